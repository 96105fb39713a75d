// A frame as it is read backwards, from its end to where it begins (frame_starts.h).
//
// Each step makes a row: from which borders of a sentence the rest of the frame, from there on, leads to a
// match. Row 0 is that of the end, row i that of step i; a step reads rows made before it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/flat_array.h"
#include "rules/frame.h"

namespace claimgraph {

struct StartStep {
  using Flat = void;
  enum class Op : std::uint16_t {
    kMatch,  // all borders
    kWord,   // a word, or phrase, that passes one of `count` word tests, from the program's word `a` on; then
             // `next`
    kUnit,   // a unit that passes the group test `a`, then `next`
    kGap,    // at most `a` steps over any unit, then `next`
    kStep,   // one step over any unit, then `next`
    kJoin,   // row `a` or row `next`
    kLoop,   // `next`, or what kAgain adds
    kAgain,  // adds row `a` to that of the loop at `next`; as long as that grows, its steps are run again
    kStart,
    kEnd,
  };
  using Number = std::uint16_t;  // of a step; frames are not that large
  static constexpr Number kNoMatch = 0xFFFF;
  Op op = Op::kMatch;
  Number count = 0;
  Number next = 0;
  // Where the row is empty: the step to go on with; the row before that is as empty. kNoMatch where every
  // match goes through here.
  Number skip = kNoMatch;
  std::uint32_t a = 0;
};

struct StartProgram {
  FlatArray<StartStep> steps;
  FlatArray<TestId> words;
  std::uint32_t begin = 0;  // the row of the whole frame

  template <typename Archive>
  static void fields(Archive& archive, StartProgram& all) {
    auto& [steps, words, begin] = all;
    archive(steps, words, begin);
  }
};

StartProgram compile_starts(const FrameNode& frame, const UnitTests& tests);

}  // namespace claimgraph
