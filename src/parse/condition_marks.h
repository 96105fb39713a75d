// Puts what opens a condition onto its clause or noun.
#pragma once

#include "document.h"

namespace claimgraph {

struct Resources;

/// In the tree of a sentence the words of "so long as", "in the event that", "provided that" mark the verb of
/// the clause behind them, which is adverbial; those of "subject to", "pending" the noun behind them; what
/// follows a bare "if" ("if found guilty") is a clause. The entries are the classes marker and preposition
/// of patterns/lexicon/conditions.tsv. The tree stays a tree. Linear in the sentence but for bounded looks.
void mark_conditions(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
