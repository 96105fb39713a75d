#include "write/schema.h"

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"
#include "graph/names.h"
#include "rules/ontology.h"

namespace claimgraph {
namespace {

using Json = nlohmann::ordered_json;
using Names = std::initializer_list<const char*>;

const Json kString = {{"type", "string"}};
const Json kTextOrNull = {{"type", {"string", "null"}}};
const Json kDecimalOrNull = {{"type", {"string", "null"}}, {"pattern", "^-?[0-9]+(\\.[0-9]+)?$"}};
const Json kDayOrNull = {{"type", {"string", "null"}}, {"pattern", "^-?[0-9]{4}-[0-9]{2}-[0-9]{2}"}};
const Json kOffset = {{"type", "integer"}, {"minimum", 0}};
const Json kConfidence = {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};

Json reference(const char* name) { return {{"$ref", std::string("#/$defs/") + name}}; }
Json list_of(const Json& items) { return {{"type", "array"}, {"items", items}}; }
Json one_of(const std::set<std::string>& names) { return {{"enum", names}}; }

Json one_of_list(const std::set<std::string>& names) { return list_of(one_of(names)); }

// The names of an enum of `count` values; an empty name is null.
template <typename Enum>
Json names_of(int count) {
  Json names = Json::array();
  for (int i = 0; i < count; ++i) {
    const std::string_view name = name_of(static_cast<Enum>(i));
    names.push_back(name.empty() ? Json(nullptr) : Json(name));
  }
  return {{"enum", names}};
}

Json object(const Json& properties, Names required) {
  return {{"type", "object"}, {"properties", properties}, {"required", required}};
}

Json place() {
  return object({{"document", kString},
                 {"start", kOffset},
                 {"end", kOffset},
                 {"text", kString},
                 {"field", {{"enum", {"title", "text"}}}}},
                {"document", "start", "end", "text"});
}

Json mention() {
  Json with = {{"form", names_of<MentionForm>(4)},
               {"link", object({{"rule", kString}, {"confidence", kConfidence}}, {"rule", "confidence"})}};
  return {{"allOf", {reference("place"), {{"properties", with}}}}};
}

Json slot() { return {{"allOf", {reference("place"), {{"properties", {{"operator", kString}}}}}}}; }

Json triple() {
  return object({{"subject", kString}, {"relation", kString}, {"object", kString}},
                {"subject", "relation", "object"});
}

Json evidence() {
  const Json sentence = object({{"start", kOffset}, {"end", kOffset}}, {"start", "end"});
  const Json with = {{"sentence", sentence},
                     {"triple", triple()},
                     {"predicate", kString},
                     {"rule", kString},
                     {"confidence", kConfidence}};
  return {{"allOf", {reference("place"), {{"properties", with}}}}};
}

Json document() {
  return object({{"id", kString},
                 {"title", kString},
                 {"date", kString},
                 {"language", kString},
                 {"uri", kString},
                 {"host", kString},
                 {"source", kString},
                 {"version", kString},
                 {"modified", kString},
                 {"length", kOffset},
                 {"sha256", {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}},
                 {"truncated", kString},
                 {"fingerprint", kString},
                 {"hidden", one_of_list({"bidi_control", "bidi_unbalanced", "hidden_text"})},
                 {"retracted", {{"type", "boolean"}}},
                 {"text", kString}},
                {"id", "length", "sha256"});
}

Json entity() {
  return object({{"type", kString},
                 {"aliases", list_of(kString)},
                 {"same_as", list_of(kString)},
                 {"confusable_with", list_of(kString)},
                 {"spelling", one_of_list({"bidi_control", "compat_form", "hidden_text", "invisible_chars",
                                           "mixed_script"})},
                 {"mentions", list_of(reference("mention"))}},
                {"type", "aliases", "mentions"});
}

Json amount() {
  return object({{"dimension", names_of<Dimension>(4)},
                 {"value", kDecimalOrNull},
                 {"low", kDecimalOrNull},
                 {"high", kDecimalOrNull},
                 {"unit", kString},
                 {"modifier", names_of<Modifier>(7)},
                 {"change", names_of<Change>(3)},
                 {"per", kTextOrNull},
                 {"note", kString},
                 {"mentions", list_of(reference("mention"))}},
                {"dimension", "value", "low", "high", "unit", "modifier", "change", "per", "mentions"});
}

Json date() {
  return object({{"type", names_of<TimexType>(4)},
                 {"value", kTextOrNull},
                 {"mod", kTextOrNull},
                 {"begin", kDayOrNull},
                 {"end", kDayOrNull},
                 {"note", kString},
                 {"mentions", list_of(reference("mention"))}},
                {"type", "value", "mod", "begin", "end", "mentions"});
}

// What claims and clauses share; `types` and `slots` are the names the ontology allows.
Json claim(const std::set<std::string>& types, const std::set<std::string>& roles) {
  const Json support = object({{"documents", kOffset}, {"sources", kOffset}}, {"documents", "sources"});
  const Json slots = {{"type", "object"},
                      {"propertyNames", one_of(roles)},
                      {"additionalProperties", {{"anyOf", {reference("slot"), list_of(reference("slot"))}}}}};
  return object({{"type", one_of(types)},
                 {"predicate", kString},
                 {"triple", triple()},
                 {"support", support},
                 {"text", kString},
                 {"scope", kTextOrNull},
                 {"polarity", names_of<Polarity>(2)},
                 {"modality", names_of<Modality>(9)},
                 {"status", names_of<Status>(10)},
                 {"evidence", {{"type", "array"}, {"items", reference("evidence")}, {"minItems", 1}}},
                 {"cues", list_of(reference("place"))},
                 {"slots", slots},
                 {"open_roles", list_of(one_of(roles))},
                 {"rule", kString},
                 {"confidence", kConfidence}},
                {"type", "predicate", "triple", "polarity", "modality", "status", "evidence", "cues", "slots",
                 "rule", "confidence"});
}

// A node is what its kind says.
Json node() {
  Json kinds = Json::array();
  Json rules = Json::array();
  for (int number = 0; number <= static_cast<int>(NodeKind::kClaim); ++number) {
    const auto kind = static_cast<NodeKind>(number);
    const std::string name(name_of(kind));
    kinds.push_back(name);
    const std::string definition = kind <= NodeKind::kAgreement ? "entity" : name;
    const Json id = {{"type", "string"}, {"pattern", "^" + name + "_[0-9a-f]{32}$"}};
    rules.push_back({{"if", {{"properties", {{"kind", {{"const", name}}}}}}},
                     {"then", {{"allOf", {reference(definition.c_str()), {{"properties", {{"id", id}}}}}}}}});
  }
  Json json =
      object({{"id", kString}, {"kind", {{"enum", kinds}}}, {"label", kString}}, {"id", "kind", "label"});
  json["allOf"] = rules;
  return json;
}

Json edge(const std::set<std::string>& roles) {
  const Json operators = {
      {"enum", {"if", "unless", "until", "provided", "subject_to", "in_exchange", "failing", "when"}}};
  return object({{"source", kString},
                 {"target", kString},
                 {"role", one_of(roles)},
                 {"operator", operators},
                 {"documents", list_of(kString)}},
                {"source", "target", "role"});
}

void add_names(const std::vector<RoleType>& roles, std::set<std::string>& names) {
  for (const RoleType& role : roles) names.insert(role.name);
}

}  // namespace

std::string graph_schema(const Ontology& ontology) {
  std::set<std::string> claims{"open"}, clauses,
      roles{"equivalent", "party",       "value",   "effective", "until",
            "announced",  "contradicts", "revises", "supersedes"};
  add_names(ontology.common_claim_roles, roles);
  add_names(ontology.common_clause_roles, roles);
  for (const ClaimType& type : ontology.types) {
    (type.clause ? clauses : claims).insert(type.name);
    add_names(type.roles, roles);
  }
  const Json generator =
      object({{"name", kString}, {"version", kString}, {"patterns", kString}, {"unicode", kString}},
             {"name", "version", "patterns"});
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"title", "claimgraph graph, version 1"}};
  schema.update(object({{"claimgraph", {{"const", "1"}}},
                        {"generator", generator},
                        {"documents", list_of(reference("document"))},
                        {"nodes", list_of(reference("node"))},
                        {"edges", list_of(reference("edge"))}},
                       {"claimgraph", "generator", "documents", "nodes", "edges"}));
  schema["$defs"] = {{"place", place()},
                     {"slot", slot()},
                     {"mention", mention()},
                     {"evidence", evidence()},
                     {"document", document()},
                     {"entity", entity()},
                     {"amount", amount()},
                     {"date", date()},
                     {"clause", claim(clauses, roles)},
                     {"claim", claim(claims, roles)},
                     {"node", node()},
                     {"edge", edge(roles)}};
  return schema.dump(2) + "\n";
}

std::string claims_mapping() {
  const Json keyword = {{"type", "keyword"}, {"ignore_above", 8191}};
  const Json text = {{"type", "text"}, {"analyzer", "english"}, {"fields", {{"exact", {{"type", "text"}}}}}};
  const Json stored = {{"type", "integer"}, {"index", false}};
  const auto nested = [](const Json& properties) {
    return Json{{"type", "nested"}, {"properties", properties}};
  };
  const auto keywords = [&](Names names) {
    Json properties = Json::object();
    for (const char* name : names) properties[name] = keyword;
    return properties;
  };
  Json properties = keywords({"id", "kind", "type", "predicate", "polarity", "modality", "status", "rule",
                              "source", "field", "when_precision", "when_basis", "documents"});
  properties["confidence"] = {{"type", "float"}};
  properties["text"] = text;
  properties["triple"] = {{"properties", {{"subject", text}, {"relation", text}, {"object", text}}}};
  properties["parties"] = nested(keywords({"id", "name", "type", "role"}));
  const Json days = {{"type", "date_range"}, {"format", "strict_date_optional_time"}};
  Json amount = keywords({"role", "dimension", "value", "low", "high", "unit", "modifier"});
  amount["number"] = {{"type", "double"}};
  amount["range"] = {{"type", "double_range"}};
  properties["amounts"] = nested(amount);
  Json date = keywords({"role", "type", "value", "begin", "end", "precision"});
  date["range"] = days;
  properties["dates"] = nested(date);
  properties["when"] = days;
  Json clause = keywords({"type", "holder", "grantor"});
  clause["scope"] = text;
  properties["clauses"] = nested(clause);
  Json condition = keywords({"operator", "claim"});
  condition["text"] = text;
  properties["condition"] = nested(condition);
  Json document = keywords({"id", "date", "uri", "source"});
  document["title"] = text;
  properties["document"] = {{"properties", document}};
  properties["start"] = stored;
  properties["end"] = stored;
  return Json{{"mappings", {{"dynamic", "strict"}, {"properties", properties}}}}.dump(2) + "\n";
}

}  // namespace claimgraph
