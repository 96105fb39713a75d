// Readings that stand side by side and say one date: "9 a.m." + "on" + "Tuesday", "June" + "of last year".
#pragma once

#include <vector>

#include "dates/reading.h"
#include "dates/time_words.h"

namespace claimgraph {

/// Joins neighbours among the readings of one sentence, which are in text order. Linear.
void join_neighbours(const Document& document, std::vector<Reading>& readings);

/// Takes modifiers before a reading into it ("early", "the end of", "nearly") and sets its mod.
void add_modifier(const Document& document, const TimeWords& words, TokenSpan sentence, Reading& reading);

}  // namespace claimgraph
