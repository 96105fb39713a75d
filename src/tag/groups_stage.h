// Fills noun and verb groups.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills noun and verb groups.
void find_groups(const Resources& resources, Document& document);

}  // namespace claimgraph
