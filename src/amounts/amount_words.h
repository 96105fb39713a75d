// The words of amounts by their letters: number words, currencies and units, read from the lexicons numbers,
// currencies and units once, when the patterns load.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/decimal.h"
#include "base/result.h"
#include "rules/lexicons.h"

namespace claimgraph {

enum class NumberKind : std::uint8_t {
  kUnit,      // one ... nineteen
  kTens,      // twenty ... ninety
  kScale,     // hundred, million, dozen, bn
  kVague,     // "hundreds" of
  kFew,       // "several" hundred
  kFraction,  // half, third: one part of so many
  kSign,      // one sign for a fraction
};

struct NumberWord {
  NumberKind kind = NumberKind::kUnit;
  Decimal value;  // of a fraction: how many parts make one
};

enum class UnitWordKind : std::uint8_t {
  kCurrency,
  kWeightOrMoney,  // "pounds": the words around it and the article tell
  kMinor,          // cents
  kMeasure,
};

struct UnitWord {
  UnitWordKind kind = UnitWordKind::kMeasure;
  std::string currency;            // ISO 4217; of kMinor empty when any currency may be meant
  std::string unit;                // singular noun; of a currency empty
  std::string family;              // "peso": whose is told by the countries the article names
  Decimal times = Decimal::of(1);  // of a unit that holds a scale: "MEUR"
  bool also_verb = false;          // "won"
  std::string per;                 // of a rate that is one word: "bpd"
};

/// Immutable once loaded.
class AmountWords {
 public:
  /// Reads the lexicons; missing ones count as empty. An error names an entry whose value is no number.
  static Result<AmountWords> load(const Lexicons& lexicons);

  /// As written, else in lower case; null when unknown. Runs of white space count as one space.
  const NumberWord* number(std::string_view text) const;
  const UnitWord* currency(std::string_view text) const;
  const UnitWord* measure(std::string_view text) const;

  /// Lexicons of what stands around amounts; null where the patterns lack one.
  struct Around {
    const Lexicon* left = nullptr;     // modifiers before the number
    const Lexicon* right = nullptr;    // and behind it
    const Lexicon* between = nullptr;  // may stand between modifier and number
    const Lexicon* dollar_of = nullptr;
    const Lexicon* country = nullptr;  // names that tell whose pesos
    const Lexicon* per = nullptr;
    const Lexicon* rate = nullptr;
    const Lexicon* before_per = nullptr;  // "per" share
    const Lexicon* means = nullptr;       // between a sum and its "per": "cash"
    const Lexicon* time = nullptr;
    const Lexicon* before_or_after = nullptr;  // "a year ago" is a date, no rate
    const Lexicon* up_verb = nullptr;
    const Lexicon* down_verb = nullptr;
    const Lexicon* up_market_verb = nullptr;
    const Lexicon* down_market_verb = nullptr;
    const Lexicon* moves_money = nullptr;  // the sum itself is moved: "cut $3 billion"
    const Lexicon* up_noun = nullptr;
    const Lexicon* down_noun = nullptr;
    const Lexicon* up_word = nullptr;
    const Lexicon* particle_verb = nullptr;  // "makes up": no change
    const Lexicon* down_word = nullptr;
    const Lexicon* label = nullptr;   // "page 5": the number is a name
    const Lexicon* street = nullptr;  // "10 Downing Street"
    const Lexicon* month = nullptr;
    const Lexicon* weekday = nullptr;
    const Lexicon* of_weight = nullptr;    // beside them pounds are a weight: "weigh", "cargo"
    const Lexicon* of_money = nullptr;     // beside them pounds are money: "pay", "worth"
    const Lexicon* compared = nullptr;     // between two sums of one currency: "$5 million from 3 million"
    const Lexicon* further = nullptr;      // between a number and what it counts: "other"
    const Lexicon* no_count = nullptr;     // nouns that are not counted: "three ways"
    const Lexicon* no_compound = nullptr;  // "two-way"
    const Lexicon* collective = nullptr;   // counted in the singular: "300 people"
  };
  const Around& around() const { return around_; }

 private:
  std::unordered_map<std::string, NumberWord> numbers_;
  std::unordered_map<std::string, UnitWord> currencies_, measures_;
  Around around_;
};

}  // namespace claimgraph
