#include "parse/condition_marks.h"

#include <algorithm>

#include "parse/relation.h"
#include "parse/tree_of_words.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kMarkedReach = 14;  // tokens from the marker to the verb of its clause
constexpr std::uint32_t kMarkerReach = 60;  // tokens beside a marker that may hang on its words
constexpr std::uint32_t kBareReach = 4;     // tokens of a clause without a verb: "if found guilty"

class ConditionMarks : TreeOfWords {
 public:
  ConditionMarks(const Resources& resources, Document& document, TokenSpan sentence)
      : TreeOfWords(resources, document.tokens, sentence), document_(document) {}

  void run() {
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      const TokenSpan marker = entry_at(TreeWord::kConditionMarker, t);
      const TokenSpan preposition = entry_at(TreeWord::kConditionPreposition, t);
      if ((marker.size() > 1 && !is_measured(t)) || (marker.size() == 1 && is_verb(tag(t)) && opens(t))) {
        open_clause(marker);
        t = marker.end - 1;
      } else if (!preposition.empty() && !is_predicate(preposition.begin)) {
        open_phrase(preposition);
        t = preposition.end - 1;
      } else if (marker.size() == 1 && relation(t) == Relation::kCase && opens_clause(marker.end)) {
        open_clause(marker);
      } else if (!marker.empty() && relation(t) == Relation::kMark) {
        make_clause(t);
      } else if (tag(t) == Tag::kMD && is_turned(t)) {
        open_turned(t);
      }
    }
  }

 private:
  TokenSpan entry_at(TreeWord kind, std::uint32_t t) const {
    const PhraseHit hit =
        resources_.lexicons.phrase_at(resources_.tree_words.id(kind), document_, t, sentence_.end);
    return {t, t + hit.length};
  }
  // "at the moment"
  bool is_measured(std::uint32_t t) const {
    return tag(t) == Tag::kDT && t > sentence_.begin && tag(t - 1) == Tag::kIN;
  }
  // "once profits hit $5": a finite verb right behind the noun group makes a clause of it.
  bool opens_clause(std::uint32_t begin) const {
    const std::uint32_t noun = noun_behind(begin);
    return noun != kNowhere && is_noun(tag(noun)) && noun + 1 < sentence_.end && is_finite(tag(noun + 1));
  }
  bool opens(std::uint32_t t) const { return t == sentence_.begin || tag(t - 1) == Tag::kComma; }

  // "is subject to approval", "a pending sale": no phrase of its own.
  bool is_predicate(std::uint32_t t) const {
    if (t == sentence_.begin) return false;
    const Tag before = tag(t - 1);
    if (before == Tag::kDT || before == Tag::kPRPS || before == Tag::kPOS || before == Tag::kIN ||
        is_adjective(before))
      return true;
    const bool told =
        is_adjective(tag(t)) && (relation(t) == Relation::kXcomp || relation(t) == Relation::kRoot);
    return told || relation(t - 1) == Relation::kCop || relation(t - 1) == Relation::kAux ||
           relation(t - 1) == Relation::kAuxPass || document_.lemma(t - 1) == "be";
  }

  // The verb of the clause behind a marker, before a comma; or kNowhere.
  std::uint32_t clause_verb(TokenSpan marker) const {
    const std::uint32_t begin = marker.end;
    const std::uint32_t last = std::min(sentence_.end, begin + kMarkedReach);
    for (std::uint32_t t = begin; t < last && tag(t) != Tag::kPeriod && tag(t) != Tag::kComma; ++t) {
      const Relation r = relation(t);
      const bool helper = r == Relation::kAux || r == Relation::kAuxPass || r == Relation::kCop;
      // "on condition that it be sold": a base form with a subject.
      const bool wished = tag(t) == Tag::kVB && t > begin && tag(t - 1) != Tag::kTO &&
                          has_subject(helper ? head(t) : t, begin);
      if (!is_finite(tag(t)) && !wished) continue;
      return helper && head(t) != kNowhere && head(t) >= begin && head(t) < sentence_.end ? head(t) : t;
    }
    return kNowhere;
  }
  // The first head over a token that is no word of the span, or kNowhere.
  std::uint32_t above(std::uint32_t t, TokenSpan span) const {
    std::uint32_t node = head(t);
    for (int i = 0; node != kNowhere && span.contains(node) && i < kDeepest; ++i) node = head(node);
    return node;
  }

  void open_clause(TokenSpan marker) {
    const std::uint32_t verb = clause_verb(marker);
    if (verb == kNowhere) return;
    std::uint32_t host = above(verb, marker);
    if (host != kNowhere && relation(verb) == Relation::kAclRelcl && host < marker.begin)
      host = over_noun(host);
    const bool led = marker.contains(head(verb));
    if (host == kNowhere || (stands_above(verb, host))) {
      if (led) attach(verb, kNowhere, Relation::kRoot);
    } else if (led || is_torn(relation(verb))) {
      attach(verb, host, Relation::kAdvcl);
    }
    take_subject(marker.end, verb);
    take_marker(marker, verb, Relation::kMark, host == kNowhere ? verb : host);
  }

  // "cleared the deal on condition that": the verb over the noun.
  std::uint32_t over_noun(std::uint32_t noun) const {
    std::uint32_t node = noun;
    for (int i = 0; node != kNowhere && is_noun(tag(node)) && i < kDeepest; ++i) node = head(node);
    return node == kNowhere ? noun : node;
  }

  static bool is_torn(Relation r) {
    return r == Relation::kCcomp || r == Relation::kConj || r == Relation::kXcomp ||
           r == Relation::kParataxis || r == Relation::kDep || r == Relation::kAclRelcl;
  }
  bool has_subject(std::uint32_t verb, std::uint32_t begin) const {
    if (verb == kNowhere) return false;
    for (std::uint32_t t = begin; t < verb; ++t) {
      if (head(t) == verb && (relation(t) == Relation::kNsubj || relation(t) == Relation::kNsubjPass))
        return true;
    }
    return false;
  }
  // "lose it the moment profits reach $5": what stands between the marker and its verb belongs to the verb.
  void take_subject(std::uint32_t begin, std::uint32_t verb) {
    bool subject = has_subject(verb, begin);
    for (std::uint32_t t = begin; t < verb && !subject; ++t) {
      if (!is_noun_like(t) || head(t) == kNowhere || (head(t) >= begin && head(t) <= verb) ||
          stands_above(t, verb))
        continue;
      attach(t, verb, Relation::kNsubj);
      subject = true;
    }
  }
  bool is_noun_like(std::uint32_t t) const { return is_noun(tag(t)) || tag(t) == Tag::kPRP; }

  void open_phrase(TokenSpan marker) {
    const std::uint32_t noun = noun_behind(marker.end);
    if (noun == kNowhere) return;
    std::uint32_t host = above(marker.begin, {marker.begin, std::max(marker.end, noun + 1)});
    // "cleared the deal, subject to a sale": apart from a noun it is the verb's.
    if (marker.begin > sentence_.begin && tag(marker.begin - 1) == Tag::kComma) {
      for (int i = 0; i < kDeepest && host != kNowhere && is_noun(tag(host)) && head(host) != kNowhere; ++i)
        host = head(host);
    }
    if (host == kNowhere || stands_above(noun, host)) return;
    attach(noun, host, is_noun(tag(host)) ? Relation::kNmod : Relation::kObl);
    take_marker(marker, noun, Relation::kCase, host);
  }
  std::uint32_t noun_behind(std::uint32_t begin) const {
    if (begin >= sentence_.end) return kNowhere;
    if (tag(begin) == Tag::kVBG) return begin;
    const auto& groups = document_.noun_groups;
    const auto group =
        std::lower_bound(groups.begin(), groups.end(), begin,
                         [](const NounGroup& g, std::uint32_t at) { return g.tokens.begin < at; });
    if (group == groups.end() || group->tokens.begin != begin || !sentence_.contains(group->head))
      return kNowhere;
    return group->head;
  }

  // The words of the marker hang on `node`, what hung on them on `host`.
  void take_marker(TokenSpan marker, std::uint32_t node, Relation as, std::uint32_t host) {
    const std::uint32_t first = marker.begin - std::min(marker.begin - sentence_.begin, kMarkerReach);
    const std::uint32_t last = std::min(sentence_.end, marker.end + kMarkerReach);
    for (std::uint32_t t = first; t < last; ++t) {
      if (marker.contains(t) || t == node || head(t) == kNowhere || !marker.contains(head(t))) continue;
      const bool object = t < marker.begin && t > host && relation(t) == Relation::kNsubj;
      const std::uint32_t to = t < marker.begin ? host : node;
      if (t != to && !stands_above(t, to)) attach(t, to, object ? Relation::kObj : relation(t));
    }
    for (std::uint32_t t = marker.begin; t < marker.end; ++t) {
      if (!stands_above(t, node)) attach(t, node, as);
      if (is_verb(tag(t))) tokens_.tag[t] = Tag::kIN;  // "provided", "pending"
    }
  }

  // "would pay should the deal fail": its subject stands right behind the helper. One in front of a sentence
  // needs no mend, nor one behind a comma but where it was read as a clause of its own.
  bool is_turned(std::uint32_t helper) const {
    if (!is_word(TreeWord::kInvertedHelper, helper) || helper == sentence_.begin || is_wh(tag(helper - 1)))
      return false;
    const std::uint32_t verb = turned_verb(helper);
    if (verb == kNowhere || !opens(helper)) return verb != kNowhere;
    const Relation r = relation(verb);
    return (r == Relation::kParataxis || r == Relation::kConj) && document_.norm(helper - 1) == "," &&
           document_.norm(sentence_.end - 1) != "?";
  }
  // The base form behind the subject that opens behind the helper.
  std::uint32_t turned_verb(std::uint32_t helper) const {
    const std::uint32_t last = std::min(sentence_.end, helper + kMarkedReach);
    for (std::uint32_t t = helper + 1; t < last; ++t) {
      const Tag own = tag(t);
      if (own == Tag::kVB) return t > helper + 1 && !is_adverb(tag(helper + 1)) ? t : kNowhere;
      if (own == Tag::kComma || own == Tag::kPeriod || own == Tag::kTO || is_verb(own) || is_wh(own)) break;
    }
    return kNowhere;
  }
  void open_turned(std::uint32_t helper) {
    std::uint32_t verb = turned_verb(helper);
    const Relation r = relation(verb);
    const bool helps = r == Relation::kAuxPass || r == Relation::kAux || r == Relation::kCop;
    if (helps && head(verb) != kNowhere && head(verb) > verb) verb = head(verb);
    const std::uint32_t host = verb_before(helper), subject = noun_behind(helper + 1);
    if (host == kNowhere || host >= helper || subject == kNowhere || subject >= verb) return;
    const std::uint32_t last = std::min(sentence_.end, helper + kMarkerReach);
    if (verb >= last) return;
    std::uint32_t end = verb + 1;
    while (end < last && tag(end) != Tag::kComma && tag(end) != Tag::kPeriod) ++end;
    const TokenSpan clause{helper, end};
    const std::uint32_t over = head(verb);
    const Relation as = relation(verb);
    for (std::uint32_t t = first_near(helper); t < end; ++t) {
      const bool inside = clause.contains(t), above_inside = clause.contains(head(t));
      if (t == verb || t == helper || t == host || inside == above_inside) continue;
      if (inside)
        attach(t, t < verb ? (t == subject ? verb : subject) : verb, relation(t));
      else
        attach(t, host, is_noun(tag(t)) && relation(t) == Relation::kNsubj ? Relation::kObj : relation(t));
    }
    if (stands_above(verb, host)) {  // the host takes the place of the clause
      const bool free = over != kNowhere && !clause.contains(over) && !stands_above(host, over);
      attach(host, free ? over : kNowhere, free ? as : Relation::kRoot);
    }
    attach(verb, host, Relation::kAdvcl);
    attach(helper, verb, Relation::kAux);
    attach(subject, verb, Relation::kNsubj);
  }
  std::uint32_t first_near(std::uint32_t t) const { return t - std::min(t - sentence_.begin, kMarkerReach); }
  // The last verb before a token that is no part of a noun's phrase nor a helper.
  std::uint32_t verb_before(std::uint32_t token) const {
    for (std::uint32_t t = token; t > first_near(token); --t) {
      const Relation r = relation(t - 1);
      const bool helper = r == Relation::kAux || r == Relation::kAuxPass;
      const bool of_noun = r == Relation::kAcl || r == Relation::kAclRelcl || r == Relation::kAmod ||
                           r == Relation::kCompound || r == Relation::kFlat;
      if (is_verb(tag(t - 1)) && !helper && !of_noun) return r == Relation::kCop ? head(t - 1) : t - 1;
    }
    return kNowhere;
  }

  // "if found guilty", "unless agreed"
  void make_clause(std::uint32_t opener) {
    const std::uint32_t node = head(opener);
    if (node == kNowhere || node <= opener || node > opener + kBareReach || head(node) == kNowhere) return;
    const Relation r = relation(node);
    const bool phrase = r == Relation::kObl || r == Relation::kNmod || r == Relation::kAmod ||
                        r == Relation::kAdvmod || r == Relation::kDep;
    const std::uint32_t end = node + 1;
    const bool ends =
        end >= sentence_.end || tag(end) == Tag::kComma || tag(end) == Tag::kPeriod || tag(end) == Tag::kIN;
    bool told = false;
    for (std::uint32_t t = opener + 1; t <= node; ++t) told = told || tag(t) == Tag::kVBN;
    if (phrase && ends && told) tokens_.relation[node] = Relation::kAdvcl;
  }

  const Document& document_;
};

}  // namespace

void mark_conditions(const Resources& resources, Document& document, TokenSpan sentence) {
  ConditionMarks(resources, document, sentence).run();
}

}  // namespace claimgraph
