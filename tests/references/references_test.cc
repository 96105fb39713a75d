#include <gtest/gtest.h>

#include <string>

#include "support.h"

namespace claimgraph::test {
namespace {

// "it=Acme": what the last mention with that text is joined to; "" when it is joined to nothing.
std::string referent(std::string_view text, std::string_view reference) {
  const auto document = analysed(text);
  std::string found;
  for (const EntityMention& mention : document->mentions) {
    if (mention.form == MentionForm::kName || document->span_text(mention.tokens) != reference) continue;
    found = document->entities[mention.entity].label;
  }
  return found;
}

TEST(References, APossessivePronounIsTheSubjectOfItsClause) {
  EXPECT_EQ(referent("Acme Corp sued Beta Inc on Monday. Acme Corp has cut its losses.", "its"), "Acme Corp");
}

TEST(References, HeAndSheFollowGender) {
  EXPECT_EQ(referent("Mr. Gruber met Mrs. Okoye in Vienna. She left early.", "She"), "Okoye");
  EXPECT_EQ(referent("Mr. Gruber met Mrs. Okoye in Vienna. He left early.", "He"), "Gruber");
}

TEST(References, AnEmptyItStandsForNothing) {
  EXPECT_EQ(referent("Acme Corp grew fast. It is clear that rivals will follow.", "It"), "");
}

TEST(References, ADescriptionFindsTheOtherPartyOfItsClause) {
  EXPECT_EQ(referent("The pact between Acme Corp and Beta Inc is over. Acme Corp would lose access to the "
                     "company's machines.",
                     "the company"),
            "Beta Inc");
}

TEST(References, TheLatterIsTheLastOfTwo) {
  EXPECT_EQ(referent("Acme Corp and Beta Inc met in May. The latter has agreed.", "The latter"), "Beta Inc");
}

TEST(References, BothCompaniesAreAPluralOfTwo) {
  EXPECT_EQ(
      referent("Acme Corp and Beta Inc met in May. Both companies declined to comment.", "Both companies"),
      "Acme Corp and Beta Inc");
}

TEST(References, WhatANameIsCalledPointsBackLater) {
  EXPECT_EQ(
      referent("Acme Corp, a shipbuilder, met Beta Inc, a grain trader. Analysts cheered the shipbuilder.",
               "the shipbuilder"),
      "Acme Corp");
}

TEST(References, AnAgreementKnowsItsParties) {
  const auto document =
      analysed("Acme Corp signed a supply deal with Beta Inc and Gamma Ltd. The deal is large.");
  ASSERT_EQ(document->agreement_parts.size(), 3U);  // who signs it, too
  const Entity& deal = document->entities[document->agreement_parts[0].agreement];
  EXPECT_EQ(deal.kind, EntityKind::kAgreement);
  EXPECT_EQ(deal.type, "deal");
  std::size_t mentions = 0;
  for (const EntityMention& mention : document->mentions) {
    mentions += mention.entity == document->agreement_parts[0].agreement ? 1 : 0;
  }
  EXPECT_EQ(mentions, 2U);
}

TEST(References, WeInsideAQuotationIsTheSpeaker) {
  EXPECT_EQ(referent("\"We will grow,\" Acme Corp said on Monday.", "We"), "Acme Corp");
}

TEST(References, TwoDescriptionsInOneSentenceAreOfTwo) {
  constexpr std::string_view kText =
      "Acme Corp, an oil producer, has sued Beta Pipelines Inc. The oil producer says the pipeline operator "
      "owes "
      "it money.";
  EXPECT_EQ(referent(kText, "The oil producer"), "Acme Corp");
  EXPECT_EQ(referent(kText, "the pipeline operator"), "Beta Pipelines Inc");
}

TEST(References, AnIndustryToldByAnAppositionKeepsOthersAway) {
  EXPECT_EQ(referent("Acme Corp, a brewer, met Beta Inc. The insurer was late.", "The insurer"), "Beta Inc");
  EXPECT_EQ(referent("Acme Corp, a brewer, fell on Monday. The insurer was late.", "The insurer"), "");
}

TEST(References, AnAgeIsOfThePersonTheLastSentenceIsAbout) {
  EXPECT_EQ(referent("Jane Roe will step down in March. The 58-year-old has led Acme Corp since 2016.",
                     "The 58-year-old"),
            "Jane Roe");
}

TEST(References, WhoSaysAQuotationIsNotHeInIt) {
  EXPECT_EQ(referent("John Doe met Mark Moe. \"He was late,\" Moe said.", "He"), "John Doe");
}

TEST(References, APartyWithoutANameIsOneWhenPointedBackTo) {
  EXPECT_EQ(referent("The tenants wrote to the city council in May. The council said it would reply.", "it"),
            "city council");
}

TEST(References, ItAsAnObjectIsMostlyAThing) {
  EXPECT_EQ(referent("Acme Corp made an offer. Jane Roe turned it down.", "it"), "");
}

TEST(References, TheGovernmentIsNoneOfItsMinistries) {
  EXPECT_EQ(
      referent("The Health Ministry fell silent. The government declined to comment.", "The government"), "");
}

TEST(References, AnyTwoAreNotTheTwo) {
  EXPECT_EQ(referent("Acme Corp and Beta Inc met in May. Two companies have closed.", "Two companies"), "");
  EXPECT_EQ(referent("Acme Corp has sued Beta Inc. The two sides have met.", "The two sides"),
            "Acme Corp and Beta Inc");
}

TEST(References, WhoseAgreementItIsIsNoNameOfIt) {
  const auto document = analysed("Bikers love Ostrova. Ostrova, whose contract ends in October, may sue.");
  EXPECT_EQ(document->entities[document->mentions[0].entity].kind, EntityKind::kParty);
}

TEST(References, ARelativePronounFollowsAnAge) {
  EXPECT_EQ(referent("Jane Roe, 54, who lost her home, left.", "who"), "Jane Roe");
}

TEST(References, ACentralBankIsABank) {
  EXPECT_NE(referent("Valmora of Germany fell 3%. The German central bank said it was watching.",
                     "The German central bank"),
            "Valmora");
  EXPECT_EQ(referent("Bank of Germany cut rates. The central bank said it was watching.", "The central bank"),
            "Bank of Germany");
}

TEST(References, AParentIsNoPart) {
  EXPECT_EQ(referent("Dorvane Corp sued its parent, Halmer Corp. The parent denied it.", "The parent"),
            "Halmer Corp");
  EXPECT_EQ(referent("Dorvane Corp sued its parent, Halmer Corp. The unit lost money.", "The unit"), "");
  EXPECT_EQ(referent("Dorvane Corp sued its unit, Halmer Corp. The unit lost money.", "The unit"),
            "Halmer Corp");
  EXPECT_EQ(referent("Dorvane Corp sued its unit, Halmer Corp. The parent lost money.", "The parent"), "");
}

TEST(References, WhoseTakeoverByAnotherItIsIsNoBuyer) {
  EXPECT_EQ(
      referent("Dorvane Corp's takeover by Kestin Corp was approved. The buyer has 300 staff.", "The buyer"),
      "Kestin Corp");
  EXPECT_EQ(
      referent("Dorvane Corp's takeover of Kestin Corp was approved. The buyer has 300 staff.", "The buyer"),
      "Dorvane Corp");
}

}  // namespace
}  // namespace claimgraph::test
