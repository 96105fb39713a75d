// Finds names of parties, places and products: mentions of form name, an entity each.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Finds names of parties, places and products: mentions of form name, an entity each.
void find_names(const Resources& resources, Document& document);

}  // namespace claimgraph
