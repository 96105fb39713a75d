// Days written in many notations come back as they are, and no year is told that a text does not hold.
#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "dates/calendar.h"
#include "support.h"

namespace claimgraph {
namespace {

constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

TEST(DateProperty, DaysComeBackInEveryNotation) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 120; ++round) {
    const int year = 1900 + static_cast<int>(random() % 150);
    const int month = 1 + static_cast<int>(random() % 12);
    const int day = 1 + static_cast<int>(random() % 31);
    const std::string name = kMonths[month - 1];
    const std::string y = std::to_string(year);
    const std::string d = std::to_string(day);
    const bool exists = day_of(year, month, day).has_value();
    const std::string expected = exists ? y + "-" + two(month) + "-" + two(day) : "XXXX-XX-XX";
    for (const std::string& written :
         {name + " " + d + ", " + y, d + " " + name + " " + y, y + "-" + two(month) + "-" + two(day),
          name.substr(0, 3) + ". " + d + ", " + y, d + " " + name + ", " + y}) {
      if (written.starts_with("May. ")) continue;
      const auto document = test::analysed("Acme was sold on " + written + " in Oslo.", "2025-01-22");
      ASSERT_EQ(document->dates.size(), 1U) << written;
      EXPECT_EQ(document->dates[0].value, expected) << written;
      EXPECT_EQ(document->dates[0].note.empty(), exists) << written;
      EXPECT_EQ(document->dates[0].begin.empty(), !exists) << written;
    }
  }
}

// Bounds are half-open, in order, and hold the day that the value names.
TEST(DateProperty, BoundsAreHalfOpenAndInOrder) {
  constexpr const char* kPieces[] = {
      "last",    "next",      "Monday", "March", "the",     "week",      "of",    "2024",  "Q3",
      "quarter", "third",     "1990s",  "at",    "noon",    "5",         "p.m.",  "years", "ago",
      "early",   "Christmas", "from",   "today", "winter",  "yesterday", "29",    "31",    "February",
      "after",   "first",     "day",    "two",   "morning", "12/31",     "every", "until"};
  std::mt19937_64 random(17);
  for (int round = 0; round < 500; ++round) {
    std::string text = "Acme met";
    const int pieces = 2 + static_cast<int>(random() % 8);
    for (int at = 0; at < pieces; ++at) text += std::string(" ") + kPieces[random() % std::size(kPieces)];
    const auto document = test::analysed(text + ".", "2025-01-22");
    for (const TimeExpression& date : document->dates) {
      EXPECT_EQ(date.begin.empty(), date.end.empty()) << text;
      if (date.begin.empty()) continue;
      EXPECT_LT(date.begin, date.end) << text << " gives " << date.value;
      EXPECT_TRUE(iso_day(date.begin) && iso_day(date.end)) << text;
      const bool day = date.value.size() == 10 && date.value[4] == '-' && date.value[7] == '-';
      if (!day) continue;
      EXPECT_EQ(date.begin, date.value) << text;
    }
  }
}

// Without a date of its own a document never gets one: what is relative keeps its X.
TEST(DateProperty, RelativeDatesStayRelativeWithoutADocumentDate) {
  for (const std::string_view text :
       {"yesterday", "last Friday", "two weeks ago", "next year", "in March", "on the 15th", "at noon",
        "last Christmas", "this quarter", "tomorrow at 3pm", "two Fridays ago", "the week after next",
        "three days after Easter"}) {
    const auto document = test::analysed("Acme met Beta " + std::string(text) + ".");
    ASSERT_FALSE(document->dates.empty()) << text;
    for (const TimeExpression& date : document->dates) {
      EXPECT_NE(date.value.find('X'), std::string::npos) << text << " gives " << date.value;
      EXPECT_TRUE(date.begin.empty()) << text;
    }
  }
}

}  // namespace
}  // namespace claimgraph
