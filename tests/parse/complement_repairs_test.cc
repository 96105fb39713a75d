#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(ComplementRepairs, AThingGivenIsAnObject) {
  const auto* const sentence = "The deal gives the chip maker the first option to host its servers.";
  EXPECT_EQ(place_of("option", sentence), "obj of gives");
  EXPECT_EQ(place_of("maker", sentence), "iobj of gives");
}

TEST(ComplementRepairs, MoneyIsSpentForAPurpose) {
  EXPECT_EQ(place_of("mend", "The town spent $5 million to mend the mill."), "advcl of spent");
}

TEST(ComplementRepairs, TalksAboutADeedAreTheNouns) {
  EXPECT_EQ(place_of("buying", "Acme Corp held talks with Gamma Ltd about buying Beta Inc."), "acl of talks");
}

TEST(ComplementRepairs, WhatIsAskedIsWhatIsSaid) {
  EXPECT_EQ(place_of("sell", "Acme Corp would not say whether it would sell."), "ccomp of say");
  EXPECT_EQ(place_of("open", "The spokesman declined to say when the mill would open."), "ccomp of say");
}

TEST(ComplementRepairs, TheSpeakerGoesOnSpeaking) {
  const auto* const sentence =
      "The company denied it was looking at whether it might move staff - but said it would hire.";
  EXPECT_EQ(place_of("said", sentence), "conj of denied");
}

TEST(BetweenVerbs, AFiniteHelperMakesNoParticiple) {
  const auto* const sentence = "The exchange said trading in the new issue was halted.";
  EXPECT_EQ(place_of("halted", sentence), "ccomp of said");
  EXPECT_EQ(place_of("trading", sentence), "csubj of halted");
}

TEST(BetweenVerbs, AFiniteVerbHasNoPreposition) {
  const auto* const sentence = "Acme Corp's 12 percent share of the sales will stay.";
  EXPECT_EQ(place_of("stay", sentence), "root of nothing");
  EXPECT_EQ(place_of("share", sentence), "nsubj of stay");
  EXPECT_EQ(place_of("sales", sentence), "nmod of share");
}

TEST(ObjectRepairs, ANameBehindADateIsTheSubject) {
  EXPECT_EQ(place_of("Sands", "On Friday Peter Sands said he had sold the house."), "nsubj of said");
}

TEST(TreeRepairs, ASumDoesNothing) {
  EXPECT_EQ(place_of("Ofriver", "Westbrook Water was fined 3 million pounds by Ofriver."),
            "obl:agent of fined");
}

TEST(ConditionMarks, ANounGroupAndAVerbMakeAClause) {
  EXPECT_EQ(place_of("hit", "Acme Corp would lose access to Beta Inc's tools once profits hit $80 million."),
            "advcl of lose");
}

TEST(ConditionMarks, APhraseBehindACommaIsTheVerbs) {
  EXPECT_EQ(place_of("sale", "The regulator cleared the deal last week, subject to the sale of one mill."),
            "obl of cleared");
}

}  // namespace
}  // namespace claimgraph
