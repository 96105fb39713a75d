// What speaks for a person, an organisation, a place ... at one place of a name.
#pragma once

#include "document.h"
#include "names/name_runs.h"
#include "names/name_types.h"

namespace claimgraph {

/// Points for each class, by who gives them.
struct PlaceScores {
  ClassScores model{};
  ClassScores words{};    // of the name itself
  ClassScores tables{};   // that know it
  ClassScores context{};  // the words around
};
PlaceScores scores_of_place(const Document& document, const NameWords& words, const NameCandidate& candidate);

}  // namespace claimgraph
