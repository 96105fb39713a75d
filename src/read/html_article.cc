#include "read/html_article.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "read/charset.h"
#include "read/html_content.h"
#include "read/html_metadata.h"
#include "read/html_text.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

// Letters in lower case and nothing else: are two titles the same?
std::string letters_of(std::string_view text) {
  std::string small, made;
  append_lower(text, small);
  std::copy_if(small.begin(), small.end(), std::back_inserter(made),
               [](char c) { return (c & 0x80) != 0 || is_lower(c) || is_digit(c); });
  return made;
}

// The title stands apart from the text: its heading is taken out of it.
void drop_title(const HtmlTree& tree, const std::string& title, std::vector<char>& dropped) {
  const std::string wanted = letters_of(title);
  for (std::uint32_t i = 0; !wanted.empty() && i < tree.size(); ++i) {
    const GumboTag tag = tree[i].tag;
    if ((tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2) && letters_of(inner_text(tree, i)) == wanted)
      dropped[i] = 1;
  }
}

std::size_t letter_count(std::string_view text) { return letters_of(text).size(); }

}  // namespace

Result<Record> article_from_html(std::string_view bytes, const PageSource& source) {
  const Decoded page = decode(bytes, {source.charset_option, source.charset_header, declared_charset(bytes)});
  const auto parsed = HtmlTree::parse(page.text);
  if (!parsed.ok()) return parsed.error();
  const HtmlTree& tree = parsed.value();
  HtmlMetadata meta = metadata_of(tree);
  Record made;
  made.article = std::move(meta.article);
  made.notes = std::move(meta.notes);
  made.notes.format = InputFormat::kHtml;
  made.notes.charset = page.charset;
  made.notes.charset_from = page.charset_from;
  made.notes.repaired = page.repaired;
  if (made.article.uri.empty()) made.article.uri = source.uri;
  if (made.article.language.empty() && !source.language.empty()) {
    made.article.language = source.language;
    made.notes.language_from = "record";
  }

  HtmlContent content = find_content(tree);
  drop_title(tree, made.article.title, content.dropped);
  HtmlText text = text_of(tree, content.parts, content.dropped);
  made.notes.text_from = content.found_by;
  if (letter_count(text.text) * 2 < letter_count(meta.body)) {
    // The page is filled in by a script: what it hides is said in its JSON-LD.
    text = {std::move(meta.body), {}};
    made.notes.text_from = "JSON-LD";
  }
  if (text.text.empty()) return Error{"", 0, 0, "the page holds no text"};
  made.article.text = std::move(text.text);
  made.article.extracted = true;
  made.map = std::move(text.map);
  return made;
}

}  // namespace claimgraph
