// Days, weeks, months and holidays of the proleptic Gregorian calendar, on std::chrono.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

using Day = std::chrono::sys_days;

/// The day of a date, or nothing for 30 February and the like. Years 1 to 9999.
std::optional<Day> day_of(int year, int month, int day);
/// The day an ISO date or date-time begins with ("2025-01-22", "2025-01-22T10:00Z"), or nothing.
std::optional<Day> iso_day(std::string_view text);

int year_of(Day day);
int month_of(Day day);      // 1 .. 12
int day_in_month(Day day);  // 1 .. 31
int weekday_of(Day day);    // 1 = Monday .. 7 = Sunday
Day monday_of(Day day);     // of the ISO week

struct IsoWeek {
  int year = 0;
  int week = 0;  // 1 .. 53
};
IsoWeek iso_week(Day day);

/// The day `months` months later, at most the last of its month: 31 January + 1 is the last of February.
Day add_months(Day day, int months);
/// The first day of a month; `month` may lie outside 1 .. 12.
Day first_of_month(int year, int month);
/// The nth (1 .. 5; -1 = last) weekday of a month.
Day nth_weekday(int year, int month, int nth, int weekday);
/// Easter Sunday of the Western churches.
Day easter(int year);
/// Easter Sunday of the Eastern churches, in our calendar.
Day eastern_easter(int year);

/// "2025-01-22"; years of four digits.
std::string iso_text(Day day);

}  // namespace claimgraph
