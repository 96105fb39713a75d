// A headline and its article tell one claim.
#include <gtest/gtest.h>

#include "support.h"

namespace claimgraph {
namespace {

// The modality and status of the first typed claim.
std::pair<Modality, Status> first_claim(const char* text) {
  const auto analysed = test::analysed(text);
  for (const Claim& claim : analysed->claims) {
    if (claim.rule != kNowhere) return {claim.modality, claim.status};
  }
  return {Modality::kAsked, Status::kNone};
}

TEST(Headlines, StandAsTheArticleSays) {
  const std::pair agreed{Modality::kAsserted, Status::kAgreed};
  EXPECT_EQ(
      first_claim("Acme Corp to buy Beta Inc for $5 million\n\n"
                  "LONDON, May 5 - Acme Corp said on Monday it had agreed to buy Beta Inc for $5 million."),
      agreed);
}

TEST(Headlines, StayPlansWhereTheArticleTellsOfAnother) {
  const std::pair plan{Modality::kPlanned, Status::kNone};
  EXPECT_EQ(
      first_claim("Acme Corp to buy Beta Inc for $5 million\n\n"
                  "LONDON, May 5 - Acme Corp said on Monday it had agreed to buy Gamma Ltd for $5 million."),
      plan);
}

}  // namespace
}  // namespace claimgraph
