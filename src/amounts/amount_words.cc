#include "amounts/amount_words.h"

#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"

namespace claimgraph {
namespace {

constexpr std::int64_t kFractionDigits = 1'000'000'000;

// As written with single spaces.
std::string single_spaced(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool thin = text.substr(at, 3) == "\xE2\x80\x89" || text.substr(at, 3) == "\xE2\x80\xAF";
    const bool fixed = text.substr(at, 2) == "\xC2\xA0";
    if (thin || fixed || text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
      at += thin ? 2 : fixed ? 1 : 0;
    } else {
      out += text[at];
    }
  }
  return out;
}

template <typename Map>
const typename Map::mapped_type* find(const Map& map, std::string_view text) {
  const std::string written = single_spaced(text);
  auto found = map.find(written);
  if (found == map.end()) found = map.find(lowered(written));
  return found == map.end() ? nullptr : &found->second;
}

std::optional<NumberKind> number_kind(std::string_view category) {
  using Row = std::pair<std::string_view, NumberKind>;
  constexpr std::array kKinds{Row{"unit", NumberKind::kUnit},         Row{"tens", NumberKind::kTens},
                              Row{"scale", NumberKind::kScale},       Row{"short", NumberKind::kScale},
                              Row{"vague", NumberKind::kVague},       Row{"few", NumberKind::kFew},
                              Row{"fraction", NumberKind::kFraction}, Row{"sign", NumberKind::kSign}};
  for (const auto& [name, kind] : kKinds) {
    if (name == category) return kind;
  }
  return std::nullopt;
}

UnitWord currency_word(const LexiconEntry& entry) {
  UnitWord word;
  word.kind = UnitWordKind::kCurrency;
  if (entry.category() == "weight") word.kind = UnitWordKind::kWeightOrMoney;
  if (entry.category() == "minor" || entry.category() == "minor_sign") word.kind = UnitWordKind::kMinor;
  word.currency = attribute(entry, "code");
  word.unit = attribute(entry, "unit");
  word.family = attribute(entry, "family");
  word.times = Decimal::parse(attribute(entry, "times")).value_or(Decimal::of(1));
  word.also_verb = attribute(entry, "also") == "verb";
  return word;
}

}  // namespace

Result<AmountWords> AmountWords::load(const Lexicons& lexicons) {
  AmountWords words;
  const auto entries_of = [&](std::string_view name) {
    const Lexicon* const lexicon = lexicons.find(name);
    return lexicon == nullptr ? LexiconEntries() : lexicon->entries;
  };
  for (const LexiconEntry& entry : entries_of("numbers")) {
    const auto kind = number_kind(entry.category());
    if (!kind) continue;
    const bool fraction = *kind == NumberKind::kFraction;
    const auto number = [&](std::string_view key) { return Decimal::parse(attribute(entry, key)); };
    std::optional<Decimal> value = number(fraction ? "of" : "value");
    if (*kind == NumberKind::kSign) {
      const auto parts = number("parts");
      const auto of = number("of");
      if (parts && of && !of->is_zero()) {
        const double share = parts->approximate() / of->approximate() * static_cast<double>(kFractionDigits);
        value = Decimal::of(static_cast<std::int64_t>(share + 0.5)).scaled(-9);
      }
    }
    if (!value)
      return Error{"numbers.tsv", 0, 0, "number word " + std::string(entry.text()) + " has no value"};
    words.numbers_.try_emplace(std::string(entry.form()), NumberWord{*kind, *value});
  }
  for (const LexiconEntry& entry : entries_of("currencies")) {
    if (entry.category() == "dollar_of" || entry.category() == "country") continue;
    words.currencies_.try_emplace(std::string(entry.form()), currency_word(entry));
    words.currencies_.try_emplace(std::string(entry.text()), currency_word(entry));
  }
  for (const LexiconEntry& entry : entries_of("units")) {
    if (entry.category() != "symbol" && entry.category() != "word" && entry.category() != "letter") continue;
    UnitWord word;
    word.unit = attribute(entry, "unit");
    word.per = attribute(entry, "per");
    words.measures_.try_emplace(std::string(entry.form()), word);
    if (entry.category() == "word") words.measures_.try_emplace(std::string(entry.text()), word);
  }
  Around& around = words.around_;
  around.left = lexicons.find("numbers_around.left");
  around.right = lexicons.find("numbers_around.right");
  around.between = lexicons.find("amount-between");
  around.dollar_of = lexicons.find("currencies.dollar_of");
  around.country = lexicons.find("currencies.country");
  around.per = lexicons.find("units.per");
  around.rate = lexicons.find("units.rate");
  around.before_per = lexicons.find("amount-before-per");
  around.means = lexicons.find("amount-means");
  around.time = lexicons.find("units.time");
  around.before_or_after = lexicons.find("amount-before-or-after");
  around.up_verb = lexicons.find("change-up-verb");
  around.down_verb = lexicons.find("change-down-verb");
  around.up_market_verb = lexicons.find("change-up-market-verb");
  around.down_market_verb = lexicons.find("change-down-market-verb");
  around.moves_money = lexicons.find("change-of-money");
  around.up_noun = lexicons.find("change-up-noun");
  around.down_noun = lexicons.find("change-down-noun");
  around.up_word = lexicons.find("change-up-word");
  around.particle_verb = lexicons.find("change-no-verb");
  around.down_word = lexicons.find("change-down-word");
  around.label = lexicons.find("number-label");
  around.street = lexicons.find("number-street");
  around.month = lexicons.find("number-month");
  around.weekday = lexicons.find("number-weekday");
  around.of_weight = lexicons.find("pounds-of-weight");
  around.of_money = lexicons.find("pounds-of-money");
  around.compared = lexicons.find("sums-compared");
  around.further = lexicons.find("number-further");
  around.no_count = lexicons.find("number-no-count");
  around.no_compound = lexicons.find("number-no-compound");
  around.collective = lexicons.find("number-collective");
  return words;
}

const NumberWord* AmountWords::number(std::string_view text) const { return find(numbers_, text); }
const UnitWord* AmountWords::currency(std::string_view text) const { return find(currencies_, text); }
const UnitWord* AmountWords::measure(std::string_view text) const { return find(measures_, text); }

}  // namespace claimgraph
