// Trees that no English sentence has, as the greedy parser leaves them now and then, mended by rule.
#pragma once

#include "base/span.h"

namespace claimgraph {

struct Document;
struct Resources;

/// Mends the tree of one sentence. O(tokens x depth).
///   "If Acme fails, Beta may leave"    a clause with a conjunction is not the root of the clause behind it
///   "..., Acme may leave"              the noun right before a finite verb without subject is its subject
///   "gives Acme the option"            of two objects the first is the indirect one
void repair_tree(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
