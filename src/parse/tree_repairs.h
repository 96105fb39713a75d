// Trees that no English sentence has, as the parser leaves them now and then, mended by rule.
#pragma once

#include <vector>

#include "parse/counted_tree.h"

namespace claimgraph {

struct Document;
struct Resources;

/// Mends the tree of one sentence; linear in its tokens.
///   "If Acme fails, Beta may leave"    a clause with a conjunction is not the root of the clause behind it
///   "..., Acme may leave"              the noun right before a finite verb without subject is its subject
///   "Acme's $5 billion takeover"       the possessed is above its possessor
void repair_tree(const Resources& resources, Document& document, TokenSpan sentence,
                 std::vector<DependantCounts>& counts);

}  // namespace claimgraph
