// How the library's public face maps to the inner types.
#pragma once

#include <string>

#include "claimgraph/claimgraph.h"
#include "document.h"

namespace claimgraph {

/// `wanted` if it is not empty; else CLAIMGRAPH_PATTERNS, ../share/claimgraph/patterns beside the program, or
/// the source tree the library was built from.
std::string find_patterns(const std::string& wanted);

/// Where the image of a pattern folder is looked for: "FOLDER.image", of the source tree's patterns the
/// program's own folder.
std::string image_path(const std::string& folder);

/// An article's fields; a missing id is "sha256:" and 32 hex digits of the text.
Metadata metadata_of(const Article& article);

}  // namespace claimgraph
