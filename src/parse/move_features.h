// The parser's features of a move, one after the other.
#pragma once

#include <cstdint>
#include <vector>

#include "parse/features.h"

namespace claimgraph {

// Multilinear hashing (Carter and Wegman 1979): a feature is the sum of its parts, each times the odd number
// of its place; tables take their rows from the upper bits. A product that several features share is made
// once.
constexpr std::uint32_t feature_hash(std::uint32_t name, std::uint32_t a, std::uint32_t b = 0,
                                     std::uint32_t c = 0, std::uint32_t d = 0) {
  return (name + 1) * 0x6C8E9CF5U + a * 0x9E3779B1U + b * 0x85EBCA6BU + c * 0xC2B2AE3DU + d * 0x27D4EB2FU;
}

constexpr std::uint32_t distance_class(std::int32_t from, std::int32_t to) {
  const std::int32_t distance = to > from ? to - from : from - to;
  if (distance <= 4) return static_cast<std::uint32_t>(distance);
  if (distance <= 6) return 5;
  if (distance <= 10) return 6;
  return 7;
}

constexpr std::uint32_t count_class(std::uint8_t count) { return count > 3 ? 3U : count; }

// The "few" templates of Zhang and Nivre (2011) with the neighbours, heads and words that helped most on the
// development files. `take` gets the number and the hash of each, as it is made: memory that it asks for
// comes while the next ones are.
template <typename Take>
void each_move_feature(const ParseState& state, Take&& take) {
  const std::int32_t n = state.size();
  const auto node = [&](std::int32_t at) {
    return at < 0 || at > n ? ParseToken{} : state.tokens[static_cast<std::size_t>(at)];
  };
  const auto child = [&](const std::vector<std::int32_t>& of, std::int32_t at) {
    return at < 0 ? kNobody : of[static_cast<std::size_t>(at)];
  };
  const std::size_t depth = state.stack.size();
  const std::int32_t s0 = depth > 0 ? state.stack[depth - 1] : kNobody;
  const std::int32_t s1 = depth > 1 ? state.stack[depth - 2] : kNobody;
  const std::int32_t b = state.buffer;
  const ParseToken S0 = node(s0);
  const ParseToken S1 = node(s1);
  const ParseToken N0 = node(b);
  const ParseToken N1 = node(b + 1);
  const ParseToken N2 = node(b + 2);
  const ParseToken N_1 = node(b - 1);
  const ParseToken after = s0 < 0 ? ParseToken{} : node(s0 + 1);
  const std::int32_t s0_head = child(state.head, s0);
  const ParseToken S0h = node(s0_head);
  const ParseToken S0l = node(child(state.left1, s0));
  const ParseToken S0r = node(child(state.right1, s0));
  const ParseToken N0l = node(child(state.left1, b));
  const std::uint32_t distance = s0 < 0 ? 0 : distance_class(s0, b);
  const std::uint32_t valency_left = s0 < 0 ? 0 : count_class(state.left_count[static_cast<std::size_t>(s0)]);
  const std::uint32_t valency_right =
      s0 < 0 ? 0 : count_class(state.right_count[static_cast<std::size_t>(s0)]);
  const std::uint32_t n_left = count_class(state.left_count[static_cast<std::size_t>(b)]);
  const std::uint32_t has_head = s0_head == kNobody ? 1U : 2U;

  std::uint32_t k = 0;
  const auto add = [&](std::uint32_t a, std::uint32_t second = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
    take(k, feature_hash(k, a, second, c, d));
    ++k;
  };
  add(N0.word, N0.tag);
  add(N0.word);
  add(N0.tag);
  add(N1.word, N1.tag);
  add(N1.tag, N_1.tag);
  add(N2.tag, N0.tag);
  add(N0.tag, N1.tag);
  add(N0.tag, N1.tag, N2.tag);
  add(S0.word, S0.tag);
  add(S0.word);
  add(S0.tag);
  add(S0.word, S0.tag, N0.tag);
  add(S0.tag, N0.word, N0.tag);
  add(S0.word, N0.word);
  add(S0.tag, N0.tag);
  add(S0.tag, N0.tag, N1.tag);
  add(S0.tag, N0.tag, distance);
  add(S0.tag, N0.tag, after.tag, N_1.tag);
  add(S0h.tag, S0.tag, N0.tag);
  add(S0.tag, S0l.tag, N0.tag);
  add(S0.tag, S0r.tag, N0.tag);
  add(S0.tag, N0.tag, N0l.tag);
  add(S0.tag, valency_left, valency_right, N0.tag);
  add(N0.tag, n_left, S0.tag);
  add(S1.tag, S0.tag, N0.tag);
  add(has_head, S0.tag, N0.tag);
  add(S0.word, N0.tag, N1.tag);
  add(S0.tag, N0.tag, N1.tag, N2.tag);
  add(S0.word, valency_right, N0.tag);
  add(S0.word, distance, has_head);
  add(N0.word, distance);
  add(S0h.word, N0.tag);
  add(S0l.word, S0.tag, N0.tag);
  add(S0r.word, S0.tag, N0.tag);
  add(S1.word, S0.tag, N0.tag);
  add(S0.word, has_head, N0.tag);
  add(N0.word, N1.tag, S0.tag);
  add(S0.tag, N0.tag, N1.word);
  static_assert(kMoveFeatures == 38);
}

}  // namespace claimgraph
