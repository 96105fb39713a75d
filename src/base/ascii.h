// Letters, digits and white space of ASCII, whatever the locale.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace claimgraph {

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return is_upper(c) || is_lower(c); }
/// A letter, or a byte of what lies outside ASCII.
constexpr bool is_letter_byte(char c) { return is_ascii_letter(c) || !is_ascii(c); }
/// White space as JSON and XML know it.
constexpr bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

inline bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

inline std::string lowered(std::string_view text) {
  std::string made(text);
  for (char& c : made) c = to_lower(c);
  return made;
}

/// Without the bytes of `around` at both ends; a view into `text`.
constexpr std::string_view trimmed(std::string_view text, std::string_view around = " \t\r\n") {
  const std::size_t first = text.find_first_not_of(around);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(around) - first + 1);
}

}  // namespace claimgraph
