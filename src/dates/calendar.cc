#include "dates/calendar.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace claimgraph {

namespace chrono = std::chrono;

namespace {

chrono::year_month_day parts(Day day) { return chrono::year_month_day(day); }

// The number that `text` consists of, or -1.
int digits(std::string_view text) {
  int number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= 0 ? number : -1;
}

}  // namespace

std::optional<Day> day_of(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const chrono::year_month_day date(chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day)));
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<Day> iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  return day_of(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2)));
}

int year_of(Day day) { return static_cast<int>(parts(day).year()); }
int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(parts(day).month())); }
int day_in_month(Day day) { return static_cast<int>(static_cast<unsigned>(parts(day).day())); }
int weekday_of(Day day) { return static_cast<int>(chrono::weekday(day).iso_encoding()); }
Day monday_of(Day day) { return day - chrono::days(weekday_of(day) - 1); }

IsoWeek iso_week(Day day) {
  const Day thursday = monday_of(day) + chrono::days(3);
  const int year = year_of(thursday);
  const auto days = (thursday - first_of_month(year, 1)).count();
  return {year, static_cast<int>(days / 7) + 1};
}

Day add_months(Day day, int months) {
  const chrono::year_month_day date = parts(day) + chrono::months(months);
  return date.ok() ? Day(date) : Day(date.year() / date.month() / chrono::last);
}

Day first_of_month(int year, int month) {
  return Day(chrono::year(year) / 1 / 1 + chrono::months(month - 1));
}

Day nth_weekday(int year, int month, int nth, int weekday) {
  const chrono::weekday wanted(static_cast<unsigned>(weekday % 7));
  const auto in = chrono::year(year) / chrono::month(static_cast<unsigned>(month));
  if (nth < 0) return Day(in / wanted[chrono::last]);
  return Day(in / wanted[static_cast<unsigned>(nth)]);
}

// The anonymous Gregorian computus.
Day easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return first_of_month(year, n / 31) + chrono::days(n % 31);
}

// Meeus, of the Julian calendar.
Day eastern_easter(int year) {
  const int a = year % 4;
  const int b = year % 7;
  const int c = year % 19;
  const int d = (19 * c + 15) % 30;
  const int e = (2 * a + 4 * b - d + 34) % 7;
  const int n = d + e + 114;
  const int gregorian_ahead = year / 100 - year / 400 - 2;
  return first_of_month(year, n / 31) + chrono::days(n % 31 + gregorian_ahead);
}

std::string iso_text(Day day) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year_of(day), month_of(day), day_in_month(day));
  return text.data();
}

}  // namespace claimgraph
