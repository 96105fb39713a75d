// From the letters a surface rule found to amounts: numbers, units, ranges.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "amounts/amount_words.h"
#include "document.h"
#include "rules/surface.h"

namespace claimgraph {

/// What a unit leaves open until the whole article is read.
enum class OpenUnit : std::uint8_t {
  kNone,
  kHundredth,  // cents: of the article's currency
  kWeight,     // pounds: money or weight
  kFamily,     // pesos: whose
};

/// An amount in the making.
struct Draft {
  Amount amount;
  OpenUnit open = OpenUnit::kNone;
  const UnitWord* unit = nullptr;
  bool bare = false;          // a number without a unit: to be read as a count
  bool spelled = false;       // no digits in it
  bool letter = false;        // the unit is one letter
  bool letter_scale = false;  // "5m": million or metre
  bool scaled = false;        // a scale word in it
};

/// What a verb of change before "$5 to $9" makes of it.
enum class Moves : std::uint8_t {
  kNo,    // "it costs": a range
  kBy,    // "rose (by)": two amounts where each has its unit, else a range
  kFrom,  // "rose from": two amounts
};

/// Appends what one match says: an amount, two where a range turns out to be none ("from $9 to $5"), or
/// nothing where its words are no number. `moves` says that a verb before tells a change: then "from $5 to
/// $9" are two amounts too. Tokens, context and counted nouns are left to the caller.
void read_amount(const SurfaceRules& rules, const SurfaceMatches& matches, const SurfaceMatch& match,
                 const AmountWords& words, const Document& document, Moves moves, std::vector<Draft>& out);

}  // namespace claimgraph
