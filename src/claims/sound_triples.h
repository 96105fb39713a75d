// Open triples that would mislead who reads them alone are mended or not told.
#pragma once

#include <cstdint>
#include <optional>

#include "claims/triples.h"
#include "document.h"
#include "syntax/tree.h"

namespace claimgraph {

struct Resources;

/// The triple of a predicate without quotation marks that have no partner at the ends of its object, and with
/// the whole noun phrase as its subject. Nothing where the tree misread the clause, as its words show: a
/// subject that is the object too or lies behind a preposition, a gerund behind a preposition taken for the
/// verb of the noun before, half a quotation, an infinitive without the word that governs it.
std::optional<OpenTriple> sound(const Resources& resources, const SyntaxTree& tree, std::uint32_t predicate,
                                OpenTriple triple);

}  // namespace claimgraph
