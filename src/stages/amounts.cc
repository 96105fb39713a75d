#include "stages/amounts.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "amounts/amount_reader.h"
#include "amounts/context.h"
#include "amounts/counting.h"
#include "amounts/settling.h"
#include "document.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

// The tokens a byte range touches; `from` is a token at or before its first.
TokenSpan tokens_of(const Tokens& tokens, ByteSpan bytes, std::uint32_t from) {
  while (from < tokens.size() && tokens.end[from] <= bytes.begin) ++from;
  std::uint32_t end = from;
  while (end < tokens.size() && tokens.begin[end] < bytes.end) ++end;
  return {from, end};
}

// "-5%": the sign before a share or a measure.
void take_minus(const Document& document, Amount& amount) {
  const std::string_view text = document.text.bytes;
  const std::uint32_t begin = amount.bytes.begin;
  const bool wide = begin >= 3 && text.substr(begin - 3, 3) == "\xE2\x88\x92";
  const std::uint32_t length = wide ? 3 : begin > 0 && text[begin - 1] == '-' ? 1 : 0;
  if (length == 0 || !amount.has_value) return;
  const char before = begin > length ? text[begin - length - 1] : ' ';
  if (before != ' ' && before != '(' && before != '\n') return;
  amount.bytes.begin -= length;
  amount.value = amount.value.negated();
}

class AmountFinder {
 public:
  AmountFinder(const Resources& resources, Document& document)
      : resources_(resources), words_(resources.amount_words), document_(document) {}

  void find() {
    const SurfaceKind kind = resources_.surface.kind("amount");
    for (const Sentence& sentence : document_.sentences) {
      resources_.surface.find(kind, document_, sentence.tokens, matches_);
      const std::size_t first = kept_.size();
      for (const SurfaceMatch& match : matches_.all) read(match, sentence.tokens);
      for (std::size_t at = first; at < kept_.size(); ++at) {
        read_context(resources_.lexicons, words_, document_, sentence.tokens,
                     at > first ? &kept_[at - 1].amount : nullptr, kept_[at].amount);
      }
    }
    settle_amounts(document_, kept_);
    for (Draft& draft : kept_) document_.amounts.push_back(std::move(draft.amount));
  }

 private:
  void read(const SurfaceMatch& match, TokenSpan sentence) {
    found_.clear();
    read_amount(resources_.surface, matches_, match, words_, document_, found_);
    for (Draft& draft : found_) {
      Amount& amount = draft.amount;
      if (amount.dimension == Dimension::kPercent || amount.dimension == Dimension::kQuantity)
        take_minus(document_, amount);
      amount.tokens = tokens_of(document_.tokens, amount.bytes, match.tokens.begin);
      if (accepted(draft, sentence)) kept_.push_back(std::move(draft));
    }
  }

  bool accepted(Draft& draft, TokenSpan sentence) const {
    const Amount& amount = draft.amount;
    if (amount.tokens.empty() || !sentence.contains(amount.tokens)) return false;
    const bool overlaps = !kept_.empty() && kept_.back().amount.bytes.overlaps(amount.bytes);
    if (overlaps) return false;
    if (draft.bare) return read_count(resources_.lexicons, words_, document_, sentence, draft);
    const bool noun = !is_verb(document_.tokens.tag[amount.tokens.end - 1]);  // "all twelve won"
    return noun || amount.dimension != Dimension::kMoney;
  }

  const Resources& resources_;
  const AmountWords& words_;
  Document& document_;
  SurfaceMatches matches_;
  std::vector<Draft> found_, kept_;
};

}  // namespace

void find_amounts(const Resources& resources, Document& document) {
  AmountFinder(resources, document).find();
}

}  // namespace claimgraph
