#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(Conditions, ClauseInFrontOfAConditionIsTheMainOne) {
  const char* const paid =
      "The Danish firm could receive another $90 million if the pump, known as T-9, passes a series of "
      "tests.";
  EXPECT_EQ(place_of("receive", paid), "root of nothing");
  EXPECT_EQ(place_of("passes", paid), "advcl of receive");
}

TEST(Conditions, MarkersOpenNoRelativeClause) {
  EXPECT_EQ(
      place_of("kept", "The authority cleared the deal on condition that Torvane kept prices unchanged."),
      "advcl of cleared");
}

}  // namespace
}  // namespace claimgraph
