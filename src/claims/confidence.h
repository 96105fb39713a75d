// How sure a claim is, from the precision measured for claims of its kind
// (patterns/lexicon/confidence.tsv).
#pragma once

#include "claims/triples.h"
#include "document.h"

namespace claimgraph {

struct Resources;

/// 0..1, for the triple of a verb's clause: by the form of its verb, where its subject stands, how long its
/// parts are.
float open_confidence(const Resources& resources, const Document& document, const Predicate& predicate,
                      const OpenTriple& triple);

/// The precision the table gives for a kind of claim ("apposition"), or a cautious default.
float measured_precision(const Resources& resources, std::string_view kind);
/// What the table multiplies it by where something is so ("far role": once for each role filled from afar); 1
/// where it says nothing.
float measured_factor(const Resources& resources, std::string_view row);

}  // namespace claimgraph
