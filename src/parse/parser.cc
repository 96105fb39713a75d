#include "parse/parser.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

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

/// Sums of rows of weights of moves: four rows in one vector, their even and odd bytes apart.
class MoveSums {
 public:
  using Row = WeightTable<kMoves>::Row;

  void add(const Row& a, const Row& b, const Row& c, const Row& d) {
    const auto number = [](const Row& row) { return std::bit_cast<std::uint32_t>(row); };
    const auto pairs = (Shorts)StackFeatures::Four{number(a), number(b), number(c), number(d)};
    even_ += (pairs << 8) >> 8;
    odd_ += pairs >> 8;
  }
  MoveWeights sums() const {
    const auto sum = [](const Shorts& lanes, std::size_t at) {
      return lanes[at] + lanes[at + 2] + lanes[at + 4] + lanes[at + 6];
    };
    return {sum(even_, 0), sum(odd_, 0), sum(even_, 1), sum(odd_, 1)};
  }

 private:
  using Shorts [[gnu::vector_size(16)]] = std::int16_t;
  static_assert(kMoveFeatures * kLargestMoveWeight <= INT16_MAX);

  Shorts even_ = {}, odd_ = {};
};

MoveWeights weigh_front(const ParserModel& model, const std::vector<ParseToken>& tokens, std::int32_t front) {
  std::array<std::uint32_t, kFrontFeatures> hashes;
  front_features(tokens, front, hashes.data());
  const auto row = [&](std::size_t f) -> const MoveSums::Row& { return model.moves.row(hashes[f]); };
  MoveSums sums;
  for (std::size_t f = 0; f < kFrontFeatures; f += 4) sums.add(row(f), row(f + 1), row(f + 2), row(f + 3));
  return sums.sums();
}

// Asks the memory for the rows of all trees before those of the first are added.
void weigh(const ParserModel& model, ParseScratch& scratch, std::span<const BeamItem* const> items,
           std::vector<MoveWeights>& weights) {
  static constexpr MoveSums::Row kNothing{};
  const MoveSums::Row* const table = model.moves.rows.data();
  const int shift = model.moves.shift();
  scratch.rows.resize(items.size());
  for (std::size_t at = 0; at < items.size(); ++at) {
    StackFeatures::Hashes rows;
    scratch.features.hash(scratch.beam, *items[at], rows);
    for (StackFeatures::Four& four : rows.four) four >>= shift;
    if (items.size() > 1) {
      for (const StackFeatures::Four& four : rows.four)
        for (std::size_t lane = 0; lane < 4; ++lane) __builtin_prefetch(table + four[lane]);
    }
    scratch.rows[at] = rows;
  }
  for (std::size_t at = 0; at < items.size(); ++at) {
    const StackFeatures::Hashes& rows = scratch.rows[at];
    const auto row = [&](std::size_t f) {
      return f < kStackFeatures ? table[rows.four[f / 4][f % 4]] : kNothing;
    };
    MoveSums moves;
#pragma GCC unroll 16
    for (std::size_t f = 0; f < kStackFeatures; f += 4) moves.add(row(f), row(f + 1), row(f + 2), row(f + 3));
    weights[at] = moves.sums();
    const MoveWeights& front = scratch.fronts[static_cast<std::size_t>(items[at]->buffer)];
    for (std::size_t m = 0; m < kMoves; ++m) weights[at][m] += front[m];
  }
}

/// The leftmost child of the root stays its child; others hang on that one.
void keep_one_root(ParseTree& tree) {
  const std::int32_t n = tree.size();
  std::int32_t root = kNobody;
  for (std::int32_t at = 0; at < n; ++at) {
    std::int32_t& head = tree.head[static_cast<std::size_t>(at)];
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
  const ParseTree& tree = scratch.tree;
  const std::int32_t n = tree.size();
  scratch.relations.assign(static_cast<std::size_t>(n), Relation::kNone);
  std::array<RelationRows, 2> rows;
  for (RelationRows& each : rows) each.fill(&kNothing);
  // Relations that need no weighing; of others the rows of the tree.
  const auto begin = [&](std::int32_t at) {
    const auto index = static_cast<std::size_t>(at);
    if (tree.head[index] == n) {
      scratch.relations[index] = Relation::kRoot;
    } else if (const std::uint8_t sure = model.sure.find(sure_key(tree, at)); sure != 0) {
      scratch.relations[index] = static_cast<Relation>(sure);
    } else {
      std::array<std::uint32_t, kTreeFeatures> features;
      tree_features(tree, at, features.data());
      set_rows(model, features, 0, rows[index % 2]);
    }
  };
  if (n > 0) begin(0);
  for (std::int32_t at = 0; at < n; ++at) {
    if (at + 1 < n) begin(at + 1);
    const auto index = static_cast<std::size_t>(at);
    if (scratch.relations[index] != Relation::kNone) continue;
    std::array<std::uint32_t, kRelationFeatures - kTreeFeatures> features;
    sibling_features(tree, scratch.relations, at, features.data());
    set_rows(model, features, kTreeFeatures, rows[index % 2]);
    scratch.relations[index] = best_relation(rows[index % 2]);
  }
}

// Takes the moves of a whole sentence into a tree that has begun.
void follow(const std::vector<Move>& moves, ParseTree& tree) {
  std::vector<std::int32_t> stack;
  std::int32_t front = 0;
  for (const Move move : moves) {
    if (move == Move::kRight) tree.attach(front, stack.back());
    if (move == Move::kLeft) tree.attach(stack.back(), front);
    if (move == Move::kLeft || move == Move::kReduce) {
      stack.pop_back();
    } else {
      stack.push_back(front++);
    }
  }
}

ParseToken seen_as(const ParserModel& model, const Document& document, const ParseNode& node) {
  const auto tagged = [](Tag tag) { return 1U + static_cast<std::uint32_t>(tag); };
  const Tokens& tokens = document.tokens;
  if (node.sign == SumSign::kMoney) return {parse_word(model, "$", false), tagged(Tag::kDollar)};
  if (node.sign == SumSign::kPercent) return {parse_word(model, "%", false), tagged(Tag::kNN)};
  const Tag tag = tokens.tag[node.token];
  const std::string_view word = goes_by_lemma(tag) ? document.lemma(node.token) : document.norm(node.token);
  return {parse_word(model, word, tokens.has(node.token, TokenFlag::kCapital)), tagged(tag)};
}

}  // namespace

void parse_tokens(const ParserModel& model, ParseScratch& scratch) {
  ParseTree& tree = scratch.tree;
  Beam& beam = scratch.beam;
  tree.begin();
  scratch.fronts.clear();
  for (std::int32_t at = 0; at <= tree.size(); ++at)
    scratch.fronts.push_back(weigh_front(model, tree.tokens, at));
  beam.begin(tree.tokens);
  scratch.features.begin(tree.tokens);
  while (!beam.done())
    beam.step(kBeamWidth, kBeamMargin,
              [&](std::span<const BeamItem* const> items, std::vector<MoveWeights>& weights) {
                weigh(model, scratch, items, weights);
              });
  beam.moves_to(beam.items().front().last, scratch.moves);
  follow(scratch.moves, tree);
  keep_one_root(tree);
  label(model, scratch);
}

void parse_nodes(const ParserModel& model, Document& document, ParseScratch& scratch) {
  Tokens& tokens = document.tokens;
  scratch.tree.tokens.clear();
  for (const ParseNode& node : scratch.nodes) scratch.tree.tokens.push_back(seen_as(model, document, node));
  parse_tokens(model, scratch);
  for (std::size_t node = 0; node < scratch.nodes.size(); ++node) {
    const auto head = static_cast<std::size_t>(scratch.tree.head[node]);
    tokens.head[scratch.nodes[node].token] =
        head == scratch.nodes.size() ? kNowhere : scratch.nodes[head].token;
    tokens.relation[scratch.nodes[node].token] = scratch.relations[node];
  }
}

}  // namespace claimgraph
