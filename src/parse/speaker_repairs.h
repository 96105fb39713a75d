// Who says it behind what is said: "Acme will close the mill, the maker of rope said on Monday".
#pragma once

#include "base/span.h"

namespace claimgraph {

struct Document;
struct Resources;

/// In the tree of a sentence a verb of saying with nothing but a noun phrase between it and the comma or
/// quote before it, and no content behind it, stands beside the clause before it; the noun is its subject,
/// and what stood before the comma belongs to that clause. Asks the verb groups and words alone where such a
/// verb is. The tree stays a tree. Linear but for bounded looks around a verb of saying.
void repair_speakers(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
