// What wakes a rule: of everything a match must hold, the rarest.
#pragma once

#include <vector>

#include "rules/rule_set.h"

namespace claimgraph {

/// By test: the word that gives it away and how often, per 1,000 words, such a word is met. The guess needs
/// no corpus: function words are those of the lexicon `frequent`, all others count as rare.
std::vector<TestWitness> witnesses(const UnitTests& tests, const Lexicons& lexicons,
                                   const SymbolTable& symbols);

/// Swaps the rarest factor that words can wake with the first; false when there is none, or it is in nearly
/// every sentence.
bool choose_trigger(const UnitTests& tests, std::vector<Factor>& factors);

/// Fills what the matcher looks up of a finished rule set: relevant words, rules by trigger, anchors.
void index_triggers(const Lexicons& lexicons, const SymbolTable& symbols, RuleSet& rules);

}  // namespace claimgraph
