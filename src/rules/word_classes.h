// Words to classes: all words that pass the same tests, in the same way, share one.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "rules/rule_set.h"

namespace claimgraph {

/// A cache that grows with the words met; one for each worker. Words no test asks for by name share the class
/// of their tag, so the cache is bounded by the vocabulary of the rules.
class WordClasses {
 public:
  /// Forgets everything unless it served this rule set before.
  void use(const RuleSet& rules, const Lexicons& lexicons);

  /// The class of a word; stable until use() is called with other rules.
  std::uint32_t of(Word word);

  bool passes(std::uint32_t word_class, TestId test) const {
    return (rows_[word_class * width_ + test / 64] >> (test % 64) & 1) != 0;
  }
  /// Tests the word passes, or a phrase that begins with it might: `width()` words of 64 bits.
  const std::uint64_t* present(std::uint32_t word_class) const { return &present_[word_class * width_]; }
  std::uint32_t width() const { return width_; }
  /// Rules that the word wakes.
  const std::vector<std::uint32_t>& woken(std::uint32_t word_class) const {
    return extras_[word_class].woken;
  }
  /// Lexicons of which an entry of several words may begin here.
  const std::vector<LexiconId>& phrases(std::uint32_t word_class) const {
    return extras_[word_class].phrases;
  }
  /// Events the word may anchor, or null.
  const std::vector<AnchorWord>* anchors(std::uint32_t word_class) const {
    return extras_[word_class].anchors;
  }

 private:
  struct Extra {
    std::vector<std::uint32_t> woken;
    std::vector<LexiconId> phrases;
    const std::vector<AnchorWord>* anchors = nullptr;
  };
  struct Slot {
    Word word;
    std::uint32_t number = kNowhere;
  };
  void index_tests();
  std::vector<LexiconId> phrases_that_begin(Word word) const;
  std::vector<TestId> candidates(Word word, const std::vector<LexiconId>& phrases) const;
  std::uint32_t make(Word word);
  void grow();
  static std::size_t hash(Word word);

  const RuleSet* rules_ = nullptr;
  const Lexicons* lexicons_ = nullptr;
  // Word tests by what a word must be to pass: one of these words, of these lexicons; or by nothing but tags
  // and what it must not be.
  std::unordered_map<std::uint32_t, std::vector<TestId>> by_symbol_;
  std::vector<std::vector<TestId>> by_lexicon_;
  std::vector<TestId> always_;
  std::uint32_t width_ = 0;
  std::vector<std::uint64_t> rows_, present_;
  std::vector<Extra> extras_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace claimgraph
