#include "read/xml_document.h"

#include <libxml/parser.h>

#include <algorithm>
#include <iterator>

#include "base/ascii.h"

namespace claimgraph {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

bool same_space(const xmlNode* a, const xmlNode* b) {
  return a->ns == b->ns || (a->ns != nullptr && b->ns != nullptr && view(a->ns->href) == view(b->ns->href));
}

// Appends text with white space run together, after what already ends in none.
void append_words(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (!is_white(c)) {
      out += c;
    } else if (!out.empty() && !is_white(out.back())) {
      out += ' ';
    }
  }
}

void trim(std::string& text) {
  while (!text.empty() && is_white(text.back())) text.pop_back();
}

bool is_paragraph(std::string_view name) {
  constexpr std::string_view kNames[] = {"p",  "hl1",  "hl2",         "block",      "media-caption",
                                         "li", "dd",   "dt",          "div",        "section",
                                         "h1", "h2",   "h3",          "h4",         "h5",
                                         "h6", "tr",   "td",          "pre",        "blockquote",
                                         "ul", "ol",   "dl",          "figcaption", "bq",
                                         "br", "body", "body.content"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

bool is_no_text(std::string_view name) {
  constexpr std::string_view kNames[] = {"script",         "style",          "table", "media-reference",
                                         "media-metadata", "media-producer", "byline"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// The parser lets no document be deeper than 256 levels, so recursion is.
void append_paragraphs(const xmlNode* node, std::string& out) {
  const auto end_paragraph = [&out] {
    trim(out);
    if (!out.empty()) out += "\n\n";
  };
  for (const xmlNode* each = node->children; each != nullptr; each = each->next) {
    if (each->type == XML_TEXT_NODE || each->type == XML_CDATA_SECTION_NODE)
      append_words(view(each->content), out);
    const std::string_view name = name_of(each);
    if (name.empty() || is_no_text(name)) continue;
    const bool apart = is_paragraph(name);
    if (apart) end_paragraph();
    append_paragraphs(each, out);
    if (apart) end_paragraph();
  }
}

// The parse of a document that declares an entity ends there.
void refuse_entity(void* context, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar*) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  parser->userData = nullptr;
  xmlStopParser(parser);
}

}  // namespace

Result<XmlDocument> XmlDocument::parse(std::string_view xml) {
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxt*)> parser(xmlNewParserCtxt(),
                                                                        xmlFreeParserCtxt);
  if (parser == nullptr) return Error{"", 0, 0, "out of memory"};
  parser->sax->entityDecl = refuse_entity;
  XmlDocument made;
  made.document_.reset(
      xmlCtxtReadMemory(parser.get(), xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8",
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER));
  if (parser->userData == nullptr) return Error{"", 0, 0, "the XML declares entities, which are not read"};
  if (parser->wellFormed == 0) {
    std::string what(parser->lastError.message == nullptr ? "damaged" : parser->lastError.message);
    trim(what);
    made.flaw_ = "XML line " + std::to_string(parser->lastError.line) + ": " + what;
  }
  if (made.document_ == nullptr || made.root() == nullptr)
    return Error{"", 0, 0, made.flaw_.empty() ? "the XML is empty" : made.flaw_};
  return made;
}

std::string_view name_of(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

const xmlNode* child(const xmlNode* node, std::string_view name) {
  if (node == nullptr) return nullptr;
  for (const xmlNode* each = node->children; each != nullptr; each = each->next) {
    if (name_of(each) == name && same_space(each, node)) return each;
  }
  return nullptr;
}

const xmlNode* next(const xmlNode* node) {
  for (const xmlNode* each = node->next; each != nullptr; each = each->next) {
    if (name_of(each) == name_of(node) && same_space(each, node)) return each;
  }
  return nullptr;
}

const xmlNode* child_in(const xmlNode* node, std::string_view space, std::string_view name) {
  if (node == nullptr) return nullptr;
  for (const xmlNode* each = node->children; each != nullptr; each = each->next) {
    if (name_of(each) == name && each->ns != nullptr &&
        view(each->ns->href).find(space) != std::string_view::npos)
      return each;
  }
  return nullptr;
}

bool fill_empty(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
  return !field.empty();
}

std::string attribute(const xmlNode* node, std::string_view name) {
  if (node == nullptr) return "";
  for (const xmlAttr* each = node->properties; each != nullptr; each = each->next) {
    if (view(each->name) != name || each->children == nullptr) continue;
    std::string value;
    append_words(view(each->children->content), value);
    trim(value);
    return value;
  }
  return "";
}

std::string content(const xmlNode* node) {
  if (node == nullptr) return "";
  const std::unique_ptr<xmlChar, void (*)(void*)> text(xmlNodeGetContent(node),
                                                       [](void* each) { xmlFree(each); });
  return std::string(view(text.get()));
}

std::string words(const xmlNode* node) {
  std::string made;
  append_words(content(node), made);
  trim(made);
  return made;
}

std::string paragraphs(const xmlNode* node) {
  std::string made;
  if (node != nullptr) append_paragraphs(node, made);
  trim(made);
  return made;
}

}  // namespace claimgraph
