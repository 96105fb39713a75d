// Copies of sentences in other cases, so that headlines, capitals and careless writing are read as well.
#pragma once

#include <vector>

#include "train/treebank.h"

namespace claimgraph::train {

/// The treebank and behind it copies of 13 % of its sentences: in capitals, in title case (a half of them
/// with small articles and prepositions), in small letters. Which ones depends on their number only.
std::vector<Sentence> with_other_cases(std::vector<Sentence> treebank);

Sentence in_capitals(Sentence sentence);
Sentence in_title_case(Sentence sentence, bool small_words_stay);
/// Without articles, auxiliaries of the passive and the full stop. Heads are not renumbered.
Sentence like_a_headline(Sentence sentence);
Sentence in_small_letters(Sentence sentence);

}  // namespace claimgraph::train
