// The predicates of an article: verb groups and noun groups as tree nodes, and how they hang together.
#pragma once

#include <cstdint>
#include <vector>

#include "syntax/tree.h"

namespace claimgraph {

/// Where predicates stand in the tree. Indices are those of Document::predicates.
struct PredicateIndex {
  std::vector<std::uint32_t>
      node;  // by predicate: its token in the tree (the noun of "is a partner" for "is")
  std::vector<std::uint32_t> verb_at;  // by token: the verb predicate whose node it is, or kNowhere
  std::vector<std::uint32_t> noun_at;  // by token: the noun predicate whose node it is, or kNowhere
};

/// Fills Document::predicates (by token) and says where they stand. O(tokens).
PredicateIndex find_predicates(const SyntaxTree& tree, Document& document);

/// True for a verb group, or a participle after a noun, in the passive.
bool is_passive(const SyntaxTree& tree, const Predicate& predicate, std::uint32_t node);

}  // namespace claimgraph
