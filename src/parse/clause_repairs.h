// Mends what the parser gets wrong about clauses and can be told from the words alone.
#pragma once

#include "document.h"

namespace claimgraph {

struct Resources;

/// Attaches anew, in the tree of a sentence: objects of nouns, subordinate clauses that hang on nouns,
/// subjects taken for phrases ("comes as Acme has sold ..."), the second of "between A and B", appositions
/// behind a comma. The tree stays a tree. Linear in the sentence but for bounded looks around a word.
void repair_clauses(const Resources& resources, Document& document, TokenSpan sentence);

/// Makes a word on a cycle of heads, should one ever arise, a root: what follows relies on trees. Linear.
void break_cycles(Tokens& tokens, TokenSpan span);

/// Hangs all roots of a sentence but the first on that one. Linear.
void keep_one_root(Tokens& tokens, TokenSpan sentence);

}  // namespace claimgraph
