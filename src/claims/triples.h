// A clause as subject, relation and object, by the places of its predicate.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "document.h"
#include "syntax/tree.h"

namespace claimgraph {

/// Spans of one sentence; empty where the clause has none. `relation` runs from the first word of the verbs
/// ("would have agreed to buy") to the preposition before the object.
struct OpenTriple {
  TokenSpan subject, relation, object;
};

/// The first subject with the first object.
OpenTriple read_triple_of(const SyntaxTree& tree, std::uint32_t predicate);

/// One for each subject and object of a coordination: "Acme and Beta sell coal and ore" gives four, the first
/// as above; at most kMostTriples. Subject and object are empty where the clause has none.
std::vector<OpenTriple> read_triples_of(const SyntaxTree& tree, std::uint32_t predicate);

/// "Ada Lund, head of Acme, ...": Ada Lund, head of Acme, without words for its relation. `node` is the tree
/// node of the noun behind the comma.
std::optional<OpenTriple> read_apposition(const SyntaxTree& tree, std::uint32_t node, TokenSpan sentence);

inline constexpr std::size_t kMostTriples = 9;

}  // namespace claimgraph
