// Gives verbs the objects that stand right behind them.
#pragma once

#include "document.h"

namespace claimgraph {

struct Resources;

/// Attaches anew, in the tree of a sentence: nouns that hang on a participle before them ("Miami-based Acme
/// Inc"), and objects that hang on a verb farther to the left than the one they follow ("said it acquired
/// [all issued shares]"); and calls the first noun behind a verb that takes no two its object. The tree stays
/// a tree. Linear in the sentence but for bounded looks around a word.
void repair_objects(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
