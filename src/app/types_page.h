// The page of documentation that patterns/ontology gives: patterns/TYPES.md.
#pragma once

#include <string>

namespace claimgraph {

struct Resources;

/// Markdown: every claim and clause type with its meaning, tier, roles and an example from a rule that finds
/// it. Depends on the patterns alone.
std::string types_page(const Resources& resources);

}  // namespace claimgraph
