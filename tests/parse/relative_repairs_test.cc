#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(RelativeRepairs, NounBeforeTheVerbIsItsSubject) {
  const char* const sentence =
      "The ledger lists Norbert Foods, which Corvane Corp supplied with flour in May.";
  EXPECT_EQ(place_of("Corp", sentence), "nsubj of supplied");
  EXPECT_EQ(place_of("which", sentence), "obj of supplied");
}

TEST(RelativeRepairs, ClauseHangsOnTheNounNotOnTheVerb) {
  EXPECT_EQ(
      place_of("paid", "The report mentions a dividend of 40 cents, which Corvane Corp paid last year."),
      "acl:relcl of dividend");
}

TEST(RelativeRepairs, NounIsTheSubjectOfTheVerbBehindTheClause) {
  const char* const sentence = "Permission, which the council granted in June, has lapsed.";
  EXPECT_EQ(place_of("Permission", sentence), "nsubj of lapsed");
  EXPECT_EQ(place_of("granted", sentence), "acl:relcl of Permission");
}

TEST(RelativeRepairs, WhatSomebodySaysOfTheNounIsLeftAlone) {
  EXPECT_EQ(place_of("it", "The mill, which Corvane Corp said it would sell, is old."), "nsubj of sell");
}

TEST(RelativeRepairs, PhraseWithTheRelativeWordHangsItsClauseOnTheNounBefore) {
  EXPECT_EQ(place_of("paid",
                     "He would not seek money from the International Monetary Fund to which Norway paid "
                     "$9 million last year."),
            "acl:relcl of Fund");
}

}  // namespace
}  // namespace claimgraph
