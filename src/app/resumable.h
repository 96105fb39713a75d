// Runs that a state folder makes resumable.
#pragma once

#include <functional>

#include "app/commands.h"
#include "claimgraph/claimgraph.h"
#include "read/record.h"
#include "write/formats.h"

namespace claimgraph {

/// Extracts what `source` hands out, going on where the last run with `options.state` came to; the exit code.
/// Until all is read the output grows beside its place as FILE.partial (lines), or in the state folder
/// (graph).
int run_resumable(const ExtractOptions& options, const Extractor& extractor, Format format,
                  const std::function<bool(const Receiver&)>& source);

}  // namespace claimgraph
