// Paragraphs to sentences and to the units that are none: headlines, labels, bylines, datelines, bullets.
#pragma once

#include <cstdint>

namespace claimgraph {

struct Document;
struct Resources;

/// Fills Document::sentences: they cover all tokens, in order, none empty and none longer
/// than Document::limits allows. Linear in the text.
void split_sentences(const Resources& resources, Document& document);

}  // namespace claimgraph
