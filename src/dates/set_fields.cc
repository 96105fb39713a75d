#include "dates/set_fields.h"

namespace claimgraph {

void set_day(CalendarFields& fields, Day day) {
  fields.year = year_of(day);
  fields.month = month_of(day);
  fields.day = day_in_month(day);
}

void set_week(CalendarFields& fields, Day monday, bool weekend) {
  if (fields.weekday > 0) {
    set_day(fields, monday + std::chrono::days(fields.weekday - 1));
    return;
  }
  const IsoWeek week = iso_week(monday);
  fields.year = week.year;
  fields.week = week.week;
  fields.weekend = weekend;
}

void set_month(CalendarFields& fields, Day day) {
  fields.year = year_of(day);
  fields.month = month_of(day);
}

void set_quarter(CalendarFields& fields, int year, int quarters_from_first) {
  const int index = year * 4 + quarters_from_first;
  fields.year = index / 4;
  fields.quarter = index % 4 + 1;
}

int quarter_index(Day day) { return (month_of(day) - 1) / 3; }

Day moved(Day day, TimeUnit unit, int amount) {
  switch (unit) {
    case TimeUnit::kDay:
    case TimeUnit::kWeekend:
      return day + std::chrono::days(amount);
    case TimeUnit::kWeek:
      return day + std::chrono::days(7 * amount);
    case TimeUnit::kFortnight:
      return day + std::chrono::days(14 * amount);
    case TimeUnit::kMonth:
      return add_months(day, amount);
    case TimeUnit::kQuarter:
      return add_months(day, 3 * amount);
    case TimeUnit::kYear:
      return add_months(day, 12 * amount);
    case TimeUnit::kDecade:
      return add_months(day, 120 * amount);
    default:
      return day;
  }
}

}  // namespace claimgraph
