#include "parse/parser.h"

#include <array>
#include <cstddef>
#include <cstring>

#include "tag/tagset.h"

namespace claimgraph {
namespace {

using Bytes [[gnu::vector_size(16)]] = std::int8_t;
using HalfBytes [[gnu::vector_size(8)]] = std::int8_t;
using Shorts [[gnu::vector_size(16)]] = std::int16_t;
static_assert(kMoves <= sizeof(HalfBytes) && kRelationLanes % sizeof(Bytes) == 0);

constexpr std::size_t kTogether = 4;  // rows that add up in signed bytes
static_assert(kTogether * kLargestRelationWeight <= INT8_MAX);

template <typename Vector>
Vector load(const void* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

// Four rows at a time in signed bytes, then in 16 bits. All rows are fetched first, so that their loads
// overlap.
void sum_rows(const ParserModel& model, const std::array<std::uint32_t, kRelationFeatures>& features,
              std::array<std::int16_t, kRelationLanes>& score) {
  constexpr std::size_t kRows = (kRelationFeatures + kTogether - 1) / kTogether * kTogether;
  constexpr std::size_t kVectors = kRelationLanes / sizeof(Bytes);
  static constexpr WeightTable<kRelationLanes>::Row kNothing{};
  std::array<const std::int8_t*, kRows> rows;
  rows.fill(kNothing.data());
  for (std::size_t f = 0; f < kRelationFeatures; ++f) {
    rows[f] = model.relations.row(features[f]).data();
    __builtin_prefetch(rows[f]);
  }
  Shorts sums[2 * kVectors] = {};
  for (std::size_t first = 0; first < kRows; first += kTogether) {
    for (std::size_t v = 0; v < kVectors; ++v) {
      Bytes bytes = load<Bytes>(rows[first] + v * sizeof(Bytes));
      for (std::size_t r = 1; r < kTogether; ++r) bytes += load<Bytes>(rows[first + r] + v * sizeof(Bytes));
      HalfBytes halves[2];
      std::memcpy(halves, &bytes, sizeof bytes);
      sums[2 * v] += __builtin_convertvector(halves[0], Shorts);
      sums[2 * v + 1] += __builtin_convertvector(halves[1], Shorts);
    }
  }
  std::memcpy(score.data(), sums, sizeof sums);
}

Move best_move(const ParserModel& model, const ParseState& state) {
  const bool shift = state.allows(Move::kShift);
  const bool reduce = state.allows(Move::kReduce);
  if (!shift) return reduce ? Move::kReduce : Move::kLeft;
  if (state.stack.empty()) return Move::kShift;
  std::array<std::uint32_t, kMoveFeatures> features;
  move_features(state, features.data());
  std::array<const std::int8_t*, kMoveFeatures> rows;
  for (std::size_t f = 0; f < kMoveFeatures; ++f) {
    rows[f] = model.moves.row(features[f]).data();
    __builtin_prefetch(rows[f]);
  }
  Shorts score{};
  for (const std::int8_t* const row : rows) {
    HalfBytes weights{};
    std::memcpy(&weights, row, kMoves);
    score += __builtin_convertvector(weights, Shorts);
  }
  Move best = Move::kShift;
  for (const Move move : {reduce ? Move::kReduce : Move::kLeft, Move::kRight}) {
    if (score[static_cast<std::size_t>(move)] > score[static_cast<std::size_t>(best)]) best = move;
  }
  return best;
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

void label(const ParserModel& model, ParseScratch& scratch) {
  const std::int32_t n = scratch.state.size();
  scratch.relations.assign(static_cast<std::size_t>(n), Relation::kNone);
  std::array<std::uint32_t, kRelationFeatures> features;
  for (std::int32_t at = 0; at < n; ++at) {
    const auto index = static_cast<std::size_t>(at);
    if (scratch.state.head[index] == n) {
      scratch.relations[index] = Relation::kRoot;
      continue;
    }
    if (const std::uint8_t sure = model.sure.find(sure_key(scratch.state, at)); sure != 0) {
      scratch.relations[index] = static_cast<Relation>(sure);
      continue;
    }
    relation_features(scratch.state, scratch.relations, at, features.data());
    std::array<std::int16_t, kRelationLanes> score;
    sum_rows(model, features, score);
    std::size_t best = static_cast<std::size_t>(Relation::kAcl);
    for (std::size_t lane = best + 1; lane < static_cast<std::size_t>(Relation::kCount); ++lane) {
      if (score[lane] > score[best]) best = lane;
    }
    scratch.relations[index] = static_cast<Relation>(best);
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

void parse_tokens(const ParserModel& model, ParseScratch& scratch) {
  ParseState& state = scratch.state;
  state.begin();
  while (!state.done()) state.apply(best_move(model, state));
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
