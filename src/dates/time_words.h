// Numbers, units and lengths of time in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "dates/reading.h"
#include "dates/time_tables.h"

namespace claimgraph {

/// The attribute as a number, or `otherwise`.
int number_attribute(const LexiconEntry* entry, std::string_view key, int otherwise = 0);

/// How many of a unit.
struct TimeCount {
  std::optional<Decimal> value;  // nothing: "several"
  std::string_view mod;          // "a couple of": APPROX
};

/// "two", "twenty-four", "2 1/2", "1,000", "two and a half", "several", "a"; nothing for other words.
std::optional<TimeCount> read_count(const TimeWords& words, std::string_view text);
/// "3", "3rd", "third"; 0 for other words.
int read_ordinal(const TimeWords& words, std::string_view text);
TimeUnit read_unit(const TimeWords& words, std::string_view text);

/// The TIMEX3 text of a length: P2Y, PT90M, PXM; a second part ("and six months") is appended: P2Y6M.
std::string duration_value(const TimeCount& count, TimeUnit unit);
std::string joined_durations(std::string first, std::string_view second);

}  // namespace claimgraph
