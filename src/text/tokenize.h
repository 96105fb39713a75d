// Fills the tokens of a document from its text.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills the tokens of a document from its text.
void tokenize(const Resources& resources, Document& document);

}  // namespace claimgraph
