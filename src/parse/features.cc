#include "parse/features.h"

#include <cstddef>

#include "parse/move_features.h"

namespace claimgraph {

std::uint32_t parse_word(const ParserModel& model, std::string_view lower, bool capital) {
  const std::uint32_t hash = word_hash(lower);
  if (model.known_words.find(hash) != 0) return hash | 1U;
  std::uint32_t ending = capital ? 2U : 4U;
  for (std::size_t i = lower.size() > 2 ? lower.size() - 2 : 0; i < lower.size(); ++i) {
    ending = ending * 256U + static_cast<unsigned char>(lower[i]);
  }
  return (ending * 2654435761U) & ~1U;
}

void ParseState::begin() {
  const std::size_t count = tokens.size();
  tokens.push_back(ParseToken{3, kRootTag});
  head.assign(count + 1, kNobody);
  left1.assign(count + 1, kNobody);
  left2.assign(count + 1, kNobody);
  right1.assign(count + 1, kNobody);
  right2.assign(count + 1, kNobody);
  left_count.assign(count + 1, 0);
  right_count.assign(count + 1, 0);
  stack.clear();
  buffer = 0;
}

bool ParseState::allows(Move move) const {
  const bool at_root = buffer == size();
  switch (move) {
    case Move::kShift:
      return !at_root;
    case Move::kRight:
      return !at_root && !stack.empty();
    case Move::kReduce:
      return !stack.empty() && head[static_cast<std::size_t>(stack.back())] != kNobody;
    case Move::kLeft:
      return !stack.empty() && head[static_cast<std::size_t>(stack.back())] == kNobody;
  }
  return false;
}

void ParseState::attach(std::int32_t dependent, std::int32_t governor) {
  const auto d = static_cast<std::size_t>(dependent);
  const auto g = static_cast<std::size_t>(governor);
  head[d] = governor;
  if (dependent < governor) {
    left2[g] = left1[g];
    left1[g] = dependent;
    if (left_count[g] < 255) ++left_count[g];
  } else {
    right2[g] = right1[g];
    right1[g] = dependent;
    if (right_count[g] < 255) ++right_count[g];
  }
}

void ParseState::apply(Move move) {
  switch (move) {
    case Move::kShift:
      stack.push_back(buffer++);
      break;
    case Move::kReduce:
      stack.pop_back();
      break;
    case Move::kLeft:
      attach(stack.back(), buffer);
      stack.pop_back();
      break;
    case Move::kRight:
      attach(buffer, stack.back());
      stack.push_back(buffer++);
      break;
  }
}

std::uint32_t move_key(const ParseState& state) {
  constexpr std::uint32_t kBits = 6, kAdjoins = 62, kRoot = 63;
  static_assert(kTagCount < kAdjoins);
  const auto top = static_cast<std::size_t>(state.stack.back());
  const auto front = static_cast<std::size_t>(state.buffer);
  const std::uint32_t before = front - 1 == top ? kAdjoins : state.tokens[front - 1].tag;
  const std::uint32_t after = std::min(state.tokens[front + 1].tag, kRoot);
  std::uint32_t key = state.head[top] == kNobody ? 2U : 3U;
  for (const std::uint32_t tag : {state.tokens[top].tag, state.tokens[front].tag, before, after})
    key = key << kBits | tag;
  return key;
}

void move_features(const ParseState& state, std::uint32_t* out) {
  each_move_feature(state, [&](std::uint32_t feature, std::uint32_t hash) { out[feature] = hash; });
}

std::uint32_t sure_key(const ParseState& state, std::int32_t dependent) {
  const std::int32_t head = state.head[static_cast<std::size_t>(dependent)];
  const ParseToken& D = state.tokens[static_cast<std::size_t>(dependent)];
  const ParseToken& H = state.tokens[static_cast<std::size_t>(head)];
  return feature_hash(99, D.word, D.tag, H.tag, head < dependent ? 1U : 2U) | 1U;
}

namespace {

// Features of relations have the numbers that the model was trained with.
constexpr std::uint32_t relation_hash(std::uint32_t number, std::uint32_t a, std::uint32_t b, std::uint32_t c,
                                      std::uint32_t d = 0) {
  return feature_hash(100 + number, a, b, c, d);
}

ParseToken node_at(const ParseState& state, std::int32_t at) {
  return at < 0 || at > state.size() ? ParseToken{} : state.tokens[static_cast<std::size_t>(at)];
}

// The side of the head: 0 the root's.
std::uint32_t way_of(const ParseState& state, std::int32_t dependent) {
  const std::int32_t head = state.head[static_cast<std::size_t>(dependent)];
  return head == state.size() ? 0U : head < dependent ? 1U : 2U;
}

// The nearest sibling before a token on the same side, whose relation is known already.
std::int32_t sibling_of(const ParseState& state, std::int32_t dependent) {
  const std::int32_t head = state.head[static_cast<std::size_t>(dependent)];
  for (std::int32_t at = dependent - 1; at > dependent - 12 && at >= 0; --at) {
    if (state.head[static_cast<std::size_t>(at)] == head) return at;
    if (at == head) break;
  }
  return kNobody;
}

}  // namespace

void tree_features(const ParseState& state, std::int32_t dependent, std::uint32_t* out) {
  const auto node = [&](std::int32_t at) { return node_at(state, at); };
  const auto d = static_cast<std::size_t>(dependent);
  const std::int32_t h = state.head[d];
  const auto hi = static_cast<std::size_t>(h);
  const ParseToken D = node(dependent);
  const ParseToken H = node(h);
  const ParseToken G = node(state.head[hi]);
  const ParseToken Dl = node(state.left1[d]);
  const ParseToken Dr = node(state.right1[d]);
  // left1 is the outermost left child, left2 the one before; the first left child attached is the nearest.
  const ParseToken Dl2 = node(state.left2[d]);
  const ParseToken prev = node(dependent - 1);
  const ParseToken next = node(dependent + 1);
  const ParseToken Hl = node(state.left1[hi]);
  const ParseToken Hr = node(state.right1[hi]);
  const std::uint32_t way = way_of(state, dependent);
  const std::uint32_t distance = way + 4U * distance_class(h, dependent);
  const auto add = [&](std::uint32_t number, std::uint32_t a, std::uint32_t b, std::uint32_t c = 0,
                       std::uint32_t e = 0) { *out++ = relation_hash(number, a, b, c, e); };
  add(0, D.tag, H.tag, way);
  add(1, D.word, D.tag, way);
  add(2, H.word, D.tag, way);
  add(3, D.word, H.word, way);
  add(4, D.word, H.tag, way);
  add(5, D.tag, H.tag, distance);
  add(6, D.tag, Dl.word, H.tag, way);
  add(7, D.tag, Dl.tag, H.tag, way);
  add(8, D.tag, Dl2.tag, Dl.tag, way);
  add(9, D.tag, Dr.tag, H.tag, way);
  add(10, D.tag, prev.tag, H.tag, way);
  add(11, D.tag, next.tag, H.tag, way);
  add(12, D.tag, prev.word, way);
  add(13, D.tag, next.word, way);
  add(14, D.tag, H.tag, Hl.tag, way);
  add(15, D.tag, H.tag, Hr.tag, way);
  add(16, D.tag, H.tag, G.tag, way);
  add(22, D.tag, node(sibling_of(state, dependent)).tag, H.tag, way);
  add(23, D.word, Dl.word, way);
  add(24, D.tag, H.word, Dl.word, way);
  add(25, D.tag, prev.tag, next.tag, way);
  add(26, H.tag, Hl.word, D.tag, way);
  static_assert(kTreeFeatures == 22);
}

void sibling_features(const ParseState& state, const std::vector<Relation>& relations, std::int32_t dependent,
                      std::uint32_t* out) {
  const auto relation_of = [&](std::int32_t at) {
    return at < 0 || at >= dependent ? 0U
                                     : static_cast<std::uint32_t>(relations[static_cast<std::size_t>(at)]);
  };
  const auto d = static_cast<std::size_t>(dependent);
  const std::int32_t h = state.head[d];
  const ParseToken D = node_at(state, dependent);
  const ParseToken H = node_at(state, h);
  const std::uint32_t way = way_of(state, dependent);
  const std::uint32_t sibling = relation_of(sibling_of(state, dependent));
  out[0] = relation_hash(17, D.tag, H.tag, sibling, way);
  out[1] = relation_hash(18, D.word, sibling, H.tag, way);
  out[2] = relation_hash(19, D.tag, H.tag, relation_of(h), way);
  out[3] = relation_hash(20, D.tag, relation_of(state.left1[d]), H.tag, way);
  out[4] = relation_hash(21, H.word, sibling, D.tag, way);
  static_assert(kRelationFeatures == kTreeFeatures + 5);
}

}  // namespace claimgraph
