// Dates as producers write them, as ISO dates.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// `date` as an ISO date or date-time: as given where it is one, rewritten from YYYYMMDD, YYYY/MM/DD,
/// "Wed, 22 Jan 2025 10:00:00 GMT", "22 January 2025" and "January 22, 2025"; empty where it is none of these
/// or no day of the calendar.
std::string iso_date(std::string_view date);

}  // namespace claimgraph
