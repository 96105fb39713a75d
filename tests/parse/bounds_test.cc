#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(Bounds, BelongToTheirNumber) {
  EXPECT_EQ(place_of("people", "The firm may hire up to 60 people."), "obj of hire");
  EXPECT_EQ(place_of("percent", "The insurer covers up to 80 percent of the loss."), "obj of covers");
}

}  // namespace
}  // namespace claimgraph
