// What kind of date a reading is, for those that join readings.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "dates/holiday_names.h"
#include "dates/reading.h"

namespace claimgraph {

template <std::size_t N>
bool one_of(std::string_view text, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

inline bool is_point(const Reading& reading) {
  return (reading.type == TimexType::kDate || reading.type == TimexType::kTime) && reading.value.empty();
}

inline bool no_frame(const Reading& reading) { return reading.frame.unit == TimeUnit::kNone; }

inline bool only_weekday(const Reading& reading) {
  const CalendarFields& f = reading.fields;
  return f.weekday > 0 && no_frame(reading) && f.year == 0 && f.month == 0 && !f.has_time();
}

// A day, whether by the calendar, the week or "yesterday".
inline bool is_day(const Reading& reading) {
  const CalendarFields& f = reading.fields;
  const bool named = reading.holiday != nullptr && reading.holiday_unit == TimeUnit::kNone &&
                     attribute(*reading.holiday->entry, "span").empty();
  return f.day > 0 || f.weekday > 0 || reading.frame.unit == TimeUnit::kDay || named;
}

/// Lets `reading` stand for two neighbours.
inline void cover(Reading& reading, const Reading& a, const Reading& b) {
  reading.tokens = {a.tokens.begin, b.tokens.end};
  reading.bytes = {a.bytes.begin, b.bytes.end};
  if (reading.needs != "season") reading.needs = {};
}

}  // namespace claimgraph
