// Which words of a sentence pass which word tests: a row of bits for each test, one bit a token.
//
// Most words fail most tests, and pass those that only refuse some words: of such a test the row tells who
// fails.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "rules/unit.h"

namespace claimgraph {

/// Turns the tests of each word around, so that a question about the sentence is one about a row. Its memory
/// is kept between sentences; a row is emptied when a sentence first marks it.
class TestRows {
 public:
  /// Forgets the last sentence. Rows get `tokens + 1` bits: one for each border.
  void start(const UnitTests& tests, std::uint32_t tokens) {
    if (++sentence_ == 0) {  // the count began anew
      std::fill(states_.begin(), states_.end(), State{});
      sentence_ = 1;
    }
    tests_ = &tests;
    width_ = tokens / 64 + 1;
    if (states_.size() < tests.size()) states_.resize(tests.size());
    const std::size_t words = std::size_t{tests.size()} * width_;
    if (bits_.size() < words) bits_.resize(words, 0);
  }

  /// The word at `token` of the sentence passes; fails a test that only refuses.
  void mark(TestId test, std::uint32_t token) {
    std::uint64_t* const row = bits_.data() + std::size_t{test} * width_;
    if (states_[test].by_word != sentence_) {
      states_[test].by_word = sentence_;
      std::fill_n(row, width_, 0);
    }
    row[token / 64] |= std::uint64_t{1} << (token % 64);
  }
  /// A phrase might pass, whether a word does or not; false where that was known.
  bool add_phrase(TestId test) {
    if (states_[test].by_phrase == sentence_) return false;
    states_[test].by_phrase = sentence_;
    return true;
  }

  /// Whether some word passes, or a phrase might.
  bool present(TestId test) const { return marked(test) || by_phrase(test) || tests_->only_refuses(test); }
  bool passes(TestId test, std::uint32_t token) const {
    return (passing(test, token / 64) >> (token % 64) & 1) != 0;
  }
  /// Whether a phrase might pass in this sentence.
  bool by_phrase(TestId test) const { return states_[test].by_phrase == sentence_; }
  /// The words that pass among the 64 from token 64 x `part`. What is said of bits behind the last token
  /// means nothing.
  std::uint64_t passing(TestId test, std::uint32_t part) const {
    const std::uint64_t row = marked(test) ? bits_[std::size_t{test} * width_ + part] : 0;
    return tests_->only_refuses(test) ? ~row : row;
  }

 private:
  struct State {
    std::uint32_t by_word = 0, by_phrase = 0;  // the sentence that last said so
  };
  bool marked(TestId test) const { return states_[test].by_word == sentence_; }

  const UnitTests* tests_ = nullptr;
  std::uint32_t width_ = 0;
  std::uint32_t sentence_ = 0;
  std::vector<State> states_;        // by test
  std::vector<std::uint64_t> bits_;  // by test
};

}  // namespace claimgraph
