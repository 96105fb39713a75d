#include "read/html_metadata.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.h"
#include "read/iso_date.h"
#include "read/json_ld.h"
#include "read/record_fields.h"

namespace claimgraph {
namespace {

// <meta property|name|itemprop=KEY content=...>, best first for each field.
struct MetaName {
  Field field;
  std::string_view key;
};
constexpr MetaName kMetaNames[] = {
    {Field::kTitle, "og:title"},
    {Field::kTitle, "headline"},
    {Field::kTitle, "twitter:title"},
    {Field::kTitle, "dc.title"},
    {Field::kTitle, "parsely-title"},
    {Field::kDate, "article:published_time"},
    {Field::kDate, "og:published_time"},
    {Field::kDate, "og:article:published_time"},
    {Field::kDate, "datepublished"},
    {Field::kDate, "parsely-pub-date"},
    {Field::kDate, "sailthru.date"},
    {Field::kDate, "dc.date.issued"},
    {Field::kDate, "dcterms.created"},
    {Field::kDate, "dc.date"},
    {Field::kDate, "publish-date"},
    {Field::kDate, "publication_date"},
    {Field::kDate, "pubdate"},
    {Field::kDate, "date"},
    {Field::kModified, "article:modified_time"},
    {Field::kModified, "og:updated_time"},
    {Field::kModified, "datemodified"},
    {Field::kModified, "dcterms.modified"},
    {Field::kModified, "last-modified"},
    {Field::kLanguage, "content-language"},
    {Field::kLanguage, "inlanguage"},
    {Field::kLanguage, "dc.language"},
    {Field::kLanguage, "og:locale"},
    {Field::kUri, "og:url"},
    {Field::kUri, "twitter:url"},
    {Field::kSource, "og:site_name"},
    {Field::kSource, "application-name"},
    {Field::kSource, "dc.publisher"},
};

// A key of metadata, whose first bytes tell it.
std::string key_of(std::string_view text) { return lowered(text.substr(0, 64)); }

// One pass over the page: the first value of each kind of element that says something.
class Collector {
 public:
  explicit Collector(const HtmlTree& tree) : tree_(tree) {
    for (std::uint32_t i = 0; i < tree.size(); ++i) visit(i);
  }

  void fill(HtmlMetadata& made) const {
    Article& article = made.article;
    RecordNotes& notes = made.notes;
    take(Field::kTitle, article.title, notes.title_from);
    take(Field::kDate, article.date, notes.date_from);
    set(article.date, iso_date(time_), "time", notes.date_from);
    take(Field::kModified, article.modified, unused_);
    set(article.language, language_, "html", notes.language_from);
    take(Field::kLanguage, article.language, notes.language_from);
    set(article.uri, canonical_, "link", unused_);
    take(Field::kUri, article.uri, unused_);
    take(Field::kSource, article.source, unused_);
    set(article.title, without_site(title_, article.source), "title", notes.title_from);
    if (!headings_.empty()) set(article.title, headings_.front(), "heading", notes.title_from);
  }

 private:
  void visit(std::uint32_t i) {
    const HtmlNode& node = tree_[i];
    switch (node.tag) {
      case GUMBO_TAG_META:
        meta(node);
        break;
      case GUMBO_TAG_TIME:
        if (time_.empty()) time_ = node.attribute("datetime");
        break;
      case GUMBO_TAG_LINK:
        if (canonical_.empty() && key_of(node.attribute("rel")) == "canonical")
          canonical_ = trimmed(node.attribute("href"));
        break;
      case GUMBO_TAG_HTML:
        if (language_.empty()) language_ = trimmed(node.attribute("lang"));
        break;
      case GUMBO_TAG_TITLE:
        if (title_.empty()) title_ = inner_text(tree_, i);
        break;
      case GUMBO_TAG_H1:
      case GUMBO_TAG_H2:
        if (headings_.size() < kMostHeadings) headings_.push_back(inner_text(tree_, i));
        break;
      default:
        break;
    }
  }

  void meta(const HtmlNode& node) {
    const std::string content(trimmed(node.attribute("content")));
    if (content.empty()) return;
    for (const char* attribute : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string key = key_of(node.attribute(attribute));
      for (std::size_t i = 0; !key.empty() && i < std::size(kMetaNames); ++i) {
        if (kMetaNames[i].key == key && values_[i].empty()) values_[i] = content;
      }
    }
  }

  void take(Field field, std::string& into, std::string_view& from) const {
    for (std::size_t i = 0; i < std::size(kMetaNames); ++i) {
      if (kMetaNames[i].field != field || values_[i].empty()) continue;
      const bool date = field == Field::kDate || field == Field::kModified;
      set(into, date ? iso_date(values_[i]) : values_[i], kMetaNames[i].key, from);
    }
  }
  static void set(std::string& into, const std::string& words, std::string_view source,
                  std::string_view& from) {
    if (!into.empty() || words.empty()) return;
    into = words;
    from = source;
  }

  // "Headline | The Paper" -> "Headline": the part that is a heading of the page, or stands before the
  // paper's name (or before a bar, where no name is known).
  std::string without_site(const std::string& title, const std::string& site) const {
    for (const std::string_view bar : {" | ", " — ", " – ", " - ", " :: ", ": "}) {
      const std::size_t at = title.rfind(bar), first = title.find(bar);
      if (at == std::string::npos || at == 0) continue;
      const std::string before = title.substr(0, at), behind = title.substr(first + bar.size());
      for (const std::string& heading : headings_) {
        if (heading == before || heading == behind) return heading;
      }
      const std::string_view rest = std::string_view(title).substr(at + bar.size());
      if (rest == site || (site.empty() && bar == " | " && at > rest.size())) return before;
    }
    return title;
  }

  static constexpr std::size_t kMostHeadings = 8;

  const HtmlTree& tree_;
  std::array<std::string, std::size(kMetaNames)> values_;
  std::string time_, canonical_, language_, title_;
  std::vector<std::string> headings_;
  mutable std::string_view unused_;
};

}  // namespace

HtmlMetadata metadata_of(const HtmlTree& tree) {
  HtmlMetadata made;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree[i].tag != GUMBO_TAG_SCRIPT || key_of(tree[i].attribute("type")) != "application/ld+json")
      continue;
    if (i + 1 < tree[i].end) take_json_ld(tree[i + 1].text, made);
  }
  Collector(tree).fill(made);
  return made;
}

std::string declared_charset(std::string_view page) {
  constexpr std::size_t kLook = 1024;
  const std::string start = lowered(page.substr(0, kLook));
  const auto value_after = [&](std::size_t at) {
    at = start.find_first_not_of(" \t\r\n=\"'", at);
    if (at == std::string::npos) return std::string();
    return start.substr(at, std::min(start.find_first_of(" \t\r\n\"';/>?", at), start.size()) - at);
  };
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && start.compare(first, 5, "<?xml") == 0) {
    const std::size_t end = start.find("?>"), at = start.find("encoding");
    if (at < end) return value_after(at + 8);
  }
  for (std::size_t at = start.find("<meta"); at != std::string::npos; at = start.find("<meta", at + 5)) {
    const std::size_t charset = start.find("charset", at);
    if (charset != std::string::npos && charset < start.find('>', at)) return value_after(charset + 7);
  }
  return "";
}

}  // namespace claimgraph
