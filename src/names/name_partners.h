// Firms named after partners: "Sower & Reed", "Sower, Reed and Co", "Sower and Reed Inc" are one name each.
#pragma once

#include <vector>

#include "document.h"
#include "names/name_model.h"
#include "names/name_words.h"

namespace claimgraph {

/// Names that stand beside each other in the text become one where they are one firm's. Names are in text
/// order and stay so. O(tokens + names).
std::vector<ModelName> join_at_ampersands(const Document& document, const NameWords& words,
                                          const std::vector<ModelName>& names);
std::vector<ModelName> join_at_forms(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names);
std::vector<ModelName> join_at_and(const Document& document, const NameWords& words,
                                   const std::vector<ModelName>& names);
/// "Elder-[Barman Stores Corp]": what a hyphen joins to a firm's name is of it.
std::vector<ModelName> join_at_hyphens(const Document& document, const NameWords& words,
                                       const std::vector<ModelName>& names);
std::vector<ModelName> join_partners(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names);

/// Firms take in the words before them that belong to their name: all in angle brackets ("<General Acme
/// Inc>"), and an ordinary word that opens the sentence before "and" ("Home and City Savings Bank").
/// O(names).
void take_in_front(const Document& document, const NameWords& words, std::vector<ModelName>& names);

}  // namespace claimgraph
