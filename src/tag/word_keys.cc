#include "tag/word_keys.h"

#include <algorithm>

#include "base/ascii.h"

namespace claimgraph {
namespace {

// X a capital, x a small letter (or any letter outside ASCII), d a digit, else the sign itself.
constexpr char shape_of(char c) {
  if (is_upper(c)) return 'X';
  if (is_lower(c) || static_cast<unsigned char>(c) >= 0x80) return 'x';
  return is_digit(c) ? 'd' : c;
}

// Shapes of the letters, runs cut to two: "McDonald" is XxXxx.
std::uint32_t shape_hash(std::string_view form) {
  char shape[12];
  std::size_t size = 0;
  for (const char c : form) {
    const char s = shape_of(c);
    if (size >= 2 && shape[size - 1] == s && shape[size - 2] == s) continue;
    if (size == sizeof shape) break;
    shape[size++] = s;
  }
  return hash_text({shape, size});
}

// Capital class: small, Capital, CAPITALS, other.
std::uint32_t capital_class(std::string_view form) {
  if (form.empty() || !is_upper(form.front())) return 1;
  const bool all = std::none_of(form.begin(), form.end(), is_lower);
  return all && form.size() > 1 ? 3 : 2;
}

std::uint32_t combine(std::uint32_t a, std::uint32_t b) {
  return ((a ^ (a >> 15)) + b * 0x85EBCA6BU) * 0xC2B2AE35U | 1U;
}

std::uint32_t ambiguity_of(std::string_view form_text, const WordKeys& keys, const KnownWord& form,
                           const KnownWord& lower) {
  if (form.form_ambiguity != 0) return form.form_ambiguity;
  if (lower.lower_ambiguity != 0) return combine(lower.lower_ambiguity, capital_class(form_text));
  return combine(keys[kSuffix3], keys[kShape]);
}

}  // namespace

std::uint32_t hash_text(std::string_view text) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return (hash ^ (hash >> 16)) | 1U;  // never 0
}

WordKeys word_keys(std::string_view form_text, std::string_view lower_text, const KnownWord& form,
                   const KnownWord& lower) {
  WordKeys keys{};
  if (form.form_known) keys[kForm] = hash_text(form_text);
  if (lower.lower_known) keys[kLower] = hash_text(lower_text);
  for (std::size_t size = 1; size <= 4 && size <= lower_text.size(); ++size)
    keys[kSuffix1 + size - 1] = hash_text(lower_text.substr(lower_text.size() - size));
  for (std::size_t size = 1; size <= 3 && size <= lower_text.size(); ++size)
    keys[kPrefix1 + size - 1] = hash_text(lower_text.substr(0, size));
  keys[kShape] = shape_hash(form_text);
  keys[kAmbiguity] = ambiguity_of(form_text, keys, form, lower);
  return keys;
}

const WordKeys& border_keys() {
  static const WordKeys kKeys = [] {
    WordKeys keys{};
    for (const WordKey key : {kLower, kSuffix2, kSuffix3, kShape, kAmbiguity}) keys[key] = hash_text("\n");
    return keys;
  }();
  return kKeys;
}

std::uint8_t casing_of(std::string_view form) {
  if (std::count_if(form.begin(), form.end(), [](char c) { return is_upper(c) || is_lower(c); }) < 4)
    return 0;
  if (!is_upper(form.front())) return 1;
  return std::none_of(form.begin(), form.end(), is_lower) ? 7 : 3;
}

SentenceCase CaseCounter::result() const {
  if (long_words_ < 2) return SentenceCase::kNormal;
  if (upper_ * 10 >= long_words_ * 7) return SentenceCase::kUpper;
  return title_ * 10 >= long_words_ * 8 ? SentenceCase::kTitle : SentenceCase::kNormal;
}

}  // namespace claimgraph
