// The door to ICU and utf8proc: repairing UTF-8, and offsets in code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"

namespace claimgraph {

/// Appends `bytes` to `out` with every bad sequence replaced by one U+FFFD; returns how many there were.
/// A byte order mark at the start is dropped.
std::uint32_t append_repaired(std::string_view bytes, std::string& out);

/// The analysed text of an article: the title, a line break and the body; only the body where there is no
/// title.
SourceText join_fields(std::string_view title, std::string_view body);

/// Code point offsets of byte offsets, O(1) amortised: one count every 256 bytes.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  std::uint32_t at(std::uint32_t byte) const;
  std::uint32_t size() const { return at(static_cast<std::uint32_t>(text_.size())); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace claimgraph
