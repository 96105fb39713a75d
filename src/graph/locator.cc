#include "graph/locator.h"

#include <algorithm>
#include <string_view>

namespace claimgraph {

Locator::Locator(const Document& document)
    : document_(document), points_(document.text.bytes), body_points_(points_.at(document.text.body_begin)) {}

TextPlace Locator::place(ByteSpan bytes) const {
  const std::uint32_t border = document_.text.body_begin;
  TextPlace place;
  place.document = document_.meta.id;
  place.in_title = bytes.begin < border;
  if (place.in_title) bytes.end = std::min(bytes.end, border - 1);  // a line break parts title and text
  const std::uint32_t field = place.in_title ? 0 : body_points_;
  place.start = points_.at(bytes.begin) - field;
  place.end = points_.at(bytes.end) - field;
  place.text = std::string_view(document_.text.bytes).substr(bytes.begin, bytes.size());
  return place;
}

}  // namespace claimgraph
