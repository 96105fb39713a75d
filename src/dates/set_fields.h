// Calendar fields from days, and days moved by whole units.
#pragma once

#include "dates/calendar.h"
#include "dates/reading.h"

namespace claimgraph {

void set_day(CalendarFields& fields, Day day);
/// The week that begins on a Monday, or its weekend; where a weekday is said, that day of it.
void set_week(CalendarFields& fields, Day monday, bool weekend);
void set_month(CalendarFields& fields, Day day);
/// The quarter so many quarters behind the first of a year; below zero in years before.
void set_quarter(CalendarFields& fields, int year, int quarters_from_first);

/// 0 .. 3
int quarter_index(Day day);
/// The day so many units later; itself for units that are no whole number of days, months or years.
Day moved(Day day, TimeUnit unit, int amount);

}  // namespace claimgraph
