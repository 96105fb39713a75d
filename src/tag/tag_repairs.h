// Tags that their neighbours rule out: a finite verb where only a noun can stand.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Mends the tags of all sentences, before lemmas and groups are read. O(tokens).
///   "However, reports/VBZ indicate"      a verb form before a finite verb, without a subject: NNS
///   "are also tech/VBP partners"         a bare verb form behind a form of "be": NN
///   "cited poor compute/VB as a reason"  a bare verb form behind an adjective of an object: NN
///   "to host Acme's workloads/VBZ in"    a verb form that would take an infinitive's object as subject: NNS
void repair_tags(const Resources& resources, Document& document);

}  // namespace claimgraph
