#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(BracketedNames, PartNothingOfTheirSentence) {
  const char* const sentence =
      "Norbert Foods agreed to acquire the shares of <Corvane Mills Inc> for $5 million in cash.";
  EXPECT_EQ(place_of("$", sentence), "obl of acquire");
  EXPECT_EQ(place_of("Inc", sentence), "nmod of shares");
}

TEST(BracketedNames, TickersBelongToTheirFirm) {
  const char* const sentence = "Norbert Foods Inc <NFI> and Corvane Mills Inc <CVM> will merge.";
  EXPECT_EQ(place_of("merge", sentence), "root of nothing");
  EXPECT_EQ(place_of("NFI", sentence), "flat of Inc");
}

}  // namespace
}  // namespace claimgraph
