// Gives verbs the subjects that the parser misses.
#pragma once

#include "document.h"

namespace claimgraph {

struct Resources;

/// Attaches anew, in the tree of a sentence: who says it behind what is said, and the first of a list in a
/// headline ("Acme and Beta end the deal"). The tree stays a tree. Linear in the sentence but for bounded
/// looks around a word.
void repair_subjects(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
