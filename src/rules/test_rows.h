// Which words of a sentence pass which word tests: a row of bits for each test, one bit a token.
//
// Most words fail most tests, and pass those that only refuse some words: of such a test the row tells who
// fails.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rules/unit.h"

namespace claimgraph {

/// Turns the tests of each word around, so that a question about the sentence is one about a row. Its memory
/// is kept between sentences; a row is emptied when a sentence first marks it.
class TestRows {
 public:
  /// Forgets the last sentence. Rows get `tokens + 1` bits: one for each border.
  void start(const UnitTests& tests, std::uint32_t tokens) {
    const bool others = tests_ != &tests || rows_.size() != tests.size();
    if (others || ++sentence_ == kSentences) forget(tests);
    further_ = tokens / 64;
    const std::size_t words = std::size_t{tests.size()} * further_;
    if (more_.size() < words) more_.resize(words, 0);
  }

  /// The word at `token` of the sentence passes; fails tests that only refuse.
  void mark(std::span<const TestId> tests, std::uint32_t token) {
    if (further_ > 0) return mark_long(tests, token);
    const std::uint64_t bit = std::uint64_t{1} << token;
    const std::uint32_t sentence = sentence_;
    Row* const rows = rows_.data();
    for (const TestId test : tests) {
      Row& row = rows[test];
      row.first = (row.by_word == sentence ? row.first : 0) | bit;
      row.by_word = sentence;
    }
  }
  /// A phrase might pass, whether a word does or not; false where that was known.
  bool add_phrase(TestId test) {
    if (rows_[test].by_phrase == sentence_) return false;
    rows_[test].by_phrase = sentence_ & (kSentences - 1);
    return true;
  }

  /// Whether some word passes, or a phrase might.
  bool present(TestId test) const {
    const Row& row = rows_[test];
    return row.by_word == sentence_ || row.by_phrase == sentence_ || row.refuses != 0;
  }
  bool passes(TestId test, std::uint32_t token) const {
    return (passing(test, token / 64) >> (token % 64) & 1) != 0;
  }
  /// Whether a phrase might pass in this sentence.
  bool by_phrase(TestId test) const { return rows_[test].by_phrase == sentence_; }
  /// The words that pass among the 64 from token 64 x `part`. What is said of bits behind the last token
  /// means nothing.
  std::uint64_t passing(TestId test, std::uint32_t part) const {
    const Row& row = rows_[test];
    std::uint64_t bits = 0;
    if (row.by_word == sentence_)
      bits = part == 0 ? row.first : more_[std::size_t{test} * further_ + part - 1];
    return row.refuses != 0 ? ~bits : bits;
  }

 private:
  // The whole of a row of most sentences, as rows are met in no order: one line of the cache.
  struct Row {
    std::uint32_t by_word = 0;         // the sentence that last said so
    std::uint32_t by_phrase : 31 = 0;  // the same
    std::uint32_t refuses : 1 = 0;     // the test only refuses
    std::uint64_t first = 0;           // the bits of 64 tokens
  };
  static constexpr std::uint32_t kSentences = std::uint32_t{1} << 31;  // as many are told apart

  // In a sentence of more than 64 borders.
  void mark_long(std::span<const TestId> tests, std::uint32_t token) {
    const std::uint64_t bit = std::uint64_t{1} << (token % 64);
    for (const TestId test : tests) {
      Row& row = rows_[test];
      std::uint64_t* const more = more_.data() + std::size_t{test} * further_;
      if (row.by_word != sentence_) {
        row.by_word = sentence_;
        row.first = 0;
        std::fill_n(more, further_, 0);
      }
      (token < 64 ? row.first : more[token / 64 - 1]) |= bit;
    }
  }

  void forget(const UnitTests& tests) {
    tests_ = &tests;
    sentence_ = 1;
    rows_.assign(tests.size(), {});
    for (TestId test = 0; test < tests.size(); ++test) rows_[test].refuses = tests.only_refuses(test) ? 1 : 0;
  }

  const UnitTests* tests_ = nullptr;
  std::uint32_t further_ = 0;  // words of bits behind the first
  std::uint32_t sentence_ = 0;
  std::vector<Row> rows_;            // by test
  std::vector<std::uint64_t> more_;  // by test: bits of the tokens behind the first 64
};

}  // namespace claimgraph
