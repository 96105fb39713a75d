// Lines to paragraphs: one line a paragraph, or wire copy wrapped at a fixed width.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"

namespace claimgraph {

struct Document;

/// The tokens of each paragraph, in order, none empty. A title is a paragraph of its own. Lines of a block
/// (between blank lines) are joined where each break stands only because the next word did not fit into the
/// width of the text (at most kWrapWidth code points).
std::vector<TokenSpan> find_paragraphs(const Document& document);

inline constexpr std::uint32_t kWrapWidth = 100;

}  // namespace claimgraph
