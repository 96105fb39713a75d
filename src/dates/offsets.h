// Days counted from another day: "two days after Christmas", "the week before Easter", "a year ago today".
#pragma once

#include <string_view>

#include "dates/reading.h"

namespace claimgraph {

/// Tries to make `a` and the day `b` behind it one reading, in `a`; `glue` is what stands between them.
bool join_offset(Reading& a, const Reading& b, std::string_view glue);
/// The same for what counts back from the day behind it: "two weeks ago Monday".
bool join_shift(Reading& a, const Reading& b, std::string_view glue);

}  // namespace claimgraph
