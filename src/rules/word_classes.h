// Words to classes: all words that pass the same tests, in the same way, share one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/rule_set.h"

namespace claimgraph {

/// A cache that grows with the words met; one for each worker. Words no test asks for by name share the class
/// of their tag, so the cache is bounded by the vocabulary of the rules.
class WordClasses {
 public:
  /// Forgets everything unless it served this rule set before; whether it did.
  bool use(const RuleSet& rules, const Lexicons& lexicons);

  /// The class of a word; stable until use() is called with other rules.
  std::uint32_t of(Word word);

  /// Tests the word passes; of tests that only refuse those it fails. In no order.
  std::span<const TestId> marks(std::uint32_t word_class) const {
    return in(marks_, classes_[word_class].marks);
  }
  /// A rule, and the first of its needs, or kNowhere.
  struct Wake {
    std::uint32_t rule = 0;
    NeedId need = kNowhere;
  };
  Wake wake(std::uint32_t rule) const {
    const auto needs = rules_->needs.of(rule);
    return {rule, needs.empty() ? kNowhere : needs.front()};
  }
  /// Rules that the word wakes.
  std::span<const Wake> woken(std::uint32_t word_class) const {
    return in(woken_, classes_[word_class].woken);
  }
  /// Lexicons of which an entry of several words may begin here.
  std::span<const LexiconId> phrases(std::uint32_t word_class) const {
    return in(phrases_, classes_[word_class].phrases);
  }
  /// Events the word may anchor, or null.
  const std::vector<AnchorWord>* anchors(std::uint32_t word_class) const {
    return classes_[word_class].anchors;
  }
  /// Tests that a phrase of the lexicon passes, but for those that only refuse.
  std::span<const TestId> phrase_tests(LexiconId lexicon) const {
    return rules_->test_index.of_phrase(lexicon);
  }

 private:
  struct Range {
    std::uint32_t first = 0, size = 0;
  };
  // What is known of a class stands together: most words of a text are met anew.
  struct Class {
    Range marks, woken, phrases;
    const std::vector<AnchorWord>* anchors = nullptr;
  };
  template <typename Each>
  static std::span<const Each> in(const std::vector<Each>& all, Range range) {
    return {all.data() + range.first, range.size};
  }
  // Those behind the first `before`.
  template <typename Each>
  static Range behind(const std::vector<Each>& all, std::size_t before) {
    return {static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(all.size() - before)};
  }
  struct Slot {
    Word word;
    std::uint32_t number = kNowhere;
  };
  Range add_phrases(Word word);
  void find_candidates(Word word);
  void find_held(Word word);
  std::uint32_t make(Word word);
  void grow();
  static std::size_t hash(Word word);

  const RuleSet* rules_ = nullptr;
  const Lexicons* lexicons_ = nullptr;
  std::vector<TestId> candidates_;       // of the word in hand
  std::vector<std::uint8_t> candidate_;  // by test: it is among them
  std::vector<std::uint8_t> held_;       // by lexicon: how the word in hand stands in it
  std::vector<LexiconId> holders_;       // those that hold it
  std::vector<Class> classes_;
  std::vector<TestId> marks_;  // of all classes, one behind the other
  std::vector<Wake> woken_;
  std::vector<LexiconId> phrases_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace claimgraph
