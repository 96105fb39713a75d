// What a figure measures, and over what time.
#include <gtest/gtest.h>

#include <string>

#include "support.h"

namespace claimgraph {
namespace {

// "metric / period + period" of the results told, as the text has them.
std::string measure_in(const char* text) {
  const auto analysed = test::analysed(text);
  for (const Claim& claim : analysed->claims) {
    if (claim.rule == kNowhere || test::shipped().ontology.types[claim.type].name != "finance.results")
      continue;
    std::string metric, period;
    for (const RoleFiller& role : claim.roles) {
      const std::string_view name = analysed->symbols.view(role.role);
      const std::string words(analysed->span_text(role.filler.tokens));
      if (name == "metric") metric = words;
      if (name == "period") period += (period.empty() ? "" : " + ") + words;
    }
    return metric + " / " + period;
  }
  return "no claim";
}

TEST(Measures, AMeasureHoldsNoFigureAndNoDate) {
  EXPECT_EQ(measure_in("Acme Corp had 2024 turnover of about $3 million."), "turnover / 2024");
  EXPECT_EQ(measure_in("Acme Corp has around two million users."), "users / ");
  EXPECT_EQ(measure_in("Acme Corp reported a $4 million loss."), "loss / ");
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
