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
      std::fill(rows_.begin(), rows_.end(), Row{});
      sentence_ = 1;
    }
    tests_ = &tests;
    further_ = tokens / 64;
    if (rows_.size() < tests.size()) rows_.resize(tests.size());
    const std::size_t words = std::size_t{tests.size()} * further_;
    if (more_.size() < words) more_.resize(words, 0);
  }

  /// The word at `token` of the sentence passes; fails a test that only refuses.
  void mark(TestId test, std::uint32_t token) {
    Row& row = rows_[test];
    if (row.by_word != sentence_) {
      row.by_word = sentence_;
      row.first = 0;
      if (further_ > 0) std::fill_n(more_.data() + std::size_t{test} * further_, further_, 0);
    }
    std::uint64_t& bits = token < 64 ? row.first : more_[std::size_t{test} * further_ + token / 64 - 1];
    bits |= std::uint64_t{1} << (token % 64);
  }
  /// A phrase might pass, whether a word does or not; false where that was known.
  bool add_phrase(TestId test) {
    if (rows_[test].by_phrase == sentence_) return false;
    rows_[test].by_phrase = sentence_;
    return true;
  }

  /// Whether some word passes, or a phrase might.
  bool present(TestId test) const { return marked(test) || by_phrase(test) || tests_->only_refuses(test); }
  bool passes(TestId test, std::uint32_t token) const {
    return (passing(test, token / 64) >> (token % 64) & 1) != 0;
  }
  /// Whether a phrase might pass in this sentence.
  bool by_phrase(TestId test) const { return rows_[test].by_phrase == sentence_; }
  /// The words that pass among the 64 from token 64 x `part`. What is said of bits behind the last token
  /// means nothing.
  std::uint64_t passing(TestId test, std::uint32_t part) const {
    std::uint64_t bits = 0;
    if (marked(test)) bits = part == 0 ? rows_[test].first : more_[std::size_t{test} * further_ + part - 1];
    return tests_->only_refuses(test) ? ~bits : bits;
  }

 private:
  // The whole of a row of most sentences, as rows are met in no order: one line of the cache.
  struct Row {
    std::uint32_t by_word = 0, by_phrase = 0;  // the sentence that last said so
    std::uint64_t first = 0;                   // the bits of 64 tokens
  };
  bool marked(TestId test) const { return rows_[test].by_word == sentence_; }

  const UnitTests* tests_ = nullptr;
  std::uint32_t further_ = 0;  // words of bits behind the first
  std::uint32_t sentence_ = 0;
  std::vector<Row> rows_;            // by test
  std::vector<std::uint64_t> more_;  // by test: bits of the tokens behind the first 64
};

}  // namespace claimgraph
