// A tree of the bytes of words, for expressions.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "rules/expressions.h"

namespace claimgraph {

/// Nodes and edges while words are added: a character that has several forms (spaces, letters outside ASCII
/// in any case) leads to one node.
class WordTree {
 public:
  explicit WordTree(bool any_case) : any_case_(any_case), nodes_(1) {}

  void add(std::string_view word);
  /// Appends the nodes; returns where the first of them is.
  std::uint32_t write(std::vector<WordNode>& nodes, std::vector<WordEdge>& edges) const;

 private:
  struct Node {
    std::map<unsigned char, std::uint32_t> edges;
    bool ends = false;
  };

  std::uint32_t add_bytes(std::uint32_t node, std::string_view bytes, std::uint32_t below);

  bool any_case_;
  std::vector<Node> nodes_;
};

}  // namespace claimgraph
