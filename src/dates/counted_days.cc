#include "dates/counted_days.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "dates/calendar.h"
#include "dates/set_fields.h"
#include "dates/timex_value.h"

namespace claimgraph {
namespace {

using std::chrono::days;

constexpr int kSaturday = 6;

class DayCount {
 public:
  explicit DayCount(Reading& reading) : reading_(reading), fields_(reading.fields) {}

  void run() {
    if (reading_.nth != 0) count_inside();
    if (reading_.week_of) {
      hold_in_week();
    } else if (reading_.offset.unit != TimeUnit::kNone) {
      count_beside();
    }
  }

 private:
  // "the last week of May", "the first Monday of 2024": a day or a week inside what is resolved.
  void count_inside() {
    if (reading_.fiscal) return;
    const auto range = days_of(fields_);
    if (!range) {
      if (fields_.month == 0) reading_.value = reading_.nth_unit == TimeUnit::kWeek ? kOpenWeek : kOpenDay;
      return;
    }
    const Day last = range->end - days(1);
    std::optional<Day> day;
    if (reading_.nth_weekday > 0) {
      const int ahead = (reading_.nth_weekday - weekday_of(range->begin) + 7) % 7;
      const int back = (weekday_of(last) - reading_.nth_weekday + 7) % 7;
      day = reading_.nth > 0 ? range->begin + days(ahead + 7 * (reading_.nth - 1)) : last - days(back);
    } else if (reading_.nth_unit == TimeUnit::kDay) {
      day = reading_.nth > 0 ? range->begin + days(reading_.nth - 1) : last + days(reading_.nth + 1);
    } else if (reading_.nth_unit == TimeUnit::kWeek) {
      day = nth_week(*range, reading_.nth);
    } else if (reading_.nth_unit != TimeUnit::kMonth) {
      day = reading_.nth > 0 ? range->begin + days(7 * (reading_.nth - 1)) : last;
    }
    const int months =
        (year_of(range->end) - year_of(range->begin)) * 12 + month_of(range->end) - month_of(range->begin);
    const int month = reading_.nth > 0 ? reading_.nth : months;
    if (!day && month > months) return;
    if (day && *day >= range->end) return;
    fields_ = CalendarFields();
    if (!day) {
      set_month(fields_, add_months(range->begin, month - 1));
    } else if (reading_.nth_unit == TimeUnit::kWeek || reading_.nth_unit == TimeUnit::kWeekend) {
      set_week(fields_, monday_of(*day), reading_.nth_unit == TimeUnit::kWeekend);
    } else {
      set_day(fields_, *day);
    }
  }

  // A week lies where its Thursday lies, as in ISO 8601.
  static Day nth_week(const DayRange& range, int nth) {
    constexpr int kThursday = 4;
    const Day last = range.end - days(1);
    const int ahead = (kThursday - weekday_of(range.begin) + 7) % 7;
    const int back = (weekday_of(last) - kThursday + 7) % 7;
    return nth > 0 ? range.begin + days(ahead + 7 * (nth - 1)) : last - days(back - 7 * (nth + 1));
  }

  // "the week of May 5": the week that holds it.
  void hold_in_week() {
    const bool weekend = fields_.weekend;
    fields_.weekend = false;
    const auto range = days_of(fields_);
    fields_.weekday = 0;
    if (!range) {
      reading_.value = weekend ? kOpenWeekend : kOpenWeek;
      return;
    }
    fields_ = CalendarFields();
    const int back = weekend && weekday_of(range->begin) == 1 ? 7 : 0;  // a Monday ends its weekend
    set_week(fields_, monday_of(range->begin) - days(back), weekend);
  }

  void count_beside() {
    constexpr int kMost = 100'000;
    const TimeFrame& offset = reading_.offset;
    const auto range = days_of(fields_);
    const bool near = std::abs(offset.amount) < kMost;
    fields_ = CalendarFields();
    const bool weekend = offset.unit == TimeUnit::kWeekend;
    reading_.value.clear();
    // Behind a period it counts from its last day.
    const Day from = !range ? Day() : offset.amount > 0 ? range->end - days(1) : range->begin;
    if (!range || !near) {
      reading_.value = !reading_.offset_whole ? kOpenDay : weekend ? kOpenWeekend : kOpenWeek;
    } else if (reading_.offset_weekday > 0) {
      set_day(fields_, weekday_from(*range, reading_.offset_weekday, offset.amount));
    } else if (reading_.offset_whole && weekend) {
      const Day behind = weekday_from(*range, kSaturday, std::max(offset.amount, 1));
      set_week(fields_, offset.amount > 0 ? monday_of(behind) : monday_of(from) + days(7 * offset.amount),
               true);
    } else if (reading_.offset_whole) {
      set_week(fields_, monday_of(from) + days(7 * offset.amount), false);
    } else {
      set_day(fields_, moved(from, offset.unit, offset.amount));
    }
    if (fields_.year < 1 || fields_.year > 9998) fields_ = CalendarFields();
  }

  // The nth such weekday behind (or, below zero, before) some days.
  static Day weekday_from(const DayRange& range, int weekday, int nth) {
    const Day first = range.end;
    const Day last = range.begin - days(1);
    if (nth > 0) return first + days((weekday - weekday_of(first) + 7) % 7 + 7 * (nth - 1));
    return last - days((weekday_of(last) - weekday + 7) % 7 - 7 * (nth + 1));
  }

  Reading& reading_;
  CalendarFields& fields_;
};

}  // namespace

void count_days(Reading& reading) { DayCount(reading).run(); }

}  // namespace claimgraph
