// Which of two versions of an article is the later one.
#pragma once

#include <string_view>

namespace claimgraph {

/// Runs of digits compare as numbers, all else by bytes: "9" < "10", "1.9" < "1.10". No version is the least.
bool version_less(std::string_view a, std::string_view b);

}  // namespace claimgraph
