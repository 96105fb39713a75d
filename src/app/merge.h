// What becomes of a merged collection.
#pragma once

#include "app/output.h"
#include "graph/merger.h"
#include "write/formats.h"

namespace claimgraph {

/// Writes what the merger holds; the exit code, whose message has been said.
int write_merged(Format format, Merger& merger, Output& output);

}  // namespace claimgraph
