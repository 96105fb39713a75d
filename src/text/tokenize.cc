#include "text/tokenize.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "document.h"
#include "resources.h"
#include "text/cut_words.h"
#include "text/token_scanner.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

// How quotation marks and dashes are written in a token's form.
std::string_view unified(char32_t c) {
  switch (c) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
    case 0x2033:
    case 0xFF02:
      return "\"";
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
    case 0x2032:
    case 0x2BC:
    case '`':
    case 0xB4:
      return "'";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
    case 0xFE63:
    case 0xFF0D:
      return "-";
    case 0x2014:
    case 0x2015:
      return "--";
    case 0x2026:
      return "...";
    default:
      return {};
  }
}

constexpr std::uint16_t bit(TokenFlag flag) { return static_cast<std::uint16_t>(flag); }

// Form and flags of one token.
class FormReader {
 public:
  std::uint16_t read(std::string_view text) {
    form_.clear();
    if (text == "''" || text == "``") {  // a double mark typed as two
      form_ = "\"";
      return bit(TokenFlag::kPunctuation);
    }
    if (ascii(text)) {
      form_ = text;
      return flags_;
    }
    std::uint16_t flags = 0;
    int letters = 0, uppers = 0;
    bool lower_seen = false, first = true, marks = false;
    for (std::uint32_t at = 0; at < text.size();) {
      const CodePoint point = code_point_at(text, at);
      if (point.kind == CharClass::kIgnored) {
        if (point.value != 0xAD) flags |= bit(TokenFlag::kSuspicious);
      } else if (const std::string_view other = unified(point.value); !other.empty()) {
        form_ += other;
      } else {
        form_.append(text, at, point.size);
      }
      if (point.kind == CharClass::kUpper) {
        ++letters, ++uppers;
        if (first) flags |= bit(TokenFlag::kCapital);
        if (lower_seen) flags |= bit(TokenFlag::kInnerCapital);
      } else if (point.kind == CharClass::kLetter) {
        ++letters;
        lower_seen = true;
      } else if (point.kind == CharClass::kDigit) {
        flags |= bit(TokenFlag::kDigit);
      } else if (point.kind == CharClass::kMark) {
        marks = true;
      }
      first = false;
      at += point.size;
    }
    if (letters > 0) flags |= bit(TokenFlag::kAlpha);
    if (letters > 1 && uppers == letters) flags |= bit(TokenFlag::kAllCaps);
    if (letters == 0 && (flags & bit(TokenFlag::kDigit)) == 0) flags |= bit(TokenFlag::kPunctuation);
    if (marks) form_ = composed(form_);
    if (form_.empty()) form_ = text;
    return flags;
  }
  const std::string& form() const { return form_; }

 private:
  // The common case; false when the text is not all ASCII or holds a sign that is unified.
  bool ascii(std::string_view text) {
    std::uint16_t flags = 0;
    int letters = 0, uppers = 0;
    bool lower_seen = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (static_cast<unsigned char>(c) >= 0x80 || c == '`') return false;
      if (is_upper(c)) {
        ++letters, ++uppers;
        if (at == 0) flags |= bit(TokenFlag::kCapital);
        if (lower_seen) flags |= bit(TokenFlag::kInnerCapital);
      } else if (is_lower(c)) {
        ++letters;
        lower_seen = true;
      } else if (is_digit(c)) {
        flags |= bit(TokenFlag::kDigit);
      }
    }
    if (letters > 0) flags |= bit(TokenFlag::kAlpha);
    if (letters > 1 && uppers == letters) flags |= bit(TokenFlag::kAllCaps);
    if (letters == 0 && (flags & bit(TokenFlag::kDigit)) == 0) flags |= bit(TokenFlag::kPunctuation);
    flags_ = flags;
    return true;
  }

  std::string form_;
  std::uint16_t flags_ = 0;
};

bool white_at(std::string_view text, std::uint32_t at) {
  if (at >= text.size() || static_cast<unsigned char>(text[at]) >= 0x80) return false;
  const CharClass kind = kAsciiClasses[static_cast<unsigned char>(text[at])];
  return kind == CharClass::kSpace || kind == CharClass::kBreak;
}

// A sign that is a token wherever white space follows.
bool is_sign_before_white(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return false;
  switch (text[at]) {
    case ',':
    case ';':
    case ':':
    case ')':
    case '"':
    case '?':
    case '!':
      return white_at(text, at + 1);
    default:
      return false;
  }
}

// The end of a token that is one whatever the scanner would look for, or `at`. Most tokens are: words of
// small ASCII letters, or of more than four behind a capital (shorter ones may be legal forms), before white
// space or a sign at the end of a chunk. `at` begins a chunk or is such a sign; words that are cut are the
// caller's to see.
std::uint32_t plain_end(std::string_view text, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 40, kLongestForm = 4;
  std::uint32_t end = is_upper(text[at]) ? at + 1 : at;
  const std::uint32_t begin = end;
  while (end < text.size() && is_lower(text[end])) ++end;
  if (end == at) return is_sign_before_white(text, at) ? at + 1 : at;
  if (end - at > kLongest || (begin != at && end - at <= kLongestForm)) return at;
  return white_at(text, end) || is_sign_before_white(text, end) ? end : at;
}

// True for a word with a stop ("Inc.") at the end of a sentence in a text that writes the word without one.
bool is_final_stop(const Document& document, std::string_view form, std::uint32_t end) {
  constexpr std::uint32_t kFar = 4000;  // tokens looked back through
  if (form.size() < 3 || form.back() != '.' || form.find('.') + 1 != form.size()) return false;
  const std::string_view text = document.text.bytes;
  const std::size_t next = text.find_first_not_of(" \t", end);
  const bool last = next == std::string_view::npos || text[next] == '\n' || text[next] == '\r' ||
                    (text[next] >= 'A' && text[next] <= 'Z');
  if (!last) return false;
  const Symbol with = document.symbols.find(form);
  const Symbol without = document.symbols.find(form.substr(0, form.size() - 1));
  if (without == kNoSymbol) return false;
  const std::vector<Symbol>& forms = document.tokens.form;
  const std::size_t from = forms.size() > kFar ? forms.size() - kFar : 0;
  for (std::size_t at = forms.size(); at > from; --at) {
    if (forms[at - 1] == without) return true;
    if (forms[at - 1] == with) return false;
  }
  return false;
}

}  // namespace

void tokenize(const Resources& resources, Document& document) {
  const std::string_view text = document.text.bytes;
  Tokens& tokens = document.tokens;
  TokenScanner scanner(text, resources.text_words, resources.symbols);
  FormReader reader;
  std::string lower;
  const auto size = static_cast<std::uint32_t>(text.size());
  bool line_start = true;
  bool space = true;
  const auto add = [&](std::uint32_t begin, std::uint32_t end, Symbol form, Symbol norm,
                       std::uint16_t flags) {
    if (space) flags |= bit(TokenFlag::kSpaceBefore);
    if (line_start) flags |= bit(TokenFlag::kLineStart);
    tokens.begin.push_back(begin);
    tokens.end.push_back(end);
    tokens.form.push_back(form);
    tokens.norm.push_back(norm);
    tokens.flags.push_back(flags);
    space = line_start = false;
  };
  for (std::uint32_t at = 0; at < size;) {
    const CodePoint point = code_point_at(text, at);
    if (point.kind == CharClass::kSpace || point.kind == CharClass::kBreak) {
      line_start = line_start || point.kind == CharClass::kBreak || at == document.text.body_begin;
      space = true;
      at += point.size;
      continue;
    }
    if (const std::uint32_t end = plain_end(text, at); end != at) {
      const std::string_view written = text.substr(at, end - at);
      std::string_view small = written;
      std::uint16_t flags = bit(is_lower(written.back()) ? TokenFlag::kAlpha : TokenFlag::kPunctuation);
      if (is_upper(written[0])) {
        lower = written;
        lower[0] = static_cast<char>(lower[0] + ('a' - 'A'));
        small = lower;
        flags |= bit(TokenFlag::kCapital);
      }
      if (!is_cut_word(small)) {
        const Symbol form = document.symbols.intern(written);
        add(at, end, form, small.data() == written.data() ? form : document.symbols.intern(small), flags);
        at = end;
        continue;
      }
    }
    std::uint32_t chunk_end = at;
    while (chunk_end < size && chunk_end - at < (1U << 16)) {
      const CodePoint next = code_point_at(text, chunk_end);
      if (next.kind == CharClass::kSpace || next.kind == CharClass::kBreak) break;
      chunk_end += next.size;
    }
    const std::uint32_t chunk_begin = at;
    while (at < chunk_end) {
      std::uint32_t end = scanner.token_end(at, chunk_begin, chunk_end);
      if (end == chunk_end && text[end - 1] == '.' && is_final_stop(document, text.substr(at, end - at), end))
        --end;
      const std::uint16_t flags = reader.read(text.substr(at, end - at));
      const Symbol form = document.symbols.intern(reader.form());
      lower.clear();
      append_lower(reader.form(), lower);
      add(at, end, form, lower == reader.form() ? form : document.symbols.intern(lower), flags);
      at = end;
    }
  }
  tokens.lemma.assign(tokens.size(), kNoSymbol);
  tokens.tag.assign(tokens.size(), Tag{});
  tokens.head.assign(tokens.size(), kNowhere);
  tokens.relation.assign(tokens.size(), Relation{});
}

}  // namespace claimgraph
