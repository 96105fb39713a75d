// Joins names, descriptions and pronouns that mean the same into one entity.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Joins names, descriptions and pronouns that mean the same into one entity.
void resolve_references(const Resources& resources, Document& document);

}  // namespace claimgraph
