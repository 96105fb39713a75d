// Pages as articles: each of tests/read/pages/*.html with what is to come out beside it (NAME.txt: fields as
// "name: value", an empty line, the text; CLAIMGRAPH_ACCEPT=1 writes them anew, to be read line by line).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "read/charset.h"
#include "read/html_article.h"
#include "read/html_metadata.h"
#include "read/html_text.h"
#include "read/reading_support.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

std::string file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(CLAIMGRAPH_TEST_PAGES)) {
    if (entry.path().extension() == ".html") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string listing(const Record& record) {
  const Article& article = record.article;
  return "title: " + article.title + " (" + std::string(record.notes.title_from) +
         ")\ndate: " + article.date + " (" + std::string(record.notes.date_from) +
         ")\nlanguage: " + article.language + "\nurl: " + article.uri + "\nsource: " + article.source +
         "\ncharset: " + record.notes.charset + "\nfound by: " + std::string(record.notes.text_from) +
         "\n\n" + article.text + "\n";
}

TEST(Html, EveryPageGivesItsArticle) {
  ASSERT_GE(pages().size(), 8U);
  for (const fs::path& page : pages()) {
    const auto read = article_from_html(file(page));
    ASSERT_TRUE(read.ok()) << page << ": " << read.error().message;
    const fs::path expected = fs::path(page).replace_extension(".txt");
    if (std::getenv("CLAIMGRAPH_ACCEPT") != nullptr)
      std::ofstream(expected, std::ios::binary) << listing(read.value());
    EXPECT_EQ(listing(read.value()), file(expected)) << page;
  }
}

// The piece of a page, decoded by an own parse of it, that a place of the text leads to.
TEST(Html, D7EveryWordLeadsBackToThePage) {
  for (const fs::path& path : pages()) {
    const std::string page = decode(file(path), {"", "", declared_charset(file(path))}).text;
    const auto read = article_from_html(file(path));
    const Record& record = read.value();
    if (record.map.empty()) continue;  // taken from its JSON-LD
    const std::string& text = record.article.text;
    const CodePoints points(text), page_points(page);
    std::vector<std::size_t> bytes;  // of each code point of the page
    for (std::size_t i = 0; i < page.size(); ++i) {
      if ((page[i] & 0xC0) != 0x80) bytes.push_back(i);
    }
    bytes.push_back(page.size());
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
      const std::string word = text.substr(begin, end - begin);
      if (!word.empty() && word != "•") {
        const auto [from, to] = record.map.page_range(points.at(static_cast<std::uint32_t>(begin)),
                                                      points.at(static_cast<std::uint32_t>(end)));
        ASSERT_LT(from, to) << path << ": " << word;
        const std::string there = page.substr(bytes[from], bytes[to] - bytes[from]);
        EXPECT_EQ(fragment_text(there).text, word) << path << ": " << there;
      }
      begin = end + 1;
    }
  }
}

TEST(Html, D6HiddenTextIsNoText) {
  const auto read = article_from_html(
      "<html><body><article><p>The board of Acme Corp approved the sale of its mills, at a price of $5 "
      "million.</p>"
      "<p style='display : none'>a</p><p hidden>b</p><span "
      "aria-hidden=true>c</span><noscript><p>d</p></noscript>"
      "<p style='visibility:hidden'>e</p><p style='font-size:0px'>f</p><img "
      "alt='g'></article></body></html>");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().article.text,
            "The board of Acme Corp approved the sale of its mills, at a price of $5 million.");
}

TEST(Html, D7ReferencesAreReadAsBrowsersDo) {
  const std::vector<std::pair<std::string, std::string>> rows = {{"&amp;lt;", "&lt;"},
                                                                 {"a&nbsp;b",
                                                                  "a\xC2\xA0"
                                                                  "b"},
                                                                 {"&#0;", "\xEF\xBF\xBD"},
                                                                 {"&#x110000;", "\xEF\xBF\xBD"},
                                                                 {"&#128;", "€"},
                                                                 {"&copyright", "©right"},
                                                                 {"AT&T", "AT&T"},
                                                                 {"&bogus;", "&bogus;"},
                                                                 {"&#x41;&#66;", "AB"}};
  for (const auto& [html, text] : rows) {
    const HtmlText made = fragment_text("<p>" + html + "</p>");
    EXPECT_EQ(made.text, text);
    ASSERT_FALSE(made.map.runs.empty()) << html;
    const SourceRun& last = made.map.runs.back();
    EXPECT_EQ(last.page + last.page_size, 3 + html.size()) << html;
    EXPECT_EQ(made.map.runs.front().page, 3U) << html;
  }
}

// faults D5: what costs a parser out of proportion is refused, or read in linear time.
TEST(Html, D7ReferencesBeyondUnicodeAreNoTornLetters) {
  const auto read = article_from_html("<html><body><p>prices&#X26ccccccccccccccccccccce");
  ASSERT_TRUE(read.ok());
  std::string valid;
  EXPECT_EQ(append_valid(read.value().article.text, valid), 0U) << valid;
}

TEST(Html, D5HostilePagesEnd) {
  const auto many = [](std::size_t count, const std::string& piece) {
    std::string made;
    for (std::size_t i = 0; i < count; ++i) made += piece;
    return made;
  };
  std::string fonts, attributes = "<p";
  for (int i = 0; i < 4000; ++i) fonts += "<font size=" + std::to_string(i) + "><p>";
  for (int i = 0; i < 20000; ++i) attributes += " a" + std::to_string(i) + "=1";
  const std::vector<std::string> hostile = {
      many(20000, "<div>") + "words",
      many(100000, "<b>"),
      fonts + "words",
      attributes + ">words</p>",
      "<!--" + std::string(4U << 20U, '-') + "<p>words",
      "<script>" + std::string(4U << 20U, 'x'),
      "<p>" + many(100000, "<table><tr><td>"),
      many(100000, "</div>") + "<p>words",
      many(300000, "&#x"),
      std::string(1U << 20U, '<'),
      many(100000, "<a href=x>") + "words",
  };
  for (const std::string& page : hostile) {
    const auto read = article_from_html(page);
    if (read.ok()) {
      EXPECT_LE(read.value().article.text.size(), page.size());
    } else {
      EXPECT_FALSE(read.error().message.empty());
    }
  }
  EXPECT_FALSE(article_from_html(std::string((8U << 20U) + 1, 'x')).ok());
}

TEST(Html, APageWithoutWordsSaysSo) {
  const ReadBack back = read("<html><body><script>x</script></body></html>", {}, "a.html");
  EXPECT_EQ(back.rejected, (std::vector<std::string>{"a.html|the page holds no text"}));
}

TEST(Html, TheCharacterSetMayBeDeclaredLate) {
  EXPECT_EQ(
      declared_charset(
          "<html><head><meta name=x><META http-equiv='Content-Type' content='text/html; Charset=KOI8-R'>"),
      "koi8-r");
  EXPECT_EQ(declared_charset("<meta charset=\"windows-1251\">"), "windows-1251");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='iso-8859-2'?><html>"), "iso-8859-2");
  EXPECT_EQ(declared_charset("<p>charset=latin1"), "");
}

TEST(Html, FragmentsInRecordsBecomeText) {
  const ReadBack back =
      read(R"({"id":"1","content_html":"<p>It fell.<\/p><script>x<\/script><p>It rose &amp; rose.<\/p>"})");
  ASSERT_EQ(back.taken.size(), 1U);
  EXPECT_EQ(back.taken[0], "It fell.\n\nIt rose & rose.");
  EXPECT_TRUE(back.records[0].article.extracted);
}

}  // namespace
}  // namespace claimgraph
