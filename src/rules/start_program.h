// A frame as it is read backwards, from its end to where it begins (frame_starts.h).
//
// Each step makes a row: from which borders of a sentence the rest of the frame, from there on, leads to a
// match. Row 0 is that of the end, row i that of step i; a step reads rows made before it.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/frame.h"

namespace claimgraph {

struct StartStep {
  enum class Op : std::uint8_t {
    kMatch,  // all borders
    kWord,   // a word, or phrase, that passes the word test `a`, then `next`
    kWords,  // one that passes a word test of the `a` steps behind this one, which are kWord, then `next`
    kUnit,   // a unit that passes the group test `a`, then `next`
    kGap,    // at most `a` steps over any unit, then `next`
    kStep,   // one step over any unit, then `next`
    kJoin,   // row `a` or row `next`
    kLoop,   // `next`, or what kAgain adds
    kAgain,  // adds row `a` to that of the loop at `next`; as long as that grows, its steps are run again
    kStart,
    kEnd,
  };
  static constexpr std::uint32_t kNoMatch = 0xFFFFFFFF;
  Op op = Op::kMatch;
  std::uint32_t a = 0;
  std::uint32_t next = 0;
  // Where the row is empty: the step to go on with, and the row of the branch that leads nowhere. kNoMatch
  // where every match goes through here.
  std::uint32_t skip = kNoMatch;
  std::uint32_t branch = 0;
};

struct StartProgram {
  std::vector<StartStep> steps;
  std::uint32_t begin = 0;  // the row of the whole frame
};

StartProgram compile_starts(const FrameNode& frame, const UnitTests& tests);

}  // namespace claimgraph
