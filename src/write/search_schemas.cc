#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>

#include "write/schema.h"

namespace claimgraph {
namespace {

using Json = nlohmann::ordered_json;
using Names = std::initializer_list<const char*>;

// The fields of a document of `--format solr`, `typesense` and `meilisearch` but money and time.
constexpr Names kExact = {"kind",   "type",           "polarity",   "modality", "status", "rule",
                          "source", "when_precision", "when_basis", "document", "uri",    "publisher"};
constexpr Names kExactLists = {"parties", "party_ids", "roles", "clauses", "amounts", "documents"};
constexpr Names kWords = {"text", "title", "subject", "relation", "object", "predicate"};

std::string text_of(const Json& json) { return json.dump(2) + "\n"; }

}  // namespace

std::string solr_schema() {
  Json fields = Json::array();
  const auto add = [&](const char* name, const char* type, bool many) {
    fields.push_back({{"name", name}, {"type", type}, {"multiValued", many}});
  };
  for (const char* name : kExact) add(name, "string", false);
  for (const char* name : kExactLists) add(name, "string", true);
  for (const char* name : kWords) add(name, "text_en", false);
  add("published", "string", false);
  add("confidence", "pdouble", false);
  add("when", "claim_days", false);
  return text_of({{"add-field-type", {{"name", "claim_days"}, {"class", "solr.DateRangeField"}}},
                  {"add-field", fields},
                  {"add-dynamic-field", {{"name", "money_*"}, {"type", "pdouble"}, {"multiValued", true}}}});
}

std::string typesense_schema() {
  Json fields = Json::array();
  const auto add = [&](const char* name, const char* type, bool facet) {
    fields.push_back({{"name", name}, {"type", type}, {"facet", facet}, {"optional", true}});
  };
  for (const char* name : kExact) add(name, "string", true);
  for (const char* name : kExactLists) add(name, "string[]", true);
  for (const char* name : kWords) add(name, "string", false);
  add("published", "string", false);
  add("confidence", "float", false);
  add("from", "int64", false);
  add("to", "int64", false);
  add("money", "object", false);
  return text_of({{"name", "claims"}, {"enable_nested_fields", true}, {"fields", fields}});
}

std::string meilisearch_settings() {
  Json filters = Json::array();
  for (const Names& names : {kExact, kExactLists, Names{"confidence", "from", "to", "money"}}) {
    for (const char* name : names) filters.push_back(name);
  }
  Json searched = Json::array();
  for (const char* name : kWords) searched.push_back(name);
  searched.push_back("parties");
  return text_of({{"searchableAttributes", searched},
                  {"filterableAttributes", filters},
                  {"sortableAttributes", {"from", "to", "confidence"}}});
}

}  // namespace claimgraph
