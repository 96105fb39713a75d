#include "graph/versions.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"

namespace claimgraph {
namespace {

// The run of digits (without leading zeros) or the one other byte that `text` begins with; it is removed.
std::string_view next_part(std::string_view& text) {
  std::size_t size = 1;
  if (is_digit(text.front())) {
    while (size < text.size() && is_digit(text[size])) ++size;
  }
  std::string_view part = text.substr(0, size);
  text.remove_prefix(size);
  while (part.size() > 1 && part.front() == '0') part.remove_prefix(1);
  return part;
}

}  // namespace

bool version_less(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const std::string_view x = next_part(a);
    const std::string_view y = next_part(b);
    if (x == y) continue;
    const bool numbers = is_digit(x.front()) && is_digit(y.front());
    return numbers && x.size() != y.size() ? x.size() < y.size() : x < y;
  }
  return a.empty() && !b.empty();
}

}  // namespace claimgraph
