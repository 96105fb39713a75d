#include <gtest/gtest.h>

#include "parse/clause_repairs.h"
#include "parse/relation.h"

namespace claimgraph {
namespace {

TEST(BreakCycles, EveryWordFindsARoot) {
  Tokens tokens;
  tokens.head = {1, 2, 1, kNowhere, 3, 5};
  tokens.relation.assign(tokens.head.size(), Relation::kObj);
  tokens.relation[3] = Relation::kRoot;
  break_cycles(tokens, {0, 6});
  for (std::uint32_t t = 0; t < 6; ++t) {
    std::uint32_t at = t;
    for (int steps = 0; steps < 6 && tokens.head[at] != kNowhere; ++steps) at = tokens.head[at];
    EXPECT_EQ(tokens.head[at], kNowhere) << "from word " << t;
    EXPECT_EQ(tokens.relation[at], Relation::kRoot) << "from word " << t;
  }
  EXPECT_EQ(tokens.head[4], 3U);  // what stands on no cycle stays
}

}  // namespace
}  // namespace claimgraph
