// Names that the model did not see: what the words around a candidate tell of it.
#pragma once

#include <vector>

#include "document.h"
#include "names/name_model.h"
#include "names/name_runs.h"
#include "names/name_words.h"

namespace claimgraph {

/// Spelled as a name is and no ordinary word: "Corvane".
bool unknown_name(const Document& document, const NameWords& words, const NameCandidate& candidate);
/// What stands in a list between two names of one kind is of that kind: "Acme, Arm, and Beta". kNone
/// elsewhere. `names` are the model's, in text order.
NameType listed_between(const Document& document, const std::vector<ModelName>& names, TokenSpan span);
/// A firm with the name of an ordinary or unknown word ends a list of firms: "Acme, Block and [Visa]".
bool listed_behind(const Document& document, const NameWords& words, const NameCandidate& before,
                   const NameCandidate& candidate);
/// The words around a candidate, or its own, tell that it is a firm or another body: "[Unify], the union",
/// "its sponsor [Rhino]", "the [Tolland Board of Elections]", "[Offshore Data Services] said".
bool told_a_body(const Document& document, const NameWords& words, const std::vector<ModelName>& names,
                 const NameCandidate& candidate);

}  // namespace claimgraph
