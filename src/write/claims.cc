#include <algorithm>
#include <string>
#include <string_view>

#include "graph/json_text.h"
#include "graph/order.h"
#include "write/claim_order.h"
#include "write/formats.h"

namespace claimgraph {
namespace {

// Calls `put(edge, target)` for each edge of a claim.
template <typename Put>
void each_target(const Graph& graph, const Node& claim, Put put) {
  const auto [first, last] = graph.edges_from(claim.id);
  for (const Edge* edge = first; edge != last; ++edge) {
    if (const Node* target = graph.find(edge->target)) put(*edge, *target);
  }
}

void put_party(JsonText& json, const Edge& edge, const Node& target) {
  if (target.kind > NodeKind::kAgreement) return;
  json.open('{');
  json.key("id").text(target.id);
  json.key("name").text(target.label);
  json.key("type").text(target.type);
  json.key("role").text(edge.role);
  json.close('}');
}

void put_amount(JsonText& json, const Edge& edge, const Node& target) {
  const AmountFields* amount = target.amount();
  if (amount == nullptr) return;
  json.open('{');
  json.key("role").text(edge.role);
  json.key("dimension").text(amount->dimension);
  json.key("value").text_or_null(amount->value);
  json.key("low").text_or_null(amount->low);
  json.key("high").text_or_null(amount->high);
  json.key("unit").text(amount->unit);
  json.key("modifier").text(amount->modifier);
  json.close('}');
}

void put_date(JsonText& json, const Edge& edge, const Node& target) {
  const DateFields* date = target.date();
  if (date == nullptr) return;
  json.open('{');
  json.key("role").text(edge.role);
  json.key("type").text(target.type);
  json.key("value").text_or_null(date->value);
  json.key("begin").text_or_null(date->begin);
  json.key("end").text_or_null(date->end);
  json.close('}');
}

// The text of the first slot of that role, or "".
std::string_view slot_text(const ClaimFields& claim, std::string_view role) {
  const auto found = std::find_if(claim.slots.begin(), claim.slots.end(),
                                  [&](const Slot& slot) { return slot.role == role; });
  return found == claim.slots.end() ? std::string_view() : found->at.text;
}

void put_clause(JsonText& json, const Graph& graph, const Node& target) {
  if (target.kind != NodeKind::kClause) return;
  json.open('{');
  json.key("type").text(target.type);
  json.key("scope").text_or_null(slot_text(*target.claim(), "scope"));
  for (const char* role : {"holder", "grantor"}) {
    json.key(role).open('[');
    for (const std::string& label : fillers(graph, target, role)) json.text(label);
    json.close(']');
  }
  json.close('}');
}

void put_condition(JsonText& json, const Edge& edge, const Node& target) {
  if (edge.role != "condition") return;
  json.open('{');
  json.key("operator").text_or_null(edge.op);
  json.key("claim").text(target.id);
  json.key("text").text(target.label);
  json.close('}');
}

void put_targets(JsonText& json, const Graph& graph, const Node& node) {
  const auto list = [&](std::string_view name, auto put) {
    json.key(name).open('[');
    each_target(graph, node, [&](const Edge& edge, const Node& target) { put(json, edge, target); });
    json.close(']');
  };
  list("parties", put_party);
  list("amounts", put_amount);
  list("dates", put_date);
  list("clauses", [&](JsonText& to, const Edge&, const Node& target) { put_clause(to, graph, target); });
  std::string source;
  each_target(graph, node, [&](const Edge& edge, const Node& target) {
    if (edge.role == "source" && source.empty()) source = target.label;
  });
  if (source.empty()) source = one_line(slot_text(*node.claim(), "source"));
  json.key("source").text_or_null(source);
  list("condition", put_condition);
}

void put_document(JsonText& json, const Graph& graph, const std::string& id) {
  const auto found = std::lower_bound(
      graph.documents.begin(), graph.documents.end(), id,
      [](const DocumentInfo& document, const std::string& wanted) { return document.id < wanted; });
  const DocumentInfo info = found != graph.documents.end() && found->id == id ? *found : DocumentInfo{};
  json.key("document").open('{');
  json.key("id").text(id);
  json.key("title").text_or_null(info.title);
  json.key("date").text_or_null(info.date);
  json.key("uri").text_or_null(info.uri);
  json.close('}');
}

void put_record(JsonText& json, const Graph& graph, const ClaimPlace& place) {
  const Node& node = *place.node;
  const ClaimFields& claim = *node.claim();
  json.open('{');
  json.key("id").text(node.id);
  json.key("type").text(node.type);
  json.key("predicate").text(claim.predicate);
  json.key("text").text(node.label);
  json.key("triple").open('{');
  json.key("subject").text(claim.triple.subject);
  json.key("relation").text(claim.triple.relation);
  json.key("object").text(claim.triple.object);
  json.close('}');
  json.key("polarity").text(claim.polarity);
  json.key("modality").text(claim.modality);
  json.key("status").text_or_null(claim.status);
  json.key("confidence").number(claim.confidence);
  json.key("rule").text(claim.rule);
  put_targets(json, graph, node);
  put_document(json, graph, place.evidence->at.document);
  json.key("start").number(place.evidence->at.start);
  json.key("end").number(place.evidence->at.end);
  if (place.evidence->at.in_title) json.key("field").text("title");
  json.close('}');
}

}  // namespace

std::string claims_lines(const Graph& graph) {
  std::string lines;
  for (const ClaimPlace& place : first_places(graph)) {
    if (place.node->kind != NodeKind::kClaim) continue;
    JsonText json(lines);
    put_record(json, graph, place);
    lines += '\n';
  }
  return lines;
}

}  // namespace claimgraph
