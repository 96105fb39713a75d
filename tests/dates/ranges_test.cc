// Ranges and lists whose year, day or half of the day only one of them says, and what repeats each month. One
// row each: a text with the expressions in [brackets] and their TIMEX3 values, in text order.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support.h"

namespace claimgraph {
namespace {

constexpr std::string_view kWednesday = "2025-01-22";

struct Row {
  std::string_view text, values;
};

constexpr Row kShared[] = {
    {"Acme grew from [May] to [June 1982].", "1982-05 1982-06"},
    {"Acme grew from [November] to [February 1983].", "1982-11 1983-02"},
    {"Acme grew in [January], [February] and [March 1982].", "1982-01 1982-02 1982-03"},
    {"Acme sold mills between [June 2] and [July 5, 1982].", "1982-06-02 1982-07-05"},
    {"Acme sold mills from [30 April] to [2 May 1982].", "1982-04-30 1982-05-02"},
    {"The fair ran from [3 to 5 May 1982].", "1982-05-03/1982-05-05"},
    {"Acme grew in [the spring] and [summer of 1982].", "1982-SP 1982-SU"},
    {"Acme grew in [May] and [June of last year].", "2024-05 2024-06"},
    {"The court sat between [9 a.m.] and [5 p.m. on Tuesday].", "2025-01-21T09:00 2025-01-21T17:00"},
    {"The court sat from [9] to [11 a.m. on Tuesday].", "2025-01-21T09:00 2025-01-21T11:00"},
    {"The court sat from [11] to [1 p.m.] there.", "2025-01-22T11:00 2025-01-22T13:00"},
    {"The court sat from [Monday] to [Friday].", "2025-01-20 2025-01-24"},
    {"Acme met Beta on [Thanksgiving Day], [Nov. 26, 1998].", "1998-11-26 1998-11-26"},
    {"Acme met Beta in [May]. In [June 1982] it fell.", "2024-05 1982-06"},
    {"Acme grew more than in [the same month last year].", "2024-01"},
};

constexpr Row kRepeated[] = {
    {"The court sits on [the 19th of every month].", "XXXX-XX-19"},
    {"The court sits on [the first Monday of each month].", "P1M"},
    {"The court sits [every second Friday].", "XXXX-WXX-5"},
    {"The court sits [every third week].", "P3W"},
    {"The court sits on [weekends].", "XXXX-WXX-WE"},
};

void check(const Row& row) {
  std::string text, marked;
  for (const char c : row.text) {
    if (c != '[' && c != ']') text += c;
  }
  const auto document = test::analysed(text, kWednesday);
  std::string values;
  std::size_t at = 0;
  for (const TimeExpression& date : document->dates) {
    marked += text.substr(at, date.bytes.begin - at) + "[";
    marked += text.substr(date.bytes.begin, date.bytes.size()) + "]";
    at = date.bytes.end;
    values += (values.empty() ? "" : " ") + date.value;
  }
  EXPECT_EQ(marked + text.substr(at), row.text);
  EXPECT_EQ(values, row.values) << row.text;
}

TEST(DateRanges, ShareWhatOneOfThemSays) {
  for (const Row& row : kShared) check(row);
}

TEST(DateRanges, RepeatEachMonthOrWeek) {
  for (const Row& row : kRepeated) check(row);
}

// "the three months to March 31": the length closes on that day.
TEST(DateRanges, ALengthIsClosedByTheDayItRunsTo) {
  const auto document = test::analysed("Acme grew in the three months to March 31, 2012.", kWednesday);
  ASSERT_EQ(document->dates.size(), 2U);
  EXPECT_EQ(document->dates[0].begin, "2012-01-01");
  EXPECT_EQ(document->dates[0].end, "2012-04-01");
}

}  // namespace
}  // namespace claimgraph
