#include "parse/between_verbs.h"

#include <vector>

#include "parse/relation.h"
#include "parse/tree_of_words.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kPhrase = 12;  // tokens of a noun phrase before its head
constexpr int kClimb = 4;              // nouns from one with a relative clause to the subject it is in

class BetweenVerbs : TreeOfWords {
 public:
  BetweenVerbs(const Resources& resources, Document& document, TokenSpan sentence)
      : TreeOfWords(resources, document.tokens, sentence) {}

  void run() {
    index();
    for (std::uint32_t t = sentence_.begin + 1; t < sentence_.end; ++t) {
      settle_gerund(t);
      settle_told(t);
      settle_share(t);
      if (relation(t) != Relation::kNsubj || head(t) <= t || head(t) == kNowhere || !is_noun_like(t))
        continue;
      const std::uint32_t start = phrase_begin(t, kPhrase);
      if (start == sentence_.begin || !is_verb(tag(start - 1)) || children(start - 1).object != kNowhere)
        continue;
      if (!raise(t, start - 1)) settle_clause(t, start);
    }
  }

 private:
  struct Children {
    std::uint32_t subject = kNowhere, object = kNowhere, helper = kNowhere, mark = kNowhere;
    std::uint32_t preposition = kNowhere;
    std::uint32_t content = kNowhere;  // the last clause below that is no relative one
    bool other_subject = false;        // of a passive, or a clause
  };

  Children& children(std::uint32_t t) { return children_[t - sentence_.begin]; }

  void index() {
    children_.assign(sentence_.size(), {});
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (head(t) == kNowhere) continue;
      Children& above = children(head(t));
      const Relation r = relation(t);
      if (r == Relation::kNsubj) above.subject = t;
      if (r == Relation::kObj || r == Relation::kIobj) above.object = t;
      const bool helper = r == Relation::kAux || r == Relation::kAuxPass || r == Relation::kCop;
      if (helper && above.helper == kNowhere) above.helper = t;
      if (r == Relation::kMark) above.mark = t;
      if (r == Relation::kCase) above.preposition = t;
      if (r == Relation::kCcomp || r == Relation::kXcomp || r == Relation::kAdvcl) above.content = t;
      if (r == Relation::kNsubjPass || r == Relation::kCsubj) above.other_subject = true;
    }
  }

  bool is_noun_like(std::uint32_t t) const { return is_noun(tag(t)) || tag(t) == Tag::kPRP; }

  bool is_finite(std::uint32_t verb) {
    const std::uint32_t helper = children(verb).helper;
    const Tag first = tag(helper == kNowhere ? verb : helper);
    return first == Tag::kMD || first == Tag::kVBD || first == Tag::kVBZ || first == Tag::kVBP;
  }

  // "let the firm keep its mill": no other subject than the object of the verb before.
  bool raise(std::uint32_t noun, std::uint32_t verb) {
    const std::uint32_t second = head(noun);
    const Children& own = children(second);
    if (head(second) != verb || own.helper != kNowhere || own.mark != kNowhere) return false;
    const bool bare = tag(second) == Tag::kVB || tag(second) == Tag::kVBP;
    const bool complement = relation(second) == Relation::kCcomp || relation(second) == Relation::kXcomp;
    if (!complement || !bare || !is_word(TreeWord::kBareInfinitive, verb)) return false;
    attach(noun, verb, Relation::kObj);
    children(verb).object = noun;
    tokens_.relation[second] = Relation::kXcomp;
    return true;
  }

  // "said [fighting] there was heavy": a finite verb without a subject, beside the gerund or below it, has it
  // as its own.
  void settle_gerund(std::uint32_t t) {
    if (relation(t) != Relation::kXcomp || tag(t) != Tag::kVBG || head(t) >= t ||
        !is_word(TreeWord::kAttributionVerb, head(t)))
      return;
    for (const std::uint32_t above : {t, head(t)}) {
      const std::uint32_t content = children(above).content;
      if (content == kNowhere || content <= t || !is_finite(content)) continue;
      Children& own = children(content);
      if (own.subject != kNowhere || own.other_subject || own.mark != kNowhere) continue;
      attach(content, head(t), Relation::kCcomp);
      attach(t, content, Relation::kCsubj);
      own.other_subject = true;
      return;
    }
  }

  // "said [trading in the issue] was halted": no participle of its noun, as its helper is finite.
  void settle_told(std::uint32_t t) {
    const Children& own = children(t);
    if (relation(t) != Relation::kAcl || head(t) > t || own.helper == kNowhere || own.helper < head(t) ||
        own.subject != kNowhere || own.mark != kNowhere || !is_finite(t))
      return;
    give_to(t, topic(head(t)));
  }

  // "its share [of the sales] will stay": a finite verb has no preposition; its noun has.
  void settle_share(std::uint32_t t) {
    const Children& own = children(t);
    const std::uint32_t noun = head(t), preposition = own.preposition, object = own.subject;
    if (noun == kNowhere || noun > t || preposition == kNowhere || object == kNowhere ||
        head(preposition) != t || head(object) != t || preposition > object || noun + 1 != preposition ||
        object > t || !is_noun(tag(noun)) || !is_noun_like(object) || !is_finite(t))
      return;
    const std::uint32_t told = topic(noun);
    if (!may_give(told)) return;
    attach(preposition, object, Relation::kCase);
    attach(object, noun, Relation::kNmod);
    children(t).subject = kNowhere;
    give_to(t, told);
  }

  // The noun whose phrase a noun ends.
  std::uint32_t topic(std::uint32_t noun) {
    for (int i = 0; i < kClimb && head(noun) != kNowhere && head(noun) < noun &&
                    (relation(noun) == Relation::kNmod || relation(noun) == Relation::kObl) &&
                    !is_finite_verb(head(noun));
         ++i)
      noun = head(noun);
    return noun;
  }
  bool is_finite_verb(std::uint32_t t) { return is_verb(tag(t)) && is_finite(t); }

  // "Cutting [the dividend] would hurt": behind a verb that takes no clause.
  void settle_clause(std::uint32_t noun, std::uint32_t start) {
    const std::uint32_t first = start - 1, second = head(noun);
    const bool infinitive = tag(first) == Tag::kVB && first > sentence_.begin && tag(first - 1) == Tag::kTO;
    const std::uint32_t own = children(first).subject;
    const bool relative =
        own != kNowhere && is_relative_word(tag(own)) && relation(first) == Relation::kAclRelcl;
    if (!infinitive && !relative && tag(first) != Tag::kVBG) return;
    const bool opened = tag(start) == Tag::kDT || tag(start) == Tag::kPRPS;
    if (is_word(TreeWord::kClauseVerb, first) || (!opened && !is_word(TreeWord::kAsksForObject, first)))
      return;
    const std::uint32_t mark = children(second).mark;
    if (!is_finite(second) || (mark != kNowhere && mark < noun) || stands_above(noun, first)) return;
    attach(noun, first, Relation::kObj);
    children(first).object = noun;
    children(second).subject = kNowhere;
    if (head(second) != first) return;
    if (relation(first) == Relation::kAclRelcl || relation(first) == Relation::kAcl)
      give_to(second, described(first));
    else
      give_to(second, first);
  }

  // The noun of a relative clause, or the one above whose phrase it ends.
  std::uint32_t described(std::uint32_t clause) const {
    std::uint32_t noun = head(clause);
    for (int i = 0; i < kClimb && relation(noun) == Relation::kNmod && head(noun) < noun; ++i)
      noun = head(noun);
    return noun;
  }

  bool may_give(std::uint32_t subject) const {
    const Relation r = relation(subject);
    const bool placed = r == Relation::kNsubj || r == Relation::kNsubjPass || r == Relation::kCsubj;
    return !placed && (is_verb(tag(subject)) || is_noun_like(subject));
  }

  // The verb takes the place of its subject.
  void give_to(std::uint32_t verb, std::uint32_t subject) {
    if (!may_give(subject)) return;
    const bool clause = is_verb(tag(subject));
    const Relation r = relation(subject);
    const bool content = r == Relation::kXcomp || r == Relation::kObj || r == Relation::kObl;
    attach(verb, head(subject), content ? Relation::kCcomp : r);
    attach(subject, verb, clause ? Relation::kCsubj : Relation::kNsubj);
    children(verb).subject = subject;
  }

  std::vector<Children> children_;
};

}  // namespace

void repair_between_verbs(const Resources& resources, Document& document, TokenSpan sentence) {
  BetweenVerbs(resources, document, sentence).run();
}

}  // namespace claimgraph
