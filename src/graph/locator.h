// From bytes of an analysed text to the contract's places: code points of the field they lie in.
#pragma once

#include "claimgraph/graph.h"
#include "document.h"
#include "text/unicode.h"

namespace claimgraph {

/// The document must outlive the locator and keep its text.
class Locator {
 public:
  explicit Locator(const Document& document);

  /// The place of a byte span; a span that runs over the border of title and text is cut at the border.
  TextPlace place(ByteSpan bytes) const;
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
