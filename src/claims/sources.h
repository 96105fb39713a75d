// Who said it: the content of each statement, and the source of each claim inside one.
#pragma once

#include "claims/builder.h"

namespace claimgraph {

/// Gives every statement its content, cue and source slots, links it to the claims inside its content, and
/// those claims to its speaker. The innermost statement around a claim is its source. Statements that say
/// nothing become open claims, or go. The last step: indices of claims change. O(claims x depth).
void link_sources(ClaimBuilder& builder);

}  // namespace claimgraph
