// What a word names by its vector: levels by class, found by the hash of the norm.
#include "names/word_types.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "base/fnv.h"

namespace claimgraph {
namespace {

constexpr int kBits = 2;

WordTypes::Slot slot_of(std::uint64_t hash, std::uint16_t code) {
  return {WordTypes::print(hash), WordType{code}};
}

TEST(WordTypes, LevelsAndTheLikeliestClass) {
  const WordType type{0x1072};  // person 2, organisation 7, place 0, none 1
  EXPECT_EQ(type.level(0), 2U);
  EXPECT_EQ(type.level(1), 7U);
  EXPECT_EQ(type.level(2), 0U);
  EXPECT_EQ(type.level(3), 1U);
  EXPECT_EQ(type.best(), (1U << WordType::kLevelBits) + 7U);
  EXPECT_EQ(WordType{0x0033}.best(), 3U);  // of equals the first
}

TEST(WordTypes, FindsAWordAndKnowsNoOther) {
  std::vector<WordTypes::Slot> slots(std::size_t{1} << kBits);
  for (const char* word : {"ostmark", "bramley"}) {
    const std::uint64_t hash = fnv1a(word);
    slots[WordTypes::find(slots, kBits, hash)] = slot_of(hash, 0x0080);
  }
  const WordTypes types(slots, kBits);
  EXPECT_EQ(types.of(fnv1a("ostmark")).code, 0x0080);
  EXPECT_EQ(types.of(fnv1a("bramley")).code, 0x0080);
  EXPECT_EQ(types.of(fnv1a("talbridge")).code, 0);
  EXPECT_EQ(WordTypes().of(fnv1a("ostmark")).code, 0);
}

TEST(WordTypes, AFullTableEndsTheSearch) {
  const std::vector<WordTypes::Slot> slots(std::size_t{1} << kBits, slot_of(1, 0x0080));
  EXPECT_EQ(WordTypes(slots, kBits).of(2).code, 0);
  EXPECT_EQ(WordTypes(slots, kBits).of(1).code, 0x0080);
}

}  // namespace
}  // namespace claimgraph
