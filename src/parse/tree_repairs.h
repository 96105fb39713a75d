// Trees that no English sentence has, as the parser leaves them now and then, mended by rule.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"

namespace claimgraph {

struct Document;
struct Resources;

/// How many dependants of some kinds a token has; memory of one caller, kept between sentences.
struct DependantCounts {
  std::uint32_t subjects = 0, conjunctions = 0, marks = 0, cases = 0;
};

/// Mends the tree of one sentence; linear in its tokens.
///   "If Acme fails, Beta may leave"    a clause with a conjunction is not the root of the clause behind it
///   "..., Acme may leave"              the noun right before a finite verb without subject is its subject
///   "gives Acme the option"            of two objects the first is the indirect one
void repair_tree(const Resources& resources, Document& document, TokenSpan sentence,
                 std::vector<DependantCounts>& counts);

}  // namespace claimgraph
