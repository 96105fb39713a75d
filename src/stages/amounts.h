// Fills the amounts: money, percentages, counts, quantities.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills the amounts: money, percentages, counts, quantities.
void find_amounts(const Resources& resources, Document& document);

}  // namespace claimgraph
