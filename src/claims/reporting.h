// Reporting clauses: "..., Acme said in a statement." and "..., Acme said, ..." are set off from what is
// said.
#pragma once

#include <vector>

#include "claims/statements.h"

namespace claimgraph {

class SpeakerReader;

/// Finds the statements of the document whose subject and verb stand between commas or behind the last one,
/// and fills their `aside`. Within a sentence, what an earlier verb says ends before the aside of a later
/// one. `statements` are ordered by anchor. Linear in the sentences' tokens.
void set_off_reporting(const ClaimBuilder& builder, const SpeakerReader& speakers,
                       std::vector<Statement>& statements);

}  // namespace claimgraph
