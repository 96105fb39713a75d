// How a claim stands: its polarity, modality and status, read off the chain of words that govern its
// predicate ("may have agreed to buy", "has no plan to buy", "completed the purchase").
#pragma once

#include <cstdint>
#include <vector>

#include "document.h"
#include "syntax/tree.h"

namespace claimgraph {

struct Resources;

struct Standing {
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  Status status = Status::kNone;
  bool willed = false;               // "will", or the "would" of reported speech, set the modality
  bool past = false;                 // the innermost finite verb is in the past or perfect
  std::vector<TokenSpan> cues;       // what set them, in text order
  std::vector<std::uint32_t> chain;  // tree nodes from the predicate up to the verb of its main clause
};

/// O(depth of the tree), at most kLongestStandingChain words.
Standing read_standing(const Resources& resources, const SyntaxTree& tree, std::uint32_t predicate,
                       bool alone = false);

inline constexpr int kLongestStandingChain = 8;

/// The tree node of a predicate: the word its clause hangs on (the adjective or noun of a copula).
std::uint32_t predicate_node(const SyntaxTree& tree, const Predicate& predicate);

/// The verb group of a tree node: its own, or that of its copula; kNowhere where it has none.
std::uint32_t verb_group_at(const SyntaxTree& tree, std::uint32_t node);

}  // namespace claimgraph
