#include "read/iso_date.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <string>

namespace claimgraph {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

// RFC 822: "Wed, 22 Jan 2025 10:00:00 GMT", the day of the week left out or not.
std::string mail_date(std::string_view date) {
  const std::size_t comma = date.find(',');
  if (comma != std::string_view::npos) date.remove_prefix(comma + 1);
  while (!date.empty() && date.front() == ' ') date.remove_prefix(1);
  const std::size_t digits = date.size() > 1 && is_digit(date[1]) ? 2 : 1;
  const int day = number(date, 0, digits);
  if (day < 0 || date.size() < digits + 9 || date[digits] != ' ') return "";
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::size_t month = kMonths.find(date.substr(digits + 1, 3));
  if (month == std::string_view::npos || month % 3 != 0) return "";
  return written(number(date, digits + 5, 4), static_cast<int>(month / 3) + 1, day);
}

}  // namespace

std::string iso_date(std::string_view date) {
  const auto space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  while (!date.empty() && space(date.front())) date.remove_prefix(1);
  while (!date.empty() && space(date.back())) date.remove_suffix(1);
  const int year = number(date, 0, 4);
  if (year < 0) return mail_date(date);
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
