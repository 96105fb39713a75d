#include "rules/surface.h"

#include <gtest/gtest.h>

#include <string>

#include "support.h"

namespace claimgraph {
namespace {

std::string load_error(std::string_view text) {
  SymbolTable symbols;
  const auto blocks = read_blocks("a.rules", text);
  if (!blocks.ok()) return blocks.error().text();
  const auto lexicons = load_lexicons(blocks.value(), {}, symbols);
  if (!lexicons.ok()) return lexicons.error().text();
  const auto rules = load_surface_rules(blocks.value(), lexicons.value(), symbols);
  return rules.ok() ? "" : rules.error().text();
}

// The texts that a rule of the shipped patterns matches in an analysed text.
std::vector<ByteSpan> matches_of(const SurfaceRule& rule, const Document& document) {
  const SurfaceRules& rules = test::shipped().surface;
  SurfaceMatches found;
  std::vector<ByteSpan> spans;
  for (const Sentence& sentence : document.sentences) {
    rules.find(rules.kind(rule.emit), document, sentence.tokens, found);
    for (const SurfaceMatch& match : found.all) {
      if (rules.rules()[match.rule].name == rule.name) spans.push_back(match.bytes);
    }
  }
  return spans;
}

TEST(SurfaceRules, TheExamplesBesideTheShippedRulesHold) {
  for (const SurfaceRule& rule : test::shipped().surface.rules()) {
    for (const SurfaceExample& example : rule.examples) {
      const auto document = test::analysed(example.text);
      const std::vector<ByteSpan> spans = matches_of(rule, *document);
      const std::string place =
          rule.file + ":" + std::to_string(example.line) + ": " + rule.name + ": " + example.text;
      if (!example.yes) {
        EXPECT_TRUE(spans.empty()) << place;
        continue;
      }
      const bool found = std::find(spans.begin(), spans.end(), example.match) != spans.end();
      EXPECT_TRUE(found) << place;
      for (const ByteSpan& span : found ? std::vector<ByteSpan>() : spans) {
        ADD_FAILURE() << place << "\n  matches \"" << example.text.substr(span.begin, span.size()) << '"';
      }
    }
  }
}

TEST(SurfaceRules, ErrorsNameThePlaceAndTheMend) {
  EXPECT_EQ(load_error("pattern p\n  is  {q}\n"), "a.rules:2:7: unknown pattern q");
  EXPECT_EQ(load_error("lexicon unit word metre\npattern p\n  is  {<units>}\n"),
            "a.rules:3:7: unknown lexicon units; did you mean unit?");
  EXPECT_EQ(load_error("surface s\n  emit x\n  match a\n  yes [a]\n  no b\n"),
            "a.rules:1:10: surface rule without a wake field");
  EXPECT_EQ(load_error("surface s\n  emit x\n  wake digit\n  match a\n  yes [a]\n"),
            "a.rules:1:10: surface rule s has no no example");
  EXPECT_EQ(
      load_error("surface s\n  emit x\n  wake number\n  match a\n"),
      "a.rules:3:8: unknown wake number; write digit, capital, all-caps, punctuation, <lexicon> or \"word\"");
  EXPECT_EQ(load_error("surface s\n  emit x\n  wake digit\n  match a(b\n  yes [a]\n  no b\n"),
            "a.rules:4:9: missing ): a(b");
  EXPECT_EQ(load_error("surface s\n  emit x\n  wake digit\n  match (a)\n  yes [a]\n  no b\n"),
            "a.rules:4:9: a capture without a name; write (?:...) or (?P<name>...)");
  EXPECT_EQ(load_error("surface s\n  emit x\n  wake digit\n  match a*\n  yes [a]\n  no b\n"),
            "a.rules:4:9: the expression matches nothing at all");
}

TEST(SurfaceRules, WordsThatOpenAMatchNeedWhatFollows) {
  EXPECT_EQ(load_error("surface s\n  emit x\n  open \"the\"\n  match the\n  yes [a]\n  no b\n"),
            "a.rules:1:10: open and then go together");
  EXPECT_EQ(load_error("surface s\n  emit x\n  open digit\n  then digit\n  match the\n  yes [a]\n  no b\n"),
            "a.rules:3:8: unknown open digit; write <lexicon> or \"word\"");
}

TEST(SurfaceRules, CapturesSeenBeforeAreTheSame) {
  const auto document = test::analysed(
      "Sales rose 5 percent to $5 million by May 5. Sales rose 5 percent to $5 million, by May 5, 2024, and "
      "5 "
      "to 6 percent in the last week of May 2024. Sales rose 7 percent to $8 million by May 6. Sales rose 9 "
      "percent to $7 million, by May 16, 2023, and 7 to 10 percent in the last week of May 2019.");
  const SurfaceRules& rules = test::shipped().surface;
  SurfaceMatches reused;
  for (int time = 0; time < 2; ++time) {
    for (const std::string_view emit : {"amount", "date"}) {
      for (const Sentence& sentence : document->sentences) {
        SurfaceMatches fresh;
        rules.find(rules.kind(emit), *document, sentence.tokens, fresh);
        rules.find(rules.kind(emit), *document, sentence.tokens, reused);
        EXPECT_FALSE(fresh.all.empty());
        EXPECT_EQ(reused.groups, fresh.groups);
      }
    }
  }
}

TEST(SurfaceRules, PatternsAreCheckedWhereTheyStand) {
  const std::string rule = "surface s\n  emit x\n  wake digit\n  match {p}\n  yes [a]\n  no b\n";
  EXPECT_EQ(load_error("pattern p\n  is  c\n  is  a[b\n" + rule), "a.rules:3:8: missing ]: [b)");
  EXPECT_EQ(load_error("pattern p\n  is  (a)\n" + rule),
            "a.rules:1:10: a capture without a name; write (?:...) or (?P<name>...)");
  EXPECT_EQ(load_error("pattern p\n  is  a*\n" + rule), "a.rules:6:9: the expression matches nothing at all");
  EXPECT_EQ(load_error("pattern p\n  is  (?P<n>a)\n" + rule), "");
}

}  // namespace
}  // namespace claimgraph
