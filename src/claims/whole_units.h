// Spans that cut no name, amount or date.
#pragma once

#include "document.h"
#include "syntax/tree.h"

namespace claimgraph {

/// The span with the whole of each name, amount and date that one of its ends falls into. O(log n).
TokenSpan whole_units(const Document& document, TokenSpan span);

/// The noun phrase with the clause that its noun asks for, where that follows at once: "charges that he
/// lied", "the right to sell it". Behind a noun that `tells` something the clause with "that" is its own,
/// whatever the tree hung it on.
TokenSpan with_noun_clause(const SyntaxTree& tree, TokenSpan noun, bool tells);

/// The noun phrase with the phrase that hangs on it and follows at once: "the ban" on "investment in shares".
/// Not one that tells when or how much.
TokenSpan with_noun_phrase(const SyntaxTree& tree, TokenSpan noun);

/// The date that holds a token; empty where none does.
TokenSpan date_at(const Document& document, std::uint32_t token);

}  // namespace claimgraph
