// Expressions of surface rules against RE2, which compiles the same text with every part and every word
// written out: same ends of matches, same captures. Over those of the shipped rules with texts made of their
// words and examples, and over random ones.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <fstream>
#include <iterator>
#include <map>
#include <random>

#include "rules/expression_matcher.h"
#include "rules/expression_parser.h"
#include "support.h"

namespace claimgraph {
namespace {

using Random = std::mt19937;

std::size_t draw(Random& random, std::size_t below) { return random() % below; }

re2::RE2::Options options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(256 << 20);
  return options;
}

// The ends and captures of what begins at each character of a text, as one line.
std::string told_by_re2(const re2::RE2& expression, std::string_view text, std::size_t from) {
  std::vector<re2::StringPiece> found(static_cast<std::size_t>(expression.NumberOfCapturingGroups()) + 1);
  const re2::StringPiece whole(text.data(), text.size());
  if (!expression.Match(whole, from, text.size(), re2::RE2::ANCHOR_START, found.data(),
                        static_cast<int>(found.size())))
    return "none";
  std::string told;
  for (const re2::StringPiece& part : found) {
    const auto begin = part.empty() ? 0 : part.data() - text.data();
    told += std::to_string(begin) + "+" + std::to_string(part.size()) + " ";
  }
  return told;
}

std::string told(ExpressionMatcher& matcher, std::uint32_t expression, std::uint32_t captures,
                 std::uint32_t from) {
  const std::uint32_t end = matcher.match_with_captures(expression, from);
  EXPECT_EQ(matcher.match(expression, from), end);
  if (end == kNowhere) return "none";
  std::string told = std::to_string(end == from ? 0 : from) + "+" + std::to_string(end - from) + " ";
  for (std::uint32_t at = 0; at < captures; ++at) {
    const ByteSpan span = matcher.capture(at);
    told += std::to_string(span.empty() ? 0 : span.begin) + "+" + std::to_string(span.size()) + " ";
  }
  return told;
}

bool begins_character(std::string_view text, std::size_t at) {
  return (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// Compares both from each place of a text.
void expect_same(const Expressions& all, std::uint32_t expression, const re2::RE2& twin,
                 std::string_view text) {
  ExpressionMatcher matcher;
  matcher.read(all, text);
  for (std::uint32_t from = 0; from < text.size(); ++from) {
    if (!begins_character(text, from)) continue;
    EXPECT_EQ(told(matcher, expression, all.all[expression].captures, from), told_by_re2(twin, text, from))
        << '"' << text << "\" from " << from << ": " << twin.pattern().substr(0, 300);
  }
}

TEST(Expressions, ReadWhatRe2Reads) {
  const std::vector<std::string> texts{
      "abab",     "aab cab",       "xAbB",        "1,234.5 km",          "10-year",
      "ſtop",     "\u212Aelvin",   "Ünder ünder", "a\u00A0b\u202Fc",     "aaaaaaaab",
      "a.b*c[d]", "12 12 123 123", "é1é22 _x-y",  "line\nnext\tand\rso", "keskes KESKES",
      "{2} a{b}", "αβγ Ωω я",      "...---...",   "sS\u017Fk K",         "tail "};
  for (const std::string expression : {"a|ab",
                                       "(?:a|ab)(?:c|b)?",
                                       "(?P<x>a*)(?P<y>ab)?b*",
                                       "(?:a?)*b",
                                       "(?:a*)+b",
                                       "(?P<x>(?:a|b)*?)b",
                                       "a{2,3}b?",
                                       "(?:ab){2}",
                                       "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?",
                                       "\\d+\\b",
                                       "\\b\\w+\\B",
                                       "(?i:kelvin|stop)",
                                       "(?i:ünder)+",
                                       "[^a-c]+",
                                       "[\\pL\\d-]+",
                                       "[\\pL]",
                                       "\\pL+",
                                       "[^\\pL]+",
                                       "\\D+",
                                       "\\S+\\s",
                                       "\\W",
                                       ".+",
                                       ".*$",
                                       "\\A\\w",
                                       "^a",
                                       "[]a]+",
                                       "[^]a]+",
                                       "\\x{212A}|\\x41",
                                       "(?i:[r-t]+)",
                                       "(?i:[^s]+)",
                                       "(?P<x>a)|(?P<y>[xé])",
                                       "(?:(?P<x>a)|(?P<y>b))+",
                                       "\\{2\\}",
                                       "a\\{b",
                                       "[+*.-]+",
                                       "(?:|a)b",
                                       "\\d{2,}?",
                                       "(?:\\d\\d?)??2",
                                       "\\.{3}(?:-+\\.)?",
                                       "(?i:s+k?)",
                                       "\\w*?\\s",
                                       "[\\x{3b1}-\\x{3c9}]+",
                                       "(?i:[α-ω]+|я)",
                                       "\\z|t"}) {
    ExpressionParser parser;
    const auto added = parser.add(expression);
    ASSERT_TRUE(added.ok()) << expression << ": " << added.error().message;
    const Expressions all = parser.finish();
    const re2::RE2 twin(expression, options());
    ASSERT_TRUE(twin.ok()) << expression;
    for (const std::string& text : texts) expect_same(all, added.value(), twin, text);
  }
}

TEST(Expressions, WhatIsBeyondTheParserIsSaid) {
  const auto error_of = [](std::string_view text) {
    ExpressionParser parser;
    const auto added = parser.add(text);
    return added.ok() ? "" : added.error().message;
  };
  EXPECT_EQ(error_of("(?s:a)"), "expressions of surface rules know no \"(?s\"");
  EXPECT_EQ(error_of("a(b)"), "expressions of surface rules know no \"(b)\"");
  EXPECT_EQ(error_of("\\Qa"), "expressions of surface rules know no \"\\Q\"");
  EXPECT_EQ(error_of("[[:alpha:]]"), "expressions of surface rules know no set like \"[:alpha:]]\"");
  EXPECT_EQ(error_of("(?:a{1000}){1000}"), "the expression is too big");
  EXPECT_EQ(error_of("a[b"), "expressions of surface rules know no set like \"\"");
  EXPECT_EQ(error_of("(?:a"), "expressions of surface rules know no group without its end");
  EXPECT_EQ(error_of("a)"), "expressions of surface rules know no \")\" that closes nothing");
}

TEST(Expressions, PartsThatHoldPartsWithoutEndAreRefused) {
  ExpressionParser parser;
  parser.define("p0", "a");
  for (int at = 1; at < 200; ++at)
    parser.define("p" + std::to_string(at), "{p" + std::to_string(at - 1) + "}b");
  EXPECT_TRUE(parser.add("{p20}").ok());
  EXPECT_FALSE(parser.add("{p199}").ok());
}

// ---- random expressions

std::string random_expression(Random& random, int depth, int& captures) {
  const auto inner = [&] { return random_expression(random, depth - 1, captures); };
  if (depth == 0) {
    static const std::vector<std::string> kAtoms{
        "a", "b",   "ab", "\\d", "[ab]", "[^a]",
        "é", "\\b", "",   "1",   "a{2}"};  // nothing in any case: RE2 reads [b1]|(?i:a) without "A"
    return kAtoms[draw(random, kAtoms.size())];
  }
  switch (draw(random, 6)) {
    case 0:
      return "(?:" + inner() + "|" + inner() + ")";
    case 1:
      return "(?P<c" + std::to_string(captures++) + ">" + inner() + ")";
    case 2: {
      static const std::vector<std::string> kBounds{"?", "*", "+", "{0,2}", "{2}", "??", "{1,}", "*?"};
      // What may read nothing is repeated once at most: RE2 writes such repetitions anew.
      const std::string body = "(?:" + std::string(draw(random, 2) == 0 ? "a" : "[b1]") + inner() + ")";
      return body + kBounds[draw(random, kBounds.size())];
    }
    default:
      return inner() + inner();
  }
}

TEST(Expressions, RandomOnesMatchAsRe2) {
  Random random(7);  // NOLINT: the same each time
  const std::vector<std::string> letters{"a", "b", "1", "é", " ", "A", "a", "b"};
  for (int round = 0; round < 3000; ++round) {
    int captures = 0;
    const std::string expression = random_expression(random, 4, captures);
    ExpressionParser parser;
    const auto added = parser.add(expression);
    ASSERT_TRUE(added.ok()) << expression;
    const Expressions all = parser.finish();
    const re2::RE2 twin(expression, options());
    for (int each = 0; each < 4; ++each) {
      std::string text;
      for (std::size_t size = draw(random, 10); text.size() < size;)
        text += letters[draw(random, letters.size())];
      expect_same(all, added.value(), twin, text);
    }
    if (HasFailure()) return;
  }
}

// ---- the expressions of the shipped rules

// Writes every part and every word out.
class Twins {
 public:
  void define(const std::string& name, std::string_view text) { parts_[name] = "(?:" + whole(text) + ")"; }

  std::string whole(std::string_view text) {
    static const re2::RE2 kName(R"(\{([a-z_<@][^}]*)\})");
    std::string out(text), name;
    for (std::size_t bar = out.find(" | "); bar != std::string::npos; bar = out.find(" | "))
      out.replace(bar, 3, "|");
    re2::StringPiece rest(out);
    std::string made;
    while (true) {
      re2::StringPiece found[2];
      if (!kName.Match(rest, 0, rest.size(), re2::RE2::UNANCHORED, found, 2)) break;
      const bool code = found[0].data() > rest.data() && *(found[0].data() - 1) == 'x';  // \x{a0}
      made.append(rest.data(), static_cast<std::size_t>(found[0].data() - rest.data()));
      made += code ? std::string(found[0]) : meaning(std::string(found[1]));
      rest.remove_prefix(static_cast<std::size_t>(found[0].data() - rest.data()) + found[0].size());
    }
    return made + std::string(rest);
  }

  std::vector<std::string> words;  // that were met

 private:
  std::string meaning(const std::string& name) {
    if (name == "_") return kSpace;
    if (name[0] != '<' && name[0] != '@') return parts_.at(name);
    std::string& known = parts_[name];
    if (!known.empty()) return known;
    const bool any_case = name[0] == '<';
    const Lexicon* const lexicon =
        test::shipped().lexicons.find(any_case ? name.substr(1, name.size() - 2) : name.substr(1));
    std::vector<std::string> all;
    for (const LexiconEntry& entry : lexicon->entries)
      all.emplace_back(any_case ? entry.text() : entry.form());
    std::sort(all.begin(), all.end(), std::greater<>());  // of two that begin alike the longer first
    for (const std::string& word : all) {
      known += (known.empty() ? "(?:" : "|");
      for (const char c : word) {
        if (c == ' ')
          known += kSpace;
        else if (any_case && c >= 'a' && c <= 'z')
          known += {'[', c, static_cast<char>(c - 'a' + 'A'), ']'};
        else
          known += (static_cast<unsigned char>(c) < 0x80 ? re2::RE2::QuoteMeta(std::string(1, c))
                                                         : std::string(1, c));
      }
      words.push_back(word);
    }
    return known += ")";
  }

  static constexpr const char* kSpace = "[\\s\\x{a0}\\x{2009}\\x{202f}]";
  std::map<std::string, std::string> parts_;
};

struct Pair {
  std::uint32_t expression;
  std::unique_ptr<re2::RE2> twin;
};

// What the brackets of an example hold.
std::string bracketed(const std::string& text) {
  const std::size_t open = text.find('[');
  return text.substr(open + 1, text.find(']') - open - 1);
}

TEST(Expressions, ThoseOfTheShippedRulesMatchAsRe2) {
  Random random(11);  // NOLINT: the same each time
  for (const std::string name : {"/amounts.rules", "/dates.rules"}) {
    std::ifstream file(CLAIMGRAPH_SOURCE_PATTERNS + name);
    const std::string source{std::istreambuf_iterator<char>(file), {}};
    const auto blocks = read_blocks(name, source);
    ASSERT_TRUE(blocks.ok());
    ExpressionParser parser;
    Twins twins;
    std::vector<Pair> pairs;
    std::vector<std::string> openings,
        pieces{" ",    "-",     ",",    ", ", ".",   "/",  ":",   "'",  "’",  "\u00A0",
               "–",    "$",     "€",    "%",  "and", "of", "the", "a",  "12", "3",
               "2024", "1,500", "4.75", "½",  "Q3",  "to", "s",   "May"};
    for (const Block& block : blocks.value()) {
      std::string text;
      for (const BlockField& field : block.fields) {
        if (field.key == "yes") openings.push_back(bracketed(field.text));
        if (field.key == "is") text += (text.empty() ? "" : "|") + field.text;
        if (field.key == "match") text = field.text;
      }
      if (text.empty()) continue;
      std::string line = text;  // as the loader writes it
      for (std::size_t bar = line.find(" | "); bar != std::string::npos; bar = line.find(" | "))
        line.replace(bar, 3, "|");
      static const re2::RE2 kLexicon(R"(\{([<@][^}]*)\})");
      re2::StringPiece rest(line);
      std::string word;
      while (re2::RE2::FindAndConsume(&rest, kLexicon, &word)) {
        if (parser.knows(word)) continue;
        std::vector<std::string_view> entries;
        const std::string lexicon = word[0] == '<' ? word.substr(1, word.size() - 2) : word.substr(1);
        for (const LexiconEntry& entry : test::shipped().lexicons.find(lexicon)->entries)
          entries.push_back(word[0] == '<' ? entry.text() : entry.form());
        parser.define_words(word, entries);
      }
      if (block.keyword == "pattern") {
        parser.define(block.name, line);
        twins.define(block.name, text);
      } else {
        const auto added = parser.add(line);
        ASSERT_TRUE(added.ok()) << block.name << ": " << added.error().message;
        pairs.push_back({added.value(), std::make_unique<re2::RE2>(twins.whole(text), options())});
        ASSERT_TRUE(pairs.back().twin->ok()) << block.name << pairs.back().twin->error();
      }
    }
    const Expressions all = parser.finish();
    ASSERT_GT(pairs.size(), 25U);
    pieces.insert(pieces.end(), twins.words.begin(), twins.words.end());
    ExpressionMatcher matcher;
    std::size_t matches = 0;
    for (int round = 0; round < 2500; ++round) {
      std::string text = openings[draw(random, openings.size())];
      if (draw(random, 3) == 0) text.resize(draw(random, text.size()));
      for (std::size_t count = draw(random, 2) == 0 ? 0 : 2 + draw(random, 8); count > 0; --count) {
        text += pieces[draw(random, draw(random, 2) == 0 ? 28 : pieces.size())];
        if (draw(random, 2) == 0) text += ' ';
      }
      if (draw(random, 4) == 0 && !text.empty()) text[draw(random, text.size())] = 'S';
      if (!re2::RE2::FullMatch(text, "(?s).*")) continue;  // a character was cut
      const std::size_t from = 0;
      matcher.read(all, text);
      for (const Pair& pair : pairs) {
        const std::string wanted = told_by_re2(*pair.twin, text, from);
        EXPECT_EQ(told(matcher, pair.expression, all.all[pair.expression].captures, from), wanted)
            << '"' << text << "\": " << pair.twin->pattern().substr(0, 200);
        matches += wanted != "none" ? 1 : 0;
      }
      if (HasFailure()) return;
    }
    EXPECT_GT(matches, 2000U);
  }
}

}  // namespace
}  // namespace claimgraph
