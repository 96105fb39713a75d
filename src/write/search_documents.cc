// Claims for engines that compare flat fields only: no objects in lists, whose fields would lose one another.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "dates/calendar.h"
#include "write/claim_record.h"
#include "write/formats.h"

namespace claimgraph {
namespace {

enum class Engine : std::uint8_t { kSolr, kTypesense };  // Meilisearch reads what Typesense does

void put_text(JsonText& json, std::string_view key, std::string_view text) {
  if (!text.empty()) json.key(key).text(searchable(text));
}

void put_texts(JsonText& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open('[');
  for (const std::string& text : texts) json.text(searchable(text));
  json.close(']');
}

// As it is said, exactly: "price=at_least 2000000000 USD".
std::string exact_text(const std::string& role, const AmountFields& amount) {
  std::string text = role + "=";
  if (amount.modifier != "exact" && !amount.modifier.empty()) text += amount.modifier + " ";
  text += amount.value.empty() ? amount.low + ".." + amount.high : amount.value;
  return text + " " + amount.unit;
}

// What a claim's edges lead to.
struct Targets {
  std::vector<std::string> parties, party_ids, roles, clauses, amounts;
  std::map<std::string, std::vector<double>> money;  // by currency code: no other keys come from a text

  Targets(const Graph& graph, const Node& claim) {
    const auto [first, last] = graph.edges_from(claim.id);
    for (const Edge* edge = first; edge != last; ++edge) {
      if (const Node* target = graph.find(edge->target)) add(edge->role, *target);
    }
  }

 private:
  void add(const std::string& role, const Node& target) {
    if (target.kind <= NodeKind::kAgreement) {
      if (std::find(party_ids.begin(), party_ids.end(), target.id) == party_ids.end()) {
        party_ids.push_back(target.id);
        parties.push_back(target.label);
      }
      roles.push_back(role + "=" + target.label);
    }
    if (target.kind == NodeKind::kClause) clauses.push_back(target.type);
    if (const AmountFields* amount = target.amount()) add(role, *amount);
  }

  void add(const std::string& role, const AmountFields& amount) {
    amounts.push_back(exact_text(role, amount));
    const auto capital = is_upper;
    const bool code = amount.unit.size() == 3 && std::all_of(amount.unit.begin(), amount.unit.end(), capital);
    if (amount.dimension != "money" || !code) return;
    for (const std::string* bound : {&amount.value, &amount.low, &amount.high}) {
      const bool counts = bound == &amount.value || amount.value.empty();
      if (counts && !bound->empty()) money[amount.unit].push_back(nearest_double(*bound));
    }
  }
};

void put_money(JsonText& json, const Targets& targets, Engine engine) {
  if (engine == Engine::kTypesense) json.key("money").open('{');
  for (const auto& [currency, numbers] : targets.money) {
    json.key(engine == Engine::kSolr ? "money_" + currency : currency).open('[');
    for (const double number : numbers) json.number(number);
    json.close(']');
  }
  if (engine == Engine::kTypesense) json.close('}');
}

// Solr's ranges hold both their days; seconds since 1970 for those that know no dates.
void put_when(JsonText& json, const ClaimTime& time, Engine engine) {
  const auto begin = iso_day(time.begin), end = iso_day(time.end);
  if (engine == Engine::kSolr && (begin || end)) {
    json.key("when").text("[" + (begin ? iso_text(*begin) : "*") + " TO " +
                          (end ? iso_text(*end - std::chrono::days(1)) : "*") + "]");
  }
  const auto seconds = [](std::chrono::sys_days day) {
    return std::int64_t{std::chrono::seconds(day.time_since_epoch()).count()};
  };
  if (engine == Engine::kTypesense && begin) json.key("from").number(seconds(*begin));
  if (engine == Engine::kTypesense && end) json.key("to").number(seconds(*end));
  put_text(json, "when_precision", time.precision);
  put_text(json, "when_basis", time.basis);
}

void put_search_document(JsonText& json, const Graph& graph, const ClaimPlace& place, Engine engine) {
  const Node& node = *place.node;
  const ClaimFields& claim = *node.claim();
  const DocumentInfo& article = document_of(graph, place.evidence->at.document);
  const Targets targets(graph, node);
  json.open('{');
  json.key("id").text(node.id);
  json.key("kind").text(name_of(node.kind));
  json.key("type").text(node.type);
  put_text(json, "predicate", claim.predicate);
  json.key("text").text(searchable(node.label));
  put_text(json, "subject", claim.triple.subject);
  put_text(json, "relation", claim.triple.relation);
  put_text(json, "object", claim.triple.object);
  put_text(json, "polarity", claim.polarity);
  put_text(json, "modality", claim.modality);
  put_text(json, "status", claim.status);
  json.key("confidence").number(claim.confidence);
  put_text(json, "rule", claim.rule);
  put_text(json, "source", source_of(graph, place));
  put_texts(json, "parties", targets.parties);
  put_texts(json, "party_ids", targets.party_ids);
  put_texts(json, "roles", targets.roles);
  put_texts(json, "clauses", targets.clauses);
  put_texts(json, "amounts", targets.amounts);
  put_money(json, targets, engine);
  put_when(json, time_of(graph, place), engine);
  json.key("document").text(place.evidence->at.document);
  put_text(json, "title", article.title);
  put_text(json, "published", article.date);
  put_text(json, "uri", article.uri);
  put_text(json, "publisher", article.publisher);
  put_texts(json, "documents", documents_of(claim));
  json.close('}');
}

std::string search_documents(const Graph& graph, Engine engine) {
  std::string lines;
  for (const ClaimPlace& place : first_places(graph)) {
    JsonText json(lines);
    put_search_document(json, graph, place, engine);
    lines += '\n';
  }
  return lines;
}

}  // namespace

std::string solr_lines(const Graph& graph) { return search_documents(graph, Engine::kSolr); }
std::string typesense_lines(const Graph& graph) { return search_documents(graph, Engine::kTypesense); }

}  // namespace claimgraph
