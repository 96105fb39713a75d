// Beam search over the moves of an arc-eager parser (Nivre 2003) with the root at the end of the buffer
// (Ballesteros and Nivre 2013): the trees in work with the highest sums of weights go on side by side (Zhang
// and Clark 2008). Shared by the parser and its trainer. Linear in the sentence: trees in work share their
// stacks and their past.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "parse/features.h"
#include "parse/model.h"

namespace claimgraph {

/// A node of a stack with what features ask of its children. Never changed: a change makes another one.
/// A node that has a head has it right below.
struct StackNode {
  std::int32_t token = kNobody;
  std::int32_t below = kNobody;                     // number of a StackNode
  std::int32_t left1 = kNobody, left2 = kNobody;    // outermost left child and the one before
  std::int32_t right1 = kNobody, right2 = kNobody;  // the same on the right
  std::int32_t right_right1 = kNobody;              // the outermost right child of right1
  std::uint8_t left_count = 0, right_count = 0;
  bool has_head = false;

  /// The same token with the same children, whatever lies below.
  bool is_like(const StackNode& other) const {
    return token == other.token && has_head == other.has_head && right1 == other.right1 &&
           left1 == other.left1 && left2 == other.left2 && right2 == other.right2 &&
           right_right1 == other.right_right1 && left_count == other.left_count &&
           right_count == other.right_count;
  }
};

/// A tree in work: its stack, what hangs on the front of the buffer already, and the moves so far.
struct BeamItem {
  std::int32_t top = kNobody;  // number of a StackNode; nobody: the stack is empty
  std::int32_t buffer = 0;
  std::int32_t left1 = kNobody, left2 = kNobody;
  std::uint8_t left_count = 0;
  std::int32_t last = kNobody;  // number of the last step
  std::int64_t score = 0;
};

using MoveWeights = std::array<int, kMoves>;

struct BeamStep {
  std::int32_t before = kNobody;
  Move move = Move::kShift;
};

/// Reusable memory of one sentence's search. Every way through a sentence has two moves a token.
class Beam {
 public:
  /// `tokens` with the root last; they outlive the search.
  void begin(const std::vector<ParseToken>& tokens);
  bool done() const { return steps_taken_ == 2 * size(); }
  std::int32_t size() const { return static_cast<std::int32_t>(tokens_->size()) - 1; }

  /// Does a tree in work allow the move? Always shift and right while the buffer lasts and reduce or left
  /// where the stack holds something.
  bool allows(const BeamItem& item, Move move) const {
    const bool lasts = item.buffer != size();
    if (move == Move::kShift) return lasts;
    if (item.top == kNobody) return false;
    return move == Move::kRight ? lasts : node(item.top).has_head == (move == Move::kReduce);
  }
  /// The item after a move.
  BeamItem after(const BeamItem& item, Move move);

  /// One move of every tree in work: `weigh(items, weights)` gives the weights of the moves of each,
  /// asked only of trees with a choice, and once of those that are alike. The best `width` stay, less those
  /// that fall more than `margin` behind the best. Of equals the one of the better and of the earlier move
  /// stays.
  template <typename Weigh>
  void step(std::size_t width, std::int64_t margin, Weigh&& weigh);

  /// The trees in work, the best one first.
  const std::vector<BeamItem>& items() const { return items_; }
  const std::vector<ParseToken>& tokens() const { return *tokens_; }
  const StackNode& node(std::int32_t number) const { return nodes_[static_cast<std::size_t>(number)]; }
  const BeamStep& past(std::int32_t number) const { return steps_[static_cast<std::size_t>(number)]; }
  /// The moves up to a step, the first one first.
  void moves_to(std::int32_t last, std::vector<Move>& moves) const;

 private:
  struct Candidate {
    std::int64_t score = 0;
    std::uint32_t item = 0;
    Move move = Move::kShift;
  };

  /// Finds the trees in work that have a choice of moves, of those that are alike the first.
  void find_choices() {
    choices_.clear();
    weighed_as_.resize(items_.size());
    for (std::size_t at = 0; at < items_.size(); ++at) {
      const BeamItem& item = items_[at];
      if (item.top == kNobody || item.buffer == size()) continue;
      std::size_t alike = 0;
      while (alike < choices_.size() && !are_alike(*choices_[alike], item)) ++alike;
      if (alike == choices_.size()) choices_.push_back(&item);
      weighed_as_[at] = static_cast<std::uint32_t>(alike);
    }
  }
  /// True when features can't tell two trees in work apart that have something on their stacks.
  bool are_alike(const BeamItem& a, const BeamItem& b) const {
    if (a.buffer != b.buffer || a.left1 != b.left1 || a.left2 != b.left2 || a.left_count != b.left_count)
      return false;
    if (a.top == b.top) return true;
    const StackNode &x = node(a.top), &y = node(b.top);
    if (!x.is_like(y) || (x.below == kNobody) != (y.below == kNobody)) return false;
    if (x.below == y.below) return true;
    const StackNode &below_x = node(x.below), &below_y = node(y.below);
    return below_x.token == below_y.token && below_x.has_head == below_y.has_head &&
           token_of(below_x.below) == token_of(below_y.below);
  }
  std::int32_t token_of(std::int32_t number) const {
    return number == kNobody ? kNobody : node(number).token;
  }
  std::int32_t add(const StackNode& node) {
    nodes_.push_back(node);
    return static_cast<std::int32_t>(nodes_.size() - 1);
  }

  const std::vector<ParseToken>* tokens_ = nullptr;
  std::int32_t steps_taken_ = 0;
  std::vector<StackNode> nodes_;
  std::vector<BeamStep> steps_;
  std::vector<BeamItem> items_, next_;
  std::vector<const BeamItem*> choices_;   // that are weighed
  std::vector<MoveWeights> weights_;       // of these
  std::vector<std::uint32_t> weighed_as_;  // by item: its number in these, where it has a choice
  std::vector<Candidate> candidates_;
  std::vector<Candidate> best_;  // of these, the best one first
};

template <typename Weigh>
void Beam::step(std::size_t width, std::int64_t margin, Weigh&& weigh) {
  find_choices();
  weights_.resize(choices_.size());
  weigh(std::span<const BeamItem* const>(choices_), weights_);
  candidates_.clear();
  std::int64_t highest = std::numeric_limits<std::int64_t>::min();
  const auto propose = [&](std::size_t at, Move move, std::int64_t weight) {
    candidates_.push_back({items_[at].score + weight, static_cast<std::uint32_t>(at), move});
    highest = std::max(highest, candidates_.back().score);
  };
  for (std::size_t at = 0; at < items_.size(); ++at) {
    const BeamItem& item = items_[at];
    if (item.top == kNobody) {
      propose(at, Move::kShift, 0);
      continue;
    }
    const Move pop = node(item.top).has_head ? Move::kReduce : Move::kLeft;
    if (item.buffer == size()) {
      propose(at, pop, 0);
      continue;
    }
    const auto& weights = weights_[weighed_as_[at]];
    for (const Move move : {Move::kShift, pop, Move::kRight})
      propose(at, move, weights[static_cast<std::size_t>(move)]);
  }
  best_.clear();
  for (const Candidate& candidate : candidates_) {
    if (candidate.score < highest - margin) continue;
    best_.push_back(candidate);
    std::size_t place = best_.size() - 1;
    for (; place > 0 && best_[place - 1].score < candidate.score; --place) best_[place] = best_[place - 1];
    best_[place] = candidate;
    if (best_.size() > width) best_.pop_back();
  }
  next_.clear();
  for (const Candidate& candidate : best_) {
    next_.push_back(after(items_[candidate.item], candidate.move));
    next_.back().score = candidate.score;
  }
  std::swap(items_, next_);
  ++steps_taken_;
}

}  // namespace claimgraph
