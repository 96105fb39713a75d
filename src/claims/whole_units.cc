#include "claims/whole_units.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace claimgraph {
namespace {

// Of units in text order the last that begins before a token.
template <typename Unit>
const Unit* last_before(const std::vector<Unit>& units, std::uint32_t token) {
  const auto after =
      std::lower_bound(units.begin(), units.end(), token,
                       [](const Unit& unit, std::uint32_t t) { return unit.tokens.begin < t; });
  return after == units.begin() ? nullptr : &*(after - 1);
}

// Of units in text order the one that begins before a token and goes on with it.
template <typename Unit>
const Unit* across(const std::vector<Unit>& units, std::uint32_t token) {
  const Unit* const unit = last_before(units, token);
  return unit != nullptr && unit->tokens.end > token ? unit : nullptr;
}

TokenSpan unit_across(const Document& document, std::uint32_t token) {
  if (const TimeExpression* date = across(document.dates, token)) return date->tokens;
  if (const Amount* amount = across(document.amounts, token)) return amount->tokens;
  const EntityMention* mention = across(document.mentions, token);
  return mention != nullptr && mention->form == MentionForm::kName ? mention->tokens : TokenSpan{};
}

}  // namespace

TokenSpan date_at(const Document& document, std::uint32_t token) {
  const TimeExpression* const date = last_before(document.dates, token + 1);
  return date != nullptr && date->tokens.contains(token) ? date->tokens : TokenSpan{};
}

TokenSpan with_noun_clause(const SyntaxTree& tree, TokenSpan noun, bool tells) {
  if (noun.end >= tree.document().tokens.size()) return noun;
  const std::string_view next = tree.document().norm(noun.end);
  if (tells && next == "that" && tree.relation(noun.end) == Relation::kMark) {
    const TokenSpan clause = tree.subtree(tree.head(noun.end));
    if (clause.begin == noun.end) return {noun.begin, clause.end};
  }
  if (next != "to" && next != "that") return noun;
  for (std::uint32_t token = noun.begin; token < noun.end; ++token) {
    for (const std::uint32_t child : tree.children(token)) {
      const Relation relation = tree.relation(child);
      if (relation != Relation::kAcl && relation != Relation::kAclRelcl) continue;
      if (const TokenSpan clause = tree.subtree(child); clause.begin == noun.end)
        return {noun.begin, clause.end};
    }
  }
  return noun;
}

TokenSpan with_noun_phrase(const SyntaxTree& tree, TokenSpan noun) {
  const Document& document = tree.document();
  const std::uint32_t link = noun.end;
  if (link + 1 >= document.tokens.size() || tree.relation(link) != Relation::kCase) return noun;
  const std::uint32_t head = tree.head(link);
  const std::uint32_t group = tree.noun_group(head);
  if (tree.relation(head) != Relation::kNmod || !noun.contains(tree.head(head)) || group == kNowhere)
    return noun;
  const TokenSpan phrase = document.noun_groups[group].tokens;
  const bool dated = !date_at(document, head).empty() || !date_at(document, phrase.begin).empty();
  const Amount* const amount = last_before(document.amounts, phrase.end);
  const bool sum = amount != nullptr && amount->tokens.end > phrase.begin &&
                   (amount->dimension == Dimension::kMoney || amount->dimension == Dimension::kPercent);
  if (phrase.begin != link + 1 || !is_noun(tree.tag(head)) || dated || sum) return noun;
  return {noun.begin, whole_units(document, phrase).end};
}

TokenSpan whole_units(const Document& document, TokenSpan span) {
  if (span.empty()) return span;
  if (const TokenSpan unit = unit_across(document, span.begin); !unit.empty()) span.begin = unit.begin;
  if (const TokenSpan unit = unit_across(document, span.end); !unit.empty()) span.end = unit.end;
  return span;
}

}  // namespace claimgraph
