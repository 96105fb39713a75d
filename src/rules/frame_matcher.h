// One frame over one lattice: depth-first in priority order with one visited bit per (instruction, position).
//
// A pair that failed once fails whatever the start and whatever was captured, so the bits are kept across the
// starts of a sentence: finding all matches costs O(instructions x edges) a sentence, and captures are those
// of a backtracking matcher. Hence nothing here may depend on how a position was reached.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/lattice.h"
#include "rules/rule_set.h"

namespace claimgraph {

/// A capture of a frame: role number and tokens.
struct FrameCapture {
  std::uint32_t role = 0;
  TokenSpan tokens;
  friend bool operator==(const FrameCapture&, const FrameCapture&) = default;
};

struct FrameMatch {
  TokenSpan tokens;
  std::vector<FrameCapture> captures;  // in reading order of their ends
  friend bool operator==(const FrameMatch&, const FrameMatch&) = default;
};

/// Positions and instructions that a frame may begin or end with; both are functions of the position alone.
struct FrameBorders {
  bool (*may_begin)(const void* self, std::uint32_t token) = nullptr;  // null: anywhere
  bool (*may_end)(const void* self, std::uint32_t token) = nullptr;
  const void* self = nullptr;
};

class FrameMatcher {
 public:
  /// Forgets the last frame; all must outlive the calls of next(). `starts` tells by a bit a token of the
  /// lattice where a match may begin; empty: anywhere.
  void start(const Program& program, const Lattice& lattice, const FrameBorders& borders = {},
             std::span<const std::uint64_t> starts = {});
  /// The next match that begins at or after the end of the last one; false when there is none.
  bool next(FrameMatch& match);

  /// Instructions run since start(): the measure of cost.
  std::uint64_t steps() const { return steps_; }
  /// The furthest position some test was tried at, and those tests; kNowhere when none was.
  std::uint32_t furthest(std::vector<TestId>& wanted) const;
  /// The last test of the program that was tried, and the last position it was tried at; kNowhere when none
  /// was. Behind a gap this says more than furthest().
  std::uint32_t deepest(TestId& wanted) const;

 private:
  struct State {
    std::uint32_t instruction = 0;
    std::uint32_t token = 0;
    std::uint32_t trail = 0;  // saves to keep
  };
  struct Save {
    std::uint32_t slot = 0;
    std::uint32_t token = 0;
  };
  bool run(std::uint32_t begin, FrameMatch& match);
  bool visit(std::uint32_t instruction, std::uint32_t token);
  bool visited(std::size_t instruction, std::uint32_t offset) const {
    const std::size_t at = instruction * width_ + offset;
    return (visited_[at / 64] >> (at % 64) & 1) != 0;
  }
  bool test(TestId test, State& state);
  void finish(std::uint32_t begin, std::uint32_t end, FrameMatch& match) const;

  const Program* program_ = nullptr;
  const Lattice* lattice_ = nullptr;
  FrameBorders borders_;
  std::span<const std::uint64_t> starts_;
  std::uint32_t from_ = 0;  // where the next search begins
  std::uint32_t width_ = 0;
  std::uint64_t steps_ = 0;
  std::vector<std::uint64_t> visited_;
  std::vector<State> stack_;
  std::vector<Save> trail_;
};

}  // namespace claimgraph
