// Subjects and objects that a parse left hanging elsewhere.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Makes an unmarked noun right behind a verb its object, and gives finite verbs without a subject the noun
/// group right before them, with what is coordinated to its left: "said it and Beta Partners of Chicago have
/// agreed". What stands behind a verb in a clause before ("moves to cut the debt are") stays its object.
/// Names must be joined (join_names). O(tokens).
void repair_arguments(const Resources& resources, Document& document);

}  // namespace claimgraph
