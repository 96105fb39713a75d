#include "text/sentences.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "document.h"
#include "resources.h"
#include "text/paragraphs.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestLabel = 24;     // tokens of a line without a final stop that is no sentence
constexpr std::uint32_t kLongestDateline = 16;  // tokens before the dash
constexpr std::uint32_t kShortestItem = 5;      // tokens of a list's item before the dash of the next
constexpr std::uint32_t kSpeakerDistance = 5;   // tokens between a closing mark and "said"

class Splitter {
 public:
  Splitter(const TextWords& words, Document& document)
      : words_(words), document_(document), parted_(parts_sentences()) {}

  void paragraph(TokenSpan tokens, std::uint32_t number, bool first, bool alone) {
    const UnitKind kind = unit_kind(tokens, first, alone);
    if (kind != UnitKind::kProse && kind != UnitKind::kBullet) {
      const auto most = static_cast<std::uint32_t>(document_.limits.sentence);
      if (tokens.size() > most) document_.cut_short("a sentence above the limit of tokens");
      for (; tokens.size() > most; tokens.begin += most)
        add({tokens.begin, tokens.begin + most}, kind, number);
      return add(tokens, kind, number);
    }
    const std::uint32_t dash = dateline_end(tokens);
    if (dash > tokens.begin) {
      add({tokens.begin, dash}, UnitKind::kDateline, number);
      tokens.begin = dash;
    }
    for (std::uint32_t begin = tokens.begin; begin < tokens.end;) {
      const std::uint32_t end = sentence_end(begin, tokens.end);
      add({begin, end}, kind, number);
      begin = end;
    }
  }

 private:
  const Tokens& tokens() const { return document_.tokens; }
  std::string_view form(std::uint32_t token) const { return document_.symbols.view(tokens().form[token]); }
  bool is(std::uint32_t token, TextWord kind) const { return words_.is(tokens().norm[token], kind); }
  bool has(std::uint32_t token, TokenFlag flag) const { return tokens().has(token, flag); }
  void add(TokenSpan span, UnitKind kind, std::uint32_t paragraph) {
    document_.sentences.push_back({span, kind, paragraph});
  }

  // Of four sentences of the document three begin behind two spaces or on a line of their own.
  bool parts_sentences() const {
    constexpr std::uint32_t kFew = 4;
    std::uint32_t wide = 0, all = 0;
    for (std::uint32_t at = 0; at + 1 < document_.tokens.size(); ++at) {
      if (form(at) != "." || !has(at + 1, TokenFlag::kCapital)) continue;
      ++all;
      wide += is_wide(at + 1) ? 1U : 0U;
    }
    return 4 * wide >= 3 * all && all >= kFew;
  }
  bool is_wide(std::uint32_t token) const {
    return has(token, TokenFlag::kLineStart) || tokens().begin[token] >= tokens().end[token - 1] + 2;
  }
  // "duty in the U.S. On pumps" where sentences stand apart
  bool stands_close(std::uint32_t token) const {
    return parted_ && is_letters(form(token - 1)) && !is_wide(token) && !is(token, TextWord::kSureStarter);
  }

  bool is_stop(std::uint32_t token) const {
    const std::string_view text = form(token);
    return text == "." || text == "..." || text[0] == '!' || text[0] == '?' || text == "\u3002";
  }
  bool is_closer(std::uint32_t token) const {
    const std::string_view text = form(token);
    return text == "\"" || text == "'" || text == ")" || text == "]" || text == "''";
  }

  // The final stop, marks and brackets behind it left out, or nothing.
  bool ends_like_sentence(TokenSpan span) const {
    std::uint32_t last = span.end;
    while (last > span.begin + 1 && is_closer(last - 1)) --last;
    const std::string_view text = form(last - 1);
    return is_stop(last - 1) || text == ";" || (text.size() > 2 && text.back() == '.' && span.size() > 6);
  }

  bool is_byline(TokenSpan span) const {
    if (!is(span.begin, TextWord::kBylineStart) || span.size() > 20 || span.size() < 2) return false;
    const bool by = span.size() > 2 && document_.norm(span.begin + 1) == "by";
    if (document_.norm(span.begin) != "by" && !by) return false;
    const std::uint32_t name = span.begin + (by ? 2 : 1);
    if (name >= span.end || !has(name, TokenFlag::kCapital)) return false;
    std::uint32_t small = 0;
    for (std::uint32_t at = name; at < span.end; ++at)
      small += has(at, TokenFlag::kAlpha) && !has(at, TokenFlag::kCapital) ? 1U : 0U;
    return small <= 3;
  }

  bool is_caption(TokenSpan span) const {
    return span.size() > 1 && is(span.begin, TextWord::kCaptionStart) &&
           std::any_of(&tokens().norm[span.begin], &tokens().norm[span.begin] + std::min(span.size(), 4U),
                       [&](Symbol norm) {
                         const std::string_view text = document_.symbols.view(norm);
                         return text == ":" || text == "by" || text == "|";
                       });
  }

  bool is_bullet(TokenSpan span) const {
    const std::string_view text = form(span.begin);
    if (span.size() < 2 || !has(span.begin + 1, TokenFlag::kSpaceBefore)) return false;
    return text == "\u2022" || text == "*" || text == "-" || text == "--" || text == "\u00B7" ||
           text == "\u25AA" || text == "\u25CF" || text == "\u2023";
  }

  UnitKind unit_kind(TokenSpan span, bool first, bool alone) const {
    if (tokens().begin[span.begin] < document_.text.body_begin) return UnitKind::kHeadline;
    if (is_bullet(span)) return UnitKind::kBullet;
    if (is_byline(span)) return UnitKind::kByline;
    if (is_caption(span)) return UnitKind::kCaption;
    if (alone || ends_like_sentence(span)) return UnitKind::kProse;
    if (first) return span.size() <= 2 * kLongestLabel ? UnitKind::kHeadline : UnitKind::kProse;
    return span.size() <= kLongestLabel && form(span.end - 1) != ":" ? UnitKind::kLabel : UnitKind::kProse;
  }

  // "LONDON, Jan 22 (Agency) - ": the token behind the dash, or the begin where there is no dateline.
  std::uint32_t dateline_end(TokenSpan span) const {
    if (span.size() < 4 || !has(span.begin, TokenFlag::kCapital)) return span.begin;
    bool agency = false;
    const std::uint32_t limit = std::min(span.end - 1, span.begin + kLongestDateline);
    for (std::uint32_t at = span.begin; at < limit; ++at) {
      const std::string_view text = form(at);
      if (text == "(") agency = true;
      if (is_stop(at) || text == "\"" || text == ":") return span.begin;
      const bool dash = text == "-" || text == "--";
      if (!dash || !has(at, TokenFlag::kSpaceBefore)) continue;
      const bool place = has(span.begin, TokenFlag::kAllCaps) && at - span.begin <= 10;
      return (agency || place) && at > span.begin ? at + 1 : span.begin;
    }
    return span.begin;
  }

  // A mark without space before it, or with space behind it, closes.
  bool closes(std::uint32_t token, std::uint32_t end) const {
    if (!is_closer(token)) return false;
    const std::string_view raw = document_.token_text(token);
    if (raw == "\u201C" || raw == "\u2018") return false;
    if (raw == "\u201D" || raw == ")" || raw == "]") return true;
    return !has(token, TokenFlag::kSpaceBefore) || token + 1 >= end ||
           has(token + 1, TokenFlag::kSpaceBefore);
  }

  // "... done!" Ms Berg said: the sentence goes on behind the closing mark. Behind a full stop only where the
  // speaker ends it.
  bool speaker_follows(std::uint32_t token, std::uint32_t end, bool full_stop) const {
    for (std::uint32_t at = token; at < std::min(end, token + kSpeakerDistance); ++at) {
      if (has(at, TokenFlag::kPunctuation)) return false;
      if (!is(at, TextWord::kSay)) continue;
      if (opens_next(at + 1, end)) return false;
      const bool ends = at + 1 >= end || is_stop(at + 1);
      return (at == token || has(token, TokenFlag::kCapital)) && (!full_stop || ends);
    }
    return false;
  }

  // '"Why?" He replied: "No."': the words of saying tell of what comes.
  bool opens_next(std::uint32_t token, std::uint32_t end) const {
    const std::string_view mark = token + 1 < end ? form(token) : std::string_view();
    return (mark == "," || mark == ":") && is_mark(token + 1);
  }
  bool is_mark(std::uint32_t token) const { return form(token) == "\"" || form(token) == "\u201C"; }

  // "... were sold. - The council should": an item of a list whose lines were joined.
  bool opens_item(std::uint32_t token, std::uint32_t end) const {
    const std::string_view text = form(token);
    return (text == "-" || text == "\u2022" || text == "\u00B7") && token + 1 < end &&
           has(token + 1, TokenFlag::kSpaceBefore) && has(token + 1, TokenFlag::kCapital);
  }

  bool may_start(std::uint32_t token) const {
    if (has(token, TokenFlag::kCapital) || has(token, TokenFlag::kDigit) ||
        has(token, TokenFlag::kInnerCapital))
      return true;
    const std::string_view text = form(token);
    if (!has(token, TokenFlag::kPunctuation)) return !has(token, TokenFlag::kAlpha);
    return text == "\"" || text == "'" || text == "(" || text == "[" || text == "$" || text == "--" ||
           static_cast<unsigned char>(text[0]) >= 0x80;
  }

  // The end of the sentence that begins at `begin`.
  std::uint32_t sentence_end(std::uint32_t begin, std::uint32_t end) const {
    const auto limit =
        static_cast<std::uint32_t>(std::min<std::size_t>(end, begin + document_.limits.sentence));
    for (std::uint32_t at = begin; at < limit; ++at) {
      std::uint32_t next = at + 1;
      if (is_stop(at)) {
        while (next < limit && (is_stop(next) || closes(next, end)) && next - at < 8) ++next;
        if (next >= limit) break;
        const bool marked = next > at + 1;
        const bool item = form(at) == "." && at - begin >= kShortestItem && opens_item(next, limit);
        if ((may_start(next) || item) && has(next, TokenFlag::kSpaceBefore) &&
            !(form(at) == "..." && !marked && !is(next, TextWord::kStarter)) &&
            !(marked && speaker_follows(next, end, form(at) == ".")))
          return next;
        if (form(at)[0] != '.' && marked && speaker_follows(next, end, false)) at = next;
        continue;
      }
      const std::string_view text = form(at);
      // "ended its strike....Acme closed": items of a digest
      if (text.starts_with("....") && next < limit && has(next, TokenFlag::kCapital)) return next;
      if (text.size() < 2 || text.back() != '.' || text[0] == '.') continue;
      // An abbreviation's own stop.
      while (next < limit && closes(next, end) && form(next) != ")") ++next;
      if (next >= limit) break;
      if (is(at, TextWord::kTitleAbbreviation) || !has(next, TokenFlag::kSpaceBefore)) continue;
      if (next == at + 1 && opens_speech(next, limit)) return next;
      if (goes_on(begin, next, limit) || stands_close(next)) continue;
      if (next > at + 1 ? may_start(next)
                        : has(next, TokenFlag::kCapital) && is(next, TextWord::kStarter) && !initial(text))
        return next;
    }
    if (limit < end) document_.cut_short("a sentence above the limit of tokens");
    return limit;
  }

  // 'in the U.S. "We will go on."'
  bool opens_speech(std::uint32_t token, std::uint32_t end) const {
    return is_mark(token) && token + 1 < end && has(token + 1, TokenFlag::kCapital) &&
           !has(token + 1, TokenFlag::kSpaceBefore) && !initial(form(token - 1));
  }

  // "The U.S. And Japan agreed": two words and an abbreviation are no sentence before "And"; longer ones that
  // end in letters with stops are where a word follows that begins sentences ("to the U.S. And the talks").
  bool goes_on(std::uint32_t begin, std::uint32_t token, std::uint32_t end) const {
    constexpr std::uint32_t kFew = 3;
    const std::string_view word = document_.norm(token);
    if (word != "and" && word != "or") return false;
    if (token - begin <= kFew) return true;
    return is_letters(form(token - 1)) && token + 1 < end && !is(token + 1, TextWord::kStarter);
  }

  // "U.S."
  static bool is_letters(std::string_view text) { return text.size() > 3 && text[1] == '.'; }
  // "J." of a name
  static bool initial(std::string_view text) { return text.size() == 2; }

  const TextWords& words_;
  Document& document_;
  const bool parted_;
};

}  // namespace

void split_sentences(const Resources& resources, Document& document) {
  Splitter splitter(resources.text_words, document);
  const std::vector<TokenSpan> paragraphs = find_paragraphs(document);
  const auto body =
      static_cast<std::size_t>(std::count_if(paragraphs.begin(), paragraphs.end(), [&](TokenSpan each) {
        return document.tokens.begin[each.begin] >= document.text.body_begin;
      }));
  const bool titled = body != paragraphs.size();
  for (std::size_t at = 0; at < paragraphs.size(); ++at)
    splitter.paragraph(paragraphs[at], static_cast<std::uint32_t>(at), at == 0 && !titled, body == 1);
}

}  // namespace claimgraph
