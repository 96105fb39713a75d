// Mends what the parser gets wrong about conditions and can be told from the words alone.
#pragma once

#include "document.h"

namespace claimgraph {

struct Resources;

/// In the tree of a sentence: "said that if the deal fails it will sell" tells that it will sell, "Should the
/// vote fail, he will resign" that he will resign, and "would be sold if a buyer is found" has no content.
/// The tree stays a tree. Linear in the sentence but for bounded looks around a word.
void repair_conditions(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
