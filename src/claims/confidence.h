// How sure the claims of an article are (patterns/confidence.tsv).
#pragma once

#include "document.h"
#include "syntax/tree.h"

namespace claimgraph {

struct Resources;

/// Gives each claim the probability that it is right in all it tells. To be called when roles and sources are
/// settled; O(claims x their sentence).
void weigh_claims(const Resources& resources, const SyntaxTree& tree, Document& document);

}  // namespace claimgraph
