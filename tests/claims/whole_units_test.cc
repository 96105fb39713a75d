// Words that fill a role are whole: they go on with the clause their noun asks for.
#include "claims/whole_units.h"

#include <gtest/gtest.h>

#include <string>

#include "claims/claim_support.h"

namespace claimgraph {
namespace {

// The words of a role of the first typed claim that has it.
std::string words_of(const char* text, std::string_view role) {
  const auto analysed = test::analysed(text);
  for (const Claim& claim : analysed->claims) {
    if (claim.rule == kNowhere) continue;
    if (std::string words = test::role_text(*analysed, claim, role); !words.empty()) return words;
  }
  return {};
}

TEST(WholeUnits, TakeInTheClauseOfTheNoun) {
  EXPECT_EQ(words_of("The ministry awarded Acme Corp a contract to rebuild the northern bridge.", "object"),
            "a contract to rebuild the northern bridge");
  EXPECT_EQ(words_of("The court issued an injunction that stops Acme Corp from selling its lamps.", "object"),
            "an injunction that stops Acme Corp from selling its lamps");
  EXPECT_EQ(words_of("Acme Corp paid $40 million to settle charges that it hid its losses.", "object"),
            "charges that it hid its losses");
}

TEST(WholeUnits, TakeInThePhrasesOfTheNoun) {
  EXPECT_EQ(words_of("Norway lifted a ban on investment in foreign shares.", "target"),
            "investment in foreign shares");
  EXPECT_EQ(words_of("Norway lifted a ban on investment in May.", "target"), "investment");
  EXPECT_EQ(words_of("Norway banned imports of 300 tonnes of salt from Sweden.", "target"),
            "imports of 300 tonnes of salt");
}

TEST(WholeUnits, LeaveAPhraseThatAnotherRoleHolds) {
  EXPECT_EQ(words_of("Ada Lund took legal action against a number of banks.", "object"), "legal action");
}

TEST(WholeUnits, LeaveNoParticleBehind) {
  const auto analysed = test::analysed("Ada Lund was forced to step down.");
  ASSERT_FALSE(analysed->claims.empty());
  EXPECT_TRUE(analysed->span_text(analysed->claims.front().evidence).ends_with("step down"));
}

TEST(WholeUnits, LeaveAClauseOfTheVerb) {
  EXPECT_EQ(words_of("Norway banned imports to protect its farmers.", "target"), "imports");
}

}  // namespace
}  // namespace claimgraph
