#include "graph/confident.h"

#include <set>
#include <string>

#include "rules/ontology.h"

namespace claimgraph {

void keep_confident(Graph& graph, std::optional<double> least) {
  constexpr double kEven = 0.5;  // as often wrong as right
  const auto doubtful = [&](const Node& node) {
    const ClaimFields* claim = node.claim();
    const bool states = node.kind == NodeKind::kClaim || node.kind == NodeKind::kClause;
    const double bound = least.value_or(is_statement_type(node.type) ? kEven : 0);
    return states && claim != nullptr && claim->confidence < bound;
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
