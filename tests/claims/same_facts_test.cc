// A deal told twice in an article is one claim with the roles of both.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "claims/claim_support.h"

namespace claimgraph {
namespace {

// The names of the roles of each claim of a partnership.
std::vector<std::multiset<std::string>> partnerships(const char* text) {
  const auto analysed = test::analysed(text);
  std::vector<std::multiset<std::string>> found;
  for (const Claim* const claim : test::claims_of(*analysed, "deal.partnership")) {
    std::multiset<std::string>& roles = found.emplace_back();
    for (const RoleFiller& role : claim->roles) roles.emplace(analysed->symbols.view(role.role));
  }
  return found;
}

TEST(SameFacts, OneDealToldTwiceHasTheRolesOfBoth) {
  const auto found = partnerships(
      "Acme Corp announced Starhaven, a new $500 billion infrastructure deal with Beta Inc. "
      "Acme Corp and Beta Inc have partnered to build a network of mills called Starhaven.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0], found[1]);
  EXPECT_TRUE(found[0].contains("value") && found[0].contains("purpose"));
}

TEST(SameFacts, TwoSumsAreTwoDeals) {
  const auto found = partnerships(
      "Acme Corp announced Starhaven, a new $500 billion infrastructure deal with Beta Inc. "
      "Acme Corp announced Starhaven, a new $7 billion infrastructure deal with Beta Inc.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].count("value"), 1U);
  EXPECT_EQ(found[1].count("value"), 1U);
}

}  // namespace
}  // namespace claimgraph
