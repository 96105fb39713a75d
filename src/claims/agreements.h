// Which agreement a claim or clause belongs to, and what it takes from it: the other party, its term.
#pragma once

#include "claims/builder.h"

namespace claimgraph {

/// Fills `agreement` from phrases around the clause ("under the deal with Beta"), grantor or holder by the
/// other party of a two-party agreement, and lets the clauses of a list ("This includes ...") belong to the
/// agreement that the sentence before speaks of. O(claims).
void link_agreements(ClaimBuilder& builder);

}  // namespace claimgraph
