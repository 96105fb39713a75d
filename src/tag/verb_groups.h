// Verb groups by a finite-state reading of the tags: [not] [to] [modal] auxiliaries, verb, particle, with
// adverbs and negations in between.
#pragma once

#include <optional>

#include "document.h"
#include "tag/tagged_sentence.h"

namespace claimgraph {

/// The verb group that begins at `token`, or nothing when none does. Whether a participle there stands before
/// a noun ("the proposed deal") is the caller's to ask first.
std::optional<VerbGroup> verb_group_at(const TaggedSentence& sentence, std::uint32_t token);

}  // namespace claimgraph
