#include <utility>

#include "read/html_text.h"
#include "read/iso_date.h"
#include "read/xml_articles.h"

namespace claimgraph {
namespace {

constexpr std::string_view kDublinCore = "purl.org/dc", kContent = "purl.org/rss/1.0/modules/content";

// A title may hold markup, written as text.
std::string title_of(const xmlNode* node) {
  const std::string title = words(node);
  return title.find_first_of("<&") == std::string::npos ? title : fragment_text(title).text;
}

// The text of an element that holds HTML, XHTML or plain text.
std::string text_of(const xmlNode* node, bool plain) {
  if (node == nullptr) return "";
  for (const xmlNode* each = node->children; each != nullptr; each = each->next) {
    if (!name_of(each).empty()) return paragraphs(node);
  }
  return plain ? content(node) : fragment_text(content(node)).text;
}

void take_text(const xmlNode* node, bool plain, std::string_view from, Record& made) {
  if (!made.article.text.empty()) return;
  made.article.text = text_of(node, plain);
  if (!made.article.text.empty()) made.notes.text_from = from;
}

void take_date(const xmlNode* node, std::string_view from, Record& made) {
  if (!made.article.date.empty()) return;
  made.article.date = iso_date(words(node));
  if (!made.article.date.empty()) made.notes.date_from = from;
}

Record begun(const std::string& title, const std::string& feed, const std::string& language) {
  Record made;
  made.notes.format = InputFormat::kXml;
  made.article.title = title;
  if (!title.empty()) made.notes.title_from = "title";
  made.article.source = feed;
  made.article.language = language;
  if (!language.empty()) made.notes.language_from = "feed";
  made.article.extracted = true;
  return made;
}

Record of_item(const xmlNode* item, const std::string& feed, const std::string& language) {
  Record made = begun(title_of(child(item, "title")), feed, language);
  take_text(child_in(item, kContent, "encoded"), false, "content:encoded", made);
  take_text(child(item, "description"), false, "description", made);
  take_date(child(item, "pubDate"), "pubDate", made);
  take_date(child_in(item, kDublinCore, "date"), "dc:date", made);
  made.article.uri = words(child(item, "link"));
  if (!fill_empty(made.article.id, words(child(item, "guid"))) &&
      !fill_empty(made.article.id, attribute(item, "about")))
    made.article.id = made.article.uri;
  return made;
}

std::string link_of(const xmlNode* entry) {
  for (const xmlNode* link = child(entry, "link"); link != nullptr; link = next(link)) {
    const std::string relation = attribute(link, "rel");
    if (relation.empty() || relation == "alternate") return attribute(link, "href");
  }
  return "";
}

Record of_entry(const xmlNode* entry, const std::string& feed, const std::string& language) {
  const std::string own = attribute(entry, "lang");
  Record made = begun(title_of(child(entry, "title")), feed, own.empty() ? language : own);
  for (const char* name : {"content", "summary"}) {
    const xmlNode* node = child(entry, name);
    const std::string type = attribute(node, "type");
    take_text(node, type.empty() || type == "text", name, made);
  }
  take_date(child(entry, "published"), "published", made);
  take_date(child(entry, "updated"), "updated", made);
  made.article.modified = iso_date(words(child(entry, "updated")));
  made.article.uri = link_of(entry);
  made.article.id = words(child(entry, "id"));
  if (made.article.id.empty()) made.article.id = made.article.uri;
  return made;
}

}  // namespace

bool articles_of_feed(const xmlNode* root, const TakeRecord& take) {
  const bool atom = name_of(root) == "feed";
  // RDF keeps its items beside the channel, and has them in RSS's namespace.
  const xmlNode* channel = atom ? root : nullptr;
  for (const xmlNode* each = root->children; each != nullptr && channel == nullptr; each = each->next) {
    if (name_of(each) == "channel") channel = each;
  }
  if (channel == nullptr) return true;
  const std::string feed = title_of(child(channel, "title"));
  std::string language = atom ? attribute(root, "lang") : words(child(channel, "language"));
  if (language.empty()) language = words(child_in(channel, kDublinCore, "language"));
  const xmlNode* holder = name_of(root) == "RDF" ? root : channel;
  for (const xmlNode* each = holder->children; each != nullptr; each = each->next) {
    if (name_of(each) != (atom ? "entry" : "item")) continue;
    if (!take(atom ? of_entry(each, feed, language) : of_item(each, feed, language))) return false;
  }
  return true;
}

}  // namespace claimgraph
