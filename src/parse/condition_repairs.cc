#include "parse/condition_repairs.h"

#include <algorithm>

#include "parse/relation.h"
#include "parse/tree_of_words.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kVerbReach = 60;  // tokens beside a verb that may hang on it

class ConditionRepairs : TreeOfWords {
 public:
  ConditionRepairs(const Resources& resources, Document& document, TokenSpan sentence)
      : TreeOfWords(resources, document.tokens, sentence) {}

  void run() {
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      const std::uint32_t opener = opener_at(t);
      if (opener == kNowhere) continue;
      std::uint32_t verb = governor(opener);
      if (verb == kNowhere) verb = adopt(opener);
      if (verb == kNowhere) continue;
      std::uint32_t main = main_behind(verb);
      if (main == kNowhere) main = main_beside(verb);
      const std::uint32_t front = main == kNowhere ? main_before(opener, verb) : kNowhere;
      if (main != kNowhere)
        give_way(opener, verb, main);
      else if (front != kNowhere)
        follow(opener, verb, front);
      else
        hang_on(opener, verb);
    }
  }

 private:
  std::uint32_t last_near(std::uint32_t t) const { return std::min(sentence_.end, t + kVerbReach); }
  std::uint32_t first_near(std::uint32_t t) const {
    return t > sentence_.begin + kVerbReach ? t - kVerbReach : sentence_.begin;
  }

  // "if", or the helper before its subject: "Should the vote fail".
  std::uint32_t opener_at(std::uint32_t t) const {
    const Relation r = relation(t);
    if ((r == Relation::kMark || r == Relation::kAdvmod) &&
        (is_word(TreeWord::kConditionMark, t) || is_word(TreeWord::kSubordinator, t)))
      return t;
    const bool first = t == sentence_.begin || tag(t - 1) == Tag::kComma || tag(t - 1) == Tag::kOpenQuote;
    const bool helper = r == Relation::kAux || r == Relation::kAuxPass || r == Relation::kCop;
    return first && helper && is_word(TreeWord::kInvertedHelper, t) ? t : kNowhere;
  }

  // The verb whose clause the word opens.
  std::uint32_t governor(std::uint32_t opener) const {
    const std::uint32_t verb = head(opener);
    return verb != kNowhere && verb > opener && subject_of(verb, opener) != kNowhere ? verb : kNowhere;
  }
  // "would lose it once sales hit $5 million": the word that was taken for an adverb of the verb before it
  // opens the clause right behind, which is now its verb's.
  std::uint32_t adopt(std::uint32_t opener) {
    const std::uint32_t above = head(opener), next = opener + 1;
    if (relation(opener) != Relation::kAdvmod || above == kNowhere || above > opener || next >= sentence_.end)
      return kNowhere;
    for (std::uint32_t t = next + 1; t < last_near(opener); ++t) {
      if (head(t) != above || relation(t) != Relation::kCcomp) continue;
      const std::uint32_t subject = subject_of(t, next);
      const std::uint32_t led = head(next);
      if (subject == kNowhere || subject > t || (subject != next && led != subject && led != t))
        return kNowhere;
      attach(opener, t, Relation::kMark);
      return t;
    }
    return kNowhere;
  }
  std::uint32_t subject_of(std::uint32_t verb, std::uint32_t from) const {
    for (std::uint32_t t = from; t < last_near(verb); ++t) {
      if (head(t) == verb && (relation(t) == Relation::kNsubj || relation(t) == Relation::kNsubjPass))
        return t;
    }
    return kNowhere;
  }
  bool has_child(std::uint32_t node, Relation wanted, std::uint32_t from) const {
    for (std::uint32_t t = from; t < last_near(node); ++t) {
      if (head(t) == node && relation(t) == wanted) return true;
    }
    return false;
  }

  // A clause of its own behind the condition that was taken for a part of it.
  std::uint32_t main_behind(std::uint32_t verb) const {
    for (std::uint32_t t = verb + 1; t < last_near(verb); ++t) {
      // "If Acme buys Beta and cuts jobs, it will strike": behind the last verb of a list.
      const std::uint32_t above = head(t);
      const bool listed = above != kNowhere && above > verb && above < t && head(above) == verb &&
                          relation(above) == Relation::kConj;
      if (above != verb && !listed) continue;
      const Relation r = relation(t);
      const bool adverbial = r == Relation::kAdvcl;
      if (r != Relation::kCcomp && r != Relation::kConj && r != Relation::kParataxis && r != Relation::kDep &&
          !adverbial)
        continue;
      const std::uint32_t subject = subject_of(t, verb + 1);
      if (subject == kNowhere || subject > t || has_child(t, Relation::kMark, verb + 1) ||
          has_child(t, Relation::kCc, verb + 1))
        continue;
      if (behind_comma(verb, subject)) return t;
      if (listed || adverbial) continue;
      if (r == Relation::kCcomp && !is_word(TreeWord::kTakesClause, verb)) return t;
    }
    return kNowhere;
  }
  // "said unless prices rose, Acme would close": a clause beside the condition under the verb that reports
  // both.
  std::uint32_t main_beside(std::uint32_t verb) const {
    const std::uint32_t above = head(verb);
    if (above == kNowhere || above > verb || relation(verb) != Relation::kCcomp) return kNowhere;
    for (std::uint32_t t = verb + 1; t < last_near(verb); ++t) {
      if (head(t) != above || (relation(t) != Relation::kParataxis && relation(t) != Relation::kCcomp))
        continue;
      const std::uint32_t subject = subject_of(t, verb + 1);
      if (subject != kNowhere && subject < t) return t;
    }
    return kNowhere;
  }
  // "Acme will pay if the drug passes": a clause before the condition that was taken for a part of it.
  std::uint32_t main_before(std::uint32_t opener, std::uint32_t verb) const {
    if (head(verb) != kNowhere || !is_word(TreeWord::kConditionMark, opener)) return kNowhere;
    for (std::uint32_t t = first_near(opener); t < opener; ++t) {
      const Relation r = relation(t);
      const bool clause = r == Relation::kAdvcl || r == Relation::kCcomp || r == Relation::kParataxis;
      if (head(t) != verb || !clause) continue;
      const std::uint32_t subject = subject_of(t, first_near(t));
      if (subject != kNowhere && subject < t && !has_child(t, Relation::kMark, first_near(t))) return t;
    }
    return kNowhere;
  }
  bool behind_comma(std::uint32_t verb, std::uint32_t subject) const {
    std::uint32_t first = subject;
    for (std::uint32_t t = verb + 1; t < subject; ++t) {
      if (head(t) == subject) first = std::min(first, t);
    }
    return first > verb + 1 && tag(first - 1) == Tag::kComma;
  }

  // The clause behind takes the condition's place, which hangs on it.
  void give_way(std::uint32_t opener, std::uint32_t verb, std::uint32_t main) {
    const std::uint32_t above = head(verb);
    const Relation as =
        relation(verb) == Relation::kAdvcl && above != kNowhere ? Relation::kCcomp : relation(verb);
    for (std::uint32_t t = first_near(verb); t < last_near(main); ++t) {
      if (head(t) == verb && t != main && (t < opener || t > main)) tokens_.head[t] = main;
    }
    attach(main, above, as);
    attach(verb, main, Relation::kAdvcl);
  }

  // The clause in front is the main one; what stands before the opener is its own.
  void follow(std::uint32_t opener, std::uint32_t verb, std::uint32_t main) {
    for (std::uint32_t t = first_near(opener); t < opener; ++t) {
      if (head(t) == verb && t != main) tokens_.head[t] = main;
    }
    attach(main, kNowhere, Relation::kRoot);
    attach(verb, main, Relation::kAdvcl);
  }

  // "but if it happens it is hardly this season": the clause behind without a comma.
  bool governs_clause(std::uint32_t verb) const {
    for (std::uint32_t t = verb + 1; t < last_near(verb); ++t) {
      if (head(t) == verb && subject_of(t, verb + 1) != kNowhere && !has_child(t, Relation::kMark, verb + 1))
        return true;
    }
    return false;
  }

  // "would be sold if a buyer is found": no content, unless the verb asks.
  void hang_on(std::uint32_t opener, std::uint32_t verb) {
    const std::uint32_t above = head(verb);
    const Relation as = relation(verb);
    if (above == kNowhere || above > opener) return;
    if (as == Relation::kCcomp && !is_word(TreeWord::kAsksIf, above))
      tokens_.relation[verb] = Relation::kAdvcl;
    else if (as == Relation::kConj && is_word(TreeWord::kConditionMark, opener) && !governs_clause(verb))
      tokens_.relation[verb] = Relation::kAdvcl;  // "but only if regulators approve"
    else if (as == Relation::kAdvcl && above + 1 == opener && is_word(TreeWord::kAsks, above))
      tokens_.relation[verb] = Relation::kCcomp;
  }
};

}  // namespace

void repair_conditions(const Resources& resources, Document& document, TokenSpan sentence) {
  ConditionRepairs(resources, document, sentence).run();
}

}  // namespace claimgraph
