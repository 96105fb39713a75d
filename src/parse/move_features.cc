#include "parse/move_features.h"

#include <algorithm>
#include <array>
#include <utility>

namespace claimgraph {
namespace {

// What features ask for, in the notation of Zhang and Nivre (2011): S0 the top of the stack, S1 and S2 what
// lies below, N0 the front of the buffer, N1 and N2 what follows; h the head, l and r the outermost children,
// l2 and r2 the ones before; w the word, t the tag.
enum Asked : std::uint8_t {
  kNothing,
  S0w,
  S0t,
  S0hw,
  S0ht,
  S0hht,
  S0lw,
  S0lt,
  S0l2t,
  S0rw,
  S0rt,
  S0r2t,
  S0rrt,    // of the outermost right child of S0r
  S0nextt,  // of the token behind S0
  S0vl,     // numbers of children
  S0vr,
  S0has,  // a head: 2, else 1
  S1w,
  S1t,
  S2t,
  N0w,
  N0t,
  N0lt,
  N0l2t,
  N0vl,
  Npt,  // of the token before N0
  N1w,
  N1t,
  N2t,
  Dist  // from S0 to N0
};

struct MoveTemplate {
  std::uint32_t number;  // that the model was trained with
  std::array<Asked, 4> asks;
};

// The templates of Zhang and Nivre that need no relations, with the neighbours, heads and words that helped
// most on the development files. Those that ask for the same things stand in the same vector.
constexpr std::array<MoveTemplate, kStackFeatures> kTemplates{{
    // The top of the stack and the front of the buffer.
    {8, {S0w, S0t}},
    {9, {S0w}},
    {10, {S0t}},
    {11, {S0w, S0t, N0t}},

    {12, {S0t, N0w, N0t}},
    {13, {S0w, N0w}},
    {14, {S0t, N0t}},
    {15, {S0t, N0t, N1t}},

    {17, {S0t, N0t, S0nextt, Npt}},
    {26, {S0w, N0t, N1t}},
    {27, {S0t, N0t, N1t, N2t}},
    {36, {N0w, N1t, S0t}},

    {37, {S0t, N0t, N1w}},
    {16, {S0t, N0t, Dist}},
    {30, {N0w, Dist}},
    {29, {S0w, Dist, S0has}},

    // What lies below the top.
    {25, {S0has, S0t, N0t}},
    {35, {S0w, S0has, N0t}},
    {45, {S1w, N0t, S0t, S0has}},
    {34, {S1w, S0t, N0t}},

    {44, {S1w, N0w}},
    {24, {S1t, S0t, N0t}},
    {46, {S1t, N0w, S0t}},
    {43, {S2t, S1t, S0t, N0t}},

    // The head of the top.
    {18, {S0ht, S0t, N0t}},
    {31, {S0hw, N0t}},
    {38, {S0hht, S0ht, S0t, N0t}},
    {22, {S0t, S0vl, S0vr, N0t}},

    // Its right children.
    {28, {S0w, S0vr, N0t}},
    {40, {S0t, S0rt, S0r2t, N0t}},
    {42, {S0t, S0rt, S0rrt, N0t}},
    {20, {S0t, S0rt, N0t}},

    {50, {S0w, S0rt, N0w}},
    {33, {S0rw, S0t, N0t}},
    {47, {S0w, S0rw, N0t}},
    {49, {S0t, S0rw, N0w}},

    // Its left children.
    {19, {S0t, S0lt, N0t}},
    {32, {S0lw, S0t, N0t}},
    {39, {S0t, S0lt, S0l2t, N0t}},
    {48, {S0w, S0lw, N0t}},

    // Those of the front.
    {21, {S0t, N0t, N0lt}},
    {41, {N0t, N0lt, N0l2t, S0t}},
    {23, {N0t, N0vl, S0t}},
}};

using Four = StackFeatures::Four;
using Hashes = StackFeatures::Hashes;

// What a thing is multiplied by in the hash of a feature: zero where that does not ask for it.
constexpr std::uint32_t factor(std::size_t feature, Asked thing) {
  std::uint32_t sum = 0;
  for (std::size_t place = 0; feature < kTemplates.size() && place < 4; ++place) {
    if (kTemplates[feature].asks[place] == thing) sum += kPlaceFactors[place];
  }
  return sum;
}

constexpr bool is_asked_in(std::size_t vector, Asked thing) {
  for (std::size_t lane = 0; lane < 4; ++lane) {
    if (factor(4 * vector + lane, thing) != 0) return true;
  }
  return false;
}

template <Asked thing, std::size_t vector>
void add_to(std::uint32_t value, Hashes& hashes) {
  if constexpr (is_asked_in(vector, thing)) {
    constexpr Four kFactors{factor(4 * vector, thing), factor(4 * vector + 1, thing),
                            factor(4 * vector + 2, thing), factor(4 * vector + 3, thing)};
    hashes.four[vector] += value * kFactors;
  }
}

// Adds what a thing gives the features that ask for it.
template <Asked thing>
void add(std::uint32_t value, Hashes& hashes) {
  [&]<std::size_t... vector>(std::index_sequence<vector...>) { (add_to<thing, vector>(value, hashes), ...); }
  (std::make_index_sequence<StackFeatures::kFours>());
}

constexpr std::uint32_t name_of(std::size_t feature) {
  return feature < kTemplates.size() ? feature_hash(kTemplates[feature].number, 0) : 0;
}

}  // namespace

void front_features(const std::vector<ParseToken>& tokens, std::int32_t front, std::uint32_t* out) {
  const ParseToken N_1 = token_at(tokens, front - 1);
  const ParseToken N0 = token_at(tokens, front);
  const ParseToken N1 = token_at(tokens, front + 1);
  const ParseToken N2 = token_at(tokens, front + 2);
  out[0] = feature_hash(0, N0.word, N0.tag);
  out[1] = feature_hash(1, N0.word);
  out[2] = feature_hash(2, N0.tag);
  out[3] = feature_hash(3, N1.word, N1.tag);
  out[4] = feature_hash(4, N1.tag, N_1.tag);
  out[5] = feature_hash(5, N2.tag, N0.tag);
  out[6] = feature_hash(6, N0.tag, N1.tag);
  out[7] = feature_hash(7, N0.tag, N1.tag, N2.tag);
  static_assert(kFrontFeatures == 8);
}

void StackFeatures::begin(const std::vector<ParseToken>& tokens) {
  parts_.resize(tokens.size());
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(tokens.size()); ++at) {
    const ParseToken own = token_at(tokens, at);
    const ParseToken before = token_at(tokens, at - 1);
    const ParseToken next = token_at(tokens, at + 1);
    Parts& parts = parts_[static_cast<std::size_t>(at)];
    for (std::size_t feature = 0; feature < 4 * kFours; ++feature)
      parts.front.four[feature / 4][feature % 4] = name_of(feature);
    add<N0w>(own.word, parts.front);
    add<N0t>(own.tag, parts.front);
    add<Npt>(before.tag, parts.front);
    add<N1w>(next.word, parts.front);
    add<N1t>(next.tag, parts.front);
    add<N2t>(token_at(tokens, at + 2).tag, parts.front);
    parts.top = {};
    add<S0w>(own.word, parts.top);
    add<S0t>(own.tag, parts.top);
    add<S0nextt>(next.tag, parts.top);
  }
}

void StackFeatures::hash(const Beam& beam, const BeamItem& item, Hashes& out) const {
  static constexpr StackNode kEmpty;
  const auto token = [&](std::int32_t at) { return token_at(beam.tokens(), at); };
  const auto below = [&](const StackNode& above) -> const StackNode& {
    return above.below == kNobody ? kEmpty : beam.node(above.below);
  };
  const StackNode& s0 = beam.node(item.top);
  const StackNode& s1 = below(s0);
  const StackNode& s2 = below(s1);
  const Hashes& front = parts_[static_cast<std::size_t>(item.buffer)].front;
  const Hashes& top = parts_[static_cast<std::size_t>(s0.token)].top;
  for (std::size_t v = 0; v < kFours; ++v) out.four[v] = front.four[v] + top.four[v];

  const auto few = [](std::uint8_t count) { return std::min<std::uint32_t>(count, 3); };
  add<Dist>(distance_class(s0.token, item.buffer), out);
  add<S0has>(s0.has_head ? 2 : 1, out);
  add<S0vl>(few(s0.left_count), out);
  add<S0vr>(few(s0.right_count), out);
  const ParseToken S1 = token(s1.token);
  const ParseToken S2 = token(s2.token);
  add<S1w>(S1.word, out);
  add<S1t>(S1.tag, out);
  add<S2t>(S2.tag, out);
  if (s0.has_head) {
    add<S0hw>(S1.word, out);
    add<S0ht>(S1.tag, out);
    if (s1.has_head) add<S0hht>(S2.tag, out);
  }
  if (s0.right1 != kNobody) {
    const ParseToken S0r = token(s0.right1);
    add<S0rw>(S0r.word, out);
    add<S0rt>(S0r.tag, out);
    add<S0r2t>(token(s0.right2).tag, out);
    add<S0rrt>(token(s0.right_right1).tag, out);
  }
  if (s0.left1 != kNobody) {
    const ParseToken S0l = token(s0.left1);
    add<S0lw>(S0l.word, out);
    add<S0lt>(S0l.tag, out);
    add<S0l2t>(token(s0.left2).tag, out);
  }
  if (item.left1 != kNobody) {
    add<N0lt>(token(item.left1).tag, out);
    add<N0l2t>(token(item.left2).tag, out);
    add<N0vl>(few(item.left_count), out);
  }
}

}  // namespace claimgraph
