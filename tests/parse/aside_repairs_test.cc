#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(Asides, VerbBehindARelativeClauseIsTheMainOne) {
  const char* const bought = "Torvane, which paid $20 million for the mill, will sell it next year.";
  EXPECT_EQ(place_of("sell", bought), "root of nothing");
  EXPECT_EQ(place_of("Torvane", bought), "nsubj of sell");
  EXPECT_EQ(place_of("paid", bought), "acl:relcl of Torvane");
  const char* const owned = "Orlen Foods, which Bantry Capital bought in 2019, will own all the recipes.";
  EXPECT_EQ(place_of("Foods", owned), "nsubj of own");
  EXPECT_EQ(place_of("which", owned), "obj of bought");
  EXPECT_EQ(place_of("who", "Mr Denholm, who last year denied the claim, said it was true."),
            "nsubj of denied");
}

TEST(Asides, LastVerbOfAListInARelativeClauseIsNotTheMainOne) {
  EXPECT_EQ(place_of("mill", "The mill, which makes rope, employs 40 people and owns a wharf, will close."),
            "nsubj of close");
}

TEST(Asides, AppositionsAndAgesPartNoSubject) {
  EXPECT_EQ(place_of("chairman", "Its chairman, Paul Reeder, has asked ministers for help."),
            "nsubj of asked");
  EXPECT_EQ(place_of("Osei", "Mr. Osei, 51, has denied the charges."), "nsubj of denied");
  EXPECT_EQ(place_of("manager", "A second manager, Joan Felt, was acquitted by a jury last year."),
            "nsubj:pass of acquitted");
}

TEST(Asides, ParticiplesPartNoSubject) {
  EXPECT_EQ(place_of("accord", "The accord, reached on the eve of a trial, must be approved by a judge."),
            "nsubj:pass of approved");
}

TEST(Asides, SubjectsOfContentAndBehindPhrasesInFront) {
  EXPECT_EQ(place_of("move", "Ms Oakley told reporters the move, announced in May, was unprecedented."),
            "nsubj of unprecedented");
  EXPECT_EQ(place_of("Pell", "After the match, Joan Pell, the coach, said the game was lost."),
            "nsubj of said");
}

TEST(Asides, SpeakersAndObjectsAreNoSubjects) {
  EXPECT_EQ(place_of("mill", "They lost the mill, a wharf, and the right to sell rope."), "obj of lost");
  EXPECT_EQ(place_of("Lind", "He hired Ann Lind, who ran the mill, sold it and left."), "obj of hired");
}

}  // namespace
}  // namespace claimgraph
