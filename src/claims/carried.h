// Roles that go on from one claim to the next: "Acme's profit rose to $5 million. Sales fell to $40 million."
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Gives claims that lack the carried role of their type (patterns/ontology) the filler of the claim of their
/// group before, where at most one sentence stands between, no other organization or place is named from
/// there to here, and no pronoun stands in the claim. O(claims + mentions).
void carry_roles(const Resources& resources, Document& document);

}  // namespace claimgraph
