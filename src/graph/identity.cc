#include "graph/identity.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/ascii.h"
#include "base/sha256.h"

namespace claimgraph {
namespace {

constexpr char kDropped = '\x7f';

// What folded() makes of a byte: white space is a space, punctuation but & and + is dropped.
constexpr std::array<char, 256> folded_bytes() {
  std::array<char, 256> bytes{};
  for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
    const auto c = static_cast<char>(byte);
    const bool digit = is_digit(c);
    const bool small = is_lower(c);
    const bool capital = is_upper(c);
    const bool punctuation =
        byte > ' ' && byte < 0x7F && !digit && !small && !capital && c != '&' && c != '+';
    bytes[byte] = c;
    if (c == ' ' || (c >= '\t' && c <= '\r')) bytes[byte] = ' ';
    if (punctuation) bytes[byte] = kDropped;
    if (capital) bytes[byte] = static_cast<char>(c + ('a' - 'A'));
  }
  return bytes;
}
constexpr std::array<char, 256> kFolded = folded_bytes();

// Quotes, dashes and the like of U+2010 to U+2027.
bool is_mark(std::string_view text, std::size_t at) {
  constexpr std::string_view kBlock = "\xE2\x80";
  if (text[at] != kBlock[0] || text.substr(at, 2) != kBlock || at + 2 >= text.size()) return false;
  const auto last = static_cast<unsigned char>(text[at + 2]);
  return last >= 0x90 && last <= 0xA7;
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts) {
    key += part;
    key += kKeySeparator;
  }
  return key;
}

std::string place_key(const TextPlace& place) {
  return joined({place.document, place.in_title ? "title" : "text", std::to_string(place.start),
                 std::to_string(place.end)});
}

}  // namespace

void append_folded(std::string_view text, std::string& out) {
  const std::size_t begin = out.size();
  out.resize(begin + text.size());
  char* const first = out.data() + begin;
  char* to = first;
  bool gap = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char kept = kFolded[static_cast<unsigned char>(text[at])];
    if (kept == ' ') {
      gap = to != first;
    } else if (is_mark(text, at)) {
      at += 2;
    } else if (kept != kDropped) {
      if (gap) *to++ = ' ';
      gap = false;
      *to++ = kept;
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

std::string folded(std::string_view text) {
  std::string out;
  append_folded(text, out);
  return out;
}

std::string name_key(std::string_view name) {
  if (std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return folded(name);
  // Made once by us: how ICU makes it once for all threads no thread sanitizer sees.
  static const icu::Normalizer2* const forms = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* made = icu::Normalizer2::getNFKCCasefoldInstance(status);
    return U_SUCCESS(status) ? made : nullptr;
  }();
  UErrorCode status = forms == nullptr ? U_INTERNAL_PROGRAM_ERROR : U_ZERO_ERROR;
  std::string plain;
  if (forms != nullptr) {
    icu::StringByteSink<std::string> sink(&plain);
    forms->normalizeUTF8(0, {name.data(), static_cast<int>(name.size())}, sink, nullptr, status);
  }
  return folded(U_SUCCESS(status) ? plain : name);
}

std::string node_id(NodeKind kind, std::string_view key) {
  const std::string_view name = name_of(kind);
  std::string id;
  id.reserve(name.size() + 33);
  id += name;
  id += '_';
  append_sha256_hex({name, {&kKeySeparator, 1}, key}, 32, id);
  return id;
}

std::string entity_key(const Entity& entity, const TextPlace& place) {
  if (!entity.same_as.empty()) {
    const std::string& id = *std::min_element(entity.same_as.begin(), entity.same_as.end());
    return joined({"same", id});
  }
  const std::string name = name_key(entity.label);
  if (!entity.named || name.empty()) return joined({"described", entity.type, place_key(place)});
  const bool one_word = name.find(' ') == std::string::npos;
  if (entity.type == "person" && one_word) return joined({"named", entity.type, name, place.document});
  return joined({"named", entity.type, name});
}

std::string amount_key(const AmountFields& amount, const TextPlace& place) {
  const bool known = !amount.value.empty() || !amount.low.empty() || !amount.high.empty();
  return joined({amount.dimension, amount.value, amount.low, amount.high, amount.unit, amount.modifier,
                 amount.change, amount.per}) +
         (known ? "" : place_key(place));
}

std::string date_key(std::string_view type, const DateFields& date, const TextPlace& place) {
  // "next year" where nobody knows the year is not "last year" of another sentence.
  const bool known =
      !date.value.empty() && (!date.begin.empty() || date.value.find('X') == std::string::npos);
  return joined({type, date.value, date.mod, date.begin, date.end}) + (known ? "" : place_key(place));
}

}  // namespace claimgraph
