#include "index/results.h"

#include <algorithm>
#include <iterator>

#include "graph/json_text.h"
#include "write/csv.h"
#include "write/terminal.h"

namespace claimgraph {
namespace {

constexpr std::string_view kLayoutNames[] = {"table", "json", "csv"};

// The text with `open` and `close` around its highlights; control characters shown, not sent.
std::string marked(const SearchHit& hit, std::string_view open, std::string_view close) {
  std::string out;
  std::uint32_t point = 0;
  std::size_t next = 0;
  std::string piece;
  const auto flush = [&](std::string_view mark) {
    out += visible(piece);
    out += mark;
    piece.clear();
  };
  for (const char c : hit.text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      if (next < hit.highlights.size() && point == hit.highlights[next].second) {
        flush(close);
        ++next;
      }
      if (next < hit.highlights.size() && point == hit.highlights[next].first) flush(open);
      ++point;
    }
    piece += c;
  }
  flush(next < hit.highlights.size() && point >= hit.highlights[next].second ? close : "");
  return out;
}

void append_row(const SearchHit& hit, bool colour, std::string& out) {
  out += hit.type + "  " + (colour ? marked(hit, "\x1b[1m", "\x1b[0m") : marked(hit, "*", "*")) + "\n";
  std::string facts = hit.modality;
  const auto fact = [&](const std::string& text) {
    if (!text.empty()) facts += " | " + text;
  };
  fact(hit.status);
  fact(hit.parties);
  fact(hit.amounts);
  fact(hit.begin);
  if (!hit.source.empty()) fact("says " + hit.source);
  out += "    " + visible(facts) + "\n";
  for (const TextPlace& place : hit.evidence) {
    out += "    " + visible(place.document) + (place.in_title ? " title " : " ") +
           std::to_string(place.start) + "-" + std::to_string(place.end) + "\n";
  }
}

void append_json(const SearchHit& hit, std::string& out) {
  out += "{\"claim\":" + hit.json + ",\"highlights\":[";
  for (const auto& [start, end] : hit.highlights) {
    if (out.back() != '[') out += ',';
    out += "[" + std::to_string(start) + "," + std::to_string(end) + "]";
  }
  out += "],\"evidence\":";
  std::string evidence;
  JsonText json(evidence);
  json.open('[');
  for (const TextPlace& place : hit.evidence) {
    json.open('{');
    json.key("document").text(place.document);
    json.key("start").number(place.start);
    json.key("end").number(place.end);
    json.key("text").text(place.text);
    if (place.in_title) json.key("field").text("title");
    json.close('}');
  }
  json.close(']');
  out += evidence + "}\n";
}

void append_csv(const SearchHit& hit, std::string& out) {
  std::string confidence;
  JsonText(confidence).number(hit.confidence);
  std::string documents;
  for (const TextPlace& place : hit.evidence) {
    if (documents.find(place.document) == std::string::npos)
      documents += (documents.empty() ? "" : "; ") + place.document;
  }
  append_csv_line({hit.id, hit.type, hit.text, hit.modality, hit.status, confidence, hit.parties, hit.amounts,
                   hit.begin, hit.end, hit.source, documents},
                  out);
}

}  // namespace

std::optional<ResultFormat> result_format_named(std::string_view name) {
  const auto found = std::find(std::begin(kLayoutNames), std::end(kLayoutNames), name);
  if (found == std::end(kLayoutNames)) return std::nullopt;
  return static_cast<ResultFormat>(found - std::begin(kLayoutNames));
}

std::vector<std::string> result_format_names() { return {std::begin(kLayoutNames), std::end(kLayoutNames)}; }

std::string render_results(ResultFormat format, const std::vector<SearchHit>& hits, bool colour) {
  std::string out;
  if (format == ResultFormat::kCsv)
    append_csv_line({"id", "type", "text", "modality", "status", "confidence", "parties", "amounts", "begin",
                     "end", "source", "documents"},
                    out);
  for (const SearchHit& hit : hits) {
    if (format == ResultFormat::kTable) append_row(hit, colour, out);
    if (format == ResultFormat::kJson) append_json(hit, out);
    if (format == ResultFormat::kCsv) append_csv(hit, out);
  }
  return out;
}

}  // namespace claimgraph
