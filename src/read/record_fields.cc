#include "read/record_fields.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, kFieldCount> kNames = {
    "id", "text", "title", "date", "modified", "language", "url", "source", "version", "status"};

// Never among them: when a page was fetched or seen (date_download, filedate, seendate), which is no time of
// publication, and summaries, which are no text.
constexpr Alias kAliases[] = {
    {Field::kId, "id", "claimgraph, trafilatura"},
    {Field::kId, "_id", "Elasticsearch, MongoDB"},
    {Field::kId, "guid", "feeds"},
    {Field::kId, "article_id", "others"},
    {Field::kId, "doc_id", "others"},

    {Field::kText, "text", "claimgraph, CC-News, trafilatura, newspaper4k"},
    {Field::kText, "body", "others"},
    {Field::kText, "content", "others"},
    {Field::kText, "maintext", "news-please, multilingual CC-News"},
    {Field::kText, "article", "others"},
    {Field::kText, "articleBody", "schema.org"},
    {Field::kText, "raw_text", "trafilatura"},
    {Field::kText, "fulltext", "others"},
    {Field::kText, "full_text", "others"},
    {Field::kText, "articleText", "others"},
    {Field::kText, "story", "others"},
    {Field::kText, "body_text", "ninjs 1, 2"},
    {Field::kText, "bodies", "ninjs 3"},
    {Field::kText, "content_text", "JSON Feed"},
    {Field::kText, "body_html", "ninjs 1", true},
    {Field::kText, "body_xhtml", "ninjs 1, 2", true},
    {Field::kText, "content_html", "JSON Feed", true},

    {Field::kTitle, "title", "claimgraph, CC-News, news-please, trafilatura, newspaper4k"},
    {Field::kTitle, "headline", "ninjs 1, schema.org"},
    {Field::kTitle, "headlines", "ninjs 3"},
    {Field::kTitle, "title_page", "news-please"},
    {Field::kTitle, "title_rss", "news-please"},

    {Field::kDate, "date", "claimgraph, CC-News, trafilatura"},
    {Field::kDate, "date_publish", "news-please, multilingual CC-News"},
    {Field::kDate, "published", "others"},
    {Field::kDate, "publish_date", "newspaper4k"},
    {Field::kDate, "published_at", "others"},
    {Field::kDate, "pub_date", "others"},
    {Field::kDate, "date_published", "JSON Feed"},
    {Field::kDate, "datePublished", "schema.org"},
    {Field::kDate, "pubDate", "feeds"},
    {Field::kDate, "publishedAt", "NewsAPI"},
    {Field::kDate, "publication_date", "others"},
    {Field::kDate, "firstCreated", "ninjs 2, 3"},
    {Field::kDate, "firstcreated", "ninjs 1"},
    {Field::kDate, "versionCreated", "ninjs 2, 3"},
    {Field::kDate, "versioncreated", "ninjs 1"},

    {Field::kModified, "modified", "claimgraph"},
    {Field::kModified, "date_modify", "news-please"},
    {Field::kModified, "date_modified", "JSON Feed"},
    {Field::kModified, "dateModified", "schema.org"},
    {Field::kModified, "updated", "feeds"},
    {Field::kModified, "updated_at", "others"},
    {Field::kModified, "contentModified", "ninjs 2, 3"},

    {Field::kLanguage, "language", "claimgraph, news-please, trafilatura, ninjs"},
    {Field::kLanguage, "lang", "others"},
    {Field::kLanguage, "meta_lang", "newspaper4k"},
    {Field::kLanguage, "inLanguage", "schema.org"},

    {Field::kUri, "url", "claimgraph, CC-News, news-please, newspaper4k"},
    {Field::kUri, "uri", "ninjs"},
    {Field::kUri, "link", "feeds"},
    {Field::kUri, "canonical_link", "newspaper4k"},

    {Field::kSource, "source", "claimgraph (in trafilatura the address of the page)"},
    {Field::kSource, "publisher", "others"},
    {Field::kSource, "source_domain", "news-please"},
    {Field::kSource, "source-hostname", "trafilatura"},
    {Field::kSource, "sitename", "trafilatura"},
    {Field::kSource, "domain", "CC-News, GDELT"},
    {Field::kSource, "hostname", "trafilatura"},

    {Field::kVersion, "version", "claimgraph, ninjs"},

    {Field::kStatus, "pubStatus", "ninjs 2, 3"},
    {Field::kStatus, "pubstatus", "ninjs 1"},
};
constexpr std::size_t kAliasCount = std::size(kAliases);

// Indices of kAliases in the order of their keys.
constexpr std::array<std::uint8_t, kAliasCount> by_key() {
  std::array<std::uint8_t, kAliasCount> order{};
  for (std::size_t i = 0; i < kAliasCount; ++i) order[i] = static_cast<std::uint8_t>(i);
  std::sort(order.begin(), order.end(), [](auto a, auto b) { return kAliases[a].key < kAliases[b].key; });
  return order;
}
constexpr std::array<std::uint8_t, kAliasCount> kByKey = by_key();

}  // namespace

std::string_view name_of(Field field) { return kNames[static_cast<std::size_t>(field)]; }

std::span<const Alias> shipped_aliases() { return kAliases; }

const Alias* find_alias(std::string_view key) {
  const auto found = std::lower_bound(kByKey.begin(), kByKey.end(), key,
                                      [](auto index, auto wanted) { return kAliases[index].key < wanted; });
  return found != kByKey.end() && kAliases[*found].key == key ? &kAliases[*found] : nullptr;
}

Result<OwnField> own_field(std::string_view given) {
  const std::size_t sign = given.find('=');
  const std::string_view name = given.substr(0, sign);
  if (sign == std::string_view::npos || sign + 1 == given.size())
    return Error{"", 0, 0, "no field: " + std::string(given) + "; write it as body=/a/b"};
  const auto found = std::find(kNames.begin(), kNames.end(), name == "body" ? "text" : name);
  if (found == kNames.end()) {
    std::string names;
    for (const std::string_view each : kNames) names += (names.empty() ? "" : ", ") + std::string(each);
    return Error{"", 0, 0, "unknown field \"" + std::string(name) + "\"; one of " + names};
  }
  std::string pointer(given.substr(sign + 1));
  if (pointer.front() != '/') pointer.insert(0, "/");
  return OwnField{static_cast<Field>(found - kNames.begin()), std::move(pointer)};
}

}  // namespace claimgraph
