// Noun and verb groups read off the trees of a treebank: what the rules over tags are measured against.
#pragma once

#include <vector>

#include "base/span.h"
#include "train/treebank.h"

namespace claimgraph::train {

/// Base noun groups: a nominal head with the contiguous determiner, adjectives, numbers, compounds,
/// pronominal possessor, inner hyphens and quotation marks to its left and the rest of a flat name to its
/// right. A possessor that is a noun is a group of its own. In text order; tokens count from 0.
std::vector<TokenSpan> gold_noun_groups(const Sentence& sentence);

/// Verb groups: [to] auxiliaries, adverbs between them, the verb, its particle; a copula with its
/// auxiliaries.
std::vector<TokenSpan> gold_verb_groups(const Sentence& sentence);

}  // namespace claimgraph::train
