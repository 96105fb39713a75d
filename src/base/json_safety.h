// What must not reach a JSON parser that builds a tree.
#pragma once

#include <string_view>

namespace claimgraph {

/// Why this JSON is refused before it is parsed: it is nested deeper than 64 levels (a tree of that depth
/// would cost stack), or holds a raw NUL (which would pass for its end). Null when nothing speaks against it.
const char* json_danger(std::string_view json);

}  // namespace claimgraph
