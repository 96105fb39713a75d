// The shipped tables patterns/lexicon/*.tsv: what their README says of them holds for every line.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support.h"

namespace claimgraph::test {
namespace {

struct TableRules {
  std::size_t least = 0;               // entries
  std::set<std::string_view> classes;  // "" = an entry may have none
  std::set<std::string_view> keys;
};

const std::map<std::string, TableRules, std::less<>>& table_rules() {
  static const std::map<std::string, TableRules, std::less<>> kRules{
      {"legal_forms",
       {200, {"company", "partnership", "nonprofit"}, {"country", "weak", "before", "ambiguous", "case"}}},
      {"titles",
       {500,
        {"honorific", "office", "rank", "religious"},
        {"gender", "full", "after", "plural", "former", "country", "ambiguous", "case"}}},
      {"org_heads", {450, {"organization", "government"}, {"first", "last", "weak", "industry", "case"}}},
      {"place_heads", {300, {"region", "city", "water", "road", "facility"}, {"first", "last", "weak"}}},
      {"roles",
       {1300,
        {"executive", "finance", "spokes", "government", "law", "media", "science", "arts", "sport",
         "military", "religious", "owner", "worker", "crime", "family", "professional"},
        {"gender", "short", "plural", "ambiguous"}}},
      {"descriptors",
       {2700,
        {"organization", "person", "group", "government", "place", "product", "agreement"},
        {"type", "industry", "gender", "weak", "ambiguous"}}},
      {"name_traps",
       {1600,
        {"weekday", "month",    "time",     "headline", "event",    "law",   "award",
         "sport",   "religion", "ideology", "language", "currency", "index", "degree",
         "website", "holiday",  "period",   "science",  "document", "hint"},
        {"hint", "never", "ambiguous", "case"}}},
      {"organizations",
       {1800,
        {"company", "bank", "exchange", "agency", "government", "court", "party", "union", "ngo",
         "university", "team", "media", "international", "militant"},
        {"country", "industry", "words", "alias", "name", "ambiguous", "inside", "case"}}},
      {"products",
       {2500,
        {"cloud",      "os",   "software", "service", "ai",    "device",    "console",
         "game",       "chip", "drug",     "vaccine", "car",   "aircraft",  "rocket",
         "spacecraft", "ship", "weapon",   "work",    "brand", "technology"},
        {"owner", "ambiguous", "case"}}},
      {"deeds", {50, {"does", "undergoes", "yields", "gets"}, {"verbs"}}},
      {"demonyms",
       {850, {"adjective", "people"}, {"country", "region", "city", "group", "prefix", "ambiguous", "case"}}},
      {"places",
       {1500,
        {"country", "region", "city", "continent", "water", "facility"},
        {"country", "state", "code", "name", "capital", "former", "postal", "ambiguous", "case"}}},
  };
  return kRules;
}

struct Line {
  int number = 0;
  std::string text, category, attributes;
};

std::vector<Line> lines_of(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::vector<Line> lines;
  std::string row;
  for (int number = 1; std::getline(in, row); ++number) {
    if (row.empty() || row[0] == '#') continue;
    std::istringstream columns(row);
    Line line;
    line.number = number;
    std::getline(columns, line.text, '\t');
    std::getline(columns, line.category, '\t');
    std::getline(columns, line.attributes, '\t');
    EXPECT_TRUE(columns.eof() || columns.peek() == EOF) << path << ':' << number << " a fourth column";
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
    return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
  });
  return text;
}

const std::filesystem::path kFolder = std::filesystem::path(CLAIMGRAPH_SOURCE_PATTERNS) / "lexicon";

TEST(LexiconTables, EveryTableIsDescribedAndNoneIsMissing) {
  std::set<std::string> found;
  std::uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(kFolder)) {
    if (file.path().extension() != ".tsv") continue;
    found.insert(file.path().stem().string());
    bytes += file.file_size();
  }
  EXPECT_LT(bytes, 6U << 20);
  std::ifstream readme(kFolder / "README.md");
  std::stringstream text;
  text << readme.rdbuf();
  for (const auto& [name, rules] : table_rules()) {
    EXPECT_TRUE(found.contains(name)) << name;
    EXPECT_NE(text.str().find("`" + name + "`"), std::string::npos) << name << " is not in README.md";
  }
}

TEST(LexiconTables, ClassesAndKeysAreKnown) {
  for (const auto& [name, rules] : table_rules()) {
    const std::vector<Line> lines = lines_of(kFolder / (name + ".tsv"));
    EXPECT_GE(lines.size(), rules.least) << name;
    for (const Line& line : lines) {
      const std::string place = name + ".tsv:" + std::to_string(line.number) + " " + line.text;
      EXPECT_TRUE(rules.classes.contains(line.category)) << place << ": class " << line.category;
      std::set<std::string> seen;
      std::istringstream attributes(line.attributes);
      for (std::string item; std::getline(attributes, item, ';');) {
        const std::string key = item.substr(0, item.find('='));
        EXPECT_TRUE(rules.keys.contains(key)) << place << ": key " << key;
        EXPECT_TRUE(seen.insert(key).second) << place << ": key " << key << " twice";
        EXPECT_LT(key.size() + 1, item.size()) << place << ": key " << key << " without a value";
      }
    }
  }
}

TEST(LexiconTables, NoEntryStandsTwiceInAClass) {
  for (const auto& [name, rules] : table_rules()) {
    std::set<std::string> seen;
    for (const Line& line : lines_of(kFolder / (name + ".tsv"))) {
      EXPECT_TRUE(seen.insert(lower(line.text) + '\t' + line.category).second)
          << name << ".tsv:" << line.number << " " << line.text;
    }
  }
}

TEST(LexiconTables, TextIsTidy) {
  for (const auto& [name, rules] : table_rules()) {
    for (const Line& line : lines_of(kFolder / (name + ".tsv"))) {
      const std::string place = name + ".tsv:" + std::to_string(line.number) + " '" + line.text + "'";
      EXPECT_FALSE(line.text.empty()) << place;
      EXPECT_EQ(line.text.find("  "), std::string::npos) << place;
      EXPECT_FALSE(line.text.starts_with(' ') || line.text.ends_with(' ')) << place;
      EXPECT_EQ(line.text.find_first_of("{}|="), std::string::npos) << place;
      EXPECT_EQ(line.attributes.find_first_of("{}"), std::string::npos) << place;
    }
  }
}

TEST(LexiconTables, OwnersOfProductsAreOrganizations) {
  std::set<std::string> known;
  for (const Line& line : lines_of(kFolder / "organizations.tsv")) known.insert(line.text);
  for (const Line& line : lines_of(kFolder / "products.tsv")) {
    const std::size_t at = line.attributes.find("owner=");
    if (at == std::string::npos) continue;
    const std::string owner = line.attributes.substr(at + 6, line.attributes.find(';', at) - at - 6);
    EXPECT_TRUE(known.contains(owner)) << "products.tsv:" << line.number << " " << line.text << ": " << owner;
  }
}

/// The attribute `key` of the entry `text` of the shipped lexicon, "-" when there is no such entry.
std::string shipped_value(std::string_view lexicon, std::string_view text, std::string_view key) {
  const Lexicon* const table = shipped().lexicons.find(lexicon);
  if (table == nullptr) return "no lexicon";
  for (const LexiconEntry& entry : table->entries) {
    if (entry.form() == text) return std::string(attribute(entry, key));
  }
  return "-";
}

struct Spot {
  std::string_view lexicon, text, key, value;
};

TEST(LexiconTables, SpotChecks) {
  for (const Spot& spot : {
           Spot{"legal_forms.company", "GmbH", "country", "Germany"},
           Spot{"legal_forms.company", "SA", "case", "1"},
           Spot{"titles.honorific", "Mrs.", "gender", "f"},
           Spot{"titles.office", "Sen.", "plural", ""},
           Spot{"titles.religious", "Pope", "gender", "m"},
           Spot{"org_heads.organization", "Bank", "first", "1"},
           Spot{"org_heads.government", "Ministry", "weak", ""},
           Spot{"place_heads.water", "River", "last", "1"},
           Spot{"roles.executive", "chairwoman", "gender", "f"},
           Spot{"roles.spokes", "spokesman", "gender", "m"},
           Spot{"descriptors.organization", "carmaker", "industry", "automotive"},
           Spot{"descriptors.organization", "lender", "type", "bank"},
           Spot{"descriptors.person", "billionaire", "ambiguous", ""},
           Spot{"organizations.company", "Apple", "ambiguous", "1"},
           Spot{"organizations.company", "Ford", "ambiguous", "1"},
           Spot{"organizations.company", "Microsoft", "ambiguous", ""},
           Spot{"organizations.company", "GM", "name", "General Motors"},
           Spot{"organizations.bank", "ING", "case", "1"},
           Spot{"products.cloud", "Azure", "owner", "Microsoft"},
           Spot{"products.os", "Windows", "ambiguous", "1"},
           Spot{"products.device", "iPhone", "ambiguous", ""},
           Spot{"demonyms.adjective", "Dutch", "country", "Netherlands"},
           Spot{"demonyms.people", "Americans", "country", "United States"},
           Spot{"places.country", "U.S.", "name", "United States"},
           Spot{"places.country", "US", "case", "1"},
           Spot{"places.country", "Turkey", "ambiguous", "1"},
           Spot{"places.country", "France", "ambiguous", ""},
           Spot{"places.country", "Jordan", "ambiguous", "1"},
           Spot{"places.region", "Calif.", "name", "California"},
           Spot{"places.region", "Ontario", "country", "Canada"},
           Spot{"places.city", "Kiev", "name", "Kyiv"},
           Spot{"name_traps.weekday", "Monday", "never", "1"},
           Spot{"name_traps.hint", "Congress", "hint", "government"},
       }) {
    EXPECT_EQ(shipped_value(spot.lexicon, spot.text, spot.key), spot.value)
        << spot.lexicon << " " << spot.text;
  }
}

// Blocks of one name add up: two that mean different things by it would serve each other unseen.
TEST(WordClasses, NoTwoBlocksShareAName) {
  std::map<std::string, std::string> file_of;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CLAIMGRAPH_SOURCE_PATTERNS)) {
    if (entry.path().extension() != ".rules") continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      std::istringstream words(line);
      std::string keyword, name;
      words >> keyword >> name;
      if (line.empty() || line[0] == ' ' || (keyword != "lexicon" && keyword != "macro")) continue;
      const auto [known, fresh] = file_of.emplace(name, entry.path().filename().string());
      EXPECT_TRUE(fresh) << name << " stands in " << known->second << " and in " << entry.path().filename();
    }
  }
  EXPECT_GT(file_of.size(), 100U);
}

}  // namespace
}  // namespace claimgraph::test
