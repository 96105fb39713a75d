#include "dates/holidays.h"

#include <unicode/calendar.h>
#include <unicode/locid.h>

#include <array>
#include <cmath>
#include <memory>
#include <string>

#include "dates/time_words.h"

namespace claimgraph {
namespace {

constexpr double kDayMilliseconds = 86'400'000;

// A day of a month (from 0) of another calendar that lies in a Gregorian year.
std::optional<Day> day_in_calendar(std::string_view name, int month, int day, int year) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(("en@calendar=" + std::string(name)).c_str());
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), locale, status));
  if (U_FAILURE(status) || calendar == nullptr) return std::nullopt;
  const Day first = first_of_month(year, 1);
  calendar->setTime(static_cast<double>(first.time_since_epoch().count()) * kDayMilliseconds, status);
  const int start = calendar->get(UCAL_EXTENDED_YEAR, status);
  for (int other = start; other <= start + 1 && U_SUCCESS(status); ++other) {
    calendar->clear();
    calendar->set(UCAL_EXTENDED_YEAR, other);
    calendar->set(UCAL_MONTH, month);
    calendar->set(UCAL_DATE, day);
    const double time = calendar->getTime(status);
    const Day found{std::chrono::days(static_cast<std::int64_t>(std::floor(time / kDayMilliseconds)))};
    if (U_SUCCESS(status) && year_of(found) == year) return found;
  }
  return std::nullopt;
}

// The day that a row of the almanac tells for a year: "2025=10-20".
std::optional<Day> day_in_almanac(const LexiconEntry& row, int year) {
  const std::string_view said = attribute(row, std::to_string(year));
  if (said.size() != 5) return std::nullopt;
  return iso_day(std::to_string(year) + "-" + std::string(said));
}

// The day itself, or the one it is counted from.
std::optional<Day> counted_day(const Holiday& holiday, int year) {
  const LexiconEntry& entry = *holiday.entry;
  const int month = number_attribute(&entry, "month");
  const int day = number_attribute(&entry, "day");
  if (const auto told = holiday.almanac ? day_in_almanac(*holiday.almanac, year) : std::nullopt; told)
    return told;
  if (const auto calendar = attribute(entry, "calendar"); !calendar.empty())
    return day_in_calendar(calendar, month, day, year);
  if (!attribute(entry, "easter").empty()) {
    const bool eastern = attribute(entry, "church") == "eastern";
    const Day sunday = eastern ? eastern_easter(year) : easter(year);
    return sunday + std::chrono::days(number_attribute(&entry, "easter"));
  }
  const int weekday = number_attribute(&entry, "weekday");
  if (const int nth = number_attribute(&entry, "nth"); nth != 0)
    return nth_weekday(year, month, nth, weekday);
  const auto date = day_of(year, month, day);
  if (!date || weekday == 0) return date;
  return *date + std::chrono::days((weekday - weekday_of(*date) + 7) % 7);
}

// The first day behind a month of another calendar.
std::optional<Day> end_of_month(const LexiconEntry& entry, Day begin) {
  constexpr int kShortest = 29;
  const int next = number_attribute(&entry, "month") + 1;
  return day_in_calendar(attribute(entry, "calendar"), next, 1,
                         year_of(begin + std::chrono::days(kShortest)));
}

// Days that a holiday moves when it falls on such a weekday.
int weekday_shift(const LexiconEntry& entry, Day day) {
  constexpr std::array<std::string_view, 7> kNames{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
  return number_attribute(&entry, kNames[static_cast<std::size_t>(weekday_of(day) - 1)]);
}

}  // namespace

std::optional<DayRange> holiday_in(const Holiday& holiday, int year) {
  const LexiconEntry& entry = *holiday.entry;
  auto day = counted_day(holiday, year);
  if (!day) return std::nullopt;
  *day += std::chrono::days(weekday_shift(entry, *day) + number_attribute(&entry, "plus"));
  const std::string_view span = attribute(entry, "span");
  std::optional<Day> end = *day + std::chrono::days(number_attribute(&entry, "span", 1));
  if (span == "month") end = end_of_month(entry, *day);
  if (!end || *end <= *day) return std::nullopt;
  return DayRange{*day, *end};
}

}  // namespace claimgraph
