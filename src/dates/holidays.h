// Days of holidays (lexicon/holidays.tsv), in the calendars they are counted in.
#pragma once

#include <optional>

#include "dates/calendar.h"
#include "dates/holiday_names.h"
#include "dates/timex_value.h"

namespace claimgraph {

/// The days of a holiday in a Gregorian year, one for most; of two in one year the first. Nothing when the
/// year has none, the almanac does not reach it, or the entry names a calendar that ICU lacks. Calendars
/// other than ours come from ICU.
std::optional<DayRange> holiday_in(const Holiday& holiday, int year);

}  // namespace claimgraph
