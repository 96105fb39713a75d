#include "text/paragraphs.h"

#include <algorithm>
#include <string_view>

#include "document.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kNarrowest = 40;  // shorter lines are not wrapped, they end

struct Line {
  TokenSpan tokens;
  std::uint32_t indent = 0;      // bytes
  std::uint32_t width = 0;       // code points, without indent and trailing space
  std::uint32_t first_word = 0;  // code points
  bool after_blank = false;      // a blank line, or the title, stands before
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
    line.after_blank = at == 0 || std::max(breaks, returns) > 1 ||
                       (before <= document.text.body_begin && tokens.begin[at] >= document.text.body_begin);
    lines.push_back(line);
    at = end;
  }
  return lines;
}

// True when every break inside the block [begin, end) stands where the next word did not fit into `width`.
bool wrapped(const std::vector<Line>& lines, std::size_t begin, std::size_t end, std::uint32_t width) {
  for (std::size_t at = begin; at + 1 < end; ++at) {
    if (lines[at + 1].indent > lines[at].indent) continue;  // an indented paragraph begins
    if (lines[at].width < kNarrowest || lines[at].width + 1 + lines[at + 1].first_word + 3 < width)
      return false;
  }
  return true;
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
  std::vector<TokenSpan> paragraphs;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && !lines[end].after_blank) ++end;
    const bool join = end - begin > 1 && width <= kWrapWidth && wrapped(lines, begin, end, width);
    for (std::size_t at = begin; at < end; ++at) {
      if (join && at > begin && lines[at].indent <= lines[at - 1].indent)
        paragraphs.back().end = lines[at].tokens.end;
      else
        paragraphs.push_back(lines[at].tokens);
    }
    begin = end;
  }
  return paragraphs;
}

}  // namespace claimgraph
