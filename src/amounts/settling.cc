#include "amounts/settling.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace claimgraph {
namespace {

void scale(Amount& amount, int power) {
  amount.value = amount.value.scaled(power);
  amount.low = amount.low.scaled(power);
  amount.high = amount.high.scaled(power);
}

bool sure_money(const Draft& draft) {
  return draft.amount.dimension == Dimension::kMoney && draft.open == OpenUnit::kNone;
}

// The currency of the nearest sure sum before each draft, else of the first behind it; "" where there is
// none.
std::vector<std::string> nearest_currencies(const std::vector<Draft>& drafts) {
  std::vector<std::string> nearest(drafts.size());
  std::string last;
  std::size_t unknown = 0;  // drafts before the first sum
  for (std::size_t at = 0; at < drafts.size(); ++at) {
    if (sure_money(drafts[at])) {
      last = drafts[at].amount.unit;
      for (; unknown < at; ++unknown) {
        if (nearest[unknown].empty()) nearest[unknown] = last;
      }
    }
    nearest[at] = last;
  }
  return nearest;
}

// How often an article names the countries of each currency.
class CountryVotes {
 public:
  void read(const Lexicons& lexicons, const Lexicon& countries, const Document& document) {
    for (std::uint32_t at = 0; at < document.tokens.size();) {
      const bool capital = document.tokens.has(at, TokenFlag::kCapital);
      const PhraseHit hit = capital ? lexicons.phrase_at(countries.id, document, at) : PhraseHit{};
      for (std::uint32_t entry = hit.length > 0 ? hit.entry : kNowhere; entry != kNowhere;
           entry = countries.entries.held(countries.entries[entry].next)) {
        ++votes_[{std::string(attribute(countries.entries[entry], "family")),
                  std::string(attribute(countries.entries[entry], "code"))}];
      }
      at += std::max(hit.length, 1U);
    }
  }

  // Whether the article names a country that has a currency of the family.
  bool any(const UnitWord& word) const {
    return std::any_of(votes_.begin(), votes_.end(),
                       [&](const auto& vote) { return vote.first.first == word.family; });
  }

  // The currency of the family whose country is named most, else the word's own.
  std::string currency(const UnitWord& word) const {
    std::string best = word.currency;
    std::uint32_t most = 0;
    for (const auto& [key, count] : votes_) {
      const bool more = count > most || (count == most && key.second == word.currency);
      if (key.first != word.family || !more) continue;
      best = key.second;
      most = count;
    }
    return best;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::uint32_t> votes_;  // by family and currency
};

bool has_hundred_cents(std::string_view currency) {
  constexpr std::string_view kCents[] = {"USD", "EUR", "CAD", "AUD", "NZD", "HKD", "SGD",
                                         "TWD", "ZAR", "JMD", "TTD", "BBD", "KES", "FJD"};
  return std::find(std::begin(kCents), std::end(kCents), currency) != std::end(kCents);
}

void settle_hundredth(Draft& draft, const std::string& nearest) {
  Amount& amount = draft.amount;
  if (amount.unit.empty() && has_hundred_cents(nearest)) {
    amount.unit = nearest;
    amount.note = "cents of the article's currency";
  }
  if (amount.unit.empty()) {
    amount.dimension = Dimension::kCount;
    amount.unit = draft.unit->unit;
    return;
  }
  scale(amount, -2);
}

// What the words around pounds tell of them.
class PoundReader {
 public:
  PoundReader(const Lexicons& lexicons, const AmountWords& words, const Document& document,
              const CountryVotes& votes)
      : lexicons_(lexicons), around_(words.around()), document_(document), votes_(votes) {}

  void settle(Draft& draft, bool other_sums) const {
    Amount& amount = draft.amount;
    if (is_money(draft, other_sums)) {
      amount.unit = votes_.currency(*draft.unit);
      amount.note = "pounds taken as money";
      return;
    }
    amount.dimension = Dimension::kQuantity;
    amount.unit = draft.unit->unit;
  }

 private:
  bool is_money(const Draft& draft, bool other_sums) const {
    const std::uint32_t end = draft.amount.tokens.end;
    const bool money = beside(draft, around_.of_money);
    if (!money && beside(draft, around_.of_weight)) return false;
    const bool of = end < document_.tokens.size() && document_.norm(end) == "of";
    if (of && !money && !other_sums) return false;  // "27 million pounds of rice"
    return other_sums || draft.scaled || money || votes_.any(*draft.unit);
  }

  // A word of the lexicon stands near in the sentence.
  bool beside(const Draft& draft, const Lexicon* lexicon) const {
    constexpr std::uint32_t kBefore = 6, kBehind = 5;  // tokens
    if (lexicon == nullptr) return false;
    const TokenSpan at = draft.amount.tokens;
    const TokenSpan sentence = document_.sentences[document_.sentence_of(at.begin)].tokens;
    const std::uint32_t begin = std::max(sentence.begin, at.begin - std::min(at.begin, kBefore));
    const std::uint32_t end = std::min(sentence.end, at.end + kBehind);
    for (std::uint32_t t = begin; t < end; ++t) {
      if (!at.contains(t) && lexicons_.phrase_at(lexicon->id, document_, t).length > 0) return true;
    }
    return false;
  }

  const Lexicons& lexicons_;
  const AmountWords::Around& around_;
  const Document& document_;
  const CountryVotes& votes_;
};

// The amount before stands in words, this one in brackets or behind "or" right after it.
bool says_again(const Document& document, const Amount& first, const Amount& second) {
  if (first.dimension != second.dimension || first.unit == second.unit) return false;
  if (first.dimension != Dimension::kMoney && first.dimension != Dimension::kQuantity) return false;
  if (second.bytes.begin < first.bytes.end) return false;
  constexpr std::uint32_t kFarthest = 24;  // bytes
  if (second.bytes.begin - first.bytes.end > kFarthest) return false;
  const std::string_view between =
      std::string_view(document.text.bytes).substr(first.bytes.end, second.bytes.begin - first.bytes.end);
  const std::size_t start = between.find_first_not_of(' ');
  if (start == std::string_view::npos) return false;
  const std::string_view rest = between.substr(start);
  return rest[0] == '(' || rest[0] == '[' || rest.substr(0, 4) == ", or" || rest.substr(0, 3) == "or ";
}

// "more than 100 km (60 miles)": the second is no more exact than the first.
void take_modifier(const Amount& first, Amount& second) {
  if (second.modifier != Modifier::kExact || !second.has_value || first.modifier == Modifier::kBetween)
    return;
  second.modifier = first.modifier;
  if (first.has_low) second.low = second.value;
  if (first.has_high) second.high = second.value;
  second.has_low = first.has_low;
  second.has_high = first.has_high;
}

// "fell to $14 million from 22 million": what a sum is compared with is of its currency.
void take_currency(const Lexicons& lexicons, const Lexicon* compared, const Document& document,
                   const Amount& sum, Draft& draft) {
  constexpr std::uint32_t kFarthest = 12;  // tokens
  Amount& amount = draft.amount;
  const bool open = amount.dimension == Dimension::kCount && amount.unit.empty() && draft.scaled;
  const bool near =
      sum.tokens.end <= amount.tokens.begin && amount.tokens.begin - sum.tokens.end <= kFarthest;
  if (compared == nullptr || !open || !near || sum.dimension != Dimension::kMoney) return;
  const TokenSpan sentence = document.sentences[document.sentence_of(amount.tokens.begin)].tokens;
  if (sum.tokens.begin < sentence.begin) return;
  for (std::uint32_t t = sum.tokens.end; t < amount.tokens.begin; ++t) {
    if (lexicons.phrase_at(compared->id, document, t).length == 0) continue;
    amount.dimension = Dimension::kMoney;
    amount.unit = sum.unit;
    amount.note = "the currency is that of the sum before";
    return;
  }
}

// "and", "," or nothing between a sum and its cents.
bool joins(std::string_view between) {
  constexpr std::string_view kSpace = " \n";
  const std::size_t first = between.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return true;
  const std::string_view word = between.substr(first, between.find_last_not_of(kSpace) - first + 1);
  return word == "and" || word == ",";
}

}  // namespace

void join_hundredths(const Document& document, std::size_t first, std::vector<Draft>& drafts) {
  constexpr double kOne = 100;  // in hundredths
  std::size_t kept = first;
  for (std::size_t at = first; at < drafts.size(); ++at) {
    Draft* const sum = kept > first ? &drafts[kept - 1] : nullptr;
    const Draft& cents = drafts[at];
    const bool pair = sum != nullptr && sure_money(*sum) && sum->amount.has_value &&
                      sum->amount.value.is_integer() && cents.open == OpenUnit::kHundredth &&
                      cents.amount.has_value && cents.amount.value.approximate() < kOne &&
                      (cents.amount.unit.empty() || cents.amount.unit == sum->amount.unit);
    const std::string_view text = document.text.bytes;
    if (pair && joins(text.substr(sum->amount.bytes.end, cents.amount.bytes.begin - sum->amount.bytes.end))) {
      sum->amount.value = sum->amount.value.plus(cents.amount.value.scaled(-2)).value_or(sum->amount.value);
      sum->amount.bytes.end = cents.amount.bytes.end;
      sum->amount.tokens.end = cents.amount.tokens.end;
      continue;
    }
    if (kept != at) drafts[kept] = std::move(drafts[at]);
    ++kept;
  }
  drafts.resize(kept);
}

void settle_amounts(const Lexicons& lexicons, const AmountWords& words, const Document& document,
                    std::vector<Draft>& drafts) {
  const auto has_family = [](const Draft& draft) {
    return draft.unit != nullptr && !draft.unit->family.empty();
  };
  CountryVotes votes;
  if (words.around().country != nullptr && std::any_of(drafts.begin(), drafts.end(), has_family)) {
    votes.read(lexicons, *words.around().country, document);
  }
  for (Draft& draft : drafts) {
    if (draft.open != OpenUnit::kFamily) continue;
    draft.amount.unit = votes.currency(*draft.unit);
    draft.amount.note = "the country is taken from the article";
    draft.open = OpenUnit::kNone;
  }
  const std::vector<std::string> nearest = nearest_currencies(drafts);
  const bool pounds = std::any_of(drafts.begin(), drafts.end(), [](const Draft& draft) {
    return draft.amount.unit == "GBP" && draft.open != OpenUnit::kWeight;
  });
  const PoundReader pound_reader(lexicons, words, document, votes);
  for (std::size_t at = 0; at < drafts.size(); ++at) {
    Draft& draft = drafts[at];
    if (draft.open == OpenUnit::kHundredth) settle_hundredth(draft, nearest[at]);
    if (draft.open == OpenUnit::kWeight) pound_reader.settle(draft, pounds);
    if (at > 0) take_currency(lexicons, words.around().compared, document, drafts[at - 1].amount, draft);
    if (at > 0 && says_again(document, drafts[at - 1].amount, draft.amount)) {
      draft.amount.equivalent = static_cast<std::uint32_t>(at) - 1;
      take_modifier(drafts[at - 1].amount, draft.amount);
    }
  }
}

}  // namespace claimgraph
