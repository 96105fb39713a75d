// The article in a page's JSON-LD (schema.org).
#pragma once

#include <string_view>

#include "read/html_metadata.h"

namespace claimgraph {

/// Fills what `json` (one script of a page) says of an article and `made` does not know yet: NewsArticle and
/// its like, alone, in a list, in a @graph or as the mainEntity of a page. Nothing where it is no JSON.
void take_json_ld(std::string_view json, HtmlMetadata& made);

}  // namespace claimgraph
