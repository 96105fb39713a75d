// The flat record of a claim or clause: what the graph holds about it, joined, for search indexes.
#pragma once

#include <string>

#include "graph/json_text.h"
#include "write/claim_order.h"

namespace claimgraph {

/// When a claim holds: the half-open range of its own dates, or the day of its document where it has none
/// (basis "claim" or "document"). precision: year, half, quarter, month, week, day or time; all empty where
/// nothing is known. One of begin and end may be empty: unbounded.
struct ClaimTime {
  std::string begin, end, precision, basis;
};
ClaimTime time_of(const Graph& graph, const ClaimPlace& place);

/// How exact a TIMEX3 value is (see ClaimTime); empty for durations and values without a year.
std::string_view precision_of(std::string_view timex_value);

/// The text without tag characters (U+E0000 to U+E007F: text that nobody sees), NUL as U+FFFD: what a search
/// engine is to find, and a database to take.
std::string searchable(std::string_view text);

/// The decimal as the nearest double; 0 for what is none.
double nearest_double(std::string_view decimal);

/// Who said it: the label of its source, else what the text calls it, on one line; empty where nobody is
/// named.
std::string source_of(const Graph& graph, const ClaimPlace& place);

/// One JSON object on one line.
void put_claim_record(JsonText& json, const Graph& graph, const ClaimPlace& place);

}  // namespace claimgraph
