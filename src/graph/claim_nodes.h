// Claims and clauses as nodes with edges to what fills their roles.
#pragma once

#include <string>
#include <vector>

#include "claimgraph/graph.h"
#include "document.h"
#include "graph/locator.h"

namespace claimgraph {

struct Resources;

/// The node ids of what a filler may point to, by index into the document's layers.
struct NodeIds {
  std::vector<std::string> entities, amounts, dates;
};

/// Appends a node for every claim of the document, and their edges (fillers of slots become slots).
void add_claims(const Resources& resources, const Document& document, const Locator& locator,
                const NodeIds& ids, Graph& graph);

}  // namespace claimgraph
