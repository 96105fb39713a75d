#include "dates/timex_value.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace claimgraph {
namespace {

struct SeasonMonths {
  std::string_view code;
  int first_month;
};
constexpr std::array kSeasons{SeasonMonths{"SP", 3}, SeasonMonths{"SU", 6}, SeasonMonths{"FA", 9},
                              SeasonMonths{"WI", 12}};

std::string padded(int number, int width) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%0*d", width, number);
  return text.data();
}

DayRange months(int year, int first, int count) {
  return {first_of_month(year, first), first_of_month(year, first + count)};
}

std::string year_text(const Reading& reading) {
  const std::string year = reading.fields.year > 0 ? padded(reading.fields.year, 4) : "XXXX";
  return (reading.before_christ ? "BC" : "") + year;
}

std::string two_or_x(int number) { return number > 0 ? padded(number, 2) : "XX"; }

std::string day_text(const Reading& reading) {
  const CalendarFields& fields = reading.fields;
  const std::string year = year_text(reading);
  if (fields.day == 0 && fields.weekday > 0) return year + "-WXX-" + std::to_string(fields.weekday);
  const std::string before = year + "-" + two_or_x(fields.month) + "-";
  const std::string day = before + two_or_x(fields.day);
  const auto range = fields.days > 1 ? days_of(fields) : std::nullopt;
  if (range) return day + "/" + iso_text(range->end - std::chrono::days(1));
  return fields.last_day > 0 ? day + "/" + before + two_or_x(fields.last_day) : day;
}

// What is left when nothing but the unit of a relative date is known.
std::string_view unknown_text(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kDay:
    case TimeUnit::kFortnight:
      return kOpenDay;
    case TimeUnit::kWeekend:
      return kOpenWeekend;
    case TimeUnit::kWeek:
      return kOpenWeek;
    case TimeUnit::kMonth:
      return "XXXX-XX";
    case TimeUnit::kQuarter:
      return "XXXX-QX";
    case TimeUnit::kDecade:
      return "XXX";
    case TimeUnit::kCentury:
      return "XX";
    default:
      return "XXXX";
  }
}

}  // namespace

std::optional<DayRange> days_of(const CalendarFields& fields) {
  if (fields.century > 0) return months((fields.century - 1) * 100 + 1, 1, 1200);
  if (fields.decade >= 0) return months(fields.decade * 10, 1, 120);
  if (fields.year <= 0 || fields.year > 9998) return std::nullopt;
  const int year = fields.year;
  if (fields.day > 0) {
    const auto day = day_of(year, fields.month, fields.day);
    if (!day) return std::nullopt;
    const int length = fields.last_day > 0 ? fields.last_day - fields.day + 1 : std::max(fields.days, 1);
    return DayRange{*day, *day + std::chrono::days(length)};
  }
  if (fields.week > 0) {
    const Day monday =
        monday_of(first_of_month(year, 1) + std::chrono::days(3)) + std::chrono::days(7 * (fields.week - 1));
    return DayRange{monday + std::chrono::days(fields.weekend ? 5 : 0), monday + std::chrono::days(7)};
  }
  if (fields.weekday > 0 || fields.has_time()) return std::nullopt;
  if (fields.month > 0) return months(year, fields.month, 1);
  if (fields.quarter > 0) return months(year, 3 * fields.quarter - 2, 3);
  if (fields.half > 0) return months(year, 6 * fields.half - 5, 6);
  for (const SeasonMonths& season : kSeasons) {
    if (season.code == fields.season) return months(year, season.first_month, 3);
  }
  const int last = fields.last_year > 0 ? fields.last_year : year;
  return months(year, 1, 12 * (last - year + 1));
}

std::string clock_text(const CalendarFields& fields) {
  std::string text = "T";
  if (fields.hour < 0) return text.append(fields.part);
  text.append(padded(fields.hour, 2)).append(1, ':').append(padded(std::max(fields.minute, 0), 2));
  if (fields.second >= 0) text.append(1, ':').append(padded(fields.second, 2));
  const bool iso_zone = fields.zone == "Z" || fields.zone.starts_with("+") || fields.zone.starts_with("-");
  if (iso_zone) text.append(fields.zone);
  return text;
}

std::string timex_value(const Reading& reading) {
  if (!reading.value.empty()) return reading.value;
  const CalendarFields& fields = reading.fields;
  const std::string era = reading.before_christ ? "BC" : "";
  if (fields.century > 0) return era + padded(fields.century - 1, 2);
  if (fields.decade >= 0) return era + padded(fields.decade, 3);
  const std::string year = year_text(reading);
  if (fields.has_time()) return day_text(reading) + clock_text(fields);
  if (fields.day > 0 || (fields.weekday > 0 && fields.week == 0)) return day_text(reading);
  if (fields.month > 0) return year + "-" + padded(fields.month, 2);
  if (fields.quarter > 0) return year + "-Q" + std::to_string(fields.quarter);
  if (fields.half > 0) return year + "-H" + std::to_string(fields.half);
  if (!fields.season.empty()) return year + "-" + std::string(fields.season);
  if (fields.week > 0) return year + "-W" + padded(fields.week, 2) + (fields.weekend ? "-WE" : "");
  if (fields.last_year > 0) return year + "/" + padded(fields.last_year, 4);
  if (fields.year > 0) return year;
  return std::string(unknown_text(reading.frame.unit));
}

}  // namespace claimgraph
