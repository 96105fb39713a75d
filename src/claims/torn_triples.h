// Open claims whose parts the words around them show to come from two clauses.
#pragma once

#include <cstdint>

#include "claims/triples.h"
#include "syntax/tree.h"

namespace claimgraph {

struct Resources;

/// Whether the triple of a predicate is torn out of its sentence: its subject is the object of the verb
/// before, another subject stands right before its verb, its object is the subject of the verb behind, or a
/// participle or infinitive got the subject of another verb. O(clause).
bool is_torn(const Resources& resources, const SyntaxTree& tree, std::uint32_t predicate,
             const OpenTriple& triple);

}  // namespace claimgraph
