// Subjects and objects that a parse left hanging elsewhere.
#pragma once

namespace claimgraph {

struct Document;

/// Makes an unmarked noun right behind a verb its object, and gives finite verbs without a subject the noun
/// group right before them, with what is coordinated to its left: "said it and Beta Partners of Chicago have
/// agreed". Names must be joined (join_names). O(tokens).
void repair_arguments(Document& document);

}  // namespace claimgraph
