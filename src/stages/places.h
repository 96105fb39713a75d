// Fills predicates and what stands in their syntactic places.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills predicates and what stands in their syntactic places.
void find_places(const Resources& resources, Document& document);

}  // namespace claimgraph
