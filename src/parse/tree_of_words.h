// A tree in work with what the patterns say of its words.
#pragma once

#include <cstdint>

#include "document.h"
#include "parse/tree_in_work.h"
#include "parse/tree_words.h"
#include "resources.h"

namespace claimgraph {

/// What most mends of a tree ask of its words. Refers to the resources and the tokens; they must live as
/// long.
class TreeOfWords : protected TreeInWork {
 protected:
  TreeOfWords(const Resources& resources, Tokens& tokens, TokenSpan sentence)
      : TreeInWork(tokens, sentence), resources_(resources) {}

  bool is_word(TreeWord kind, std::uint32_t t) const {
    return resources_.tree_words.is(resources_.lexicons, tokens_, t, kind);
  }

  const Resources& resources_;
};

}  // namespace claimgraph
