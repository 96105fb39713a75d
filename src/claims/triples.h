// A clause as subject, relation and object, by the places of its predicate.
#pragma once

#include <cstdint>

#include "document.h"
#include "syntax/tree.h"

namespace claimgraph {

/// Spans of one sentence; empty where the clause has none. `relation` runs from the first word of the verbs
/// ("would have agreed to buy") to the preposition before the object.
struct Triple {
  TokenSpan subject, relation, object;
};

Triple read_triple_of(const SyntaxTree& tree, std::uint32_t predicate);

}  // namespace claimgraph
