// What the amounts stage finds, as a table of texts, and that its time grows with the text only.
#include "stages/amounts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <string_view>

#include "amounts_table.h"
#include "support.h"

namespace claimgraph {
namespace {

std::string_view modifier_name(Modifier modifier) {
  switch (modifier) {
    case Modifier::kExact:
    case Modifier::kBetween:
      return "";
    case Modifier::kAbout:
      return " about";
    case Modifier::kAtLeast:
      return " at_least";
    case Modifier::kMoreThan:
      return " more_than";
    case Modifier::kAtMost:
      return " at_most";
    case Modifier::kLessThan:
      return " less_than";
  }
  return "";
}

// "surface = value unit modifier change /per =equivalent" of each amount, in text order.
std::string described(const Document& document) {
  std::string out;
  for (const Amount& amount : document.amounts) {
    out += out.empty() ? "" : "; ";
    out += document.text.bytes.substr(amount.bytes.begin, amount.bytes.size()) + " = ";
    if (amount.modifier == Modifier::kBetween) {
      out += amount.low.text() + ".." + amount.high.text();
    } else if (amount.has_value) {
      out += amount.value.text();
    } else {
      out += amount.low.text() + "+";
    }
    out += amount.unit.empty() ? "" : " " + amount.unit;
    out += modifier_name(amount.modifier);
    out += amount.change == Change::kUp ? " up" : amount.change == Change::kDown ? " down" : "";
    out += amount.per.empty() ? "" : " /" + amount.per;
    out += amount.equivalent == kNowhere ? "" : " =" + std::to_string(amount.equivalent);
  }
  return out;
}

TEST(Amounts, TheTableHolds) {
  for (const test::AmountRow& row : test::kAmountRows) {
    EXPECT_EQ(described(*test::analysed(row.text)), row.expected) << row.text;
  }
}

// Seconds of processor time the stage needs for `copies` of a paragraph; the best of three.
double seconds_for(int copies) {
  std::string text;
  for (int at = 0; at < copies; ++at) {
    text +=
        "The firm sold 1,200 cars for $4.5 billion, up 12% from between two and three million euros a year "
        "earlier, and paid $5 a share for 40 percent of a 300-megawatt plant in 2019. ";
  }
  const auto document = test::analysed(text);
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    document->amounts.clear();
    const std::clock_t start = std::clock();
    find_amounts(test::shipped(), *document);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

TEST(Amounts, TimeGrowsWithTheText) {
  constexpr int kSmall = 100, kTimes = 8;
  constexpr double kSlack = 4;
  const double small = seconds_for(kSmall);
  EXPECT_LT(seconds_for(kSmall * kTimes), small * kTimes * kSlack + 0.01);
}

// One sentence without an end, and numbers without an end.
TEST(Amounts, LongRunsStayCheap) {
  std::string numbers, words, signs;
  for (int at = 0; at < 20000; ++at) {
    numbers += "12,";
    words += "twenty ";
    signs += "$ 5 million to ";
  }
  for (const std::string& text : {numbers, words, signs}) {
    const auto document = test::analysed(text);
    document->amounts.clear();
    const std::clock_t start = std::clock();
    find_amounts(test::shipped(), *document);
    EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 2.0) << text.substr(0, 20);
  }
}

}  // namespace
}  // namespace claimgraph
