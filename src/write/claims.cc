#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "dates/calendar.h"
#include "graph/order.h"
#include "write/claim_record.h"
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
  json.key("name").text(searchable(target.label));
  json.key("type").text(target.type);
  json.key("role").text(edge.role);
  json.close('}');
}

void put_bound(JsonText& json, std::string_view key, std::string_view decimal) {
  if (!decimal.empty()) json.key(key).number(nearest_double(decimal));
}

// What a search engine compares: numbers beside the exact texts.
void put_number_range(JsonText& json, const AmountFields& amount) {
  json.key("number");
  if (amount.value.empty()) {
    json.null();
  } else {
    json.number(nearest_double(amount.value));
  }
  const std::string& low = amount.low.empty() ? amount.value : amount.low;
  const std::string& high = amount.high.empty() ? amount.value : amount.high;
  json.key("range");
  if (low.empty() && high.empty()) return json.null();
  json.open('{');
  put_bound(json, "gte", low);
  put_bound(json, "lte", high);
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
  put_number_range(json, *amount);
  json.close('}');
}

void put_day_range(JsonText& json, std::string_view key, std::string_view begin, std::string_view end) {
  json.key(key);
  if (begin.empty() && end.empty()) return json.null();
  json.open('{');
  if (!begin.empty()) json.key("gte").text(begin);
  if (!end.empty()) json.key("lt").text(end);
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
  put_day_range(json, "range", date->begin, date->end);
  json.key("precision").text_or_null(precision_of(date->value));
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
  json.key("scope").text_or_null(searchable(slot_text(*target.claim(), "scope")));
  for (const char* role : {"holder", "grantor"}) {
    json.key(role).open('[');
    for (const std::string& label : fillers(graph, target, role)) json.text(searchable(label));
    json.close(']');
  }
  json.close('}');
}

void put_condition(JsonText& json, const Edge& edge, const Node& target) {
  if (edge.role != "condition") return;
  json.open('{');
  json.key("operator").text_or_null(edge.op);
  json.key("claim").text(target.id);
  json.key("text").text(searchable(target.label));
  json.close('}');
}

// Conditions that are words only: "subject to approval".
void put_told_conditions(JsonText& json, const ClaimFields& claim) {
  for (const Slot& slot : claim.slots) {
    if (slot.role != "condition" || slot.op.empty()) continue;
    json.open('{');
    json.key("operator").text_or_null(slot.op);
    json.key("claim").null();
    json.key("text").text(searchable(slot.at.text));
    json.close('}');
  }
}

void put_targets(JsonText& json, const Graph& graph, const ClaimPlace& place) {
  const Node& node = *place.node;
  const auto list = [&](std::string_view name, auto put) {
    json.key(name).open('[');
    each_target(graph, node, [&](const Edge& edge, const Node& target) { put(json, edge, target); });
    json.close(']');
  };
  list("parties", put_party);
  list("amounts", put_amount);
  list("dates", put_date);
  list("clauses", [&](JsonText& to, const Edge&, const Node& target) { put_clause(to, graph, target); });
  json.key("source").text_or_null(searchable(source_of(graph, place)));
  json.key("condition").open('[');
  each_target(graph, node, [&](const Edge& edge, const Node& target) { put_condition(json, edge, target); });
  put_told_conditions(json, *node.claim());
  json.close(']');
}

void put_document(JsonText& json, const Graph& graph, const std::string& id) {
  const DocumentInfo& info = document_of(graph, id);
  json.key("document").open('{');
  json.key("id").text(id);
  json.key("title").text_or_null(searchable(info.title));
  json.key("date").text_or_null(info.date);
  json.key("uri").text_or_null(searchable(info.uri));
  json.key("source").text_or_null(searchable(info.publisher));
  json.close('}');
}

void put_time(JsonText& json, const ClaimTime& time) {
  put_day_range(json, "when", time.begin, time.end);
  json.key("when_precision").text_or_null(time.precision);
  json.key("when_basis").text_or_null(time.basis);
}

}  // namespace

std::string_view precision_of(std::string_view value) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    if (value.size() < from + count) return false;
    return std::all_of(value.begin() + from, value.begin() + from + count, is_digit);
  };
  if (!digits(0, 4)) return "";
  if (value.size() == 4) return "year";
  if (value[4] != '-' || value.size() < 6) return "";
  if (value.find('T') != std::string_view::npos) return digits(5, 2) && digits(8, 2) ? "time" : "";
  if (value[5] == 'Q' && digits(6, 1)) return "quarter";
  if (value[5] == 'H' && digits(6, 1)) return "half";
  if (value[5] == 'W' && digits(6, 2)) return value.size() == 8 ? "week" : "";
  if (!digits(5, 2)) return "";
  if (value.size() == 7) return "month";
  return digits(8, 2) && value.size() == 10 ? "day" : "";
}

std::string searchable(std::string_view text) {
  constexpr std::string_view kTags = "\xF3\xA0";  // first bytes of U+E0000 to U+E0FFF
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool tag = text.substr(at, 2) == kTags && (text[at + 2] == '\x80' || text[at + 2] == '\x81');
    if (tag) {
      at += 3;
    } else if (text[at] == '\0') {
      out += "\uFFFD";
    } else {
      out += text[at];
    }
  }
  return out;
}

double nearest_double(std::string_view decimal) {
  double number = 0;
  std::from_chars(decimal.data(), decimal.data() + decimal.size(), number);
  return number;
}

std::string source_of(const Graph& graph, const ClaimPlace& place) {
  std::string source;
  each_target(graph, *place.node, [&](const Edge& edge, const Node& target) {
    if (edge.role == "source" && source.empty()) source = target.label;
  });
  return source.empty() ? one_line(slot_text(*place.node->claim(), "source")) : source;
}

ClaimTime time_of(const Graph& graph, const ClaimPlace& place) {
  constexpr std::string_view kRoles[] = {"date", "closing", "effective", "announced", "period"};
  ClaimTime time;
  for (const std::string_view role : kRoles) {
    each_target(graph, *place.node, [&](const Edge& edge, const Node& target) {
      const DateFields* date = target.date();
      if (date == nullptr || edge.role != role || target.type == "DURATION" || target.type == "SET") return;
      if (!time.basis.empty() || (date->begin.empty() && date->end.empty())) return;
      time = {date->begin, date->end, std::string(precision_of(date->value)), "claim"};
    });
  }
  const std::string& published = document_of(graph, place.evidence->at.document).date;
  const auto day = iso_day(published);
  if (time.basis.empty() && day)
    time = {iso_text(*day), iso_text(*day + std::chrono::days(1)), "day", "document"};
  return time;
}

void put_claim_record(JsonText& json, const Graph& graph, const ClaimPlace& place) {
  const Node& node = *place.node;
  const ClaimFields& claim = *node.claim();
  json.open('{');
  json.key("id").text(node.id);
  json.key("kind").text(name_of(node.kind));
  json.key("type").text(node.type);
  json.key("predicate").text(searchable(claim.predicate));
  json.key("text").text(searchable(node.label));
  json.key("triple").open('{');
  json.key("subject").text(searchable(claim.triple.subject));
  json.key("relation").text(searchable(claim.triple.relation));
  json.key("object").text(searchable(claim.triple.object));
  json.close('}');
  json.key("polarity").text(claim.polarity);
  json.key("modality").text(claim.modality);
  json.key("status").text_or_null(claim.status);
  json.key("confidence").number(claim.confidence);
  json.key("rule").text(claim.rule);
  put_targets(json, graph, place);
  put_document(json, graph, place.evidence->at.document);
  json.key("start").number(place.evidence->at.start);
  json.key("end").number(place.evidence->at.end);
  if (place.evidence->at.in_title) json.key("field").text("title");
  put_time(json, time_of(graph, place));
  json.key("documents").open('[');
  for (const std::string& document : documents_of(claim)) json.text(document);
  json.close(']');
  json.close('}');
}

std::string claims_lines(const Graph& graph) {
  std::string lines;
  for (const ClaimPlace& place : first_places(graph)) {
    if (place.node->kind != NodeKind::kClaim) continue;
    JsonText json(lines);
    put_claim_record(json, graph, place);
    lines += '\n';
  }
  return lines;
}

}  // namespace claimgraph
