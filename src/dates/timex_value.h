// Resolved readings as TIMEX3 values and as ranges of days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dates/calendar.h"
#include "dates/reading.h"

namespace claimgraph {

/// A day, a week and a weekend that no calendar can tell.
inline constexpr std::string_view kOpenDay = "XXXX-XX-XX", kOpenWeek = "XXXX-WXX",
                                  kOpenWeekend = "XXXX-WXX-WE";

/// Days [begin, end).
struct DayRange {
  Day begin, end;
};

/// The days of a calendar date; a time has the day it lies in, a season the months of the northern
/// hemisphere. Nothing when the year is not known.
std::optional<DayRange> days_of(const CalendarFields& fields);

/// "T09:30", "TMO": the time of day of fields that have one.
std::string clock_text(const CalendarFields& fields);

/// "2025-01-22", "2025-W04", "2025-Q3", "199", "XXXX-WXX-1", "2025-01-22T09:30": what is unknown is X.
std::string timex_value(const Reading& reading);

}  // namespace claimgraph
