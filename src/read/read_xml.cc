#include <utility>

#include "read/charset.h"
#include "read/html_metadata.h"
#include "read/reading.h"
#include "read/xml_articles.h"

namespace claimgraph {

bool InputReading::xml(const std::string& bytes, const std::string& name, const std::string& id) {
  const Decoded decoded = decode(bytes, {options_.charset, "", declared_charset(bytes)});
  const auto document = XmlDocument::parse(decoded.text);
  if (!document.ok()) {
    receiver_.refuse({name, document.error().message, bytes, InputFormat::kXml, id});
    return true;
  }
  const ReadArticles read = reader_for(document.value().root());
  if (read == nullptr) {
    receiver_.reject(name, "XML of another kind: <" + std::string(name_of(document.value().root())) +
                               ">; RSS, Atom, NewsML-G2 and NITF are read");
    return true;
  }
  std::size_t number = 0;
  const bool go_on = read(document.value().root(), [&](Record made) {
    const std::string where = name + ", item " + std::to_string(++number);
    if (made.article.text.empty() && made.notes.left_out.empty()) {
      receiver_.reject(where, "the item holds no text");
      return true;
    }
    if (made.article.id.empty() && number == 1 && read == article_of_nitf) made.article.id = id;
    made.notes.charset = decoded.charset;
    made.notes.charset_from = decoded.charset_from;
    made.notes.repaired = number == 1 ? decoded.repaired : 0;
    made.notes.warning = document.value().flaw();
    return deliver(std::move(made), where);
  });
  if (number == 0)
    receiver_.reject(name,
                     document.value().flaw().empty() ? "the XML holds no items" : document.value().flaw());
  return go_on;
}

}  // namespace claimgraph
