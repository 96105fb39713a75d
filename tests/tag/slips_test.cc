#include "tag/slips.h"

#include <gtest/gtest.h>

#include "support.h"

namespace claimgraph {
namespace {

std::string_view meant(std::string_view lemma) {
  return test::shipped().symbols.view(test::shipped().slips.meant(lemma));
}

TEST(Slips, OneLetterOrAnExchangeLeadsToTheWord) {
  EXPECT_EQ(meant("partern"), "partner");
  EXPECT_EQ(meant("aquisition"), "acquisition");
  EXPECT_EQ(meant("anounce"), "announce");
  EXPECT_EQ(meant("purcahse"), "purchase");
}

TEST(Slips, ShortWordsAndFarOnesAreNone) {
  EXPECT_EQ(meant("bouhgt"), "");
  EXPECT_EQ(meant("perambulate"), "");
  EXPECT_EQ(meant("dartner"), "") << "the first letter is kept";
}

TEST(Slips, TheLemmaOfAnUnknownWordFollows) {
  const auto document = test::analysed("Acme Corp and Beta Inc have parterned on the anouncement.");
  bool partner = false;
  for (std::uint32_t t = 0; t < document->tokens.size(); ++t)
    partner = partner || document->lemma(t) == "partner";
  EXPECT_TRUE(partner);
}

}  // namespace
}  // namespace claimgraph
