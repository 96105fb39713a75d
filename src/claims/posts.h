// Whose post it is: where a claim of who comes or goes names no firm, the sentence often tells it elsewhere.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// "Acme chairman Ada Lund resigned": who leaves leaves the post beside the name. "Acme said Ada Lund was
/// named chairwoman": a firm that says who comes or goes is the firm that is meant. After link_sources, which
/// tells who says it. O(claims of a sentence squared).
void share_posts(const Resources& resources, Document& document);

}  // namespace claimgraph
