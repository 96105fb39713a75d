// The tree of a sentence while it is mended.
#pragma once

#include <cstdint>

#include "document.h"

namespace claimgraph {

/// What every mend of a tree asks of its tokens. Refers to the tokens; they must live as long.
class TreeInWork {
 protected:
  TreeInWork(Tokens& tokens, TokenSpan sentence) : tokens_(tokens), sentence_(sentence) {}

  Tag tag(std::uint32_t t) const { return tokens_.tag[t]; }
  Relation relation(std::uint32_t t) const { return tokens_.relation[t]; }
  std::uint32_t head(std::uint32_t t) const { return tokens_.head[t]; }

  /// True when `above` is `t` or one of the heads over it; also where those are too many to follow, so that
  /// nothing is hung on what may stand below it. O(kDeepest).
  bool stands_above(std::uint32_t above, std::uint32_t t) const {
    for (int i = 0; t != kNowhere && t != above; ++i, t = head(t)) {
      if (i == kDeepest) return true;
    }
    return t == above;
  }

  static constexpr int kDeepest = 100;  // heads on the way to the root

  Tokens& tokens_;
  const TokenSpan sentence_;
};

}  // namespace claimgraph
