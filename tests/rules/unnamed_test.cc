#include "rules/unnamed.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace claimgraph {
namespace {

std::vector<std::string> unnamed_in(std::string_view rules, const std::vector<LexiconTable>& tables = {},
                                    std::string_view program_words = "") {
  std::vector<std::string> out;
  for (const Error& one : find_unnamed(read_blocks("a.rules", rules).value(), tables, program_words))
    out.push_back(one.text());
  return out;
}

using Lines = std::vector<std::string>;

TEST(Unnamed, ALexiconIsToldAtItsFirstPlaceWithTheMend) {
  const Lines told{"a.rules:2:1: nothing names lexicon acquire; write <acquire> in a rule or take it out"};
  EXPECT_EQ(unnamed_in("# words\nlexicon acquire verb buy\nlexicon acquire verb purchase\n"), told);
}

TEST(Unnamed, EveryFormOfARuleNames) {
  const char* const users[] = {
      "event e\n  anchor verb <x>\n",
      "rule r\n  frame (a | @Noun(<x>))\n",
      "rule r\n  frame a\n  unless left <x> within 2\n",
      "event e\n  anchor verb <own>\n  buyer = to via(<x>).in @Party\n  no <own>\nlexicon own verb buy\n",
      "surface s\n  wake <x> | digit\n",
      "surface s\n  match {@x}\n",
      "surface s\n  match (?P<number>{<x>})\n",
  };
  for (const char* const user : users)
    EXPECT_EQ(unnamed_in("lexicon x verb buy\n" + std::string(user)), Lines{}) << user;
}

TEST(Unnamed, MacrosAndPatternsAreNamedByOneAnother) {
  EXPECT_EQ(unnamed_in("macro A <b>\nlexicon b verb buy\nrule r\n  frame <A>\n"), Lines{});
  EXPECT_EQ(unnamed_in("pattern p\n  is \\d\nsurface s\n  match {p}\n"), Lines{});
  const Lines macro{"a.rules:1:1: nothing names macro A; write <A> in a rule or take it out"};
  EXPECT_EQ(unnamed_in("macro A <b>\nlexicon b verb buy\n"), macro);
  const Lines pattern{"a.rules:1:1: nothing names pattern p; write {p} in a rule or take it out"};
  EXPECT_EQ(unnamed_in("pattern p\n  is \\d\n"), pattern);
}

TEST(Unnamed, ExamplesNameNothing) {
  EXPECT_EQ(unnamed_in("lexicon x verb buy\nrule r\n  frame a\n  yes a <x>\n  no b <x>\n").size(), 1U);
}

TEST(Unnamed, TheProgramNamesByWordsAndByBeginnings) {
  const std::string_view rules = "lexicon fits word a\nlexicon named-as-bank word b\nlexicon named word c\n";
  const Lines told{"a.rules:3:1: nothing names lexicon named; write <named> in a rule or take it out"};
  EXPECT_EQ(unnamed_in(rules, {}, "fits\nnamed-as-\n"), told);
}

TEST(Unnamed, ATableIsNamedByItselfOrItsClasses) {
  const std::vector<LexiconTable> tables{
      {"lexicon/marks.tsv", "# text, side\nabout\tleft\nago\tright\tx=y\nhence\tright\n"}};
  EXPECT_EQ(unnamed_in("rule r\n  frame <marks>\n", tables), Lines{});
  EXPECT_EQ(unnamed_in("rule r\n  frame <marks.left> <marks.right>\n", tables), Lines{});
  const Lines none{
      "lexicon/marks.tsv:1:1: nothing names table marks; write <marks> in a rule or take it out"};
  EXPECT_EQ(unnamed_in("", tables), none);
  const Lines part{
      "lexicon/marks.tsv:3:1: nothing names class marks.right or its table; write <marks.right> in a rule or "
      "take it out"};
  EXPECT_EQ(unnamed_in("rule r\n  frame <marks.left>\n", tables), part);
}

// Names that the language side of this program writes are known to it.
TEST(Unnamed, TheProgramsOwnWordsAreKnown) {
  EXPECT_EQ(unnamed_in("lexicon fixed-noun noun chief executive\n", {}, kProgramWords), Lines{});
  EXPECT_EQ(unnamed_in("lexicon nobody-asks-for-this word a\n", {}, kProgramWords).size(), 1U);
}

// "describe-" + name begins names; "mid-" begins words of texts.
TEST(Unnamed, OnlyWhatIsPutTogetherBeginsNames) {
  EXPECT_EQ(unnamed_in("lexicon describe-this word a\n", {}, kProgramWords), Lines{});
  EXPECT_EQ(unnamed_in("lexicon mid-this word a\nlexicon per-this word a\n", {}, kProgramWords).size(), 2U);
}

}  // namespace
}  // namespace claimgraph
