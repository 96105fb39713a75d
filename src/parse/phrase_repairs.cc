#include "parse/phrase_repairs.h"

#include <algorithm>

#include "document.h"
#include "parse/relation.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

class PhraseRepairs : CountedTree {
 public:
  PhraseRepairs(const Resources& resources, Document& document, TokenSpan sentence,
                std::vector<DependantCounts>& counts)
      : CountedTree(resources, document.tokens, sentence, counts), document_(document) {}

  void run() {
    settle_bounds();
    settle_sums();
    settle_times();
    settle_of();
    settle_stakes();
    settle_prices();
    settle_agents();
    settle_as();
    settle_infinitives();
    free_marked_objects();
    split_objects();
  }

 private:
  // Tokens from a node to its preposition, or to a phrase behind it.
  static constexpr std::uint32_t kReach = 12;

  static bool is_common(Tag noun) { return noun == Tag::kNN || noun == Tag::kNNS; }

  // "generate at least $100 billion", "hire up to 60 people": the bound is the number's, and no preposition
  // of the verb's.
  void settle_bounds() {
    for (std::uint32_t t = sentence_.begin + 2; t < sentence_.end; ++t) {
      if (tag(t) != Tag::kDollar && tag(t) != Tag::kCD) continue;
      const bool least = tag(t - 1) == Tag::kJJS && tag(t - 2) == Tag::kIN && tag(t) == Tag::kDollar;
      const bool most =
          document_.norm(t - 1) == "to" && document_.norm(t - 2) == "up" && tag(t - 2) == Tag::kIN;
      if (!least && !most) continue;
      std::uint32_t counted = t;
      while (is_part_of_count(counted)) counted = head(counted);
      if (relation(counted) == Relation::kNmod) continue;  // "advances up to $50 million"
      const std::uint32_t first = least ? t - 1 : t - 2, second = least ? t - 2 : t - 1;
      if (t > sentence_.begin + 2 && head(t - 3) == first && relation(t - 3) == Relation::kCase)
        move(t - 3, counted, Relation::kCase);  // "of up to 60 shares"
      move(first, t, Relation::kAdvmod);
      move(second, first, Relation::kCase);
      const std::uint32_t verb = head(counted);
      if (relation(counted) == Relation::kObl && verb != kNowhere && verb < t && case_of(counted) == kNowhere)
        attach(counted, verb, Relation::kObj);
    }
  }
  bool is_part_of_count(std::uint32_t t) const {
    const Relation r = relation(t);
    return (r == Relation::kNummod || r == Relation::kFlat || r == Relation::kCompound) &&
           head(t) != kNowhere && head(t) > t;
  }

  // "paid Beta $40 million": a name before a sum receives it. "bonds worth $4 billion": the sum belongs to
  // the noun before "worth".
  void settle_sums() {
    for (std::uint32_t t = sentence_.begin + 1; t < sentence_.end; ++t) {
      if (tag(t) != Tag::kDollar) continue;
      const std::uint32_t before = t - 1, verb = head(t);
      if (is_word(TreeWord::kWorth, before) && before > sentence_.begin && is_noun(tag(before - 1))) {
        if (relation(before - 1) == Relation::kIobj) move(before - 1, head(before - 1), Relation::kObj);
        move(t, before - 1, Relation::kNmod);
        move(before, t, Relation::kCase);
      } else if (verb != kNowhere && verb < t && is_verb(tag(verb)) && is_proper(tag(before)) &&
                 head(before) == t) {
        move(before, verb, Relation::kIobj);
        move(t, verb, Relation::kObj);
      } else if (head(before) == t && is_verb(tag(before)) && has_subject(before)) {
        move(before, verb, relation(t));
        move(t, before, Relation::kObj);
      }
      free_phrases_of(t);
    }
  }

  // "last year as the people's mill": what stands behind a time belongs to the verb.
  void settle_times() {
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (relation(t) == Relation::kOblUnmarked) free_phrases_of(t);
    }
  }

  // Moves the prepositional phrases behind a sum or time, but those that measure it ("of", "in", "per"), to
  // the verb above it; and "to $5", "from 3%" that hangs on a noun, too.
  void free_phrases_of(std::uint32_t node) {
    const std::uint32_t verb = verb_above(node);
    if (verb == kNowhere || verb > node) return;
    for (std::uint32_t t = node + 1; t < sentence_.end && t <= node + kReach; ++t) {
      if (head(t) != node || (relation(t) != Relation::kNmod && relation(t) != Relation::kObl)) continue;
      const std::uint32_t preposition = case_of(t);
      if (preposition != kNowhere && !is_word(TreeWord::kMeasuresSum, preposition))
        move(t, verb, Relation::kObl);
    }
    const std::uint32_t own = case_of(node);
    if (own != kNowhere && head(node) != verb && is_word(TreeWord::kMovesToSum, own))
      move(node, verb, Relation::kObl);
  }

  std::uint32_t case_of(std::uint32_t node) const {
    const std::uint32_t from = node > sentence_.begin + kReach ? node - kReach : sentence_.begin;
    for (std::uint32_t t = from; t < node; ++t) {
      if (head(t) == node && relation(t) == Relation::kCase) return t;
    }
    return kNowhere;
  }
  // The verb that a node hangs on over at most three nouns.
  std::uint32_t verb_above(std::uint32_t node) const {
    std::uint32_t at = head(node);
    for (int i = 0; i < 3 && at != kNowhere && is_noun(tag(at)); ++i) at = head(at);
    return at != kNowhere && is_verb(tag(at)) ? at : kNowhere;
  }

  // "use the trademarks of Beta", "approved subsidies of $5 billion": "of" behind a noun belongs to it, but
  // for "accuse the firm of fraud".
  void settle_of() {
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      const std::uint32_t verb = head(t);
      const Relation r = relation(t);
      if (verb == kNowhere || verb > t) continue;
      const bool of_verb = (r == Relation::kObl || r == Relation::kObj) && is_verb(tag(verb));
      if (!of_verb && (r != Relation::kNmod || !is_common(tag(verb)))) continue;
      const std::uint32_t of = case_of(t);
      if (of == kNowhere || of < verb + 2 || document_.norm(of) != "of" || is_word(TreeWord::kVerbOf, verb))
        continue;
      if (!is_common(tag(of - 1))) continue;
      if (r == Relation::kObj && relation(of - 1) == Relation::kIobj && head(of - 1) == verb)
        attach(of - 1, verb, Relation::kObj);
      move(t, of - 1, Relation::kNmod);
    }
  }

  // "the sale of its stake in Beta": "in" right behind a word for a part of a firm belongs to it.
  void settle_stakes() {
    for (std::uint32_t t = sentence_.begin + 2; t < sentence_.end; ++t) {
      if ((relation(t) != Relation::kNmod && relation(t) != Relation::kObl) || head(t) > t) continue;
      const std::uint32_t in = case_of(t);
      if (in == kNowhere || in <= head(t) + 1 || document_.norm(in) != "in") continue;
      if (is_word(TreeWord::kPartOfFirm, in - 1)) move(t, in - 1, Relation::kNmod);
    }
  }

  // "sold the mill to Acme and Beta for $5", "sold the units making pumps for $5": a sum behind "for" is the
  // price of what the clause's verb does, and no price of what a noun's participle or relative clause tells.
  void settle_prices() {
    const auto behind = [](const Amount& amount, std::uint32_t at) { return amount.tokens.end <= at; };
    const std::vector<Amount>& amounts = document_.amounts;
    for (auto sum = std::lower_bound(amounts.begin(), amounts.end(), sentence_.begin, behind);
         sum != amounts.end() && sum->tokens.begin < sentence_.end; ++sum) {
      if (sum->dimension != Dimension::kMoney) continue;
      std::uint32_t t = sum->tokens.begin;
      while (head(t) != kNowhere && sum->tokens.contains(head(t))) t = head(t);
      const std::uint32_t mark = case_of(t);
      if (mark == kNowhere || document_.norm(mark) != "for") continue;
      std::uint32_t verb = head(t), clause = kNowhere;
      while (verb != kNowhere && !is_word(TreeWord::kHasPrice, verb) && tells_of_noun(verb)) {
        if (is_verb(tag(verb))) clause = verb;
        verb = head(verb);
      }
      if (verb == kNowhere || verb > mark || !is_word(TreeWord::kHasPrice, verb)) continue;
      move(t, verb, is_verb(tag(verb)) ? Relation::kObl : Relation::kNmod);
      if (clause != kNowhere && clause < mark) leave_clause(sum->tokens.end, clause, verb);
    }
  }
  // "the units making pumps", "the firm that makes pumps", or a noun: no deed that a price is paid for.
  bool tells_of_noun(std::uint32_t t) const {
    const bool state = relation(t) == Relation::kAclRelcl && (tag(t) == Tag::kVBZ || tag(t) == Tag::kVBP);
    return !is_verb(tag(t)) || relation(t) == Relation::kAcl || state;
  }
  // What stands behind the price is no part of the noun's clause before it: "for $5 to Beta".
  void leave_clause(std::uint32_t from, std::uint32_t clause, std::uint32_t verb) {
    for (std::uint32_t t = from; t < std::min(sentence_.end, from + kReach); ++t) {
      const Relation r = relation(t);
      const bool phrase = r == Relation::kObl || r == Relation::kNmod || r == Relation::kOblAgent;
      if (phrase && head(t) != kNowhere && head(t) >= clause && head(t) < from && case_of(t) != kNowhere)
        move(t, verb, is_verb(tag(verb)) ? Relation::kObl : Relation::kNmod);
    }
  }

  // "was sold to Acme by Beta", "was sued for fraud by Beta", "was fined $5 by Beta": neither a name nor a
  // noun alone behind its preposition is anybody's deed.
  void settle_agents() {
    std::uint32_t passive = kNowhere;  // the last before
    for (std::uint32_t t = sentence_.begin + 1; t < sentence_.end; ++t) {
      if (relation(t) == Relation::kAuxPass) passive = head(t);
      const std::uint32_t phrase = head(t);
      if (relation(t) != Relation::kNmod || phrase == kNowhere || phrase > t || head(phrase) != passive ||
          passive == kNowhere || (relation(phrase) != Relation::kObl && relation(phrase) != Relation::kObj))
        continue;
      const std::uint32_t by = case_of(t);
      if (by == kNowhere || by < phrase || document_.norm(by) != "by") continue;
      const bool alone = phrase > sentence_.begin && relation(phrase - 1) == Relation::kCase;
      const bool sum =
          tag(phrase) == Tag::kDollar || (phrase > sentence_.begin && tag(phrase - 1) == Tag::kCD);
      if (relation(phrase) == Relation::kObj ? sum : alone || sum || is_proper(tag(phrase)))
        attach(t, passive, Relation::kOblAgent);
    }
  }

  // "The resignation of Lund as chairman shook": a verb has one subject; the one behind "as" belongs to the
  // noun before it.
  void settle_as() {
    std::uint32_t subject = kNowhere;  // the last before
    std::uint32_t as = kNowhere;       // the last that marks a clause
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (relation(t) == Relation::kMark && document_.norm(t) == "as") as = t;
      if (relation(t) != Relation::kNsubj) continue;
      if (subject != kNowhere && as != kNowhere && head(subject) == head(t) && head(as) == head(t) &&
          subject < as && as > sentence_.begin && is_noun(tag(as - 1)) && t - as <= 4) {
        move(t, as - 1, Relation::kNmod);
        if (head(t) == as - 1) attach(as, t, Relation::kCase);
      } else {
        subject = t;
      }
    }
  }

  // "granted Beta a licence to sell", "signed a letter of intent with Beta to buy": the infinitive belongs to
  // the noun before it; in "urged drivers to stay" to the verb.
  void settle_infinitives() {
    for (std::uint32_t t = sentence_.begin + 2; t < sentence_.end; ++t) {
      if (tag(t) != Tag::kVB || tag(t - 1) != Tag::kTO || head(t) > t) continue;
      if (relation(t) == Relation::kAcl) {
        const std::uint32_t verb = asked_by(head(t));
        if (verb != kNowhere) move(t, verb, Relation::kXcomp);
        continue;
      }
      if (relation(t) != Relation::kAdvcl && relation(t) != Relation::kXcomp) continue;
      const std::uint32_t noun = noun_with_infinitive(t - 2);
      if (noun != kNowhere) move(t, noun, Relation::kAcl);
    }
  }

  // The verb that has the noun as its object and asks it to act, or kNowhere.
  std::uint32_t asked_by(std::uint32_t noun) const {
    const std::uint32_t verb = relation(noun) == Relation::kObj ? head(noun) : kNowhere;
    const bool asks = verb != kNowhere && verb < noun && is_word(TreeWord::kAsksToAct, verb);
    return asks && !is_word(TreeWord::kNounTo, noun) ? verb : kNowhere;
  }

  // The noun before an infinitive or above the phrase before it that takes the infinitive, or kNowhere.
  std::uint32_t noun_with_infinitive(std::uint32_t noun) const {
    for (int i = 0; i < 4 && noun != kNowhere && is_noun(tag(noun)); ++i) {
      if (is_word(TreeWord::kNounTo, noun)) return noun;
      const Relation r = relation(noun);
      if (r != Relation::kNmod && r != Relation::kFlat && r != Relation::kCompound) return kNowhere;
      noun = head(noun);
    }
    return kNowhere;
  }

  // "acquire Beta for $5 billion": what a preposition marks is no object.
  void free_marked_objects() {
    for (std::uint32_t t = sentence_.begin + 1; t < sentence_.end; ++t) {
      if (relation(t) != Relation::kObj || head(t) == kNowhere || head(t) > t || !is_verb(tag(head(t))))
        continue;
      const std::uint32_t own = case_of(t);
      if (own != kNowhere && is_word(TreeWord::kMarksPhrase, own)) attach(t, head(t), Relation::kObl);
    }
  }

  // "awarded the firm a contract": an unmarked noun behind an object that is no time is an object, too.
  bool is_second_object(std::uint32_t t, std::uint32_t object) const {
    if (relation(t) != Relation::kOblUnmarked || object == kNowhere || head(t) != head(object)) return false;
    const auto date = std::partition_point(document_.dates.begin(), document_.dates.end(),
                                           [t](const TimeExpression& one) { return one.tokens.end <= t; });
    return date == document_.dates.end() || date->tokens.begin > t;
  }

  // "gives the firm the option": an apposition to an object stands behind a comma, unless one of them is a
  // name.
  bool is_object_not_apposition(std::uint32_t t) const {
    const std::uint32_t object = head(t);
    if (relation(t) != Relation::kAppos || object == kNowhere || object + 1 >= t ||
        relation(object) != Relation::kObj || is_proper(tag(object)) || is_proper(tag(t)))
      return false;
    const Tag first = tag(object + 1);
    return (first == Tag::kDT || first == Tag::kPRPS) && head(object + 1) == t &&
           is_word(TreeWord::kVerbTwoObjects, head(object));
  }

  // "gives the firm the option": of two objects the first is the indirect one.
  void split_objects() {
    std::uint32_t last = kNowhere;  // object before
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (is_second_object(t, last)) tokens_.relation[t] = Relation::kObj;
      if (is_object_not_apposition(t)) attach(t, head(head(t)), Relation::kObj);
      if (relation(t) != Relation::kObj || head(t) == kNowhere || head(t) > t) continue;
      if (last != kNowhere && head(last) == head(t) && t - last <= 8)
        tokens_.relation[last] = Relation::kIobj;
      last = t;
    }
  }

  const Document& document_;
};

}  // namespace

void repair_phrases(const Resources& resources, Document& document, TokenSpan sentence,
                    std::vector<DependantCounts>& counts) {
  PhraseRepairs(resources, document, sentence, counts).run();
}

}  // namespace claimgraph
