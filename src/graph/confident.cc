#include "graph/confident.h"

#include <set>
#include <string>

namespace claimgraph {

void keep_confident(Graph& graph, double least) {
  const auto doubtful = [&](const Node& node) {
    const ClaimFields* claim = node.claim();
    const bool states = node.kind == NodeKind::kClaim || node.kind == NodeKind::kClause;
    return states && claim != nullptr && claim->confidence < least;
  };
  std::set<std::string> gone;
  for (const Node& node : graph.nodes) {
    if (doubtful(node)) gone.insert(node.id);
  }
  if (gone.empty()) return;
  std::erase_if(graph.edges,
                [&](const Edge& edge) { return gone.count(edge.source) > 0 || gone.count(edge.target) > 0; });
  std::erase_if(graph.nodes, [&](const Node& node) { return gone.count(node.id) > 0; });
}

}  // namespace claimgraph
