#include <cstddef>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "graph/json_text.h"
#include "index/search.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

bool is_space(char c) { return c == ' ' || c == '\0' || (c >= '\t' && c <= '\r'); }

// A string of FTS5 holds words where it has letters or digits; a word without any would match nothing.
bool holds_word(std::string_view term) {
  for (const char c : term) {
    const bool letter = is_ascii_letter(c) || is_digit(c);
    if (letter || static_cast<unsigned char>(c) >= 0x80) return true;
  }
  return false;
}

// NUL would end the query.
std::string quoted(std::string_view term) {
  std::string out = "\"";
  for (const char c : term) {
    out += c == '\0' ? ' ' : c;
    if (c == '"') out += '"';
  }
  return out += '"';
}

}  // namespace

std::string match_expression(std::string_view words) {
  std::string valid, expression;
  append_valid(words, valid);
  const std::string_view text = valid;
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    const std::size_t close = text[at] == '"' ? text.find('"', at + 1) : std::string_view::npos;
    const bool phrase = close != std::string_view::npos;
    std::size_t end = phrase ? close + 1 : at;
    while (!phrase && end < text.size() && !is_space(text[end])) ++end;
    std::string_view term = phrase ? text.substr(at + 1, close - at - 1) : text.substr(at, end - at);
    const bool any_ending = !phrase && term.size() > 1 && term.back() == '*';
    if (any_ending) term.remove_suffix(1);
    at = end;
    if (!holds_word(term)) continue;
    expression += (expression.empty() ? "" : " AND ") + quoted(term) + (any_ending ? "*" : "");
  }
  return expression;
}

}  // namespace claimgraph
