// A hash of text that knows its parts: that of "take over" follows from those of "take ", and "over" and its
// length. So a word is hashed once, when it is interned, and phrases by their words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace claimgraph {

// A polynomial of the bytes, modulo 2^64.
inline constexpr std::uint64_t kTextBase = 0x9E3779B97F4A7C15ULL;

/// The hash of a text that goes on with `text` behind a part with the hash `before`.
constexpr std::uint64_t text_hash(std::uint64_t before, std::string_view text) {
  for (const char c : text) before = before * kTextBase + static_cast<unsigned char>(c) + 1;
  return before;
}

inline constexpr auto kTextPowers = [] {
  std::array<std::uint64_t, 32> powers{};
  std::uint64_t power = 1;
  for (std::uint64_t& each : powers) {
    each = power;
    power *= kTextBase;
  }
  return powers;
}();

/// What the hash of a text is multiplied by when `length` bytes follow it.
constexpr std::uint64_t text_power(std::size_t length) {
  if (length < kTextPowers.size()) return kTextPowers[length];
  std::uint64_t power = 1;
  for (; length > 0; --length) power *= kTextBase;
  return power;
}

}  // namespace claimgraph
