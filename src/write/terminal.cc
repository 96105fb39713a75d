#include "write/terminal.h"

#include <cstdint>
#include <cstdio>

#include "text/unicode.h"

namespace claimgraph {
namespace {

bool is_hidden(std::uint32_t c) {
  return (c >= 0x80 && c <= 0x9F) || c == 0xAD || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F);
}

}  // namespace

std::string visible(std::string_view text) {
  std::string out;
  char escaped[16];
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value < 0x20 || point.value == 0x7F) {
      std::snprintf(escaped, sizeof escaped, "\\x%02x", static_cast<unsigned>(point.value));
      out += escaped;
    } else if (is_hidden(point.value)) {
      std::snprintf(escaped, sizeof escaped, "<U+%04X>", static_cast<unsigned>(point.value));
      out += escaped;
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
}

}  // namespace claimgraph
