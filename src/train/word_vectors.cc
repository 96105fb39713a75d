#include "train/word_vectors.h"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace claimgraph::train {

Result<WordVectors> read_word_vectors(const std::string& path) {
  WordVectors vectors;
  std::ifstream in(path);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::size_t word_end = std::min(line.find(' '), line.size());
    const char* at = line.data() + word_end;
    const char* const end = line.data() + line.size();
    const std::size_t before = vectors.values.size();
    while (at < end) {
      float value = 0;
      const auto read = std::from_chars(at + 1, end, value);
      if (read.ec != std::errc()) return Error{path, number, 0, "no number behind a space"};
      vectors.values.push_back(value);
      at = read.ptr;
    }
    vectors.words.push_back(line.substr(0, word_end));
    if (number == 1) vectors.size = vectors.values.size();
    if (vectors.values.size() - before != vectors.size)
      return Error{path, number, 0, "not as many numbers as in the first line"};
  }
  if (vectors.size == 0) return Error{path, 0, 0, "no word vectors; make them with scripts/word-vectors"};
  return vectors;
}

}  // namespace claimgraph::train
