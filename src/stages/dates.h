// Fills the time expressions.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills the time expressions.
void find_dates(const Resources& resources, Document& document);

}  // namespace claimgraph
