// Times of day: "9:30 a.m.", "half past three", "ten thirty p.m.", "noon", "in the morning".
#pragma once

#include "dates/captures.h"
#include "dates/reading.h"
#include "dates/time_words.h"

namespace claimgraph {

/// Reads the captures hour, minute, second, half_day, zone, clock_word, part, offset and side into the fields
/// of a reading; false when they name no time of day.
bool read_clock(const Captures& captures, const TimeWords& words, Reading& reading);

/// Sets the part of the day beside an hour: "8 in the evening" is 20:00, "1 a.m. at night" stays.
void settle_hour(Reading& reading);

}  // namespace claimgraph
