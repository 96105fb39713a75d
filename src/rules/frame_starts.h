// Where a frame matches in a sentence, all tokens at a time: a row of bits for each step of its start
// program, one bit a border of the sentence. Most frames end after a few steps, at an empty row that every
// match goes through.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/lattice.h"
#include "rules/start_program.h"

namespace claimgraph {

class FrameStarts {
 public:
  /// A bit a token of the lattice: a match may begin there. Exact but for what FrameBorders refuse. Empty
  /// where there is no match; valid until the next call.
  std::span<const std::uint64_t> find(const StartProgram& program, Lattice& lattice);

 private:
  std::vector<std::uint64_t> rows_;  // by step
};

}  // namespace claimgraph
