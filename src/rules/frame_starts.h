// Where a frame matches in a sentence, all tokens at a time.
//
// Backwards over the program: from which borders of the sentence the rest of it leads to a match, a row of
// bits an instruction. Where an instruction that no match goes round has an empty row there is no match, and
// most frames end there after a few instructions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/lattice.h"
#include "rules/rule_set.h"

namespace claimgraph {

class FrameStarts {
 public:
  /// A bit a token of the lattice: a match may begin there. Exact but for what FrameBorders refuse. Empty
  /// where there is no match; valid until the next call.
  std::span<const std::uint64_t> find(const Program& program, Lattice& lattice);

 private:
  std::vector<std::uint64_t> rows_;  // by instruction
};

}  // namespace claimgraph
