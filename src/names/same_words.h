// Names that stand again in the same words where neither tables nor the model knew them.
#pragma once

#include <string>
#include <vector>

#include "document.h"
#include "names/name_runs.h"
#include "names/name_words.h"

namespace claimgraph {

/// The letters that a firm's name of two parts is short by, in lower case: "h and t" of "Harrow and Tolland
/// Corp", "hp and s" of "Harrow Pulp & Steel"; "" where no "and" parts it.
std::string letters_around_and(const Document& document, const NameWords& words, TokenSpan name);

/// `candidates` with those added that repeat, word for word and capital for capital, a name of several words,
/// the beginning of a firm's before a verb, or a person's last name, where neither table nor model knew it
/// again ("General Foods makes", "said Gates left"), or that are the letters of one of two parts ("H and T
/// cut its rating"). In text order, without overlaps.
std::vector<NameCandidate> with_same_words(const Document& document, const NameWords& words,
                                           const WordCases& cases,
                                           const std::vector<NameCandidate>& candidates);

}  // namespace claimgraph
