// The JSON form of a graph. Keys stand in the contract's order.
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "claimgraph/graph.h"
#include "graph/json_text.h"
#include "graph/parts.h"

namespace claimgraph {
namespace {

void put_if(JsonText& json, std::string_view key, std::string_view text) {
  if (!text.empty()) json.key(key).text(text);
}

void put_texts(JsonText& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

// The fields of a place, inside an object that the caller opens and closes.
void put_place_fields(JsonText& json, const TextPlace& place) {
  json.key("document").text(place.document);
  json.key("start").number(place.start);
  json.key("end").number(place.end);
  json.key("text").text(place.text);
  if (place.in_title) json.key("field").text("title");
}

void put_place(JsonText& json, const TextPlace& place) {
  json.open('{');
  put_place_fields(json, place);
  json.close('}');
}

void put_mention(JsonText& json, const NodeMention& mention) {
  json.open('{');
  put_place_fields(json, mention.at);
  put_if(json, "form", mention.form);
  if (!mention.link_rule.empty()) {
    json.key("link").open('{');
    json.key("rule").text(mention.link_rule);
    json.key("confidence").number(mention.link_confidence);
    json.close('}');
  }
  json.close('}');
}

void put_triple(JsonText& json, const Triple& triple) {
  json.key("triple").open('{');
  json.key("subject").text(triple.subject);
  json.key("relation").text(triple.relation);
  json.key("object").text(triple.object);
  json.close('}');
}

bool says_the_same(const Evidence& evidence, const ClaimFields& claim) {
  const Triple& a = evidence.triple;
  const Triple& b = claim.triple;
  return std::tie(a.subject, a.relation, a.object, evidence.predicate, evidence.rule, evidence.confidence) ==
         std::tie(b.subject, b.relation, b.object, claim.predicate, claim.rule, claim.confidence);
}

// What it says by itself is written where the claim's own is another's.
void put_evidence(JsonText& json, const Evidence& evidence, const ClaimFields& claim) {
  json.open('{');
  put_place_fields(json, evidence.at);
  json.key("sentence").open('{');
  json.key("start").number(evidence.sentence_start);
  json.key("end").number(evidence.sentence_end);
  json.close('}');
  if (!says_the_same(evidence, claim)) {
    put_triple(json, evidence.triple);
    json.key("predicate").text(evidence.predicate);
    json.key("rule").text(evidence.rule);
    json.key("confidence").number(evidence.confidence);
  }
  json.close('}');
}

void put_slot(JsonText& json, const Slot& slot) {
  json.open('{');
  put_place_fields(json, slot.at);
  if (!slot.op.empty()) json.key("operator").text(slot.op);
  json.close('}');
}

// One object a role, or a list where a role has several.
void put_slots(JsonText& json, const std::vector<Slot>& slots) {
  json.key("slots").open('{');
  for (std::size_t i = 0; i < slots.size();) {
    std::size_t end = i + 1;
    while (end < slots.size() && slots[end].role == slots[i].role) ++end;
    json.key(slots[i].role);
    const bool list = end > i + 1;
    if (list) json.open('[');
    for (; i < end; ++i) put_slot(json, slots[i]);
    if (list) json.close(']');
  }
  json.close('}');
}

void put_amount(JsonText& json, const AmountFields& amount) {
  json.key("dimension").text(amount.dimension);
  json.key("value").text_or_null(amount.value);
  json.key("low").text_or_null(amount.low);
  json.key("high").text_or_null(amount.high);
  json.key("unit").text(amount.unit);
  json.key("modifier").text(amount.modifier);
  json.key("change").text_or_null(amount.change);
  json.key("per").text_or_null(amount.per);
  put_if(json, "note", amount.note);
}

void put_date(JsonText& json, const DateFields& date) {
  json.key("value").text_or_null(date.value);
  json.key("mod").text_or_null(date.mod);
  json.key("begin").text_or_null(date.begin);
  json.key("end").text_or_null(date.end);
  put_if(json, "note", date.note);
}

void put_clause_text(JsonText& json, const Node& node, const ClaimFields& claim) {
  json.key("text").text(node.label);
  std::string_view scope;
  for (const Slot& slot : claim.slots) {
    if (slot.role != "scope") continue;
    scope = slot.at.text;
    break;
  }
  json.key("scope").text_or_null(scope);
}

void put_claim(JsonText& json, const Node& node, const ClaimFields& claim) {
  json.key("predicate").text(claim.predicate);
  put_triple(json, claim.triple);
  if (node.kind == NodeKind::kClause) put_clause_text(json, node, claim);
  json.key("polarity").text(claim.polarity);
  json.key("modality").text(claim.modality);
  json.key("status").text_or_null(claim.status);
  json.key("evidence").open('[');
  for (const Evidence& evidence : claim.evidence) put_evidence(json, evidence, claim);
  json.close(']');
  json.key("cues").open('[');
  for (const TextPlace& cue : claim.cues) put_place(json, cue);
  json.close(']');
  put_slots(json, claim.slots);
  if (!claim.open_roles.empty()) put_texts(json, "open_roles", claim.open_roles);
  json.key("rule").text(claim.rule);
  json.key("confidence").number(claim.confidence);
  if (claim.documents < 2) return;  // one speaks for itself
  json.key("support").open('{');
  json.key("documents").number(claim.documents);
  json.key("sources").number(claim.sources);
  json.close('}');
}

// What all nodes but claims and clauses end in.
void put_mentions(JsonText& json, const Node& node) {
  if (node.kind <= NodeKind::kAgreement) put_texts(json, "aliases", node.aliases);
  if (!node.same_as.empty()) put_texts(json, "same_as", node.same_as);
  if (!node.confusable_with.empty()) put_texts(json, "confusable_with", node.confusable_with);
  if (!node.spelling.empty()) put_texts(json, "spelling", node.spelling);
  const ClaimFields* claim = node.claim();
  if (claim != nullptr && !claim->slots.empty()) put_slots(json, claim->slots);
  if (claim != nullptr && !claim->open_roles.empty()) put_texts(json, "open_roles", claim->open_roles);
  json.key("mentions").open('[');
  for (const NodeMention& mention : node.mentions) put_mention(json, mention);
  json.close(']');
}

void put_node(JsonText& json, const Node& node) {
  json.open('{');
  json.key("id").text(node.id);
  json.key("kind").text(name_of(node.kind));
  if (node.kind != NodeKind::kAmount) json.key("type").text(node.type);
  json.key("label").text(node.label);
  if (const AmountFields* amount = node.amount()) put_amount(json, *amount);
  if (const DateFields* date = node.date()) put_date(json, *date);
  const bool states = node.kind == NodeKind::kClaim || node.kind == NodeKind::kClause;
  if (!states) {
    put_mentions(json, node);
  } else if (const ClaimFields* claim = node.claim()) {
    put_claim(json, node, *claim);
  }
  json.close('}');
}

void put_document(JsonText& json, const DocumentInfo& document) {
  json.open('{');
  json.key("id").text(document.id);
  put_if(json, "title", document.title);
  put_if(json, "date", document.date);
  put_if(json, "language", document.language);
  put_if(json, "uri", document.uri);
  put_if(json, "host", document.host);
  put_if(json, "source", document.publisher);
  put_if(json, "version", document.version);
  put_if(json, "modified", document.modified);
  json.key("length").number(document.length);
  json.key("sha256").text(document.sha256);
  put_if(json, "truncated", document.truncated);
  put_if(json, "fingerprint", document.fingerprint);
  if (!document.hidden.empty()) put_texts(json, "hidden", document.hidden);
  if (document.retracted) json.key("retracted").boolean(true);
  put_if(json, "text", document.text);
  json.close('}');
}

void put_edge(JsonText& json, const Edge& edge) {
  json.open('{');
  json.key("source").text(edge.source);
  json.key("target").text(edge.target);
  json.key("role").text(edge.role);
  put_if(json, "operator", edge.op);
  if (!edge.documents.empty()) put_texts(json, "documents", edge.documents);
  json.close('}');
}

// Up to the first document.
void put_head(JsonText& json, const Generator& generator) {
  json.open('{');
  json.key("claimgraph").text("1");
  json.key("generator").open('{');
  json.key("name").text("claimgraph");
  json.key("version").text(generator.version);
  json.key("patterns").text(generator.patterns);
  put_if(json, "unicode", generator.unicode);
  json.close('}');
  json.key("documents").open('[');
}

void put_next_list(JsonText& json, std::string_view name) {
  json.close(']');
  json.key(name).open('[');
}

}  // namespace

GraphJson::GraphJson(int indent, std::function<bool(std::string_view)> write)
    : json_(out_, indent), write_(std::move(write)) {}

bool GraphJson::head(const Generator& generator) {
  put_head(json_, generator);
  return true;
}

// Closes the lists before `section`, and hands on what has gathered.
bool GraphJson::enter(Section section) {
  constexpr const char* kNames[] = {"documents", "nodes", "edges"};
  while (section_ < section) {
    section_ = static_cast<Section>(static_cast<int>(section_) + 1);
    put_next_list(json_, kNames[static_cast<int>(section_)]);
  }
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  if (out_.size() < kPiece) return true;
  const bool written = write_(out_);
  out_.clear();
  return written;
}

bool GraphJson::document(DocumentInfo info) {
  put_document(json_, info);
  return enter(Section::kDocuments);
}

bool GraphJson::node(Node node) {
  if (!enter(Section::kNodes)) return false;
  put_node(json_, node);
  return true;
}

bool GraphJson::edge(Edge edge) {
  if (!enter(Section::kEdges)) return false;
  put_edge(json_, edge);
  return true;
}

bool GraphJson::end() {
  enter(Section::kEdges);
  json_.close(']');
  json_.close('}');
  return write_(out_);
}

std::string to_json(const Graph& graph, int indent) {
  constexpr std::size_t kNodeSize = 640;  // with its edges, about; growing step by step copies all of it
  std::string out;
  out.reserve(graph.nodes.size() * kNodeSize);
  JsonText json(out, indent);
  put_head(json, graph.generator);
  for (const DocumentInfo& document : graph.documents) put_document(json, document);
  put_next_list(json, "nodes");
  for (const Node& node : graph.nodes) put_node(json, node);
  put_next_list(json, "edges");
  for (const Edge& edge : graph.edges) put_edge(json, edge);
  json.close(']');
  json.close('}');
  return out;
}

}  // namespace claimgraph
