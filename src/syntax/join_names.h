// Names are one thing: the tree and the noun groups are laid over the names that were found.
#pragma once

namespace claimgraph {

struct Document;

/// Makes each name of several tokens one noun group with one head in the tree ("Lund Savings and Loan" is no
/// coordination). Indices of noun groups change. O(tokens + groups).
void join_names(Document& document);

}  // namespace claimgraph
