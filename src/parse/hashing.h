// How the parser's features become numbers.
#pragma once

#include <array>
#include <cstdint>

namespace claimgraph {

// Multilinear hashing (Carter and Wegman 1979): a feature is the sum of its parts, each times the odd number
// of its place; tables take their rows from the upper bits. A product that several features share is made
// once.
inline constexpr std::array<std::uint32_t, 4> kPlaceFactors{0x9E3779B1U, 0x85EBCA6BU, 0xC2B2AE3DU,
                                                            0x27D4EB2FU};

constexpr std::uint32_t feature_hash(std::uint32_t name, std::uint32_t a, std::uint32_t b = 0,
                                     std::uint32_t c = 0, std::uint32_t d = 0) {
  return (name + 1) * 0x6C8E9CF5U + a * kPlaceFactors[0] + b * kPlaceFactors[1] + c * kPlaceFactors[2] +
         d * kPlaceFactors[3];
}

constexpr std::uint32_t distance_class(std::int32_t from, std::int32_t to) {
  const std::int32_t distance = to > from ? to - from : from - to;
  if (distance <= 4) return static_cast<std::uint32_t>(distance);
  if (distance <= 6) return 5;
  if (distance <= 10) return 6;
  return 7;
}

}  // namespace claimgraph
