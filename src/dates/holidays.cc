#include "dates/holidays.h"

#include <unicode/calendar.h>
#include <unicode/locid.h>

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

}  // namespace

std::optional<Day> holiday_in(const LexiconEntry& entry, int year) {
  const int month = number_attribute(&entry, "month");
  const int day = number_attribute(&entry, "day");
  if (const auto calendar = attribute(entry, "calendar"); !calendar.empty()) {
    return day_in_calendar(calendar, month, day, year);
  }
  if (!attribute(entry, "easter").empty()) {
    const bool eastern = attribute(entry, "church") == "eastern";
    const Day sunday = eastern ? eastern_easter(year) : easter(year);
    return sunday + std::chrono::days(number_attribute(&entry, "easter"));
  }
  const int nth = number_attribute(&entry, "nth");
  if (nth == 0) return day_of(year, month, day);
  return nth_weekday(year, month, nth, number_attribute(&entry, "weekday")) +
         std::chrono::days(number_attribute(&entry, "plus"));
}

}  // namespace claimgraph
