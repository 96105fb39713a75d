// Which texts are copies of one another but for a dateline, a cut or a few words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Six bands of 12 hex digits with spaces between: MinHash (Broder 1997) over runs of five words, 24 minima,
/// four of them a band. Texts are near-copies when they share a band: of two that share 90 % of their runs 99
/// % do, at 80 % 96 %, at 50 % 32 %, at 20 % 1 %. Letters count in ASCII lower case, punctuation and white
/// space not at all. Empty for texts of fewer than 20 words. Linear.
std::string fingerprint_of(std::string_view text);

/// For each fingerprint the number of its group: near-copies, and near-copies of those, share one. The same
/// grouping for any order.
std::vector<std::size_t> copy_groups(const std::vector<std::string_view>& fingerprints);

}  // namespace claimgraph
