// What a page says about its article: JSON-LD, OpenGraph and other meta elements, <time>, <title>.
#pragma once

#include <string>
#include <string_view>

#include "read/html_tree.h"
#include "read/record.h"

namespace claimgraph {

struct HtmlMetadata {
  Article article;    // all but the text; the id stays empty
  RecordNotes notes;  // where title, date and language come from
  std::string body;   // JSON-LD's articleBody
};

/// For each field the first of: the article of its JSON-LD, the meta elements in the order of a table, the
/// page's elements (<time>, <title>, <html lang>, <link rel=canonical>).
HtmlMetadata metadata_of(const HtmlTree& tree);

/// The character set that a page's first KiB names in a meta element, or an XML declaration; "" where none
/// does.
std::string declared_charset(std::string_view page);

}  // namespace claimgraph
