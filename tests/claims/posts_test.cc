// Whose post it is, where the claim of who comes or goes does not tell.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "claims/claim_support.h"

namespace claimgraph {
namespace {

// "company / post" of the claims of a type, as the text has them.
std::vector<std::string> posts_in(const char* type, const char* text) {
  const auto analysed = test::analysed(text);
  std::vector<std::string> found;
  for (const Claim* const claim : test::claims_of(*analysed, type)) {
    found.push_back(test::role_text(*analysed, *claim, "company") + " / " +
                    test::role_text(*analysed, *claim, "post"));
  }
  return found;
}

// The same of the first one.
std::string post_in(const char* type, const char* text) {
  const std::vector<std::string> found = posts_in(type, text);
  return found.empty() ? "no claim" : found.front();
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
  const auto found =
      posts_in("people.appointment", "Ada Lund was elected treasurer of Acme Corp, succeeding Bo Berg.");
  EXPECT_FALSE(found.empty());
  for (const std::string& post : found) EXPECT_EQ(post, "Acme Corp / treasurer");
}

TEST(Posts, AFirmInTheWordsOfThePostIsItsFirm) {
  EXPECT_EQ(post_in("org.role", "Ada Lund, head of Acme Corp's lending operations, was there."),
            "Acme Corp / head of Acme Corp's lending operations");
}

TEST(Posts, OfficersInAListAreOfOneFirm) {
  const std::vector<std::string> wanted{"Acme Corp / chairman", "Acme Corp / chief executive"};
  EXPECT_EQ(posts_in("org.role", "Acme Corp chairman Ada Lund and chief executive Bo Berg met."), wanted);
}

}  // namespace
}  // namespace claimgraph
