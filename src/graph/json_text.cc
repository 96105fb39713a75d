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

// Copies up to the first special byte; how many bytes that are. Up to 7 bytes behind them are overwritten.
std::size_t copy_plain(std::string_view text, char* to) {
  std::size_t at = 0;
  const auto copy_word = [&](std::size_t begin) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + begin, 8);
    std::memcpy(to + begin, &word, 8);
    return special_bytes(word) == 0;
  };
  while (at + 8 <= text.size() && copy_word(at)) at += 8;
  const std::size_t rest = text.size() - at;
  if (rest < 8 && at > 0 && copy_word(text.size() - 8)) return text.size();
  for (; at < text.size() && !is_special(text[at]); ++at) to[at] = text[at];
  return at;
}

// The escape of a special byte of ASCII; its size.
std::size_t escape(char c, char* to) {
  constexpr char kDigits[] = "0123456789abcdef";
  constexpr std::string_view kShort = "\b\t\n\f\r\"\\";
  constexpr std::string_view kLetters = "btnfr\"\\";
  to[0] = '\\';
  if (const std::size_t known = kShort.find(c); known != std::string_view::npos) {
    to[1] = kLetters[known];
    return 2;
  }
  std::memcpy(to + 1, "u00", 3);
  to[4] = kDigits[c >> 4];
  to[5] = kDigits[c & 15];
  return 6;
}

}  // namespace

void JsonText::flush() {
  out_.append(buffer_, end_);
  end_ = buffer_;
}

void JsonText::put(std::string_view bytes) {
  if (bytes.size() > kBuffer) {
    flush();
    out_ += bytes;
    return;
  }
  std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
  end_ += bytes.size();
}

void JsonText::begin_line() {
  if (indent_ < 0) return;
  put("\n");
  for (int i = 0; i < indent_ * depth_; ++i) put(" ");
}

void JsonText::begin_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) put(",");
  first_ = false;
  begin_line();
}

void JsonText::open(char bracket) {
  begin_value();
  put({&bracket, 1});
  ++depth_;
  first_ = true;
}

void JsonText::close(char bracket) {
  --depth_;
  if (!first_) begin_line();
  put({&bracket, 1});
  first_ = false;
  if (depth_ == 0) flush();
}

JsonText& JsonText::unusual_key(std::string_view name) {
  begin_value();
  put("\"");
  put(name);
  put(indent_ < 0 ? "\":" : "\": ");
  after_key_ = true;
  return *this;
}

void JsonText::text(std::string_view value) {
  constexpr std::size_t kPiece = kBuffer / 4;
  begin_value();
  put("\"");
  while (!value.empty()) {
    const std::string_view piece = value.substr(0, kPiece);
    const std::size_t plain = copy_plain(piece, room(kPiece + 8));
    end_ += plain;
    value.remove_prefix(plain);
    if (plain < piece.size()) value.remove_prefix(put_special(value));
  }
  put("\"");
}

// The special byte of ASCII, or the run of others, that `text` begins with; how many bytes that are.
std::size_t JsonText::put_special(std::string_view text) {
  constexpr std::size_t kLongestEscape = 6;
  if (static_cast<unsigned char>(text[0]) < 0x80) {
    end_ += escape(text[0], room(kLongestEscape));
    return 1;
  }
  std::size_t size = 1;
  while (size < text.size() && static_cast<unsigned char>(text[size]) >= 0x80) ++size;
  flush();
  append_valid(text.substr(0, size), out_);
  return size;
}

void JsonText::number(std::int64_t value) {
  constexpr std::size_t kLongest = 20;
  begin_value();
  char* at = room(kLongest);
  end_ = std::to_chars(at, at + kLongest, value).ptr;
}

void JsonText::number(double value) {
  begin_value();
  char digits[32];
  const char* end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  const std::string_view form(digits, static_cast<std::size_t>(end - digits));
  put(form);
  if (form.find_first_of(".en") == std::string_view::npos) put(".0");
}

void JsonText::boolean(bool value) {
  begin_value();
  put(value ? "true" : "false");
}

void JsonText::null() {
  begin_value();
  put("null");
}

}  // namespace claimgraph
