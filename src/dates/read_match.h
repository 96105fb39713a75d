// From the captures of a surface rule to a Reading.
#pragma once

#include <optional>

#include "dates/reading.h"
#include "dates/time_words.h"
#include "rules/surface.h"

namespace claimgraph {

/// What a match of an `emit date` rule says, or nothing when its numbers are none of a date (month 13).
/// Captures mean the same in every rule: year, month, day, weekday, quarter, count, unit, shift ...; a second
/// capture for the same thing ends in _b, _c or _d.
std::optional<Reading> read_match(const SurfaceRules& rules, const SurfaceMatches& matches,
                                  const SurfaceMatch& match, const Document& document,
                                  const TimeWords& words);

}  // namespace claimgraph
