// The door to ICU and utf8proc: repairing UTF-8, classes of characters, case, offsets in code points.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"

namespace claimgraph {

/// Appends `bytes` to `out` with every bad sequence (a maximal ill-formed subpart, as Unicode 15 chapter 3.9
/// recommends and Python's errors='replace' does) replaced by one U+FFFD; returns how many there were.
std::uint32_t append_valid(std::string_view bytes, std::string& out);

/// The same for the bytes of a whole field: a byte order mark at their start is dropped.
std::uint32_t append_repaired(std::string_view bytes, std::string& out);

/// The analysed text of an article: the title, a line break and the body; only the body where there is no
/// title.
SourceText join_fields(std::string_view title, std::string_view body);

enum class CharClass : std::uint8_t {
  kSpace,    // white space but line breaks
  kBreak,    // line breaks, U+2028 and U+2029 among them
  kUpper,    // upper-case and title-case letters
  kLetter,   // other letters
  kMark,     // combining marks
  kDigit,    // decimal digits
  kIgnored,  // zero-width, bidirectional control, soft hyphen: part of a token, not of its form
  kOther,    // punctuation, signs, controls
};

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;  // bytes
  CharClass kind = CharClass::kOther;
};

constexpr std::array<CharClass, 128> ascii_classes() {
  std::array<CharClass, 128> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if (c >= 'a' && c <= 'z')
      classes[c] = CharClass::kLetter;
    else if (c >= 'A' && c <= 'Z')
      classes[c] = CharClass::kUpper;
    else if (c >= '0' && c <= '9')
      classes[c] = CharClass::kDigit;
    else if (c == ' ' || c == '\t')
      classes[c] = CharClass::kSpace;
    else if (c >= '\n' && c <= '\r')
      classes[c] = CharClass::kBreak;
    else
      classes[c] = CharClass::kOther;
  }
  return classes;
}
inline constexpr std::array<CharClass, 128> kAsciiClasses = ascii_classes();

/// code_point_at() for what is not ASCII.
CodePoint wide_code_point_at(std::string_view text, std::uint32_t at);

/// The code point at `at` (< text.size()) of valid UTF-8.
inline CodePoint code_point_at(std::string_view text, std::uint32_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  return first < 0x80 ? CodePoint{first, 1, kAsciiClasses[first]} : wide_code_point_at(text, at);
}

/// The code point that ends before `at` (> 0) of valid UTF-8.
CodePoint code_point_before(std::string_view text, std::uint32_t at);

/// Appends the lower-case form of valid UTF-8, letter by letter.
void append_lower(std::string_view text, std::string& out);

/// The lower-case and the upper-case form of a code point.
std::array<char32_t, 2> cases_of(char32_t value);

/// `text` with composed characters (NFC); runs of more than 30 combining marks are cut to 30 first.
std::string composed(std::string_view text);

/// Appends one code point as UTF-8.
void append_utf8(char32_t value, std::string& out);

/// Code point offsets of byte offsets, O(1) amortised: one count every 64 bytes.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  std::uint32_t at(std::uint32_t byte) const;
  std::uint32_t size() const { return at(static_cast<std::uint32_t>(text_.size())); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace claimgraph
