// GraphML and DOT: for programs that draw graphs. Labels, kinds and roles only.
#include <string>
#include <string_view>

#include "claimgraph/graph.h"
#include "text/unicode.h"
#include "write/formats.h"

namespace claimgraph {
namespace {

// XML 1.0 holds no control characters, whatever the escape.
std::string xml_text(std::string_view text) {
  std::string out;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const char32_t c = point.value;
    const bool allowed = c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (allowed) {
      out += text.substr(at, point.size);
    } else {
      out += "\uFFFD";
    }
    at += point.size;
  }
  return out;
}

std::string dot_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    out += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  return out += '"';
}

std::string data(std::string_view key, std::string_view value) {
  return "<data key=\"" + std::string(key) + "\">" + xml_text(value) + "</data>";
}

}  // namespace

std::string graphml(const Graph& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml "
      "xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const char* key : {"kind", "type", "label"})
    out += "<key id=\"" + std::string(key) + "\" for=\"node\" attr.name=\"" + key +
           "\" attr.type=\"string\"/>\n";
  out +=
      "<key id=\"role\" for=\"edge\" attr.name=\"role\" attr.type=\"string\"/>\n<graph "
      "edgedefault=\"directed\">\n";
  for (const Node& node : graph.nodes)
    out += "<node id=\"" + xml_text(node.id) + "\">" + data("kind", name_of(node.kind)) +
           data("type", node.type) + data("label", node.label) + "</node>\n";
  for (const Edge& edge : graph.edges)
    out += "<edge source=\"" + xml_text(edge.source) + "\" target=\"" + xml_text(edge.target) + "\">" +
           data("role", edge.role) + "</edge>\n";
  return out + "</graph>\n</graphml>\n";
}

std::string dot(const Graph& graph) {
  std::string out = "digraph claims {\n";
  for (const Node& node : graph.nodes)
    out += dot_text(node.id) + " [label=" + dot_text(node.label) + ", class=" + dot_text(name_of(node.kind)) +
           "];\n";
  for (const Edge& edge : graph.edges)
    out += dot_text(edge.source) + " -> " + dot_text(edge.target) + " [label=" + dot_text(edge.role) + "];\n";
  return out + "}\n";
}

}  // namespace claimgraph
