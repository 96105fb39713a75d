#include "graph/locator.h"

#include <algorithm>
#include <string_view>

namespace claimgraph {

Locator::Locator(const Document& document)
    : document_(document), points_(document.text.bytes), body_points_(points_.at(document.text.body_begin)) {}

FieldRange Locator::range(ByteSpan bytes) const {
  const std::uint32_t border = document_.text.body_begin;
  FieldRange range;
  range.in_title = bytes.begin < border;
  if (range.in_title) bytes.end = std::min(bytes.end, border - 1);  // a line break parts title and text
  const std::uint32_t field = range.in_title ? 0 : body_points_;
  range.start = points_.at(bytes.begin) - field;
  range.end = points_.at(bytes.end) - field;
  range.text = std::string_view(document_.text.bytes).substr(bytes.begin, bytes.size());
  return range;
}

TextPlace Locator::place(ByteSpan bytes) const {
  const FieldRange found = range(bytes);
  return {document_.meta.id, found.start, found.end, found.in_title, std::string(found.text)};
}

}  // namespace claimgraph
