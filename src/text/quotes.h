// Quotations: what stands between quotation marks, straight or typographic, double or single.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Fills Document::quotes by their first token; none overlaps another (a quotation inside a quotation is not
/// listed). A quotation ends with its paragraph at the latest: `closed` is false then, and where the next
/// paragraph begins with an opening mark, that quotation is `continued`. Linear in the tokens.
void find_quotes(const Resources& resources, Document& document);

}  // namespace claimgraph
