#include "parse/clause_repairs.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "parse/relation.h"
#include "parse/tree_of_words.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr int kClauseClimb = 6;             // heads that are followed upwards
constexpr std::uint32_t kAnd = 8;           // tokens from "between" to its "and"
constexpr std::uint32_t kHearerReach = 40;  // tokens from a verb of telling to who is told
constexpr std::uint32_t kClauseReach = 60;  // tokens behind a noun that may hang on it
constexpr std::uint32_t kApposition = 24;   // tokens of an apposition before its head

class ClauseRepairs : TreeOfWords {
 public:
  ClauseRepairs(const Resources& resources, Document& document, TokenSpan sentence)
      : TreeOfWords(resources, document.tokens, sentence), document_(document) {}

  void run() {
    index();
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      settle_marked(t);
      free_object(t);
      free_hearer(t);
      free_phrase(t);
      describe_noun(t);
      hang_on_verb(t);
      free_absolute(t);
      follow_verb(t);
      join_verb(t);
      stand_beside(t);
      find_subject(t);
      settle_it(t);
      join_between(t);
      join_apposition(t);
      follow_conjunct(t);
    }
  }

 private:
  // "comes just as Acme buys Beta", "days after Acme bought Beta": a tensed verb behind a mark is a clause,
  // and what stands right before its mark is no subject beside its own.
  void settle_marked(std::uint32_t t) {
    const std::uint32_t mark = children(t).mark, subject = children(t).subject;
    if (!is_finite(tag(t)) || mark == kNowhere || mark > t) return;
    if (relation(t) == Relation::kAdvmod) tokens_.relation[t] = Relation::kAdvcl;
    const std::uint32_t before = mark == sentence_.begin ? kNowhere : mark - 1;
    if (before == kNowhere || subject == kNowhere || subject < mark) return;
    if (head(before) == t && relation(before) == Relation::kNsubj)
      tokens_.relation[before] = Relation::kObl;  // not "the problem is that it fell"
  }

  // What stands below a node, where there is one of the kind.
  struct Children {
    std::uint32_t subject = kNowhere, mark = kNowhere, preposition = kNowhere, first_aux = kNowhere,
                  copula = kNowhere, content = kNowhere, conjunct = kNowhere;
  };

  Children& children(std::uint32_t t) { return children_[t - sentence_.begin]; }
  const Children& children(std::uint32_t t) const { return children_[t - sentence_.begin]; }

  void index() {
    children_.assign(sentence_.size(), {});
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (head(t) == kNowhere) continue;
      Children& above = children(head(t));
      switch (relation(t)) {
        case Relation::kNsubj:
        case Relation::kNsubjPass:
          above.subject = t;
          break;
        case Relation::kMark:
          above.mark = t;
          break;
        case Relation::kCase:
          above.preposition = t;
          break;
        case Relation::kCop:
          above.copula = t;
          break;
        case Relation::kCcomp:
          above.content = t;
          break;
        case Relation::kConj:
          above.conjunct = t;
          break;
        case Relation::kAux:
        case Relation::kAuxPass:
          if (above.first_aux == kNowhere) above.first_aux = t;
          break;
        default:
          break;
      }
    }
  }

  static bool is_auxiliary(Relation r) {
    return r == Relation::kAux || r == Relation::kAuxPass || r == Relation::kCop;
  }

  // Leaves a node alone that would hang on what stands below it.
  void attach(std::uint32_t t, std::uint32_t to, Relation as) {
    if (to != kNowhere && stands_above(t, to)) return;
    tokens_.head[t] = to;
    tokens_.relation[t] = as;
    if (children_.empty()) return;
    if (as == Relation::kNsubj) children(to).subject = t;
    if (as == Relation::kMark) children(to).mark = t;
  }

  // The first verb at or above a node; kNowhere when there is none near, or when `below` stands on the way.
  std::uint32_t verb_from(std::uint32_t node, std::uint32_t below) const {
    for (int i = 0; i < kClauseClimb && node != kNowhere && node != below; ++i, node = head(node)) {
      if (is_verb(tag(node))) return node;
    }
    return kNowhere;
  }

  // A noun has no object: "gives the firm [the option]" has two, "revenue-sharing agreements" is one name of
  // a thing.
  void free_object(std::uint32_t t) {
    const std::uint32_t above = head(t);
    if (above == kNowhere || above > t) return;
    if (is_verb(tag(above)) && relation(t) == Relation::kCompound && !is_verb(tag(t))) {
      tokens_.relation[t] = Relation::kObj;
      return;
    }
    if (relation(t) != Relation::kObj || !is_noun(tag(above))) return;
    if (above + 1 == t && relation(above) != Relation::kRoot) {
      attach(t, head(above), relation(above));
      attach(above, t, Relation::kCompound);
      return;
    }
    const std::uint32_t verb = head(above);
    const bool object = relation(above) == Relation::kObj || relation(above) == Relation::kIobj;
    if (verb == kNowhere || verb > above || !is_verb(tag(verb)) || !object) return;
    tokens_.relation[above] = Relation::kIobj;
    attach(t, verb, Relation::kObj);
  }

  // "told the regulator it had sold the mill": before the subject of what is said stands who hears it; the
  // clause is neither that noun's nor has it two subjects.
  void free_hearer(std::uint32_t t) {
    const std::uint32_t above = head(t), subject = children(t).subject;
    if (above == kNowhere || subject == kNowhere || above > subject || subject > t ||
        tag(subject) != Tag::kPRP || !is_noun(tag(subject - 1)) || children(t).mark != kNowhere)
      return;
    std::uint32_t hearer = subject - 1;
    for (int i = 0; i < kDeepest && hearer != above && relation(hearer) != Relation::kNsubj &&
                    head(hearer) != kNowhere && head(hearer) < t && is_noun(tag(head(hearer)));
         ++i)
      hearer = head(hearer);
    const bool second = relation(t) == Relation::kCcomp && head(hearer) == t && hearer > above &&
                        relation(hearer) == Relation::kNsubj;
    const bool relative = relation(t) == Relation::kAclRelcl && hearer == above && is_object(hearer);
    const std::uint32_t verb = second ? above : head(hearer);
    if ((!second && !relative) || verb > hearer || hearer - verb > kHearerReach ||
        !is_word(TreeWord::kVerbOf, verb) || !is_word(TreeWord::kAttributionVerb, verb) ||
        children(hearer).preposition != kNowhere)
      return;
    for (std::uint32_t w = verb + 1; w < hearer; ++w) {
      if (is_relative_word(tag(w))) return;  // "told her which mills they had"
    }
    // "told the man he knew that ...": the noun's, and what is said follows.
    const std::uint32_t content = relative ? children(t).content : kNowhere;
    if (relative &&
        (children(verb).content != kNowhere || (content != kNowhere && children(content).mark != kNowhere)))
      return;
    attach(hearer, verb, Relation::kObj);
    attach(t, verb, Relation::kCcomp);
    children(verb).content = t;
  }

  bool is_object(std::uint32_t t) const {
    return relation(t) == Relation::kObj || relation(t) == Relation::kIobj;
  }

  // "according to results of a survey, workers make up half": of two subjects the one behind a preposition is
  // none.
  void free_phrase(std::uint32_t t) {
    const std::uint32_t above = head(t), preposition = children(t).preposition;
    if (relation(t) != Relation::kNsubj || above == kNowhere || above < t || preposition == kNowhere ||
        preposition > t)
      return;
    const std::uint32_t subject = children(above).subject;
    const bool listed = subject > sentence_.begin && tag(subject - 1) == Tag::kCC;
    if (subject != t && !listed) tokens_.relation[t] = Relation::kObl;
  }

  // "according to a person close to the talks": an adjective without a copula says what the noun is like and
  // has no subject.
  void describe_noun(std::uint32_t t) {
    const std::uint32_t noun = t == sentence_.begin ? kNowhere : t - 1, above = head(t);
    if (!is_adjective(tag(t)) || noun == kNowhere || children(t).subject != noun || !is_noun(tag(noun)) ||
        children(t).copula != kNowhere || children(t).first_aux != kNowhere || above == kNowhere ||
        above > noun || noun - above > kHearerReach)
      return;
    const Tag next = t + 1 < sentence_.end ? tag(t + 1) : Tag::kNone;
    const std::uint32_t first = phrase_begin(noun, kApposition);
    if ((next != Tag::kIN && next != Tag::kTO) || first == sentence_.begin || above >= first) return;
    std::uint32_t lead = first;  // the preposition in the phrase or before it
    while (lead < noun && tag(lead) != Tag::kIN && tag(lead) != Tag::kTO) ++lead;
    if (lead == noun) lead = first - 1;
    if ((tag(lead) != Tag::kIN && tag(lead) != Tag::kTO) || is_word(TreeWord::kAbsoluteLead, lead)) return;
    attach(noun, above, is_noun(tag(above)) ? Relation::kNmod : Relation::kObl);
    attach(t, noun, Relation::kAmod);
    for (std::uint32_t c = above + 1; c < noun; ++c) {
      if (head(c) == t)
        attach(c, noun, is_punctuation(tag(c)) || tag(c) == Tag::kCC ? relation(c) : Relation::kCase);
    }
  }

  // "access to data if sales fall": the clause is none of the noun's.
  void hang_on_verb(std::uint32_t t) {
    const std::uint32_t above = head(t);
    if (!is_verb(tag(t)) || above == kNowhere || above > t || is_verb(tag(above))) return;
    if (relation(t) == Relation::kConj || relation(t) == Relation::kCcomp) return;
    const std::uint32_t mark = children(t).mark;
    if (mark == kNowhere || mark <= above || !is_word(TreeWord::kConditionMark, mark)) return;
    const std::uint32_t verb = verb_from(above, t);
    if (verb != kNowhere && verb < t) attach(t, verb, Relation::kAdvcl);
  }

  // "cited the cost of coal, with sales falling": what goes along is the verb's, not the last noun's.
  void free_absolute(std::uint32_t t) {
    const std::uint32_t lead = children(t).preposition, above = head(t);
    if (relation(t) != Relation::kNmod || lead == kNowhere || lead == sentence_.begin || lead > t) return;
    if (tag(lead - 1) != Tag::kComma || !is_word(TreeWord::kAbsoluteLead, lead)) return;
    if (t + 1 >= sentence_.end || head(t + 1) != t || relation(t + 1) != Relation::kAcl) return;
    const std::uint32_t verb = verb_from(above, t);
    if (verb != kNowhere && verb < lead) attach(t, verb, Relation::kObl);
  }

  // "is weighing selling" and "unwilling to buy": what follows is the complement. "said profits rose and
  // added that
  // ...": who adds is who said.
  void follow_verb(std::uint32_t t) {
    const std::uint32_t above = head(t);
    if (!is_verb(tag(t)) || above == kNowhere || above > t) return;
    if (relation(t) == Relation::kConj && above + 1 == t && is_verb(tag(above))) {
      tokens_.relation[t] = Relation::kXcomp;
    } else if (relation(t) == Relation::kCsubj && is_adjective(tag(above)) &&
               children(above).subject != kNowhere) {
      tokens_.relation[t] = Relation::kXcomp;
    } else if (relation(t) == Relation::kConj && relation(above) == Relation::kCcomp &&
               head(above) != kNowhere && head(above) < above && children(t).content != kNowhere &&
               children(t).subject == kNowhere && children(above).content == kNowhere) {
      attach(t, head(above), Relation::kConj);
    } else if (relation(t) == Relation::kConj && told_later(t, above)) {
      attach(t, children(above).content, Relation::kConj);
    } else if (opens_list(t)) {
      tokens_.relation[t] = Relation::kConj;
    }
  }

  // "welcomed the ruling but called on the court", "called it illegal and vowed to fight": a finite verb
  // without a subject is joined to a verb; what stands behind it is its own.
  void join_verb(std::uint32_t t) {
    const std::uint32_t above = head(t);
    const Tag own = tag(t);
    const Tag next = t + 1 < sentence_.end ? tag(t + 1) : Tag::kNone;
    const bool counts = next == Tag::kIN || next == Tag::kCD || next == Tag::kDollar;  // "and exports by 5%"
    const bool finite = own == Tag::kVBD || ((own == Tag::kVBZ || own == Tag::kVBP) && !counts);
    if (relation(t) != Relation::kConj || !finite || above == kNowhere || above > t) return;
    std::uint32_t first = t;
    while (first > above + 1 && is_adverb(tag(first - 1))) --first;
    const bool led = tag(first - 1) == Tag::kCC;
    const std::uint32_t over = head(above);
    const bool of_sum = tag(above) == Tag::kDollar && over != kNowhere && over < above;
    const std::uint32_t deed = of_sum ? over : above;
    if (led && is_infinitive(deed) && own != Tag::kVBP && children(t).subject == kNowhere) {
      std::uint32_t main = head(deed);  // "hopes to spend less and said", "hopes to spend $5 and said"
      for (int i = 0; i < kClauseClimb && main != kNowhere && is_infinitive(main); ++i) main = head(main);
      if (main != kNowhere && main < deed && (is_verb(tag(main)) || children(main).copula != kNowhere))
        attach(t, main, Relation::kConj);
      return;
    }
    if (!led || children(t).subject != kNowhere || children(above).copula != kNowhere ||
        children(above).subject != kNowhere)
      return;
    if (!is_noun(tag(above)) && (!is_adjective(tag(above)) || relation(above) != Relation::kXcomp)) return;
    const std::uint32_t verb = verb_from(head(above), t);
    if (verb == kNowhere || verb > above) return;
    attach(t, verb, Relation::kConj);
    for (std::uint32_t c = t + 1; c < std::min(sentence_.end, t + kClauseReach); ++c) {
      const Relation r = relation(c);
      if (head(c) == above && (r == Relation::kAcl || r == Relation::kAdvcl || r == Relation::kXcomp))
        attach(c, t, r == Relation::kAcl ? Relation::kAdvcl : r);
    }
  }

  bool is_infinitive(std::uint32_t t) const {
    return tag(t) == Tag::kVB && t > sentence_.begin && tag(t - 1) == Tag::kTO;
  }

  // "moved to Leeds, opened an office and bought Acme": a past behind a comma with another behind "and" is
  // one of a list, and no clause of the first.
  bool opens_list(std::uint32_t t) const {
    const std::uint32_t above = head(t), last = children(t).conjunct;
    if (relation(t) != Relation::kAdvcl || tag(t) != Tag::kVBD || tag(above) != Tag::kVBD ||
        tag(t - 1) != Tag::kComma || children(t).mark != kNowhere || children(t).subject != kNowhere)
      return false;
    return last != kNowhere && last > t && tag(last) == Tag::kVBD && children(last).subject == kNowhere;
  }

  // "said it was sound and would grow": what will be is said, too.
  bool told_later(std::uint32_t t, std::uint32_t above) {
    const std::uint32_t content = children(above).content, modal = children(t).first_aux;
    if (content == kNowhere || content < above || content > t || modal == kNowhere) return false;
    const std::uint32_t own = children(above).first_aux;
    return tag(modal) == Tag::kMD && modal < t && (own == kNowhere || tag(own) != Tag::kMD) &&
           children(t).subject == kNowhere && is_word(TreeWord::kAttributionVerb, above);
  }

  // "Acme agreed to buy Beta, the company said": who says it stands beside the clause, and is no relative
  // clause of its last noun.
  void stand_beside(std::uint32_t t) {
    const std::uint32_t above = head(t), subject = children(t).subject;
    if (above == kNowhere || subject == kNowhere || above > subject || subject > t) return;
    const bool relative = relation(t) == Relation::kAclRelcl;
    const bool content = (relation(t) == Relation::kCcomp || relation(t) == Relation::kXcomp) &&
                         !is_word(TreeWord::kAttributionVerb, above) &&
                         !is_word(TreeWord::kTakesClause, above);
    if (!relative && !content && relation(t) != Relation::kAdvcl) return;
    if (children(t).mark != kNowhere || children(t).content != kNowhere ||
        !is_word(TreeWord::kAttributionVerb, t))
      return;
    std::uint32_t first = subject;
    while (first > above + 1 && subject - first < kApposition && stands_above(subject, first - 1)) --first;
    if (tag(first) == Tag::kComma) ++first;  // "companies" may stand above its comma
    if (tag(first - 1) != Tag::kComma || is_relative_word(tag(first))) return;
    if (!relative) {
      tokens_.relation[t] = Relation::kParataxis;
    } else if (const std::uint32_t main = main_above(above); main != kNowhere) {
      attach(t, main, Relation::kParataxis);
    }
  }

  // The topmost verb over a node.
  std::uint32_t main_above(std::uint32_t node) const {
    std::uint32_t main = kNowhere;
    for (int i = 0; i < kDeepest && node != kNowhere; ++i, node = head(node)) {
      if (is_verb(tag(node))) main = node;
    }
    return main;
  }

  // "comes as Acme and Beta have sold ...": no phrase but the subject of a clause.
  void find_subject(std::uint32_t t) {
    if (is_auxiliary(relation(t))) return;
    const std::uint32_t aux = std::min(children(t).first_aux, children(t).copula);
    const std::uint32_t start = aux != kNowhere && aux < t ? aux : t;
    const Tag finite = tag(start);
    if (finite != Tag::kVBZ && finite != Tag::kVBP && finite != Tag::kVBD && finite != Tag::kMD) return;
    if (children(t).subject != kNowhere || start == sentence_.begin || !is_noun(tag(start - 1))) return;
    std::uint32_t top = start - 1;
    for (int i = 0; i < kClauseClimb && head(top) != kNowhere && head(top) < start && is_noun(tag(head(top)));
         ++i)
      top = head(top);
    const std::uint32_t preposition = children(top).preposition;
    const bool phrase = relation(top) == Relation::kObl || relation(top) == Relation::kNmod;
    if (!phrase || preposition == kNowhere || !is_word(TreeWord::kClauseOrPhrase, preposition)) return;
    const std::uint32_t above = relation(top) == Relation::kNmod ? main_above(top) : head(top);
    if (above == kNowhere || above > preposition || stands_above(t, above)) return;
    attach(t, above, Relation::kAdvcl);
    attach(top, t, Relation::kNsubj);
    attach(preposition, t, Relation::kMark);
  }

  // "it was disappointed": without a clause that it stands for, "it" is somebody or something.
  void settle_it(std::uint32_t t) {
    const std::uint32_t above = head(t);
    if (relation(t) != Relation::kExpl || above == kNowhere || above < t || document_.norm(t) != "it") return;
    for (std::uint32_t c = above + 1; c < std::min(sentence_.end, above + kClauseReach); ++c) {
      if (head(c) != above) continue;
      const Relation r = relation(c);
      if (r == Relation::kCsubj || r == Relation::kCcomp || r == Relation::kXcomp || r == Relation::kAdvcl ||
          r == Relation::kAdvclRelcl || r == Relation::kAclRelcl || r == Relation::kNsubj)
        return;
    }
    attach(t, above, Relation::kNsubj);
  }

  // "the deal between Acme and Beta gives": Beta is no subject beside the deal.
  void join_between(std::uint32_t t) {
    if (relation(t) != Relation::kCase || document_.norm(t) != "between" || head(t) == kNowhere) return;
    const std::uint32_t first = head(t);
    for (std::uint32_t a = first + 1; a + 1 < sentence_.end && a <= first + kAnd; ++a) {
      if (tag(a) != Tag::kCC) continue;
      std::uint32_t second = a + 1;
      while (second < sentence_.end && head(second) != kNowhere && relation(second) != Relation::kNsubj &&
             second < a + kAnd)
        ++second;
      if (second >= sentence_.end || relation(second) != Relation::kNsubj || !is_noun(tag(second))) return;
      const std::uint32_t verb = head(second);
      if (verb == kNowhere || verb < second || stands_above(second, first)) return;
      const std::uint32_t governor = head(first);
      if (governor == kNowhere || !is_noun(tag(governor))) return;
      if (children(verb).subject == second && head(governor) != verb) return;
      attach(second, first, Relation::kConj);
      attach(a, second, Relation::kCc);
      if (head(governor) == verb && relation(governor) == Relation::kNsubj) children(verb).subject = governor;
      return;
    }
  }

  // "Acme announced Falcon, a new venture with Beta": what is described is the thing before the comma.
  void join_apposition(std::uint32_t t) {
    const Relation own = relation(t);
    const bool apposed = own == Relation::kAppos;
    if (!apposed && own != Relation::kParataxis && own != Relation::kDep && own != Relation::kList) return;
    if (!is_noun(tag(t)) || children(t).subject != kNowhere || children(t).copula != kNowhere ||
        children(t).preposition != kNowhere || children(t).mark != kNowhere)
      return;
    std::uint32_t first = t;
    while (first > sentence_.begin && t - first < kApposition && tag(first - 1) != Tag::kComma &&
           stands_above(t, first - 1))
      --first;
    if (first < sentence_.begin + 2 || tag(first - 1) != Tag::kComma || !is_noun(tag(first - 2))) return;
    if (tag(first) != Tag::kDT) return;
    std::uint32_t described = first - 2;
    while (relation(described) == Relation::kFlat && head(described) != kNowhere) described = head(described);
    if (apposed && !is_party_behind(described, head(t))) return;
    if (!stands_above(t, described)) attach(t, described, Relation::kAppos);
  }

  // "bought Beta from <Acme>": a name behind a preposition that leads to parties rather than to places.
  bool is_party_behind(std::uint32_t name, std::uint32_t noun) const {
    const std::uint32_t preposition = children(name).preposition;
    if (!is_proper(tag(name)) || preposition == kNowhere || !stands_above(noun, name)) return false;
    const std::string_view word = document_.norm(preposition);
    return word == "from" || word == "by";
  }

  // "access to data and exclusivity on engines": the phrase is the last one's.
  void follow_conjunct(std::uint32_t t) {
    const std::uint32_t preposition = children(t).preposition;
    if (relation(t) != Relation::kNmod || preposition == kNowhere || preposition > t) return;
    if (preposition == sentence_.begin) return;
    const std::uint32_t last = preposition - 1;
    const bool conjunct = is_noun(tag(last)) && relation(last) == Relation::kConj;
    if (conjunct && head(t) < last && is_noun(tag(head(t)))) attach(t, last, Relation::kNmod);
  }

  Document& document_;
  std::vector<Children> children_;
};

}  // namespace

void break_cycles(Tokens& tokens, TokenSpan span) {
  std::vector<std::uint32_t> seen(span.size(), 0);  // 1 + the place of the token whose way up met it first
  for (std::uint32_t start = 0; start < span.size(); ++start) {
    std::uint32_t t = span.begin + start;
    while (t != kNowhere && seen[t - span.begin] == 0) {
      seen[t - span.begin] = start + 1;
      t = tokens.head[t];
    }
    if (t != kNowhere && seen[t - span.begin] == start + 1) {
      tokens.head[t] = kNowhere;
      tokens.relation[t] = Relation::kRoot;
    }
  }
}

void keep_one_root(Tokens& tokens, TokenSpan sentence) {
  std::uint32_t root = kNowhere;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (tokens.head[t] != kNowhere) continue;
    tokens.head[t] = root;
    tokens.relation[t] = root == kNowhere ? Relation::kRoot : Relation::kDep;
    if (root == kNowhere) root = t;
  }
}

void repair_clauses(const Resources& resources, Document& document, TokenSpan sentence) {
  ClauseRepairs(resources, document, sentence).run();
  break_cycles(document.tokens, sentence);
  keep_one_root(document.tokens, sentence);
}

}  // namespace claimgraph
