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

  /// Tests the word passes; of tests that only refuse those it fails. In no order.
  const std::vector<TestId>& marks(std::uint32_t word_class) const { return classes_[word_class].marks; }
  /// Tests that a phrase that begins with it might pass.
  const std::vector<TestId>& by_phrase(std::uint32_t word_class) const {
    return classes_[word_class].by_phrase;
  }
  /// Rules that the word wakes.
  const std::vector<std::uint32_t>& woken(std::uint32_t word_class) const {
    return classes_[word_class].woken;
  }
  /// Lexicons of which an entry of several words may begin here.
  const std::vector<LexiconId>& phrases(std::uint32_t word_class) const {
    return classes_[word_class].phrases;
  }
  /// Events the word may anchor, or null.
  const std::vector<AnchorWord>* anchors(std::uint32_t word_class) const {
    return classes_[word_class].anchors;
  }

 private:
  struct Class {
    std::vector<TestId> marks, by_phrase;
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
  void find_candidates(Word word, const std::vector<LexiconId>& phrases);
  void find_held(Word word, const std::vector<LexiconId>& phrases);
  bool may_begin_phrase(const UnitTest& test) const;
  std::uint32_t make(Word word);
  void grow();
  static std::size_t hash(Word word);

  const RuleSet* rules_ = nullptr;
  const Lexicons* lexicons_ = nullptr;
  // Word tests by what a word must be to be marked: one of these words, of these lexicons; or by its tag.
  std::unordered_map<std::uint32_t, std::vector<TestId>> by_symbol_;
  std::vector<std::vector<TestId>> by_lexicon_;
  std::vector<TestId> always_;
  std::vector<TestId> candidates_;       // of the word in hand
  std::vector<std::uint8_t> candidate_;  // by test: it is among them
  std::vector<std::uint8_t> held_;       // by lexicon: how the word in hand stands in it
  std::vector<Class> classes_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace claimgraph
