// Relative clauses with a subject of their own: "Beta, which Acme acquired last year".
#pragma once

#include "document.h"

namespace claimgraph {

/// Behind a relative word and a noun phrase the verb has the noun as its subject and the word as its object,
/// and its clause hangs on the noun before the word, not on a verb. Linear in the sentence.
void repair_relatives(Document& document, TokenSpan sentence);

}  // namespace claimgraph
