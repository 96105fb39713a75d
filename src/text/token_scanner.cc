#include "text/token_scanner.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "text/cut_words.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestRun = 200;  // bytes; longer runs are cut

bool is_word(const CodePoint& point) {
  return point.kind == CharClass::kUpper || point.kind == CharClass::kLetter ||
         point.kind == CharClass::kDigit || point.kind == CharClass::kMark ||
         point.kind == CharClass::kIgnored || point.value == '_';
}
bool is_letter(const CodePoint& point) {
  return point.kind == CharClass::kUpper || point.kind == CharClass::kLetter;
}
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

bool equals_lower(std::string_view text, std::string_view small) {
  return text.size() == small.size() &&
         std::equal(text.begin(), text.end(), small.begin(), [](char a, char b) { return to_lower(a) == b; });
}

}  // namespace

bool TokenScanner::word_is(std::uint32_t begin, std::uint32_t end, TextWord kind) {
  scratch_.clear();
  append_lower(text_.substr(begin, end - begin), scratch_);
  return words_.is(symbols_.find(scratch_), kind);
}

// A digit behind the white space that begins at `at`.
bool TokenScanner::digit_follows(std::uint32_t at) const {
  while (at < text_.size()) {
    const CodePoint point = code_point_at(text_, at);
    if (point.kind != CharClass::kSpace) return point.kind == CharClass::kDigit;
    at += point.size;
  }
  return false;
}

// "1,200.50", "9:30", "1/22/2025", "2025-01-22", "1990s", "4.5bn"
std::uint32_t TokenScanner::number_end(std::uint32_t begin, std::uint32_t chunk_end) const {
  const auto digit = [&](std::uint32_t at) { return at < chunk_end && text_[at] >= '0' && text_[at] <= '9'; };
  const auto digits = [&](std::uint32_t at) {
    std::uint32_t end = at;
    while (digit(end)) ++end;
    return end - at;
  };
  std::uint32_t at = begin + digits(begin);
  if (at == begin + 4 && at < chunk_end && text_[at] == '-' && digits(at + 1) == 2 && at + 3 < chunk_end &&
      text_[at + 3] == '-' && digits(at + 4) == 2)
    return at + 6;
  while (at + 1 < chunk_end) {
    const char sign = text_[at];
    const std::uint32_t next = digits(at + 1);
    const bool goes_on =
        (sign == ',' && next == 3) || (sign == '.' && next > 0) || ((sign == ':' || sign == '/') && next > 0);
    if (!goes_on) break;
    at += 1 + next;
  }
  while (at < chunk_end) {  // letters right behind: 4.5bn, 1990s, 3rd
    const CodePoint point = code_point_at(text_, at);
    if (!is_word(point)) break;
    at += point.size;
  }
  return at;
}

std::uint32_t TokenScanner::word_end(std::uint32_t begin, std::uint32_t chunk_end) const {
  std::uint32_t at = begin;
  const std::uint32_t limit = std::min(chunk_end, begin + kLongestRun);
  while (at < limit) {
    const CodePoint point = code_point_at(text_, at);
    if (is_word(point)) {
      at += point.size;
      continue;
    }
    if (at == begin || at + point.size >= chunk_end) break;
    const CodePoint next = code_point_at(text_, at + point.size);
    const CodePoint last = code_point_before(text_, at);
    if (is_apostrophe(point.value) && is_letter(next) && is_letter(last)) {
      at += point.size + next.size;
    } else if (point.value == '.' && is_word(next) && is_word(last)) {
      at += point.size;
    } else if (point.value == '&' && next.kind == CharClass::kUpper && last.kind == CharClass::kUpper) {
      at += point.size + next.size;
    } else {
      break;
    }
  }
  if (at < chunk_end && text_[at] == '+') ++at;                          // "Disney+"
  if (at < chunk_end && text_[at] == '+' && text_[at - 1] == '+') ++at;  // "C++"
  if (at < chunk_end && text_[at] == '$' && at - begin <= 3 &&           // "US$", "A$"
      std::all_of(text_.begin() + begin, text_.begin() + at, is_upper))
    ++at;
  return std::max(at, begin + code_point_at(text_, begin).size);
}

// The word without "n't", "'s", "'ll" ... at its end; or the clitic itself when it is all there is.
std::uint32_t TokenScanner::without_clitic(std::uint32_t begin, std::uint32_t end) const {
  const std::string_view word = text_.substr(begin, end - begin);
  std::array<char, 6> small{};  // as long as the longest of them
  if (word.size() <= small.size()) {
    for (std::size_t at = 0; at < word.size(); ++at) small[at] = to_lower(word[at]);
    if (is_cut_word({small.data(), word.size()})) return begin + kCutBehind;
  }
  if (word.size() < 3) return end;
  static constexpr std::array<std::string_view, 6> kTails{"s", "m", "d", "re", "ve", "ll"};
  for (const std::string_view tail : kTails) {
    if (word.size() <= tail.size() || !equals_lower(word.substr(word.size() - tail.size()), tail)) continue;
    const std::uint32_t mark_end = end - static_cast<std::uint32_t>(tail.size());
    const CodePoint mark = code_point_before(text_, mark_end);
    if (is_apostrophe(mark.value) && mark_end - mark.size > begin) return mark_end - mark.size;
  }
  if (word.size() > 3 && to_lower(word.back()) == 't') {
    const CodePoint mark = code_point_before(text_, end - 1);
    const std::uint32_t mark_begin = end - 1 - mark.size;
    if (is_apostrophe(mark.value) && mark_begin > begin + 1 && to_lower(text_[mark_begin - 1]) == 'n')
      return mark_begin - 1;
  }
  return end;
}

// Takes the stop after a word along where the word is an abbreviation or an initial.
std::uint32_t TokenScanner::with_stop(std::uint32_t begin, std::uint32_t end, std::uint32_t chunk_end) {
  constexpr std::uint32_t kLongestForm = 4;
  const bool form = end - begin <= kLongestForm && end - begin > 1 &&
                    code_point_at(text_, begin).kind == CharClass::kUpper &&
                    word_is(begin, end, TextWord::kBareForm);
  if (end >= chunk_end || text_[end] != '.') {
    bare_forms_ = bare_forms_ || form;
    return end;
  }
  if (end + 1 < chunk_end && text_[end + 1] == '.') return end;  // "Acme..."
  const std::string_view word = text_.substr(begin, end - begin);
  if (word.find('.') != std::string_view::npos) {
    // "U.S." and "e.g." are all single letters; "Amazon.com." is not.
    bool single = true;
    std::size_t run = 0;
    for (const char c : word) {
      run = c == '.' ? 0 : run + 1;
      single = single && run <= 1;
    }
    if (single) return end + 1;
  }
  const CodePoint first = code_point_at(text_, begin);
  if (first.kind == CharClass::kUpper && first.size == end - begin && first.value != 'I') return end + 1;
  if (word_is(begin, end + 1, TextWord::kTitleAbbreviation)) return end + 1;
  if (word_is(begin, end + 1, TextWord::kAbbreviation))
    return form && bare_forms_ && sentence_ends(end + 1, chunk_end) ? end : end + 1;
  if (word_is(begin, end + 1, TextWord::kNumberedAbbreviation) && digit_follows(end + 1)) return end + 1;
  return end;
}

// Behind the stop comes white space and what may begin a sentence, or the text ends.
bool TokenScanner::sentence_ends(std::uint32_t at, std::uint32_t chunk_end) const {
  if (at != chunk_end) return false;
  while (at < text_.size()) {
    const CodePoint next = code_point_at(text_, at);
    if (next.kind == CharClass::kSpace || next.kind == CharClass::kBreak) {
      at += next.size;
      continue;
    }
    return next.kind == CharClass::kUpper || next.value == '"' || next.value == 0x201C;
  }
  return true;
}

// Goes on over a hyphen behind a bound prefix or before a bound suffix: "co-founder", "president-elect".
std::uint32_t TokenScanner::over_hyphen(std::uint32_t begin, std::uint32_t end, std::uint32_t chunk_end) {
  while (end < chunk_end) {
    const CodePoint hyphen = code_point_at(text_, end);
    const std::uint32_t next = end + hyphen.size;
    if (!is_hyphen(hyphen.value) || next >= chunk_end || !is_letter(code_point_at(text_, next))) return end;
    const std::uint32_t next_end = word_end(next, chunk_end);
    if (!word_is(begin, end, TextWord::kBoundPrefix))
      return word_is(next, next_end, TextWord::kBoundSuffix) ? next_end : end;
    // A capital letter alone before the hyphen is a name's ("X-ray", "A-team"): three tokens.
    if (end - begin == 1 && code_point_at(text_, begin).kind == CharClass::kUpper) return end;
    begin = next;
    end = without_clitic(next, next_end);
  }
  return end;
}

// "...", "--", "!!", "?!": the same sign again and again.
std::uint32_t TokenScanner::repeated_end(std::uint32_t begin, std::uint32_t chunk_end) const {
  const char sign = text_[begin];
  std::uint32_t end = begin + 1;
  const bool ends = sign == '!' || sign == '?';
  while (end < chunk_end && end - begin < kLongestRun &&
         (text_[end] == sign || (ends && (text_[end] == '!' || text_[end] == '?'))))
    ++end;
  if (sign == '.' && end == begin + 2) return begin + 1;
  return end;
}

// The end of a web or mail address, or chunk_begin when the chunk is none.
std::uint32_t TokenScanner::address_end(std::uint32_t chunk_begin, std::uint32_t chunk_end) const {
  const std::string_view chunk = text_.substr(chunk_begin, chunk_end - chunk_begin);
  const std::size_t scheme = chunk.find("://");
  const std::size_t at = chunk.find('@');
  const bool web = is_letter(code_point_at(chunk, 0)) &&
                   ((scheme != std::string_view::npos && scheme < 10) || chunk.starts_with("www."));
  const bool mail = at != std::string_view::npos && at > 0 && chunk.find('.', at) != std::string_view::npos;
  const bool handle = at == 0 && chunk.size() > 2 && is_word(code_point_at(chunk, 1));
  if (!web && !mail && !handle) return chunk_begin;
  std::uint32_t end = chunk_end;
  if (handle) {
    end = chunk_begin + 1;
    while (end < chunk_end && is_word(code_point_at(text_, end))) end += code_point_at(text_, end).size;
    return end;
  }
  while (end > chunk_begin + 1) {
    const CodePoint last = code_point_before(text_, end);
    if (is_word(last) || last.value == '/' || last.value == '=' || last.value == '&') break;
    end -= last.size;
  }
  return end;
}

std::uint32_t TokenScanner::token_end(std::uint32_t begin, std::uint32_t chunk_begin,
                                      std::uint32_t chunk_end) {
  if (begin == chunk_begin) {
    const std::uint32_t end = address_end(begin, chunk_end);
    if (end > begin) return end;
  }
  const CodePoint first = code_point_at(text_, begin);
  const auto next_is_digit = [&](std::uint32_t at) {
    return at < chunk_end && text_[at] >= '0' && text_[at] <= '9';
  };
  if (first.kind == CharClass::kDigit && first.size == 1) {
    const std::uint32_t end = number_end(begin, chunk_end);
    return without_clitic(begin, end);
  }
  if (first.value == '.' && begin == chunk_begin && next_is_digit(begin + 1))
    return number_end(begin + 1, chunk_end);  // ".5"
  if (is_word(first)) {
    const std::uint32_t end = word_end(begin, chunk_end);
    const std::uint32_t bare = without_clitic(begin, end);
    if (bare != end) return bare;
    const std::uint32_t stopped = with_stop(begin, end, chunk_end);
    return stopped != end ? stopped : over_hyphen(begin, end, chunk_end);
  }
  const bool twice = first.size == 1 && begin + 1 < chunk_end && text_[begin + 1] == text_[begin];
  if (twice && (first.value == '\'' || first.value == '`')) return begin + 2;  // typed for a double mark
  if (is_apostrophe(first.value)) {
    // A clitic that word_end left ("'s"), "'90s", or a lone mark.
    const std::uint32_t next = begin + first.size;
    if (begin > chunk_begin && next < chunk_end && is_letter(code_point_at(text_, next))) {
      const std::uint32_t end = word_end(next, chunk_end);
      static constexpr std::array<std::string_view, 6> kTails{"s", "m", "d", "re", "ve", "ll"};
      const std::string_view tail = text_.substr(next, end - next);
      if (std::any_of(kTails.begin(), kTails.end(), [&](auto each) { return equals_lower(tail, each); }))
        return end;
    }
    if (begin == chunk_begin && next_is_digit(next) && next_is_digit(next + 1) && next + 2 < chunk_end &&
        text_[next + 2] == 's')
      return next + 3;
    return next;
  }
  if (first.value == '.' || first.value == '-' || first.value == '!' || first.value == '?' ||
      first.value == '*')
    return repeated_end(begin, chunk_end);
  return begin + first.size;
}

}  // namespace claimgraph
