// The main path: one article through the pipeline.
#pragma once

#include <string_view>

#include "document.h"

namespace claimgraph {

struct Resources;

/// Runs every stage over an article. `document` is reset first; `meta.title` is analysed where it is not
/// empty. Never fails; linear in the text.
void analyse(const Resources& resources, std::string_view body, Metadata meta, Document& document);

}  // namespace claimgraph
