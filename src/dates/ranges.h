// Neighbours that share what only one of them says: "May to June 1942", "between 9 a.m. and noon on Monday".
#pragma once

#include <vector>

#include "dates/reading.h"

namespace claimgraph {

/// Gives the first of a range or list the year or day that its last says. Linear; readings in text order.
void share_ranges(const Document& document, std::vector<Reading>& readings);

}  // namespace claimgraph
