#include "text/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support.h"
#include "text/paragraphs.h"
#include "text/quotes.h"

namespace claimgraph {
namespace {

// Units as "KIND text", KIND by its first letter: P(rose), H(eadline), L(abel), b(Y)line, D(ateline),
// B(ullet), C(aption).
std::vector<std::string> units(std::string_view text, std::string_view title = "") {
  const auto document = test::analysed(text, "", title);
  std::vector<std::string> out;
  for (const Sentence& sentence : document->sentences) {
    out.push_back(std::string(1, "PHLYDBC"[static_cast<int>(sentence.kind)]) + " " +
                  std::string(document->span_text(sentence.tokens)));
  }
  return out;
}

using Units = std::vector<std::string>;

TEST(Sentences, StopsThatEndNothing) {
  for (const char* text : {
           "Acme Inc. bought the U.S. firm for No. 3 in line at 9 a.m. on Jan. 5.",
           "J. K. Berg of St. Ives met Dr. Lund.",
           "It grew 3.5 percent to 1.2 million.",
           "\"Are you sure?\" asked the judge.",
           "\"We won!\" Ms. Berg said on Monday.",
           "\"We won!!\" Ms. Berg responded.",
           "He waited ... and left.",
           "The U.S. Treasury said so.",
       })
    EXPECT_EQ(units(text).size(), 1U) << text;
}

TEST(Sentences, StopsThatEnd) {
  EXPECT_EQ(units("Acme sold Beta. It kept Gamma."), (Units{"P Acme sold Beta.", "P It kept Gamma."}));
  EXPECT_EQ(units("She works at Acme Inc. The firm grew."),
            (Units{"P She works at Acme Inc.", "P The firm grew."}));
  EXPECT_EQ(units("He came to the U.S. In May he left."),
            (Units{"P He came to the U.S.", "P In May he left."}));
  EXPECT_EQ(units("He came to the U.S. And the talks went on."),
            (Units{"P He came to the U.S.", "P And the talks went on."}));
  EXPECT_EQ(units("Output fell in both the U.S. And Norway."),
            (Units{"P Output fell in both the U.S. And Norway."}));
  EXPECT_EQ(units("\"We won.\" The crowd left."), (Units{"P \"We won.\"", "P The crowd left."}));
  EXPECT_EQ(units("\"Was it so?\" He replied, \"No.\""),
            (Units{"P \"Was it so?\"", "P He replied, \"No.\""}));
  EXPECT_EQ(units("Was it so? Yes! (It was.) So what?"),
            (Units{"P Was it so?", "P Yes!", "P (It was.)", "P So what?"}));
}

TEST(Sentences, ItemsOfAListOrDigestStandAlone) {
  EXPECT_EQ(units("The council should build homes. - The mills should save heat."),
            (Units{"P The council should build homes.", "P - The mills should save heat."}));
  EXPECT_EQ(units("Acme closed its mill....Beta ended its strike."),
            (Units{"P Acme closed its mill....", "P Beta ended its strike."}));
  EXPECT_EQ(units("He said he would ....well, go.").size(), 1U);
}

TEST(Sentences, WhereSentencesStandApartOneSpaceHardlyPartsThem) {
  EXPECT_EQ(
      units("Acme closed.  It sold Beta.  It grew.  It paid duty in the U.S. On pumps.  It left the U.S.  "
            "In May it came back.  It works for Acme Inc. The firm bought Beta."),
      (Units{"P Acme closed.", "P It sold Beta.", "P It grew.", "P It paid duty in the U.S. On pumps.",
             "P It left the U.S.", "P In May it came back.", "P It works for Acme Inc.",
             "P The firm bought Beta."}));
  EXPECT_EQ(
      units("Acme closed. It sold Beta.\n\nIt grew.\n\nIt fell. Lund left the U.S. In May she came back."),
      (Units{"P Acme closed.", "P It sold Beta.", "P It grew.", "P It fell.", "P Lund left the U.S.",
             "P In May she came back."}));
  EXPECT_EQ(units("Acme closed.\n\nIt grew.\n\nIt fell.\n\nIt rose.\n\nIt bought Beta Corp. In May it paid."),
            (Units{"P Acme closed.", "P It grew.", "P It fell.", "P It rose.", "P It bought Beta Corp.",
                   "P In May it paid."}));
}

TEST(Sentences, LinesThatAreNoSentencesStandAlone) {
  EXPECT_EQ(
      units("Acme buys Beta\nBy Ada Lund\nLONDON (Wire) - Acme bought Beta. It paid.\nWhat comes next\n"
            "\u2022 Beta stays.\nPhoto: Ada Lund\nThe end."),
      (Units{"H Acme buys Beta", "Y By Ada Lund", "D LONDON (Wire) -", "P Acme bought Beta.", "P It paid.",
             "L What comes next", "B \u2022 Beta stays.", "C Photo: Ada Lund", "P The end."}));
}

TEST(Sentences, ATitleIsAHeadline) {
  EXPECT_EQ(units("Acme bought Beta", "Big deal"), (Units{"H Big deal", "P Acme bought Beta"}));
}

TEST(Sentences, WrappedCopyIsJoined) {
  const char* text =
      "Acme said on Monday that it had bought the rest of its rival\n"
      "Beta from the fund that had owned it for the last ten years,\n"
      "ending a long fight.\n\n"
      "Shares rose.\n";
  EXPECT_EQ(units(text).size(), 2U);
}

TEST(Quotes, MarksOfEveryKind) {
  const struct {
    const char* text;
    std::vector<std::string> quotes;
  } kRows[] = {
      {"\"We won,\" he said. \"At last.\"", {"\"We won,\"", "\"At last.\""}},
      {"\u201CWe won,\u201D he said.", {"\u201CWe won,\u201D"}},
      {"'We won,' he said of Acme's deal.", {"'We won,'"}},
      {"The firms' plans and Acme's plans", {}},
      {"He called it a \"gift\", not a 'trick'.", {"\"gift\"", "'trick'"}},
      {"\u201COne.\n\n\u201CTwo.\u201D", {"\u201COne.", "\u201CTwo.\u201D"}},
      {"\"We won. It was hard. \"We go on.\"", {"\"We won. It was hard.", "\"We go on.\""}},
      {"\"We won. He left a \"gift\".", {"\"We won.", "\"gift\""}},
  };
  for (const auto& row : kRows) {
    const auto document = test::analysed(row.text);
    std::vector<std::string> found;
    for (const Quote& quote : document->quotes) found.emplace_back(document->span_text(quote.tokens));
    EXPECT_EQ(found, row.quotes) << row.text;
  }
  const auto document = test::analysed("\u201COne.\n\n\u201CTwo.\u201D");
  EXPECT_FALSE(document->quotes[0].closed);
  EXPECT_TRUE(document->quotes[1].continued);
  const auto joined = test::analysed("\"We won. It was hard. \"We go on.\"");
  EXPECT_TRUE(joined->quotes[1].continued);
}

}  // namespace
}  // namespace claimgraph
