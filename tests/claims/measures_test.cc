// What a figure measures, and over what time.
#include <gtest/gtest.h>

#include <string>

#include "claims/claim_support.h"

namespace claimgraph {
namespace {

// "metric / period + period" of the results told, as the text has them.
std::string measure_in(const char* text) {
  const auto analysed = test::analysed(text);
  const auto claims = test::claims_of(*analysed, "finance.results");
  if (claims.empty()) return "no claim";
  return test::role_text(*analysed, *claims.front(), "metric") + " / " +
         test::role_text(*analysed, *claims.front(), "period");
}

TEST(Measures, AMeasureHoldsNoFigureAndNoDate) {
  EXPECT_EQ(measure_in("Acme Corp had 2024 turnover of about $3 million."), "turnover / 2024");
  EXPECT_EQ(measure_in("Acme Corp has around two million users."), "users / ");
  EXPECT_EQ(measure_in("Acme Corp reported a $4 million loss."), "loss / ");
}

TEST(Measures, NowIsNoDay) {
  for (const std::string word : {"now", "recently"}) {
    const auto document = test::analysed("Acme Corp has " + word + " acquired Beta Inc.");
    const auto deals = test::claims_of(*document, "deal.acquisition");
    ASSERT_EQ(deals.size(), 1U) << word;
    EXPECT_EQ(test::role_text(*document, *deals.front(), "date"), "") << word;
  }
}

TEST(Measures, TheWholeTimeStandsBesideTheDateThatBoundsIt) {
  EXPECT_EQ(measure_in("Acme Corp said sales for the 34 weeks ended February 21 totaled $323 million."),
            "sales / February 21 + the 34 weeks");
  EXPECT_EQ(measure_in("Acme Corp posted a profit of $2 million in the six months to December 31."),
            "profit / December 31 + the six months");
  EXPECT_EQ(measure_in("Acme Corp said sales rose to $2 million in the first five months of this year."),
            "sales / this year + the first five months");
  EXPECT_EQ(measure_in("Acme Corp posted a profit of $2 million in December."), "profit / December");
}

}  // namespace
}  // namespace claimgraph
