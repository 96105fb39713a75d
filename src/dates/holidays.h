// Days of holidays (lexicon/holidays.tsv), in the calendars they are counted in.
#pragma once

#include <optional>

#include "dates/calendar.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// The day of a holiday in a Gregorian year; of two in one year the first. Nothing when the year has none, or
/// the entry names a calendar that ICU lacks. Calendars other than ours come from ICU.
std::optional<Day> holiday_in(const LexiconEntry& entry, int year);

}  // namespace claimgraph
