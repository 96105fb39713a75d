// The slots of a statement: what is said, the words that say it, who says it to whom, where and when.
#pragma once

#include <vector>

#include "claims/statements.h"

namespace claimgraph {

class SpeakerReader;

/// Fills the slots of the statements' claims. Each is linear in the sentences it stands in.
void fill_statement_slots(ClaimBuilder& builder, const SpeakerReader& speakers,
                          const std::vector<Statement>& statements);

}  // namespace claimgraph
