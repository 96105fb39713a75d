// Which parts of a page are its article.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/html_tree.h"

namespace claimgraph {

/// Marks, by node, what no reader sees or reads as text: scripts, forms, hidden elements.
void drop_invisible(const HtmlTree& tree, std::vector<char>& dropped);

struct HtmlContent {
  std::vector<std::uint32_t> parts;  // nodes, in document order, none within another
  std::vector<char> dropped;         // by node: left out with all below it
  std::string_view found_by;         // "articleBody", "article", "main content", "all"
};

/// The article of a page: the element marked as its body, else the only <article> with text, else what scores
/// best by the length, commas and links of its paragraphs and by the names of its classes, with its like
/// neighbours (after Arc90's Readability). Navigation, advertisements, teasers, comments and forms within it
/// are dropped. Linear in the page.
HtmlContent find_content(const HtmlTree& tree);

}  // namespace claimgraph
