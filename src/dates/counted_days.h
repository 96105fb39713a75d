// Days and weeks counted from days that are known: inside a period ("the last week of May"), around a day
// ("the week of May 5") and beside it ("two days after Christmas").
#pragma once

#include "dates/reading.h"

namespace claimgraph {

/// Turns the fields of a reading, resolved already, into what is counted from them; a value of X where their
/// year is open.
void count_days(Reading& reading);

}  // namespace claimgraph
