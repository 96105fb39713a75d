#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

// The tag of the first token of that text in a sentence.
std::string tag_in(std::string_view word, std::string_view sentence) {
  const auto document = test::analysed(sentence);
  for (std::uint32_t t = 0; t < document->tokens.size(); ++t) {
    if (document->token_text(t) == word) return std::string(tag_name(document->tokens.tag[t]));
  }
  return "no such word";
}

TEST(TagRepairs, WordsThatAreOnlyVerbsOrOnlyNouns) {
  EXPECT_EQ(tag_in("denies", "The company denies wrongdoing."), "VBZ");
  EXPECT_EQ(tag_in("wrongdoing", "The company denies wrongdoing."), "NN");
}

TEST(TagRepairs, NoBaseFormEndsAnObject) {
  EXPECT_EQ(tag_in("spend", "Norbert Inc cited insufficient spend as a cause of the delay."), "NN");
  EXPECT_EQ(tag_in("compute", "Norbert Inc bought cheap compute in the north."), "NN");
  EXPECT_NE(tag_in("survive", "The fund helped the poor survive in the north."), "NN");
  EXPECT_EQ(tag_in("keep", "Norbert Inc said it will keep the mill."), "VB");
}

TEST(TagRepairs, SayBehindAnAsideIsAVerb) {
  EXPECT_EQ(tag_in("say", "Observers from the league, who were kept out, say they cannot check it."), "VBP");
}

TEST(TagRepairs, PluralThatOpensASentenceIsItsSubject) {
  EXPECT_EQ(tag_in("Aides", "Aides to the mayor urged the agency to drop the case."), "NNS");
}

TEST(TagRepairs, FormInSBeforeAnArticleIsTheVerbOfASentenceWithoutOne) {
  EXPECT_EQ(tag_in("hands", "The contract hands the author 4 percent of sales."), "VBZ");
}

TEST(TagRepairs, ParticipleInAnAsideIsNoFiniteVerb) {
  EXPECT_EQ(tag_in("reached", "The accord, reached on the eve of a trial, must be signed."), "VBN");
  EXPECT_EQ(tag_in("owned", "Farrow, itself owned by the fund Oakmere, had agreed to buy it."), "VBN");
}

TEST(TagRepairs, UpBeforeANumberIsNoParticle) {
  EXPECT_EQ(tag_in("up", "The firm may hire up to 60 people."), "IN");
  EXPECT_EQ(tag_in("up", "The costs add up to $5 million."), "RP");
}

TEST(TagRepairs, PluralsOfPeopleAreNoVerbs) {
  EXPECT_EQ(tag_in("aides", "He urged Norbert aides to call the council."), "NNS");
}

TEST(TagRepairs, NeitherBeforeALoneNounIsADeterminer) {
  EXPECT_EQ(tag_in("Neither", "Neither firm admitted any fault."), "DT");
}

}  // namespace
}  // namespace claimgraph
