// Words of letters alone that are two tokens: "cannot", "gonna".
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace claimgraph {

/// Letters of the first token; the rest is the second.
inline constexpr std::uint32_t kCutBehind = 3;

/// True for a word, in small letters, that the tokenizer cuts behind its first kCutBehind letters.
constexpr bool is_cut_word(std::string_view word) {
  constexpr std::array<std::string_view, 4> kWords{"cannot", "gonna", "gotta", "wanna"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace claimgraph
