// Gives verbs the objects that stand right behind them.
#pragma once

#include "document.h"

namespace claimgraph {

/// Attaches anew, in the tree of a sentence: nouns that hang on a participle before them ("Miami-based Acme
/// Inc"), and objects that hang on a verb farther to the left than the one they follow ("said it acquired
/// [all issued shares]"). The tree stays a tree. Linear in the sentence but for bounded looks around a word.
void repair_objects(Document& document, TokenSpan sentence);

}  // namespace claimgraph
