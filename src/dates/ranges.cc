#include "dates/ranges.h"

#include "dates/clock.h"
#include "dates/reading_kinds.h"

namespace claimgraph {
namespace {

constexpr std::string_view kRange[] = {"to",      "through", "until",        "till",         "and",
                                       "or",      "-",       "\xE2\x80\x93", "\xE2\x80\x94", "to the",
                                       "and the", "and in",  "and on"};

// Where a part of a year lies in it: months and days as MMDD; -1 for holidays.
int place_in_year(const CalendarFields& fields) {
  constexpr int kMonth = 100;
  if (fields.month > 0) return fields.month * kMonth + fields.day;
  if (fields.quarter > 0) return fields.quarter;
  if (fields.half > 0) return fields.half;
  return -1;
}

// "May" and "June 1942", "June 2" and "July 5, 1950", but not "May 2" and "the summer of 1950".
bool same_kind(const CalendarFields& a, const CalendarFields& b) {
  return (a.month > 0) == (b.month > 0) && (a.day > 0) == (b.day > 0) && (a.quarter > 0) == (b.quarter > 0) &&
         (a.half > 0) == (b.half > 0) && a.season.empty() == b.season.empty();
}

// "Thanksgiving Day, Nov. 27, 2008"
void share_year_of_day(Reading& a, const Reading& b) {
  const bool open = a.holiday != nullptr && a.fields.year == 0 && no_frame(a) && is_point(a) &&
                    a.direction == Direction::kNone && a.offset.unit == TimeUnit::kNone;
  if (open && b.fields.day > 0 && b.fields.year > 0 && is_point(b)) a.fields.year = b.fields.year;
}

bool share_year(Reading& a, const Reading& b) {
  const bool told = b.fields.year > 0 || b.frame.unit == TimeUnit::kYear;
  if (!in_open_year(a) || !told || !is_point(a) || !is_point(b) || a.direction != Direction::kNone)
    return false;
  if (a.holiday != nullptr || b.holiday != nullptr || !same_kind(a.fields, b.fields)) return false;
  if (a.nth != 0 || b.nth != 0 || a.offset.unit != TimeUnit::kNone || a.week_of) return false;
  take_year(a, b);
  const bool turn = place_in_year(a.fields) > place_in_year(b.fields);  // "November to February 1943"
  if (turn && a.fields.year > 0) --a.fields.year;
  if (turn && a.fields.year == 0) --a.frame.amount;
  return true;
}

// "9 a.m." of "and noon on Monday".
bool share_day(Reading& a, const Reading& b) {
  if (!only_time(a) || only_time(b) || !b.fields.has_time() || !is_point(b) || a.needs == "hour")
    return false;
  if (a.fields.hour < 0 || b.fields.hour < 0) return false;
  Reading shared = b;
  shared.tokens = a.tokens;
  shared.bytes = a.bytes;
  shared.needs = a.needs;
  shared.mod = a.mod;
  shared.hour_sure = a.hour_sure;
  shared.fields.hour = a.fields.hour;
  shared.fields.minute = a.fields.minute;
  shared.fields.second = a.fields.second;
  if (!a.fields.zone.empty()) shared.fields.zone = a.fields.zone;
  a = shared;
  return true;
}

// "from 9" of "to 11 a.m.": before noon where the later hour is, unless the clock turns between them.
void share_half_day(Reading& a, const Reading& b) {
  constexpr int kNoon = 12;
  if (a.needs != "hour" || a.fields.hour < 0 || a.fields.hour > kNoon || a.hour_sure) return;
  if (b.fields.hour < 0 || !b.hour_sure || b.needs == "hour") return;
  const int hour = a.fields.hour % kNoon;
  const bool late = hour + kNoon < b.fields.hour || (b.fields.hour == 0 && b.fields.day == 0);
  a.fields.hour = late ? hour + kNoon : hour;
  a.fields.minute = std::max(a.fields.minute, 0);
  a.hour_sure = true;
  a.needs = {};
}

}  // namespace

void share_ranges(const Document& document, std::vector<Reading>& readings) {
  bool list = false;  // the pair behind shares already: "January, February and March 1942"
  for (std::size_t at = readings.size(); at-- > 1;) {
    Reading& a = readings[at - 1];
    Reading& b = readings[at];
    std::string_view glue;
    const bool near = glue_between(document, a, b, glue);
    const bool range = near && one_of(glue, kRange);
    if (near && glue == ",") share_year_of_day(a, b);
    if (!range && !(near && list && glue == ",")) {
      list = false;
      continue;
    }
    if (only_weekday(a) && only_weekday(b) && (glue == "to" || glue == "through")) b.range_end = true;
    share_half_day(a, b);
    list = share_year(a, b) || share_day(a, b);
  }
}

}  // namespace claimgraph
