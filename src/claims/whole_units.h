// Spans that cut no name, amount or date.
#pragma once

#include "document.h"

namespace claimgraph {

/// The span with the whole of each name, amount and date that one of its ends falls into. O(log n).
TokenSpan whole_units(const Document& document, TokenSpan span);

/// The date that holds a token; empty where none does.
TokenSpan date_at(const Document& document, std::uint32_t token);

}  // namespace claimgraph
