// What clauses and nouns behind an object complete: the verb, or the object.
#pragma once

#include "document.h"

namespace claimgraph {

struct Resources;

/// Attaches anew, in the tree of a sentence: the second object of verbs that have two, infinitives behind a
/// sum ("spent $5 million to mend it"), gerunds behind "about" ("talks about buying"), verbs of saying joined
/// to a verb of what was said before. The tree stays a tree. Linear but for bounded looks around a word.
void repair_complements(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
