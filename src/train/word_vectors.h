// Word vectors in the text form of GloVe (Pennington and others 2014): a word and its numbers a line.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace claimgraph::train {

struct WordVectors {
  std::vector<std::string> words;
  std::vector<float> values;  // size() numbers a word
  std::size_t size = 0;

  std::span<const float> of(std::size_t word) const { return {values.data() + word * size, size}; }
};

/// The error names the file and line of a vector that is shorter or longer than the first.
Result<WordVectors> read_word_vectors(const std::string& path);

}  // namespace claimgraph::train
