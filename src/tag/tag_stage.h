// Fills part of speech and lemma of every token.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills part of speech and lemma of every token.
void tag_tokens(const Resources& resources, Document& document);

}  // namespace claimgraph
