#include "rules/word_classes.h"

#include <algorithm>

namespace claimgraph {

bool WordClasses::use(const RuleSet& rules, const Lexicons& lexicons) {
  if (rules_ == &rules) return true;
  *this = {};
  rules_ = &rules;
  lexicons_ = &lexicons;
  slots_.resize(1024);
  held_.resize(lexicons.all().size());
  candidate_.resize(rules.tests.size());
  return false;
}

// The tests that the word may pass; each once.
void WordClasses::find_candidates(Word word) {
  for (const TestId test : candidates_) candidate_[test] = 0;
  candidates_.clear();
  const auto add = [&](std::span<const TestId> some) {
    for (const TestId test : some) {
      if (candidate_[test] == 0) candidates_.push_back(test);
      candidate_[test] = 1;
    }
  };
  const TestIndex& tests = rules_->test_index;
  add(tests.of(word.tag));
  for (const Symbol symbol : {word.norm, word.lemma}) {
    add(tests.of(symbol));
    for (const WordMembership& membership : lexicons_->memberships(symbol)) add(tests.of(membership.lexicon));
  }
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

WordClasses::Range WordClasses::add_phrases(Word word) {
  std::vector<LexiconId>& found = phrases_;
  const std::size_t before = found.size();
  const auto first = static_cast<std::ptrdiff_t>(before);
  const SymbolTable& symbols = *rules_->symbols;
  for (const Symbol symbol : {word.norm, word.lemma}) {
    for (const LexiconId table : lexicons_->phrase_openers(symbol)) {
      for (const LexiconId lexicon : rules_->phrases[static_cast<std::size_t>(table)]) {
        if (lexicons_->begins(lexicon, symbols.view(word.norm), symbols.view(word.lemma)))
          found.push_back(lexicon);
      }
    }
  }
  std::sort(found.begin() + first, found.end());
  found.erase(std::unique(found.begin() + first, found.end()), found.end());
  return behind(found, before);
}

void WordClasses::find_held(Word word) {
  for (const LexiconId lexicon : holders_) held_[static_cast<std::size_t>(lexicon)] = 0;
  holders_.clear();
  const auto hold = [&](LexiconId lexicon, std::uint8_t how) {
    held_[static_cast<std::size_t>(lexicon)] |= how;
    holders_.push_back(lexicon);
  };
  for (const WordMembership& each : lexicons_->memberships(word.norm)) hold(each.lexicon, kHeldByNorm);
  for (const WordMembership& each : lexicons_->memberships(word.lemma)) hold(each.lexicon, kHeldByLemma);
}

std::uint32_t WordClasses::make(Word word) {
  Class made;
  made.phrases = add_phrases(word);
  find_held(word);
  find_candidates(word);
  const std::size_t marked = marks_.size(), woken = woken_.size();
  for (const TestId id : candidates_) {
    const bool passes = passes_word(rules_->tests[id], *lexicons_, word, held_);
    const bool only_refuses = rules_->tests.only_refuses(id);
    if (passes != only_refuses) marks_.push_back(id);
    if (!passes || only_refuses) continue;
    for (const std::uint32_t rule : rules_->woken[id]) woken_.push_back(wake(rule));
  }
  made.marks = behind(marks_, marked);
  made.woken = behind(woken_, woken);
  const auto anchors = rules_->anchors.find(word.lemma);
  if (word.lemma != kNoSymbol && anchors != rules_->anchors.end()) made.anchors = &anchors->second;
  classes_.push_back(made);
  return static_cast<std::uint32_t>(classes_.size() - 1);
}

}  // namespace claimgraph
