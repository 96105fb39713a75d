#include "dates/holiday_names.h"

#include <algorithm>

#include "base/ascii.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestName = 80;  // bytes

constexpr std::string_view kApostrophe = "\xE2\x80\x99", kDash = "\xE2\x80\x93", kNoBreak = "\xC2\xA0";

// Words with single spaces between, without apostrophes, stops and commas.
std::string key_of(std::string_view text, bool keep_case) {
  std::string key;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    const bool dash = !ascii && text.substr(at, kDash.size()) == kDash;
    const bool wide = !ascii && text.substr(at, kNoBreak.size()) == kNoBreak;
    if (!ascii && text.substr(at, kApostrophe.size()) == kApostrophe) {
      at += kApostrophe.size() - 1;
    } else if (dash || wide || c == ' ' || c == '-' || c == '\n' || c == '\t' || c == '\r') {
      if (!key.empty() && key.back() != ' ') key += ' ';
      at += dash ? kDash.size() - 1 : wide ? kNoBreak.size() - 1 : 0;
    } else if (c != '\'' && c != '`' && c != '.' && c != ',') {
      key += keep_case ? c : to_lower(c);
    }
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

bool has_capitals(const Document& document, TokenSpan range) {
  for (std::uint32_t token = range.begin; token < range.end; ++token) {
    if (document.tokens.has(token, TokenFlag::kCapital)) return true;
  }
  return false;
}

}  // namespace

HolidayNames HolidayNames::load(const Lexicons& lexicons, SymbolTable& symbols) {
  HolidayNames out;
  const Lexicon* const table = lexicons.find("holidays");
  if (table == nullptr) return out;
  const Lexicon* const almanac = lexicons.find("holiday_days");
  const auto days_of = [&](const LexiconEntry& entry) {
    const std::string_view key = attribute(entry, "days");
    return almanac == nullptr || key.empty() ? kNowhere : lexicons.word_entry(almanac->id, symbols.find(key));
  };
  std::vector<Symbol> openers;
  std::vector<Name> names;
  std::vector<char> texts;
  for (const LexiconEntry& entry : table->entries) {
    Name& name = names.emplace_back();
    name.begin = static_cast<std::uint32_t>(texts.size());
    for (const bool keep_case : {false, true}) {
      const std::string key = key_of(entry.form(), keep_case);
      name.size = static_cast<std::uint32_t>(key.size());
      texts.insert(texts.end(), key.begin(), key.end());
    }
    name.entry = static_cast<std::uint32_t>(&entry - &table->entries[0]);
    name.almanac = days_of(entry);
    const EdgeWords first = first_words(entry.text());
    for (const std::string_view word : {first.word, first.run}) {
      openers.push_back(symbols.intern(word));
      const std::size_t quote = word.find('\'');
      if (quote == std::string_view::npos) continue;
      const std::string before(word.substr(0, quote)), behind(word.substr(quote + 1));
      for (const std::string& spelled : {before, before + behind, before + std::string(kApostrophe) + behind})
        openers.push_back(symbols.intern(spelled));
    }
  }
  out.texts_ = std::move(texts);
  std::stable_sort(names.begin(), names.end(),
                   [&](const Name& a, const Name& b) { return out.key(a) < out.key(b); });
  out.names_ = std::move(names);
  std::vector<std::uint8_t> opens(symbols.size());
  for (const Symbol opener : openers) opens[index(opener)] = 1;
  out.opens_ = std::move(opens);
  out.use(lexicons);
  return out;
}

void HolidayNames::use(const Lexicons& lexicons) {
  const Lexicon* const table = lexicons.find("holidays");
  const Lexicon* const almanac = lexicons.find("holiday_days");
  for (const Name& name : names_) {
    holidays_.push_back(
        {&table->entries[name.entry], name.almanac == kNowhere ? nullptr : &almanac->entries[name.almanac]});
  }
}

HolidayMatch HolidayNames::longest_at(const Document& document, TokenSpan range, std::uint32_t token) const {
  const auto before = [&](const Name& each, const std::string& wanted) { return this->key(each) < wanted; };
  HolidayMatch best;
  std::string key;
  auto first = names_.begin();  // no name before it begins with the key
  const std::uint32_t begin = document.tokens.begin[token];
  for (std::uint32_t last = token; last < range.end && document.tokens.end[last] - begin < kLongestName;
       ++last) {
    const std::string_view text = document.span_text({token, last + 1});
    const std::size_t known = key.size();
    key = key_of(text, false);
    if (key.size() == known) continue;  // a full stop belongs to no name
    // The names that begin with the last key are few: the next one is sought among the first of them.
    constexpr std::ptrdiff_t kNear = 8;
    const bool near = known != 0 && names_.end() - first > kNear && !before(first[kNear], key);
    first = std::lower_bound(first, near ? first + kNear : names_.end(), key, before);
    if (first == names_.end() || !this->key(*first).starts_with(key)) break;
    for (auto name = first; name != names_.end() && this->key(*name) == key; ++name) {
      const Holiday& holiday = holidays_[static_cast<std::size_t>(name - names_.begin())];
      const bool cased = holiday.entry->category() != "any" && written(*name) != key_of(text, true);
      if (cased && has_capitals(document, range)) continue;
      best = {{token, last + 1}, &holiday, cased};
      break;
    }
  }
  return best;
}

void HolidayNames::find(const Document& document, TokenSpan range, std::vector<HolidayMatch>& out) const {
  out.clear();
  for (std::uint32_t token = range.begin; token < range.end; ++token) {
    const std::uint32_t word = index(document.tokens.norm[token]);
    if (word >= opens_.size() || opens_[word] == 0) continue;
    const HolidayMatch found = longest_at(document, range, token);
    if (found.holiday == nullptr) continue;
    out.push_back(found);
    token = found.tokens.end - 1;
  }
}

}  // namespace claimgraph
