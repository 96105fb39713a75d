// The parser's features of a move, one after the other.
#pragma once

#include <cstdint>
#include <vector>

#include "parse/beam.h"
#include "parse/hashing.h"

namespace claimgraph {

inline constexpr std::uint32_t kFrontFeatures = 8;   // of the front of the buffer alone
inline constexpr std::uint32_t kStackFeatures = 43;  // ... and of the stack, too
inline constexpr std::uint32_t kMoveFeatures = kFrontFeatures + kStackFeatures;

// The templates of Zhang and Nivre (2011) that need no relations, with the neighbours, heads and words that
// helped most on the development files. `take` gets the number and the hash of each, as it is made: memory
// that it asks for comes while the next ones are.

/// What is asked of the token at the front of the buffer and of those around it.
template <typename Take>
void each_front_feature(const std::vector<ParseToken>& tokens, std::int32_t front, Take&& take) {
  const auto node = [&](std::int32_t at) {
    return at < 0 || at >= static_cast<std::int32_t>(tokens.size()) ? ParseToken{}
                                                                    : tokens[static_cast<std::size_t>(at)];
  };
  const ParseToken N_1 = node(front - 1);
  const ParseToken N0 = node(front);
  const ParseToken N1 = node(front + 1);
  const ParseToken N2 = node(front + 2);
  std::uint32_t k = 0;
  const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
    take(k, feature_hash(k, a, b, c, d));
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
  static_assert(kFrontFeatures == 8);
}

/// What is asked of a tree in work.
template <typename Take>
void each_stack_feature(const Beam& beam, const BeamItem& item, Take&& take) {
  static constexpr StackNode kNothing;
  const std::vector<ParseToken>& tokens = beam.tokens();
  const auto node = [&](std::int32_t at) {
    return at < 0 || at >= static_cast<std::int32_t>(tokens.size()) ? ParseToken{}
                                                                    : tokens[static_cast<std::size_t>(at)];
  };
  const auto below = [&](const StackNode& above) -> const StackNode& {
    return above.below == kNobody ? kNothing : beam.node(above.below);
  };
  const StackNode& s0 = item.top == kNobody ? kNothing : beam.node(item.top);
  const StackNode& s1 = below(s0);
  const StackNode& s2 = below(s1);
  const std::int32_t b = item.buffer;
  const bool empty = item.top == kNobody;
  const ParseToken S0 = node(s0.token);
  const ParseToken S1 = node(s1.token);
  const ParseToken S2 = node(s2.token);
  const ParseToken S0h = s0.has_head ? S1 : ParseToken{};
  const ParseToken S0hh = s0.has_head && s1.has_head ? S2 : ParseToken{};
  const ParseToken S0l = node(s0.left1);
  const ParseToken S0l2 = node(s0.left2);
  const ParseToken S0r = node(s0.right1);
  const ParseToken S0r2 = node(s0.right2);
  const ParseToken S0rr = node(s0.right_right1);
  const ParseToken after = empty ? ParseToken{} : node(s0.token + 1);
  const ParseToken N_1 = node(b - 1);
  const ParseToken N0 = node(b);
  const ParseToken N1 = node(b + 1);
  const ParseToken N2 = node(b + 2);
  const ParseToken N0l = node(item.left1);
  const ParseToken N0l2 = node(item.left2);
  const auto few = [](std::uint8_t count) { return count > 3 ? 3U : count; };
  const std::uint32_t distance = empty ? 0 : distance_class(s0.token, b);
  const std::uint32_t valency_left = few(s0.left_count);
  const std::uint32_t valency_right = few(s0.right_count);
  const std::uint32_t n_left = few(item.left_count);
  const std::uint32_t has_head = s0.has_head ? 2U : 1U;

  std::uint32_t k = kFrontFeatures;
  const auto add = [&](std::uint32_t a, std::uint32_t second = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
    take(k, feature_hash(k, a, second, c, d));
    ++k;
  };
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
  // Of two children and of heads' heads.
  add(S0hh.tag, S0h.tag, S0.tag, N0.tag);
  add(S0.tag, S0l.tag, S0l2.tag, N0.tag);
  add(S0.tag, S0r.tag, S0r2.tag, N0.tag);
  add(N0.tag, N0l.tag, N0l2.tag, S0.tag);
  add(S0.tag, S0r.tag, S0rr.tag, N0.tag);
  // Of more words.
  add(S2.tag, S1.tag, S0.tag, N0.tag);
  add(S1.word, N0.word);
  add(S1.word, N0.tag, S0.tag, has_head);
  add(S1.tag, N0.word, S0.tag);
  add(S0.word, S0r.word, N0.tag);
  add(S0.word, S0l.word, N0.tag);
  add(S0.tag, S0r.word, N0.word);
  add(S0.word, S0r.tag, N0.word);
  static_assert(kStackFeatures == 43);
}

}  // namespace claimgraph
