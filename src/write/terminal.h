// Text for people to read on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// The text on one line with what would steer a terminal or hide shown: control bytes as \x1b; C1 controls,
/// direction marks, invisible and tag characters as <U+202E>. Valid UTF-8 stays valid.
std::string visible(std::string_view text);

}  // namespace claimgraph
