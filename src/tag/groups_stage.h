// Fills noun and verb groups.
#pragma once

#include <vector>

namespace claimgraph {

struct Document;
struct Resources;

/// Fills noun and verb groups.
void find_groups(const Resources& resources, Document& document);
/// The same when the tags of some sentences have changed since; `changed` by sentence.
void find_groups_again(const Resources& resources, Document& document, const std::vector<bool>& changed);

}  // namespace claimgraph
