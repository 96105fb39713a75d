// A sentence as rules see it: words, mentions, amounts, dates, groups, quotes, clauses and phrases as edges
// between token borders.
//
// Names, money, percentages, quantities and dates are atomic: the words inside them are invisible to word
// tests, and a step over "any unit" takes them whole.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "rules/rule_set.h"
#include "rules/test_rows.h"
#include "rules/word_classes.h"

namespace claimgraph {

class Lattice {
 public:
  /// Builds the edges of a sentence. `classes` are those of its tokens, `rows` what they pass; both must
  /// outlive the use of the lattice, and `rows` get what its phrases may pass before tests of units are
  /// asked for. Sentence-final stops are left out.
  void build(const RuleSet& rules, const Lexicons& lexicons, const Document& document, TokenSpan sentence,
             const WordClasses& classes, std::span<const std::uint32_t> word_class, const TestRows& rows);

  TokenSpan tokens() const { return tokens_; }
  /// Edges that begin at a token, longest first; the word itself, where visible, is not among them.
  std::span<const Unit> at(std::uint32_t token) const {
    const std::uint32_t i = token - tokens_.begin;
    return {units_.data() + first_[i], units_.data() + first_[i + 1]};
  }
  bool visible(std::uint32_t token) const { return atomic_end_[token - tokens_.begin] == kNowhere; }
  /// Where a step over any unit from `token` ends; kNowhere inside an atomic unit or at a quotation mark.
  std::uint32_t step(std::uint32_t token) const { return step_[token - tokens_.begin]; }
  /// Kinds that some edge has.
  Kinds present() const { return present_; }
  /// An entry of several words.
  struct LexiconPhrase {
    LexiconId lexicon{};
    PhraseHit hit;
  };
  /// The entries of several words that begin in the sentence, by token.
  std::span<const LexiconPhrase> phrases() const { return phrases_; }

  /// True when the unit passes the test (a group test, or a word test on a phrase).
  bool passes(const Unit& unit, TestId test) const;
  /// True when the word passes the word test and is visible.
  bool word_passes(std::uint32_t token, TestId test) const {
    return visible(token) && rows_->passes(test, token - tokens_.begin);
  }
  /// True when the head word of a unit, or a phrase it heads, passes a word test; visible or not.
  bool head_passes(const Unit& unit, TestId test) const;
  /// Sets of borders of the lattice are rows of bits, this many words long.
  std::uint32_t width() const { return tokens_.size() / 64 + 1; }
  /// Fills `begins` with the borders from which a word, or phrase, that passes one of the word tests leads to
  /// one of `ends`. `size` is width().
  template <typename Size>
  void word_leads_to(std::span<const TestId> tests, const std::uint64_t* ends, std::uint64_t* begins,
                     Size size) {
    for (std::uint32_t k = 0; k < size; ++k) {
      std::uint64_t passing = 0;
      for (const TestId test : tests) passing |= rows_->passing(test, k);
      begins[k] = passing & visible_[k] & one_before(ends, k, size);
    }
    if ((present_ & bit(Kind::kPhrase)) == 0) return;
    for (const TestId test : tests) {
      if (rows_->by_phrase(test)) follow_back(edges(test), ends, begins);
    }
  }
  /// Fills `begins` with those from which a unit that passes a group test does.
  void unit_leads_to(TestId test, const std::uint64_t* ends, std::uint64_t* begins) {
    std::fill_n(begins, width(), 0);
    follow_back(edges(test), ends, begins);
  }
  /// The same of a step over any unit.
  void step_to(const std::uint64_t* ends, std::uint64_t* begins) const {
    for (std::uint32_t k = 0, size = width(); k < size; ++k)
      begins[k] = single_[k] & one_before(ends, k, size);
    follow_back(long_steps_, ends, begins);
  }
  /// True when some unit within `tokens` passes the test.
  bool holds(TokenSpan tokens, TestId test) const;
  /// True when an entry of several words has its head here: begins with a verb (or is the verb with its
  /// particle), or ends with a noun.
  bool phrase_at_head(LexiconId lexicon, std::uint32_t head, std::uint32_t verb_group) const;

 private:
  /// From border to border of the lattice, counted from its begin.
  struct Edge {
    std::uint32_t begin = 0, end = 0;
  };
  struct EdgeRange {
    std::uint32_t first = kNowhere, count = 0;
  };
  /// The entries of several words that begin at a token, visible or not; the shortest of a lexicon first.
  std::span<const LexiconPhrase> phrases_at(std::uint32_t token) const {
    const std::uint32_t i = token - tokens_.begin;
    return {phrases_.data() + first_phrase_[i], phrases_.data() + first_phrase_[i + 1]};
  }
  PhraseHit longest_phrase(LexiconId lexicon, std::uint32_t token) const;
  void add(TokenSpan tokens, Kinds kinds, std::uint32_t head, std::uint32_t verb_group = kNowhere);
  void add_atomic(TokenSpan tokens);
  void add_mentions();
  void add_amounts_and_dates();
  void add_nouns();
  void add_noun(std::uint32_t begin, std::uint32_t end, std::uint32_t head);
  void add_verbs();
  void add_quotes();
  void add_phrases();
  void add_phrase(LexiconId lexicon, TokenSpan tokens);
  void sort_units();
  void find_steps();
  /// The units that pass a test; each is tried once a sentence.
  std::span<const Edge> edges(TestId test) {
    if (test_edges_[test].first == kNowhere) find_edges(test);
    return {edges_.data() + test_edges_[test].first, test_edges_[test].count};
  }
  void find_edges(TestId test);
  // The units among the 64 from unit 64 x `part` that are of all kinds of `need` and none of `refuse`.
  std::uint64_t units_of(Kinds need, Kinds refuse, std::size_t part) const;
  bool holds_inside(const Unit& unit, const UnitTest& test) const;
  // The borders before those of `row`, of its word k.
  static std::uint64_t one_before(const std::uint64_t* row, std::size_t k, std::size_t width) {
    return row[k] >> 1 | (k + 1 < width ? row[k + 1] << 63 : 0);
  }
  // Adds to `begins` where edges that end at one of `ends` begin.
  static void follow_back(std::span<const Edge> edges, const std::uint64_t* ends, std::uint64_t* begins) {
    for (const Edge& edge : edges) {
      const std::uint64_t reached = ends[edge.end / 64] >> (edge.end % 64) & 1;
      begins[edge.begin / 64] |= reached << (edge.begin % 64);
    }
  }

  const RuleSet* rules_ = nullptr;
  const Lexicons* lexicons_ = nullptr;
  const Document* document_ = nullptr;
  const WordClasses* classes_ = nullptr;
  const TestRows* rows_ = nullptr;
  std::span<const std::uint32_t> word_class_;
  TokenSpan tokens_;
  Kinds present_ = 0;
  std::vector<Unit> units_;
  std::vector<std::uint64_t> of_kind_;  // by kind: which units are of it, a row of bits
  std::vector<LexiconPhrase> phrases_;
  std::vector<std::uint32_t> first_phrase_;  // by token, one past the end
  std::vector<PhraseHit> found_;             // scratch
  std::vector<std::uint32_t> first_;         // by token, one past the end
  std::vector<std::uint32_t> atomic_end_;    // by token: end of the atomic unit that covers it, or kNowhere
  std::vector<std::uint32_t> step_;
  std::vector<std::uint32_t> noun_end_;  // by token: end of the longest noun group that begins there, or 0
  std::vector<std::uint64_t> visible_, single_;  // tokens, a bit each: visible, stepped over by themselves
  std::vector<Edge> long_steps_;
  std::vector<Edge> edges_;            // of units that pass a test, test by test
  std::vector<EdgeRange> test_edges_;  // by test; first = kNowhere where it was not tried yet
  std::vector<TestId> tried_;
};

/// Kinds of an entity mention, and of an amount or date.
Kinds kinds_of(const Entity& entity, MentionForm form);
Kinds kinds_of(const Amount& amount);
Kinds kinds_of(const TimeExpression& date);

}  // namespace claimgraph
