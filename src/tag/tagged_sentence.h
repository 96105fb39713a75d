// One sentence as the group finders read it: tags and words by token, nothing beyond its ends.
#pragma once

#include "document.h"
#include "tag/group_words.h"
#include "tag/tagset.h"

namespace claimgraph {

struct TaggedSentence {
  const Tokens& tokens;
  const GroupWords& words;
  TokenSpan span;

  /// kNone before the first and behind the last token.
  Tag tag(std::uint32_t token) const { return span.contains(token) ? tokens.tag[token] : Tag::kNone; }
  Tag tag_before(std::uint32_t token) const { return token == 0 ? Tag::kNone : tag(token - 1); }
  bool lemma_is(std::uint32_t token, GroupWord kind) const {
    return span.contains(token) && words.is(tokens.lemma[token], kind);
  }
  bool norm_is(std::uint32_t token, GroupWord kind) const {
    return span.contains(token) && words.is(tokens.norm[token], kind);
  }
};

}  // namespace claimgraph
