// Any text is tagged, grouped and parsed: valid trees, in time linear in the text.
#include <gtest/gtest.h>

#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "parse/relation.h"
#include "resources.h"
#include "stages/parse.h"
#include "support.h"
#include "tag/groups_stage.h"
#include "tag/tag_stage.h"
#include "text/sentences.h"
#include "text/tokenize.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

void read(const std::string& text, Document& document) {
  const Resources& resources = test::shipped();
  document.reset();
  document.text = join_fields("", text);
  tokenize(resources, document);
  split_sentences(resources, document);
  tag_tokens(resources, document);
  find_groups(resources, document);
  parse_sentences(resources, document);
}

// One root, every head inside the sentence, no token above itself.
void expect_trees(const Document& document, const std::string& text) {
  const Tokens& tokens = document.tokens;
  ASSERT_EQ(tokens.head.size(), tokens.size());
  for (const Sentence& sentence : document.sentences) {
    if (sentence.tokens.empty() || tokens.relation[sentence.tokens.begin] == Relation::kNone) continue;
    int roots = 0;
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      ASSERT_NE(static_cast<int>(tokens.tag[t]), 0) << text;
      if (tokens.head[t] == kNowhere) ++roots;
      std::uint32_t above = t;
      std::uint32_t steps = 0;
      for (; above != kNowhere && steps <= sentence.tokens.size(); ++steps) {
        ASSERT_TRUE(sentence.tokens.contains(above)) << text;
        above = tokens.head[above];
      }
      ASSERT_EQ(above, kNowhere) << "a circle in: " << text;
    }
    ASSERT_EQ(roots, 1) << text;
  }
  for (const VerbGroup& group : document.verb_groups) ASSERT_TRUE(group.tokens.contains(group.head)) << text;
  for (const NounGroup& group : document.noun_groups) ASSERT_TRUE(group.tokens.contains(group.head)) << text;
}

TEST(AnyText, IsTaggedAndParsed) {
  Document document(&test::shipped().symbols);
  for (const char* text : {"",
                           " ",
                           ".",
                           "\n\n\n",
                           "? ? ! ! !",
                           "the the the the",
                           "to to to to",
                           "and , and , and",
                           "((((((",
                           "'s 's 's",
                           "$ $ % % # #",
                           "是的，他们昨天收购了公司。",
                           "Компания купила завод.",
                           "🚀🚀 to the moon 🚀!",
                           "a\u200Bb\u202Ec",
                           "THE FIRM HAS BOUGHT A BANK",
                           "The Firm Has Bought A Bank",
                           "x",
                           "not not not never no longer",
                           "-----",
                           "1 2 3 4 5 6 7 8 9",
                           "if if if then then",
                           "\xF0\x9F\x98 broken \xC3("}) {
    read(text, document);
    expect_trees(document, text);
  }
}

TEST(AnyText, RandomWordsAndBytesGiveTrees) {
  const std::vector<std::string> words = {
      "the", "a",      "firm",  "firms", "bought", "buy",  "buying", "is",  "has",  "been", "that",
      "who", "which",  "if",    "and",   "or",     ",",    ".",      "\"",  "(",    ")",    "'s",
      "of",  "in",     "to",    "not",   "will",   "said", "gives",  "$",   "5",    "than", "more",
      "-",   "big",    "it",    "they",  "Acme",   "Corp", "\xF0",   "é",   "中文", ";",    ":",
      "no",  "longer", "worth", "paid",  "up",     "very", "last",   "year"};
  std::mt19937 random(7);
  Document document(&test::shipped().symbols);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t count = random() % 60; count-- > 0;) text += words[random() % words.size()] + " ";
    read(text, document);
    expect_trees(document, text);
    std::string bytes;
    for (std::size_t count = random() % 200; count-- > 0;) bytes += static_cast<char>(random() % 256);
    read(bytes, document);
    expect_trees(document, "random bytes");
  }
}

double seconds_for(const std::string& unit, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += unit;
  Document document(&test::shipped().symbols);
  const std::clock_t begin = std::clock();
  read(text, document);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

TEST(AnyText, TakesTimeLinearInItsLength) {
  for (const char* unit : {"the firm bought the bank and ", "if ", "gave him it ", "of the firm ", "very ",
                           "who said ", "big red , "}) {
    const double once = seconds_for(unit, 4000);
    const double eight = seconds_for(unit, 32000);
    EXPECT_LT(eight, 24 * once + 0.1) << unit;  // a quadratic loop would take 64 times as long
  }
}

}  // namespace
}  // namespace claimgraph
