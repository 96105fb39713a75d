#include "rules/word_tree.h"

#include "document.h"
#include "rules/letter_forms.h"
#include "text/unicode.h"

namespace claimgraph {

void WordTree::add(std::string_view word) {
  std::uint32_t node = 0;
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    at += point.size;
    std::vector<std::uint32_t> forms{point.value};
    if (point.value == ' ')
      forms.assign(kSpaces.begin(), kSpaces.end());
    else if (any_case_ && point.value >= kFirstWide)
      forms = any_case_of(point.value);
    std::uint32_t below = kNowhere;
    for (const std::uint32_t form : forms) below = add_bytes(node, utf8_of(form), below);
    node = below;
  }
  nodes_[node].ends = true;
}

std::uint32_t WordTree::write(std::vector<WordNode>& nodes, std::vector<WordEdge>& edges) const {
  const auto root = static_cast<std::uint32_t>(nodes.size());
  for (const Node& node : nodes_) {
    nodes.push_back({static_cast<std::uint32_t>(edges.size()), static_cast<std::uint16_t>(node.edges.size()),
                     static_cast<std::uint16_t>(node.ends)});
    for (const auto& [byte, below] : node.edges)
      edges.push_back(WordEdge{byte} << kEdgeByte | (root + below));
  }
  return root;
}

// Follows the bytes from a node, and makes what is missing; the last edge leads to `below` where that is
// known and nothing stands there yet.
std::uint32_t WordTree::add_bytes(std::uint32_t node, std::string_view bytes, std::uint32_t below) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const auto known = nodes_[node].edges.find(byte);
    if (known != nodes_[node].edges.end()) {
      node = known->second;
      continue;
    }
    const bool joins = below != kNowhere && at + 1 == bytes.size();
    const auto next = joins ? below : static_cast<std::uint32_t>(nodes_.size());
    if (!joins) nodes_.emplace_back();
    nodes_[node].edges[byte] = next;
    node = next;
  }
  return node;
}

}  // namespace claimgraph
