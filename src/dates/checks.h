// Words that look like dates and are none: "2019 jobs", "May I", "the fall of prices", "Mr. March".
#pragma once

#include "dates/reading.h"
#include "dates/time_words.h"

namespace claimgraph {

/// True when what the reading's rule needs (its `needs` setting) holds. May turn a length into a rate ("two
/// barrels a day").
bool check_reading(const Document& document, const TimeWords& words, TokenSpan sentence, Reading& reading);

}  // namespace claimgraph
