#include "graph/spelling.h"

#include <unicode/uchar.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "base/ascii.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

bool has_property(char32_t c, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0;
}

bool is_compatible_form(char32_t c) {
  const auto value = static_cast<UChar32>(c);
  const int type = u_getIntPropertyValue(value, UCHAR_DECOMPOSITION_TYPE);
  if (type == U_DT_NONE || type == U_DT_CANONICAL || type == U_DT_FRACTION) return false;
  return u_isalnum(value) != 0 || type == U_DT_CIRCLE || u_charType(value) == U_OTHER_NUMBER;
}

bool mixes_scripts(const std::string& name) {
  static const auto checker = [] {
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker* made = uspoof_open(&status);
    uspoof_setChecks(made, USPOOF_RESTRICTION_LEVEL, &status);
    uspoof_setRestrictionLevel(made, USPOOF_HIGHLY_RESTRICTIVE);
    return std::unique_ptr<USpoofChecker, void (*)(USpoofChecker*)>(made, &uspoof_close);
  }();
  UErrorCode status = U_ZERO_ERROR;
  const int found =
      uspoof_check2UTF8(checker.get(), name.data(), static_cast<int>(name.size()), nullptr, &status);
  return U_SUCCESS(status) && found != 0;
}

// Tag characters that hide text: all but those that make a flag of the waving black one.
class Tags {
 public:
  bool hides(char32_t c) {
    constexpr char32_t kBlackFlag = 0x1F3F4;
    const bool tag = c >= 0xE0000 && c <= 0xE007F;
    flag_ = c == kBlackFlag || (flag_ && tag);
    return tag && !flag_;
  }

 private:
  bool flag_ = false;
};

// The directions that are open in a paragraph.
struct Directions {
  int embedded = 0, isolated = 0;

  void take(char32_t c) {
    if ((c >= 0x202A && c <= 0x202E) && c != 0x202C) ++embedded;
    if (c == 0x202C) --embedded;
    if (c >= 0x2066 && c <= 0x2068) ++isolated;
    if (c == 0x2069) --isolated;
  }
  bool balanced() const { return embedded == 0 && isolated == 0; }
};

template <typename Take>
void each_point(std::string_view text, const Take& take) {
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    take(point.value, text.substr(at, point.size));
    at += point.size;
  }
}

}  // namespace

std::string unicode_version() {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return std::to_string(version[0]) + "." + std::to_string(version[1]);
}

std::string shown(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string out;
  each_point(text, [&](char32_t c, std::string_view bytes) {
    if (!has_property(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) out += bytes;
  });
  return out;
}

std::vector<std::string> spelling_of(std::string_view name) {
  if (is_ascii(name)) return {};
  bool bidi = false, compatible = false, hidden = false, invisible = false;
  Tags tags;
  each_point(name, [&](char32_t c, std::string_view) {
    const bool hides = tags.hides(c);
    const bool steers = has_property(c, UCHAR_BIDI_CONTROL);
    hidden = hidden || hides;
    bidi = bidi || steers;
    compatible = compatible || is_compatible_form(c);
    invisible = invisible || (!hides && !steers && has_property(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
  });
  std::vector<std::string> words;
  if (bidi) words.emplace_back("bidi_control");
  if (compatible) words.emplace_back("compat_form");
  if (hidden) words.emplace_back("hidden_text");
  if (invisible) words.emplace_back("invisible_chars");
  if (mixes_scripts(shown(name))) words.emplace_back("mixed_script");
  return words;
}

std::vector<std::string> hidden_in(std::string_view text) {
  constexpr unsigned char kFirst = 0xD8;  // no byte before it begins a character that counts
  bool bidi = false, unbalanced = false, hidden = false;
  Tags tags;
  Directions open;
  std::uint32_t last = 0;  // after the last one that steers
  const auto close = [&] {
    unbalanced = unbalanced || !open.balanced();
    open = {};
  };
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) < kFirst) continue;
    const CodePoint point = code_point_at(text, at);
    hidden = tags.hides(point.value) || hidden;
    if (has_property(point.value, UCHAR_BIDI_CONTROL)) {
      bidi = true;
      if (text.substr(last, at - last).find('\n') != std::string_view::npos) close();
      open.take(point.value);
      last = at + point.size;
    }
    at += point.size - 1;
  }
  close();
  std::vector<std::string> words;
  if (bidi) words.emplace_back("bidi_control");
  if (unbalanced) words.emplace_back("bidi_unbalanced");
  if (hidden) words.emplace_back("hidden_text");
  return words;
}

}  // namespace claimgraph
