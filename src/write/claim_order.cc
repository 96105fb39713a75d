#include "write/claim_order.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace claimgraph {
namespace {

void sort_by_place(std::vector<ClaimPlace>& places) {
  const auto key = [](const ClaimPlace& place) {
    const TextPlace& at = place.evidence->at;
    return std::tie(at.document, place.node->id, at.start, at.end);
  };
  const auto order = [&](const ClaimPlace& a, const ClaimPlace& b) {
    const TextPlace& x = a.evidence->at;
    const TextPlace& y = b.evidence->at;
    if (x.document != y.document) return x.document < y.document;
    if (x.in_title != y.in_title) return x.in_title;
    if (std::tie(x.start, x.end) != std::tie(y.start, y.end))
      return std::tie(x.start, x.end) < std::tie(y.start, y.end);
    return key(a) < key(b);
  };
  std::sort(places.begin(), places.end(), order);
}

}  // namespace

std::vector<ClaimPlace> claim_places(const Graph& graph) {
  std::vector<ClaimPlace> places;
  for (const Node& node : graph.nodes) {
    if (node.kind != NodeKind::kClaim && node.kind != NodeKind::kClause) continue;
    if (const ClaimFields* claim = node.claim()) {
      for (const Evidence& evidence : claim->evidence) places.push_back({&node, &evidence});
    }
  }
  sort_by_place(places);
  return places;
}

std::vector<ClaimPlace> first_places(const Graph& graph) {
  std::vector<ClaimPlace> places;
  for (const Node& node : graph.nodes) {
    if (node.kind != NodeKind::kClaim && node.kind != NodeKind::kClause) continue;
    const ClaimFields* claim = node.claim();
    if (claim != nullptr && !claim->evidence.empty()) places.push_back({&node, &claim->evidence.front()});
  }
  sort_by_place(places);
  return places;
}

const DocumentInfo& document_of(const Graph& graph, std::string_view id) {
  static const DocumentInfo kNone;
  const auto found = std::lower_bound(
      graph.documents.begin(), graph.documents.end(), id,
      [](const DocumentInfo& document, std::string_view wanted) { return document.id < wanted; });
  return found != graph.documents.end() && found->id == id ? *found : kNone;
}

std::vector<std::string> documents_of(const ClaimFields& claim) {
  std::set<std::string> documents;
  for (const Evidence& evidence : claim.evidence) documents.insert(evidence.at.document);
  return {documents.begin(), documents.end()};
}

std::vector<std::string> fillers(const Graph& graph, const Node& node, std::string_view role) {
  std::vector<std::string> labels;
  const auto [first, last] = graph.edges_from(node.id);
  for (const Edge* edge = first; edge != last; ++edge) {
    if (edge->role != role) continue;
    if (const Node* target = graph.find(edge->target)) labels.push_back(target->label);
  }
  return labels;
}

}  // namespace claimgraph
