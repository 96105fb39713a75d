// Two names with "and" between them: one firm ("Sower and Reed"), one body ("the Food and Farming Agency") or
// two parties ("Oriole Foods and Bramley Dairies"). The whole article tells.
#pragma once

#include <vector>

#include "document.h"
#include "names/name_model.h"
#include "names/name_words.h"

namespace claimgraph {

/// "[Oriole Foods] and [Bramley Dairies]": a name is parted at its "and" where each side is a name by itself.
/// "its auditor, [Sower and Reed], said": two words become the name of one firm where neither stands alone in
/// the text and something tells of one firm. Names are in text order and stay so. O(tokens + names).
std::vector<ModelName> settle_pairs(const Document& document, const NameWords& words,
                                    const std::vector<ModelName>& names);
/// "the [Energy and Water Regulatory Authority]": a body's head holds for the fields before it. O(names).
std::vector<ModelName> join_fields(const Document& document, const NameWords& words,
                                   const std::vector<ModelName>& names);

}  // namespace claimgraph
