#include "parse/complement_repairs.h"

#include <vector>

#include "parse/relation.h"
#include "parse/tree_of_words.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr int kToldClimb = 3;    // phrases of phrases over who is told
constexpr int kSpeechClimb = 4;  // from a verb of what is said to the verb of saying

class ComplementRepairs : TreeOfWords {
 public:
  ComplementRepairs(const Resources& resources, Document& document, TokenSpan sentence)
      : TreeOfWords(resources, document.tokens, sentence), document_(document) {}

  void run() {
    index();
    for (std::uint32_t t = sentence_.begin + 1; t < sentence_.end; ++t) {
      settle_question(t);
      if (document_.norm(t) == "that") {
        settle_told(t);
        settle_that(t);
      }
      if (head(t) == kNowhere || head(t) > t) continue;
      if (is_noun(tag(t))) settle_second_object(t);
      if (tag(t) == Tag::kVB) settle_purpose(t);
      if (tag(t) == Tag::kVBG) settle_gerund(t);
      if (is_verb(tag(t))) settle_second_saying(t);
      settle_said_subject(t);
    }
  }

 private:
  struct Children {
    std::uint32_t subject = kNowhere, object = kNowhere, mark = kNowhere, helper = kNowhere;
    bool passive = false;
  };

  Children& children(std::uint32_t t) { return children_[t - sentence_.begin]; }

  void index() {
    children_.assign(sentence_.size(), {});
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (head(t) == kNowhere) continue;
      Children& above = children(head(t));
      const Relation r = relation(t);
      if (r == Relation::kNsubj || r == Relation::kNsubjPass) above.subject = t;
      if (r == Relation::kObj) above.object = t;
      if (r == Relation::kMark) above.mark = t;
      above.passive = above.passive || r == Relation::kAuxPass;
      const bool helps = r == Relation::kAux || r == Relation::kAuxPass || r == Relation::kCop;
      if (helps && above.helper == kNowhere) above.helper = t;
    }
  }

  // "the chance that Acme will buy Beta": no object of a verb that has its own. "confirmed that it was sold":
  // what follows a verb of saying and "that" is what is said.
  void settle_that(std::uint32_t that) {
    const std::uint32_t verb = head(that);
    if (verb == kNowhere || verb < that) return;
    const std::uint32_t object = children(verb).object;
    if (relation(that) == Relation::kObj && object != kNowhere && object > verb) {
      tokens_.tag[that] = Tag::kIN;
      tokens_.relation[that] = Relation::kMark;
      children(verb).mark = that;
      if (relation(verb) == Relation::kAclRelcl) tokens_.relation[verb] = Relation::kAcl;
    }
    const bool said =
        relation(that) == Relation::kMark && relation(verb) == Relation::kAdvcl && head(verb) + 1 == that;
    if (said &&
        (is_word(TreeWord::kTakesClause, head(verb)) || is_word(TreeWord::kAttributionVerb, head(verb))))
      tokens_.relation[verb] = Relation::kCcomp;
  }

  // "told reporters that the firm would sell the mill": behind who is told, a clause with a subject of its
  // own is what is told.
  void settle_told(std::uint32_t that) {
    const std::uint32_t verb = head(that);
    const Relation r = relation(that);
    const bool fits = r == Relation::kNsubj || r == Relation::kObj || r == Relation::kMark;
    if (verb == kNowhere || verb < that || !fits || relation(verb) != Relation::kAclRelcl) return;
    std::uint32_t told = head(verb);
    if (told == kNowhere) return;
    for (int i = 0; i < kToldClimb && relation(told) == Relation::kNmod && head(told) < told; ++i)
      told = head(told);
    const bool object = relation(told) == Relation::kObj || relation(told) == Relation::kIobj;
    const std::uint32_t tells = head(told);
    if (!object || tells == kNowhere || tells > told || !is_word(TreeWord::kTellsSomebody, tells)) return;
    std::uint32_t subject = kNowhere;
    for (std::uint32_t t = that + 1; t < verb && subject == kNowhere; ++t) {
      const bool own = relation(t) == Relation::kNsubj || relation(t) == Relation::kNsubjPass;
      if (own && head(t) == verb) subject = t;
    }
    if (subject == kNowhere) return;
    tokens_.tag[that] = Tag::kIN;
    tokens_.relation[that] = Relation::kMark;
    attach(verb, tells, Relation::kCcomp);
    children(verb).subject = subject;
    children(verb).mark = that;
    if (children(verb).object == that) children(verb).object = kNowhere;
  }

  // "gives the firm the option": a thing given is no state of who gets it.
  void settle_second_object(std::uint32_t t) {
    const std::uint32_t verb = head(t), first = children(verb).object;
    if (relation(t) != Relation::kXcomp || first == kNowhere || first > t ||
        !is_word(TreeWord::kVerbTwoObjects, verb))
      return;
    tokens_.relation[first] = Relation::kIobj;
    tokens_.relation[t] = Relation::kObj;
    children(verb).object = t;
  }

  // "spent $5 million to mend the mill": money does nothing, so that is what it was spent for.
  void settle_purpose(std::uint32_t t) {
    const std::uint32_t verb = head(t), object = children(verb).object;
    const bool sum =
        object != kNowhere && object < t && (tag(object) == Tag::kDollar || tag(object) == Tag::kCD);
    if (sum && relation(t) == Relation::kXcomp && tag(t - 1) == Tag::kTO)
      tokens_.relation[t] = Relation::kAdvcl;
  }

  // "held talks with Beta about buying Gamma": of a verb with an object the object's.
  void settle_gerund(std::uint32_t t) {
    const std::uint32_t verb = head(t), mark = children(t).mark, object = children(verb).object;
    if (relation(t) != Relation::kAdvcl || !is_verb(tag(verb)) || mark == kNowhere || object == kNowhere ||
        object > mark || !is_noun(tag(object)) || !is_word(TreeWord::kTopicPreposition, mark))
      return;
    attach(t, object, Relation::kAcl);
  }

  // "would not say whether it would sell": asked right behind a verb of saying, it is what is said. Behind a
  // past, "when" may tell a time.
  void settle_question(std::uint32_t opener) {
    const bool asks = tag(opener) == Tag::kWRB || is_word(TreeWord::kAsksClause, opener);
    const std::uint32_t clause = head(opener), verb = opener - 1;
    if (!asks || clause == kNowhere || clause < opener || head(clause) != verb ||
        relation(clause) != Relation::kAdvcl || !is_word(TreeWord::kAttributionVerb, verb))
      return;
    if (tag(verb) == Tag::kVB || tag(opener) != Tag::kWRB) tokens_.relation[clause] = Relation::kCcomp;
  }

  // "said a drug to ease colds, Selamine, has been approved": the noun behind the verb of saying is the
  // subject of the finite verb that has none.
  void settle_said_subject(std::uint32_t t) {
    const std::uint32_t says = head(t), helper = children(t).helper;
    const bool loose = relation(t) == Relation::kAdvcl || relation(t) == Relation::kCcomp ||
                       relation(t) == Relation::kParataxis || relation(t) == Relation::kDep;
    if (!loose || helper == kNowhere || !is_finite(tag(helper)) || children(t).subject != kNowhere ||
        children(t).mark != kNowhere || !is_word(TreeWord::kAttributionVerb, says) ||
        is_word(TreeWord::kTellsSomebody, says))
      return;
    const std::uint32_t object = children(says).object;
    if (object == kNowhere || object < says || object > helper || !is_noun(tag(object))) return;
    attach(t, says, Relation::kCcomp);
    attach(object, t, children(t).passive ? Relation::kNsubjPass : Relation::kNsubj);
    children(t).subject = object;
    children(says).object = kNowhere;
  }

  // "denied it was selling but said it might": who denied says, too, as "it" is nobody else.
  void settle_second_saying(std::uint32_t t) {
    std::uint32_t above = head(t);
    const bool past = tag(t) == Tag::kVBD || tag(t) == Tag::kVBZ;
    if (!past || relation(t) != Relation::kConj || children(t).subject != kNowhere || !is_verb(tag(above)) ||
        !is_word(TreeWord::kAttributionVerb, t) || is_word(TreeWord::kAttributionVerb, above))
      return;
    for (int i = 0; i < kSpeechClimb && relation(above) == Relation::kConj && head(above) < above; ++i)
      above = head(above);
    const std::uint32_t speech = head(above), subject = children(above).subject;
    if (relation(above) == Relation::kCcomp && speech < above && is_verb(tag(speech)) &&
        children(speech).subject != kNowhere && subject != kNowhere && tag(subject) == Tag::kPRP)
      attach(t, speech, Relation::kConj);
  }

  const Document& document_;
  std::vector<Children> children_;
};

}  // namespace

void repair_complements(const Resources& resources, Document& document, TokenSpan sentence) {
  ComplementRepairs(resources, document, sentence).run();
}

}  // namespace claimgraph
