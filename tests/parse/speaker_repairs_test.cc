#include <gtest/gtest.h>

#include "parse/tree_places.h"

namespace claimgraph {
namespace {

using test::place_of;

TEST(SpeakersBehind, StandBesideWhatTheySay) {
  const char* const plain =
      "Torvane will close two mills in Leeds by June, the Swedish maker of rope said on Monday.";
  EXPECT_EQ(place_of("said", plain), "parataxis of close");
  EXPECT_EQ(place_of("maker", plain), "nsubj of said");
  const char* const shown =
      "The mill closed last year, and half of its 90 looms went abroad, official figures showed.";
  EXPECT_EQ(place_of("figures", shown), "nsubj of showed");
}

TEST(SpeakersBehind, AreTheLastNounOfThePhrase) {
  EXPECT_EQ(place_of("owner", "The wharf will reopen in spring, the mill's owner said."), "nsubj of said");
  EXPECT_EQ(
      place_of("Reeder", "The wharf has had a slow start, harbour board joint spokesman Paul Reeder said."),
      "nsubj of said");
}

TEST(SpeakersBehind, TakeNoClauseFromWhatTheySay) {
  const char* const until = "It will not close the mill until the court has heard the case, the lawyer said.";
  EXPECT_EQ(place_of("heard", until), "advcl of close");
  EXPECT_EQ(place_of("said", until), "parataxis of close");
}

TEST(SpeakersBehind, VerbsWithContentOrObjectBehindThemOpenAClause) {
  EXPECT_EQ(place_of("said", "When sales fell, the firm said on Monday that it would close."),
            "root of nothing");
  EXPECT_EQ(place_of("reported", "After the mill closed, the firm reported a loss."), "root of nothing");
}

}  // namespace
}  // namespace claimgraph
