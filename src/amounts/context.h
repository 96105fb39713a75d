// What stands around an amount: modifiers ("at least", "or more"), the change it tells ("rose 5%") and what
// it is a rate of ("$5 a share").
#pragma once

#include "amounts/amount_reader.h"
#include "amounts/amount_words.h"
#include "document.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// Fills modifier, change and per of `amount` (low and high along with the modifier). `before` is the amount
/// before it in the same sentence, or null: of "190 points, or 0.6%" the second changes like the first.
/// Looks at most twelve tokens to either side.
void read_context(const Lexicons& lexicons, const AmountWords& words, const Document& document,
                  TokenSpan sentence, const Amount* before, Amount& amount);

/// How a verb or noun of change shortly before `token` leads to it.
Moves moves_before(const Lexicons& lexicons, const AmountWords& words, const Document& document,
                   TokenSpan sentence, std::uint32_t token);

}  // namespace claimgraph
