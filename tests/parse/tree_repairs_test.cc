#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(TreeRepairs, VerbWithSubjectAndHelperIsNoWordOfTheNounBehind) {
  EXPECT_EQ(place_of("misled", "Corvane Corp denied that it had misled customers."), "ccomp of denied");
  EXPECT_EQ(place_of("customers", "Corvane Corp denied that it had misled customers."), "obj of misled");
}

TEST(TreeRepairs, AgentBehindAPhraseIsTheVerbs) {
  EXPECT_EQ(place_of("Corp", "Norbert Inc was sued for fraud by Corvane Corp on Monday."),
            "obl:agent of sued");
  EXPECT_EQ(place_of("Corp", "The mill was closed after a review by Corvane Corp on Monday."),
            "nmod of review");
}

TEST(TreeRepairs, TimeBeforeTheVerbIsNotItsSubject) {
  EXPECT_EQ(place_of("night", "Corvane Corp last night urged the regulator to drop it."),
            "obl:unmarked of urged");
  EXPECT_EQ(place_of("Corp", "Corvane Corp last night urged the regulator to drop it."), "nsubj of urged");
}

TEST(TreeRepairs, SumBehindForIsThePriceOfTheDeed) {
  EXPECT_EQ(place_of("$",
                     "Corvane Corp sold its mill to Norbert Inc and senior managers for about "
                     "$240 million."),
            "obl of sold");
  EXPECT_EQ(place_of("$", "Corvane Corp sold its units engaged in pipeline operations for $12 million."),
            "obl of sold");
  const auto* const relative =
      "Corvane Corp sold a stake in the firm that owns the mill for $12 million to Norbert Inc.";
  EXPECT_EQ(place_of("$", relative), "obl of sold");
  EXPECT_EQ(place_of("Inc", relative), "obl of sold");
  EXPECT_EQ(place_of("$", "Corvane Corp paid a fine for $12 million of losses."), "nmod of fine");
}

TEST(TreeRepairs, PastsBehindCommasAreAList) {
  EXPECT_EQ(place_of("opened", "Corvane Corp moved to Leeds, opened an office and bought a mill."),
            "conj of moved");
}

TEST(TreeRepairs, FiniteVerbIsJoinedToAVerb) {
  const char* const sentence =
      "Corvane Corp welcomed the ruling but called on the regulator to order a refund.";
  EXPECT_EQ(place_of("called", sentence), "conj of welcomed");
  EXPECT_EQ(place_of("order", sentence), "advcl of called");
}

TEST(TreeRepairs, HearerIsNoSubjectOfWhatIsSaid) {
  const char* const twice = "Corvane Corp told the Food and Drug Administration it halted sales of the pump.";
  EXPECT_EQ(place_of("Administration", twice), "obj of told");
  EXPECT_EQ(place_of("halted", twice), "ccomp of told");
  EXPECT_EQ(place_of("resigned", "The head of the bank told the ministry he had resigned."), "ccomp of told");
  EXPECT_EQ(place_of("loved", "Lund told the woman he loved that he would leave."), "acl:relcl of woman");
}

TEST(TreeRepairs, PhraseIsNoSecondSubject) {
  const char* const twice =
      "According to early results of a survey conducted for the Marle Press and television networks, "
      "workers make up half of the party.";
  EXPECT_EQ(place_of("results", twice), "obl of make");
  EXPECT_EQ(place_of("workers", twice), "nsubj of make");
}

TEST(TreeRepairs, AppositionDescribesThePartyBeforeTheComma) {
  EXPECT_EQ(place_of("unit", "Corvane Corp bought Norbert from Minories Finance, a unit of Harrow Bank."),
            "appos of Finance");
}

TEST(TreeRepairs, ASumDoesNothing) {
  EXPECT_EQ(place_of("Ofriver", "Westbrook Water was fined 3 million pounds by Ofriver."),
            "obl:agent of fined");
}

}  // namespace
}  // namespace claimgraph
