// Days with a name: which day each is, and what the words around it make of it. One row each: the document's
// date, a text with the expression in [brackets], its TIMEX3 value and its first and last day.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support.h"

namespace claimgraph {
namespace {

constexpr std::string_view kWednesday = "2025-01-22";

struct Row {
  std::string_view text, value, begin, end;
};

constexpr Row kDays[] = {
    {"Acme opened on [Diwali 2024].", "2024-10-31", "2024-10-31", "2024-11-01"},
    {"Acme opened on [Dhanteras 2023].", "2023-11-10", "2023-11-10", "2023-11-11"},
    {"Acme opened on [Holi, 2025].", "2025-03-14", "2025-03-14", "2025-03-15"},
    {"Acme opened on [Ganesh Chaturthi 2024].", "2024-09-07", "2024-09-07", "2024-09-08"},
    {"Acme opened on [Guru Nanak Jayanti 2024].", "2024-11-15", "2024-11-15", "2024-11-16"},
    {"Acme opened on [Vaisakhi 2024].", "2024-04-13", "2024-04-13", "2024-04-14"},
    {"Acme opened on [Parsi New Year 2024].", "2024-08-15", "2024-08-15", "2024-08-16"},
    {"Acme opened on [Makha Bucha 2024].", "2024-02-24", "2024-02-24", "2024-02-25"},
    {"Acme opened on [Nyepi 2024].", "2024-03-11", "2024-03-11", "2024-03-12"},
    {"Acme opened on [Losar 2024].", "2024-02-10", "2024-02-10", "2024-02-11"},
    {"Acme opened on [Nowruz 2024].", "2024-03-20", "2024-03-20", "2024-03-21"},
    {"Acme opened on [Seollal 2024].", "2024-02-10", "2024-02-10", "2024-02-11"},
    {"Acme opened on [Enkutatash 2023].", "2023-09-12", "2023-09-12", "2023-09-13"},
    {"Acme opened on [Tomb-Sweeping Day 2024].", "2024-04-04", "2024-04-04", "2024-04-05"},
    {"Acme opened on [Yom Ha’atzmaut 2024].", "2024-05-14", "2024-05-14", "2024-05-15"},
    {"Acme opened on [Eid-al-Adha 2024].", "2024-06-16", "2024-06-16", "2024-06-17"},
    {"Acme opened on [Victoria Day 2024].", "2024-05-20", "2024-05-20", "2024-05-21"},
    {"Acme opened on [Advent Sunday 2024].", "2024-12-01", "2024-12-01", "2024-12-02"},
    {"Acme opened on [Election Day 2024].", "2024-11-05", "2024-11-05", "2024-11-06"},
    {"Acme opened on [Koningsdag 2014].", "2014-04-26", "2014-04-26", "2014-04-27"},
    {"Acme opened on [Ukraine's Independence Day 2023].", "2023-08-24", "2023-08-24", "2023-08-25"},
    {"Acme opened on [St. Patrick’s Day, 2024].", "2024-03-17", "2024-03-17", "2024-03-18"},
    {"Acme opened on [world water day 2024].", "2024-03-22", "2024-03-22", "2024-03-23"},
    {"Acme opened on [Super Bowl Sunday 2024].", "2024-02-11", "2024-02-11", "2024-02-12"},
    {"Acme opened on [the winter solstice of 2023].", "2023-12-22", "2023-12-22", "2023-12-23"},
    {"acme opened on [women's day 2024].", "2024-03-08", "2024-03-08", "2024-03-09"},
};

constexpr Row kAround[] = {
    {"Acme closed [last Diwali].", "2024-10-31", "2024-10-31", "2024-11-01"},
    {"Acme will open [next Diwali].", "2025-10-20", "2025-10-20", "2025-10-21"},
    {"Acme will open [this coming Easter].", "2025-04-20", "2025-04-20", "2025-04-21"},
    {"Acme closed on [the Christmas of 2009].", "2009-12-25", "2009-12-25", "2009-12-26"},
    {"Acme closed on [Thanksgiving of last year].", "2024-11-28", "2024-11-28", "2024-11-29"},
    {"Acme closed on [the eve of Diwali 2024].", "2024-10-30", "2024-10-30", "2024-10-31"},
    {"Acme closed on [erev Yom Kippur 2024].", "2024-10-11", "2024-10-11", "2024-10-12"},
    {"Acme closed on [the eve of the Lunar New Year].", "2024-02-09", "2024-02-09", "2024-02-10"},
    {"Acme closed on [the Tuesday after the Labor Day weekend].", "2024-09-03", "2024-09-03", "2024-09-04"},
    {"Acme closed [two days after Ramadan 2024].", "2024-04-11", "2024-04-11", "2024-04-12"},
    {"Acme closed on [Thanksgiving night].", "2024-11-28TNI", "2024-11-28", "2024-11-29"},
    {"Acme closed on [Christmas morning 2009].", "2009-12-25TMO", "2009-12-25", "2009-12-26"},
    {"Acme closed over [the Fourth of July weekend].", "2024-W27-WE", "2024-07-06", "2024-07-08"},
    {"Acme closed on [Labor Day 2021 weekend].", "2021-W35-WE", "2021-09-04", "2021-09-06"},
    {"Acme closed in [Thanksgiving week].", "2024-W48", "2024-11-25", "2024-12-02"},
    {"Acme closes [every Christmas].", "XXXX-12-25", "", ""},
    {"Acme closes [each Easter].", "XXXX", "", ""},
    {"Acme closed during [Ramadan 2024].", "2024-03-11/2024-04-09", "2024-03-11", "2024-04-10"},
    {"Acme closed on [the first day of Ramadan 2024].", "2024-03-11", "2024-03-11", "2024-03-12"},
    {"Acme closed during [Lent].", "2024-02-14/2024-03-30", "2024-02-14", "2024-03-31"},
    {"Acme closed [the week before Thanksgiving].", "2024-W47", "2024-11-18", "2024-11-25"},
    {"Acme closed [the weekend after Thanksgiving].", "2024-W48-WE", "2024-11-30", "2024-12-02"},
    {"Acme closed [the weekend before Easter 2024].", "2024-W12-WE", "2024-03-23", "2024-03-25"},
    {"Acme closed [the Monday after Easter].", "2024-04-01", "2024-04-01", "2024-04-02"},
    {"Acme closed on [the Friday before Labor Day].", "2024-08-30", "2024-08-30", "2024-08-31"},
    {"Acme closed on [the second Sunday after Easter 2024].", "2024-04-14", "2024-04-14", "2024-04-15"},
    {"Acme closed [two weeks after Eid al-Fitr 2024].", "2024-04-24", "2024-04-24", "2024-04-25"},
};

// The name is met, but nothing tells its day.
constexpr Row kUnknown[] = {
    {"Acme closed on [Eid].", "XXXX-XX-XX", "", ""},
    {"Acme closed on [Dhanteras 1990].", "1990-XX-XX", "", ""},
    {"Acme closed on the country's [Independence Day].", "XXXX-XX-XX", "", ""},
};

constexpr std::string_view kNone[] = {
    "Fans went to Easter Island.", "The Tet Offensive began.",     "Rakhi Sawant spoke.",
    "It was a family day out.",    "Acme had an epiphany.",        "The mayday call came at sea.",
    "Lent Brothers sold a mill.",  "Corpus Christi, Texas, grew.", "Pongal Foods sold a mill.",
};

std::string unmarked(const Row& row) {
  std::string text(row.text);
  return text.erase(text.find(']'), 1).erase(text.find('['), 1);
}

void check(const Row& row) {
  const std::size_t open = row.text.find('[');
  const std::size_t close = row.text.find(']');
  const std::string text = unmarked(row);
  const auto document = test::analysed(text, kWednesday);
  ASSERT_EQ(document->dates.size(), 1U) << row.text;
  const TimeExpression& date = document->dates[0];
  EXPECT_EQ(text.substr(date.bytes.begin, date.bytes.size()), row.text.substr(open + 1, close - open - 1));
  EXPECT_EQ(date.value, row.value) << row.text;
  EXPECT_EQ(date.begin, row.begin) << row.text;
  EXPECT_EQ(date.end, row.end) << row.text;
}

TEST(Holidays, AreFoundByTheirNamesInTheirCalendars) {
  for (const Row& row : kDays) check(row);
}

TEST(Holidays, WordsAroundThemCount) {
  for (const Row& row : kAround) check(row);
}

TEST(Holidays, WhatNoTableTellsIsLeftOpen) {
  for (const Row& row : kUnknown) {
    check(row);
    EXPECT_FALSE(test::analysed(unmarked(row), kWednesday)->dates[0].note.empty()) << row.text;
  }
}

TEST(Holidays, OtherNamesAndWordsAreNone) {
  for (const std::string_view text : kNone) {
    const auto document = test::analysed(text, kWednesday);
    for (const TimeExpression& date : document->dates) ADD_FAILURE() << text << " gives " << date.value;
  }
}

}  // namespace
}  // namespace claimgraph
