// Word tests by what a word must be to be marked: one of these words, of these lexicons, of these tags.
#pragma once

#include <cstdint>
#include <span>

#include "base/flat_lists.h"
#include "rules/unit.h"
#include "tag/tagset.h"

namespace claimgraph {

/// Which tests a word may pass, and of those that only refuse, which it may fail.
class TestIndex {
 public:
  TestIndex() = default;
  TestIndex(const UnitTests& tests, const Lexicons& lexicons);

  std::span<const TestId> of(Symbol symbol) const { return by_symbol_[index(symbol)]; }
  std::span<const TestId> of(LexiconId lexicon) const {
    return by_lexicon_[static_cast<std::size_t>(lexicon)];
  }
  std::span<const TestId> of(Tag tag) const { return by_tag_[static_cast<std::size_t>(tag)]; }
  /// Tests that a phrase of the lexicon passes, but for those that only refuse.
  std::span<const TestId> of_phrase(LexiconId lexicon) const {
    return by_phrase_[static_cast<std::size_t>(lexicon)];
  }

  template <typename Archive>
  static void fields(Archive& archive, TestIndex& all) {
    auto& [by_symbol, by_lexicon, by_tag, by_phrase] = all;
    archive(by_symbol, by_lexicon, by_tag, by_phrase);
  }

 private:
  FlatLists<TestId> by_symbol_, by_lexicon_, by_tag_, by_phrase_;
};

}  // namespace claimgraph
