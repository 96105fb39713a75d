// Fills the claims and clauses from the rules.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills the claims and clauses from the rules.
void find_claims(const Resources& resources, Document& document);

}  // namespace claimgraph
