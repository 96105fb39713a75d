// Half-open ranges. ByteSpan and TokenSpan are two instantiations of one template, so mixing them does not
// compile.
#pragma once

#include <compare>
#include <cstdint>

namespace claimgraph {

template <typename Unit>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // past the last unit

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// Bytes of Document::text (UTF-8, repaired).
using ByteSpan = Span<struct ByteUnit>;
/// Tokens of a Document.
using TokenSpan = Span<struct TokenUnit>;

}  // namespace claimgraph
