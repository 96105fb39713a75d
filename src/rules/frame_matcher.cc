#include "rules/frame_matcher.h"

#include <algorithm>

namespace claimgraph {

void FrameMatcher::start(const Program& program, const Lattice& lattice, const FrameBorders& borders,
                         std::span<const std::uint64_t> starts) {
  program_ = &program;
  lattice_ = &lattice;
  borders_ = borders;
  starts_ = starts;
  from_ = lattice.tokens().begin;
  width_ = lattice.tokens().size() + 1;
  steps_ = 0;
  visited_.assign((program.size() * width_ + 63) / 64, 0);
}

bool FrameMatcher::next(FrameMatch& match) {
  for (; from_ < lattice_->tokens().end; ++from_) {
    const std::uint32_t at = from_ - lattice_->tokens().begin;
    if (!starts_.empty() && (starts_[at / 64] >> (at % 64) & 1) == 0) continue;
    if (borders_.may_begin != nullptr && !borders_.may_begin(borders_.self, from_)) continue;
    if (!run(from_, match)) continue;
    from_ = match.tokens.end;
    return true;
  }
  return false;
}

// False when the pair was tried before: it failed then.
bool FrameMatcher::visit(std::uint32_t instruction, std::uint32_t token) {
  const std::size_t at = std::size_t{instruction} * width_ + (token - lattice_->tokens().begin);
  const std::uint64_t mask = std::uint64_t{1} << (at % 64);
  if ((visited_[at / 64] & mask) != 0) return false;
  visited_[at / 64] |= mask;
  return true;
}

// Follows the edges that pass a test, the longest first; false when there is none.
bool FrameMatcher::test(TestId test, State& state) {
  const std::uint32_t token = state.token;
  if (token >= lattice_->tokens().end) return false;
  const std::size_t base = stack_.size();
  const State next{state.instruction + 1, 0, static_cast<std::uint32_t>(trail_.size())};
  for (const Unit& unit : lattice_->at(token)) {
    if (!lattice_->passes(unit, test)) continue;
    stack_.push_back(next);
    stack_.back().token = unit.tokens.end;
  }
  if (lattice_->word_passes(token, test)) {
    stack_.push_back(next);
    stack_.back().token = token + 1;
  }
  if (stack_.size() == base) return false;
  state = stack_[base];
  stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(base));
  std::reverse(stack_.begin() + static_cast<std::ptrdiff_t>(base), stack_.end());
  return true;
}

bool FrameMatcher::run(std::uint32_t begin, FrameMatch& match) {
  using Op = Instruction::Op;
  stack_.clear();
  trail_.clear();
  stack_.push_back({0, begin, 0});
  while (!stack_.empty()) {
    State state = stack_.back();
    stack_.pop_back();
    trail_.resize(state.trail);
    for (bool alive = true; alive && visit(state.instruction, state.token);) {
      ++steps_;
      const Instruction& instruction = (*program_)[state.instruction];
      switch (instruction.op) {
        case Op::kTest:
          alive = test(instruction.a, state);
          break;
        case Op::kStep: {
          const bool inside = state.token < lattice_->tokens().end;
          const std::uint32_t end = inside ? lattice_->step(state.token) : kNowhere;
          alive = end != kNowhere && end <= lattice_->tokens().end;
          state.token = end;
          ++state.instruction;
          break;
        }
        case Op::kSplit:
          stack_.push_back({instruction.b, state.token, static_cast<std::uint32_t>(trail_.size())});
          state.instruction = instruction.a;
          break;
        case Op::kJump:
          state.instruction = instruction.a;
          break;
        case Op::kSave:
          trail_.push_back({instruction.a, state.token});
          ++state.instruction;
          break;
        case Op::kStart:
          alive = state.token == lattice_->tokens().begin;
          ++state.instruction;
          break;
        case Op::kEnd:
          alive = state.token == lattice_->tokens().end;
          ++state.instruction;
          break;
        case Op::kMatch:
          if (borders_.may_end != nullptr && !borders_.may_end(borders_.self, state.token)) {
            alive = false;
            break;
          }
          finish(begin, state.token, match);
          return true;
      }
    }
  }
  return false;
}

// Pairs the saves of begins and ends.
void FrameMatcher::finish(std::uint32_t begin, std::uint32_t end, FrameMatch& match) const {
  match.tokens = {begin, end};
  match.captures.clear();
  for (std::size_t i = 0; i < trail_.size(); ++i) {
    if (trail_[i].slot % 2 == 0) continue;
    std::size_t open = i;
    while (trail_[open].slot != trail_[i].slot - 1) --open;
    match.captures.push_back({trail_[i].slot / 2, {trail_[open].token, trail_[i].token}});
  }
}

std::uint32_t FrameMatcher::furthest(std::vector<TestId>& wanted) const {
  const std::uint32_t begin = lattice_->tokens().begin;
  std::uint32_t best = kNowhere;
  wanted.clear();
  for (std::uint32_t i = 0; i < program_->size(); ++i) {
    if ((*program_)[i].op != Instruction::Op::kTest) continue;
    for (std::uint32_t p = 0; p < width_; ++p) {
      if (!visited(i, p)) continue;
      if (best == kNowhere || begin + p > best) {
        best = begin + p;
        wanted.clear();
      }
      const TestId test = (*program_)[i].a;
      if (begin + p == best && std::find(wanted.begin(), wanted.end(), test) == wanted.end())
        wanted.push_back(test);
    }
  }
  return best;
}

std::uint32_t FrameMatcher::deepest(TestId& wanted) const {
  for (std::size_t i = program_->size(); i-- > 0;) {
    if ((*program_)[i].op != Instruction::Op::kTest) continue;
    for (std::uint32_t p = width_; p-- > 0;) {
      if (!visited(i, p)) continue;
      wanted = (*program_)[i].a;
      return lattice_->tokens().begin + p;
    }
  }
  return kNowhere;
}

}  // namespace claimgraph
