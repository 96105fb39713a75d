// A page as an article.
#pragma once

#include <string>
#include <string_view>

#include "read/record.h"

namespace claimgraph {

/// What is known of a page from outside it.
struct PageSource {
  std::string charset_option, charset_header;
  std::string uri;       // where it was fetched; used where the page names no address
  std::string language;  // as its record says
};

/// The article of a page given as bytes in any character set: text and way back to the page, title, date,
/// language and address, and where each is known from. The error says why there is none.
Result<Record> article_from_html(std::string_view bytes, const PageSource& source = {});

}  // namespace claimgraph
