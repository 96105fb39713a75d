// Subjects parted from their verbs by what stands between commas.
#pragma once

#include "base/span.h"

namespace claimgraph {

struct Document;
struct Resources;

/// Attaches anew, in the tree of a sentence: "Acme, which runs mills, sold one", "Its head, Ann Lund, 51, has
/// left", "Acme, founded in 1971, makes rope". The verb right behind the second comma is the main one, the
/// noun before the first its subject, what stands between them hangs on the noun. Asks the verb groups and
/// words alone where such an aside is. Linear but for bounded looks around a comma.
void repair_asides(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
