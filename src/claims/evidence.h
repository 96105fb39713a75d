// The words that carry a claim.
#pragma once

#include "document.h"
#include "syntax/tree.h"

namespace claimgraph {

/// The evidence of a claim with what belongs to its noun or verb and the whole of what its ends cut, without
/// the words that only lead on. `beside`: the claim is a title's or an apposition's, and takes in no more.
TokenSpan whole_evidence(const SyntaxTree& tree, const Claim& claim, bool beside);

}  // namespace claimgraph
