#include "text/quotes.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "document.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestSingle = 120;    // tokens between single marks
constexpr std::uint32_t kLongestUnclosed = 150;  // tokens to the mark that opens the next part of a speech

enum class Mark : std::uint8_t { kNone, kDouble, kSingle };
enum class Side : std::uint8_t { kOpening, kClosing, kEither };

class QuoteFinder {
 public:
  explicit QuoteFinder(Document& document) : document_(document) {}

  void paragraph(TokenSpan span) {
    bool goes_on = !document_.quotes.empty() && !document_.quotes.back().closed && last_paragraph_open_;
    last_paragraph_open_ = false;
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      const Mark mark = mark_of(at);
      if (mark == Mark::kNone || !may_open(at, mark, span)) {
        goes_on = false;
        continue;
      }
      const std::uint32_t close = closing(at, mark, span);
      if (close == kNowhere && mark == Mark::kSingle) continue;
      Quote quote;
      const std::uint32_t next = close == kNowhere ? next_part(at, span) : kNowhere;
      quote.tokens = {at, close == kNowhere ? open_end(at, next, span) : close + 1};
      quote.closed = close != kNowhere;
      quote.continued = goes_on;
      goes_on = !quote.closed && quote.tokens.end == next;
      document_.quotes.push_back(quote);
      last_paragraph_open_ = !quote.closed && quote.tokens.end == span.end;
      at = quote.tokens.end - 1;
    }
  }

 private:
  Mark mark_of(std::uint32_t token) const {
    const std::string_view form = document_.symbols.view(document_.tokens.form[token]);
    if (form == "\"") return Mark::kDouble;
    return form == "'" ? Mark::kSingle : Mark::kNone;
  }

  bool spaced_before(std::uint32_t token) const {
    return document_.tokens.has(token, TokenFlag::kSpaceBefore);
  }

  Side side(std::uint32_t token, TokenSpan span) const {
    const std::string_view raw = document_.token_text(token);
    if (raw == "\u201C" || raw == "\u201E" || raw == "\u2018" || raw == "\u00AB" || raw == "`" || raw == "``")
      return Side::kOpening;
    if (raw == "\u201D" || raw == "\u00BB") return Side::kClosing;
    const bool space_behind = token + 1 >= span.end || spaced_before(token + 1);
    const bool space_before = token == span.begin || spaced_before(token);
    if (space_before == space_behind) return Side::kEither;
    return space_before ? Side::kOpening : Side::kClosing;
  }

  bool may_open(std::uint32_t token, Mark mark, TokenSpan span) const {
    if (token + 1 >= span.end) return false;
    const Side where = side(token, span);
    if (mark == Mark::kSingle) return where == Side::kOpening;
    const std::string_view raw = document_.token_text(token);
    if (raw == "\u201D" && token > span.begin && !spaced_before(token)) return false;
    if (where != Side::kClosing || token == span.begin) return true;
    return document_.tokens.has(token - 1, TokenFlag::kPunctuation);  // ("Yes", --"Yes"
  }

  // The mark that closes a quotation opened at `open`, or kNowhere.
  std::uint32_t closing(std::uint32_t open, Mark mark, TokenSpan span) const {
    if (mark == Mark::kSingle) span.end = std::min(span.end, open + kLongestSingle);
    for (std::uint32_t at = open + 1; at < span.end; ++at) {
      if (mark_of(at) != mark) continue;
      const Side where = side(at, span);
      if (where == Side::kOpening) {
        if (mark == Mark::kDouble) return kNowhere;
        continue;
      }
      // "the firms' plans": a possessive inside single marks.
      if (mark == Mark::kSingle && at + 1 < span.end && where == Side::kClosing &&
          !document_.tokens.has(at + 1, TokenFlag::kPunctuation) && ends_in_s(at - 1) && more_marks(at, span))
        continue;
      return at;
    }
    return kNowhere;
  }

  // Where a quotation that nothing closes ends: with the paragraph; before the next part of a speech whose
  // paragraphs stand in one; else, where another mark follows, with its sentence.
  std::uint32_t open_end(std::uint32_t open, std::uint32_t next, TokenSpan span) const {
    if (next != kNowhere) return next;
    if (next_mark(open, span) == span.end) return span.end;
    return std::min(span.end, document_.sentences[document_.sentence_of(open)].tokens.end);
  }

  std::uint32_t next_mark(std::uint32_t open, TokenSpan span) const {
    std::uint32_t at = open + 1;
    while (at < span.end && mark_of(at) != Mark::kDouble) ++at;
    return at;
  }

  // The mark behind `open`, where it opens and a sentence begins with it; else kNowhere.
  std::uint32_t next_part(std::uint32_t open, TokenSpan span) const {
    const std::uint32_t at = next_mark(open, span);
    const bool opens = at < span.end && at - open <= kLongestUnclosed && side(at, span) == Side::kOpening &&
                       document_.sentences[document_.sentence_of(at)].tokens.begin == at;
    return opens ? at : kNowhere;
  }

  bool ends_in_s(std::uint32_t token) const { return document_.norm(token).ends_with('s'); }
  bool more_marks(std::uint32_t token, TokenSpan span) const {
    for (std::uint32_t at = token + 1; at < span.end && at < token + 60; ++at) {
      if (mark_of(at) == Mark::kSingle) return side(at, span) == Side::kClosing;
    }
    return false;
  }

  Document& document_;
  bool last_paragraph_open_ = false;
};

}  // namespace

void find_quotes(const Resources& /*resources*/, Document& document) {
  QuoteFinder finder(document);
  for (std::size_t at = 0; at < document.sentences.size();) {
    TokenSpan span = document.sentences[at].tokens;
    const std::uint32_t paragraph = document.sentences[at].paragraph;
    while (++at < document.sentences.size() && document.sentences[at].paragraph == paragraph)
      span.end = document.sentences[at].tokens.end;
    finder.paragraph(span);
  }
}

}  // namespace claimgraph
