#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(BareTimes, BelongToTheVerb) {
  EXPECT_EQ(place_of("Monday", "Torvane told investors Monday that it would close the mill."),
            "obl:unmarked of told");
  EXPECT_EQ(place_of("night", "The union last night vowed to fight the cuts."), "obl:unmarked of vowed");
  EXPECT_EQ(place_of("today", "Acme Corp said today it is lending $5 million to Beta Inc."),
            "obl:unmarked of said");
  EXPECT_EQ(place_of("Wednesday", "The deal is dead, Torvane said Wednesday."), "obl:unmarked of said");
}

TEST(BareTimes, ANameBehindADateIsTheSubject) {
  EXPECT_EQ(place_of("Sands", "On Friday Peter Sands said he had sold the house."), "nsubj of said");
}

}  // namespace
}  // namespace claimgraph
