// Patterns for a command, with what there is to say about them.
#pragma once

#include <optional>

#include "claimgraph/claimgraph.h"

namespace claimgraph {

/// Nothing, and a message, where the patterns have errors.
std::optional<Extractor> load_extractor(const PatternOptions& options);

}  // namespace claimgraph
