// Lines to paragraphs: one line a paragraph, or wire copy wrapped at a fixed width.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"

namespace claimgraph {

struct Document;

/// The tokens of each paragraph, in order, none empty. A title is a paragraph of its own. Where most
/// breaks of the text stand only because the next word did not fit into its width (at most kWrapWidth code
/// points), lines are joined up to a blank line, an indent, or a short line that ends with a stop.
std::vector<TokenSpan> find_paragraphs(const Document& document);

inline constexpr std::uint32_t kWrapWidth = 100;

}  // namespace claimgraph
