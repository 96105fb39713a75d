// From the name of a day to a Reading.
#pragma once

#include "dates/holiday_names.h"
#include "dates/reading.h"
#include "dates/time_words.h"

namespace claimgraph {

/// What a name of a day says with the words around it: "last Christmas", "every Easter", "the eve of Diwali",
/// "Thanksgiving night", "Labor Day weekend".
Reading read_holiday(const Document& document, const TimeWords& words, TokenSpan sentence,
                     const HolidayMatch& match);

}  // namespace claimgraph
