// Text to tokens, by the habits of the Universal Dependencies English treebanks, which the models are trained
// on: "do n't", "Acme 's", "state - owned", "$ 5", "10 %", but "co-founder", "U.S.", "1,200.50", "9:30".
// Tokens never hold white space, and every byte that is not white space lies in one token.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills Document::tokens but for lemma, tag and tree (which get their sizes). Linear in the text.
void tokenize(const Resources& resources, Document& document);

}  // namespace claimgraph
