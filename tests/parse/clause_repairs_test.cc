#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(Clauses, AdjectivesBehindANounDescribeIt) {
  const char* const toured =
      "Two of them looked at Orlen last year but left, according to a person familiar with the sale.";
  EXPECT_EQ(place_of("familiar", toured), "amod of person");
  EXPECT_EQ(place_of("According", "According to people familiar with the sale, the mill will close."),
            "case of people");
}

TEST(Clauses, FiniteVerbsAreNotJoinedToInfinitives) {
  EXPECT_EQ(
      place_of("said",
               "Torvane expects to spend no more than $15 million a year and said it would need no loans."),
      "conj of expects");
}

}  // namespace
}  // namespace claimgraph
