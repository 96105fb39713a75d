// What a figure measures, and over what time.
#pragma once

#include "document.h"
#include "syntax/tree.h"

namespace claimgraph {

/// The words for what is measured, without the figure and the date that stand in them: "revenues" of "1987
/// revenues of $3 million", "users" of "two million users". O(log n + amounts inside).
TokenSpan bare_measure(const SyntaxTree& tree, TokenSpan words);

/// The index of the time that a date ends or holds: "the year" of "the year ended September 1986", "the three
/// months" of "the three months to December", "the first ten weeks" of "the first ten weeks of 1986"; or
/// kNowhere. O(1).
std::uint32_t time_bound_by(const SyntaxTree& tree, std::uint32_t date);

}  // namespace claimgraph
