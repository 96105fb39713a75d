#include "read/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <cstdio>  // CLD2's header needs it

#include "base/ascii.h"

namespace claimgraph {
namespace {

// The first `most` bytes, no character cut.
std::string_view beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (text[most] & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size()))
    ++found;
  return found;
}

// No other language has these three words in such numbers.
bool is_plainly_english(std::string_view text) {
  constexpr std::size_t kLook = 1024, kLeast = 3;
  const std::string_view start = beginning(text, kLook);
  return count(start, " the ") >= kLeast && count(start, " of ") + count(start, " and ") >= kLeast;
}

}  // namespace

NamedLanguage named_language(std::string_view field) {
  std::string name;
  for (const char c : field.substr(0, 32)) {
    if (c == '-' || c == '_') break;
    if (is_upper(c))
      name += static_cast<char>(c - 'A' + 'a');
    else if (is_lower(c))
      name += c;
    else
      return NamedLanguage::kNone;
  }
  constexpr std::string_view kEnglish[] = {"en", "eng", "english"};
  constexpr std::string_view kNothing[] = {"", "und", "mul", "zxx", "mis", "unknown", "xx", "un", "none"};
  const auto is_in = [&](const auto& list) {
    return std::find(std::begin(list), std::end(list), name) != std::end(list);
  };
  if (is_in(kEnglish)) return NamedLanguage::kEnglish;
  return is_in(kNothing) || name.size() < 2 ? NamedLanguage::kNone : NamedLanguage::kOther;
}

std::string detected_language(std::string_view text) {
  constexpr std::size_t kLook = 8192, kLeast = 120;
  constexpr int kShare = 80;  // percent
  text = beginning(text, kLook);
  if (text.size() < kLeast) return "";
  CLD2::Language languages[3];
  int shares[3];
  double scores[3];
  int bytes = 0, valid = 0;
  bool sure = false;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, nullptr, 0,
                                          languages, shares, scores, nullptr, &bytes, &sure, &valid);
  if (!sure || shares[0] < kShare || languages[0] == CLD2::UNKNOWN_LANGUAGE) return "";
  return CLD2::LanguageCode(languages[0]);
}

void leave_out_other_languages(Record& record) {
  const std::string& named = record.article.language;
  const NamedLanguage field = named_language(named);
  if (field == NamedLanguage::kOther) {
    record.notes.left_out = "it is in another language than English: " + named;
    return;
  }
  if (field == NamedLanguage::kEnglish || is_plainly_english(record.article.text)) return;
  const std::string found = detected_language(record.article.text);
  if (found.empty() || found == "en") return;
  record.notes.left_out = "it reads like another language than English: " + found;
  record.notes.language_from = "CLD2";
}

}  // namespace claimgraph
