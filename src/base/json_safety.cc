#include "base/json_safety.h"

#include <cstddef>

namespace claimgraph {

const char* json_danger(std::string_view json) {
  constexpr int kDeepest = 64;
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '\0') return "holds a raw NUL byte";
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepest) return "is nested deeper than 64 levels";
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return nullptr;
}

}  // namespace claimgraph
