#include "text/tokenize.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "document.h"
#include "resources.h"
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
      if (c >= 'A' && c <= 'Z') {
        ++letters, ++uppers;
        if (at == 0) flags |= bit(TokenFlag::kCapital);
        if (lower_seen) flags |= bit(TokenFlag::kInnerCapital);
      } else if (c >= 'a' && c <= 'z') {
        ++letters;
        lower_seen = true;
      } else if (c >= '0' && c <= '9') {
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
  for (std::uint32_t at = 0; at < size;) {
    const CodePoint point = code_point_at(text, at);
    if (point.kind == CharClass::kSpace || point.kind == CharClass::kBreak) {
      line_start = line_start || point.kind == CharClass::kBreak || at == document.text.body_begin;
      space = true;
      at += point.size;
      continue;
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
      std::uint16_t flags = reader.read(text.substr(at, end - at));
      if (space) flags |= bit(TokenFlag::kSpaceBefore);
      if (line_start) flags |= bit(TokenFlag::kLineStart);
      tokens.begin.push_back(at);
      tokens.end.push_back(end);
      const Symbol form = document.symbols.intern(reader.form());
      tokens.form.push_back(form);
      lower.clear();
      append_lower(reader.form(), lower);
      tokens.norm.push_back(lower == reader.form() ? form : document.symbols.intern(lower));
      tokens.flags.push_back(flags);
      space = line_start = false;
      at = end;
    }
  }
  tokens.lemma.assign(tokens.size(), kNoSymbol);
  tokens.tag.assign(tokens.size(), Tag{});
  tokens.head.assign(tokens.size(), kNowhere);
  tokens.relation.assign(tokens.size(), Relation{});
}

}  // namespace claimgraph
