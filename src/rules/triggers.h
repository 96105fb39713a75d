// What wakes a rule: of everything a match must hold, the rarest.
#pragma once

#include <optional>
#include <vector>

#include "rules/rule_set.h"

namespace claimgraph {

/// By test: the word that gives it away and how often, per 1,000 words, such a word is met. The guess needs
/// no corpus: function words are those of the lexicon `frequent`, all others count as rare.
std::vector<TestWitness> witnesses(const UnitTests& tests, const Lexicons& lexicons,
                                   const SymbolTable& symbols);

/// Swaps the rarest factor that words can wake with the first, and tells where it stood; nullopt when there
/// is none, or it is in nearly every sentence.
std::optional<std::uint32_t> choose_trigger(const UnitTests& tests, std::vector<Factor>& factors);

/// The factors that words decide, in the order of the frame; the first was swapped with the one at `trigger`.
std::vector<std::uint32_t> decided_by_words(const UnitTests& tests, const std::vector<Factor>& factors,
                                            std::uint32_t trigger);

/// Fills what the matcher looks up of a finished rule set: relevant words, rules by trigger, anchors.
void index_triggers(const Lexicons& lexicons, const SymbolTable& symbols, RuleSet& rules);

}  // namespace claimgraph
