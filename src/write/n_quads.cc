// N-Quads: PROV-O for where things come from, Web Annotation for places, schema.org for articles; each
// claim's statements in a named graph of the claim.
#include <string>
#include <string_view>

#include "claimgraph/graph.h"
#include "write/formats.h"

namespace claimgraph {
namespace {

constexpr std::string_view kOwn = "urn:claimgraph:";
constexpr std::string_view kType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::string_view kLabel = "http://www.w3.org/2000/01/rdf-schema#label";
constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
constexpr std::string_view kProv = "http://www.w3.org/ns/prov#";
constexpr std::string_view kOa = "http://www.w3.org/ns/oa#";
constexpr std::string_view kSchema = "https://schema.org/";

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_';
}

// What a name may hold is anything; an IRI of it holds letters, digits and escapes.
std::string own(std::string_view kind, std::string_view name) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string iri(kOwn);
  iri += kind;
  for (const char c : name) {
    if (is_plain(c)) {
      iri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      iri += '%';
      iri += kDigits[byte >> 4U];
      iri += kDigits[byte & 15U];
    }
  }
  return iri;
}

std::string iri(std::string_view text) { return "<" + std::string(text) + ">"; }

std::string literal(std::string_view text, std::string_view type = "") {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
  if (!type.empty()) out += "^^<" + std::string(kXsd) + std::string(type) + ">";
  return out;
}

class Quads {
 public:
  // `about`, `graph`: IRIs; no graph is the default one. An empty object writes nothing.
  void add(std::string_view about, std::string_view predicate, const std::string& object,
           std::string_view graph = "") {
    if (object.empty()) return;
    out_ += iri(about) + " " + iri(predicate) + " " + object;
    if (!graph.empty()) out_ += " " + iri(graph);
    out_ += " .\n";
  }
  void add_text(std::string_view about, std::string_view predicate, std::string_view text,
                std::string_view graph = "") {
    if (!text.empty()) add(about, predicate, literal(text), graph);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

std::string joined(std::string_view a, std::string_view b) { return std::string(a) += b; }

void put_document(const DocumentInfo& info, Quads& quads) {
  const std::string about = own("document:", info.id);
  quads.add(about, kType, iri(joined(kSchema, "NewsArticle")));
  quads.add_text(about, joined(kSchema, "identifier"), info.id);
  quads.add_text(about, joined(kSchema, "headline"), info.title);
  quads.add_text(about, joined(kSchema, "datePublished"), info.date);
  quads.add_text(about, joined(kSchema, "publisher"), info.publisher);
  quads.add_text(about, joined(kSchema, "url"), info.uri);
}

// A place in an article: a resource with the selectors of the Web Annotation model.
void put_place(const std::string& about, std::string_view predicate, const TextPlace& place,
               std::string_view graph, Quads& quads) {
  const std::string offsets = std::to_string(place.start) + "," + std::to_string(place.end);
  const std::string resource =
      own("place:", place.document) + (place.in_title ? ":title:" : ":text:") + offsets;
  quads.add(about, predicate, iri(resource), graph);
  quads.add(resource, kType, iri(joined(kOa, "SpecificResource")));
  quads.add(resource, joined(kOa, "hasSource"), iri(own("document:", place.document)));
  quads.add(resource, joined(kOa, "hasSelector"), iri(resource + ":position"));
  quads.add(resource + ":position", kType, iri(joined(kOa, "TextPositionSelector")));
  quads.add(resource + ":position", joined(kOa, "start"),
            literal(std::to_string(place.start), "nonNegativeInteger"));
  quads.add(resource + ":position", joined(kOa, "end"),
            literal(std::to_string(place.end), "nonNegativeInteger"));
  quads.add(resource, joined(kOa, "hasSelector"), iri(resource + ":quote"));
  quads.add(resource + ":quote", kType, iri(joined(kOa, "TextQuoteSelector")));
  quads.add_text(resource + ":quote", joined(kOa, "exact"), place.text);
}

void put_node(const Node& node, Quads& quads) {
  const std::string about = own("", node.id);
  const ClaimFields* claim = node.claim();
  const bool states = node.kind == NodeKind::kClaim || node.kind == NodeKind::kClause;
  const std::string graph = states ? about : "";
  const auto text = [&](std::string_view name, const std::string& value) {
    quads.add_text(about, joined(kOwn, name), value, graph);
  };
  quads.add(about, kType, iri(own("kind:", name_of(node.kind))), graph);
  quads.add_text(about, kLabel, node.label, graph);
  text("type", node.type);
  for (const std::string& alias : node.aliases) text("alias", alias);
  if (const AmountFields* amount = node.amount()) {
    const auto decimal = [&](std::string_view name, const std::string& value) {
      if (!value.empty()) quads.add(about, joined(kOwn, name), literal(value, "decimal"));
    };
    decimal("value", amount->value);
    decimal("low", amount->low);
    decimal("high", amount->high);
    text("unit", amount->unit);
    text("modifier", amount->modifier);
  }
  if (const DateFields* date = node.date()) {
    text("value", date->value);
    text("begin", date->begin);
    text("end", date->end);
  }
  for (const NodeMention& mention : node.mentions)
    put_place(about, joined(kOwn, "mention"), mention.at, graph, quads);
  if (!states || claim == nullptr) return;
  text("polarity", claim->polarity);
  text("modality", claim->modality);
  text("status", claim->status);
  text("rule", claim->rule);
  for (const Evidence& evidence : claim->evidence)
    put_place(about, joined(kProv, "wasDerivedFrom"), evidence.at, "", quads);
}

}  // namespace

std::string n_quads(const Graph& graph) {
  Quads quads;
  for (const DocumentInfo& info : graph.documents) put_document(info, quads);
  for (const Node& node : graph.nodes) put_node(node, quads);
  for (const Edge& edge : graph.edges) {
    const std::string about = own("", edge.source);
    const bool states = edge.source.starts_with("claim_") || edge.source.starts_with("clause_");
    quads.add(about, own("role:", edge.role), iri(own("", edge.target)), states ? about : "");
  }
  return quads.take();
}

}  // namespace claimgraph
