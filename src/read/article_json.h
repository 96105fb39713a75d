// Articles as JSON objects: the field names that producers of news use.
#pragma once

#include <functional>
#include <string_view>

#include "claimgraph/claimgraph.h"

namespace claimgraph {

/// The article of one JSON object. The error's message says what is wrong with it; strings that hold "None",
/// "null" or nothing count as not there. A date that is none is left out.
Result<Article> article_from_json(std::string_view json);

/// Calls `take` for the object, or for each object of the array, that `json` is; stops when it answers false.
/// An error when it is neither; objects that are no article go to `reject` with their number (from 1).
Result<bool> articles_from_json(std::string_view json, const std::function<bool(Article)>& take,
                                const std::function<void(std::size_t, const Error&)>& reject);

/// `date` as an ISO date or date-time: as given where it is one, rewritten from YYYYMMDD, YYYY/MM/DD and
/// "Wed, 22 Jan 2025 10:00:00 GMT"; empty where it is none of these or no day of the calendar.
std::string iso_date(std::string_view date);

}  // namespace claimgraph
