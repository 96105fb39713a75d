// From an analysed article to its graph.
#pragma once

#include "claimgraph/graph.h"
#include "document.h"

namespace claimgraph {

struct Resources;

/// Every entity, amount, date and claim of the document as a node, with its mentions and edges; what is the
/// same by its id is one node. `document.meta.id` names the document in all places.
Graph build_graph(const Resources& resources, const Document& document);

}  // namespace claimgraph
