#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(ComplementRepairs, ThatOpensWhatIsSaid) {
  EXPECT_EQ(place_of("that", "There is little chance that Corvane Corp will buy Norbert Inc."),
            "mark of buy");
  EXPECT_EQ(place_of("sold", "Minister of Mines Ada Lund confirmed that the mill was sold."),
            "ccomp of confirmed");
  EXPECT_EQ(place_of("that", "Corvane Corp sold the mill that Norbert Inc had built."), "obj of built");
}

TEST(ComplementRepairs, BehindWhoIsToldStandsWhatIsTold) {
  const auto* const sentence =
      "Lund told reporters that Corvane Corp would sell the first 20 jets to Norbert Inc.";
  EXPECT_EQ(place_of("sell", sentence), "ccomp of told");
  EXPECT_EQ(place_of("that", sentence), "mark of sell");
  EXPECT_EQ(place_of("sings", "Lund told a farmer that sings."), "acl:relcl of farmer");
}

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

TEST(ComplementRepairs, TheNounBehindSayingIsTheSubjectOfWhatIsSaid) {
  const auto* const sentence =
      "Belmar and Co said a drug to prevent worms in dogs, selamine, has been approved by the Keld Agency.";
  EXPECT_EQ(place_of("approved", sentence), "ccomp of said");
  EXPECT_EQ(place_of("drug", sentence), "nsubj:pass of approved");
}

TEST(ComplementRepairs, TheSpeakerGoesOnSpeaking) {
  const auto* const sentence =
      "The company denied it was looking at whether it might move staff - but said it would hire.";
  EXPECT_EQ(place_of("said", sentence), "conj of denied");
}

}  // namespace
}  // namespace claimgraph
