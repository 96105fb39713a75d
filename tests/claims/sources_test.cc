// Whoever is named as the source and what he says carry a statement together, whether a verb joins them or
// not.
#include <gtest/gtest.h>

#include <string>

#include "support.h"

namespace claimgraph {
namespace {

// The words that carry the first statement.
std::string first_statement(const char* text) {
  const auto analysed = test::analysed(text);
  for (const Claim& claim : analysed->claims) {
    if (claim.rule != kNowhere) return std::string(analysed->span_text(claim.evidence));
  }
  return {};
}

TEST(Sources, MarkWhatIsSaidToo) {
  EXPECT_EQ(first_statement("The winter was mild, according to the shepherd."),
            "The winter was mild, according to the shepherd");
  EXPECT_EQ(first_statement("The winter was mild, the shepherd said."),
            "The winter was mild, the shepherd said");
}

}  // namespace
}  // namespace claimgraph
