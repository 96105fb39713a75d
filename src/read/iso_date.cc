#include "read/iso_date.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <string>

#include "base/ascii.h"

namespace claimgraph {
namespace {

// The number at `at` of exactly `size` digits, or -1.
int number(std::string_view text, std::size_t at, std::size_t size) {
  if (at + size > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, size)) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_day(int year, int month, int day) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::string written(int year, int month, int day) {
  if (!is_day(year, month, day)) return "";
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

// The month that a word names by its first three letters ("Jan", "Sept.", "January"); 0 for other words.
int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  if (word.size() < 3) return 0;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    const std::string_view name = kMonths[month].substr(0, word.size());
    const bool same =
        name.size() == word.size() && std::equal(word.begin(), word.end(), name.begin(), [](char a, char b) {
          return a == b || (is_upper(a) && a - 'A' + 'a' == b);
        });
    if (same) return static_cast<int>(month) + 1;
  }
  return 0;
}

// "Wed, 22 Jan 2025 10:00:00 GMT", "22 January 2025", "Wednesday, January 22, 2025 at noon".
std::string worded_date(std::string_view date) {
  constexpr std::size_t kWords = 5;
  int day = 0, month = 0;
  for (std::size_t seen = 0; seen < kWords && !date.empty(); ++seen) {
    const std::size_t end = std::min(date.find_first_of(" ,"), date.size());
    const std::string_view word = date.substr(0, end);
    date.remove_prefix(std::min(date.find_first_not_of(" ,", end), date.size()));
    if (word.size() == 4 && number(word, 0, 4) > 0) return written(number(word, 0, 4), month, day);
    if (word.size() <= 2 && number(word, 0, word.size()) > 0) {
      day = number(word, 0, word.size());
    } else if (const int named = month_of(word); named != 0) {
      month = named;
    } else if (seen > 0) {
      return "";  // only the day of the week may stand before
    }
  }
  return "";
}

}  // namespace

std::string iso_date(std::string_view date) {
  const auto space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  while (!date.empty() && space(date.front())) date.remove_prefix(1);
  while (!date.empty() && space(date.back())) date.remove_suffix(1);
  const int year = number(date, 0, 4);
  if (year < 0) return worded_date(date);
  if (date.size() >= 10 && (date[4] == '-' || date[4] == '/') && date[7] == date[4]) {
    const std::string day = written(year, number(date, 5, 2), number(date, 8, 2));
    const bool more = date.size() > 10;
    if (day.empty() || (more && is_digit(date[10]))) return "";
    return day + (more && (date[10] == 'T' || date[10] == ' ') ? std::string(date.substr(10)) : "");
  }
  if (date.size() == 8 || (date.size() > 8 && !is_digit(date[8])))
    return written(year, number(date, 4, 2), number(date, 6, 2));
  return "";
}

}  // namespace claimgraph
