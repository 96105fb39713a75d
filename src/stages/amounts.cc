#include "stages/amounts.h"

#include <algorithm>
#include <optional>
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

// "-5%", "minus 5 degrees": the sign before a share or a measure.
void take_minus(const Document& document, Amount& amount) {
  const std::string_view left = std::string_view(document.text.bytes).substr(0, amount.bytes.begin);
  std::size_t length = 0;
  for (const std::string_view sign : {"-", "\xE2\x88\x92", "minus ", "minus-", "Minus "}) {
    if (left.size() >= sign.size() && left.substr(left.size() - sign.size()) == sign) length = sign.size();
  }
  if (length == 0 || !amount.has_value) return;
  const char before = left.size() > length ? left[left.size() - length - 1] : ' ';
  if (before != ' ' && before != '(' && before != '\n') return;
  amount.bytes.begin -= static_cast<std::uint32_t>(length);
  amount.value = amount.value.negated();
}

// "5m users": what looked like metres, as a bare number of millions; nothing when a space stands before the
// m.
std::optional<Draft> as_millions(const Document& document, const Draft& draft) {
  constexpr int kMillion = 6;
  const std::string_view text =
      std::string_view(document.text.bytes).substr(draft.amount.bytes.begin, draft.amount.bytes.size());
  if (!draft.letter_scale || !draft.amount.has_value || text.size() < 2 || text[text.size() - 2] == ' ')
    return std::nullopt;
  Draft count = draft;
  count.bare = true;
  count.amount.dimension = Dimension::kCount;
  count.amount.unit.clear();
  count.amount.value = draft.amount.value.scaled(kMillion);
  return count;
}

constexpr std::uint32_t kLongestRead = 4000;  // bytes of a token that surface rules surely see whole

bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

// The run of a number too long for any rule that begins at a token: the tokenizer cuts it in pieces.
TokenSpan unread_number(const Document& document, std::uint32_t token, std::uint32_t end) {
  const Tokens& tokens = document.tokens;
  if (tokens.end[token] - tokens.begin[token] <= kLongestRead || !is_number(document.token_text(token)))
    return {};
  TokenSpan run{token, token + 1};
  while (run.end < end && tokens.begin[run.end] == tokens.end[run.end - 1] &&
         is_number(document.token_text(run.end)))
    ++run.end;
  return run;
}

class AmountFinder {
 public:
  AmountFinder(const Resources& resources, Document& document, SurfaceMatches& scratch)
      : resources_(resources), words_(resources.amount_words), document_(document), matches_(scratch) {}

  void find() {
    const SurfaceKind kind = resources_.surface.kind("amount");
    for (const Sentence& sentence : document_.sentences) {
      resources_.surface.find(kind, document_, sentence.tokens, matches_);
      const std::size_t first = kept_.size();
      for (const SurfaceMatch& match : matches_.all) read(match, sentence.tokens);
      add_unread(sentence.tokens, first);
      join_hundredths(document_, first, kept_);
      for (std::size_t at = first; at < kept_.size(); ++at) {
        read_context(resources_.lexicons, words_, document_, sentence.tokens,
                     at > first ? &kept_[at - 1].amount : nullptr, kept_[at].amount);
      }
    }
    settle_amounts(resources_.lexicons, words_, document_, kept_);
    for (Draft& draft : kept_) document_.amounts.push_back(std::move(draft.amount));
  }

 private:
  void read(const SurfaceMatch& match, TokenSpan sentence) {
    found_.clear();
    const Moves moves = moves_before(resources_.lexicons, words_, document_, sentence, match.tokens.begin);
    read_amount(resources_.surface, matches_, match, words_, document_, moves, found_);
    for (Draft& draft : found_) {
      Amount& amount = draft.amount;
      if (amount.dimension == Dimension::kPercent || amount.dimension == Dimension::kQuantity)
        take_minus(document_, amount);
      amount.tokens = tokens_of(document_.tokens, amount.bytes, match.tokens.begin);
      if (auto count = as_millions(document_, draft)) {
        if (accepted(*count, sentence) && !count->amount.unit.empty()) draft = std::move(*count);
      }
      if (accepted(draft, sentence)) kept_.push_back(std::move(draft));
    }
    share_noun();
  }

  // Numbers of thousands of digits: their place, and why they have no value.
  void add_unread(TokenSpan sentence, std::size_t first) {
    const Tokens& tokens = document_.tokens;
    for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
      const TokenSpan run = unread_number(document_, token, sentence.end);
      if (run.empty()) continue;
      Draft draft;
      draft.amount.tokens = run;
      draft.amount.bytes = {tokens.begin[run.begin], tokens.end[run.end - 1]};
      draft.amount.note = "a number of more than 34 digits";
      const auto begin = kept_.begin() + static_cast<std::ptrdiff_t>(first);
      const auto overlaps = [&](const Draft& d) { return d.amount.bytes.overlaps(draft.amount.bytes); };
      kept_.erase(std::remove_if(begin, kept_.end(), overlaps), kept_.end());
      const auto before = [](const Draft& a, const Draft& b) {
        return a.amount.bytes.begin < b.amount.bytes.begin;
      };
      kept_.insert(
          std::upper_bound(kept_.begin() + static_cast<std::ptrdiff_t>(first), kept_.end(), draft, before),
          draft);
      token = run.end - 1;
    }
  }

  // "25 or 40 cars": the first counts what the second does.
  void share_noun() {
    if (found_.size() < 2 || kept_.size() < 2) return;
    const Draft& second = kept_[kept_.size() - 1];
    Draft& first = kept_[kept_.size() - 2];
    if (first.bare && second.bare && first.amount.unit.empty()) first.amount.unit = second.amount.unit;
  }

  bool accepted(Draft& draft, TokenSpan sentence) const {
    const Amount& amount = draft.amount;
    if (amount.tokens.empty() || !sentence.contains(amount.tokens)) return false;
    const bool overlaps = !kept_.empty() && kept_.back().amount.bytes.overlaps(amount.bytes);
    if (overlaps) return false;
    if (draft.bare && !draft.amount.unit.empty()) return true;  // its noun is known
    if (draft.bare) return read_count(resources_.lexicons, words_, document_, sentence, draft);
    if (draft.letter && follows_label(resources_.lexicons, words_, document_, sentence, draft)) return false;
    const bool ambiguous =
        draft.unit != nullptr && draft.unit->also_verb && !draft.scaled;  // "all twelve won"
    return !ambiguous || !is_verb(document_.tokens.tag[amount.tokens.end - 1]);
  }

  const Resources& resources_;
  const AmountWords& words_;
  Document& document_;
  SurfaceMatches& matches_;
  std::vector<Draft> found_, kept_;
};

}  // namespace

void find_amounts(const Resources& resources, Document& document) {
  thread_local SurfaceMatches scratch;
  AmountFinder(resources, document, scratch).find();
}

}  // namespace claimgraph
