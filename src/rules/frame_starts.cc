#include "rules/frame_starts.h"

#include <algorithm>
#include <type_traits>

namespace claimgraph {
namespace {

using Op = Instruction::Op;

// The jump that leads back to a split, or the split itself where it begins no loop.
std::size_t loop_end(const Program& program, std::size_t split) {
  const std::size_t last = std::max(program[split].a, program[split].b) - 1;
  return program[last].op == Op::kJump && program[last].a == split ? last : split;
}

// Fills the rows, which are empty, from the last to the first; false where there is no match.
template <typename Width>
bool fill(const Program& program, Lattice& lattice, Width width, std::uint64_t* rows) {
  const std::uint32_t size = lattice.tokens().size();
  const auto row = [&](std::size_t instruction) { return rows + instruction * width; };
  const auto copy = [&](const std::uint64_t* from, std::uint64_t* to) {
    std::copy_n(from, std::size_t{width}, to);
  };
  // Adds, and tells whether there was something to add.
  const auto join = [&](const std::uint64_t* from, std::uint64_t* to) {
    std::uint64_t added = 0;
    for (std::size_t k = 0; k < width; ++k) {
      added |= from[k] & ~to[k];
      to[k] |= from[k];
    }
    return added != 0;
  };
  for (std::size_t i = program.size(); i-- > 0;) {
    const Instruction& instruction = program[i];
    std::uint64_t* const here = row(i);
    switch (instruction.op) {
      case Op::kMatch:
        std::fill_n(here, std::size_t{width}, ~std::uint64_t{0});
        break;
      case Op::kTest:
        lattice.lead_to(instruction.a, here + width, here);
        break;
      case Op::kStep:
        lattice.step_to(here + width, here);
        break;
      case Op::kSplit: {
        const bool by_one = join(row(instruction.a), here), by_other = join(row(instruction.b), here);
        const bool grown = by_one || by_other;
        if (const std::size_t end = loop_end(program, i); grown && end != i) i = end + 1;
        break;
      }
      case Op::kJump:
        if (instruction.a < i) join(here + width, row(instruction.a));  // a loop may be left at once
        copy(row(instruction.a), here);
        break;
      case Op::kSave:
        copy(here + width, here);
        break;
      case Op::kStart:
        here[0] = here[width] & 1;
        break;
      case Op::kEnd:
        here[size / 64] = here[width + size / 64] & (std::uint64_t{1} << (size % 64));
        break;
    }
    if (std::any_of(here, here + width, [](std::uint64_t bits) { return bits != 0; })) continue;
    if (instruction.part == 0) return false;
    i = std::min<std::size_t>(i, instruction.part);  // what leads here is as empty
  }
  return true;
}

}  // namespace

std::span<const std::uint64_t> FrameStarts::find(const Program& program, Lattice& lattice) {
  const std::size_t width = lattice.width();
  rows_.assign(program.size() * width, 0);
  const bool found = width == 1
                         ? fill(program, lattice, std::integral_constant<std::size_t, 1>(), rows_.data())
                         : fill(program, lattice, width, rows_.data());
  return found ? std::span<const std::uint64_t>(rows_.data(), width) : std::span<const std::uint64_t>();
}

}  // namespace claimgraph
