// The tables of patterns/lexicon that dates are read with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dates/holiday_names.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// Lower case (of ASCII) with single spaces.
std::string normal_words(std::string_view text);

/// A table, asked by text. Its views live as long as the Lexicons.
class TimeTable {
 public:
  TimeTable() = default;
  /// `lexicon` may be null: a table without entries.
  explicit TimeTable(const Lexicon* lexicon);

  /// The entry that is `text` in any case and with any white space, or null; O(log entries).
  const LexiconEntry* entry_of(std::string_view text) const;
  /// Does an entry begin with `text`, in lower case? No allocation.
  bool opens(std::string_view text) const;
  /// Has `text`, in lower case, an entry of this category?
  bool holds(std::string_view text, std::string_view category) const;

 private:
  std::vector<const LexiconEntry*> entries_;  // by text, of one text in the order of the file
};

/// Tables by name. Immutable once loaded.
struct TimeWords {
  static TimeWords load(const Lexicons& lexicons, HolidayNames holidays);

  TimeTable months, weekdays, seasons, parts, units, numbers, directions, shifts, references, sets, mods,
      checks;
  HolidayNames holidays;
};

}  // namespace claimgraph
