#include "parse/relative_repairs.h"

#include <algorithm>

#include "parse/relation.h"
#include "parse/tree_in_work.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kRelativeReach = 30;  // tokens behind a verb that may hang on it
constexpr int kPhraseClimb = 3;               // phrases of phrases over the noun before the relative word

class RelativeRepairs : TreeInWork {
 public:
  RelativeRepairs(Document& document, TokenSpan sentence)
      : TreeInWork(document.tokens, sentence), document_(document) {}

  void run() {
    for (std::uint32_t t = sentence_.begin + 1; t + 2 < sentence_.end; ++t) {
      if ((tag(t) != Tag::kWDT && tag(t) != Tag::kWP) || document_.norm(t) == "what") continue;
      const NounGroup* const subject = group_at(t + 1);
      const bool phrase = relation(t - 1) == Relation::kCase && head(t - 1) == t && t - 1 > sentence_.begin;
      if (subject == nullptr || (!phrase && tag(t - 1) != Tag::kComma && !is_noun(tag(t - 1)))) continue;
      const std::uint32_t verb = verb_behind(subject->tokens.end);
      if (verb == kNowhere) continue;
      if (phrase)
        settle_phrase(t, verb);
      else
        settle(t, top_of(*subject), verb);
    }
  }

 private:
  // The noun group that begins at a token, no date.
  const NounGroup* group_at(std::uint32_t t) const {
    const auto& groups = document_.noun_groups;
    const auto group = std::partition_point(groups.begin(), groups.end(),
                                            [t](const NounGroup& g) { return g.tokens.begin < t; });
    if (group == groups.end() || group->tokens.begin != t) return nullptr;
    const auto& dates = document_.dates;
    const auto date =
        std::partition_point(dates.begin(), dates.end(), [t](const auto& d) { return d.tokens.end <= t; });
    return date != dates.end() && date->tokens.begin <= t ? nullptr : &*group;
  }
  std::uint32_t top_of(const NounGroup& group) const {
    std::uint32_t t = group.head;
    for (int i = 0; i < kDeepest && head(t) != kNowhere && group.tokens.contains(head(t)); ++i) t = head(t);
    return t;
  }
  // The head of the finite, active verb group that begins at a token, which no copula is.
  std::uint32_t verb_behind(std::uint32_t t) const {
    while (t < sentence_.end && is_adverb(tag(t))) ++t;
    const auto& groups = document_.verb_groups;
    const auto group = std::partition_point(groups.begin(), groups.end(),
                                            [t](const VerbGroup& g) { return g.tokens.begin < t; });
    const bool begins = group != groups.end() && group->tokens.begin == t && t < sentence_.end;
    if (!begins || !group->finite || group->passive || relation(group->head) == Relation::kCop)
      return kNowhere;
    const std::uint32_t next = group->tokens.end;  // "which Acme says was sold"
    return next < sentence_.end && is_verb(tag(next)) ? kNowhere : group->head;
  }
  bool has_object(std::uint32_t verb) const {
    for (std::uint32_t t = verb + 1; t < std::min(sentence_.end, verb + kRelativeReach); ++t) {
      if (head(t) == verb && (relation(t) == Relation::kObj || relation(t) == Relation::kCcomp ||
                              relation(t) == Relation::kXcomp))
        return true;
    }
    return false;
  }

  void settle(std::uint32_t word, std::uint32_t subject, std::uint32_t verb) {
    const std::uint32_t noun = described(word), above = head(verb);
    if (noun == kNowhere || has_object(verb)) return;
    const bool hangs = relation(verb) == Relation::kAclRelcl && above != kNowhere && above < word;
    if (!hangs || !is_noun(tag(above))) {
      if (head(noun) == verb)
        give_place(noun, verb);
      else if (stands_above(verb, noun))
        return;
      attach(verb, noun, Relation::kAclRelcl);
    }
    if (!stands_above(subject, verb)) attach(subject, verb, Relation::kNsubj);
    if (!stands_above(word, verb)) attach(word, verb, Relation::kObj);
  }

  // "from the fund to which Acme paid it": the clause hangs on the noun before the preposition.
  void settle_phrase(std::uint32_t word, std::uint32_t verb) {
    const std::uint32_t noun = described(word - 1);
    if (noun == kNowhere || relation(verb) != Relation::kAdvcl || head(word) != verb) return;
    if (head(verb) == kNowhere || head(verb) >= noun || stands_above(verb, noun)) return;
    attach(verb, noun, Relation::kAclRelcl);
  }

  // "Leave, which the court granted, has lapsed": the noun is no subject of the clause but stands where the
  // clause stood, or is the subject of the verb behind it.
  void give_place(std::uint32_t noun, std::uint32_t verb) {
    const std::uint32_t main = head(verb);
    const bool behind = main != kNowhere && main > verb && is_verb(tag(main));
    attach(noun, main, behind ? Relation::kNsubj : relation(verb));
  }

  // The noun before the word; of "a dividend of 40 cents" the first.
  std::uint32_t described(std::uint32_t word) const {
    std::uint32_t noun = word - 1;
    if (tag(noun) == Tag::kComma && noun > sentence_.begin) --noun;
    for (int i = 0; i < kPhraseClimb && head(noun) != kNowhere && head(noun) < word; ++i) {
      const Relation r = relation(noun);
      const bool part = r == Relation::kFlat || r == Relation::kCompound;
      const bool measure = r == Relation::kNmod && is_sum(noun);
      if (!part && !measure) break;
      noun = head(noun);
    }
    return is_noun(tag(noun)) || tag(noun) == Tag::kDollar ? noun : kNowhere;
  }
  bool is_sum(std::uint32_t t) const {
    const auto& amounts = document_.amounts;
    const auto amount = std::partition_point(amounts.begin(), amounts.end(),
                                             [t](const Amount& a) { return a.tokens.end <= t; });
    return amount != amounts.end() && amount->tokens.begin <= t;
  }

  const Document& document_;
};

}  // namespace

void repair_relatives(Document& document, TokenSpan sentence) { RelativeRepairs(document, sentence).run(); }

}  // namespace claimgraph
