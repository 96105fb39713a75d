// Verbs of sentences that the tagger left without one.
#pragma once

#include "base/span.h"

namespace claimgraph {

struct Document;
struct Resources;

/// Tags as finite the verb of a sentence without any finite verb, where one can be told. Linear.
///   "Acme settles/NNS patent fight"      a form in -s behind a name: VBZ
///   "Profit rose/NN more than 5%."       the past of a verb behind the first word: VBD
///   "Acme bought/VBN the mill."          a participle with an object: VBD
void find_missing_verb(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
