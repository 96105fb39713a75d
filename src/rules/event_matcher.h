// Event rules: an anchor word and what stands in the places of its predicate.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/matcher.h"

namespace claimgraph {

/// What stood in a place that a role asked for.
struct PlaceTrial {
  const EventRole* role = nullptr;
  const PlaceTest* wanted = nullptr;
  TokenSpan held;
  bool taken = false;
};

/// A sentence in work: what rules are matched against. Lives for one call of match_rules.
struct SentenceView {
  const RuleSet& rules;
  const Lexicons& lexicons;
  const Document& document;
  RuleScratch& scratch;
  TokenSpan tokens;
  std::vector<PlaceTrial>* trials = nullptr;  // where not null, each place an event looks at is noted here
};

/// Appends the match of an event anchored at a predicate to `out`, if its required roles are filled.
/// REQUIRES that the scratch's lattice is that of the sentence.
void match_event(const SentenceView& view, std::uint32_t rule, std::uint32_t predicate,
                 std::vector<RuleMatch>& out);

/// Gives a match what a fill of its type finds for the roles it lacks.
void fill_match(const SentenceView& view, std::uint32_t rule, RuleMatch& match);

/// True when the predicate is headed by an entry of the anchor's lexicon.
bool is_anchor(const SentenceView& view, const AnchorWord& anchor, std::uint32_t predicate);

/// What a unit fills a role with: the mention, amount or date it is, if the role takes such, or its text.
Filler filler_of(const Document& document, const Unit& unit, const RoleType& role);

/// Whether the contexts of a rule allow an anchor or match that covers `tokens` and belongs to `clause`.
bool context_allows(const RuleContext& context, const Lattice& lattice, TokenSpan tokens, TokenSpan clause);

}  // namespace claimgraph
