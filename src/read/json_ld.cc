#include "read/json_ld.h"

#include <string>

#include "read/iso_date.h"
#include "read/json_parse.h"

namespace claimgraph {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kFrom = "JSON-LD";

// "NewsArticle", "ReportageNewsArticle", "BlogPosting" ...: a type, or one of a list of types.
bool is_article(dom::element type) {
  std::string_view name;
  dom::array names;
  if (type.get(name) == simdjson::SUCCESS)
    return name.find("Article") != std::string_view::npos || name == "BlogPosting" || name == "Report";
  if (type.get(names) != simdjson::SUCCESS) return false;
  for (const dom::element each : names) {
    if (each.is_string() && is_article(each)) return true;
  }
  return false;
}

// A string, or the member of an object (or of the first of a list) that holds one.
std::string member_words(dom::element value, const char* member) {
  std::string_view text;
  dom::array list;
  dom::element inner;
  if (value.get(list) == simdjson::SUCCESS && list.size() > 0) value = list.at(0).value_unsafe();
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (value[member].get(inner) == simdjson::SUCCESS && inner.get(text) == simdjson::SUCCESS)
    return std::string(text);
  return "";
}

std::string member_words(dom::object object, const char* key, const char* member = "@value") {
  dom::element value;
  return object[key].get(value) == simdjson::SUCCESS ? member_words(value, member) : "";
}

void set(std::string& field, std::string words) {
  if (field.empty()) field = std::move(words);
}
void set(std::string& field, std::string words, std::string_view& from) {
  if (!field.empty() || words.empty()) return;
  field = std::move(words);
  from = kFrom;
}

void take_article(dom::object object, HtmlMetadata& made) {
  Article& article = made.article;
  set(article.title, member_words(object, "headline"), made.notes.title_from);
  set(article.title, member_words(object, "name"), made.notes.title_from);
  set(article.date, iso_date(member_words(object, "datePublished")), made.notes.date_from);
  set(article.date, iso_date(member_words(object, "dateCreated")), made.notes.date_from);
  set(article.modified, iso_date(member_words(object, "dateModified")));
  set(article.language, member_words(object, "inLanguage", "alternateName"), made.notes.language_from);
  set(article.uri, member_words(object, "url"));
  set(article.uri, member_words(object, "mainEntityOfPage", "@id"));
  set(article.source, member_words(object, "publisher", "name"));
  set(made.body, member_words(object, "articleBody"));
}

// Looks for the article in `value`, at most a few levels deep; true once it is found.
bool search(dom::element value, HtmlMetadata& made, int depth) {
  constexpr int kDeepest = 3;
  dom::array list;
  dom::object object;
  if (depth > kDeepest) return false;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const dom::element each : list) {
      if (search(each, made, depth + 1)) return true;
    }
    return false;
  }
  if (value.get(object) != simdjson::SUCCESS) return false;
  dom::element type;
  if (object["@type"].get(type) == simdjson::SUCCESS && is_article(type))
    return take_article(object, made), true;
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    dom::element inner;
    if (object[key].get(inner) == simdjson::SUCCESS && search(inner, made, depth + 1)) return true;
  }
  return false;
}

}  // namespace

void take_json_ld(std::string_view json, HtmlMetadata& made) {
  JsonParser parser;
  const auto root = parser.parse(json);
  if (root.ok()) search(root.value(), made, 0);
}

}  // namespace claimgraph
