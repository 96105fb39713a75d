// Who goes on speaking: "he said", "it added", "the spokesman said" behind a statement mean who made it.
#pragma once

#include <vector>

#include "claims/statements.h"

namespace claimgraph {

class SpeakerReader;

/// Finds whom a pronoun or "the spokesman" means as a speaker: who spoke last outside quotations and outside
/// what others say, or who was the subject of a sentence since. Changes the entity of their mention, and
/// fills `speaker` or `nameless` of the statement. `statements` are ordered by anchor and have sources and
/// content. Linear in the document's tokens and statements.
void let_speak_on(ClaimBuilder& builder, const SpeakerReader& speakers, std::vector<Statement>& statements);

}  // namespace claimgraph
