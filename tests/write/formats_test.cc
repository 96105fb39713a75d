#include "write/formats.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "graph/build.h"
#include "graph/document_maker.h"

namespace claimgraph {
namespace {

using test::DocumentMaker;
using test::shipped;

Graph purchase() {
  DocumentMaker made("Acme bought Beta\tInc for $5", "d 1");
  const std::uint32_t buyer = made.party("Acme");
  const std::uint32_t target = made.party("Beta");
  const std::uint32_t price = made.dollars("$5", 5);
  Claim& claim = made.claim("deal.acquisition", "Acme bought Beta\tInc for $5");
  claim.subject = made.span("Acme");
  claim.relation = made.span("bought");
  claim.object = {2, 4};
  claim.status = Status::kCompleted;
  claim.confidence = 0.75F;
  made.fill(claim, "buyer", FillerKind::kEntity, buyer, "Acme");
  made.fill(claim, "target", FillerKind::kEntity, target, "Beta");
  made.fill(claim, "price", FillerKind::kAmount, price, "$5");
  return build_graph(shipped(), *made);
}

TEST(Formats, NamesAreThoseOfTheCommandLine) {
  for (const std::string& name : format_names()) EXPECT_TRUE(format_named(name)) << name;
  EXPECT_FALSE(format_named("xml"));
}

TEST(Formats, ATripleIsALineOfSevenFields) {
  EXPECT_EQ(render(Format::kTriples, purchase()), "d 1\t0\t27\t0.75\tAcme\tbought\tBeta Inc\n");
}

TEST(Formats, ASummaryLineTellsAClaim) {
  EXPECT_EQ(render(Format::kSummary, purchase()),
            "claim deal.acquisition [asserted,completed] Acme bought Beta Inc for $5 | buyer=Acme; price=$5; "
            "target=Beta | Acme bought Beta Inc for $5 | open\n");
}

TEST(Formats, AFlatRecordJoinsWhatTheGraphHolds) {
  const auto record = nlohmann::json::parse(render(Format::kClaims, purchase()));
  EXPECT_EQ(record["type"], "deal.acquisition");
  EXPECT_EQ(record["status"], "completed");
  ASSERT_EQ(record["parties"].size(), 2U);
  EXPECT_EQ(record["parties"][0]["role"], "buyer");
  EXPECT_EQ(record["amounts"][0]["value"], "5");
  EXPECT_EQ(record["document"]["id"], "d 1");
  EXPECT_EQ(record["source"], nullptr);
  EXPECT_EQ(record["end"], 27);
}

TEST(Formats, EveryJsonLineEndsInALineBreak) {
  const std::string line = render(Format::kJsonl, purchase());
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_GT(render(Format::kGraph, purchase(), true).find("\n  "), 0U);
}

}  // namespace
}  // namespace claimgraph
