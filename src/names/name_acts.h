// What a name does and undergoes, owns and is tied to: evidence for names that no table knows.
#pragma once

#include "document.h"
#include "names/name_runs.h"
#include "names/name_types.h"
#include "names/name_words.h"

namespace claimgraph {

/// Points from verbs and nouns around one place of a name: "X went public", "shares of X", "X, who". None
/// where a table knows the name, or in a line whose capitals say nothing. O(1): looks at a few tokens around.
ClassScores scores_of_acts(const Document& document, const NameWords& words, const NameCandidate& candidate);

/// "X's foreign ministry", "the government of X": X is a country or governs itself.
bool governs(const Document& document, const NameWords& words, TokenSpan name);

}  // namespace claimgraph
