#include "write/pieces.h"

#include <cstdint>
#include <numeric>

#include "base/sha256.h"
#include "graph/json_text.h"

namespace claimgraph {

std::size_t lines_per_record(Format format) {
  if (format == Format::kBulk) return 2;  // an action and what it is about
  return format >= Format::kVespa ? 1 : 0;
}

std::vector<Piece> pieces_of(Format format, std::string_view lines, std::size_t most) {
  const std::size_t per_record = lines_per_record(format);
  std::vector<Piece> pieces;
  std::size_t begin = 0;  // of the last piece
  for (std::size_t at = 0; at < lines.size();) {
    std::size_t end = at;
    for (std::size_t line = 0; line < per_record; ++line) end = lines.find('\n', end) + 1;
    if (pieces.empty() || end - begin > most) {
      begin = at;
      pieces.emplace_back();
    }
    pieces.back().lines = lines.substr(begin, end - begin);
    ++pieces.back().records;
    at = end;
  }
  return pieces;
}

std::string piece_name(const std::string& file, std::size_t number) {
  constexpr std::size_t kDigits = 5;
  std::string digits = std::to_string(number);
  if (digits.size() < kDigits) digits.insert(0, kDigits - digits.size(), '0');
  const std::size_t dot = file.rfind('.');
  return file.substr(0, dot) + "-" + digits + file.substr(dot);
}

std::string pieces_manifest(Format format, const std::string& file, const std::vector<Piece>& pieces) {
  const auto add = [](std::size_t sum, const Piece& piece) { return sum + piece.records; };
  std::string out;
  JsonText json(out, 2);
  json.open('{');
  json.key("format").text(format_names()[static_cast<std::size_t>(format)]);
  json.key("records").number(
      static_cast<std::int64_t>(std::accumulate(pieces.begin(), pieces.end(), std::size_t{0}, add)));
  json.key("files").open('[');
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    json.open('{');
    json.key("name").text(piece_name(file, i + 1));
    json.key("records").number(static_cast<std::int64_t>(pieces[i].records));
    json.key("bytes").number(static_cast<std::int64_t>(pieces[i].lines.size()));
    json.key("sha256").text(sha256_hex(pieces[i].lines));
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return out + "\n";
}

}  // namespace claimgraph
