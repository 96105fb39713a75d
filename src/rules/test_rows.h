// Which words of a sentence pass which word tests: a row of bits for each test, one bit a token.
//
// Most words fail most tests, and pass those that only refuse some words: of such a test the row tells who
// fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rules/unit.h"

namespace claimgraph {

/// Turns the tests of each word around, so that a question about the sentence is one about a row. Its memory
/// is kept between sentences; what it costs to begin a new one is what the last one filled.
class TestRows {
 public:
  /// Forgets the last sentence. Rows get `tokens + 1` bits: one for each border.
  void start(const UnitTests& tests, std::uint32_t tokens) {
    for (const TestId test : present_) {
      is_present_[test] = 0;
      for (std::uint32_t i = 0; i < width_; ++i) bits_[std::size_t{test} * width_ + i] = 0;
    }
    present_.clear();
    tests_ = &tests;
    width_ = tokens / 64 + 1;
    is_present_.resize(tests.size(), 0);
    const std::size_t words = std::size_t{tests.size()} * width_;
    if (bits_.size() < words) bits_.resize(words, 0);
  }

  /// The word at `token` of the sentence passes; fails a test that only refuses.
  void mark(TestId test, std::uint32_t token) {
    add_present(test, kByWord);
    bits_[std::size_t{test} * width_ + token / 64] |= std::uint64_t{1} << (token % 64);
  }
  /// A phrase might pass, whether a word does or not.
  void add_phrase(TestId test) { add_present(test, kByPhrase); }

  /// Whether some word passes, or a phrase that begins with one might.
  bool present(TestId test) const { return is_present_[test] != 0 || tests_->only_refuses(test); }
  bool passes(TestId test, std::uint32_t token) const {
    return (passing(test, token / 64) >> (token % 64) & 1) != 0;
  }
  /// Whether words alone may pass in this sentence.
  bool by_word_only(TestId test) const { return (is_present_[test] & kByPhrase) == 0; }
  /// The words that pass among the 64 from token 64 x `part`. What is said of bits behind the last token
  /// means nothing.
  std::uint64_t passing(TestId test, std::uint32_t part) const {
    const std::uint64_t row = bits_[std::size_t{test} * width_ + part];
    return tests_->only_refuses(test) ? ~row : row;
  }
  /// Parts of a row.
  std::uint32_t width() const { return width_; }

 private:
  static constexpr std::uint8_t kByWord = 1, kByPhrase = 2;

  void add_present(TestId test, std::uint8_t how) {
    if (is_present_[test] == 0) present_.push_back(test);
    is_present_[test] |= how;
  }

  const UnitTests* tests_ = nullptr;
  std::uint32_t width_ = 0;
  std::vector<std::uint64_t> bits_;       // by test
  std::vector<std::uint8_t> is_present_;  // by test
  std::vector<TestId> present_;
};

}  // namespace claimgraph
