// A graph as RDF statements: PROV-O for where things come from, Web Annotation for places, schema.org for
// articles and kinds of things; each claim's statements in a named graph of the claim.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/graph.h"

namespace claimgraph {

/// Predicates and terms are prefixed ("oa:exact"), subjects and things whole IRIs, all of them made of
/// letters, digits and escapes. No blank nodes. `graph`: the claim whose named graph it stands in, or "".
struct RdfStatement {
  enum class Object : std::uint8_t { kThing, kTerm, kText };

  std::string subject, predicate;
  Object kind = Object::kText;
  std::string object;
  std::string type;  // of a text: a prefixed XML Schema type, "" = string
  std::string graph;
};

struct Prefix {
  std::string_view name, iri;
};
const std::vector<Prefix>& prefixes();
/// "oa:exact" as the whole IRI.
std::string expanded(std::string_view prefixed);

/// By document, node and edge; the same statement may come more than once.
std::vector<RdfStatement> statements_of(const Graph& graph);

}  // namespace claimgraph
