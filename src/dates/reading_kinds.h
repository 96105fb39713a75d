// What kind of date a reading is, for those that join readings.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "dates/holiday_names.h"
#include "dates/reading.h"
#include "document.h"

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

inline bool only_time(const Reading& reading) {
  const CalendarFields& f = reading.fields;
  return f.has_time() && no_frame(reading) && f.year == 0 && f.month == 0 && f.day == 0 && f.weekday == 0;
}

// A part of a year that does not say which.
inline bool in_open_year(const Reading& reading) {
  const CalendarFields& f = reading.fields;
  const bool part =
      f.month > 0 || f.quarter > 0 || f.half > 0 || !f.season.empty() || reading.holiday != nullptr;
  return part && f.year == 0 && no_frame(reading);
}

/// The year of another reading, however it is told.
inline void take_year(Reading& to, const Reading& from) {
  to.fields.year = from.fields.year;
  to.frame = from.frame;
  to.shift = from.shift;
  to.definite = from.definite;
  to.latest = from.latest;
  to.before_christ = from.before_christ;
  to.fiscal = to.fiscal || from.fiscal;
}

/// Lets `reading` stand for two neighbours.
inline void cover(Reading& reading, const Reading& a, const Reading& b) {
  reading.tokens = {a.tokens.begin, b.tokens.end};
  reading.bytes = {a.bytes.begin, b.bytes.end};
  if (reading.needs != "season") reading.needs = {};
}

/// What stands between two readings, without spaces; false when it is too long or a line ends there.
inline bool glue_between(const Document& document, const Reading& a, const Reading& b,
                         std::string_view& glue) {
  constexpr std::uint32_t kLongestGlue = 11;  // bytes
  if (b.bytes.begin < a.bytes.end || b.bytes.begin - a.bytes.end > kLongestGlue) return false;
  glue = std::string_view(document.text.bytes).substr(a.bytes.end, b.bytes.begin - a.bytes.end);
  if (std::count(glue.begin(), glue.end(), '\n') > 1) return false;
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = glue.find_first_not_of(kSpace);
  glue = first == std::string_view::npos ? "" : glue.substr(first, glue.find_last_not_of(kSpace) - first + 1);
  return true;
}

}  // namespace claimgraph
