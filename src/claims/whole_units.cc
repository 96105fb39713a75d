#include "claims/whole_units.h"

#include <algorithm>
#include <vector>

namespace claimgraph {
namespace {

// Of units in text order the one that begins before a token and goes on with it.
template <typename Unit>
const Unit* across(const std::vector<Unit>& units, std::uint32_t token) {
  const auto after =
      std::lower_bound(units.begin(), units.end(), token,
                       [](const Unit& unit, std::uint32_t t) { return unit.tokens.begin < t; });
  if (after == units.begin() || (after - 1)->tokens.end <= token) return nullptr;
  return &*(after - 1);
}

TokenSpan unit_across(const Document& document, std::uint32_t token) {
  if (const TokenSpan date = date_across(document, token); !date.empty()) return date;
  if (const Amount* amount = across(document.amounts, token)) return amount->tokens;
  const EntityMention* mention = across(document.mentions, token);
  return mention != nullptr && mention->form == MentionForm::kName ? mention->tokens : TokenSpan{};
}

}  // namespace

TokenSpan date_across(const Document& document, std::uint32_t token) {
  const TimeExpression* date = across(document.dates, token);
  return date == nullptr ? TokenSpan{} : date->tokens;
}

TokenSpan whole_units(const Document& document, TokenSpan span) {
  if (span.empty()) return span;
  if (const TokenSpan unit = unit_across(document, span.begin); !unit.empty()) span.begin = unit.begin;
  if (const TokenSpan unit = unit_across(document, span.end); !unit.empty()) span.end = unit.end;
  return span;
}

}  // namespace claimgraph
