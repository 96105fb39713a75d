// SHA-256, for ids that come from content.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace claimgraph {

/// 64 lower-case hex digits. Both throw std::bad_alloc where memory runs out, and give no digest then.
std::string sha256_hex(std::string_view bytes);

/// Appends the first `digits` of them for the bytes of all parts together.
void append_sha256_hex(std::initializer_list<std::string_view> parts, std::size_t digits, std::string& out);

}  // namespace claimgraph
