#include "train/move_training.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <span>

#include "parse/beam.h"

namespace claimgraph::train {
namespace {

constexpr int kMoveEpochs = 10;
constexpr std::int64_t kNoMargin = std::numeric_limits<std::int32_t>::max();  // a training beam stays whole

/// Gold arcs that a move makes unreachable (Goldberg and Nivre 2013, figure 3).
int cost(const Beam& beam, const BeamItem& item, const std::vector<std::int32_t>& gold, Move move) {
  const std::int32_t n = beam.size();
  const std::int32_t b = item.buffer;
  const std::int32_t s = item.top == kNobody ? kNobody : beam.node(item.top).token;
  const auto gold_head = [&](std::int32_t at) {
    return at == n ? kNobody : gold[static_cast<std::size_t>(at)];
  };
  int lost = 0;
  if (move == Move::kLeft || move == Move::kReduce) {
    for (std::int32_t at = b; at < n; ++at) lost += gold_head(at) == s ? 1 : 0;
    if (move == Move::kLeft && gold_head(s) > b) ++lost;
    return lost;
  }
  // b leaves the buffer.
  for (std::int32_t number = item.top; number != kNobody; number = beam.node(number).below) {
    const StackNode& node = beam.node(number);
    if (gold_head(node.token) == b && !node.has_head) ++lost;
    if (gold_head(b) == node.token && !(move == Move::kRight && number == item.top)) ++lost;
  }
  if (move == Move::kRight && gold_head(b) > b) ++lost;
  return lost;
}

/// Learns moves: one seed's weights.
class MoveTrainer {
 public:
  explicit MoveTrainer(const std::vector<ParserExample>& examples) : examples_(examples) {}

  Weights<kMoves> train(unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::uint32_t> order(examples_.size());
    std::iota(order.begin(), order.end(), 0U);
    for (int epoch = 0; epoch < kMoveEpochs; ++epoch) {
      for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[random() % (i + 1)]);
      for (const std::uint32_t i : order) learn(examples_[i]);
    }
    return weights_.average();
  }

 private:
  template <typename Take>
  void each_feature(const BeamItem& item, Take&& take) const {
    std::array<std::uint32_t, kFrontFeatures> front;
    front_features(beam_.tokens(), item.buffer, front.data());
    for (const std::uint32_t hash : front) take(hash);
    StackFeatures::Hashes hashes;
    features_.hash(beam_, item, hashes);
    for (std::size_t f = 0; f < kStackFeatures; ++f) take(hashes.four[f / 4][f % 4]);
  }

  MoveWeights weigh(const BeamItem& item) {
    MoveWeights sums{};
    each_feature(item, [&](std::uint32_t hash) {
      const auto& row = weights_.row(hash).weight;
      for (std::size_t m = 0; m < kMoves; ++m) sums[m] += row[m];
    });
    return sums;
  }

  // Of the ways to the best tree that can be had, the one that the weights like most move by move.
  void find_gold(const std::vector<std::int32_t>& heads) {
    gold_.clear();
    BeamItem item;
    while (static_cast<std::int32_t>(gold_.size()) < 2 * beam_.size()) {
      const MoveWeights sums = is_forced(item) ? MoveWeights{} : weigh(item);
      std::size_t best = kMoves;
      int least = 0;
      for (std::size_t m = 0; m < kMoves; ++m) {
        const Move move = static_cast<Move>(m);
        if (!beam_.allows(item, move)) continue;
        const int lost = cost(beam_, item, heads, move);
        if (best != kMoves && (lost > least || (lost == least && sums[m] <= sums[best]))) continue;
        best = m;
        least = lost;
      }
      const std::int64_t score = item.score + sums[best];
      item = beam_.after(item, static_cast<Move>(best));
      item.score = score;
      gold_.push_back({static_cast<Move>(best), score});
    }
  }

  bool is_forced(const BeamItem& item) const {
    int allowed = 0;
    for (std::size_t m = 0; m < kMoves; ++m) allowed += beam_.allows(item, static_cast<Move>(m)) ? 1 : 0;
    return allowed == 1;
  }

  void learn(const ParserExample& example) {
    std::vector<ParseToken> tokens = example.tokens;
    tokens.push_back(root_token());
    beam_.begin(tokens);
    features_.begin(tokens);
    find_gold(example.head);
    const std::vector<Move> wrong = furthest_above_gold();
    if (!wrong.empty()) {
      BeamItem right_item, wrong_item;
      for (std::size_t at = 0; at < wrong.size(); ++at) {
        // Where both are alike they have the same features.
        update(right_item, gold_[at].move, 1);
        update(wrong_item, wrong[at], -1);
      }
    }
    ++weights_.step;
  }

  // The moves of the best tree in work at the step where it is furthest above the gold one, of steps after
  // which the gold one had fallen out; and of the last step. Empty where gold wins.
  std::vector<Move> furthest_above_gold() {
    std::int32_t gold_step = kNobody;
    bool kept = true;
    std::int64_t most = std::numeric_limits<std::int64_t>::min();
    std::int32_t worst = kNobody;
    for (const Gold& gold : gold_) {
      beam_.step(kBeamWidth, kNoMargin,
                 [this](std::span<const BeamItem* const> all, std::vector<MoveWeights>& weights) {
                   for (std::size_t at = 0; at < all.size(); ++at) weights[at] = weigh(*all[at]);
                 });
      const auto is_gold = [&](const BeamItem& item) {
        const BeamStep& step = beam_.past(item.last);
        return step.before == gold_step && step.move == gold.move;
      };
      const std::vector<BeamItem>& items = beam_.items();
      const auto found = kept ? std::find_if(items.begin(), items.end(), is_gold) : items.end();
      kept = found != items.end();
      if (kept) gold_step = found->last;
      const BeamItem& best = items.front();
      if ((kept && !beam_.done()) || (kept && found == items.begin())) continue;
      if (best.score - gold.score < most) continue;
      most = best.score - gold.score;
      worst = best.last;
    }
    std::vector<Move> moves;
    beam_.moves_to(worst, moves);
    return moves;
  }

  void update(BeamItem& item, Move move, std::int32_t by) {
    if (!is_forced(item))
      each_feature(item, [&](std::uint32_t hash) { weights_.add(hash, static_cast<std::size_t>(move), by); });
    item = beam_.after(item, move);
  }

  struct Gold {
    Move move;
    std::int64_t score;  // of all moves so far
  };

  const std::vector<ParserExample>& examples_;
  Averaged<kMoves> weights_{kMoveBits};
  Beam beam_;
  StackFeatures features_;
  std::vector<Gold> gold_;
};

}  // namespace

Weights<kMoves> train_moves(const std::vector<ParserExample>& examples, unsigned seed) {
  return MoveTrainer(examples).train(seed);
}

}  // namespace claimgraph::train
