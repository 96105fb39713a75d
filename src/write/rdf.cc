#include "write/rdf.h"

#include <utility>

#include "base/ascii.h"

namespace claimgraph {
namespace {

constexpr std::string_view kOwn = "urn:claimgraph:";

bool is_plain(char c) { return is_ascii_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_'; }

// What a name may hold is anything; an IRI of it holds letters, digits and escapes.
std::string escaped(std::string_view name) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string iri;
  for (const char c : name) {
    if (is_plain(c)) {
      iri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    iri += '%';
    iri += kDigits[byte >> 4U];
    iri += kDigits[byte & 15U];
  }
  return iri;
}

std::string own(std::string_view kind, std::string_view name) {
  return std::string(kOwn) + std::string(kind) + escaped(name);
}

bool states(std::string_view id) { return id.starts_with("claim_") || id.starts_with("clause_"); }

// The class of schema.org a thing is of; empty where none fits.
std::string_view schema_class(const Node& node) {
  if (node.kind == NodeKind::kPlace) return "schema:Place";
  if (node.kind == NodeKind::kProduct) return "schema:Product";
  if (node.kind == NodeKind::kAmount && node.amount() != nullptr && node.amount()->dimension == "money")
    return "schema:MonetaryAmount";
  if (node.kind != NodeKind::kParty) return "";
  if (node.type == "organization") return "schema:Organization";
  if (node.type == "government") return "schema:GovernmentOrganization";
  return node.type == "person" ? "schema:Person" : "";
}

class Statements {
 public:
  using Object = RdfStatement::Object;

  void thing(const std::string& about, std::string_view predicate, std::string object,
             const std::string& graph = "") {
    list_.push_back({about, std::string(predicate), Object::kThing, std::move(object), "", graph});
  }
  // An empty term or text says nothing.
  void term(const std::string& about, std::string_view object, const std::string& graph = "") {
    if (!object.empty()) list_.push_back({about, "rdf:type", Object::kTerm, std::string(object), "", graph});
  }
  void text(const std::string& about, std::string_view predicate, const std::string& value,
            std::string_view type = "", const std::string& graph = "") {
    if (value.empty()) return;
    list_.push_back({about, std::string(predicate), Object::kText, value, std::string(type), graph});
  }

  void document(const DocumentInfo& info);
  void node(const Node& node);
  void edge(const Edge& edge);
  std::vector<RdfStatement> take() { return std::move(list_); }

 private:
  void place(const std::string& about, std::string_view predicate, const TextPlace& place,
             const std::string& graph);
  void amount(const std::string& about, const AmountFields& amount);
  void claim(const std::string& about, const ClaimFields& claim, const std::string& graph);

  std::vector<RdfStatement> list_;
};

void Statements::document(const DocumentInfo& info) {
  const std::string about = own("document:", info.id);
  term(about, "schema:NewsArticle");
  text(about, "schema:identifier", info.id);
  text(about, "schema:headline", info.title);
  text(about, "schema:datePublished", info.date);
  text(about, "schema:inLanguage", info.language);
  text(about, "schema:publisher", info.publisher);
  text(about, "schema:url", info.uri);
}

// A place in an article: a resource with the selectors of the Web Annotation model.
void Statements::place(const std::string& about, std::string_view predicate, const TextPlace& place,
                       const std::string& graph) {
  const std::string start = std::to_string(place.start), end = std::to_string(place.end);
  const std::string here =
      own("place:", place.document) + (place.in_title ? ":title:" : ":text:") + start + "-" + end;
  thing(about, predicate, here, graph);
  term(here, "oa:SpecificResource");
  thing(here, "oa:hasSource", own("document:", place.document));
  thing(here, "oa:hasSelector", here + ":position");
  thing(here, "oa:hasSelector", here + ":quote");
  term(here + ":position", "oa:TextPositionSelector");
  text(here + ":position", "oa:start", start, "xsd:nonNegativeInteger");
  text(here + ":position", "oa:end", end, "xsd:nonNegativeInteger");
  term(here + ":quote", "oa:TextQuoteSelector");
  text(here + ":quote", "oa:exact", place.text);
}

void Statements::amount(const std::string& about, const AmountFields& amount) {
  const bool money = amount.dimension == "money";
  text(about, "cg:value", amount.value, "xsd:decimal");
  text(about, "cg:low", amount.low, "xsd:decimal");
  text(about, "cg:high", amount.high, "xsd:decimal");
  text(about, "cg:unit", amount.unit);
  text(about, "cg:modifier", amount.modifier);
  if (!money) return;
  text(about, "schema:currency", amount.unit);
  text(about, "schema:value", amount.value, "xsd:decimal");
}

void Statements::claim(const std::string& about, const ClaimFields& claim, const std::string& graph) {
  text(about, "cg:polarity", claim.polarity, "", graph);
  text(about, "cg:modality", claim.modality, "", graph);
  text(about, "cg:status", claim.status, "", graph);
  thing(about, "prov:wasGeneratedBy", own("rule:", claim.rule));
  for (const Evidence& evidence : claim.evidence) place(about, "prov:wasDerivedFrom", evidence.at, "");
}

void Statements::node(const Node& node) {
  const std::string about = own("", node.id);
  const bool claims = states(node.id) && node.claim() != nullptr;
  const std::string graph = claims ? about : "";
  term(about, "kind:" + std::string(name_of(node.kind)), graph);
  term(about, schema_class(node), graph);
  text(about, "rdfs:label", node.label, "", graph);
  text(about, "cg:type", node.type, "", graph);
  for (const std::string& alias : node.aliases) text(about, "schema:alternateName", alias);
  for (const std::string& same : node.same_as) text(about, "cg:sameAs", same);
  for (const std::string& other : node.confusable_with) thing(about, "cg:confusableWith", own("", other));
  if (node.amount() != nullptr) amount(about, *node.amount());
  if (const DateFields* date = node.date()) {
    text(about, "cg:value", date->value);
    text(about, "cg:begin", date->begin);
    text(about, "cg:end", date->end);
  }
  for (const NodeMention& mention : node.mentions) place(about, "cg:mention", mention.at, graph);
  if (claims) claim(about, *node.claim(), graph);
}

void Statements::edge(const Edge& edge) {
  const std::string about = own("", edge.source);
  thing(about, "role:" + escaped(edge.role), own("", edge.target), states(edge.source) ? about : "");
}

}  // namespace

const std::vector<Prefix>& prefixes() {
  static const std::vector<Prefix> all = {
      {"cg", "urn:claimgraph:"},
      {"kind", "urn:claimgraph:kind:"},
      {"role", "urn:claimgraph:role:"},
      {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
      {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
      {"xsd", "http://www.w3.org/2001/XMLSchema#"},
      {"schema", "https://schema.org/"},
      {"prov", "http://www.w3.org/ns/prov#"},
      {"oa", "http://www.w3.org/ns/oa#"},
  };
  return all;
}

std::string expanded(std::string_view prefixed) {
  const std::size_t colon = prefixed.find(':');
  for (const Prefix& prefix : prefixes()) {
    if (prefix.name == prefixed.substr(0, colon))
      return std::string(prefix.iri) + std::string(prefixed.substr(colon + 1));
  }
  return std::string(prefixed);
}

std::vector<RdfStatement> statements_of(const Graph& graph) {
  Statements statements;
  for (const DocumentInfo& info : graph.documents) statements.document(info);
  for (const Node& node : graph.nodes) statements.node(node);
  for (const Edge& edge : graph.edges) statements.edge(edge);
  return statements.take();
}

}  // namespace claimgraph
