// Gives auxiliaries and copulas their place in the tree by the verb group they stand in.
#pragma once

#include "document.h"
#include "resources.h"

namespace claimgraph {

/// Attaches the helpers of each verb group to its main verb, or to the predicate of its copula ("has long
/// been a <critic>"), makes a copula of a "be" before what is no verb, and tells passive subjects by the
/// group. The tree stays a tree. Linear in the sentence but for bounded looks around a group.
void repair_auxiliaries(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
