// Names in headlines that are all capitals: those that the story beneath tells.
#pragma once

#include <vector>

#include "document.h"
#include "names/name_runs.h"

namespace claimgraph {

/// `candidates` with those added that headlines name by the words of a name in the sentences right behind:
/// "TALBRIDGE <TLB> SELLS MILL" over "Talbridge Foods Inc said ...". In text order, without overlaps. Linear
/// for a bounded number of names in a few sentences.
std::vector<NameCandidate> with_headline_names(const Document& document, const NameWords& words,
                                               std::vector<NameCandidate> candidates);

}  // namespace claimgraph
