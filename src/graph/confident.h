// The claims of a graph one may rely on.
#pragma once

#include <optional>

#include "claimgraph/graph.h"

namespace claimgraph {

/// Takes out the claims and clauses whose confidence is below `least`, and the edges from and to them;
/// without it, statements that are rather wrong than right. A higher bound never brings a claim back. O(nodes
/// + edges).
void keep_confident(Graph& graph, std::optional<double> least);

}  // namespace claimgraph
