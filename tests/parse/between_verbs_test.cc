#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(BetweenVerbs, NounBehindAnInfinitiveIsItsObject) {
  EXPECT_EQ(place_of("backlog", "Efforts to reduce the backlog are welcome."), "obj of reduce");
  EXPECT_EQ(place_of("Efforts", "Efforts to reduce the backlog are welcome."), "nsubj of welcome");
}

TEST(BetweenVerbs, NounBehindARelativeClauseIsItsObject) {
  EXPECT_EQ(place_of("mill", "The owner who bought the mill could not be reached."), "obj of bought");
}

TEST(BetweenVerbs, ObjectOfLetHasTheNextVerbAsItsOwn) {
  EXPECT_EQ(place_of("partners", "The firm let its partners keep the mill."), "obj of let");
  EXPECT_EQ(place_of("keep", "The firm let its partners keep the mill."), "xcomp of let");
}

TEST(BetweenVerbs, ClausesBehindVerbsOfSayingKeepTheirSubjects) {
  EXPECT_EQ(place_of("owner", "Analysts keep saying the owner is ready to sell."), "nsubj of ready");
}

TEST(Expletive, ItBeforeAJudgedClauseIsNoSubject) {
  EXPECT_EQ(place_of("It", "It is clear that the sale failed."), "expl of clear");
  EXPECT_EQ(place_of("It", "It is ready to open a second mill."), "nsubj of ready");
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

}  // namespace
}  // namespace claimgraph
