// Claims in the making: from what a rule found, or from a bare clause that no rule covers.
#pragma once

#include <cstdint>
#include <vector>

#include "claims/triples.h"
#include "document.h"
#include "rules/matcher.h"
#include "syntax/tree.h"

namespace claimgraph {

struct Resources;

/// Appends claims to Document::claims and knows which word each is anchored at. One for a document.
class ClaimBuilder {
 public:
  ClaimBuilder(const Resources& resources, const SyntaxTree& tree, Document& document);

  /// The claim of a rule's match; returns its index.
  std::uint32_t add(const RuleMatch& match);
  /// Open claims for the verbs of a sentence that no claim is anchored at.
  void add_open(TokenSpan sentence);
  /// The claim anchored at the predicate of a tree node: one that is there, or a new open claim; kNowhere
  /// where the node has no predicate.
  std::uint32_t claim_at_node(std::uint32_t node);
  /// The claims anchored at a token, in the order they were added.
  const std::vector<std::uint32_t>& at(std::uint32_t token) const { return by_token_[token]; }

  /// Appends a filler to a claim, unless it has the same role filled by the same thing.
  void fill(std::uint32_t claim, Symbol role, Filler filler, std::string_view op = {});

  /// Reads how the claim of a predicate stands from its own verb alone: ", he said," is no part of what it
  /// parts.
  void stand_apart(std::uint32_t claim);
  /// Turns a claim into an open one; false, and no change, where another claim has the same anchor or its
  /// clause tells nothing.
  bool make_open(std::uint32_t claim);
  /// Takes claims away (`gone` by claim) and what points to them. at() and chain() are void afterwards.
  void remove(const std::vector<bool>& gone);

  /// Whether a lexicon of the patterns holds the word; false where there is none of that name.
  bool in_lexicon(LexiconName name, Symbol word) const;
  const Resources& resources() const { return resources_; }
  const SyntaxTree& tree() const { return tree_; }
  Document& document() { return document_; }
  const Document& document() const { return document_; }
  /// The nodes of the chain that a claim's standing was read from.
  const std::vector<std::uint32_t>& chain(std::uint32_t claim) const { return chains_[claim]; }

 private:
  std::uint32_t add_open_claim(std::uint32_t predicate, const OpenTriple& triple);
  void add_apposition(std::uint32_t token, const OpenTriple& triple);
  std::uint32_t predicate_at(std::uint32_t node) const;
  void stand(Claim& claim, const RuleSettings* settings);
  void read_triple(Claim& claim) const;
  void tell_measure(Claim& claim) const;
  void take_in_clauses(Claim& claim) const;
  void take_in_posts(Claim& claim, TokenSpan& words) const;
  TokenSpan with_phrases(TokenSpan words, bool thing) const;
  Filler as_told(const Filler& filler) const;
  bool is_consequence(std::uint32_t predicate, const OpenTriple& triple) const;
  bool lends_itself(std::uint32_t predicate) const;
  bool told_by_governor(std::uint32_t predicate, const OpenTriple& triple) const;
  bool told_in_words(TokenSpan sentence, std::uint32_t predicate, const OpenTriple& triple) const;
  bool names_agreement(TokenSpan sentence, std::uint32_t predicate, const OpenTriple& triple) const;
  bool explains_agreement(TokenSpan sentence, TokenSpan name, TokenSpan thing) const;
  bool tells(std::uint32_t predicate, const OpenTriple& triple) const;

  /// The names of roles that building asks for.
  struct RoleNames {
    explicit RoleNames(const SymbolTable& symbols)
        : agreement(symbols.find("agreement")),
          date(symbols.find("date")),
          metric(symbols.find("metric")),
          object(symbols.find("object")),
          period(symbols.find("period")),
          purpose(symbols.find("purpose")) {}
    Symbol agreement, date, metric, object, period, purpose;
  };

  const Resources& resources_;
  const SyntaxTree& tree_;
  Document& document_;
  const RoleNames roles_;
  std::vector<std::vector<std::uint32_t>> by_token_;
  std::vector<std::vector<std::uint32_t>> chains_;  // by claim
  std::vector<bool> known_;                         // by entity: more is told of it than "the company"
};

}  // namespace claimgraph
