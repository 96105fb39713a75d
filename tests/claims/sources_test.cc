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

// What the first statement says, its pieces joined by " ## ".
std::string first_content(const char* text) {
  const auto analysed = test::analysed(text);
  for (const Claim& claim : analysed->claims) {
    if (claim.rule == kNowhere) continue;
    std::string content;
    for (const RoleFiller& role : claim.roles) {
      if (analysed->symbols.view(role.role) != "content" || role.filler.kind == FillerKind::kClaim) continue;
      if (!content.empty()) content += " ## ";
      content += analysed->span_text(role.filler.tokens);
    }
    return content;
  }
  return {};
}

TEST(Sources, GoOnSpeakingInTheNextParagraph) {
  EXPECT_EQ(first_content("\"It snowed all week,\" the shepherd said.\n\n"
                          "\"We lost no sheep.\" That was new for the village. The school had closed."),
            "\"It snowed all week,\" ## \"We lost no sheep.\"");
  EXPECT_EQ(first_content("\"It snowed all week,\" the shepherd said. The school had closed.\n\n"
                          "\"We lost no sheep.\" That was new for the village. The school had closed."),
            "\"It snowed all week,\"");
}

TEST(Sources, SayNothingWhereANounWasTakenForAVerb) {
  EXPECT_EQ(first_content("The program then assigns one of 88 piano notes to each pixel."), "");
  EXPECT_EQ(first_content("The paper added readers last year and the trend is up."), "");
  EXPECT_EQ(first_content("The sums do not add up, and that is bad."), "");
  EXPECT_EQ(first_content("It is all very well criticizing the plan."), "");
  EXPECT_EQ(first_content("It is more than the budget office had projected last August."), "");
}

}  // namespace
}  // namespace claimgraph
