// JSON-LD 1.1, flattened: the statements of the N-Quads form, one object a subject. The context stands
// inside, so that nothing is fetched.
#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "graph/json_text.h"
#include "write/formats.h"
#include "write/rdf.h"

namespace claimgraph {
namespace {

auto key(const RdfStatement& s) {
  return std::tie(s.graph, s.subject, s.predicate, s.object, s.type, s.kind);
}

using At = std::vector<RdfStatement>::const_iterator;

// The end of the run of statements that agree with the first one.
template <typename Same>
At run_end(At at, At end, const Same& same) {
  return std::find_if_not(at, end, [&](const RdfStatement& each) { return same(*at, each); });
}

void put_context(JsonText& json) {
  json.key("@context").open('{');
  json.key("@version").number(1.1);
  for (const Prefix& prefix : prefixes()) json.key(prefix.name).text(prefix.iri);
  json.close('}');
}

void put_value(JsonText& json, const RdfStatement& statement) {
  if (statement.predicate == "rdf:type") return json.text(statement.object);
  json.open('{');
  if (statement.kind == RdfStatement::Object::kThing) {
    json.key("@id").text(statement.object);
  } else {
    json.key("@value").text(statement.object);
    if (!statement.type.empty()) json.key("@type").text(statement.type);
  }
  json.close('}');
}

// The statements of one subject, inside an object that the caller opens and closes.
void put_subject(JsonText& json, At at, At end) {
  json.key("@id").text(at->subject);
  while (at != end) {
    const At next = run_end(at, end, [](const auto& a, const auto& b) { return a.predicate == b.predicate; });
    json.key(at->predicate == "rdf:type" ? "@type" : at->predicate).open('[');
    for (; at != next; ++at) put_value(json, *at);
    json.close(']');
  }
}

}  // namespace

std::string json_ld(const Graph& graph) {
  std::vector<RdfStatement> all = statements_of(graph);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return key(a) < key(b); });
  all.erase(
      std::unique(all.begin(), all.end(), [](const auto& a, const auto& b) { return key(a) == key(b); }),
      all.end());
  const auto same_subject = [](const RdfStatement& a, const RdfStatement& b) {
    return a.graph == b.graph && a.subject == b.subject;
  };
  std::string out;
  JsonText json(out);
  json.open('{');
  put_context(json);
  json.key("@graph").open('[');
  for (At at = all.begin(); at != all.end();) {
    const At next = run_end(at, all.cend(), same_subject);
    json.open('{');
    if (at->graph.empty()) {
      put_subject(json, at, next);
    } else {  // a claim's graph tells of the claim alone
      json.key("@id").text(at->graph);
      json.key("@graph").open('[');
      json.open('{');
      put_subject(json, at, next);
      json.close('}');
      json.close(']');
    }
    json.close('}');
    at = next;
  }
  json.close(']');
  json.close('}');
  return out + "\n";
}

}  // namespace claimgraph
