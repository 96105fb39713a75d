#include "parse/object_repairs.h"

#include <algorithm>
#include <vector>

#include "parse/relation.h"
#include "parse/tree_of_words.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kObjectPhrase = 12;     // tokens of a noun phrase before its head
constexpr std::uint32_t kParticipleReach = 60;  // tokens behind a participle that may hang on it

class ObjectRepairs : TreeOfWords {
 public:
  ObjectRepairs(const Resources& resources, Document& document, TokenSpan sentence)
      : TreeOfWords(resources, document.tokens, sentence), document_(document) {}

  void run() {
    free_dates();
    index();
    for (std::uint32_t t = sentence_.begin + 1; t < sentence_.end; ++t) {
      settle_gerund(t);
      settle_lone(t);
      settle_receiver(t);
      settle_state(t);
      settle_measure(t);
      free_noun_behind(t);
      give_to_verb(t);
      share_object(t);
    }
  }

 private:
  std::uint8_t& served(std::uint32_t t) { return served_[t - sentence_.begin]; }

  void attach(std::uint32_t t, std::uint32_t to, Relation as) {
    tokens_.head[t] = to;
    tokens_.relation[t] = as;
    if (as == Relation::kObj) served(to) = 1;
  }

  // "accused Acme last week of fraud", "it fell Monday": a date is no object beside another, nor of a verb
  // that asks for none.
  void free_dates() {
    auto date = std::partition_point(document_.dates.begin(), document_.dates.end(),
                                     [this](const auto& one) { return one.tokens.begin < sentence_.begin; });
    for (; date != document_.dates.end() && date->tokens.begin < sentence_.end; ++date) {
      if (date->type == TimexType::kDuration) continue;
      const std::uint32_t first = date->tokens.begin;
      const std::uint32_t last = std::min(date->tokens.end, sentence_.end) - 1;
      free_name(last);
      free_from_said(first, last);
      free_time(first, last);
      const std::uint32_t verb = head(last);
      if (relation(last) != Relation::kObj || verb >= first) continue;
      if (is_verb(tag(verb)) && !is_word(TreeWord::kTakesTime, verb))
        tokens_.relation[last] = Relation::kOblUnmarked;
      for (std::uint32_t t = verb + 1; t < first; ++t) {
        if (head(t) == verb && relation(t) == Relation::kIobj)
          tokens_.relation[last] = Relation::kOblUnmarked;
      }
    }
  }

  // "On Friday Ann Lund said": a name behind a date is no part of it but the subject of a verb without one.
  void free_name(std::uint32_t last) {
    const std::uint32_t verb = head(last);
    if (verb == kNowhere || verb <= last || verb - last > kObjectPhrase || !is_verb(tag(verb))) return;
    std::uint32_t name = kNowhere;
    for (std::uint32_t t = last + 1; t < verb; ++t) {
      if (head(t) == verb && (relation(t) == Relation::kNsubj || relation(t) == Relation::kNsubjPass)) return;
      if (name == kNowhere && head(t) == last && is_proper(tag(t))) name = t;
    }
    if (name != kNowhere) attach(name, verb, Relation::kNsubj);
  }

  // "said today it is selling": the day of the saying, as what is said begins with its subject.
  void free_from_said(std::uint32_t first, std::uint32_t last) {
    const std::uint32_t verb = head(last);
    if (first == sentence_.begin || last + 1 >= sentence_.end || verb == kNowhere || verb <= last ||
        head(verb) != first - 1 || relation(verb) != Relation::kCcomp || relation(last) == Relation::kNsubj ||
        !is_word(TreeWord::kAttributionVerb, first - 1))
      return;
    const Tag next = tag(last + 1);
    if (next == Tag::kPRP || next == Tag::kPRPS || next == Tag::kDT || is_proper(next))
      attach(last, first - 1, Relation::kOblUnmarked);
  }

  // "told workers Thursday", "the union last night vowed", "said Wednesday": a bare time beside a noun is the
  // verb's, and never its subject behind it.
  void free_time(std::uint32_t first, std::uint32_t last) {
    const std::uint32_t above = head(last);
    if (above == kNowhere || first == sentence_.begin || tag(first - 1) == Tag::kIN) return;
    const Relation r = relation(last);
    if (r == Relation::kNsubj && above < first && is_verb(tag(above))) {
      tokens_.relation[last] = Relation::kOblUnmarked;
      return;
    }
    if (r == Relation::kNsubj && above > last && is_verb(tag(above))) return free_from_subject(first, last);
    const bool loose = r == Relation::kAppos || r == Relation::kNmodUnmarked || r == Relation::kOblUnmarked;
    if (!loose || above != first - 1 || (!is_noun(tag(above)) && tag(above) != Tag::kCD)) return;
    const std::uint32_t verb = head(above);
    if (verb == kNowhere || !is_verb(tag(verb))) return;
    const Relation noun = relation(above);
    const bool behind =
        verb < above && (noun == Relation::kObj || noun == Relation::kIobj || noun == Relation::kObl);
    const bool between = verb > last && noun == Relation::kNsubj &&
                         (last + 1 == verb || head(last + 1) == verb) &&
                         (is_verb(tag(last + 1)) || tag(last + 1) == Tag::kMD);
    if (behind || between) attach(last, verb, Relation::kOblUnmarked);
  }

  // "Acme last night urged": the noun before the time is the subject.
  void free_from_subject(std::uint32_t first, std::uint32_t last) {
    const std::uint32_t verb = head(last);
    std::uint32_t noun = first - 1;
    for (int i = 0; i < kDeepest && relation(noun) == Relation::kFlat && head(noun) != kNowhere; ++i)
      noun = head(noun);
    if (!is_noun(tag(noun)) || head(noun) == kNowhere) return;
    const bool own = head(noun) == verb && relation(noun) == Relation::kNsubj;
    if (!own && head(noun) != last) return;
    attach(noun, verb, Relation::kNsubj);
    attach(last, verb, Relation::kOblUnmarked);
  }

  // Which verbs have an object or are passive, and which nouns a preposition.
  void index() {
    served_.assign(sentence_.size(), 0);
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (head(t) == kNowhere) continue;
      const Relation r = relation(t);
      if (r == Relation::kObj || r == Relation::kAuxPass || r == Relation::kNsubjPass || r == Relation::kCase)
        served(head(t)) = 1;
    }
  }

  // "is considering buying Beta": a gerund right behind a verb is its complement, the noun behind it the
  // gerund's object.
  void settle_gerund(std::uint32_t t) {
    const std::uint32_t verb = t - 1;
    if (tag(t) != Tag::kVBG || head(t) != verb || !is_verb(tag(verb))) return;
    const Relation r = relation(t);
    if (r != Relation::kObj && r != Relation::kIobj && r != Relation::kCcomp) return;
    tokens_.relation[t] = Relation::kXcomp;
    const std::uint32_t end = std::min(sentence_.end, t + kObjectPhrase);
    for (std::uint32_t noun = t + 1; noun < end; ++noun) {
      if (head(noun) == t && relation(noun) == Relation::kNsubj) attach(noun, t, Relation::kObj);
    }
  }

  // "completed its agreement": an indirect object with no object beside it is the object; so is what stands
  // as the apposition of a verb ("to buy <Beta Inc>").
  void settle_lone(std::uint32_t t) {
    const bool apposed = relation(t) == Relation::kAppos && head(t) < t && is_verb(tag(head(t)));
    if ((apposed || relation(t) == Relation::kIobj) && head(t) < t && served(head(t)) == 0)
      attach(t, head(t), Relation::kObj);
  }

  // "ran dry", "held him accountable": an adjective without an article is no object.
  void settle_state(std::uint32_t t) {
    if (relation(t) != Relation::kObj || tag(t) != Tag::kJJ || head(t) >= t || !is_verb(tag(head(t)))) return;
    if (tag(t - 1) == Tag::kDT || tag(t - 1) == Tag::kPRPS || (t + 1 < sentence_.end && is_noun(tag(t + 1))))
      return;
    tokens_.relation[t] = Relation::kXcomp;
  }

  // "rose 60 cents": how far something moves is no object.
  void settle_measure(std::uint32_t t) {
    if (relation(t) != Relation::kObj || head(t) >= t) return;
    if (!is_word(TreeWord::kMovesBySum, head(t))) return;
    auto sum = std::partition_point(document_.amounts.begin(), document_.amounts.end(),
                                    [t](const auto& one) { return one.tokens.end <= t; });
    if (sum != document_.amounts.end() && sum->tokens.begin <= t)
      tokens_.relation[t] = Relation::kOblUnmarked;
  }

  // "bought and restored [the mill]": what follows the last of several verbs is the object of the first where
  // that asks for one; the places of the others share it.
  void share_object(std::uint32_t t) {
    const std::uint32_t last = head(t);
    if (relation(t) != Relation::kObj || last >= t || !is_verb(tag(last)) ||
        relation(last) != Relation::kConj)
      return;
    const std::uint32_t first = head(last);
    if (first >= last || !is_verb(tag(first)) || served(first) != 0) return;
    if (!is_word(TreeWord::kAsksForObject, first)) return;
    for (std::uint32_t at = first + 1; at < last; ++at) {
      if (tag(at) != Tag::kCC && tag(at) != Tag::kComma && !is_adverb(tag(at)) && !is_verb(tag(at))) return;
    }
    attach(t, first, Relation::kObj);
  }

  // "hear evidence and call witnesses": of a verb that takes no two nouns the first is the object; not of
  // "its stake in <Acme Ltd>", which is one noun.
  void settle_receiver(std::uint32_t t) {
    const std::uint32_t verb = head(t);
    if (relation(t) != Relation::kIobj || verb >= t || !is_verb(tag(verb)) ||
        is_word(TreeWord::kVerbTwoNouns, verb))
      return;
    const std::uint32_t end = std::min(sentence_.end, t + kObjectPhrase);
    for (std::uint32_t at = t + 1; at < end && relation(at) != Relation::kObj; ++at) {
      if (tag(at) == Tag::kLRB) return;
    }
    tokens_.relation[t] = Relation::kObj;
  }

  // "purchased [Miami-based Acme Inc]": the noun behind a participle takes its place, and the rest behind it
  // goes to what is above.
  void free_noun_behind(std::uint32_t participle) {
    if (tag(participle - 1) != Tag::kHYPH || (tag(participle) != Tag::kVBN && tag(participle) != Tag::kJJ))
      return;
    const std::uint32_t above = head(participle);
    if (above == kNowhere || above > participle) return;
    std::uint32_t noun = kNowhere;
    const std::uint32_t end = std::min(sentence_.end, participle + kObjectPhrase);
    for (std::uint32_t t = participle + 1; t < end && in_noun_phrase(t); ++t) {
      if (head(t) == participle && is_noun(tag(t))) noun = t;
    }
    if (noun == kNowhere || served(noun) != 0) return;
    const bool of_verb = is_verb(tag(above)) && served(above) == 0;
    attach(noun, above, of_verb ? Relation::kObj : relation(participle));
    attach(participle, noun, Relation::kAmod);
    const std::uint32_t last = std::min(sentence_.end, participle + kParticipleReach);
    for (std::uint32_t t = participle + 1; t < last; ++t) {
      if (head(t) == participle) attach(t, t < noun ? noun : above, relation(t));
    }
  }

  bool in_noun_phrase(std::uint32_t t) const {
    return is_noun(tag(t)) || is_adjective(tag(t)) || tag(t) == Tag::kPOS || tag(t) == Tag::kCD;
  }

  // "said it acquired [all issued shares]": what follows a verb without an object is its object.
  void give_to_verb(std::uint32_t object) {
    const std::uint32_t above = head(object);
    const bool loose = relation(object) == Relation::kObj || relation(object) == Relation::kAppos;
    if (!loose || above >= object || !is_noun(tag(object))) return;
    std::uint32_t verb = start_of(object) - 1;
    while (verb > above && (is_adverb(tag(verb)) || tag(verb) == Tag::kLRB)) --verb;
    if (verb <= above || !is_verb(tag(verb)) || served(verb) != 0) return;
    if (!stands_above(above, verb) || stands_above(object, verb)) return;
    attach(object, verb, Relation::kObj);
  }

  // The first token of the phrase of a noun.
  std::uint32_t start_of(std::uint32_t noun) const {
    std::uint32_t start = noun;
    while (start > sentence_.begin + 1 && noun - start < kObjectPhrase && stands_above(noun, start - 1))
      --start;
    return start;
  }

  const Document& document_;
  std::vector<std::uint8_t> served_;  // by token of the sentence
};

}  // namespace

void repair_objects(const Resources& resources, Document& document, TokenSpan sentence) {
  ObjectRepairs(resources, document, sentence).run();
}

}  // namespace claimgraph
