// Which of the days that an open date could mean ("Monday", "March 3", "the 15th", "9:30") it does mean: the
// nearest to a base on the side that the words and the tense of the clause point at.
#pragma once

#include <functional>

#include "dates/resolve.h"

namespace claimgraph {

/// The next time of day after the document's, where its time is known.
void choose_time(Reading& reading, const TimeContext& context);
/// "on the 15th", "Friday the 13th": a month for the day.
void choose_month(Reading& reading, const TimeContext& context, Day base);
/// A day for "Monday", "last Monday", "two Mondays ago".
void choose_weekday(Reading& reading, const TimeContext& context, Day base);
/// A year for a month, quarter, season or holiday; `start_of` tells the day it begins in a year.
void choose_year(Reading& reading, const TimeContext& context, Day base,
                 const std::function<Day(int)>& start_of);

}  // namespace claimgraph
