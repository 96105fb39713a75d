#include "parse/beam.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "parse/hashing.h"
#include "parse/move_features.h"

namespace claimgraph {
namespace {

std::vector<ParseToken> some_tokens(std::uint32_t count) {
  std::vector<ParseToken> tokens;
  for (std::uint32_t at = 1; at <= count; ++at) tokens.push_back({.word = 1000 * at, .tag = at});
  tokens.push_back(root_token());
  return tokens;
}

BeamItem item_after(Beam& beam, std::span<const Move> moves) {
  BeamItem item;
  for (const Move move : moves) item = beam.after(item, move);
  return item;
}

bool holds(const StackFeatures::Hashes& hashes, std::uint32_t hash) {
  for (const StackFeatures::Four& four : hashes.four) {
    for (std::size_t lane = 0; lane < 4; ++lane) {
      if (four[lane] == hash) return true;
    }
  }
  return false;
}

TEST(StackFeatures, AskForChildrenHeadsAndWhatLiesBelow) {
  const std::vector<ParseToken> tokens = some_tokens(6);
  const auto tag = [&](std::size_t at) { return tokens[at].tag; };
  const auto word = [&](std::size_t at) { return tokens[at].word; };
  Beam beam;
  beam.begin(tokens);
  StackFeatures features;
  features.begin(tokens);
  // 2 has the left child 1, hangs on 0 and has the right child 3, which is done.
  const BeamItem item = item_after(
      beam, std::vector{Move::kShift, Move::kShift, Move::kLeft, Move::kRight, Move::kRight, Move::kReduce});
  ASSERT_EQ(beam.node(item.top).token, 2);
  ASSERT_EQ(item.buffer, 4);
  StackFeatures::Hashes hashes;
  features.hash(beam, item, hashes);
  EXPECT_TRUE(holds(hashes, feature_hash(8, word(2), tag(2))));
  EXPECT_TRUE(holds(hashes, feature_hash(16, tag(2), tag(4), distance_class(2, 4))));
  EXPECT_TRUE(holds(hashes, feature_hash(17, tag(2), tag(4), tag(3), tag(3))));
  EXPECT_TRUE(holds(hashes, feature_hash(22, tag(2), 1, 1, tag(4))));  // one child on either side
  EXPECT_TRUE(holds(hashes, feature_hash(27, tag(2), tag(4), tag(5), tokens[6].tag)));
  EXPECT_TRUE(holds(hashes, feature_hash(31, word(0), tag(4))));
  EXPECT_TRUE(holds(hashes, feature_hash(45, word(0), tag(4), tag(2), 2)));
  EXPECT_TRUE(holds(hashes, feature_hash(48, word(2), word(1), tag(4))));
  EXPECT_TRUE(holds(hashes, feature_hash(49, tag(2), word(3), word(4))));
}

TEST(Beam, WeighsTreesThatAreAlikeOnce) {
  const std::vector<ParseToken> tokens = some_tokens(8);
  Beam beam;
  beam.begin(tokens);
  std::size_t kept = 0, weighed = 0;
  while (!beam.done()) {
    kept += beam.items().size();
    beam.step(8, 1000, [&](std::span<const BeamItem* const> items, std::vector<MoveWeights>& weights) {
      std::fill(weights.begin(), weights.end(), MoveWeights{3, 2, 2, 1});
      weighed += items.size();
    });
    const std::vector<BeamItem>& items = beam.items();
    EXPECT_TRUE(std::is_sorted(items.begin(), items.end(),
                               [](const BeamItem& a, const BeamItem& b) { return a.score > b.score; }));
  }
  EXPECT_LT(weighed, kept);
  std::vector<Move> moves;
  beam.moves_to(beam.items().front().last, moves);
  EXPECT_EQ(moves.size(), 16U);
}

}  // namespace
}  // namespace claimgraph
