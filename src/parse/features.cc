#include "parse/features.h"

#include <cstddef>

#include "parse/hashing.h"

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

void ParseTree::begin() {
  const std::size_t count = tokens.size() + 1;
  tokens.push_back(root_token());
  for (auto* arcs : {&head, &left1, &left2, &right1}) arcs->assign(count, kNobody);
}

void ParseTree::attach(std::int32_t dependent, std::int32_t governor) {
  const auto d = static_cast<std::size_t>(dependent);
  const auto g = static_cast<std::size_t>(governor);
  head[d] = governor;
  if (dependent < governor) {
    left2[g] = left1[g];
    left1[g] = dependent;
  } else {
    right1[g] = dependent;
  }
}

std::uint32_t sure_key(const ParseTree& tree, std::int32_t dependent) {
  const std::int32_t head = tree.head[static_cast<std::size_t>(dependent)];
  const ParseToken& D = tree.tokens[static_cast<std::size_t>(dependent)];
  const ParseToken& H = tree.tokens[static_cast<std::size_t>(head)];
  return feature_hash(99, D.word, D.tag, H.tag, head < dependent ? 1U : 2U) | 1U;
}

namespace {

// Features of relations have the numbers that the model was trained with.
constexpr std::uint32_t relation_hash(std::uint32_t number, std::uint32_t a, std::uint32_t b, std::uint32_t c,
                                      std::uint32_t d = 0) {
  return feature_hash(100 + number, a, b, c, d);
}

// The side of the head: 0 the root's.
std::uint32_t way_of(const ParseTree& tree, std::int32_t dependent) {
  const std::int32_t head = tree.head[static_cast<std::size_t>(dependent)];
  return head == tree.size() ? 0U : head < dependent ? 1U : 2U;
}

// The nearest sibling before a token on the same side, whose relation is known already.
std::int32_t sibling_of(const ParseTree& tree, std::int32_t dependent) {
  const std::int32_t head = tree.head[static_cast<std::size_t>(dependent)];
  for (std::int32_t at = dependent - 1; at > dependent - 12 && at >= 0; --at) {
    if (tree.head[static_cast<std::size_t>(at)] == head) return at;
    if (at == head) break;
  }
  return kNobody;
}

}  // namespace

void tree_features(const ParseTree& tree, std::int32_t dependent, std::uint32_t* out) {
  const auto node = [&](std::int32_t at) { return token_at(tree.tokens, at); };
  const auto d = static_cast<std::size_t>(dependent);
  const std::int32_t h = tree.head[d];
  const auto hi = static_cast<std::size_t>(h);
  const ParseToken D = node(dependent);
  const ParseToken H = node(h);
  const ParseToken G = node(tree.head[hi]);
  const ParseToken Dl = node(tree.left1[d]);
  const ParseToken Dr = node(tree.right1[d]);
  // left1 is the outermost left child, left2 the one before; the first left child attached is the nearest.
  const ParseToken Dl2 = node(tree.left2[d]);
  const ParseToken prev = node(dependent - 1);
  const ParseToken next = node(dependent + 1);
  const ParseToken Hl = node(tree.left1[hi]);
  const ParseToken Hr = node(tree.right1[hi]);
  const std::uint32_t way = way_of(tree, dependent);
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
  add(22, D.tag, node(sibling_of(tree, dependent)).tag, H.tag, way);
  add(23, D.word, Dl.word, way);
  add(24, D.tag, H.word, Dl.word, way);
  add(25, D.tag, prev.tag, next.tag, way);
  add(26, H.tag, Hl.word, D.tag, way);
  static_assert(kTreeFeatures == 22);
}

void sibling_features(const ParseTree& tree, const std::vector<Relation>& relations, std::int32_t dependent,
                      std::uint32_t* out) {
  const auto relation_of = [&](std::int32_t at) {
    return at < 0 || at >= dependent ? 0U
                                     : static_cast<std::uint32_t>(relations[static_cast<std::size_t>(at)]);
  };
  const auto d = static_cast<std::size_t>(dependent);
  const std::int32_t h = tree.head[d];
  const ParseToken D = token_at(tree.tokens, dependent);
  const ParseToken H = token_at(tree.tokens, h);
  const std::uint32_t way = way_of(tree, dependent);
  const std::uint32_t sibling = relation_of(sibling_of(tree, dependent));
  out[0] = relation_hash(17, D.tag, H.tag, sibling, way);
  out[1] = relation_hash(18, D.word, sibling, H.tag, way);
  out[2] = relation_hash(19, D.tag, H.tag, relation_of(h), way);
  out[3] = relation_hash(20, D.tag, relation_of(tree.left1[d]), H.tag, way);
  out[4] = relation_hash(21, H.word, sibling, D.tag, way);
  static_assert(kRelationFeatures == kTreeFeatures + 5);
}

}  // namespace claimgraph
