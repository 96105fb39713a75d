// SHA-256, for ids that come from content.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace claimgraph
