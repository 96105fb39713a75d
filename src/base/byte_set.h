// A set of bytes as bits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace claimgraph {

struct ByteSet {
  using Flat = void;
  std::array<std::uint64_t, 4> bits{};

  constexpr ByteSet() = default;
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) add(static_cast<unsigned char>(c));
  }
  bool operator==(const ByteSet&) const = default;

  constexpr void add(unsigned char byte) { bits[byte / 64] |= std::uint64_t{1} << byte % 64; }
  constexpr void add(const ByteSet& other) {
    for (std::size_t at = 0; at < bits.size(); ++at) bits[at] |= other.bits[at];
  }
  constexpr bool holds(char c) const {
    const auto byte = static_cast<unsigned char>(c);
    return (bits[byte / 64] >> byte % 64 & 1) != 0;
  }
};

}  // namespace claimgraph
