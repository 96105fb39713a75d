#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(HeadlineRepairs, AnInfinitiveBehindTheFirstNounIsTheVerb) {
  for (const auto* const headline :
       {"Acme Corp to buy Beta Inc for $5 million", "Chipmaker Arden to buy plant in Ohio",
        "Ministers to buy time in Oslo"}) {
    EXPECT_EQ(place_of("buy", headline), "root of nothing") << headline;
  }
  EXPECT_EQ(place_of("Corp", "Acme Corp to buy Beta Inc for $5 million"), "nsubj of buy");
  EXPECT_EQ(place_of("Brandow", "Carmaker supplier Brandow to cut 3,400 jobs"), "nsubj of cut");
  EXPECT_EQ(place_of("Inc", "Acme Corp to buy Beta Inc for $5 million"), "obj of buy");
}

TEST(HeadlineRepairs, ANounThatTakesAnInfinitiveKeepsIt) {
  EXPECT_EQ(place_of("buy", "Licence to buy mills in Ohio"), "acl of Licence");
  EXPECT_EQ(place_of("buy", "Plan to buy Beta Inc"), "acl of Plan");
}

}  // namespace
}  // namespace claimgraph
