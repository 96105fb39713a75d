#include "read/formats.h"

#include <iterator>

#include "read/charset.h"

namespace claimgraph {
namespace {

constexpr std::string_view kInputNames[] = {"auto", "text", "json", "jsonl", "html", "xml", "warc"};
constexpr std::string_view kSpace = " \t\r\n";

bool begins(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

// A line that looks like a JSON object from its first to its last character.
bool is_object_line(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  const std::size_t last = line.find_last_not_of(" \t\r");
  if (first == std::string_view::npos || line[first] != '{' || line[last] != '}') return false;
  const std::size_t next = line.find_first_not_of(" \t", first + 1);
  return line[next] == '"' && line.find(':', next) != std::string_view::npos;
}

bool has_object_line(std::string_view start) {
  for (std::string_view rest = start; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    if (is_object_line(rest.substr(0, end))) return true;
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return false;
}

// Markup that follows comments and the XML declaration: its kind, or kAuto.
InputFormat markup_of(std::string_view text) {
  bool declared = false;
  while (begins(text, "<?") || begins(text, "<!--")) {
    declared = declared || begins(text, "<?xml");
    const std::string_view close = begins(text, "<?") ? "?>" : "-->";
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) return declared ? InputFormat::kXml : InputFormat::kHtml;
    text.remove_prefix(end + close.size());
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  }
  for (const std::string_view tag :
       {"<!doctype html", "<html", "<head", "<body", "<meta", "<article", "<p>", "<div"}) {
    if (begins(text, tag)) return InputFormat::kHtml;
  }
  for (const std::string_view tag : {"<rss", "<feed", "<rdf:rdf", "<newsitem", "<newsmessage", "<nitf",
                                     "<!doctype nitf", "<packageitem"}) {
    if (begins(text, tag)) return InputFormat::kXml;
  }
  return declared ? InputFormat::kXml : InputFormat::kAuto;
}

}  // namespace

std::optional<InputFormat> input_format_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kInputNames); ++i) {
    if (kInputNames[i] == name) return static_cast<InputFormat>(i);
  }
  return std::nullopt;
}

std::vector<std::string> input_format_names() { return {std::begin(kInputNames), std::end(kInputNames)}; }

InputFormat format_by_name(std::string_view name) {
  constexpr struct {
    std::string_view end;
    InputFormat format;
  } kEnds[] = {
      {".jsonl", InputFormat::kJsonl}, {".ndjson", InputFormat::kJsonl}, {".json", InputFormat::kJson},
      {".html", InputFormat::kHtml},   {".htm", InputFormat::kHtml},     {".xhtml", InputFormat::kHtml},
      {".rss", InputFormat::kXml},     {".atom", InputFormat::kXml},     {".xml", InputFormat::kXml},
      {".nitf", InputFormat::kXml},    {".warc", InputFormat::kWarc},    {".wet", InputFormat::kWarc}};
  for (const auto& [end, format] : kEnds) {
    if (name.size() >= end.size() && begins(name.substr(name.size() - end.size()), end)) return format;
  }
  return InputFormat::kAuto;
}

InputFormat guess_format(std::string_view start, std::string_view name) {
  std::string narrow;
  if (!wide_charset(start.substr(0, 4096)).empty()) {
    narrow = decode(start).text;
    start = narrow;
  }
  if (begins(start, "\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::size_t first = start.find_first_not_of(kSpace);
  const InputFormat named = format_by_name(name);
  if (first == std::string_view::npos) return named == InputFormat::kAuto ? InputFormat::kText : named;
  if (begins(start, "warc/1.")) return InputFormat::kWarc;
  if (has_object_line(start)) {
    // One object inside an array on several lines is no JSON Lines.
    return start[first] == '[' ? InputFormat::kJson : InputFormat::kJsonl;
  }
  if (start[first] == '<') {
    const InputFormat markup = markup_of(start.substr(first));
    if (markup != InputFormat::kAuto) return markup;
  }
  if (named != InputFormat::kAuto) return named;
  const std::size_t next = start.find_first_not_of(kSpace, first + 1);
  const char after = next == std::string_view::npos ? '\0' : start[next];
  if (start[first] == '{' && (after == '"' || after == '}'))
    return start.find('\n', first) < next ? InputFormat::kJson : InputFormat::kJsonl;
  if (start[first] == '[' && (after == '{' || after == ']')) return InputFormat::kJson;
  return InputFormat::kText;
}

}  // namespace claimgraph
