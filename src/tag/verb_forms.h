// Forms of verbs that taggers mistake: pasts for participles and adjectives, base forms for nouns.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Mends the tags of all sentences where their neighbours leave one form only. O(tokens).
///   "..., the drugmaker confirmed/VBN."       behind a comma and one who may say so: VBD
///   "Beta, which Acme acquired/VBN in May"    behind the subject of a relative clause: VBD
///   "was sound and vowed/JJ to fight"         joined to a finite verb, with an object or infinitive: VBD
///   "Regulator fines/NNS Acme"                in a heading, between a noun and an object: VBZ
///   "should the deal fail/NN"                 behind a helper that stands before its subject: VB
void settle_verb_forms(const Resources& resources, Document& document);

}  // namespace claimgraph
