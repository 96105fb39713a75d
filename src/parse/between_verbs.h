// Nouns between two verbs: objects of the first that the parser took for subjects of the second.
#pragma once

#include "base/span.h"

namespace claimgraph {

struct Document;
struct Resources;

/// Mends the tree of one sentence; linear in its tokens.
///   "Cutting the dividend would hurt"     what begins behind a gerund or infinitive is its object, its
///   clause
///                                         the subject
///   "the firm that runs the mill said"    the same behind "that", "who", "which"; the firm is the subject
///   "let the firm keep", "made it pay"    the object of the first, whose complement the second is
void repair_between_verbs(const Resources& resources, Document& document, TokenSpan sentence);

}  // namespace claimgraph
