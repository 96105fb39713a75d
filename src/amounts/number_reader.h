// Numbers as they are written: "1,200.5", "5bn", "2 1/2 million", "twenty-five million", "half a dozen".
#pragma once

#include <optional>
#include <string_view>

#include "amounts/amount_words.h"
#include "base/decimal.h"

namespace claimgraph {

struct ReadNumber {
  Decimal value;
  Decimal bare;          // what stands before the last scale words: 5 of "5 million"
  Decimal scale;         // 1 where there are none, or where something follows them
  bool vague = false;    // "hundreds", "several thousand": at least that much
  bool rounded = false;  // a fraction such as 1/3, cut at nine digits
};

/// The number that all of `text` writes, or nothing when its words do not make one number ("nineteen
/// ninety-nine") or it needs more than 34 digits. Spaces and hyphens part words.
std::optional<ReadNumber> read_number(std::string_view text, const AmountWords& words);

/// numerator / denominator, rounded to nine digits behind the point; nothing where the denominator is 0 or a
/// number is not an integer below a billion.
std::optional<Decimal> fraction(const Decimal& numerator, const Decimal& denominator);

}  // namespace claimgraph
