// The names of one document agree: what is one name at its other places is one here, too.
#pragma once

#include <vector>

#include "document.h"
#include "names/name_model.h"

namespace claimgraph {

/// "[Acme Foods Jane Roe]" is two names where the document knows both, "[Acme Foods Acme Foods]" in any case,
/// and "[Acme Foods] Founded" is one that ends before a word it has nowhere else. O(tokens of names).
std::vector<ModelName> part_by_document(const Document& document, const NameWords& words,
                                        const std::vector<ModelName>& names);
/// "First [Tolland]" is "[First Tolland]" where the document says so elsewhere. Names stay in text order,
/// without overlaps. Linear for a bounded length of names.
std::vector<ModelName> grow_by_document(const Document& document, const NameWords& words,
                                        const std::vector<ModelName>& names);

}  // namespace claimgraph
