// Which node a claim of a document becomes.
#pragma once

#include <string>
#include <vector>

#include "document.h"

namespace claimgraph {

struct Resources;

/// By claim of the document the id of its node in build_graph(); claims that are the same have one.
std::vector<std::string> claim_ids(const Resources& resources, const Document& document);

}  // namespace claimgraph
