// What only the whole article tells of its amounts: whose cents and pesos, pounds of money or of weight, and
// which amounts say the same twice.
#pragma once

#include <cstddef>
#include <vector>

#include "amounts/amount_reader.h"
#include "amounts/amount_words.h"
#include "document.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// Joins "3 dollars and 50 cents" to one amount, among the drafts from `first` on.
void join_hundredths(const Document& document, std::size_t first, std::vector<Draft>& drafts);

/// Settles the open units of all drafts (in text order) and links equivalents: "12 billion yen ($80
/// million)".
void settle_amounts(const Lexicons& lexicons, const AmountWords& words, const Document& document,
                    std::vector<Draft>& drafts);

}  // namespace claimgraph
