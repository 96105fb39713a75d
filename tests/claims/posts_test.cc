// Whose post it is, where the claim of who comes or goes does not tell.
#include <gtest/gtest.h>

#include <string>

#include "support.h"

namespace claimgraph {
namespace {

// "company / post" of the first claim of a type, as the text has them.
std::string post_in(const char* type, const char* text) {
  const auto analysed = test::analysed(text);
  for (const Claim& claim : analysed->claims) {
    if (claim.rule == kNowhere || test::shipped().ontology.types[claim.type].name != type) continue;
    std::string company, post;
    for (const RoleFiller& role : claim.roles) {
      const std::string_view name = analysed->symbols.view(role.role);
      if (name == "company") company = analysed->span_text(role.filler.tokens);
      if (name == "post") post = analysed->span_text(role.filler.tokens);
    }
    return company + " / " + post;
  }
  return "no claim";
}

TEST(Posts, WhoLeavesLeavesThePostBesideTheName) {
  EXPECT_EQ(post_in("people.departure", "The vote forced Acme Corp chairwoman Ada Lund to resign."),
            "Acme Corp / chairwoman");
  EXPECT_EQ(post_in("people.departure", "The row led to the resignation of Acme Corp chairwoman Ada Lund."),
            "Acme Corp / chairwoman");
}

TEST(Posts, NotThePostOfOldNorOneOfTwo) {
  EXPECT_EQ(
      post_in("people.departure", "The vote forced Ada Lund, formerly chairwoman of Acme Corp, to resign."),
      " / ");
  EXPECT_EQ(post_in("people.departure", "Acme Corp chairwoman Ada Lund resigned from Beta Inc on Monday."),
            "Beta Inc / ");
}

TEST(Posts, AFirmThatSaysWhoComesOrGoesIsMeant) {
  EXPECT_EQ(post_in("people.departure", "Acme Corp said Ada Lund resigned as treasurer."),
            "Acme Corp / treasurer");
  EXPECT_EQ(post_in("people.appointment", "Acme Corp said that Ada Lund will succeed Bo Berg in May."),
            "Acme Corp / ");
}

TEST(Posts, ButNotAPaperNorOneThatAsks) {
  EXPECT_EQ(
      post_in("people.departure", "The Wall Street Journal reported that Ada Lund resigned as treasurer."),
      " / treasurer");
  EXPECT_EQ(post_in("people.appointment", "Acme Corp said that Ada Lund could succeed Bo Berg in May."),
            " / ");
}

TEST(Posts, AnOfficersFirmIsTheOneTheSentenceTells) {
  EXPECT_EQ(post_in("org.role", "Acme Corp said the board met chief executive Ada Lund in Oslo."),
            "Acme Corp / chief executive");
  EXPECT_EQ(post_in("org.role", "Acme Corp plans no cuts, chief executive Ada Lund said."),
            "Acme Corp / chief executive");
  EXPECT_EQ(post_in("org.role", "Beta Inc may sue Acme Corp in May, the chief executive, Ada Lund, said."),
            " / chief executive");
  EXPECT_EQ(post_in("org.role", "Acme Corp plans no cuts, senior economist Ada Lund said."),
            " / senior economist");
}

TEST(Posts, WhoIsSucceededLeftWhatTheOtherWasGiven) {
  EXPECT_EQ(post_in("people.departure",
                    "Ada Lund was elected treasurer of Acme Corp, succeeding Bo Berg, who retired."),
            "Acme Corp / treasurer");
}

TEST(Posts, WhoSucceedsSomebodyTakesThePostToldBefore) {
  const auto analysed = test::analysed("Ada Lund was elected treasurer of Acme Corp, succeeding Bo Berg.");
  std::size_t posts = 0, claims = 0;
  for (const Claim& claim : analysed->claims) {
    if (claim.rule == kNowhere || test::shipped().ontology.types[claim.type].name != "people.appointment")
      continue;
    ++claims;
    posts += claim.filler_of(test::shipped().symbols.find("post")) != nullptr ? 1 : 0;
  }
  EXPECT_GT(claims, 0U);
  EXPECT_EQ(posts, claims);
}

TEST(Posts, AFirmInTheWordsOfThePostIsItsFirm) {
  EXPECT_EQ(post_in("org.role", "Ada Lund, head of Acme Corp's lending operations, was there."),
            "Acme Corp / head of Acme Corp's lending operations");
}

TEST(Posts, OfficersInAListAreOfOneFirm) {
  const auto analysed = test::analysed("Acme Corp chairman Ada Lund and chief executive Bo Berg met.");
  std::size_t firms = 0;
  for (const Claim& claim : analysed->claims) {
    if (claim.rule == kNowhere || test::shipped().ontology.types[claim.type].name != "org.role") continue;
    firms += claim.filler_of(test::shipped().symbols.find("company")) != nullptr ? 1 : 0;
  }
  EXPECT_EQ(firms, 2U);
}

}  // namespace
}  // namespace claimgraph
