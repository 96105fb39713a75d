#include "parse/parser.h"

#include <array>
#include <cstddef>
#include <cstring>

#include "parse/move_features.h"
#include "tag/lane_sums.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

using Bytes [[gnu::vector_size(16)]] = std::uint8_t;
constexpr std::uint8_t kBias = 128;   // makes weights numbers without sign
constexpr std::size_t kTogether = 4;  // rows that are added at a time; of relations, in signed bytes
static_assert(kTogether * kLargestRelationWeight <= INT8_MAX);

using RelationRow = WeightTable<kRelationLanes>::Row;
constexpr std::size_t kRelationRows = (kRelationFeatures + kTogether - 1) / kTogether * kTogether;
/// Rows of the features of one relation, filled up with empty ones.
using RelationRows = std::array<const RelationRow*, kRelationRows>;

// Sets rows of features and asks the memory for them.
template <std::size_t Count>
void set_rows(const ParserModel& model, const std::array<std::uint32_t, Count>& features, std::size_t from,
              RelationRows& rows) {
  for (std::size_t f = 0; f < Count; ++f) {
    rows[from + f] = &model.relations.row(features[f]);
    __builtin_prefetch(rows[from + f]);
    __builtin_prefetch(rows[from + f]->data() + kRelationLanes - 1);
  }
}

// The relation with the highest sum of weights: four rows at a time in signed bytes, then in 16 bits.
Relation best_relation(const RelationRows& rows) {
  LaneSums<kRelationLanes> sums;
  for (std::size_t first = 0; first < kRelationRows; first += kTogether) {
    alignas(Bytes) std::array<std::uint8_t, kRelationLanes> four;
    for (std::size_t lane = 0; lane < kRelationLanes; lane += sizeof(Bytes)) {
      Bytes bytes = Bytes{} + kBias;
      for (std::size_t r = 0; r < kTogether; ++r) {
        Bytes row;
        std::memcpy(&row, rows[first + r]->data() + lane, sizeof row);
        bytes += row;
      }
      std::memcpy(four.data() + lane, &bytes, sizeof bytes);
    }
    sums.add(four.data());
  }
  return static_cast<Relation>(
      sums.best(static_cast<std::int16_t>(Relation::kAcl), static_cast<std::int16_t>(Relation::kCount)));
}

// Sums of the weights of each move: four rows at a time in one vector, their even and odd bytes apart.
std::array<int, kMoves> score_moves(const ParserModel& model, const ParseState& state) {
  using Shorts [[gnu::vector_size(16)]] = std::int16_t;
  constexpr std::size_t kRows = (kMoveFeatures + kTogether - 1) / kTogether * kTogether;
  static_assert(kMoves * kTogether == sizeof(Shorts) && kMoveFeatures * kLargestMoveWeight <= INT16_MAX);
  alignas(Shorts) std::array<WeightTable<kMoves>::Row, kRows> rows;
  for (std::size_t f = kMoveFeatures; f < kRows; ++f) rows[f] = {};
  each_move_feature(
      state, [&](std::uint32_t feature, std::uint32_t hash) { rows[feature] = model.moves.row(hash); });
  Shorts even = {}, odd = {};
  for (std::size_t f = 0; f < kRows; f += kTogether) {
    Shorts pairs;
    std::memcpy(&pairs, rows[f].data(), sizeof pairs);
    even += (pairs << 8) >> 8;
    odd += pairs >> 8;
  }
  const auto sum = [](const Shorts& lanes, std::size_t at) {
    return lanes[at] + lanes[at + 2] + lanes[at + 4] + lanes[at + 6];
  };
  return {sum(even, 0), sum(odd, 0), sum(even, 1), sum(odd, 1)};
}

/// The leftmost child of the root stays its child; others hang on that one.
void keep_one_root(ParseState& state) {
  const std::int32_t n = state.size();
  std::int32_t root = kNobody;
  for (std::int32_t at = 0; at < n; ++at) {
    std::int32_t& head = state.head[static_cast<std::size_t>(at)];
    if (head != n) continue;
    if (root == kNobody) {
      root = at;
    } else {
      head = root;
    }
  }
}

// From left to right. What can be told of the next token's features before this one's relation is known is
// asked of the memory meanwhile.
void label(const ParserModel& model, ParseScratch& scratch) {
  static constexpr RelationRow kNothing{};
  const ParseState& state = scratch.state;
  const std::int32_t n = state.size();
  scratch.relations.assign(static_cast<std::size_t>(n), Relation::kNone);
  std::array<RelationRows, 2> rows;
  for (RelationRows& each : rows) each.fill(&kNothing);
  // Relations that need no weighing; of others the rows of the tree.
  const auto begin = [&](std::int32_t at) {
    const auto index = static_cast<std::size_t>(at);
    if (state.head[index] == n) {
      scratch.relations[index] = Relation::kRoot;
    } else if (const std::uint8_t sure = model.sure.find(sure_key(state, at)); sure != 0) {
      scratch.relations[index] = static_cast<Relation>(sure);
    } else {
      std::array<std::uint32_t, kTreeFeatures> features;
      tree_features(state, at, features.data());
      set_rows(model, features, 0, rows[index % 2]);
    }
  };
  if (n > 0) begin(0);
  for (std::int32_t at = 0; at < n; ++at) {
    if (at + 1 < n) begin(at + 1);
    const auto index = static_cast<std::size_t>(at);
    if (scratch.relations[index] != Relation::kNone) continue;
    std::array<std::uint32_t, kRelationFeatures - kTreeFeatures> features;
    sibling_features(state, scratch.relations, at, features.data());
    set_rows(model, features, kTreeFeatures, rows[index % 2]);
    scratch.relations[index] = best_relation(rows[index % 2]);
  }
}

ParseToken seen_as(const ParserModel& model, const Document& document, const ParseNode& node) {
  const auto tagged = [](Tag tag) { return 1U + static_cast<std::uint32_t>(tag); };
  const Tokens& tokens = document.tokens;
  if (node.sign == SumSign::kMoney) return {parse_word(model, "$", false), tagged(Tag::kDollar)};
  if (node.sign == SumSign::kPercent) return {parse_word(model, "%", false), tagged(Tag::kNN)};
  return {parse_word(model, document.norm(node.token), tokens.has(node.token, TokenFlag::kCapital)),
          tagged(tokens.tag[node.token])};
}

}  // namespace

Move next_move(const ParserModel& model, const ParseState& state) {
  if (state.stack.empty()) return Move::kShift;
  const bool reduce = state.head[static_cast<std::size_t>(state.stack.back())] != kNobody;
  if (state.buffer == state.size()) return reduce ? Move::kReduce : Move::kLeft;
  if (const std::uint8_t sure = model.sure_move.find(move_key(state)); sure != 0)
    return static_cast<Move>(sure - 1);
  const std::array<int, kMoves> score = score_moves(model, state);
  Move best = Move::kShift;
  for (const Move move : {reduce ? Move::kReduce : Move::kLeft, Move::kRight}) {
    if (score[static_cast<std::size_t>(move)] > score[static_cast<std::size_t>(best)]) best = move;
  }
  return best;
}

void parse_tokens(const ParserModel& model, ParseScratch& scratch) {
  ParseState& state = scratch.state;
  state.begin();
  while (!state.done()) state.apply(next_move(model, state));
  keep_one_root(state);
  label(model, scratch);
}

void parse_nodes(const ParserModel& model, Document& document, ParseScratch& scratch) {
  Tokens& tokens = document.tokens;
  scratch.state.tokens.clear();
  for (const ParseNode& node : scratch.nodes) scratch.state.tokens.push_back(seen_as(model, document, node));
  parse_tokens(model, scratch);
  for (std::size_t node = 0; node < scratch.nodes.size(); ++node) {
    const auto head = static_cast<std::size_t>(scratch.state.head[node]);
    tokens.head[scratch.nodes[node].token] =
        head == scratch.nodes.size() ? kNowhere : scratch.nodes[head].token;
    tokens.relation[scratch.nodes[node].token] = scratch.relations[node];
  }
}

}  // namespace claimgraph
