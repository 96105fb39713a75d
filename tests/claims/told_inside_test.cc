// An open claim that a typed claim has in one of its parts is not told again.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "claims/claim_support.h"

namespace claimgraph {
namespace {

// The verbs of the open claims of a text.
std::vector<std::string> open_verbs(std::string_view text) {
  const auto document = test::analysed(text);
  std::vector<std::string> verbs;
  for (const Claim& claim : document->claims) {
    if (claim.rule == kNowhere) verbs.emplace_back(document->token_text(claim.anchor));
  }
  return verbs;
}

bool tells(std::string_view text, std::string_view verb) {
  const std::vector<std::string> verbs = open_verbs(text);
  return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

TEST(ToldInside, WhatAPartnershipIsForIsItsPurpose) {
  const char* const text = "Acme Corp and Beta Inc have partnered to build a network of mills in Norway.";
  EXPECT_FALSE(tells(text, "build"));
  const auto document = test::analysed(text);
  const auto deals = test::claims_of(*document, "deal.partnership");
  ASSERT_EQ(deals.size(), 1U);
  EXPECT_EQ(test::role_text(*document, *deals.front(), "purpose"), "to build a network of mills in Norway");
}

TEST(ToldInside, AnInfinitiveInsideWhatIsOnlyHeldForPossible) {
  const char* const text =
      "This move is seen as an effort by Acme Corp to keep supporting Beta Inc amid rising demand.";
  EXPECT_TRUE(tells(text, "seen"));
  EXPECT_FALSE(tells(text, "supporting"));
}

TEST(ToldInside, AClauseOfItsOwnStays) {
  EXPECT_TRUE(tells("Acme Corp bought Beta Inc, and Gamma Corp built a mill that burns coal.", "built"));
}

}  // namespace
}  // namespace claimgraph
