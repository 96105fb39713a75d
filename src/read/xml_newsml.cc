#include <utility>

#include "read/iso_date.h"
#include "read/xml_articles.h"

namespace claimgraph {
namespace {

void set_date(std::string& field, const std::string& value, std::string_view name, std::string_view& from) {
  if (!field.empty()) return;
  field = iso_date(value);
  if (!field.empty()) from = name;
}

// What an <nitf> element says; what is known already stays.
void take_nitf(const xmlNode* nitf, Record& made) {
  Article& article = made.article;
  const xmlNode* head = child(nitf, "head");
  const xmlNode* data = child(head, "docdata");
  const xmlNode* body = child(nitf, "body");
  fill_empty(article.id, attribute(child(data, "doc-id"), "id-string"));
  fill_empty(article.id, attribute(nitf, "uno"));
  fill_empty(article.title, words(child(child(child(body, "body.head"), "hedline"), "hl1")));
  fill_empty(article.title, words(child(head, "title")));
  set_date(article.date, attribute(child(data, "date.issue"), "norm"), "date.issue", made.notes.date_from);
  set_date(article.date, attribute(child(data, "date.release"), "norm"), "date.release",
           made.notes.date_from);
  fill_empty(article.language, attribute(nitf, "baselang"));
  fill_empty(article.text, paragraphs(child(body, "body.content")));
  made.notes.text_from = "body.content";
}

// The first element that holds an item's words.
void take_content(const xmlNode* set, Record& made) {
  for (const char* name : {"inlineXML", "inlineData"}) {
    for (const xmlNode* inline_content = child(set, name); inline_content != nullptr;
         inline_content = next(inline_content)) {
      for (const xmlNode* each = inline_content->children; each != nullptr; each = each->next) {
        if (name_of(each) == "nitf") return take_nitf(each, made);
      }
      made.notes.text_from = name == std::string_view("inlineXML") ? "inlineXML" : "inlineData";
      made.article.text =
          name == std::string_view("inlineXML") ? paragraphs(inline_content) : content(inline_content);
      if (!made.article.text.empty()) return;
    }
  }
}

Record begun() {
  Record made;
  made.notes.format = InputFormat::kXml;
  made.article.extracted = true;
  return made;
}

// What names where it is from follow from what was found.
Record finished(Record made, std::string_view title_from) {
  if (!made.article.title.empty()) made.notes.title_from = title_from;
  if (!made.article.language.empty()) made.notes.language_from = "item";
  return made;
}

Record of_item(const xmlNode* item) {
  Record made = begun();
  Article& article = made.article;
  const xmlNode* meta = child(item, "itemMeta");
  const xmlNode* about = child(item, "contentMeta");
  article.id = attribute(item, "guid");
  article.version = attribute(item, "version");
  article.title = words(child(about, "headline"));
  fill_empty(article.title, words(child(meta, "title")));
  set_date(article.date, words(child(about, "contentCreated")), "contentCreated", made.notes.date_from);
  set_date(article.date, words(child(meta, "firstCreated")), "firstCreated", made.notes.date_from);
  set_date(article.date, words(child(meta, "versionCreated")), "versionCreated", made.notes.date_from);
  article.modified = iso_date(words(child(about, "contentModified")));
  article.language = attribute(child(about, "language"), "tag");
  fill_empty(article.language, attribute(item, "lang"));
  article.source = words(child(child(meta, "provider"), "name"));
  fill_empty(article.source, attribute(child(meta, "provider"), "literal"));
  mark_withdrawn(attribute(child(meta, "pubStatus"), "qcode"), made.notes);
  take_content(child(item, "contentSet"), made);
  return finished(std::move(made), "headline");
}

}  // namespace

bool articles_of_newsml(const xmlNode* root, const TakeRecord& take) {
  if (name_of(root) == "newsItem") return take(of_item(root));
  for (const xmlNode* items = child(root, "itemSet"); items != nullptr; items = next(items)) {
    for (const xmlNode* item = child(items, "newsItem"); item != nullptr; item = next(item)) {
      if (!take(of_item(item))) return false;
    }
  }
  return true;
}

bool article_of_nitf(const xmlNode* root, const TakeRecord& take) {
  Record made = begun();
  take_nitf(root, made);
  return take(finished(std::move(made), "hl1"));
}

ReadArticles reader_for(const xmlNode* root) {
  constexpr struct {
    std::string_view name;
    ReadArticles read;
  } kReaders[] = {{"rss", articles_of_feed},           {"RDF", articles_of_feed},
                  {"feed", articles_of_feed},          {"newsItem", articles_of_newsml},
                  {"newsMessage", articles_of_newsml}, {"nitf", article_of_nitf}};
  for (const auto& [name, read] : kReaders) {
    if (name_of(root) == name) return read;
  }
  return nullptr;
}

}  // namespace claimgraph
