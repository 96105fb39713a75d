#include "read/article_json.h"

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/json_safety.h"

namespace claimgraph {
namespace {

using Json = nlohmann::json;

// Field names in order of preference: the first that holds a non-empty string is taken.
using Names = std::initializer_list<const char*>;
constexpr Names kText = {"text",     "body",     "content",   "maintext",    "article", "articleBody",
                         "raw_text", "fulltext", "full_text", "articleText", "story",   "body_text"};
constexpr Names kTitle = {"title", "headline", "title_page", "title_rss"};
constexpr Names kDate = {"date",         "date_publish",   "published", "publish_date", "published_at",
                         "pub_date",     "datePublished",  "pubDate",   "publishedAt",  "publication_date",
                         "firstCreated", "versionCreated", "seendate"};
constexpr Names kModified = {"modified", "date_modify", "dateModified", "updated", "updated_at"};
constexpr Names kLanguage = {"language", "lang", "meta_lang", "inLanguage"};
constexpr Names kUri = {"url", "uri", "link", "canonical_link"};
constexpr Names kSource = {"source",   "publisher", "source_domain", "source-hostname",
                           "sitename", "domain",    "hostname"};
constexpr Names kVersion = {"version"};
constexpr Names kId = {"id", "_id", "guid", "article_id", "doc_id"};

std::string field(const Json& object, Names names) {
  for (const char* name : names) {
    const auto found = object.find(name);
    if (found == object.end()) continue;
    if (found->is_number_integer()) return found->dump();
    if (!found->is_string()) continue;
    const auto& text = found->get_ref<const std::string&>();
    const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (!blank && text != "None" && text != "null") return text;
  }
  return "";
}

Error wrong(std::string message) { return {"", 0, 0, std::move(message)}; }

// Parses; the error says at which byte it went wrong.
Result<Json> parsed(std::string_view json) {
  if (const char* why = json_danger(json)) return wrong(std::string("the JSON ") + why);
  std::vector<std::string> keys;
  std::string twice;
  const auto watch = [&](int depth, Json::parse_event_t event, Json& key) {
    if (depth == 1 && event == Json::parse_event_t::key) {
      const auto& name = key.get_ref<const std::string&>();
      if (std::find(keys.begin(), keys.end(), name) != keys.end()) twice = name;
      if (keys.size() < 256) keys.push_back(name);
    }
    return true;
  };
  try {
    Json value = Json::parse(json, watch);
    if (!twice.empty()) return wrong("the key \"" + twice + "\" stands twice");
    return value;
  } catch (const Json::parse_error& error) {
    return wrong("no JSON: wrong at byte " + std::to_string(error.byte));
  }
}

Result<Article> article_of(const Json& object) {
  if (!object.is_object()) return wrong("no JSON object");
  Article article;
  const auto id = object.find("id");
  if (id != object.end() && !id->is_string() && !id->is_number_integer() && !id->is_null())
    return wrong("\"id\" is neither a string nor a whole number");
  article.id = field(object, kId);
  article.text = field(object, kText);
  article.title = field(object, kTitle);
  if (article.text.empty()) {
    const auto text = object.find("text");
    if (text == object.end()) return wrong("there is no text; give it as \"text\"");
    if (!text->is_string()) return wrong("\"text\" is no string");
    article.text = text->get<std::string>();  // blank, yet an article
  }
  article.date = iso_date(field(object, kDate));
  article.modified = field(object, kModified);
  article.language = field(object, kLanguage);
  article.uri = field(object, kUri);
  article.source = field(object, kSource);
  article.version = field(object, kVersion);
  // Some extractors call the address of the page its source.
  if (article.uri.empty() && article.source.rfind("http", 0) == 0)
    article.uri = std::exchange(article.source, "");
  return article;
}

}  // namespace

Result<Article> article_from_json(std::string_view json) {
  auto value = parsed(json);
  if (!value.ok()) return value.error();
  return article_of(value.value());
}

Result<bool> articles_from_json(std::string_view json, const std::function<bool(Article)>& take,
                                const std::function<void(std::size_t, const Error&)>& reject) {
  auto value = parsed(json);
  if (!value.ok()) return value.error();
  const Json& top = value.value();
  if (top.is_object()) {
    auto article = article_of(top);
    if (!article.ok()) return article.error();
    return take(std::move(article).value());
  }
  if (!top.is_array()) return wrong("neither a JSON object nor an array of objects");
  std::size_t number = 0;
  for (const Json& object : top) {
    ++number;
    auto article = article_of(object);
    if (!article.ok()) {
      reject(number, article.error());
    } else if (!take(std::move(article).value())) {
      return false;
    }
  }
  return true;
}

}  // namespace claimgraph
