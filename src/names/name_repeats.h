// Names at the start of a sentence that the model took for ordinary words, known by the rest of the document.
#pragma once

#include <vector>

#include "document.h"
#include "names/name_runs.h"
#include "names/name_words.h"

namespace claimgraph {

/// "Telmark said": a verb of saying in a tense follows the token.
bool speaks_at(const Document& document, const NameWords& words, std::uint32_t token);

/// `candidates` with those added that stand alone at the start of a sentence and bear the word of a name
/// found elsewhere: the whole of it, the first word of a firm's or the last one of a person's; and with the
/// letters anywhere that are short for a firm, though they mean something else elsewhere ("PCR" of "PCR
/// Inc"). In text order.
std::vector<NameCandidate> with_repeats(const Document& document, const NameWords& words,
                                        const WordCases& cases, const std::vector<NameCandidate>& candidates);

}  // namespace claimgraph
