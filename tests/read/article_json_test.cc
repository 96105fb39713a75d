#include "read/article_json.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "read/iso_date.h"

namespace claimgraph {
namespace {

TEST(ArticleJson, FieldsHaveManyNames) {
  const auto article = article_from_json(
      R"({"maintext":"It fell.","headline":"H","date_publish":"2025-01-22 10:00:00","lang":"en","link":"http://x","domain":"x","_id":7})");
  ASSERT_TRUE(article.ok()) << article.error().message;
  EXPECT_EQ(article.value().text, "It fell.");
  EXPECT_EQ(article.value().title, "H");
  EXPECT_EQ(article.value().date, "2025-01-22 10:00:00");
  EXPECT_EQ(article.value().language, "en");
  EXPECT_EQ(article.value().uri, "http://x");
  EXPECT_EQ(article.value().source, "x");
  EXPECT_EQ(article.value().id, "7");
}

TEST(ArticleJson, TheWordNoneIsNoValue) {
  const auto article = article_from_json(R"({"text":"x","title":"None","date":"None","url":null})");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article.value().title, "");
  EXPECT_EQ(article.value().date, "");
}

TEST(ArticleJson, ABlankTextIsAnArticle) {
  EXPECT_TRUE(article_from_json(R"({"text":""})").ok());
  EXPECT_TRUE(article_from_json(R"({"text":" \n"})").ok());
}

TEST(ArticleJson, WhatIsNoArticleSaysWhy) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"({"id":"a"})", "there is no text; give it as \"text\""},
      {R"({"text":5.5})", "\"text\" is a number, no string"},
      {R"({"text":"x","id":1.5})", "\"id\" is a number, neither a string nor a whole number"},
      {R"({"text":"x","text":"y"})", "the key \"text\" stands twice"},
      {R"([1])", "no JSON object but an array"},
      {std::string("{\"text\":\"x\"}\0{}", 15), "the JSON holds a raw NUL byte"},
      {R"({"text":"x)", "no JSON: it breaks off after byte 10"},
      {std::string(65, '['), "the JSON is nested deeper than 64 levels"},
      {"{\"text\":\"\xff\"}", ""},
      {"{\"text\":NaN}", ""},
  };
  for (const auto& [json, message] : rows) {
    const auto article = article_from_json(json);
    ASSERT_FALSE(article.ok()) << json;
    if (!message.empty()) {
      EXPECT_EQ(article.error().message, message);
    }
  }
}

// One record as each producer writes it.
TEST(ArticleJson, EveryProducerIsRead) {
  struct Row {
    const char* producer;
    const char* json;
    Article expected;
  };
  const auto article = [](std::string text, std::string id, std::string title, std::string date,
                          std::string language, std::string uri, std::string source) {
    Article made;
    made.text = std::move(text), made.id = std::move(id), made.title = std::move(title);
    made.date = std::move(date), made.language = std::move(language), made.uri = std::move(uri);
    made.source = std::move(source);
    return made;
  };
  const Row rows[] = {
      {"news-please",
       R"({"maintext":"B.","title":"T","date_publish":"2025-01-22 10:00:00","date_download":"2026-01-01 00:00:00",
           "language":"en","url":"http://a/1","source_domain":"a","description":"no"})",
       article("B.", "", "T", "2025-01-22 10:00:00", "en", "http://a/1", "a")},
      {"CC-News",
       R"({"text":"B.","title":"T","date":"2025-01-22","url":"http://a/1","domain":"a","image_url":"x"})",
       article("B.", "", "T", "2025-01-22", "", "http://a/1", "a")},
      {"trafilatura",
       R"({"fingerprint":"f","id":"7","title":"T","text":"B.","raw_text":"b","date":"2025-01-22",
           "filedate":"2026-01-01","language":"en","source":"http://a/1","source-hostname":"A","hostname":"a"})",
       article("B.", "7", "T", "2025-01-22", "en", "http://a/1", "")},
      {"newspaper4k",
       R"({"text":"B.","title":"T","publish_date":"2025-01-22T10:00:00","meta_lang":"en","canonical_link":"http://a/1",
           "summary":"no"})",
       article("B.", "", "T", "2025-01-22T10:00:00", "en", "http://a/1", "")},
      {"ninjs 1",
       R"({"uri":"tag:a,1","body_text":"B.","headline":"T","versioncreated":"2025-01-22T10:00:00Z","language":"en",
           "version":"2","pubstatus":"usable"})",
       article("B.", "tag:a,1", "T", "2025-01-22T10:00:00Z", "en", "tag:a,1", "")},
      {"ninjs 3",
       R"({"uri":"tag:a,1","headlines":[{"role":"short","value":"t"},{"role":"main","value":"T"}],
           "bodies":[{"role":"main","contentType":"text/plain","value":"B."}],"firstCreated":"2025-01-22"})",
       article("B.", "", "T", "2025-01-22", "", "tag:a,1", "")},
  };
  for (const Row& row : rows) {
    const auto read = article_from_json(row.json);
    ASSERT_TRUE(read.ok()) << row.producer << ": " << read.error().message;
    const Article& got = read.value();
    EXPECT_EQ(got.text, row.expected.text) << row.producer;
    EXPECT_EQ(got.id, row.expected.id) << row.producer;
    EXPECT_EQ(got.title, row.expected.title) << row.producer;
    EXPECT_EQ(got.date, row.expected.date) << row.producer;
    EXPECT_EQ(got.language, row.expected.language) << row.producer;
    EXPECT_EQ(got.uri, row.expected.uri) << row.producer;
    if (!row.expected.source.empty()) {
      EXPECT_EQ(got.source, row.expected.source) << row.producer;
    }
  }
}

TEST(ArticleJson, ATimeOfFetchingIsNoTimeOfPublication) {
  for (const char* key : {"date_download", "filedate", "seendate", "crawled", "fetched_at", "WARC-Date"}) {
    const auto article = article_from_json(std::string("{\"text\":\"x\",\"") + key + "\":\"2025-01-22\"}");
    ASSERT_TRUE(article.ok());
    EXPECT_EQ(article.value().date, "") << key;
  }
}

TEST(ArticleJson, ADateThatIsNoneGivesWayToTheNext) {
  const auto article = article_from_json(R"({"text":"x","date":"soon","published":"2025-01-22"})");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article.value().date, "2025-01-22");
}

TEST(ArticleJson, AWithdrawnItemIsLeftOut) {
  ArticleReader reader;
  const auto canceled = reader.read(R"({"uri":"tag:a,1","version":"3","pubstatus":"canceled"})");
  ASSERT_TRUE(canceled.ok()) << canceled.error().message;
  EXPECT_EQ(canceled.value().notes.left_out, "its publisher marks it as canceled");
  EXPECT_EQ(reader.read(R"({"body_text":"x","pubStatus":"usable"})").value().notes.left_out, "");
}

TEST(ArticleJson, OwnFieldsStandBeforeTheShippedOnes) {
  const std::vector<OwnField> own = {own_field("body=/data/0/words").value(),
                                     own_field("title=kopf").value()};
  ArticleReader reader(&own);
  const auto record = reader.read(R"({"text":"no","data":[{"words":"yes"}],"kopf":"T","title":"t"})");
  ASSERT_TRUE(record.ok()) << record.error().message;
  EXPECT_EQ(record.value().article.text, "yes");
  EXPECT_EQ(record.value().article.title, "T");
  EXPECT_EQ(record.value().notes.text_from, "/data/0/words");
  EXPECT_EQ(reader.read(R"({"text":"fallback"})").value().article.text, "fallback");
  for (const char* bad : {"body", "body=", "size=/a", "=x"}) EXPECT_FALSE(own_field(bad).ok()) << bad;
}

TEST(ArticleJson, EveryShippedAliasIsFound) {
  for (const Alias& alias : shipped_aliases()) EXPECT_EQ(find_alias(alias.key), &alias) << alias.key;
  EXPECT_EQ(find_alias("no such key"), nullptr);
}

TEST(IsoDate, ReadsTheFormsNewsUses) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"2025-01-22", "2025-01-22"},
      {"2025-01-22T10:00:00Z", "2025-01-22T10:00:00Z"},
      {"2025/01/22", "2025-01-22"},
      {"20250122", "2025-01-22"},
      {"20250122T100000Z", "2025-01-22"},
      {"Wed, 22 Jan 2025 10:00:00 GMT", "2025-01-22"},
      {"2 Jan 2025 10:00", "2025-01-02"},
      {"22 January 2025", "2025-01-22"},
      {"January 22, 2025", "2025-01-22"},
      {"Wednesday, Sept. 3, 2025 at noon", "2025-09-03"},
      {"31 June 2025", ""},
      {"2025", ""},
      {"Version 22 2025", ""},
      {"may be 2025", ""},
      {"2024-02-29", "2024-02-29"},
      {"2025-02-29", ""},
      {"2025-13-01", ""},
      {"yesterday", ""},
      {"", ""},
  };
  for (const auto& [given, expected] : rows) EXPECT_EQ(iso_date(given), expected) << given;
}

}  // namespace
}  // namespace claimgraph
