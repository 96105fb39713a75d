// Learns the lemmatizer's rules and exceptions from a treebank.
#pragma once

#include <string>
#include <vector>

#include "train/treebank.h"

namespace claimgraph::train {

/// The bytes of a model file. Typing errors and names teach nothing.
std::string train_lemmas(const std::vector<Sentence>& treebank);

}  // namespace claimgraph::train
