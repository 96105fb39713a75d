#include "text/paragraphs.h"

#include <algorithm>
#include <string_view>

#include "document.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kNarrowest = 40;  // shorter lines are not wrapped, they end
constexpr std::uint32_t kRagged = 3;      // how much shorter than the widest a full line may be

struct Line {
  TokenSpan tokens;
  std::uint32_t indent = 0;      // bytes
  std::uint32_t width = 0;       // code points, with indent, without trailing space
  std::uint32_t first_word = 0;  // code points
  bool after_blank = false;      // a blank line, or the title, stands before
  bool small = false;            // begins with a small letter
};

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<Line> find_lines(const Document& document) {
  const Tokens& tokens = document.tokens;
  const std::string_view text = document.text.bytes;
  std::vector<Line> lines;
  for (std::uint32_t at = 0; at < tokens.size();) {
    std::uint32_t end = at + 1;
    while (end < tokens.size() && !tokens.has(end, TokenFlag::kLineStart)) ++end;
    Line line;
    line.tokens = {at, end};
    line.width = code_points(text.substr(tokens.begin[at], tokens.end[end - 1] - tokens.begin[at]));
    std::uint32_t word = at + 1;
    while (word < end && !tokens.has(word, TokenFlag::kSpaceBefore)) ++word;
    line.first_word = code_points(text.substr(tokens.begin[at], tokens.end[word - 1] - tokens.begin[at]));
    const std::uint32_t before = at == 0 ? 0 : tokens.end[at - 1];
    const std::string_view gap = text.substr(before, tokens.begin[at] - before);
    const std::size_t last_break = gap.find_last_of("\n\r");
    line.indent = static_cast<std::uint32_t>(
        last_break == std::string_view::npos ? gap.size() : gap.size() - last_break - 1);
    const auto breaks = std::count(gap.begin(), gap.end(), '\n');
    const auto returns = std::count(gap.begin(), gap.end(), '\r');
    line.width += line.indent;
    line.small = tokens.has(at, TokenFlag::kAlpha) && !tokens.has(at, TokenFlag::kCapital) &&
                 !tokens.has(at, TokenFlag::kInnerCapital) && !tokens.has(at, TokenFlag::kDigit);
    line.after_blank = at == 0 || std::max(breaks, returns) > 1 ||
                       (before <= document.text.body_begin && tokens.begin[at] >= document.text.body_begin);
    lines.push_back(line);
    at = end;
  }
  return lines;
}

// A break between two lines of one block that no indent explains.
bool is_plain_break(const Line& line, const Line& next) {
  return !next.after_blank && next.indent <= line.indent;
}

bool is_full(const Line& line, const Line& next, std::uint32_t width) {
  return line.width >= kNarrowest && line.width + 1 + next.first_word + kRagged >= width;
}

bool ends_with_stop(const Document& document, const Line& line) {
  const std::string_view text = document.token_text(line.tokens.end - 1);
  return text.find_first_of(".!?:") != std::string_view::npos || text == "\"" || text == "\u201D";
}

// True when most breaks of the text stand where the next word did not fit into `width`, or before a small
// letter in the middle of a sentence.
bool is_wrapped(const Document& document, const std::vector<Line>& lines, std::uint32_t width) {
  if (width > kWrapWidth) return false;
  std::uint32_t breaks = 0, inner = 0;
  for (std::size_t at = 0; at + 1 < lines.size(); ++at) {
    if (!is_plain_break(lines[at], lines[at + 1])) continue;
    ++breaks;
    const bool goes_on = lines[at + 1].small && !ends_with_stop(document, lines[at]);
    inner += goes_on || is_full(lines[at], lines[at + 1], width) ? 1U : 0U;
  }
  return inner >= 2 && inner * 10 >= breaks * 6;
}

}  // namespace

std::vector<TokenSpan> find_paragraphs(const Document& document) {
  const std::vector<Line> lines = find_lines(document);
  // The width of the wrapped text: that of the widest line of a block of several.
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!lines[at].after_blank || (at + 1 < lines.size() && !lines[at + 1].after_blank))
      width = std::max(width, lines[at].width);
  }
  const bool wrapped = is_wrapped(document, lines, width);
  std::vector<TokenSpan> paragraphs;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const bool join = wrapped && at > 0 && is_plain_break(lines[at - 1], lines[at]) &&
                      (is_full(lines[at - 1], lines[at], width) || !ends_with_stop(document, lines[at - 1]));
    if (join)
      paragraphs.back().end = lines[at].tokens.end;
    else
      paragraphs.push_back(lines[at].tokens);
  }
  return paragraphs;
}

}  // namespace claimgraph
