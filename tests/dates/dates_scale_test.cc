// Time must grow with the text, not faster, whatever the text is.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <string_view>

#include "stages/dates.h"
#include "support.h"

namespace claimgraph {
namespace {

std::string repeated(std::string_view text, int copies) {
  std::string all;
  for (int at = 0; at < copies; ++at) all += text;
  return all;
}

// Seconds of processor time the stage needs; the best of three.
double seconds_for(std::string_view text, int copies) {
  const auto document = test::analysed(repeated(text, copies), "2025-01-22");
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const std::clock_t start = std::clock();
    find_dates(test::shipped(), *document);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

TEST(DatesScale, TimeGrowsWithTheText) {
  constexpr int kSmall = 200, kTimes = 8;
  constexpr double kSlack = 4;
  for (const std::string_view text :
       {"On Monday, January 20, 2025, Acme said its third-quarter profit rose 3% from a year earlier. ",
        "early late the end of Monday ", "two hundred and three hundred ", "9 a.m. on Tuesday at 9 a.m. on ",
        "the first week of the last day of ", "2019-2020-2021-", "may March 5 to 6 "}) {
    const double small = seconds_for(text, kSmall);
    EXPECT_LT(seconds_for(text, kSmall * kTimes), small * kTimes * kSlack + 0.01) << text;
  }
}

// Numbers at and beyond the ends of the calendar give X or nothing, never a wrong day.
TEST(DatesScale, TheEndsOfTheCalendarHold) {
  for (const std::string_view text :
       {"It was 99999999 years ago.", "It was 999,999 centuries ago.", "In 9999 years from now it ends.",
        "It was 900000 days ago.", "It ended on 31 June.", "It ended on 2025-02-30.",
        "It ended on 99/99/2025.", "It ended in the 99th century.", "It ends two million decades from now.",
        "It was 0 years ago."}) {
    for (const std::string_view date : {"0001-01-01", "9999-12-31", "2024-02-29", "nonsense", ""}) {
      const auto document = test::analysed(text, date);
      for (const TimeExpression& found : document->dates) {
        EXPECT_LE(found.begin, found.end) << text;
        EXPECT_TRUE(found.begin.empty() || found.begin.size() == 10) << text << ' ' << found.begin;
      }
    }
  }
}

}  // namespace
}  // namespace claimgraph
