#include "claims/measures.h"

#include <algorithm>
#include <string_view>

namespace claimgraph {
namespace {

// The preposition that leads up to a token, with nothing but adverbs between ("of about"), or kNowhere.
std::uint32_t link_before(const SyntaxTree& tree, std::uint32_t begin, std::uint32_t token) {
  while (token > begin) {
    const Tag tag = tree.tag(--token);
    if (tree.document().norm(token) == "of") return token;
    if (tag != Tag::kRB && tag != Tag::kIN && tag != Tag::kDT && tag != Tag::kJJR && tag != Tag::kJJS)
      return kNowhere;
  }
  return kNowhere;
}

}  // namespace

TokenSpan bare_measure(const SyntaxTree& tree, TokenSpan words) {
  const Document& document = tree.document();
  const auto begins_before = [](const auto& unit, std::uint32_t token) { return unit.tokens.begin < token; };
  auto amount =
      std::lower_bound(document.amounts.begin(), document.amounts.end(), words.begin, begins_before);
  for (; amount != document.amounts.end() && amount->tokens.begin < words.end; ++amount) {
    const TokenSpan figure = amount->tokens;
    const std::uint32_t link = link_before(tree, words.begin, figure.begin);
    if (link != kNowhere && link > words.begin) {
      words.end = link;
      break;
    }
    if (figure.end < words.end && is_noun(tree.tag(words.end - 1))) {
      words.begin = figure.end;
    } else if (figure.end >= words.end && is_noun(tree.tag(words.end - 1))) {
      words.begin = words.end - 1;
    }
  }
  const auto date =
      std::lower_bound(document.dates.begin(), document.dates.end(), words.begin, begins_before);
  if (date == document.dates.end() || date->tokens.begin != words.begin || date->tokens.end >= words.end)
    return words;
  const std::uint32_t behind = date->tokens.end + (tree.tag(date->tokens.end) == Tag::kPOS ? 1 : 0);
  return behind < words.end ? TokenSpan{behind, words.end} : words;
}

std::uint32_t time_bound_by(const SyntaxTree& tree, std::uint32_t date) {
  const Document& document = tree.document();
  constexpr std::uint32_t kLongestLink = 2;  // "ended", "up to"
  if (date == 0) return kNowhere;
  const TokenSpan time = document.dates[date - 1].tokens, end = document.dates[date].tokens;
  const bool spans = document.dates[date - 1].type == TimexType::kDuration;
  if (!spans || time.end >= end.begin || end.begin - time.end > kLongestLink) return kNowhere;
  const bool ended = is_verb(tree.tag(time.end)) && tree.tag(time.end) != Tag::kVBP;
  const std::string_view link = document.norm(time.end);
  return ended || link == "to" || link == "of" ? date - 1 : kNowhere;
}

}  // namespace claimgraph
