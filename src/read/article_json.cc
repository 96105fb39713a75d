#include "read/article_json.h"

#include <algorithm>
#include <utility>

#include "read/html_text.h"
#include "read/iso_date.h"
#include "read/json_parse.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

namespace dom = simdjson::dom;

Error wrong(std::string message) { return {"", 0, 0, std::move(message)}; }

// Of [{"role": ..., "value": ...}, ...] the value whose role is "main", else the first (ninjs 3).
std::string_view main_value(dom::array entries) {
  std::string_view first;
  for (const dom::element entry : entries) {
    std::string_view value, role;
    if (entry["value"].get(value) != simdjson::SUCCESS) continue;
    if (entry["role"].get(role) == simdjson::SUCCESS && role == "main") return value;
    if (first.empty()) first = value;
  }
  return first;
}

// What a value says as the text of a field; empty where it says nothing. No text is a number.
std::string words_of(Field field, dom::element value) {
  std::int64_t whole = 0;
  std::uint64_t large = 0;
  dom::array entries;
  std::string_view text;
  if (field != Field::kText) {
    if (value.get(whole) == simdjson::SUCCESS) return std::to_string(whole);
    if (value.get(large) == simdjson::SUCCESS) return std::to_string(large);
  }
  if (value.get(entries) == simdjson::SUCCESS) {
    text = main_value(entries);
  } else if (value.get(text) != simdjson::SUCCESS) {
    return "";
  }
  const bool blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
  return blank || text == "None" || text == "null" ? "" : std::string(text);
}

// Ids stand in names and messages: control characters do not.
bool is_plain(std::string_view id) {
  return std::none_of(id.begin(), id.end(),
                      [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

// The keys of a record in hand, and its values found by field.
class Keys {
 public:
  explicit Keys(const std::vector<OwnField>* own) : own_(own) {}

  // Looks a record over; a key that stands twice, or "".
  std::string_view take(dom::object record) {
    record_ = record;
    names_.clear();
    hits_.clear();
    for (const auto& [key, value] : record) {
      names_.push_back(key);
      if (const Alias* alias = find_alias(key)) hits_.emplace_back(alias, value);
    }
    std::sort(hits_.begin(), hits_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::sort(names_.begin(), names_.end());
    const auto twice = std::adjacent_find(names_.begin(), names_.end());
    return twice == names_.end() ? std::string_view() : *twice;
  }

  // The first value of a field of which `usable` makes something; `from` says where it stood.
  template <typename Usable>
  std::string find(Field field, Usable usable, std::string_view& from) const {
    std::string words;
    if (own_ != nullptr) {
      for (const OwnField& each : *own_) {
        dom::element value;
        if (each.field != field || record_.at_pointer(each.pointer).get(value) != simdjson::SUCCESS) continue;
        from = each.pointer;
        if (words = usable(words_of(field, value)); !words.empty()) return words;
      }
    }
    for (const auto& [alias, value] : hits_) {
      if (alias->field != field) continue;
      from = alias->key;
      if (words = usable(words_of(field, value)); !words.empty()) return words;
    }
    from = {};
    return words;
  }

  std::string find(Field field) const {
    std::string_view from;
    return find(field, from);
  }
  std::string find(Field field, std::string_view& from) const {
    return find(
        field, [](std::string words) { return words; }, from);
  }

 private:
  const std::vector<OwnField>* own_;
  dom::object record_;
  std::vector<std::string_view> names_;
  std::vector<std::pair<const Alias*, dom::element>> hits_;  // best first
};

// Is a text a fragment of HTML? Its key says so, or, among bodies of several types, its first character.
bool is_markup(std::string_view key, std::string_view text) {
  const Alias* alias = find_alias(key);
  return alias != nullptr && (alias->html || (key == "bodies" && !text.empty() && text.front() == '<'));
}

// A record without words: what stands under "text", or why there is nothing.
Result<bool> accept_blank(dom::object record) {
  dom::element text;
  if (record["text"].get(text) != simdjson::SUCCESS) return wrong("there is no text; give it as \"text\"");
  if (!text.is_string()) return wrong(std::string("\"text\" is ") + type_name(text) + ", no string");
  return true;
}

Result<bool> accept_id(dom::object record, const std::string& found) {
  dom::element id;
  if (record["id"].get(id) == simdjson::SUCCESS && !id.is_string() && !id.is_null() &&
      !id.is<std::int64_t>() && !id.is<std::uint64_t>())
    return wrong(std::string("\"id\" is ") + type_name(id) + ", neither a string nor a whole number");
  if (!is_plain(found)) return wrong("the id holds control characters");
  return true;
}

// Everything but the text.
void fill_in(const Keys& keys, Record& record) {
  Article& article = record.article;
  article.title = keys.find(Field::kTitle, record.notes.title_from);
  article.date = keys.find(Field::kDate, iso_date, record.notes.date_from);
  article.modified = keys.find(Field::kModified);
  article.language = keys.find(Field::kLanguage, record.notes.language_from);
  article.uri = keys.find(Field::kUri);
  article.source = keys.find(Field::kSource);
  article.version = keys.find(Field::kVersion);
  // Some extractors call the address of the page its source.
  if (article.uri.empty() && article.source.rfind("http", 0) == 0)
    article.uri = std::exchange(article.source, "");
  // An address with versions names the item (ninjs).
  if (article.id.empty() && !article.version.empty()) article.id = article.uri;
}

}  // namespace

struct ArticleReader::State {
  explicit State(const std::vector<OwnField>* own) : keys(own) {}
  JsonParser parser;
  Keys keys;
};

ArticleReader::ArticleReader(const std::vector<OwnField>* own, bool repair)
    : state_(std::make_unique<State>(own)), repair_(repair) {}
ArticleReader::~ArticleReader() = default;

Result<Record> ArticleReader::read(std::string_view json) {
  Record made;
  made.notes.format = InputFormat::kJson;
  std::string valid;
  if (repair_) {
    made.notes.repaired = append_valid(json, valid);
    if (made.notes.repaired > 0) json = valid;
  }
  auto root = state_->parser.parse(json);
  if (!root.ok()) return root.error();
  dom::object record;
  if (root.value().get(record) != simdjson::SUCCESS)
    return wrong(std::string("no JSON object but ") + type_name(root.value()));
  const std::string_view twice = state_->keys.take(record);
  if (!twice.empty()) return wrong("the key \"" + std::string(twice) + "\" stands twice");

  made.article.id = state_->keys.find(Field::kId);
  if (const auto good = accept_id(record, made.article.id); !good.ok()) return good.error();
  mark_withdrawn(state_->keys.find(Field::kStatus), made.notes);
  made.article.text = state_->keys.find(Field::kText, made.notes.text_from);
  if (made.article.text.empty() && made.notes.left_out.empty()) {
    if (const auto good = accept_blank(record); !good.ok()) return good.error();
    made.article.text = std::string(record["text"].get_string().value_unsafe());  // blank, yet an article
  }
  if (is_markup(made.notes.text_from, made.article.text)) {
    HtmlText text = fragment_text(made.article.text);
    made.article.text = std::move(text.text);
    made.article.extracted = true;
    made.map = std::move(text.map);
  }
  fill_in(state_->keys, made);
  return made;
}

Result<Article> article_from_json(std::string_view json) {
  thread_local ArticleReader reader;
  auto record = reader.read(json);
  if (!record.ok()) return record.error();
  return std::move(record).value().article;
}

}  // namespace claimgraph
