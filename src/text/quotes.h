// Fills the quotations.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills the quotations.
void find_quotes(const Resources& resources, Document& document);

}  // namespace claimgraph
