// Where a firm's name begins and ends around its legal form, and a body's by its letters.
#pragma once

#include <vector>

#include "document.h"
#include "names/name_model.h"
#include "names/name_words.h"

namespace claimgraph {

/// A legal form in small letters that is no other word: "corp", "inc".
bool is_small_form(const Document& document, const NameWords& words, std::uint32_t token);

/// Where a name that ends in a legal form begins, none of it before `after`: "[Affiliated] Foods Inc".
std::uint32_t begin_before_form(const Document& document, const NameWords& words, TokenSpan span,
                                std::uint32_t after);

/// "Acme Corp and Beta Inc" is two: a span ends behind a legal form, and "and" or a comma joins no further
/// name; nor does the "of" of where the firm is ("[Osworth Partners] of [Chicago]"). O(tokens of names).
std::vector<ModelName> cut_at_legal_forms(const Document& document, const NameWords& words,
                                          const std::vector<ModelName>& names);
/// Lets names that end in a legal form begin where their capitals do ("[Policy Management Systems Corp]
/// said"), and others take in the form behind them ("[Acme (Pacific) Ltd]", "[Acme Holdings plc]"). Names
/// stay in text order, without overlaps. Linear but for a bounded look to the left of a name.
std::vector<ModelName> grow_to_forms(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names);
/// "the [Harbour Pilots Board] (HPB)": the words whose initials stand behind them in parentheses or between
/// commas are one name where they end in one or name a body. Linear.
std::vector<ModelName> grow_to_acronyms(const Document& document, const NameWords& words,
                                        const std::vector<ModelName>& names);

}  // namespace claimgraph
