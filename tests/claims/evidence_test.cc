// Where the words that carry a claim end.
#include <gtest/gtest.h>

#include <string>

#include "claims/claim_support.h"

namespace claimgraph {
namespace {

std::string evidence_in(const char* type, const char* text) {
  const auto analysed = test::analysed(text);
  const auto claims = test::claims_of(*analysed, type);
  return claims.empty() ? "no claim" : std::string(analysed->span_text(claims.front()->evidence));
}

TEST(Evidence, EndsBehindTheNounNotBeforeIt) {
  EXPECT_EQ(evidence_in("deal.stake_purchase", "Acme Corp may buy Beta Inc shares in Oslo."),
            "Acme Corp may buy Beta Inc shares");
  EXPECT_EQ(evidence_in("org.role", "Ada Lund, chairman of the Keldor foundation, sang."),
            "Ada Lund, chairman of the Keldor foundation");
}

TEST(Evidence, ButWithThePersonOfATitle) {
  EXPECT_EQ(evidence_in("org.role", "The prize went to chairman Ada Lund eight years ago."),
            "chairman Ada Lund");
}

TEST(Evidence, NorWithWhatThePersonOwns) {
  EXPECT_EQ(evidence_in("org.role", "They read President Lund's budget at noon."), "President Lund");
  EXPECT_EQ(evidence_in("legal.approval", "The court approved Ada Lund's extradition."),
            "The court approved Ada Lund's extradition");
}

TEST(Evidence, OfAnAppositionTakesInNoMore) {
  EXPECT_EQ(evidence_in("org.location", "Acme Corp grew and the Danish brewer's annual sales rose."),
            "the Danish brewer");
  EXPECT_EQ(evidence_in("org.role", "It was the old Treasury Secretary Ada Lund."),
            "Treasury Secretary Ada Lund");
}

TEST(Evidence, EndsWithNoWordThatLeadsOn) {
  EXPECT_EQ(evidence_in("people.departure", "Rumours said Ada Lund would quit if she gets no new deal."),
            "Ada Lund would quit");
}

}  // namespace
}  // namespace claimgraph
