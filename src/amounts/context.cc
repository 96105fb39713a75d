#include "amounts/context.h"

#include <algorithm>
#include <string_view>

#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestModifier = 5;  // tokens
constexpr std::uint32_t kReach = 12;           // tokens from "by 5%" back to its verb

Modifier modifier_of(std::string_view name) {
  if (name == "about") return Modifier::kAbout;
  if (name == "at_least") return Modifier::kAtLeast;
  if (name == "more_than") return Modifier::kMoreThan;
  if (name == "at_most") return Modifier::kAtMost;
  return name == "less_than" ? Modifier::kLessThan : Modifier::kExact;
}

class ContextReader {
 public:
  ContextReader(const Lexicons& lexicons, const AmountWords& words, const Document& document,
                TokenSpan sentence, const Amount* before, Amount& amount)
      : lexicons_(lexicons),
        around_(words.around()),
        document_(document),
        tokens_(document.tokens),
        sentence_(sentence),
        before_(before),
        amount_(amount),
        left_(amount.tokens.begin),
        right_(amount.tokens.end) {}

  void read() {
    read_modifiers();
    read_per();
    amount_.change = change();
  }

 private:
  // The first token of the longest entry that ends right before `end`, or `end`.
  std::uint32_t entry_before(const Lexicon* lexicon, std::uint32_t end, PhraseHit& hit) const {
    if (lexicon == nullptr) return end;
    const std::uint32_t first = end - std::min(end - sentence_.begin, kLongestModifier);
    for (std::uint32_t at = first; at < end; ++at) {
      hit = lexicons_.phrase_at(lexicon->id, document_, at, end);
      if (hit.length == end - at) return at;
    }
    return end;
  }
  PhraseHit entry_at(const Lexicon* lexicon, std::uint32_t token) const {
    if (lexicon == nullptr || token >= sentence_.end) return {};
    return lexicons_.phrase_at(lexicon->id, document_, token, sentence_.end);
  }
  bool has_word(const Lexicon* lexicon, Symbol word) const { return lexicons_.holds(lexicon, word); }
  bool norm_is(std::uint32_t token, std::string_view word) const {
    return sentence_.contains(token) && document_.norm(token) == word;
  }
  // The lexicons hold lemmas, and the forms that lemmatizers confuse.
  bool lemma_in(const Lexicon* lexicon, std::uint32_t token) const {
    return sentence_.contains(token) &&
           (has_word(lexicon, tokens_.lemma[token]) || has_word(lexicon, tokens_.norm[token]));
  }
  bool norm_in(const Lexicon* lexicon, std::uint32_t token) const {
    return sentence_.contains(token) && has_word(lexicon, tokens_.norm[token]);
  }

  void set_modifier(Modifier modifier) {
    if (modifier == Modifier::kExact || amount_.modifier != Modifier::kExact || !amount_.has_value) return;
    amount_.modifier = modifier;
    if (modifier == Modifier::kAtLeast || modifier == Modifier::kMoreThan) {
      amount_.low = amount_.value;
      amount_.has_low = true;
    } else if (modifier == Modifier::kAtMost || modifier == Modifier::kLessThan) {
      amount_.high = amount_.value;
      amount_.has_high = true;
    }
  }

  // Moves left_ before everything that belongs to the number.
  void read_modifiers() {
    for (int round = 0; round < 2; ++round) {
      PhraseHit hit;
      std::uint32_t at = entry_before(around_.left, left_, hit);
      if (at < left_) {
        set_modifier(modifier_of(attribute(around_.left->entries[hit.entry], "mod")));
        left_ = at;
        continue;
      }
      at = entry_before(around_.between, left_, hit);
      if (at == left_) break;
      PhraseHit modifier;
      const std::uint32_t further = entry_before(around_.left, at, modifier);
      if (further < at) set_modifier(modifier_of(attribute(around_.left->entries[modifier.entry], "mod")));
      left_ = further;
    }
    const PhraseHit hit = entry_at(around_.right, right_);
    if (hit.length == 0) return;
    set_modifier(modifier_of(attribute(around_.right->entries[hit.entry], "mod")));
  }

  void read_per() {
    if (!amount_.per.empty() || right_ >= sentence_.end) return;
    const PhraseHit rate = entry_at(around_.rate, right_);
    if (rate.length > 0) {
      const bool each = norm_is(right_, "each");
      if (!each || amount_.dimension == Dimension::kMoney)
        amount_.per = attribute(around_.rate->entries[rate.entry], "unit");
      return;
    }
    std::uint32_t at = right_;
    if (norm_is(at, "-")) ++at;
    if (read_joined_per(at)) return;
    if (norm_is(at, "in") && norm_in(around_.means, at + 1)) ++at;
    if (norm_in(around_.means, at)) ++at;  // "$71 cash per share"
    const bool article = norm_is(at, "a") || norm_is(at, "an");
    const bool word = norm_in(around_.before_per, at);
    if (!article && !word) return;
    ++at;
    if (norm_is(at, "-")) ++at;
    if (article && norm_in(around_.before_or_after, at + 1)) return;  // "a year ago": a date, no rate
    const PhraseHit unit = entry_at(around_.per, at);
    if (unit.length > 0) {
      amount_.per = attribute(around_.per->entries[unit.entry], "unit");
    } else if (lemma_in(around_.per, at) ||
               (word && !norm_is(right_, "/") && sentence_.contains(at) && is_noun(tokens_.tag[at]))) {
      amount_.per = document_.lemma(at);
    }
  }

  // "$5-a-share", where "a-share" is one token.
  bool read_joined_per(std::uint32_t at) {
    if (at == right_ || !sentence_.contains(at)) return false;
    const std::string_view word = document_.norm(at);
    for (const std::string_view article : {"a-", "an-", "per-"}) {
      if (word.substr(0, article.size()) != article) continue;
      const Symbol noun = document_.symbols.find(word.substr(article.size()));
      if (!has_word(around_.per, noun)) continue;
      amount_.per = document_.symbols.view(noun);
      return true;
    }
    return false;
  }

  // Sums of millions are lost and gained by firms, not by prices.
  bool of_market() const {
    constexpr double kBigSum = 10000;
    if (amount_.dimension == Dimension::kMoney)
      return amount_.has_value && amount_.value.approximate() < kBigSum;
    return amount_.dimension == Dimension::kPercent || amount_.unit == "point" || amount_.unit == "cent";
  }

  // The change that the verb or small word at `token` tells.
  Change verb_change(std::uint32_t token) const {
    if (!sentence_.contains(token)) return Change::kNone;
    const bool particle = token > sentence_.begin && is_verb(tokens_.tag[token - 1]) &&
                          lemma_in(around_.particle_verb, token - 1);
    if (norm_in(around_.up_word, token)) return particle ? Change::kNone : Change::kUp;
    if (norm_in(around_.down_word, token)) return particle ? Change::kNone : Change::kDown;
    if (!is_verb(tokens_.tag[token])) return Change::kNone;
    if (lemma_in(around_.up_verb, token)) return Change::kUp;
    if (lemma_in(around_.down_verb, token)) return Change::kDown;
    if (!of_market()) return Change::kNone;
    if (lemma_in(around_.up_market_verb, token)) return Change::kUp;
    return lemma_in(around_.down_market_verb, token) ? Change::kDown : Change::kNone;
  }

  Change noun_change(std::uint32_t token) const {
    if (!sentence_.contains(token)) return Change::kNone;
    if (lemma_in(around_.up_noun, token)) return Change::kUp;
    return lemma_in(around_.down_noun, token) ? Change::kDown : Change::kNone;
  }

  Change change() const {
    if (amount_.dimension == Dimension::kCount && !of_market() && !norm_is(left_ - 1, "by") &&
        !norm_is(left_ - 1, "of")) {
      return Change::kNone;
    }
    for (const Change found : {change_left(), change_right()}) {
      if (found != Change::kNone) return found;
    }
    return inherited();
  }

  Change change_left() const {
    if (left_ <= sentence_.begin) return Change::kNone;
    std::uint32_t at = left_ - 1;
    if (norm_is(at, "by")) {
      for (std::uint32_t back = 1; back <= kReach && at >= sentence_.begin + back; ++back) {
        const std::uint32_t token = at - back;
        const bool stop =
            before_ != nullptr && token < before_->tokens.end && before_->change == Change::kNone;
        if (stop) break;
        const Change verb = verb_change(token);
        const Change found = verb == Change::kNone ? noun_change(token) : verb;
        if (found != Change::kNone) return found;
      }
      return Change::kNone;
    }
    if (norm_is(at, "of") && at > sentence_.begin) return noun_change(at - 1);
    if (is_adverb(tokens_.tag[at]) && verb_change(at) == Change::kNone && at > sentence_.begin) --at;
    if (lemma_in(around_.up_verb, at) || lemma_in(around_.down_verb, at)) {
      if (amount_.dimension == Dimension::kMoney && transitive(at)) return Change::kNone;
    }
    return verb_change(at);
  }

  // "raised $5m", "cut $3bn": the money itself is moved.
  bool transitive(std::uint32_t verb) const { return has_word(around_.moves_money, tokens_.lemma[verb]); }

  Change change_right() const {
    std::uint32_t at = right_;
    if (norm_is(at, "-")) ++at;
    if (!sentence_.contains(at)) return Change::kNone;
    if (amount_.dimension != Dimension::kCount) {
      const bool up_to = norm_is(at + 1, "to");
      if (norm_in(around_.up_word, at) && !norm_is(at, "above") && !up_to) return Change::kUp;
      if (norm_in(around_.down_word, at) && !norm_is(at, "below")) return Change::kDown;
    }
    for (std::uint32_t step = 0; step < 3 && sentence_.contains(at + step); ++step) {
      const Tag tag = tokens_.tag[at + step];
      if (is_noun(tag)) {
        const Change found = noun_change(at + step);
        const bool compound =
            is_noun(sentence_.contains(at + step + 1) ? tokens_.tag[at + step + 1] : Tag::kNone);
        if (found != Change::kNone && !compound) return found;
      } else if (!is_adjective(tag) && tag != Tag::kHYPH) {
        break;
      }
    }
    return Change::kNone;
  }

  // "190 points, or 0.6%"
  Change inherited() const {
    if (before_ == nullptr || before_->change == Change::kNone) return Change::kNone;
    std::uint32_t at = before_->tokens.end;
    if (norm_is(at, ",")) ++at;
    if (norm_is(at, "or") || norm_is(at, "(")) ++at;
    return at > before_->tokens.end && at == left_ ? before_->change : Change::kNone;
  }

  const Lexicons& lexicons_;
  const AmountWords::Around& around_;
  const Document& document_;
  const Tokens& tokens_;
  TokenSpan sentence_;
  const Amount* before_;
  Amount& amount_;
  std::uint32_t left_, right_;
};

}  // namespace

void read_context(const Lexicons& lexicons, const AmountWords& words, const Document& document,
                  TokenSpan sentence, const Amount* before, Amount& amount) {
  ContextReader(lexicons, words, document, sentence, before, amount).read();
}

Moves moves_before(const Lexicons& lexicons, const AmountWords& words, const Document& document,
                   TokenSpan sentence, std::uint32_t token) {
  constexpr std::uint32_t kBack = 6;
  const AmountWords::Around& around = words.around();
  const auto changes = [&](std::uint32_t at) {
    for (const Symbol word : {document.tokens.lemma[at], document.tokens.norm[at]}) {
      for (const Lexicon* const lexicon : {around.up_verb, around.down_verb, around.up_noun, around.down_noun,
                                           around.up_word, around.down_word}) {
        if (lexicons.holds(lexicon, word)) return true;
      }
    }
    return false;
  };
  if (token > sentence.begin && document.norm(token) != "from") --token;
  if (document.norm(token) != "from" && document.norm(token) != "by")
    return changes(token) ? Moves::kBy : Moves::kNo;
  for (std::uint32_t back = 1; back <= kBack && token >= sentence.begin + back; ++back) {
    if (changes(token - back)) return document.norm(token) == "by" ? Moves::kBy : Moves::kFrom;
  }
  return Moves::kNo;
}

}  // namespace claimgraph
