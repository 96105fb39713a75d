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

TEST(VerbForms, WhoSaysItAtTheEndHasAVerb) {
  EXPECT_EQ(tag_in("disclosed", "Norbert Inc will close its plant next year, the Boston start-up disclosed."),
            "VBD");
  EXPECT_EQ(
      tag_in("announced", "Norbert Inc will close its plant next year, the two firms announced on Monday."),
      "VBD");
  EXPECT_EQ(tag_in("announced", "Norbert Inc will close its plant next year, a plan announced on Monday."),
            "VBN");
}

TEST(VerbForms, SaidIsAPastWithoutAHelper) {
  EXPECT_EQ(tag_in("said", "Tallis Foods is closing its mill, a spokeswoman said in response to a question."),
            "VBD");
  EXPECT_EQ(tag_in("said", "Tallis Foods is said to be closing its mill."), "VBN");
}

TEST(VerbForms, NoParticipleHasAClauseRightBehindIt) {
  EXPECT_EQ(tag_in("found", "The group's quarterly survey of mills found prices had risen in the autumn."),
            "VBD");
  EXPECT_EQ(tag_in("found", "The papers found in the mill were old."), "VBN");
}

TEST(VerbForms, BaseFormBehindATurnedHelper) {
  EXPECT_EQ(tag_in("fail", "The bank would pay a fee of $5 million should the deal fail."), "VB");
  EXPECT_EQ(tag_in("walk", "The price would be cut by $3 million should the buyer walk away."), "VB");
  EXPECT_EQ(tag_in("rival", "The bank must repay the loan should a rival buy another mill."), "NN");
}

TEST(VerbForms, HeadingsHaveTheirVerbBeforeAnObject) {
  EXPECT_EQ(tag_in("fines", "Dutch regulator fines Pakkado\n\nThe fine was paid."), "VBZ");
  EXPECT_EQ(tag_in("orders", "Airline orders 20 jets from Corvane\n\nThey were paid."), "VBZ");
  EXPECT_EQ(tag_in("orders", "Jet orders in May\n\nThey were paid."), "NNS");
  EXPECT_EQ(tag_in("orders", "Jet orders Monday\n\nThey fell."), "NNS");
}

TEST(VerbForms, NoParticipleBehindTheSubjectOfARelativeClause) {
  EXPECT_EQ(tag_in("supplied", "The ledger lists Norbert Foods, which Corvane Corp supplied with flour."),
            "VBD");
}

TEST(VerbForms, SecondOfTwoJoinedVerbsIsAPast) {
  EXPECT_EQ(tag_in("vowed", "Corvane Corp said the plan was sound and vowed to fight the ban."), "VBD");
  EXPECT_EQ(tag_in("called", "Corvane Corp shut the mill and called on the council to pay."), "VBD");
  EXPECT_EQ(tag_in("praised", "The mill was built in 1900 and praised by all."), "VBN");
}

TEST(VerbForms, SentenceWithoutAFiniteVerbHasItBehindTheAside) {
  EXPECT_EQ(tag_in("called", "Joan Mercer, the union leader, called for a meeting with the owners."), "VBD");
  EXPECT_EQ(tag_in("surprised", "Joan Mercer's departure from Tallis Foods surprised investors."), "VBD");
}

}  // namespace
}  // namespace claimgraph
