#include "names/name_asides.h"

#include <string_view>

#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestSymbol = 4;  // tokens: "NYSE: ACM", "SKBS ST"

bool is(const Document& document, std::uint32_t token, TokenSpan sentence, std::string_view sign) {
  return sentence.contains(token) && document.token_text(token) == sign;
}

// The token behind what closes a bracket that opens at a token, kNowhere where it is too long for a symbol.
std::uint32_t behind_symbol(const Document& document, std::uint32_t open, TokenSpan sentence,
                            std::string_view close) {
  for (std::uint32_t at = open + 2; at <= open + 1 + kLongestSymbol; ++at) {
    if (is(document, at, sentence, close)) return at + 1;
  }
  return kNowhere;
}

// All in capitals: "ACM", "NYSE: ACM"; no "R", which is a party's.
bool in_capitals(const Document& document, TokenSpan span) {
  bool several = false;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    const bool all = document.tokens.has(t, TokenFlag::kAllCaps);
    const bool letter =
        document.tokens.has(t, TokenFlag::kCapital) && document.tokens.end[t] - document.tokens.begin[t] == 1;
    if (!all && !letter && !document.tokens.has(t, TokenFlag::kPunctuation)) return false;
    several = several || all;
  }
  return several;
}

}  // namespace

TokenSpan with_angle_brackets(const Document& document, TokenSpan name, TokenSpan sentence) {
  if (name.begin > sentence.begin && is(document, name.begin - 1, sentence, "<") &&
      is(document, name.end, sentence, ">"))
    return {name.begin - 1, name.end + 1};
  if (!is(document, name.end, sentence, "<")) return name;
  const std::uint32_t end = behind_symbol(document, name.end, sentence, ">");
  const bool symbol =
      end != kNowhere && (end == name.end + 3 || in_capitals(document, {name.end + 1, end - 1}));
  return symbol ? TokenSpan{name.begin, end} : name;  // not "the maker Acme <Acme Car Corp>"
}

TokenSpan with_asides(const Document& document, TokenSpan name, TokenSpan sentence) {
  if (!is(document, name.end, sentence, "(")) return with_angle_brackets(document, name, sentence);
  const std::uint32_t end = behind_symbol(document, name.end, sentence, ")");
  if (end == kNowhere || !in_capitals(document, {name.end + 1, end - 1})) return name;
  return {name.begin, end};
}

}  // namespace claimgraph
