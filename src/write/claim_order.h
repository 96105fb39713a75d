// Claims in reading order, with what an output line needs at hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/graph.h"

namespace claimgraph {

/// A claim or clause at one of its places.
struct ClaimPlace {
  const Node* node = nullptr;
  const Evidence* evidence = nullptr;
};

/// All claims and clauses at each of their places, by document, place and id.
std::vector<ClaimPlace> claim_places(const Graph& graph);

/// All claims and clauses once each, by their first place.
std::vector<ClaimPlace> first_places(const Graph& graph);

/// The article of that id; one without fields where the graph has none.
const DocumentInfo& document_of(const Graph& graph, std::string_view id);

/// The articles that give a claim's evidence, sorted, each once.
std::vector<std::string> documents_of(const ClaimFields& claim);

/// The labels of what fills a role of a node, in edge order.
std::vector<std::string> fillers(const Graph& graph, const Node& node, std::string_view role);

}  // namespace claimgraph
