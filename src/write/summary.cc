#include <string>

#include "graph/order.h"
#include "write/claim_order.h"
#include "write/formats.h"
#include "write/terminal.h"

namespace claimgraph {
namespace {

void add_role(std::string& roles, const std::string& role, const std::string& text) {
  if (!roles.empty()) roles += "; ";
  roles += role + "=" + visible(one_line(text));
}

std::string roles_of(const Graph& graph, const Node& node) {
  std::string roles;
  const auto [first, last] = graph.edges_from(node.id);
  for (const Edge* edge = first; edge != last; ++edge) {
    const Node* target = graph.find(edge->target);
    if (target == nullptr) continue;
    const std::string role = edge->op.empty() ? edge->role : edge->role + " (" + edge->op + ")";
    add_role(roles, role, target->label);
  }
  for (const Slot& slot : node.claim()->slots) add_role(roles, slot.role, "\"" + slot.at.text + "\"");
  return roles;
}

}  // namespace

std::string summary_lines(const Graph& graph) {
  std::string lines;
  for (const ClaimPlace& place : first_places(graph)) {
    const ClaimFields& claim = *place.node->claim();
    std::string stands = claim.modality;
    if (!claim.status.empty()) stands += "," + claim.status;
    if (claim.polarity == "negative") stands += ",negative";
    const std::string& sentence =
        place.evidence->sentence.empty() ? place.evidence->at.text : place.evidence->sentence;
    lines += "claim " + place.node->type + " [" + stands + "] " + visible(one_line(place.node->label)) +
             " | " + roles_of(graph, *place.node) + " | " + visible(one_line(sentence)) + " | " + claim.rule +
             "\n";
  }
  return lines;
}

}  // namespace claimgraph
