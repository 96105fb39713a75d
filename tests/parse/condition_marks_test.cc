#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(ConditionMarks, WordsOfAMarkerHangOnTheVerbBehind) {
  const std::string_view sentence = "Acme Corp will sell the mill so long as it keeps the jobs.";
  EXPECT_EQ(place_of("long", sentence), "mark of keeps");
  EXPECT_EQ(place_of("keeps", sentence), "advcl of sell");
}

TEST(ConditionMarks, ParticiplesThatOpenAClauseAreNoVerbs) {
  const std::string_view sentence = "Acme Corp will sell the mill, assuming that regulators approve.";
  EXPECT_EQ(place_of("assuming", sentence), "mark of approve");
  EXPECT_EQ(place_of("approve", sentence), "advcl of sell");
  EXPECT_EQ(place_of("provided", "The bank provided a loan, the analysts said."), "ccomp of said");
}

TEST(ConditionMarks, PhrasesHangOnTheVerbOfTheirClause) {
  const std::string_view sentence = "Subject to approval by shareholders, Acme Corp will sell the mill.";
  EXPECT_EQ(place_of("approval", sentence), "obl of sell");
  EXPECT_EQ(place_of("Subject", sentence), "case of approval");
  EXPECT_EQ(place_of("subject", "The sale is subject to approval."), "root of nothing");
}

TEST(ConditionMarks, ATimeIsNoMarker) {
  EXPECT_EQ(place_of("moment", "Prices are high at the moment and buyers wait."), "obl of high");
}

TEST(ConditionMarks, MainVerbBehindAListOfConditionsTakesThemBoth) {
  const std::string_view sentence = "If Acme Corp buys the mill and cuts jobs, the unions will strike.";
  EXPECT_EQ(place_of("buys", sentence), "advcl of strike");
  EXPECT_EQ(place_of("strike", sentence), "root of nothing");
}

TEST(ConditionMarks, HelperBehindANounOpensACondition) {
  const char* const sentence = "The bank must repay the loan should a rival buy another mill.";
  EXPECT_EQ(place_of("buy", sentence), "advcl of repay");
  EXPECT_EQ(place_of("rival", sentence), "nsubj of buy");
  EXPECT_EQ(place_of("loan", sentence), "obj of repay");
  EXPECT_EQ(place_of("should", "Analysts say the bank should buy another mill."), "aux of buy");
}

TEST(ConditionMarks, ANounGroupAndAVerbMakeAClause) {
  EXPECT_EQ(place_of("hit", "Acme Corp would lose access to Beta Inc's tools once profits hit $80 million."),
            "advcl of lose");
}

TEST(ConditionMarks, APhraseBehindACommaIsTheVerbs) {
  EXPECT_EQ(place_of("sale", "The regulator cleared the deal last week, subject to the sale of one mill."),
            "obl of cleared");
}

}  // namespace
}  // namespace claimgraph
