#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "graph/order.h"
#include "write/claim_order.h"
#include "write/formats.h"

namespace claimgraph {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

// Sorts what the edges of a claim lead to into the record's lists.
void put_targets(Json& record, const Graph& graph, const Node& claim) {
  const auto [first, last] = graph.edges_from(claim.id);
  for (const Edge* edge = first; edge != last; ++edge) {
    const Node* target = graph.find(edge->target);
    if (target == nullptr) continue;
    if (edge->role == "condition") {
      record["condition"].push_back(
          {{"operator", text_or_null(edge->op)}, {"claim", target->id}, {"text", target->label}});
    } else if (edge->role == "source" && record["source"].is_null()) {
      record["source"] = target->label;
    }
    if (target->kind <= NodeKind::kAgreement) {
      record["parties"].push_back(
          {{"id", target->id}, {"name", target->label}, {"type", target->type}, {"role", edge->role}});
    } else if (const AmountFields* amount = target->amount()) {
      record["amounts"].push_back({{"role", edge->role},
                                   {"dimension", amount->dimension},
                                   {"value", text_or_null(amount->value)},
                                   {"low", text_or_null(amount->low)},
                                   {"high", text_or_null(amount->high)},
                                   {"unit", amount->unit},
                                   {"modifier", amount->modifier}});
    } else if (const DateFields* date = target->date()) {
      record["dates"].push_back({{"role", edge->role},
                                 {"type", target->type},
                                 {"value", text_or_null(date->value)},
                                 {"begin", text_or_null(date->begin)},
                                 {"end", text_or_null(date->end)}});
    } else if (target->kind == NodeKind::kClause) {
      Json clause{{"type", target->type}, {"scope", nullptr}};
      for (const Slot& slot : target->claim()->slots) {
        if (slot.role == "scope" && clause["scope"].is_null()) clause["scope"] = slot.at.text;
      }
      clause["holder"] = fillers(graph, *target, "holder");
      clause["grantor"] = fillers(graph, *target, "grantor");
      record["clauses"].push_back(std::move(clause));
    }
  }
}

Json document_of(const Graph& graph, const std::string& id) {
  const auto found = std::lower_bound(
      graph.documents.begin(), graph.documents.end(), id,
      [](const DocumentInfo& document, const std::string& wanted) { return document.id < wanted; });
  const DocumentInfo info = found != graph.documents.end() && found->id == id ? *found : DocumentInfo{};
  return {{"id", id},
          {"title", text_or_null(info.title)},
          {"date", text_or_null(info.date)},
          {"uri", text_or_null(info.uri)}};
}

Json record_of(const Graph& graph, const ClaimPlace& place) {
  const Node& node = *place.node;
  const ClaimFields& claim = *node.claim();
  Json record{{"id", node.id},
              {"type", node.type},
              {"predicate", claim.predicate},
              {"text", node.label},
              {"triple",
               {{"subject", claim.triple.subject},
                {"relation", claim.triple.relation},
                {"object", claim.triple.object}}},
              {"polarity", claim.polarity},
              {"modality", claim.modality},
              {"status", text_or_null(claim.status)},
              {"confidence", claim.confidence},
              {"rule", claim.rule}};
  for (const char* list : {"parties", "amounts", "dates", "clauses"}) record[list] = Json::array();
  record["source"] = nullptr;
  record["condition"] = Json::array();
  put_targets(record, graph, node);
  for (const Slot& slot : claim.slots) {
    if (slot.role == "source" && record["source"].is_null()) record["source"] = one_line(slot.at.text);
  }
  record["document"] = document_of(graph, place.evidence->at.document);
  record["start"] = place.evidence->at.start;
  record["end"] = place.evidence->at.end;
  if (place.evidence->at.in_title) record["field"] = "title";
  return record;
}

}  // namespace

std::string claims_lines(const Graph& graph) {
  std::string lines;
  for (const ClaimPlace& place : first_places(graph)) {
    if (place.node->kind != NodeKind::kClaim) continue;
    lines += record_of(graph, place).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return lines;
}

}  // namespace claimgraph
