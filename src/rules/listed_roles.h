// Lists of which a frame took one member: "Acme and Beta pleaded guilty".
#pragma once

namespace claimgraph {

struct Ontology;
struct RuleMatch;
struct SentenceView;

/// Gives a list role of a frame that took one party those that the tree coordinates with it in a place of the
/// anchor, where they are parties of the same type and fill no other role. O(captures x places of the
/// anchor).
void take_listed(const SentenceView& view, const Ontology& ontology, RuleMatch& match);

}  // namespace claimgraph
