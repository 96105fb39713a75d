#include "parse/parser.h"

#include <array>
#include <cstddef>
#include <cstring>

namespace claimgraph {
namespace {

using Shorts [[gnu::vector_size(8)]] = std::int16_t;
using Ints [[gnu::vector_size(16)]] = std::int32_t;
static_assert(sizeof(Shorts) == kMoves * sizeof(std::int16_t));

// All rows are fetched first, so that their loads overlap; the sums stay in registers, a part of the lanes at
// a time.
void sum_rows(const ParserModel& model, const std::array<std::uint32_t, kRelationFeatures>& features,
              std::array<std::int32_t, kRelationLanes>& score) {
  constexpr std::size_t kLanes = 4, kParts = 6;
  static_assert(kRelationLanes % (kLanes * kParts) == 0);
  std::array<const std::int16_t*, kRelationFeatures> rows;
  for (std::size_t f = 0; f < kRelationFeatures; ++f) {
    rows[f] = model.relations.row(features[f]).data();
    __builtin_prefetch(rows[f]);
    __builtin_prefetch(rows[f] + kRelationLanes - 1);
  }
  for (std::size_t first = 0; first < kRelationLanes; first += kLanes * kParts) {
    Ints part[kParts] = {};
    for (const std::int16_t* const row : rows) {
      for (std::size_t p = 0; p < kParts; ++p) {
        Shorts weights;
        std::memcpy(&weights, row + first + p * kLanes, sizeof weights);
        part[p] += __builtin_convertvector(weights, Ints);
      }
    }
    std::memcpy(score.data() + first, part, sizeof part);
  }
}

Move best_move(const ParserModel& model, const ParseState& state) {
  const bool shift = state.allows(Move::kShift);
  const bool reduce = state.allows(Move::kReduce);
  if (!shift) return reduce ? Move::kReduce : Move::kLeft;
  if (state.stack.empty()) return Move::kShift;
  std::array<std::uint32_t, kMoveFeatures> features;
  move_features(state, features.data());
  Ints score{};
  for (const std::uint32_t feature : features) {
    Shorts weights;
    std::memcpy(&weights, model.moves.row(feature).data(), sizeof weights);
    score += __builtin_convertvector(weights, Ints);
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
    relation_features(scratch.state, scratch.relations, at, features.data());
    std::array<std::int32_t, kRelationLanes> score;
    sum_rows(model, features, score);
    std::size_t best = static_cast<std::size_t>(Relation::kAcl);
    for (std::size_t lane = best + 1; lane < static_cast<std::size_t>(Relation::kCount); ++lane) {
      if (score[lane] > score[best]) best = lane;
    }
    scratch.relations[index] = static_cast<Relation>(best);
  }
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
  for (const std::uint32_t token : scratch.nodes) {
    scratch.state.tokens.push_back(
        ParseToken{parse_word(model, document.norm(token), tokens.has(token, TokenFlag::kCapital)),
                   1U + static_cast<std::uint32_t>(tokens.tag[token])});
  }
  parse_tokens(model, scratch);
  for (std::size_t node = 0; node < scratch.nodes.size(); ++node) {
    const auto head = static_cast<std::size_t>(scratch.state.head[node]);
    tokens.head[scratch.nodes[node]] = head == scratch.nodes.size() ? kNowhere : scratch.nodes[head];
    tokens.relation[scratch.nodes[node]] = scratch.relations[node];
  }
}

}  // namespace claimgraph
