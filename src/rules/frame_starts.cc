#include "rules/frame_starts.h"

#include <algorithm>
#include <type_traits>

namespace claimgraph {
namespace {

using StartOp = StartStep::Op;

// Fills the rows in order; false where there is no match. There is room for one more.
template <typename Width>
bool fill(const StartProgram& program, Lattice& lattice, Width width, std::uint64_t* rows) {
  const std::uint32_t size = lattice.tokens().size();
  const auto row = [&](std::size_t step) { return rows + step * width; };
  std::uint64_t* const spare = row(program.steps.size());
  // Adds, and tells whether there was something to add.
  const auto join = [&](const std::uint64_t* from, std::uint64_t* to) {
    std::uint64_t added = 0;
    for (std::size_t k = 0; k < width; ++k) {
      added |= from[k] & ~to[k];
      to[k] |= from[k];
    }
    return added != 0;
  };
  const auto is_empty = [&](std::size_t step) {
    const std::uint64_t* const bits = row(step);
    return std::none_of(bits, bits + width, [](std::uint64_t word) { return word != 0; });
  };
  const std::span<const StartStep> steps = program.steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const StartStep& step = steps[i];
    const std::uint64_t* const next = row(step.next);
    std::uint64_t* const here = row(i);
    switch (step.op) {
      case StartOp::kMatch:
        std::fill_n(here, std::size_t{width}, ~std::uint64_t{0});
        break;
      case StartOp::kWord:
        lattice.word_leads_to(std::span(program.words).subspan(step.a, step.count), next, here, width);
        break;
      case StartOp::kUnit:
        lattice.unit_leads_to(step.a, next, here);
        break;
      case StartOp::kStep:
        lattice.step_to(next, here);
        break;
      case StartOp::kGap:
        std::copy_n(next, std::size_t{width}, here);
        for (std::uint32_t steps_left = step.a; steps_left > 0; --steps_left) {
          lattice.step_to(here, spare);
          if (!join(spare, here)) break;
        }
        break;
      case StartOp::kLoop:
        std::copy_n(next, std::size_t{width}, here);
        break;
      case StartOp::kJoin:
        std::copy_n(next, std::size_t{width}, here);
        join(row(step.a), here);
        break;
      case StartOp::kAgain:
        if (join(row(step.a), row(step.next))) {
          i = step.next;
          continue;
        }
        std::copy_n(next, std::size_t{width}, here);
        break;
      case StartOp::kStart:
        std::fill_n(here, std::size_t{width}, 0);
        here[0] = next[0] & 1;
        break;
      case StartOp::kEnd:
        std::fill_n(here, std::size_t{width}, 0);
        here[size / 64] = next[size / 64] & (std::uint64_t{1} << (size % 64));
        break;
    }
    while (is_empty(i)) {
      if (steps[i].skip == StartStep::kNoMatch) return false;
      const std::size_t on = steps[i].skip;
      i = on - 1;
      std::fill_n(row(i), std::size_t{width}, 0);
      if (on == steps.size() || steps[on].op != StartOp::kJoin || steps[on].a != i) break;
      i = on;  // it adds nothing to the join
      std::copy_n(row(steps[on].next), std::size_t{width}, row(on));
    }
  }
  return true;
}

}  // namespace

std::span<const std::uint64_t> FrameStarts::find(const StartProgram& program, Lattice& lattice) {
  const std::size_t width = lattice.width();
  if (const std::size_t all = (program.steps.size() + 1) * width; rows_.size() < all) rows_.resize(all);
  const bool found = width == 1
                         ? fill(program, lattice, std::integral_constant<std::size_t, 1>(), rows_.data())
                         : fill(program, lattice, width, rows_.data());
  return found ? std::span<const std::uint64_t>(rows_.data() + program.begin * width, width)
               : std::span<const std::uint64_t>();
}

}  // namespace claimgraph
