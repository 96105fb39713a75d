// Is a bare number a count, and of what? Years, times, ages, durations, names and scores are none.
#pragma once

#include "amounts/amount_reader.h"
#include "amounts/amount_words.h"
#include "document.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// Sets the unit of a bare number to the lemma of the noun it counts and takes in the words up to that noun.
/// False when the number is no count. Reads tags and noun groups; looks at most eight tokens around.
bool read_count(const Lexicons& lexicons, const AmountWords& words, const Document& document,
                TokenSpan sentence, Draft& draft);

/// True when the word before makes the number a name: "page 5", "Boeing 737".
bool follows_label(const Lexicons& lexicons, const AmountWords& words, const Document& document,
                   TokenSpan sentence, Draft& draft);

/// False when what stands right before or behind the bytes shows that the number is part of something else:
/// "F-16", "9/11", "5:3".
bool stands_alone(const Document& document, ByteSpan bytes);

}  // namespace claimgraph
