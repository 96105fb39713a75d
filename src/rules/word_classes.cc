#include "rules/word_classes.h"

#include <algorithm>

namespace claimgraph {

void WordClasses::use(const RuleSet& rules, const Lexicons& lexicons) {
  if (rules_ == &rules) return;
  *this = {};
  rules_ = &rules;
  lexicons_ = &lexicons;
  slots_.resize(1024);
  index_tests();
}

void WordClasses::index_tests() {
  by_lexicon_.resize(lexicons_->all().size());
  held_.resize(lexicons_->all().size());
  candidate_.resize(rules_->tests.size());
  for (TestId id = 0; id < rules_->tests.size(); ++id) {
    const UnitTest& test = rules_->tests[id];
    if (!test.is_word()) continue;
    const auto positive = [](const WordClause& clause) { return !clause.negated; };
    const auto has_no_tags = [](const WordClause& clause) {
      return std::none_of(clause.any.begin(), clause.any.end(),
                          [](const WordAtom& atom) { return atom.type == WordAtom::Type::kTags; });
    };
    const auto names_words = [&](const WordClause& clause) {
      return positive(clause) && has_no_tags(clause);
    };
    const auto add = [&](const WordClause& clause) {
      for (const WordAtom& atom : clause.any) {
        if (atom.type == WordAtom::Type::kLexicon)
          by_lexicon_[static_cast<std::size_t>(atom.lexicon)].push_back(id);
        else if (atom.type != WordAtom::Type::kTags)
          by_symbol_[index(atom.symbol)].push_back(id);
      }
    };
    if (rules_->tests.only_refuses(id)) {
      if (!std::all_of(test.clauses.begin(), test.clauses.end(), has_no_tags)) {
        always_.push_back(id);
      } else {
        for (const WordClause& clause : test.clauses) add(clause);
      }
      continue;
    }
    // A word must pass every clause, so one clause that names words tells which may; a phrase must be of a
    // lexicon that the first positive clause names.
    const auto decides = std::find_if(test.clauses.begin(), test.clauses.end(), names_words);
    const auto first = std::find_if(test.clauses.begin(), test.clauses.end(), positive);
    if (decides == test.clauses.end()) {
      always_.push_back(id);
      continue;
    }
    add(*decides);
    if (first != decides) add(*first);
  }
}

// The tests that the word, or a phrase that begins with it, may pass; each once.
void WordClasses::find_candidates(Word word, const std::vector<LexiconId>& phrases) {
  for (const TestId test : candidates_) candidate_[test] = 0;
  candidates_.clear();
  const auto add = [&](const std::vector<TestId>& tests) {
    for (const TestId test : tests) {
      if (candidate_[test] == 0) candidates_.push_back(test);
      candidate_[test] = 1;
    }
  };
  add(always_);
  for (const Symbol symbol : {word.norm, word.lemma}) {
    if (const auto tests = by_symbol_.find(index(symbol)); tests != by_symbol_.end()) add(tests->second);
    for (const WordMembership& membership : lexicons_->memberships(symbol))
      add(by_lexicon_[static_cast<std::size_t>(membership.lexicon)]);
  }
  for (const LexiconId lexicon : phrases) add(by_lexicon_[static_cast<std::size_t>(lexicon)]);
}

std::size_t WordClasses::hash(Word word) {
  const std::uint64_t key =
      (std::uint64_t{index(word.norm)} << 32 | index(word.lemma)) + 0x9E3779B97F4A7C15ULL;
  const std::uint64_t mixed = (key ^ static_cast<std::uint64_t>(word.tag) << 57) * 0xD6E8FEB86659FD93ULL;
  return static_cast<std::size_t>(mixed ^ (mixed >> 32));
}

std::uint32_t WordClasses::of(Word word) {
  const auto known = [&](Symbol symbol) {
    return index(symbol) < rules_->relevant.size() && rules_->relevant[index(symbol)] ? symbol : kNoSymbol;
  };
  word.norm = known(word.norm);
  word.lemma = known(word.lemma);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash(word) & mask;
  for (; slots_[at].number != kNowhere; at = (at + 1) & mask) {
    const Word& other = slots_[at].word;
    if (other.norm == word.norm && other.lemma == word.lemma && other.tag == word.tag)
      return slots_[at].number;
  }
  const std::uint32_t number = make(word);
  slots_[at] = {word, number};
  if (++used_ * 2 > slots_.size()) grow();
  return number;
}

void WordClasses::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == kNowhere) continue;
    std::size_t at = hash(slot.word) & mask;
    while (slots_[at].number != kNowhere) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::vector<LexiconId> WordClasses::phrases_that_begin(Word word) const {
  std::vector<LexiconId> found;
  const SymbolTable& symbols = *rules_->symbols;
  for (const Symbol symbol : {word.norm, word.lemma}) {
    for (const LexiconId table : lexicons_->phrase_openers(symbol)) {
      for (const LexiconId lexicon : rules_->phrases[static_cast<std::size_t>(table)]) {
        if (lexicons_->begins(lexicon, symbols.view(word.norm), symbols.view(word.lemma)))
          found.push_back(lexicon);
      }
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void WordClasses::find_held(Word word, const std::vector<LexiconId>& phrases) {
  std::fill(held_.begin(), held_.end(), 0);
  const auto hold = [&](LexiconId lexicon, std::uint8_t how) {
    held_[static_cast<std::size_t>(lexicon)] |= how;
  };
  for (const WordMembership& each : lexicons_->memberships(word.norm)) hold(each.lexicon, kHeldByNorm);
  for (const WordMembership& each : lexicons_->memberships(word.lemma)) hold(each.lexicon, kHeldByLemma);
  for (const LexiconId lexicon : phrases) hold(lexicon, kMayBeginPhrase);
}

// True when a phrase that begins with the word in hand passes.
bool WordClasses::may_begin_phrase(const UnitTest& test) const {
  return std::any_of(test.clauses.begin(), test.clauses.end(), [&](const WordClause& clause) {
    return !clause.negated && std::any_of(clause.any.begin(), clause.any.end(), [&](const WordAtom& atom) {
      return atom.type == WordAtom::Type::kLexicon &&
             (held_[static_cast<std::size_t>(atom.lexicon)] & kMayBeginPhrase) != 0 &&
             passes_phrase(test, atom.lexicon);
    });
  });
}

std::uint32_t WordClasses::make(Word word) {
  const auto number = static_cast<std::uint32_t>(classes_.size());
  Class made;
  made.phrases = phrases_that_begin(word);
  find_held(word, made.phrases);
  find_candidates(word, made.phrases);
  for (const TestId id : candidates_) {
    const UnitTest& test = rules_->tests[id];
    const bool passes = passes_word(test, *lexicons_, word, held_);
    if (rules_->tests.only_refuses(id)) {
      if (!passes) made.marks.push_back(id);
      continue;
    }
    const bool may_begin = may_begin_phrase(test);
    if (!passes && !may_begin) continue;
    if (passes) made.marks.push_back(id);
    if (may_begin) made.by_phrase.push_back(id);
    made.woken.insert(made.woken.end(), rules_->woken[id].begin(), rules_->woken[id].end());
  }
  const auto anchors = rules_->anchors.find(word.lemma);
  if (word.lemma != kNoSymbol && anchors != rules_->anchors.end()) made.anchors = &anchors->second;
  classes_.push_back(std::move(made));
  return number;
}

}  // namespace claimgraph
