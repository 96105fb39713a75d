#include "text/unicode.h"

#include <unicode/utf8.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/ascii.h"

// ICU's macros narrow on purpose.
#pragma GCC diagnostic ignored "-Wconversion"

namespace claimgraph {
namespace {

constexpr std::uint32_t kBlock = 64;
constexpr int kMarksPerBase = 30;  // UAX #15, stream-safe text

// Bytes that continue no code point, eight at a time.
std::uint32_t count_code_points(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  std::uint32_t count = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    count += static_cast<std::uint32_t>(std::popcount((~word >> 7 | word >> 6) & kOnes));
  }
  for (; at < text.size(); ++at) count += (text[at] & 0xC0) != 0x80 ? 1U : 0U;
  return count;
}

CharClass class_of(char32_t value) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(value))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return CharClass::kUpper;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return CharClass::kLetter;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return value >= 0xFE00 && value <= 0xFE0F ? CharClass::kIgnored : CharClass::kMark;
    case UTF8PROC_CATEGORY_ND:
      return CharClass::kDigit;
    case UTF8PROC_CATEGORY_ZS:
      return CharClass::kSpace;
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return CharClass::kBreak;
    case UTF8PROC_CATEGORY_CF:
      return CharClass::kIgnored;
    default:
      return value == 0x85 ? CharClass::kBreak : CharClass::kOther;
  }
}

}  // namespace

std::uint32_t append_valid(std::string_view bytes, std::string& out) {
  std::uint32_t repaired = 0;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    UChar32 value = 0;
    U8_NEXT(bytes.data(), at, bytes.size(), value);
    if (value >= 0) continue;
    out.append(bytes, copied, start - copied);
    out += "\xEF\xBF\xBD";
    copied = at;
    ++repaired;
  }
  out.append(bytes, copied);
  return repaired;
}

std::uint32_t append_repaired(std::string_view bytes, std::string& out) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  out.reserve(out.size() + bytes.size());
  return append_valid(bytes, out);
}

SourceText join_fields(std::string_view title, std::string_view body) {
  SourceText text;
  if (!title.empty()) {
    text.repaired += append_repaired(title, text.bytes);
    text.bytes += '\n';
  }
  text.body_begin = static_cast<std::uint32_t>(text.bytes.size());
  text.repaired += append_repaired(body, text.bytes);
  return text;
}

CodePoint wide_code_point_at(std::string_view text, std::uint32_t at) {
  UChar32 value = 0;
  std::size_t next = at;
  U8_NEXT_OR_FFFD(text.data(), next, text.size(), value);
  const auto code = static_cast<char32_t>(value);
  return {code, static_cast<std::uint32_t>(next - at), class_of(code)};
}

CodePoint code_point_before(std::string_view text, std::uint32_t at) {
  std::uint32_t begin = at - 1;
  while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
  return code_point_at(text, begin);
}

void append_utf8(char32_t value, std::string& out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes.data());
  out.append(bytes.begin(), bytes.begin() + size);
}

std::array<char32_t, 2> cases_of(char32_t value) {
  const auto point = static_cast<utf8proc_int32_t>(value);
  return {static_cast<char32_t>(utf8proc_tolower(point)), static_cast<char32_t>(utf8proc_toupper(point))};
}

void append_lower(std::string_view text, std::string& out) {
  for (std::uint32_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      out += to_lower(c);
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    append_utf8(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point.value))), out);
    at += point.size;
  }
}

std::string composed(std::string_view text) {
  std::string capped;
  int marks = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    marks = point.kind == CharClass::kMark ? marks + 1 : 0;
    if (marks <= kMarksPerBase) capped.append(text, at, point.size);
    at += point.size;
  }
  utf8proc_uint8_t* result = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(capped.data()),
                                 static_cast<utf8proc_ssize_t>(capped.size()), &result,
                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (size < 0) return capped;
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(size)};
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
  std::uint32_t count = 0;
  for (std::size_t at = 0; at <= text.size(); at += kBlock) {
    counts_.push_back(count);
    count += count_code_points(text.substr(at, kBlock));
  }
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  const std::uint32_t block = byte / kBlock;
  return counts_[block] + count_code_points(text_.substr(block * kBlock, byte - block * kBlock));
}

}  // namespace claimgraph
