// What phrases, sums and infinitives behind a verb and its object hang on: the verb, or the noun before them.
#pragma once

#include <vector>

#include "parse/counted_tree.h"

namespace claimgraph {

struct Document;
struct Resources;

/// Attaches anew, in the tree of a sentence whose dependants repair_tree has counted; the tree stays a tree.
/// Linear but for bounded looks around a word.
///   "use the trademarks of Beta"        "of" belongs to the noun before it
///   "sold last year as a mill"          what stands behind a time or a sum belongs to the verb
///   "granted Beta a licence to sell"    the infinitive belongs to the noun that takes it
///   "gives Acme the option"             of two objects the first is the indirect one
void repair_phrases(const Resources& resources, Document& document, TokenSpan sentence,
                    std::vector<DependantCounts>& counts);

}  // namespace claimgraph
