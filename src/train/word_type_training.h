// Learns what a word names (names/word_types.h) from its vector: a perceptron of one hidden layer over the
// words of annotated text, by Adam (Kingma and Ba 2015) with dropout (Srivastava and others 2014). The words
// it learns from get what a network says that has not seen them, so that a type tells as much of a known word
// as of a new one.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "names/word_types.h"
#include "train/word_vectors.h"

namespace claimgraph::train {

/// How often each word (by norm) stands in a name of a person, an organisation, a place, or in none.
using TypeCounts = std::map<std::string, std::array<double, WordType::kClasses>>;

struct WordTypeTable {
  int bits = 0;
  std::vector<WordTypes::Slot> slots;  // 2^bits

  WordTypes types() const { return {slots, bits}; }
};

/// The types of all words that have a vector. The same input gives the same table.
WordTypeTable train_word_types(const TypeCounts& counts, const WordVectors& vectors);

}  // namespace claimgraph::train
