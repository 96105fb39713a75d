// The dependency trees of an article with the groups laid over them: who depends on whom, in group terms.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "document.h"
#include "parse/relation.h"
#include "tag/tagset.h"

namespace claimgraph {

/// A view of one document, valid as long as its tokens, groups and trees don't change. Tokens stand for tree
/// nodes.
class SyntaxTree {
 public:
  explicit SyntaxTree(const Document& document);

  const Document& document() const { return document_; }
  /// Dependants of a token in text order.
  std::span<const std::uint32_t> children(std::uint32_t token) const {
    return {children_.data() + first_child_[token], children_.data() + first_child_[token + 1]};
  }
  std::uint32_t head(std::uint32_t token) const { return document_.tokens.head[token]; }
  Relation relation(std::uint32_t token) const { return document_.tokens.relation[token]; }
  Tag tag(std::uint32_t token) const { return document_.tokens.tag[token]; }

  /// Past the adverbs that end before `token`, none of them before `first`; and past those that begin there.
  std::uint32_t before_adverbs(std::uint32_t token, std::uint32_t first) const {
    while (token > first && is_adverb(tag(token - 1))) --token;
    return token;
  }
  std::uint32_t behind_adverbs(std::uint32_t token, std::uint32_t end) const {
    while (token < end && is_adverb(tag(token))) ++token;
    return token;
  }

  /// First dependant with that relation, or kNowhere.
  std::uint32_t child(std::uint32_t token, Relation relation) const;
  /// Group a token lies in, or kNowhere.
  std::uint32_t noun_group(std::uint32_t token) const { return noun_group_[token]; }
  std::uint32_t verb_group(std::uint32_t token) const { return verb_group_[token]; }
  /// The token of a noun group on which the others depend (UD puts the head of a flat name first).
  std::uint32_t top(const NounGroup& group) const;

  /// The prepositions that mark a token: "of", "according to" with a single space; kNoSymbol for none, and
  /// for several words that nothing asks for.
  Symbol preposition(std::uint32_t token) const;
  bool has_preposition(std::uint32_t token) const { return first_preposition(token) != kNowhere; }
  /// Contiguous extent of all that depends on a token, itself included, without punctuation at its ends.
  TokenSpan subtree(std::uint32_t token) const;
  /// Extent of the noun phrase around a token: its group with possessors, and what follows as prepositional
  /// phrase, number or clause of purpose; no relative clause, apposition or conjunct.
  TokenSpan noun_phrase(std::uint32_t token) const;
  /// First token of a group's chain of possessors.
  std::uint32_t phrase_begin(std::uint32_t noun_group) const;

 private:
  std::uint32_t first_preposition(std::uint32_t token) const;

  const Document& document_;
  std::vector<std::uint32_t> first_child_, children_;
  std::vector<std::uint32_t> noun_group_, verb_group_;
  std::vector<std::uint32_t> left_edge_, right_edge_;  // of subtrees, inclusive
};

/// `span` without punctuation tokens at its ends.
TokenSpan trim_punctuation(const Document& document, TokenSpan span);

}  // namespace claimgraph
