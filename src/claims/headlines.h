// A headline and its article tell one claim: "Acme to buy Beta" stands as the article says of the purchase.
#pragma once

#include "document.h"

namespace claimgraph {

struct Resources;

/// Looks behind each typed claim of a headline, over a bounded number of claims, for the next one of its type
/// in the prose that names the same parties in the same roles. A headline that is only planned ("Acme to buy
/// Beta") takes its modality and status where it tells what was agreed or done. A headline that it
/// contradicts in no amount, date or word, or whose amount it gives as well, takes its roles, so that both
/// are one claim; statements, conditions and what somebody says in the article stay apart.
void settle_headlines(const Resources& resources, Document& document);

}  // namespace claimgraph
