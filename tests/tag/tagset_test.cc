#include "tag/tagset.h"

#include <gtest/gtest.h>

namespace claimgraph {

TEST(Tagset, EveryTagHasANameThatLeadsBackToIt) {
  for (int number = 1; number < kTagCount; ++number) {
    const Tag tag = static_cast<Tag>(number);
    EXPECT_FALSE(tag_name(tag).empty()) << number;
    EXPECT_EQ(tag_of(tag_name(tag)), tag) << tag_name(tag);
  }
  EXPECT_EQ(tag_of("NOT-A-TAG"), Tag::kNone);
}

TEST(Tagset, RowsStandInTheOrderOfTheTags) {
  EXPECT_EQ(tag_name(Tag::kNN), "NN");
  EXPECT_EQ(tag_name(Tag::kPRPS), "PRP$");
  EXPECT_EQ(tag_name(Tag::kDollar), "$");
  EXPECT_EQ(tag_name(Tag::kVBG), "VBG");
  EXPECT_EQ(tag_name(Tag::kCC), "CC");
  EXPECT_EQ(tag_name(Tag::kRRB), "-RRB-");
  EXPECT_EQ(universal_name(universal(Tag::kNNP)), "PROPN");
  EXPECT_EQ(universal_name(universal(Tag::kVBZ)), "VERB");
  EXPECT_EQ(universal_name(universal(Tag::kHYPH)), "PUNCT");
}

}  // namespace claimgraph
