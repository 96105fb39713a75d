// FNV-1a (Fowler, Noll, Vo), 64 bits: a hash of short texts that is the same on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace claimgraph {

inline constexpr std::uint64_t kFnvStart = 0xCBF29CE484222325ULL;

constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t start = kFnvStart) {
  for (const char c : text) start = (start ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return start;
}

}  // namespace claimgraph
