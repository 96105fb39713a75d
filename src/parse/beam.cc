#include "parse/beam.h"

namespace claimgraph {

void Beam::begin(const std::vector<ParseToken>& tokens) {
  tokens_ = &tokens;
  steps_taken_ = 0;
  nodes_.clear();
  steps_.clear();
  items_.assign(1, BeamItem{});
}

BeamItem Beam::after(const BeamItem& item, Move move) {
  BeamItem out = item;
  steps_.push_back({item.last, move});
  out.last = static_cast<std::int32_t>(steps_.size() - 1);
  const auto count_on = [](std::uint8_t count) { return static_cast<std::uint8_t>(count + (count < 255)); };
  if (move == Move::kLeft) {
    const StackNode top = node(item.top);
    out.left2 = item.left1;
    out.left1 = top.token;
    out.left_count = count_on(item.left_count);
    out.top = top.below;
    return out;
  }
  if (move == Move::kReduce) {
    const StackNode top = node(item.top);
    out.top = top.below;
    if (top.right1 == kNobody) return out;
    StackNode head = node(top.below);
    head.right_right1 = top.right1;
    out.top = add(head);
    return out;
  }
  StackNode front;
  front.token = item.buffer;
  front.left1 = item.left1;
  front.left2 = item.left2;
  front.left_count = item.left_count;
  front.below = item.top;
  if (move == Move::kRight) {
    StackNode head = node(item.top);
    head.right2 = head.right1;
    head.right1 = item.buffer;
    head.right_right1 = kNobody;
    head.right_count = count_on(head.right_count);
    front.below = add(head);
    front.has_head = true;
  }
  out.top = add(front);
  ++out.buffer;
  out.left1 = out.left2 = kNobody;
  out.left_count = 0;
  return out;
}

void Beam::moves_to(std::int32_t last, std::vector<Move>& moves) const {
  moves.clear();
  for (; last != kNobody; last = past(last).before) moves.push_back(past(last).move);
  std::reverse(moves.begin(), moves.end());
}

}  // namespace claimgraph
