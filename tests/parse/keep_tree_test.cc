#include <gtest/gtest.h>

#include "parse/clause_repairs.h"
#include "parse/relation.h"

namespace claimgraph {
namespace {

TEST(KeepTree, EveryWordFindsTheOneRoot) {
  Tokens tokens;
  tokens.head = {1, 2, 1, kNowhere, 3, 5, kNowhere};
  tokens.relation.assign(tokens.head.size(), Relation::kObj);
  tokens.relation[3] = Relation::kRoot;
  break_cycles(tokens, {0, 7});
  keep_one_root(tokens, {0, 7});
  const std::uint32_t root = 1;  // the first that was on a cycle
  for (std::uint32_t t = 0; t < 7; ++t) {
    std::uint32_t at = t;
    for (int steps = 0; steps < 7 && tokens.head[at] != kNowhere; ++steps) at = tokens.head[at];
    EXPECT_EQ(at, root) << "from word " << t;
    EXPECT_EQ(tokens.relation[t] == Relation::kRoot, t == root) << "word " << t;
  }
  EXPECT_EQ(tokens.head[4], 3U);  // what stands on no cycle stays
}

}  // namespace
}  // namespace claimgraph
