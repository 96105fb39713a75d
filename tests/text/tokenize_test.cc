#include "text/tokenize.h"

#include <gtest/gtest.h>

#include <string>

#include "resources.h"
#include "support.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

// The forms of all tokens, a blank between them.
std::string forms(std::string_view text) {
  Document document(&test::shipped().symbols);
  document.text = join_fields("", text);
  tokenize(test::shipped(), document);
  std::string out;
  for (const Symbol form : document.tokens.form) {
    if (!out.empty()) out += ' ';
    out += document.symbols.view(form);
  }
  return out;
}

struct Row {
  const char* text;
  const char* forms;
};

TEST(Tokenize, FollowsTheTreebanks) {
  const Row kRows[] = {
      {"Acme doesn't sell.", "Acme does n't sell ."},
      {"We can't, won't and cannot.", "We ca n't , wo n't and can not ."},
      {"Cannot they, gonna; Something (else): no?", "Can not they , gon na ; Something ( else ) : no ?"},
      {"Acme's chiefs' cars", "Acme 's chiefs ' cars"},
      {"They'll say it's theirs, they've", "They 'll say it 's theirs , they 've"},
      {"a state-owned co-founder", "a state - owned co-founder"},
      {"the president-elect", "the president-elect"},
      {"It cost $4.5bn (US$5 or 10%).", "It cost $ 4.5bn ( US$ 5 or 10 % ) ."},
      {"1,200.50, 9:30 and 2025-01-22.", "1,200.50 , 9:30 and 2025-01-22 ."},
      {"the U.S. and the U.K.", "the U.S. and the U.K."},
      {"Acme Inc. hired J. K. Berg Jr.", "Acme Inc. hired J. K. Berg Jr."},
      {"Acme Ltd bought Beta Inc. It paid", "Acme Ltd bought Beta Inc . It paid"},
      {"No. 3 said no. Then", "No. 3 said no . Then"},
      {"at 9 a.m. on Jan. 5", "at 9 a.m. on Jan. 5"},
      {"AT&T and O'Neill", "AT&T and O'Neill"},
      {"“Yes,” she said…", "\" Yes , \" she said ..."},
      {"the ’90s and the 1990s", "the '90s and the 1990s"},
      {"Amazon.com fell—again", "Amazon.com fell -- again"},
      {"Disney+ and C++", "Disney+ and C++"},
      {"see https://acme.example/a?b=1.", "see https://acme.example/a?b=1 ."},
      {"mail a.b@acme.example, now", "mail a.b@acme.example , now"},
      {"50-60 10-year", "50 - 60 10 - year"},
      {"What?! Never!!", "What ?! Never !!"},
      {"so\u00ADft", "soft"},
      {"Cafe\u0301", "Caf\u00E9"},
      {"non\u2011profit\u00A0group", "non-profit group"},
  };
  for (const Row& row : kRows) EXPECT_EQ(forms(row.text), row.forms) << row.text;
}

TEST(Tokenize, EveryByteOutsideWhiteSpaceLiesInOneToken) {
  const std::string text = "\xEF\xBB\xBF“Acme’s” 5€…\r\n\tx\u200By '' `` \u2029 \xF0\x9F\x98\x80!";
  Document document(&test::shipped().symbols);
  document.text = join_fields("A title", text);
  tokenize(test::shipped(), document);
  std::uint32_t at = 0;
  for (std::uint32_t token = 0; token < document.tokens.size(); ++token) {
    EXPECT_LT(document.tokens.begin[token], document.tokens.end[token]);
    for (; at < document.tokens.begin[token];) {
      const CodePoint point = code_point_at(document.text.bytes, at);
      EXPECT_TRUE(point.kind == CharClass::kSpace || point.kind == CharClass::kBreak);
      at += point.size;
    }
    at = document.tokens.end[token];
  }
}

TEST(Unicode, BadBytesBecomeOneReplacementEachMaximalSubpart) {
  const struct {
    std::string bytes, text;
    std::uint32_t repaired;
  } kRows[] = {{"a\xFFz", "a\uFFFDz", 1},
               {"\xE2\x82", "\uFFFD", 1},
               {"\xE0\x80\x80", "\uFFFD\uFFFD\uFFFD", 3},
               {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},
               {"\xF0\x9F\x98z", "\uFFFDz", 1},
               {"\xEF\xBB\xBFok", "ok", 0}};
  for (const auto& row : kRows) {
    std::string out;
    EXPECT_EQ(append_repaired(row.bytes, out), row.repaired);
    EXPECT_EQ(out, row.text);
  }
}

TEST(Unicode, CountsCodePoints) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "a\u00E9\u20AC";
  const CodePoints points(text);
  EXPECT_EQ(points.size(), 1500U);
  EXPECT_EQ(points.at(6), 3U);
  EXPECT_EQ(points.at(6 * 200), 600U);
}

TEST(Unicode, MarksWithoutEndAreCut) {
  std::string text = "a";
  for (int i = 0; i < 5000; ++i) text += "\u0301\u0316";
  EXPECT_LT(composed(text).size(), 200U);
}

}  // namespace
}  // namespace claimgraph
