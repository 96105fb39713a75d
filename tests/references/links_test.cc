// Who is meant, in short articles with marks: links.txt beside this file.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support.h"

namespace claimgraph::test {
namespace {

struct Mark {
  std::size_t begin = 0;  // bytes of the bare text
  std::size_t end = 0;
  std::string party;
};

struct Marked {
  std::string text;
  std::vector<Mark> marks;
};

// Takes "[Acme: the company]" apart; a "?" before the party drops the mark.
Marked read_marks(std::string_view line) {
  Marked read;
  while (!line.empty()) {
    const std::size_t open = line.find('[');
    read.text += line.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t colon = line.find(": ", open);
    const std::size_t close = line.find(']', open);
    Mark mark{read.text.size(), 0, std::string(line.substr(open + 1, colon - open - 1))};
    read.text += line.substr(colon + 2, close - colon - 2);
    mark.end = read.text.size();
    if (!mark.party.starts_with('?')) read.marks.push_back(std::move(mark));
    line.remove_prefix(close + 1);
  }
  return read;
}

std::string without_the(const std::string& name) { return name.starts_with("The ") ? name.substr(4) : name; }

std::string joined(std::vector<std::string> names) {
  for (std::string& name : names) name = without_the(name);
  std::sort(names.begin(), names.end());
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " + ") + name;
  return text;
}

// "Acme + Beta" of a party and of several, without "The", in order of the alphabet.
std::string party_of(const Document& document, const Entity& entity) {
  std::vector<std::string> names;
  for (const std::uint32_t member : entity.members) names.push_back(document.entities[member].label);
  if (names.empty()) names.push_back(entity.label);
  return joined(std::move(names));
}

std::string wanted(std::string_view party) {
  std::vector<std::string> names;
  for (std::size_t plus = 0; (plus = party.find(" + ")) != std::string_view::npos;) {
    names.emplace_back(party.substr(0, plus));
    party.remove_prefix(plus + 3);
  }
  names.emplace_back(party);
  return joined(std::move(names));
}

std::string found_at(const Document& document, const Mark& mark) {
  for (const EntityMention& mention : document.mentions) {
    const std::size_t begin = document.tokens.begin[mention.tokens.begin];
    const std::size_t end = document.tokens.end[mention.tokens.end - 1];
    if (begin == mark.begin && end == mark.end) return party_of(document, document.entities[mention.entity]);
  }
  return "nobody";
}

// A line of the file with its "|" as ends of paragraphs.
std::string in_paragraphs(std::string line) {
  for (std::size_t at = 0; (at = line.find(" | ", at)) != std::string::npos;) line.replace(at, 3, "\n\n");
  return line;
}

TEST(Links, DescriptionsAndPronounsOfShortArticlesAreJoined) {
  const std::string path = CLAIMGRAPH_SOURCE_PATTERNS "/../tests/references/links.txt";
  std::ifstream file(path);
  ASSERT_TRUE(file) << path;
  std::string line;
  int marks = 0;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.starts_with('#')) continue;
    const Marked marked = read_marks(in_paragraphs(line));
    const auto document = analysed(marked.text);
    for (const Mark& mark : marked.marks) {
      ++marks;
      EXPECT_EQ(found_at(*document, mark), wanted(mark.party))
          << path << ':' << number << ": " << marked.text.substr(mark.begin, mark.end - mark.begin);
    }
  }
  EXPECT_GT(marks, 100);
}

}  // namespace
}  // namespace claimgraph::test
