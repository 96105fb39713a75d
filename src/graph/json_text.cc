#include "graph/json_text.h"

#include <charconv>
#include <cstring>

#include "text/unicode.h"

namespace claimgraph {
namespace {

// The high bit of every byte that cannot be copied as it stands: controls, quotes, backslashes, and bytes
// above ASCII. A byte behind a found one may be marked wrongly, so only the first one counts.
std::uint64_t special_bytes(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
  const auto has_zero = [](std::uint64_t bytes) { return (bytes - kOnes) & ~bytes; };
  const std::uint64_t controls = word - kOnes * 0x20;
  return (controls | has_zero(word ^ (kOnes * '"')) | has_zero(word ^ (kOnes * '\\')) | word) & kHigh;
}

bool is_special(char c) { return static_cast<signed char>(c) < 0x20 || c == '"' || c == '\\'; }

// Where the first special byte at or after `at` stands; the size of the text where there is none.
std::size_t next_special(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    if (special_bytes(word) != 0) break;
  }
  while (at < text.size() && !is_special(text[at])) ++at;
  return at;
}

void append_escaped(char c, std::string& out) {
  constexpr char kDigits[] = "0123456789abcdef";
  constexpr std::string_view kShort = "\b\t\n\f\r\"\\";
  constexpr std::string_view kLetters = "btnfr\"\\";
  out += '\\';
  if (const std::size_t known = kShort.find(c); known != std::string_view::npos) {
    out += kLetters[known];
    return;
  }
  out += "u00";
  out += kDigits[c >> 4];
  out += kDigits[c & 15];
}

}  // namespace

void JsonText::begin_line() {
  if (indent_ < 0) return;
  out_ += '\n';
  out_.append(static_cast<std::size_t>(indent_ * depth_), ' ');
}

void JsonText::begin_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) out_ += ',';
  first_ = false;
  begin_line();
}

void JsonText::open(char bracket) {
  begin_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonText::close(char bracket) {
  --depth_;
  if (!first_) begin_line();
  out_ += bracket;
  first_ = false;
}

JsonText& JsonText::key(std::string_view name) {
  begin_value();
  out_ += '"';
  out_ += name;
  out_ += indent_ < 0 ? "\":" : "\": ";
  after_key_ = true;
  return *this;
}

void JsonText::text(std::string_view value) {
  begin_value();
  out_ += '"';
  std::size_t copied = 0;
  for (std::size_t at = next_special(value, 0); at < value.size(); at = next_special(value, copied)) {
    out_.append(value, copied, at - copied);
    copied = at + 1;
    if (static_cast<unsigned char>(value[at]) < 0x80) {
      append_escaped(value[at], out_);
      continue;
    }
    while (copied < value.size() && static_cast<unsigned char>(value[copied]) >= 0x80) ++copied;
    append_valid(value.substr(at, copied - at), out_);
  }
  out_.append(value, copied);
  out_ += '"';
}

void JsonText::number(std::int64_t value) {
  begin_value();
  char digits[24];
  out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void JsonText::number(double value) {
  begin_value();
  char digits[32];
  const char* end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  const std::string_view form(digits, static_cast<std::size_t>(end - digits));
  out_ += form;
  if (form.find_first_of(".en") == std::string_view::npos) out_ += ".0";
}

void JsonText::boolean(bool value) {
  begin_value();
  out_ += value ? "true" : "false";
}

void JsonText::null() {
  begin_value();
  out_ += "null";
}

}  // namespace claimgraph
