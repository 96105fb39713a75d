#include "parse/aside_repairs.h"

#include <algorithm>

#include "parse/relation.h"
#include "parse/tree_of_words.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kAsideReach = 40;    // tokens of an aside
constexpr std::uint32_t kSubjectReach = 24;  // tokens of the phrase before it
constexpr std::uint32_t kHangReach = 60;     // tokens on either side that may hang on its words

class AsideRepairs : TreeOfWords {
 public:
  AsideRepairs(const Resources& resources, Document& document, TokenSpan sentence)
      : TreeOfWords(resources, document.tokens, sentence), document_(document) {}

  void run() {
    for (std::uint32_t t = sentence_.begin + 1; t + 2 < sentence_.end; ++t) {
      if (tag(t) != Tag::kComma || !(is_noun(tag(t - 1)) || tag(t - 1) == Tag::kDT)) continue;
      aside_ = {t, t};
      if (!find_end() || !find_subject()) continue;
      settle();
      t = aside_.end;
    }
  }

 private:
  enum class Sort { kRelative, kParticiple, kPhrase };

  bool in_aside(std::uint32_t t) const { return t >= aside_.begin && t <= aside_.end; }
  bool within(std::uint32_t t) const { return t >= subject_begin_ && t <= aside_.end; }
  bool outside(std::uint32_t t) const { return t == kNowhere || !(within(t) || main_.tokens.contains(t)); }

  std::uint32_t past_adverbs(std::uint32_t t) const {
    while (t < sentence_.end && is_adverb(tag(t))) ++t;
    return t;
  }
  // The finite verb group that begins at a token, or null.
  const VerbGroup* finite_at(std::uint32_t t) const {
    const auto& groups = document_.verb_groups;
    const auto group = std::partition_point(groups.begin(), groups.end(),
                                            [t](const VerbGroup& one) { return one.tokens.begin < t; });
    return group != groups.end() && group->tokens.begin == t && group->finite && t < sentence_.end ? &*group
                                                                                                   : nullptr;
  }
  // Of the last kHangReach tokens before `end`.
  bool finite_between(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t t = std::max(begin + kHangReach, end) - kHangReach; t < end; ++t) {
      if (finite_at(t) != nullptr) return true;
    }
    return false;
  }

  // The comma with the main verb right behind it. A relative clause has a verb of its own, other asides have
  // none; of "which makes rope, runs mills and owns ships, said" the last comma counts.
  bool find_end() {
    const std::uint32_t first = past_adverbs(aside_.begin + 1);
    if (first + 1 >= sentence_.end) return false;
    const bool relative =
        is_relative_word(tag(first)) || (tag(first) == Tag::kIN && is_relative_word(tag(first + 1)));
    const bool participle = is_participle(tag(first));
    sort_ = relative ? Sort::kRelative : participle ? Sort::kParticiple : Sort::kPhrase;
    bool own_verb = false, relative_word = relative, joined = false, found = false;
    const std::uint32_t limit = std::min(sentence_.end, aside_.begin + kAsideReach);
    for (std::uint32_t t = aside_.begin + 1; t < limit; ++t) {
      if (tag(t) == Tag::kColon || tag(t) == Tag::kPeriod || tag(t) == Tag::kOpenQuote) break;
      if (is_wh(tag(t))) relative_word = true;
      if (tag(t) == Tag::kCC) joined = joined || finite_at(past_adverbs(t + 1)) != nullptr;
      if (tag(t) == Tag::kComma) {
        const VerbGroup* const verb = finite_at(past_adverbs(t + 1));
        if (verb == nullptr) continue;
        if (found && !joined) break;
        if (relative && !own_verb) return false;
        if (names_speaker(*verb)) continue;
        aside_.end = t;
        main_ = *verb;
        found = true;
        joined = false;
      } else if (!found && finite_at(t) != nullptr) {
        if (!relative_word) return false;
        own_verb = true;
      }
    }
    return found;
  }

  // ", said Ann Lund,": a verb of saying with nothing but a noun behind it.
  bool names_speaker(const VerbGroup& verb) const {
    const std::uint32_t behind = verb.tokens.end;
    if (!is_word(TreeWord::kAttributionVerb, verb.head) || behind >= sentence_.end) return false;
    if (!is_proper(tag(behind)) && tag(behind) != Tag::kDT && tag(behind) != Tag::kPRP) return false;
    std::uint32_t end = behind;
    while (end < sentence_.end && tag(end) != Tag::kComma) ++end;
    return !finite_between(behind, end);
  }

  // The noun phrase before the aside, which nothing else claims.
  bool find_subject() {
    std::uint32_t begin = aside_.begin;
    const std::uint32_t limit = std::max(sentence_.begin + kSubjectReach, aside_.begin) - kSubjectReach;
    while (begin > limit && in_phrase(begin - 1) && !(opens_phrase(begin) && is_noun(tag(begin - 1))))
      --begin;
    if (tag(begin) == Tag::kCC) ++begin;
    if (begin == aside_.begin || tag(begin) == Tag::kIN || tag(begin) == Tag::kPOS) return false;
    if (begin == sentence_.begin + 1 && tag(sentence_.begin) == Tag::kIN && sort_ == Sort::kPhrase)
      return false;  // "After the match, Ann Lund, the coach, said"
    subject_begin_ = begin;
    if (begin > sentence_.begin && !opens_clause(begin - 1)) return false;
    std::uint32_t last = begin;  // of the phrase's head: "a lawyer for Acme"
    while (last + 1 < aside_.begin && tag(last + 1) != Tag::kIN) ++last;
    subject_ = top_of(last);
    return is_noun(tag(subject_)) || tag(subject_) == Tag::kCD || tag(subject_) == Tag::kDT;
  }
  bool opens_phrase(std::uint32_t t) const { return tag(t) == Tag::kDT || tag(t) == Tag::kPRPS; }
  bool in_phrase(std::uint32_t t) const {
    const Tag own = tag(t);
    if (own == Tag::kCC) return !finite_between(sentence_.begin, t);
    if (own == Tag::kIN)
      return document_.norm(t) != "that" && !(is_word(TreeWord::kSubordinator, t) &&
                                              (t == sentence_.begin || finite_between(sentence_.begin, t)));
    return is_noun(own) || is_adjective(own) || own == Tag::kDT || own == Tag::kPDT || own == Tag::kCD ||
           own == Tag::kPOS || own == Tag::kPRPS || own == Tag::kHYPH || own == Tag::kDollar ||
           (own == Tag::kVBN && t > sentence_.begin && tag(t - 1) == Tag::kHYPH);
  }
  // May what stands behind this token be a subject, and no object?
  bool opens_clause(std::uint32_t t) const {
    const Tag own = tag(t);
    if (own == Tag::kComma) return opens_in_front(t);
    if (own == Tag::kCC)
      return t == sentence_.begin || (tag(t - 1) == Tag::kComma && finite_between(sentence_.begin, t));
    if (is_verb(own)) return is_word(TreeWord::kTakesClause, t) || is_word(TreeWord::kAttributionVerb, t);
    if (is_noun(own) && t > sentence_.begin)  // "told reporters the move", "said Monday the move"
      return is_verb(tag(t - 1)) && is_word(TreeWord::kAttributionVerb, t - 1);
    return own == Tag::kOpenQuote || own == Tag::kColon || own == Tag::kIN;
  }
  // "On Monday [,]", "Last year [,]": a phrase, a clause or a time in front.
  bool opens_in_front(std::uint32_t comma) const {
    const Tag first = tag(sentence_.begin);
    return first == Tag::kIN || first == Tag::kWRB || first == Tag::kVBG || first == Tag::kVBN ||
           first == Tag::kTO || past_adverbs(sentence_.begin) == comma ||
           (in_date(sentence_.begin) && in_date(comma - 1));
  }
  bool in_date(std::uint32_t t) const {
    const auto date = std::partition_point(document_.dates.begin(), document_.dates.end(),
                                           [t](const auto& one) { return one.tokens.end <= t; });
    return date != document_.dates.end() && date->tokens.begin <= t;
  }
  // The head over a word of the subject, in the subject.
  std::uint32_t top_of(std::uint32_t t) const {
    while ((relation(t) == Relation::kFlat || relation(t) == Relation::kCompound) && within(head(t)) &&
           head(t) < aside_.begin)
      t = head(t);
    return t;
  }

  // The node of a verb group: what its copula leads to.
  std::uint32_t node_of(const VerbGroup& group) const {
    const bool copula = relation(group.head) == Relation::kCop && head(group.head) > group.head;
    return copula ? head(group.head) : group.head;
  }

  void settle() {
    const std::uint32_t main = node_of(main_);
    for (std::uint32_t t = subject_begin_; t < aside_.begin; ++t) {
      if (head(t) == main && relation(t) == Relation::kNsubj) subject_ = t;
    }
    const Relation before = relation(subject_);
    if ((before == Relation::kNsubj || before == Relation::kNsubjPass) && head(subject_) == main &&
        outside(head(main)))
      return;
    take_place(main);
    attach(subject_, main, main_.passive && main == main_.head ? Relation::kNsubjPass : Relation::kNsubj);
    settle_rest(main);
    settle_aside();
  }

  // The main verb stands where the topmost word of subject and aside stood.
  void take_place(std::uint32_t main) {
    std::uint32_t top = main;
    for (int i = 0; i < kDeepest && !outside(head(top)); ++i) top = head(top);
    if (top == main) return;
    const std::uint32_t above = head(top);
    Relation as = relation(top);
    const bool clause = as == Relation::kCcomp || as == Relation::kAdvcl || as == Relation::kConj ||
                        as == Relation::kParataxis || as == Relation::kRoot;
    if (!clause) as = above < subject_begin_ ? Relation::kCcomp : Relation::kParataxis;
    attach(main, above, above == kNowhere ? Relation::kRoot : as);
  }

  // What stands before and behind belongs to the main verb.
  void settle_rest(std::uint32_t main) {
    const std::uint32_t begin = std::max(sentence_.begin + kHangReach, subject_begin_) - kHangReach;
    const std::uint32_t end = std::min(sentence_.end, aside_.end + kHangReach);
    for (std::uint32_t t = begin; t < end; ++t) {
      if (within(t) || t == main || head(t) == kNowhere || !within(head(t))) continue;
      attach(t, main, relation(t) == Relation::kCase && t < main ? Relation::kMark : relation(t));
    }
    for (std::uint32_t t = subject_begin_; t < aside_.begin; ++t) {
      if (t == subject_ || (head(t) >= subject_begin_ && head(t) < aside_.begin)) continue;
      attach(t, subject_, is_noun(tag(t)) || tag(t) == Tag::kCD ? Relation::kNmod : relation(t));
    }
  }

  void settle_aside() {
    std::uint32_t top = kNowhere;  // of the aside
    Relation as = Relation::kAppos;
    if (sort_ == Sort::kRelative) {
      top = relative_verb();
      as = Relation::kAclRelcl;
    } else if (sort_ == Sort::kParticiple) {
      top = past_adverbs(aside_.begin + 1);
      as = Relation::kAcl;
    }
    for (std::uint32_t t = aside_.begin + 1; t < aside_.end; ++t) {
      if (t == top || in_aside(head(t))) continue;
      if (relation(t) == Relation::kNsubj && head(t) == head(subject_))
        tokens_.relation[t] = Relation::kObl;  // "Acme, in a letter, said"
      if (sort_ == Sort::kPhrase && within(head(t))) continue;
      const bool noun = is_noun(tag(t)) || tag(t) == Tag::kCD || opens_phrase(aside_.begin + 1);
      if (top == kNowhere && noun && tag(aside_.begin + 1) != Tag::kIN && !stands_above(t, subject_)) {
        attach(t, subject_, Relation::kAppos);
        top = t;
      } else if (top != kNowhere && !stands_above(t, top)) {
        attach(t, top, relation(t) == Relation::kRoot ? Relation::kDep : relation(t));
      } else if (top == kNowhere && head(t) == kNowhere) {
        attach(t, subject_, Relation::kNmod);
      }
    }
    if (sort_ == Sort::kPhrase || top == kNowhere) return;
    const bool kept = relation(top) == as && within(head(top)) && head(top) < aside_.begin;
    if (!kept) attach(top, top_of(aside_.begin - 1), as);
    if (sort_ == Sort::kRelative) settle_relative(top);
  }

  std::uint32_t relative_verb() const {
    for (std::uint32_t t = aside_.begin + 1; t < aside_.end; ++t) {
      if (const VerbGroup* const verb = finite_at(t); verb != nullptr) {
        const std::uint32_t node = node_of(*verb);
        return in_aside(node) ? node : verb->head;
      }
    }
    return kNowhere;
  }

  // "which engineers closed": the noun before the verb is its subject, else the relative word is.
  void settle_relative(std::uint32_t verb) {
    const std::uint32_t word = past_adverbs(aside_.begin + 1);
    if (!is_relative_word(tag(word)) || tag(word) == Tag::kWPS) return;
    std::uint32_t own = kNowhere;
    for (std::uint32_t t = word + 1; t < verb; ++t) {
      if (!is_noun(tag(t)) && tag(t) != Tag::kPRP) continue;
      if (!in_date(t)) {
        own = t;
      } else if (head(t) == verb && relation(t) == Relation::kNsubj) {
        attach(t, verb, Relation::kOblUnmarked);  // "who last year denied"
      }
    }
    if (own == kNowhere) {
      if (head(word) != verb || relation(word) != Relation::kNsubjPass) attach(word, verb, Relation::kNsubj);
    } else if (head(own) == verb) {
      attach(own, verb, Relation::kNsubj);
      if (relation(word) == Relation::kNsubj) attach(word, verb, Relation::kObj);
    }
  }

  const Document& document_;
  TokenSpan aside_;  // from comma to comma
  Sort sort_ = Sort::kPhrase;
  VerbGroup main_;
  std::uint32_t subject_begin_ = 0, subject_ = 0;
};

}  // namespace

void repair_asides(const Resources& resources, Document& document, TokenSpan sentence) {
  AsideRepairs(resources, document, sentence).run();
}

}  // namespace claimgraph
