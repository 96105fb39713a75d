#include "amounts/amount_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "amounts/number_reader.h"
#include "base/ascii.h"

namespace claimgraph {
namespace {

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

// Without the spaces, hyphens and brackets around it.
std::string_view without_edges(std::string_view text) {
  constexpr std::string_view kAround = " -()\n\t\r";
  while (text.substr(0, 2) == "\xC2\xA0") text.remove_prefix(2);
  const std::size_t first = text.find_first_not_of(kAround);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kAround) - first + 1);
}

// "5" of "5-7 million" means five million.
std::optional<Decimal> low_of(const ReadNumber& low, const ReadNumber& high) {
  if (high.scale == Decimal::of(1) || low.scale != Decimal::of(1)) return low.value;
  const auto scaled = low.value.times(high.scale);
  return scaled && *scaled < high.value ? scaled : low.value;
}

// The sign of a currency and its word: "HK $", "US$", "USD $".
const UnitWord* currency_of(std::string_view text, const AmountWords& words) {
  const UnitWord* found = words.currency(text);
  for (std::size_t length = text.size(); found == nullptr && length > 1; --length) {
    found = words.currency(without_edges(text.substr(0, length - 1)));
  }
  return found;
}

class MatchReader {
 public:
  MatchReader(const SurfaceRules& rules, const SurfaceMatches& matches, const SurfaceMatch& match,
              const AmountWords& words, const Document& document, Moves moves)
      : rules_(rules), matches_(matches), match_(match), words_(words), document_(document), moves_(moves) {}

  void read(std::vector<Draft>& out) {
    const auto number = number_of("number");
    if (!number) return keep_too_long(out);
    Draft draft;
    if (!set_unit(draft)) return;
    const ByteSpan amount = group("amount");
    draft.amount.bytes = amount.empty() ? match_.bytes : amount;
    draft.spelled = !has_digit(text_of(group("number")));
    draft.scaled = number->scale != Decimal::of(1);
    if (setting("as") == "ratio") {
      const auto of = number_of("of");
      const auto share = of ? fraction(number->value, of->value) : std::nullopt;
      if (!share || Decimal::of(1) < *share) return;
      return keep(draft, share->scaled(2), out);
    }
    if (setting("as") == "share") return keep(draft, number->value.scaled(2), out);
    if (number->vague) return keep_vague(draft, *number, out);
    if (!group("cents").empty()) {
      const auto cents = number_of("cents");
      const auto sum = cents ? number->value.plus(cents->value.scaled(-2)) : std::nullopt;
      return keep(draft, sum.value_or(number->value), out);
    }
    const ByteSpan high_bytes = group("high");
    if (high_bytes.empty())
      return keep(draft, group("minus").empty() ? number->value : number->value.negated(), out);
    const auto high = number_of("high");
    if (!high || high->vague) return;
    keep_range(draft, *number, *high, high_bytes, out);
  }

 private:
  std::string_view text_of(ByteSpan span) const {
    return std::string_view(document_.text.bytes).substr(span.begin, span.size());
  }
  ByteSpan group(std::string_view name) const { return rules_.group(matches_, match_, name); }
  std::string_view setting(std::string_view key) const { return rules_.rules()[match_.rule].setting(key); }
  std::optional<ReadNumber> number_of(std::string_view name) const {
    const ByteSpan span = group(name);
    auto number = span.empty() ? std::nullopt : read_number(text_of(span), words_);
    if (const auto times = times_of_unit(); number && times) {
      const auto scaled = number->value.times(*times);
      if (!scaled) return std::nullopt;
      number->value = *scaled;
    }
    return number;
  }

  // "75 EUR million", "MEUR 75": what the unit multiplies the number by.
  std::optional<Decimal> times_of_unit() const {
    if (const ByteSpan scale = group("scale"); !scale.empty()) {
      const NumberWord* const word = words_.number(text_of(scale));
      return word == nullptr ? std::nullopt : std::optional(word->value);
    }
    if (setting("dimension") != "money") return std::nullopt;
    const UnitWord* const unit = currency_of(without_edges(text_of(group("unit"))), words_);
    const bool plain = unit == nullptr || unit->times == Decimal::of(1);
    return plain ? std::nullopt : std::optional(unit->times);
  }

  bool set_unit(Draft& draft) const {
    const std::string_view dimension = setting("dimension");
    const std::string_view unit = without_edges(text_of(group("unit")));
    Amount& amount = draft.amount;
    if (dimension == "money") {
      amount.dimension = Dimension::kMoney;
      draft.unit = currency_of(unit, words_);
      if (draft.unit == nullptr) return false;
      amount.unit = draft.unit->currency;
      if (unit.substr(0, 1) == "$") set_dollar(amount);
      if (draft.unit->kind == UnitWordKind::kMinor) draft.open = OpenUnit::kHundredth;
      if (draft.unit->kind == UnitWordKind::kWeightOrMoney) draft.open = OpenUnit::kWeight;
      if (draft.open == OpenUnit::kNone && !draft.unit->family.empty()) draft.open = OpenUnit::kFamily;
      return true;
    }
    if (dimension == "percent") {
      amount.dimension = Dimension::kPercent;
      amount.unit = percent_unit(unit);
      return true;
    }
    if (dimension == "quantity") {
      amount.dimension = Dimension::kQuantity;
      draft.unit = words_.measure(unit);
      if (draft.unit == nullptr) return false;
      amount.unit = draft.unit->unit;
      amount.per = draft.unit->per;
      draft.letter = setting("as") == "letter";
      draft.letter_scale = draft.letter && unit == "m";
      return true;
    }
    amount.dimension = Dimension::kCount;
    amount.unit = unit;
    draft.bare = unit.empty();
    return true;
  }

  // A number of more digits than a Decimal holds is there, but its value is not told.
  void keep_too_long(std::vector<Draft>& out) const {
    constexpr std::ptrdiff_t kMostDigits = 34;
    const std::string_view number = text_of(group("number"));
    const auto digits = std::count_if(number.begin(), number.end(), is_digit);
    Draft draft;
    if (digits <= kMostDigits || !set_unit(draft)) return;
    draft.open = OpenUnit::kNone;
    draft.amount.bytes = match_.bytes;
    draft.amount.note = "a number of more than 34 digits";
    out.push_back(std::move(draft));
  }

  // "$5 million Canadian"
  void set_dollar(Amount& amount) const {
    const Lexicon* const dollars = words_.around().dollar_of;
    const std::string_view which = without_edges(text_of(group("dollar")));
    if (dollars == nullptr || which.empty()) return;
    for (const LexiconEntry& entry : dollars->entries) {
      if (entry.form() == which) amount.unit = attribute(entry, "code");
    }
  }

  static std::string percent_unit(std::string_view unit) {
    if (unit.substr(0, 1) == "b" || unit.substr(0, 1) == "B") return "basis point";
    const bool points = unit.find("point") != std::string_view::npos || unit.substr(0, 2) == "pp";
    return points ? "percentage point" : "percent";
  }

  static void keep(Draft& draft, const Decimal& value, std::vector<Draft>& out) {
    draft.amount.has_value = true;
    draft.amount.value = value;
    out.push_back(std::move(draft));
  }

  static void keep_vague(Draft& draft, const ReadNumber& number, std::vector<Draft>& out) {
    draft.amount.has_low = true;
    draft.amount.low = number.value;
    draft.amount.modifier = Modifier::kAtLeast;
    draft.amount.note = "a loose number";
    out.push_back(std::move(draft));
  }

  void keep_range(Draft& draft, const ReadNumber& number, const ReadNumber& high, ByteSpan high_bytes,
                  std::vector<Draft>& out) const {
    const auto low = low_of(number, high);
    if (!low) return;
    const Link link = link_of(group("number").end, high_bytes.begin);
    if (is_range(link, number, high, *low)) {
      Amount& amount = draft.amount;
      amount.has_low = amount.has_high = true;
      amount.low = *low;
      amount.high = high.value;
      amount.modifier = Modifier::kBetween;
      draft.scaled = draft.scaled || high.scale != Decimal::of(1);
      out.push_back(std::move(draft));
      return;
    }
    Draft second = draft;
    draft.amount.bytes.end = link.bytes.begin;
    second.amount.bytes.begin = link.bytes.end;
    keep(draft, *low, out);
    second.scaled = high.scale != Decimal::of(1);
    keep(second, high.value, out);
  }

  // What joins the two numbers of a range: " to ", "-". Units beside the numbers are no part of it.
  struct Link {
    ByteSpan bytes;
    std::string_view word;
  };
  Link link_of(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view text = text_of({begin, end});
    for (const std::string_view word : {"to", "or", "and"}) {
      for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t behind = at + word.size();
        if (at == 0 || text[at - 1] != ' ' || behind >= text.size() || text[behind] != ' ') continue;
        return {{begin + static_cast<std::uint32_t>(at) - 1, begin + static_cast<std::uint32_t>(behind) + 1},
                word};
      }
    }
    return {{begin, end}, {}};
  }

  bool is_range(const Link& link, const ReadNumber& number, const ReadNumber& high,
                const Decimal& low) const {
    constexpr double kChoice = 2;  // "two or three", not "25 or 40"
    if (!(low < high.value)) return false;
    if (link.word == "or") return high.bare.approximate() - number.bare.approximate() <= kChoice;
    if (link.word != "to") return true;
    const bool own_units = link.bytes.begin > group("number").end || link.bytes.end < group("high").begin;
    const bool moves = moves_ == Moves::kFrom || (moves_ == Moves::kBy && own_units);
    return !moves && !is_year(text_of(group("number")));
  }

  static bool is_year(std::string_view text) {
    return text.size() == 4 && (text[0] == '1' || text[0] == '2') && has_digit(text.substr(1, 1)) &&
           has_digit(text.substr(2, 1)) && has_digit(text.substr(3, 1));
  }

  const SurfaceRules& rules_;
  const SurfaceMatches& matches_;
  const SurfaceMatch& match_;
  const AmountWords& words_;
  const Document& document_;
  Moves moves_;
};

}  // namespace

void read_amount(const SurfaceRules& rules, const SurfaceMatches& matches, const SurfaceMatch& match,
                 const AmountWords& words, const Document& document, Moves moves, std::vector<Draft>& out) {
  MatchReader(rules, matches, match, words, document, moves).read(out);
}

}  // namespace claimgraph
