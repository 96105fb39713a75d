// Fills the sentences: prose, headlines, labels, bylines, bullets.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills the sentences: prose, headlines, labels, bylines, bullets.
void split_sentences(const Resources& resources, Document& document);

}  // namespace claimgraph
