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

  /// One move of every tree in work: `weigh(item)` gives the weights of its moves, an array of kMoves
  /// numbers, asked only where there is a choice. The best `width` stay, less those that fall more than
  /// `margin` behind the best. Of equals the one of the better and of the earlier move stays.
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
    std::size_t item = 0;
    Move move = Move::kShift;
  };

  std::int32_t add(const StackNode& node) {
    nodes_.push_back(node);
    return static_cast<std::int32_t>(nodes_.size() - 1);
  }

  const std::vector<ParseToken>* tokens_ = nullptr;
  std::int32_t steps_taken_ = 0;
  std::vector<StackNode> nodes_;
  std::vector<BeamStep> steps_;
  std::vector<BeamItem> items_, next_;
  std::vector<Candidate> candidates_;
};

template <typename Weigh>
void Beam::step(std::size_t width, std::int64_t margin, Weigh&& weigh) {
  candidates_.clear();
  for (std::size_t at = 0; at < items_.size(); ++at) {
    const BeamItem& item = items_[at];
    std::array<Move, kMoves> allowed;
    std::size_t count = 0;
    for (std::size_t m = 0; m < kMoves; ++m) {
      if (allows(item, static_cast<Move>(m))) allowed[count++] = static_cast<Move>(m);
    }
    if (count == 1) {
      candidates_.push_back({item.score, at, allowed[0]});
      continue;
    }
    const auto& weights = weigh(item);
    for (std::size_t m = 0; m < count; ++m)
      candidates_.push_back({item.score + weights[static_cast<std::size_t>(allowed[m])], at, allowed[m]});
  }
  std::int64_t highest = std::numeric_limits<std::int64_t>::min();
  for (const Candidate& candidate : candidates_) highest = std::max(highest, candidate.score);
  std::erase_if(candidates_, [&](const Candidate& candidate) { return candidate.score < highest - margin; });
  std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.item != b.item ? a.item < b.item : a.move < b.move;
  });
  const std::size_t keep = std::min(width, candidates_.size());
  next_.clear();
  for (std::size_t at = 0; at < keep; ++at) {
    BeamItem item = after(items_[candidates_[at].item], candidates_[at].move);
    item.score = candidates_[at].score;
    next_.push_back(item);
  }
  std::swap(items_, next_);
  ++steps_taken_;
}

}  // namespace claimgraph
