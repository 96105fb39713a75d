// Names that are spelled to deceive, or only in another form: what they are known by, and what is told of
// them.
#include "graph/spelling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/build.h"
#include "graph/collection.h"
#include "graph/document_maker.h"
#include "graph/host.h"
#include "graph/identity.h"
#include "graph/order.h"
#include "support.h"

namespace claimgraph {
namespace {

using Words = std::vector<std::string>;

Node party(const std::string& name) {
  Node node;
  node.label = name;
  node.type = "organization";
  node.id = node_id(node.kind, name_key(name));
  NodeMention& mention = node.mentions.emplace_back();
  mention.at.document = "d1";
  mention.at.text = name;
  mention.form = "name";
  return node;
}

// For each pair of names whether both are flagged as look-alikes of something.
std::vector<bool> flagged(const std::vector<std::pair<std::string, std::string>>& pairs) {
  LookAlikes alike(std::size_t{1} << 20U);
  std::map<std::string, Node> nodes;  // in the order of a graph
  for (const auto& [a, b] : pairs) {
    for (const std::string& name : {a, b}) nodes.try_emplace(sort_key(party(name)), party(name));
  }
  for (const auto& [key, node] : nodes) alike.add(node);
  alike.find();
  for (auto& [key, node] : nodes) alike.tell(node);
  std::vector<bool> flags;
  for (const auto& [a, b] : pairs) {
    const bool both = !nodes[sort_key(party(a))].confusable_with.empty() &&
                      !nodes[sort_key(party(b))].confusable_with.empty();
    flags.push_back(both && party(a).id != party(b).id);
  }
  return flags;
}

std::string made_name(std::mt19937& random) {
  constexpr std::array<const char*, 12> kSyllables = {"No", "vi", "el", "ta", "ra", "den",
                                                      "os", "ka", "pe", "mi", "so", "cu"};
  std::string name;
  for (int i = 0; i < 4; ++i) name += kSyllables[random() % kSyllables.size()];
  name[0] = static_cast<char>(name[0] & ~0x20);
  return name + " " + (random() % 2 == 0 ? "Corp" : "Holdings");
}

// Letters, and what looks like them.
const std::vector<std::pair<std::string, std::string>>& substitutions() {
  static const std::vector<std::pair<std::string, std::string>> pairs = {
      {"a", "а"},  {"e", "е"}, {"o", "о"}, {"p", "р"}, {"c", "с"}, {"l", "1"},
      {"m", "rn"}, {"i", "і"}, {"s", "ѕ"}, {"o", "ο"}, {"v", "ν"}, {"o", "0"}};
  return pairs;
}

TEST(Spelling, F1LookAlikesOfThreeHundredNamesAreFlagged) {
  std::mt19937 random(5);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (int i = 0; i < 300; ++i) {
    const std::string name = made_name(random);
    for (const auto& [letter, other] : substitutions()) {
      const std::size_t at = name.find(letter);
      if (at == std::string::npos) continue;
      std::string spoof = name;
      pairs.emplace_back(name, spoof.replace(at, letter.size(), other));
    }
  }
  const std::vector<bool> flags = flagged(pairs);
  const auto found = static_cast<std::size_t>(std::count(flags.begin(), flags.end(), true));
  EXPECT_GT(pairs.size(), 1500U);
  EXPECT_GE(found * 100, pairs.size() * 99);
}

TEST(Spelling, F1NamesThatDifferInPlainLettersAreNotFlagged) {
  std::mt19937 random(6);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (int i = 0; i < 2000; ++i) pairs.emplace_back(made_name(random), made_name(random));
  const std::vector<bool> flags = flagged(pairs);
  EXPECT_LE(std::count(flags.begin(), flags.end(), true), 10);
}

TEST(Spelling, F2F3F5F9WhatIsNotShownIsNoPartOfAKeyOrALabel) {
  for (const char* hidden :
       {"\u200D", "\u200C", "\u200B", "\u00AD",     "\uFE0F",     "\u2060",    "\uFEFF", "\u200E",
        "\u200F", "\u061C", "\u202A", "\u202B",     "\u202C",     "\u202D",    "\u202E", "\u2066",
        "\u2067", "\u2068", "\u2069", "\U000E0041", "\U000E0001", "\U000E0100"}) {
    const std::string name = std::string("No") + hidden + "rvia Corp";
    EXPECT_EQ(name_key(name), "norvia corp") << hidden;
    EXPECT_EQ(shown(name), "Norvia Corp") << hidden;
    EXPECT_EQ(spelling_of(name).size(), 1U) << hidden;
  }
  EXPECT_EQ(shown("Société \u00AD générale"), "Société  générale");
}

TEST(Spelling, F2F3F4F5F9WhatIsOddIsNamed) {
  const std::vector<std::pair<std::string, Words>> table = {
      {"Norvia Corp.", {}},
      {"Société Générale", {}},
      {"Müller & Søn", {}},
      {"Norvia™ Corp", {}},
      {"Moody’s", {}},
      {"東芝とToshiba", {}},
      {"Сбербанк", {}},
      {"\u202ENorvia\u202C", {"bidi_control"}},
      {"Nor\u200Dvia", {"invisible_chars"}},
      {"Nor\U000E0041via", {"hidden_text"}},
      {"Ｎｏｒｖｉａ", {"compat_form"}},
      {"𝐍orvia", {"compat_form"}},
      {"Ⓝorvia", {"compat_form"}},
      {"Norvia²", {"compat_form"}},
      {"Сбер Bank", {"mixed_script"}},
      {"Nоrvia", {"mixed_script"}},
      {"N\u200Dоrvia\u202E", {"bidi_control", "invisible_chars", "mixed_script"}}};
  for (const auto& [name, words] : table) EXPECT_EQ(spelling_of(name), words) << name;
}

TEST(Spelling, F3F9WhatATextHidesIsTold) {
  EXPECT_EQ(hidden_in("Plain “text” — with\na smile \U0001F600."), Words{});
  EXPECT_EQ(hidden_in("a \u202Ab\u202C c"), Words{"bidi_control"});
  EXPECT_EQ(hidden_in("a \u2067b\u2069 c\u200F"), Words{"bidi_control"});
  EXPECT_EQ(hidden_in("a \u202Eb\n\u202C c"), (Words{"bidi_control", "bidi_unbalanced"}));
  EXPECT_EQ(hidden_in("a \u2066b"), (Words{"bidi_control", "bidi_unbalanced"}));
  EXPECT_EQ(hidden_in("a\U000E0062\U000E007Fb"), Words{"hidden_text"});
  EXPECT_EQ(hidden_in("\U0001F3F4\U000E0067\U000E0062\U000E007F won"), Words{}) << "a flag";
  EXPECT_EQ(hidden_in(""), Words{});
}

TEST(Spelling, F5F6CaseAndFormAreFoldedTheSameInEveryLocale) {
  const std::vector<std::pair<const char*, const char*>> same = {
      {"STRASSE", "Straße"},  {"ΣΙΣΥΦΟΣ", "σισυφος"}, {"ǅ", "ǆ"},         {"ꭰ", "Ꭰ"},
      {"TITANIC", "titanic"}, {"Ａｃｍｅ", "ACME"},   {"ÉCOLE", "école"}, {"ﬁn", "FIN"}};
  const std::string before = std::setlocale(LC_ALL, nullptr);
  for (const char* locale : {"C", "C.UTF-8", "tr_TR.UTF-8", "az_AZ.UTF-8", "lt_LT.UTF-8"}) {
    std::setlocale(LC_ALL, locale);  // where there is one
    for (const auto& [a, b] : same) EXPECT_EQ(name_key(a), name_key(b)) << locale;
    EXPECT_NE(name_key("ısı"), name_key("isi")) << locale;
  }
  std::setlocale(LC_ALL, before.c_str());
}

TEST(Spelling, F7SpansOfTextFromRightToLeftAreInLogicalOrder) {
  const std::string text =
      "חברת Norvia Corp. קנתה את Keld Inc. ב-$3 billion. Norvia Corp. sued Keld Inc. in Ohio.";
  const Graph graph = build_graph(test::shipped(), *test::analysed(text, "2025-03-04"));
  const CodePoints points(text);
  std::size_t places = 0;
  for (const Node& node : graph.nodes) {
    for (const NodeMention& mention : node.mentions) {
      const std::size_t at = text.find(mention.at.text);
      ASSERT_NE(at, std::string::npos);
      EXPECT_EQ(mention.at.end - mention.at.start, CodePoints(mention.at.text).size());
      bool stands = false;
      for (std::size_t from = at; from != std::string::npos; from = text.find(mention.at.text, from + 1))
        stands = stands || points.at(static_cast<std::uint32_t>(from)) == mention.at.start;
      EXPECT_TRUE(stands) << mention.at.text;
      ++places;
    }
  }
  EXPECT_GT(places, 2U);
}

TEST(Spelling, F8QuotesAndDashesOfAnyFormAreOne) {
  for (const char* name : {"Moody’s", "Moody‘s", "Moodyʼs", "Moody＇s", "Moody-s", "Moody‑s", "Moody–s"})
    EXPECT_EQ(name_key(name), name == std::string("Moodyʼs") ? "moodyʼs" : "moodys") << name;
  EXPECT_EQ(folded("“Right of first refusal”—the"), folded("\"Right of first refusal\"--the"));
  EXPECT_NE(name_key("Nor⁄via"), name_key("Norvia")) << "others stay";
  EXPECT_EQ(folded("caf\xC3\xA9 \xE2\x82\xAC"
                   "5"),
            "caf\xC3\xA9 \xE2\x82\xAC"
            "5");
  EXPECT_EQ(folded("\xE2\x80"), "\xE2\x80");
}

TEST(Spelling, F10AHostIsKnownByItsAsciiForm) {
  EXPECT_EQ(host_of("https://news.example:8080/a?b"), "news.example");
  EXPECT_EQ(host_of("https://NEWS.example#x"), "news.example");
  EXPECT_EQ(host_of("https://user:pass@news.example/"), "news.example");
  EXPECT_EQ(host_of("https://BÜCHER.example/a"), "xn--bcher-kva.example");
  EXPECT_EQ(host_of("https://аpple.example/"), host_of("https://xn--pple-43d.example/"));
  EXPECT_EQ(host_of("no address"), "");
  EXPECT_TRUE(is_international(host_of("https://аpple.example/")));
  EXPECT_TRUE(is_international(host_of("https://www.xn--pple-43d.example/")));
  EXPECT_FALSE(is_international("news.example"));
}

TEST(Spelling, K10IdsStayFromReleaseToRelease) {
  test::DocumentMaker made("Norvia Corp. bought Keld for $3 billion", "d1");
  const std::uint32_t buyer = made.party("Norvia Corp.");
  const std::uint32_t target = made.party("Keld");
  const std::uint32_t price = made.dollars("$3 billion", 3000000000);
  made->meta.date = "2025-03-04";
  Claim& claim = made.claim("deal.acquisition", "Norvia Corp. bought Keld for $3 billion");
  claim.status = Status::kCompleted;
  made.fill(claim, "buyer", FillerKind::kEntity, buyer, "Norvia Corp.");
  made.fill(claim, "target", FillerKind::kEntity, target, "Keld");
  made.fill(claim, "price", FillerKind::kAmount, price, "$3 billion");
  std::string ids;
  for (const Node& node : build_graph(test::shipped(), *made).nodes) ids += node.id + " ";
  EXPECT_EQ(ids,
            "party_4db4f3905609045cc13689c00abda29a party_c5249378e2ef4bd5137de24f5d95c1f8 "
            "amount_4c36a7824d02ce6ea41c456880f65332 claim_1940db3d5c1a6b908dfc35cdf0b38049 ");
}

}  // namespace
}  // namespace claimgraph
