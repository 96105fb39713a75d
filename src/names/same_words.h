// Names that stand again in the same words where neither tables nor the model knew them.
#pragma once

#include <vector>

#include "document.h"
#include "names/name_runs.h"
#include "names/name_words.h"

namespace claimgraph {

/// `candidates` with those added that repeat, word for word and capital for capital, a name of several words
/// or a person's last name, where neither table nor model knew it again ("General Foods makes", "said Gates
/// left"). In text order, without overlaps.
std::vector<NameCandidate> with_same_words(const Document& document, const NameWords& words,
                                           const WordCases& cases,
                                           const std::vector<NameCandidate>& candidates);

}  // namespace claimgraph
