#include "rules/lexicons.h"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

Lexicons load(std::string_view rules, std::vector<LexiconTable> tables, SymbolTable& symbols) {
  auto lexicons = load_lexicons(read_blocks("a.rules", rules).value(), tables, symbols);
  EXPECT_TRUE(lexicons.ok()) << lexicons.error().text();
  return std::move(lexicons).value();
}

std::string error_of(std::string_view rules, std::vector<LexiconTable> tables = {}) {
  SymbolTable symbols;
  auto lexicons = load_lexicons(read_blocks("a.rules", rules).value(), tables, symbols);
  return lexicons.ok() ? "" : lexicons.error().text();
}

std::vector<std::string_view> forms_of(const Lexicon& lexicon) {
  std::vector<std::string_view> forms;
  for (const LexiconEntry& entry : lexicon.entries) forms.push_back(entry.form());
  return forms;
}

// A document of the given tokens; a token that begins with '+' has no space before it, "form/lemma" a lemma.
Document document_of(const SymbolTable& frozen, std::vector<std::string> words) {
  Document document(&frozen);
  for (std::string& word : words) {
    const bool glued = word[0] == '+' && word.size() > 1;
    if (glued) word.erase(0, 1);
    const std::size_t slash = word.find('/');
    const std::string norm = word.substr(0, slash);
    Tokens& tokens = document.tokens;
    tokens.begin.push_back(0);
    tokens.end.push_back(0);
    tokens.norm.push_back(document.symbols.intern(norm));
    tokens.lemma.push_back(
        document.symbols.intern(slash == std::string::npos ? norm : word.substr(slash + 1)));
    tokens.flags.push_back(glued ? 0 : static_cast<std::uint16_t>(TokenFlag::kSpaceBefore));
  }
  return document;
}

TEST(Lexicons, ABlockOfWordsIsFoundByNameAndWord) {
  SymbolTable symbols;
  const Lexicons lexicons = load("lexicon end verb end | break off\n  | Terminate\n", {}, symbols);
  const Lexicon* end = lexicons.find("end");
  ASSERT_NE(end, nullptr);
  EXPECT_EQ(lexicons.find("start"), nullptr);
  EXPECT_EQ(forms_of(*end), (std::vector<std::string_view>{"end", "break off", "Terminate"}));
  EXPECT_TRUE(lexicons.has_word(end->id, symbols.find("terminate")));
  EXPECT_FALSE(lexicons.has_word(end->id, symbols.find("break")));
  EXPECT_FALSE(lexicons.has_word(end->id, symbols.intern("later")));
}

TEST(Lexicons, TheLongestPhraseWinsHoweverTheTokenizerCutsIt) {
  SymbolTable symbols;
  const Lexicons lexicons = load(
      "lexicon first phrase \"first right\" | right of first refusal | u.s. | u.s. dollar\n", {}, symbols);
  const LexiconId first = lexicons.find("first")->id;
  const auto length = [&](std::vector<std::string> words) {
    return lexicons.phrase_at(first, document_of(symbols, std::move(words)), 0).length;
  };
  EXPECT_EQ(length({"right", "of", "first", "refusal", "now"}), 4U);
  EXPECT_EQ(length({"rights/right", "of", "first", "refusal"}), 4U);
  EXPECT_EQ(length({"right", "of", "first"}), 0U);
  EXPECT_EQ(length({"u.s.", "dollar"}), 2U);
  EXPECT_EQ(length({"u", "+.", "+s", "+.", "dollars/dollar"}), 5U);
  EXPECT_EQ(length({"u", ".", "s", "."}), 0U);
  EXPECT_EQ(length({"first", "+right"}), 0U);
}

TEST(Lexicons, VerbsMeetLemmasAndWordsMeetNorms) {
  SymbolTable symbols;
  const Lexicons lexicons = load("lexicon take verb take over\nlexicon said word said so\n", {}, symbols);
  const Document document = document_of(symbols, {"took/take", "over", "says/said", "so"});
  EXPECT_EQ(lexicons.phrase_at(lexicons.find("take")->id, document, 0).length, 2U);
  EXPECT_EQ(lexicons.phrase_at(lexicons.find("take")->id, document, 0, 1).length, 0U);
  EXPECT_EQ(lexicons.phrase_at(lexicons.find("said")->id, document, 2).length, 0U);
}

TEST(Lexicons, ATableIsALexiconAndEachClassIsOne) {
  SymbolTable symbols;
  const Lexicons lexicons = load(
      "",
      {{"x/units.tsv", "# units\nbarrel\tvolume\tunit=barrel;scale=1\nParis\tcity\n\nparis\tname\tk=v\n"}},
      symbols);
  const Lexicon* units = lexicons.find("units");
  ASSERT_NE(units, nullptr);
  const std::uint32_t barrel = lexicons.word_entry(units->id, symbols.find("barrel"));
  ASSERT_NE(barrel, kNowhere);
  EXPECT_EQ(attribute(units->entries[barrel], "scale"), "1");
  EXPECT_EQ(attribute(units->entries[barrel], "unit"), "barrel");
  EXPECT_EQ(attribute(units->entries[barrel], "nit"), "");
  const std::uint32_t paris = lexicons.word_entry(units->id, symbols.find("paris"));
  ASSERT_NE(units->entries[paris].next, kNowhere);
  EXPECT_EQ(units->entries[units->entries[paris].next].category(), "name");
  EXPECT_EQ(units->entries[paris].form(), "Paris");
  const Lexicon* city = lexicons.find("units.city");
  EXPECT_EQ(forms_of(*city), std::vector<std::string_view>{"Paris"});
  EXPECT_TRUE(lexicons.has_word(city->id, symbols.find("paris")));
  EXPECT_FALSE(lexicons.has_word(city->id, symbols.find("barrel")));
}

TEST(Lexicons, BlocksOfTheSameNameAddUp) {
  SymbolTable symbols;
  const Lexicons lexicons = load("lexicon a noun deal\nlexicon a noun pact | deal\n", {}, symbols);
  EXPECT_EQ(forms_of(*lexicons.find("a")), (std::vector<std::string_view>{"deal", "pact", "deal"}));
  EXPECT_TRUE(lexicons.has_word(lexicons.find("a")->id, symbols.find("pact")));
}

TEST(Lexicons, ErrorsNameThePlaceAndTheMend) {
  EXPECT_EQ(error_of("lexicon a verbs x\n"),
            "a.rules:1:11: unknown kind of lexicon verbs; write verb, noun, word, lemma, phrase");
  EXPECT_EQ(error_of("lexicon a verb x | | y\n"), "a.rules:1:19: an entry without text");
  EXPECT_EQ(error_of("lexicon a verb\n"), "a.rules:1:11: lexicon a is empty");
  EXPECT_EQ(error_of("lexicon a verb x\nlexicon a noun x\n"),
            "a.rules:2:11: lexicon a has another kind elsewhere");
  EXPECT_EQ(error_of("lexicon a verb x\n  emit y\n"),
            "a.rules:2:8: a lexicon has no fields; go on with a line that begins with |");
  EXPECT_EQ(error_of("", {{"x/t.tsv", "a\tb\tk=v;z\n"}}),
            "x/t.tsv:1:9: attribute z has no value; write key=value");
  EXPECT_EQ(error_of("", {{"x/t.tsv", "\tb\n"}}), "x/t.tsv:1:1: an entry without text");
}

}  // namespace
}  // namespace claimgraph
