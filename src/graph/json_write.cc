// The JSON form of a graph. Keys stand in the contract's order; text is valid UTF-8 by construction.
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "claimgraph/graph.h"

namespace claimgraph {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

void put_if(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

Json place_json(const TextPlace& place) {
  Json json{{"document", place.document}, {"start", place.start}, {"end", place.end}, {"text", place.text}};
  if (place.in_title) json["field"] = "title";
  return json;
}

Json mention_json(const NodeMention& mention) {
  Json json = place_json(mention.at);
  put_if(json, "form", mention.form);
  if (!mention.link_rule.empty())
    json["link"] = Json{{"rule", mention.link_rule}, {"confidence", mention.link_confidence}};
  return json;
}

Json evidence_json(const Evidence& evidence) {
  Json json = place_json(evidence.at);
  json["sentence"] = Json{{"start", evidence.sentence_start}, {"end", evidence.sentence_end}};
  return json;
}

// One object, or a list where a role has several.
Json slots_json(const std::vector<Slot>& slots) {
  Json json = Json::object();
  for (std::size_t i = 0; i < slots.size();) {
    std::size_t end = i + 1;
    while (end < slots.size() && slots[end].role == slots[i].role) ++end;
    if (end == i + 1) {
      json[slots[i].role] = place_json(slots[i].at);
    } else {
      Json& list = json[slots[i].role] = Json::array();
      for (std::size_t each = i; each < end; ++each) list.push_back(place_json(slots[each].at));
    }
    i = end;
  }
  return json;
}

void put_amount(Json& json, const AmountFields& amount) {
  json["dimension"] = amount.dimension;
  json["value"] = text_or_null(amount.value);
  json["low"] = text_or_null(amount.low);
  json["high"] = text_or_null(amount.high);
  json["unit"] = amount.unit;
  json["modifier"] = amount.modifier;
  json["change"] = text_or_null(amount.change);
  json["per"] = text_or_null(amount.per);
  put_if(json, "note", amount.note);
}

void put_date(Json& json, const DateFields& date) {
  json["value"] = text_or_null(date.value);
  json["mod"] = text_or_null(date.mod);
  json["begin"] = text_or_null(date.begin);
  json["end"] = text_or_null(date.end);
  put_if(json, "note", date.note);
}

void put_claim(Json& json, const Node& node, const ClaimFields& claim) {
  json["predicate"] = claim.predicate;
  json["triple"] = Json{{"subject", claim.triple.subject},
                        {"relation", claim.triple.relation},
                        {"object", claim.triple.object}};
  if (node.kind == NodeKind::kClause) {
    json["text"] = node.label;
    json["scope"] = nullptr;
    for (const Slot& slot : claim.slots) {
      if (slot.role == "scope" && json["scope"].is_null()) json["scope"] = slot.at.text;
    }
  }
  json["polarity"] = claim.polarity;
  json["modality"] = claim.modality;
  json["status"] = text_or_null(claim.status);
  json["evidence"] = Json::array();
  for (const Evidence& evidence : claim.evidence) json["evidence"].push_back(evidence_json(evidence));
  json["cues"] = Json::array();
  for (const TextPlace& cue : claim.cues) json["cues"].push_back(place_json(cue));
  json["slots"] = slots_json(claim.slots);
  if (!claim.open_roles.empty()) json["open_roles"] = claim.open_roles;
  json["rule"] = claim.rule;
  json["confidence"] = claim.confidence;
}

Json node_json(const Node& node) {
  Json json{{"id", node.id}, {"kind", name_of(node.kind)}};
  if (node.kind != NodeKind::kAmount) json["type"] = node.type;
  json["label"] = node.label;
  if (const AmountFields* amount = node.amount()) put_amount(json, *amount);
  if (const DateFields* date = node.date()) put_date(json, *date);
  const ClaimFields* claim = node.claim();
  if (node.kind == NodeKind::kClaim || node.kind == NodeKind::kClause) {
    if (claim != nullptr) put_claim(json, node, *claim);
    return json;
  }
  if (node.kind <= NodeKind::kAgreement) json["aliases"] = node.aliases;
  if (!node.same_as.empty()) json["same_as"] = node.same_as;
  if (claim != nullptr && !claim->slots.empty()) json["slots"] = slots_json(claim->slots);
  if (claim != nullptr && !claim->open_roles.empty()) json["open_roles"] = claim->open_roles;
  json["mentions"] = Json::array();
  for (const NodeMention& mention : node.mentions) json["mentions"].push_back(mention_json(mention));
  return json;
}

Json document_json(const DocumentInfo& document) {
  Json json{{"id", document.id}};
  put_if(json, "title", document.title);
  put_if(json, "date", document.date);
  put_if(json, "language", document.language);
  put_if(json, "uri", document.uri);
  put_if(json, "source", document.publisher);
  put_if(json, "version", document.version);
  put_if(json, "modified", document.modified);
  json["length"] = document.length;
  json["sha256"] = document.sha256;
  put_if(json, "truncated", document.truncated);
  return json;
}

}  // namespace

std::string to_json(const Graph& graph, int indent) {
  Json json{
      {"claimgraph", "1"},
      {"generator", Json{{"name", "claimgraph"}, {"version", graph.version}, {"patterns", graph.patterns}}}};
  json["documents"] = Json::array();
  for (const DocumentInfo& document : graph.documents) json["documents"].push_back(document_json(document));
  json["nodes"] = Json::array();
  for (const Node& node : graph.nodes) json["nodes"].push_back(node_json(node));
  json["edges"] = Json::array();
  for (const Edge& edge : graph.edges) {
    Json made{{"source", edge.source}, {"target", edge.target}, {"role", edge.role}};
    put_if(made, "operator", edge.op);
    json["edges"].push_back(std::move(made));
  }
  // Text was repaired when it was read, so `replace` is never needed; it keeps dump() from throwing.
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace claimgraph
