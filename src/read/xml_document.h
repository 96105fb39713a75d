// XML as a tree, without entities, network or files (libxml2).
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>

#include "claimgraph/result.h"

namespace claimgraph {

class XmlDocument {
 public:
  /// Parses UTF-8, whatever its declaration says. A document that declares entities is refused, and so is one
  /// nested deeper than 256 levels; one that is not well-formed comes as far as it can be read, with flaw()
  /// saying where it goes wrong.
  static Result<XmlDocument> parse(std::string_view xml);

  /// Never null; lives as long as the document.
  const xmlNode* root() const { return xmlDocGetRootElement(document_.get()); }
  const std::string& flaw() const { return flaw_; }

 private:
  struct Free {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  };
  std::unique_ptr<xmlDoc, Free> document_;
  std::string flaw_;
};

/// The local name of an element; "" for other nodes.
std::string_view name_of(const xmlNode* node);
/// The first (next) child element of that local name, in the namespace of its parent, or null.
const xmlNode* child(const xmlNode* node, std::string_view name);
const xmlNode* next(const xmlNode* node);
/// The first child element of that local name in a namespace that holds `space`, or null.
const xmlNode* child_in(const xmlNode* node, std::string_view space, std::string_view name);
/// Fills a field that is empty; false when it still is.
bool fill_empty(std::string& field, std::string value);
/// The value of an attribute by its local name, or "".
std::string attribute(const xmlNode* node, std::string_view name);
/// All text below a node, white space run together; "" for null.
std::string words(const xmlNode* node);
/// All text below a node as it stands; "" for null.
std::string content(const xmlNode* node);
/// The text below a node as paragraphs with an empty line between, by the names that NITF and XHTML have for
/// them; "" for null.
std::string paragraphs(const xmlNode* node);

}  // namespace claimgraph
