// Base noun groups by a finite-state reading of the tags, from the determiner to the head.
#pragma once

#include <optional>

#include "document.h"
#include "tag/tagged_sentence.h"

namespace claimgraph {

/// The noun group that begins at `token`, or nothing. Pronouns, amounts ("$5 billion") and dates ("March 5,
/// 2020") are groups; "of" and 's end one. `possessor` is left for the caller.
std::optional<NounGroup> noun_group_at(const TaggedSentence& sentence, std::uint32_t token);

/// True when the participle at `token` stands before its noun: "the proposed deal", "of increased costs".
bool before_its_noun(const TaggedSentence& sentence, std::uint32_t token);

}  // namespace claimgraph
