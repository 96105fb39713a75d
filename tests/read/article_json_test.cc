#include "read/article_json.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

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
      {R"({"text":5.5})", "\"text\" is no string"},
      {R"({"text":"x","id":1.5})", "\"id\" is neither a string nor a whole number"},
      {R"({"text":"x","text":"y"})", "the key \"text\" stands twice"},
      {R"([1])", "no JSON object"},
      {std::string("{\"text\":\"x\"}\0{}", 15), "the JSON holds a raw NUL byte"},
      {R"({"text":"x)", "no JSON: wrong at byte 11"},
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

TEST(IsoDate, ReadsTheFormsNewsUses) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"2025-01-22", "2025-01-22"},
      {"2025-01-22T10:00:00Z", "2025-01-22T10:00:00Z"},
      {"2025/01/22", "2025-01-22"},
      {"20250122", "2025-01-22"},
      {"20250122T100000Z", "2025-01-22"},
      {"Wed, 22 Jan 2025 10:00:00 GMT", "2025-01-22"},
      {"2 Jan 2025 10:00", "2025-01-02"},
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
