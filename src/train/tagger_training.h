// Trains the tagger: an averaged perceptron with a margin, several runs over differently shuffled sentences
// summed into one table, a part of the sentences copied in other cases. Whole numbers throughout: the same
// data and settings give the same bytes on every machine.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "train/treebank.h"

namespace claimgraph::train {

struct TaggerSettings {
  int bits = 16;  // log2 of the rows
  int epochs = 8;
  int runs = 4;     // perceptrons summed
  int margin = 20;  // the right tag shall win by this much
  std::uint32_t fewest_for_dictionary = 10;
  double purity = 0.997;  // share of a word's tags that are the one of the dictionary
};

/// The bytes of a model file. `word_list` is as in TrainingData.
std::string train_tagger(const std::vector<Sentence>& treebank,
                         const std::map<std::string, std::string>& word_list, const TaggerSettings& settings);

}  // namespace claimgraph::train
