// Parties that have no name: "its chemicals unit", "a group of investors" where they fill a party's role.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;
class SyntaxTree;

/// Makes an entity of each noun group that fills a party role of a claim and is headed by a word of the
/// lexicon described-party, where no reference has it yet, and lets it fill the role. Appends to
/// Document::entities and Document::mentions, which are not in text order afterwards. O(roles).
void name_described(const Resources& resources, const SyntaxTree& tree, Document& document);

}  // namespace claimgraph
