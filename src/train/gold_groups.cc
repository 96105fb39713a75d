#include "train/gold_groups.h"

#include <algorithm>

namespace claimgraph::train {
namespace {

bool any_of(const std::string& relation, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), relation) != names.end();
}

bool is_auxiliary(const Word& word) { return any_of(word.relation, {"aux", "aux:pass", "cop"}); }

bool is_nominal(const Word& word) {
  const bool pronoun = word.tag == Tag::kPRP || word.tag == Tag::kWP || word.tag == Tag::kEX;
  const bool alone = (word.tag == Tag::kDT || word.tag == Tag::kWDT) &&
                     !any_of(word.relation, {"det", "det:predet", "cc:preconj", "advmod", "mark"});
  return is_noun(word.tag) || word.tag == Tag::kCD || word.tag == Tag::kADD || word.tag == Tag::kFW ||
         pronoun || alone;
}

// A word that belongs to the group of its head on its right (or, of a flat name, on its left).
bool is_inside(const Word& word) {
  if (any_of(word.relation, {"det", "det:predet", "amod", "nummod", "compound", "flat", "goeswith"}))
    return true;
  if (word.relation == "nmod:poss") return word.tag == Tag::kPRPS || word.tag == Tag::kWPS;
  if (word.relation == "advmod") return is_adverb(word.tag) || word.tag == Tag::kIN || word.tag == Tag::kJJR;
  return word.relation == "punct" &&
         (word.tag == Tag::kHYPH || word.tag == Tag::kOpenQuote || word.tag == Tag::kCloseQuote);
}

class GroupReader {
 public:
  explicit GroupReader(const Sentence& sentence) : words_(sentence.words) {}

  std::vector<TokenSpan> nouns() const {
    std::vector<TokenSpan> groups;
    const std::uint32_t count = size();
    for (std::uint32_t head = 0; head < count; ++head) {
      const Word& word = words_[head];
      const bool own =
          any_of(word.relation, {"compound", "flat", "nummod", "amod", "goeswith", "fixed", "case"});
      if (!is_nominal(word) || own) continue;
      TokenSpan group{head, head + 1};
      while (group.begin > 0 && leads_to(group.begin - 1, head)) --group.begin;
      while (group.end < count && words_[group.end].relation == "flat" && leads_to(group.end, head))
        ++group.end;
      while (group.begin < head && words_[group.begin].relation == "punct") ++group.begin;
      groups.push_back(group);
    }
    return groups;
  }

  std::vector<TokenSpan> verbs() const {
    std::vector<TokenSpan> groups;
    const std::uint32_t count = size();
    std::vector<bool> taken(count, false);
    for (std::uint32_t at = count; at-- > 0;) {
      const Word& word = words_[at];
      const bool modifier = any_of(word.relation, {"amod", "compound", "case", "mark", "fixed", "advmod"});
      const bool verb = is_verb(word.tag) || word.tag == Tag::kMD;
      if (!verb || modifier || taken[at]) continue;
      TokenSpan group{at, at + 1};
      for (std::uint32_t left = at; left-- > 0 && between(left, at);) {
        if (words_[left].relation == "cop" && !is_auxiliary(word)) break;  // "the aim is | to provide"
        if (starts(left)) group.begin = left;
      }
      while (group.end < count && negates(group.end) && is_auxiliary(word)) ++group.end;
      if (group.end == at + 1 && at + 1 < count && words_[at + 1].relation == "compound:prt") ++group.end;
      std::fill(taken.begin() + group.begin, taken.begin() + group.end, true);
      groups.push_back(group);
    }
    std::reverse(groups.begin(), groups.end());
    return groups;
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

  bool leads_to(std::uint32_t at, std::uint32_t head) const {
    for (int steps = 0; steps < 8; ++steps) {
      if (at == head) return true;
      if (!is_inside(words_[at]) || words_[at].head == 0) return false;
      at = static_cast<std::uint32_t>(words_[at].head) - 1;
    }
    return false;
  }

  bool starts(std::uint32_t at) const {
    return is_auxiliary(words_[at]) || words_[at].tag == Tag::kTO || words_[at].tag == Tag::kMD;
  }
  bool negates(std::uint32_t at) const { return words_[at].lower == "not" || words_[at].lower == "n't"; }
  // An auxiliary, "to" or adverb of the verb (or of what the verb helps) on its left.
  bool between(std::uint32_t at, std::uint32_t verb) const {
    const Word& word = words_[at];
    const int own = static_cast<int>(verb) + 1;
    const bool same = word.head == own || (is_auxiliary(words_[verb]) && word.head == words_[verb].head);
    return same && (starts(at) || is_adverb(word.tag));
  }

  const std::vector<Word>& words_;
};

}  // namespace

std::vector<TokenSpan> gold_noun_groups(const Sentence& sentence) { return GroupReader(sentence).nouns(); }
std::vector<TokenSpan> gold_verb_groups(const Sentence& sentence) { return GroupReader(sentence).verbs(); }

}  // namespace claimgraph::train
