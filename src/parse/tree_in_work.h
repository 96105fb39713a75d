// The tree of a sentence while it is mended.
#pragma once

#include <cstdint>

#include "document.h"
#include "tag/tagset.h"

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

  void attach(std::uint32_t t, std::uint32_t to, Relation as) {
    tokens_.head[t] = to;
    tokens_.relation[t] = as;
  }

  /// The first token of the phrase that ends in `node`, of at most `longest` behind it: all hang on the node,
  /// none is a comma. O(longest * kDeepest).
  std::uint32_t phrase_begin(std::uint32_t node, std::uint32_t longest) const {
    std::uint32_t first = node;
    while (first > sentence_.begin && node - first < longest && tag(first - 1) != Tag::kComma &&
           stands_above(node, first - 1))
      --first;
    return first;
  }

  static constexpr int kDeepest = 100;  // heads on the way to the root

  Tokens& tokens_;
  const TokenSpan sentence_;
};

}  // namespace claimgraph
