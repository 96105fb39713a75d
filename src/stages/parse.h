// The dependency trees of an article's sentences.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills Tokens::head and Tokens::relation for the sentences that are worth a tree (prose, headlines, bullets
/// and captions); other units stay unparsed (Relation::kNone).
void parse_sentences(const Resources& resources, Document& document);

}  // namespace claimgraph
