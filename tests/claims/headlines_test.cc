// A headline and its article tell one claim.
#include <gtest/gtest.h>

#include "graph/build.h"
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

// The claims of that type in the graph, each with the number of its places.
std::vector<std::size_t> places_of(std::string_view type, const char* text) {
  const Graph graph = build_graph(test::shipped(), *test::analysed(text));
  std::vector<std::size_t> places;
  for (const Node& node : graph.nodes) {
    if (node.type == type) places.push_back(node.claim()->evidence.size());
  }
  return places;
}

TEST(Headlines, AreOneClaimWithWhatTheArticleTellsMore) {
  const std::vector<std::size_t> once{2};
  EXPECT_EQ(places_of("legal.fine",
                      "Regulator fines Acme Corp $74m over fees\n\n"
                      "The Trade Commission fined Acme Corp $74 million on Monday for hiding fees."),
            once);
  EXPECT_EQ(places_of("legal.fine",
                      "Regulator fines Acme Corp $74m over fees\n\n"
                      "The Trade Commission fined Acme Corp $9 million in 2019 for selling old bread."),
            (std::vector<std::size_t>{1, 1}));
}

}  // namespace
}  // namespace claimgraph
