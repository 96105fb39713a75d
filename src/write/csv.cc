#include "write/csv.h"

#include <algorithm>

#include "base/ascii.h"
#include "graph/json_text.h"

namespace claimgraph {
namespace {

bool is_number(std::string_view cell) {
  if (!cell.empty() && cell.front() == '-') cell.remove_prefix(1);
  const auto digit = is_digit;
  const bool plain = std::all_of(cell.begin(), cell.end(), [&](char c) { return digit(c) || c == '.'; });
  return plain && !cell.empty() && digit(cell.front()) && std::count(cell.begin(), cell.end(), '.') <= 1;
}

// White space and quotes before it do not make a formula harmless.
bool is_formula(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of(" \"';,");
  if (!cell.empty() && (cell[0] == '\t' || cell[0] == '\r' || cell[0] == '\n')) return true;
  if (first == std::string_view::npos) return false;
  const std::string_view rest = cell.substr(first);
  constexpr std::string_view kStarts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  return std::any_of(std::begin(kStarts), std::end(kStarts),
                     [&](std::string_view start) { return rest.starts_with(start); });
}

}  // namespace

void append_csv_line(const std::vector<std::string_view>& cells, std::string& out) {
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) out += ',';
    first = false;
    const bool formula = is_formula(cell) && !is_number(cell);
    const bool quoted = formula || cell.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted) out += '"';
    if (formula) out += '\'';
    for (const char c : cell) {
      const bool control = (c >= 0 && c < ' ' && c != '\n') || c == 0x7F;
      out += control ? ' ' : c;
      if (c == '"') out += '"';
    }
    if (quoted) out += '"';
  }
  out += "\r\n";
}

}  // namespace claimgraph
