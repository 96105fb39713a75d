// Who fills which place of a predicate: subjects, objects, prepositional phrases, possessors, inherited
// subjects.
//
// Places over-generate where attachment is uncertain ("bought the maker of X for $5bn": the price may hang on
// the maker); the own dependants come first, and the rules' typed tests choose.
#pragma once

#include "resources.h"
#include "syntax/predicates.h"

namespace claimgraph {

/// Fills Document::places, by predicate, the surest filler of each place first. O(predicates x dependants).
void fill_places(const Resources& resources, const SyntaxTree& tree, const PredicateIndex& index,
                 Document& document);

/// Makes the names of places that are no prepositions known. Call before the symbols freeze.
void intern_place_names(SymbolTable& symbols);

}  // namespace claimgraph
