// The main path: one article through the pipeline.
#pragma once

#include <span>
#include <string_view>

#include "document.h"

namespace claimgraph {

struct Resources;
struct Stage;

/// The stages, in the order they run.
std::span<const Stage> pipeline();

/// Resets the document to an article that no stage has seen yet.
void begin_analysis(std::string_view body, Metadata meta, Document& document);

/// Runs every stage over an article. `document` is reset first; `meta.title` is analysed where it is not
/// empty. Never fails; linear in the text.
void analyse(const Resources& resources, std::string_view body, Metadata meta, Document& document);

}  // namespace claimgraph
