// Days with a name, found by their names however they are spelled: "New Year’s Day", "new years day",
// "Eid-al-Fitr". Spaces and hyphens are one, apostrophes and full stops are nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/symbols.h"
#include "document.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// A row of lexicon/holidays.tsv, and the row of lexicon/holiday_days.tsv that tells its days, if any does.
struct Holiday {
  const LexiconEntry* entry = nullptr;
  const LexiconEntry* almanac = nullptr;
};

struct HolidayMatch {
  TokenSpan tokens;
  const Holiday* holiday = nullptr;
  bool small = false;  // without the capitals of its row, in a text that has none at all
};

/// Immutable once loaded; its views live as long as the Lexicons.
class HolidayNames {
 public:
  static HolidayNames load(const Lexicons& lexicons, SymbolTable& symbols);

  /// Replaces `out` by the names within a range of tokens, the longest at each place, none overlapping.
  void find(const Document& document, TokenSpan range, std::vector<HolidayMatch>& out) const;

 private:
  struct Name {
    std::string key, written;  // normal form in lower case, and with the capitals of the table
    Holiday holiday;
  };
  HolidayMatch longest_at(const Document& document, TokenSpan range, std::uint32_t token) const;

  std::vector<Name> names_;  // by key
  std::vector<bool> opens_;  // by symbol: may a name begin with it?
};

}  // namespace claimgraph
