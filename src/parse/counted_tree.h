// A tree in work whose dependants are counted, for mends that ask what a word has.
#pragma once

#include <cstdint>
#include <vector>

#include "document.h"
#include "parse/relation.h"
#include "parse/tree_of_words.h"

namespace claimgraph {

/// How many dependants of some kinds a token has; memory of one caller, kept between sentences.
struct DependantCounts {
  std::uint32_t subjects = 0, conjunctions = 0, cases = 0;
};

/// Refers to the tokens and the counts; they must live as long. The first mend of a sentence counts; those
/// behind it go on with its counts, as nothing else has changed the tree between them.
class CountedTree : protected TreeOfWords {
 protected:
  CountedTree(const Resources& resources, Tokens& tokens, TokenSpan sentence,
              std::vector<DependantCounts>& counts)
      : TreeOfWords(resources, tokens, sentence), counts_(counts) {}

  /// O(tokens of the sentence)
  void count() {
    counts_.assign(sentence_.size(), {});
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (std::uint32_t* const count = count_of(head(t), relation(t))) ++*count;
    }
  }

  void attach(std::uint32_t t, std::uint32_t to, Relation as) {
    if (std::uint32_t* const before = count_of(head(t), relation(t))) --*before;
    if (std::uint32_t* const now = count_of(to, as)) ++*now;
    tokens_.head[t] = to;
    tokens_.relation[t] = as;
  }
  /// Attaches a node anew unless it would hang on what stands below it.
  void move(std::uint32_t t, std::uint32_t to, Relation as) {
    if (to == kNowhere || !stands_above(t, to)) attach(t, to, as);
  }

  bool has_subject(std::uint32_t t) const { return of(t).subjects > 0; }
  bool has_conjunction(std::uint32_t t) const { return of(t).conjunctions > 0; }
  bool has_case(std::uint32_t t) const { return of(t).cases > 0; }

 private:
  const DependantCounts& of(std::uint32_t t) const { return counts_[t - sentence_.begin]; }

  // How many dependants of a token are of the kind of that relation; null where nobody asks.
  std::uint32_t* count_of(std::uint32_t t, Relation as) {
    if (t == kNowhere) return nullptr;
    DependantCounts& counts = counts_[t - sentence_.begin];
    switch (as) {
      case Relation::kNsubj:
      case Relation::kNsubjPass:
      case Relation::kCsubj:
      case Relation::kExpl:
        return &counts.subjects;
      case Relation::kCc:
        return &counts.conjunctions;
      case Relation::kCase:
        return &counts.cases;
      default:
        return nullptr;
    }
  }

  std::vector<DependantCounts>& counts_;  // by token of the sentence
};

}  // namespace claimgraph
