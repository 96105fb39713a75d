#include "base/limits.h"

#include <charconv>
#include <limits>
#include <string>

namespace claimgraph {
namespace {

constexpr LimitRow kRows[] = {
    {"record", &Limits::record, "bytes of a JSON record", "the record is rejected, its bytes are not kept"},
    {"input", &Limits::input, "bytes of an input that is one document, unpacked", "the input is rejected"},
    {"article", &Limits::article, "bytes of an article's text",
     "the rest is not read; documents[].truncated says so"},
    {"sentence", &Limits::sentence, "tokens of a sentence",
     "the sentence is cut there; documents[].truncated says so"},
    {"time", &Limits::time, "milliseconds an article, 0 = none",
     "later stages are left out, documents[].truncated says so; the only limit by which output depends on "
     "the "
     "machine"},
};

constexpr FixedLimit kFixed[] = {
    {"nesting of JSON", "64 levels", "the record is rejected"},
    {"nesting of archives", "4 levels (.tar.gz: 2)", "the inner archive is rejected"},
    {"unpacking", "200 times the packed size", "the archive is rejected from there on"},
    {"word", "200 bytes", "a longer run is several words"},
    {"reports in reports", "8", "what is said deeper is left out; documents[].truncated says so"},
    {"records under way", "4 a thread and 4, 64 MiB together", "reading waits"},
};

Error wrong(std::string message) { return {"", 0, 0, std::move(message)}; }

}  // namespace

std::span<const LimitRow> limit_rows() { return kRows; }
std::span<const FixedLimit> fixed_limits() { return kFixed; }

Result<bool> set_limit(std::string_view given, Limits& limits) {
  const std::size_t equals = given.find('=');
  if (equals == std::string_view::npos) return wrong("no \"=\": write it as article=1M");
  std::string_view number = given.substr(equals + 1);
  std::size_t unit = 1;
  if (number.ends_with('K') || number.ends_with('M')) {
    unit = std::size_t{1} << (number.back() == 'K' ? 10U : 20U);
    number.remove_suffix(1);
  }
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  const bool whole = error == std::errc() && end == number.data() + number.size();
  if (!whole || value > std::numeric_limits<std::uint32_t>::max() / unit)
    return wrong("no number: \"" + std::string(given.substr(equals + 1)) + "\"");
  std::string names;
  for (const LimitRow& row : kRows) {
    names += (names.empty() ? "" : ", ") + std::string(row.name);
    if (row.name != given.substr(0, equals)) continue;
    if (value == 0 && row.value != &Limits::time) return wrong("a limit of 0 lets nothing through");
    limits.*row.value = value * unit;
    return true;
  }
  return wrong("no limit \"" + std::string(given.substr(0, equals)) + "\"; there are " + names);
}

}  // namespace claimgraph
