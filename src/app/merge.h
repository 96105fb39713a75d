// What becomes of a merged collection.
#pragma once

#include "app/output.h"
#include "app/pieces.h"
#include "graph/merger.h"
#include "write/formats.h"

namespace claimgraph {

/// Writes what the merger holds to `output`, which is open on the target's file; the exit code, whose message
/// has been said.
int write_merged(Format format, Merger& merger, const Target& target, Output& output);

}  // namespace claimgraph
