// N-Quads: one statement a line.
#include <string>
#include <string_view>

#include "write/formats.h"
#include "write/rdf.h"

namespace claimgraph {
namespace {

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
  if (!type.empty()) out += "^^" + iri(expanded(type));
  return out;
}

std::string object_of(const RdfStatement& statement) {
  switch (statement.kind) {
    case RdfStatement::Object::kThing:
      return iri(statement.object);
    case RdfStatement::Object::kTerm:
      return iri(expanded(statement.object));
    case RdfStatement::Object::kText:
      return literal(statement.object, statement.type);
  }
  return "";
}

}  // namespace

std::string n_quads(const Graph& graph) {
  std::string out;
  for (const RdfStatement& statement : statements_of(graph)) {
    out += iri(statement.subject) + " " + iri(expanded(statement.predicate)) + " " + object_of(statement);
    if (!statement.graph.empty()) out += " " + iri(statement.graph);
    out += " .\n";
  }
  return out;
}

}  // namespace claimgraph
