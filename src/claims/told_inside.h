// Open claims that only say again what a claim of the ontology has in one of its own parts.
#pragma once

namespace claimgraph {

class ClaimBuilder;

/// Removes open claims that lie with subject, relation and object inside the object or a phrase of a typed
/// claim that is no statement ("has made a commitment [that will support all products]"), or that share its
/// subject and have the rest there ("partnered [to build mills]"); infinitives inside the object of an open
/// claim that is only held for possible ("is seen as an effort [to grow]"). What is a condition of another
/// claim, has one, or tells a day or an amount of its own stays. Indices of claims change. O(tokens +
/// claims).
void drop_told_inside(ClaimBuilder& builder);

}  // namespace claimgraph
