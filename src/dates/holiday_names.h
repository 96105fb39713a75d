// Days with a name, found by their names however they are spelled: "New Year’s Day", "new years day",
// "Eid-al-Fitr". Spaces and hyphens are one, apostrophes and full stops are nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/flat_array.h"
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
  /// Finds the rows: all that is left to do where the rest was read.
  void use(const Lexicons& lexicons);
  /// All but the rows.
  template <typename Archive>
  void name_fields(Archive& archive) {
    archive(names_, texts_, opens_);
  }

  /// Replaces `out` by the names within a range of tokens, the longest at each place, none overlapping.
  void find(const Document& document, TokenSpan range, std::vector<HolidayMatch>& out) const;

 private:
  struct Name {
    using Flat = void;
    // In texts_: the normal form in lower case, and as long behind it with the capitals of the table.
    std::uint32_t begin = 0, size = 0;
    std::uint32_t entry = 0, almanac = kNowhere;  // rows of the tables
  };
  std::string_view key(const Name& name) const { return {texts_.data() + name.begin, name.size}; }
  std::string_view written(const Name& name) const {
    return {texts_.data() + name.begin + name.size, name.size};
  }
  HolidayMatch longest_at(const Document& document, TokenSpan range, std::uint32_t token) const;

  FlatArray<Name> names_;  // by key
  FlatArray<char> texts_;
  FlatArray<std::uint8_t> opens_;  // by symbol: 1 where a name may begin with it
  std::vector<Holiday> holidays_;  // by name
};

}  // namespace claimgraph
