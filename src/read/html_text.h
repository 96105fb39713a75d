// The words of a page's parts as a text of paragraphs, with the way back to the page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read/html_tree.h"
#include "read/source_map.h"

namespace claimgraph {

struct HtmlText {
  std::string text;  // UTF-8; paragraphs, headings, captions and list items with an empty line between
  SourceMap map;
};

/// Is it an element that stands on lines of its own?
bool is_block(GumboTag tag);

/// The text of the nodes of `parts` (in document order, none within another) and their descendants, but for
/// those under a node that `dropped` marks. White space runs together as browsers show it, <br> is a line
/// break, a list item begins with a bullet.
HtmlText text_of(const HtmlTree& tree, const std::vector<std::uint32_t>& parts,
                 const std::vector<char>& dropped);

/// The text of a fragment of HTML (the body of a feed's entry), without scripts and the like.
HtmlText fragment_text(std::string_view html);

}  // namespace claimgraph
