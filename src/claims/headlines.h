// A headline and its article tell one claim: "Acme to buy Beta" stands as the article says of the purchase.
#pragma once

#include "document.h"

namespace claimgraph {

/// Gives the typed claims of headlines that are only planned ("Acme to buy Beta") the modality and status of
/// the next claim of their type in the prose behind that names the same parties in the same roles and tells
/// what was agreed or done. Looks at a bounded number of claims for each.
void settle_headlines(Document& document);

}  // namespace claimgraph
