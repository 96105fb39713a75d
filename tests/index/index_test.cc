// The index of claims against the real SQLite, in files.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "graph/build.h"
#include "graph/document_maker.h"
#include "index/claim_index.h"
#include "index/results.h"
#include "index/search.h"

namespace claimgraph {
namespace {

using test::DocumentMaker;
using test::shipped;

// "BUYER bought TARGET for $PRICE", in an article of that id.
Graph purchase(std::string_view buyer, std::string_view target, int price, std::string_view id,
               std::string_view date = "") {
  const std::string dollars = "$" + std::to_string(price);
  const std::string text = std::string(buyer) + " bought " + std::string(target) + " for " + dollars;
  DocumentMaker made(text, id);
  made->meta.date = date;
  made->meta.source = "Daily Planet";
  const std::uint32_t first = made.party(buyer);
  const std::uint32_t second = made.party(target);
  const std::uint32_t amount = made.dollars(dollars, price);
  Claim& claim = made.claim("deal.acquisition", text);
  claim.confidence = 0.75F;
  made.fill(claim, "buyer", FillerKind::kEntity, first, buyer);
  made.fill(claim, "target", FillerKind::kEntity, second, target);
  made.fill(claim, "price", FillerKind::kAmount, amount, dollars);
  return build_graph(shipped(), *made);
}

class Index : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "index_testXXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path() const { return (folder_ / "claims.db").string(); }
  ClaimIndex open(Database::Mode mode = Database::Mode::kWrite) const {
    auto index = ClaimIndex::open(path(), mode);
    EXPECT_TRUE(index.ok()) << index.error().message;
    return std::move(index).value();
  }
  static void add(ClaimIndex& index, const std::vector<Graph>& graphs) {
    const auto done = index.add(graphs);
    EXPECT_TRUE(done.ok()) << done.error().message;
  }
  static std::vector<std::string> texts(ClaimIndex& index, const SearchQuery& query) {
    const auto hits = search(index, query);
    EXPECT_TRUE(hits.ok()) << hits.error().message;
    std::vector<std::string> found;
    for (const SearchHit& hit : hits.value()) found.push_back(hit.text);
    std::sort(found.begin(), found.end());
    return found;
  }
  // How many claims these words find; an error of SQLite's fails the test.
  static std::size_t count(ClaimIndex& index, const std::string& words) {
    SearchQuery query;
    query.words = words;
    return texts(index, query).size();
  }

  std::filesystem::path folder_;
};

const std::string kAcme = "Acme bought Beta for $5";
const std::string kGamma = "Gamma bought Société for $70";

std::vector<Graph> two_articles() {
  return {purchase("Acme", "Beta", 5, "d1", "2025-03-04"),
          purchase("Gamma", "Société", 70, "d2", "2024-12-31")};
}

TEST_F(Index, LoadingAgainChangesNothing) {
  ClaimIndex index = open();
  for (int times = 0; times < 3; ++times) {
    add(index, two_articles());
    EXPECT_EQ(index.counts().documents, 2);
    EXPECT_EQ(index.counts().claims, 2);
    EXPECT_EQ(index.counts().evidence, 2);
    EXPECT_EQ(index.check(), std::vector<std::string>{});
  }
  EXPECT_EQ(count(index, "bought"), 2U);
}

TEST_F(Index, AClaimOfTwoArticlesIsOneRowWithBothPlaces) {
  ClaimIndex index = open();
  add(index, {purchase("Acme", "Beta", 5, "d1")});
  add(index, {purchase("Acme", "Beta", 5, "d2")});
  EXPECT_EQ(index.counts().claims, 1);
  EXPECT_EQ(index.counts().evidence, 2);
}

TEST_F(Index, ADocumentReadAnewReplacesWhatItSaid) {
  ClaimIndex index = open();
  add(index, {purchase("Acme", "Beta", 5, "d1")});
  add(index, {purchase("Acme", "Delta", 6, "d1")});
  EXPECT_EQ(index.counts().claims, 1);
  EXPECT_EQ(count(index, "Delta"), 1U);
  EXPECT_EQ(count(index, "Beta"), 0U) << "the old words are gone from the full-text index";
  EXPECT_EQ(index.check(), std::vector<std::string>{});
}

TEST_F(Index, AnOlderVersionOfADocumentChangesNothing) {
  Graph later = purchase("Acme", "Delta", 6, "d1");
  later.documents.front().version = "10";
  Graph older = purchase("Acme", "Beta", 5, "d1");
  older.documents.front().version = "9";
  ClaimIndex index = open();
  add(index, {later});
  add(index, {older});
  EXPECT_EQ(index.counts().claims, 1);
  EXPECT_EQ(count(index, "Delta"), 1U);
}

TEST_F(Index, TwoWritersAndAReaderAtOnce) {
  open();
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 2; ++writer) {
    writers.emplace_back([this] {
      ClaimIndex index = open();
      for (int i = 0; i < 20; ++i) add(index, {purchase("Acme", "Beta", i + 1, "d" + std::to_string(i))});
    });
  }
  ClaimIndex reader = open(Database::Mode::kRead);
  for (int i = 0; i < 20; ++i) count(reader, "Acme");
  for (std::thread& writer : writers) writer.join();
  ClaimIndex index = open();
  EXPECT_EQ(index.counts().claims, 20);
  EXPECT_EQ(index.check(), std::vector<std::string>{});
}

TEST_F(Index, FiltersHoldTogether) {
  ClaimIndex index = open();
  add(index, two_articles());
  const auto found = [&](auto change) {
    SearchQuery query;
    change(query);
    return texts(index, query);
  };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(found([](SearchQuery& q) { q.party = "acme"; }), Texts{kAcme});
  EXPECT_EQ(found([](SearchQuery& q) { q.party = "acm"; }), Texts{}) << "whole words";
  EXPECT_EQ(found([](SearchQuery& q) { q.party = "Acme", q.role = "target"; }), Texts{});
  EXPECT_EQ(found([](SearchQuery& q) { q.type = "deal"; }), (Texts{kAcme, kGamma}));
  EXPECT_EQ(found([](SearchQuery& q) { q.type = "dea"; }), Texts{});
  EXPECT_EQ(found([](SearchQuery& q) { q.least = "6", q.unit = "USD"; }), Texts{kGamma});
  EXPECT_EQ(found([](SearchQuery& q) { q.most = "5"; }), Texts{kAcme});
  EXPECT_EQ(found([](SearchQuery& q) { q.least = "6", q.unit = "EUR"; }), Texts{});
  EXPECT_EQ(found([](SearchQuery& q) { q.from = "2025-01-01", q.to = "2025-12-31"; }), Texts{kAcme});
  EXPECT_EQ(found([](SearchQuery& q) { q.from = q.to = "2024-12-31"; }), Texts{kGamma});
  EXPECT_EQ(found([](SearchQuery& q) { q.modality = "asserted"; }), (Texts{kAcme, kGamma}));
  EXPECT_EQ(found([](SearchQuery& q) { q.modality = "denied"; }), Texts{});
  EXPECT_EQ(found([](SearchQuery& q) { q.source = "daily planet"; }), (Texts{kAcme, kGamma}));
  EXPECT_EQ(found([](SearchQuery& q) { q.document = "d2"; }), Texts{kGamma});
  EXPECT_EQ(found([](SearchQuery& q) { q.words = "bought", q.document = "d1"; }), Texts{kAcme});
  EXPECT_EQ(found([](SearchQuery& q) { q.limit = 1; }).size(), 1U);
}

TEST_F(Index, WordsAreFoundWhateverTheyHold) {
  ClaimIndex index = open();
  add(index, {purchase("S&P", "At-Will's", 500, "d1"), purchase("Gamma", "Société", 70, "d2")});
  EXPECT_EQ(count(index, "S&P 500"), 1U);
  EXPECT_EQ(count(index, "at-will"), 1U);
  EXPECT_EQ(count(index, "\"bought at-will\""), 1U);
  EXPECT_EQ(count(index, "\"at-will bought\""), 0U);
  EXPECT_EQ(count(index, "societe"), 1U);
  EXPECT_EQ(count(index, "soci*"), 1U);
  EXPECT_EQ(count(index, "buys gamma"), 0U);
  EXPECT_EQ(count(index, "gamma acquisition"), 1U) << "the words of the type count";
}

TEST_F(Index, NoWordsAreAnOperatorOrAnError) {
  ClaimIndex index = open();
  add(index, two_articles());
  const std::vector<std::string> hostile = {"AND",
                                            "OR",
                                            "NOT x",
                                            "Acme NOT Beta",
                                            "NEAR(a b)",
                                            "text:Acme",
                                            "{text parties}:x",
                                            "^Acme",
                                            "a + b",
                                            "\"",
                                            "\"\"",
                                            "\"unclosed",
                                            "*",
                                            "**",
                                            "a*b",
                                            "(",
                                            ")",
                                            "'; DROP TABLE claim; --",
                                            "%",
                                            "_",
                                            "&",
                                            "- -",
                                            "\\",
                                            std::string("Acme\0Beta", 9),
                                            std::string("\0", 1),
                                            "\xFF\xFE",
                                            "\xE2\x82",
                                            std::string(100000, 'a'),
                                            "\x1b[2J",
                                            "\xE2\x80\xAE"};
  for (const std::string& words : hostile) count(index, words);
  EXPECT_EQ(count(index, std::string("Acme\0Beta", 9)), 1U);
  EXPECT_EQ(count(index, "&"), 0U);
  EXPECT_EQ(count(index, "&  Acme"), 1U);
  EXPECT_EQ(index.counts().claims, 2);
  EXPECT_EQ(match_expression("say \"a b\" c*"), "\"say\" AND \"a b\" AND \"c\"*");
}

TEST_F(Index, HighlightsCountCodePoints) {
  ClaimIndex index = open();
  add(index, two_articles());
  SearchQuery query;
  query.words = "societe 70";
  const auto hits = search(index, query);
  ASSERT_EQ(hits.value().size(), 1U);
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> expected = {{13, 20}, {26, 28}};
  EXPECT_EQ(hits.value().front().highlights, expected);
  EXPECT_EQ(hits.value().front().text, kGamma);
  const std::string table = render_results(ResultFormat::kTable, hits.value(), false);
  EXPECT_NE(table.find("Gamma bought *Société* for $*70*\n"), std::string::npos) << table;
}

TEST_F(Index, JsonAndCsvHoldTheFacts) {
  ClaimIndex index = open();
  add(index, {purchase("Acme", "=HYPERLINK(x)", 5, "d1", "2025-03-04")});
  const auto hits = search(index, {});
  ASSERT_EQ(hits.value().size(), 1U);
  const auto json = nlohmann::json::parse(render_results(ResultFormat::kJson, hits.value(), true));
  EXPECT_EQ(json["claim"]["amounts"][0]["number"], 5.0);
  EXPECT_EQ(json["claim"]["when"]["gte"], "2025-03-04");
  EXPECT_EQ(json["claim"]["when"]["lt"], "2025-03-05");
  EXPECT_EQ(json["evidence"][0]["document"], "d1");
  const std::string csv = render_results(ResultFormat::kCsv, hits.value(), true);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
  EXPECT_NE(csv.find(",Acme (buyer); =HYPERLINK(x) (target),5 USD (price),2025-03-04,2025-03-05,"),
            std::string::npos)
      << csv;
}

TEST_F(Index, WhatIsNoIndexIsRefused) {
  EXPECT_FALSE(ClaimIndex::open(path(), Database::Mode::kRead).ok()) << "nothing there";
  std::ofstream(path()) << std::string(5000, 'x');
  const auto text = ClaimIndex::open(path(), Database::Mode::kWrite);
  ASSERT_FALSE(text.ok());
  EXPECT_NE(text.error().message.find("no index of claims"), std::string::npos);
  std::filesystem::remove(path());
  {
    auto other = Database::open(path(), Database::Mode::kWrite);
    EXPECT_TRUE(other.value().run("CREATE TABLE t(x)"));
  }
  EXPECT_FALSE(ClaimIndex::open(path(), Database::Mode::kWrite).ok()) << "another program's";
  std::filesystem::remove(path());
  EXPECT_TRUE(open().database().run("PRAGMA user_version = 99"));
  const auto newer = ClaimIndex::open(path(), Database::Mode::kWrite);
  ASSERT_FALSE(newer.ok());
  EXPECT_EQ(newer.error().message, "an index of version 99; this program reads up to version 1");
}

TEST_F(Index, DamageIsFound) {
  ClaimIndex index = open();
  add(index, two_articles());
  EXPECT_TRUE(index.database().run("DELETE FROM claim_fts_docsize WHERE id = 1"));
  EXPECT_FALSE(index.check().empty());
}

}  // namespace
}  // namespace claimgraph
