// From bytes of an analysed text to the contract's places: code points of the field they lie in.
#pragma once

#include <cstdint>
#include <string_view>

#include "claimgraph/graph.h"
#include "document.h"
#include "text/unicode.h"

namespace claimgraph {

/// Code points of the field a piece of text lies in, half-open; the text is the document's own.
struct FieldRange {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool in_title = false;
  std::string_view text;
};

/// The document must outlive the locator and keep its text.
class Locator {
 public:
  explicit Locator(const Document& document);

  /// The place of a byte span; a span that runs over the border of title and text is cut at the border.
  TextPlace place(ByteSpan bytes) const;
  /// The same without a copy of the text and the document's id.
  FieldRange range(ByteSpan bytes) const;
  /// From the first to the last token; REQUIRES a non-empty span.
  TextPlace place(TokenSpan tokens) const { return place(document_.bytes_of(tokens)); }
  /// Code points of the article's text.
  std::uint32_t length() const { return points_.size() - body_points_; }

 private:
  const Document& document_;
  CodePoints points_;
  std::uint32_t body_points_;
};

}  // namespace claimgraph
