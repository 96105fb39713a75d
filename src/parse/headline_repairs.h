// What a headline's verb is: "Acme to buy Beta" has no finite one.
#pragma once

#include "document.h"

namespace claimgraph {

struct Resources;

/// In a sentence without a finite verb, an infinitive right behind the noun phrase that begins it is the root
/// and the noun its subject, if the noun takes no infinitive itself ("plan to sell"). Treebanks hold few
/// headlines, so trees hang such verbs on either side. O(sentence).
void repair_headline(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
