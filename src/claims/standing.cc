#include "claims/standing.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "claims/conditions.h"
#include "claims/operators.h"
#include "claims/standing_forms.h"
#include "resources.h"

namespace claimgraph {
namespace {

class StandingReader {
 public:
  StandingReader(const Resources& resources, const SyntaxTree& tree)
      : resources_(resources), tree_(tree), document_(tree.document()), forms_(resources, tree) {}

  Standing read(std::uint32_t predicate, bool alone) {
    const Predicate& start = document_.predicates[predicate];
    std::uint32_t node = predicate_node(tree_, start);
    bool noun = start.verb_group == kNowhere;
    for (int i = 0; i < kLongestStandingChain && node != kNowhere; ++i) {
      standing_.chain.push_back(node);
      if (noun) adjectives(node);
      // "is no longer the sole buyer": a noun with a copula stands as the copula does.
      if (noun && verb_group_at(tree_, node) != kNowhere) noun = false;
      if (!noun && !std::exchange(passed_, false)) verb_group(node);
      if (alone || !step(node, noun)) break;
    }
    if (alone) return std::move(standing_);
    question();
    const std::optional<Modality> supposed = within_condition(resources_, tree_, standing_.chain);
    if (supposed && (*supposed == Modality::kHypothetical || standing_.modality == Modality::kAsserted))
      standing_.modality = *supposed;
    indirect_question();
    std::sort(standing_.cues.begin(), standing_.cues.end());
    return std::move(standing_);
  }

 private:
  // An operator farther out decides the modality, the innermost the status.
  void apply(const Operator& op, TokenSpan cue) {
    if (op.modality) {
      standing_.modality = *op.modality;
      standing_.willed = false;
    }
    if (op.status && !aside_ && sets_status(*op.status, op.modality.has_value()))
      standing_.status = *op.status;
    deal_only_ = false;
    if (op.negative) flip();
    standing_.cues.push_back(cue);
  }
  // The innermost word does; but one farther out where only the noun "deal" has; and who announces plans or
  // talks has agreed nothing.
  bool sets_status(Status status, bool modal) const {
    if (status == Status::kAgreed && !modal)
      return standing_.status == Status::kNone && standing_.modality == Modality::kAsserted;
    return standing_.status == Status::kNone || (deal_only_ && status != Status::kCompleted);
  }
  void flip() {
    if (aside_) return;
    standing_.polarity =
        standing_.polarity == Polarity::kPositive ? Polarity::kNegative : Polarity::kPositive;
  }
  const Operator* find(OperatorClass kind, std::uint32_t token) const {
    return resources_.operators.find(kind, document_.tokens.lemma[token]);
  }
  // The verb above an infinitive; what one tries to block is not blocked.
  bool apply_to(std::uint32_t verb) {
    if (forms_.lemma_in("wishes-with-would", verb) && !forms_.would(verb))
      return true;  // "likes to sell" tells a habit
    if (!apply_word(OperatorClass::kTo, verb)) return false;
    if (standing_.status == Status::kBlocked && forms_.lemma_in("tries-to", verb))
      standing_.status = Status::kNone;
    return true;
  }
  bool apply_word(OperatorClass kind, std::uint32_t token) {
    const Operator* op = find(kind, token);
    if (op == nullptr) return false;
    apply(*op, {token, token + 1});
    return true;
  }

  // Modal, negation, adverbs and tense of the verb group of a node.
  void verb_group(std::uint32_t node) {
    const std::uint32_t number = verb_group_at(tree_, node);
    if (number == kNowhere) return;
    const VerbGroup& group = document_.verb_groups[number];
    if (!finite_seen_ && (group.finite || forms_.is_done(group, node))) {
      finite_seen_ = true;
      standing_.past =
          !group.finite ||
          (!group.progressive && (group.tense == Tense::kPast || (group.perfect && group.modal == kNowhere)));
    }
    if (group.modal != kNowhere && !forms_.is_had(group) && !permits_later(group.modal) &&
        apply_word(OperatorClass::kModal, group.modal)) {
      standing_.willed = standing_.modality == Modality::kExpected;
      would_ = standing_.modality == Modality::kHypothetical && !group.perfect;  // not "would have bought"
    }
    const std::uint32_t before = group.tokens.begin > 0 ? group.tokens.begin - 1 : 0;
    for (std::uint32_t t = before; t < group.tokens.end; ++t) {
      if (t == group.head || t == group.modal) continue;
      apply_word(OperatorClass::kAdverb, t);
      const bool of_verb =
          t + 1 < document_.tokens.size() && is_verb(tree_.tag(t + 1));  // not "almost certainly"
      if (of_verb && forms_.in_lexicon("nearly", t) && !forms_.lemma_in("by-degree", group.head)) negate(t);
    }
    for (const std::uint32_t c : tree_.children(node)) {
      // Not "promised [never to sell]".
      const bool own = tree_.verb_group(c) == kNowhere || tree_.verb_group(c) == number;
      if (tree_.relation(c) == Relation::kAdvmod && own && (c < before || c >= group.tokens.end))
        apply_word(OperatorClass::kAdverb, c);
    }
    is_to(group);
    if (group.negation != kNowhere && !is_only(group.negation + 1)) negate(group.negation);
    const std::uint32_t next = group.tokens.end;
    if (group.passive && forms_.in_lexicon("seen-as", group.head) && next < document_.tokens.size() &&
        document_.norm(next) == "as") {
      standing_.modality = Modality::kPossible;
      standing_.cues.push_back({group.head, group.head + 1});
    }
    for (const std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      if (r == Relation::kObj || r == Relation::kNsubj || r == Relation::kNsubjPass) {
        if (forms_.in_lexicon("nobody", c)) negate(c);
        if (const Operator* own = find(OperatorClass::kNoun, c); own == nullptr || !own->negative)
          negative_determiner(c);  // "no doubt" denies nothing
        if (r != Relation::kObj && c < node) negative_count(c);
      } else if (r != Relation::kConj && c < node && forms_.in_lexicon("nor", c)) {
        negate(c);  // "neither bought", "nor sold", "without buying"
        break;
      }
    }
  }

  // "will be free to sell", "will have to sell": a permission or a duty that is to come is one.
  bool permits_later(std::uint32_t modal) const {
    const Operator* op = find(OperatorClass::kModal, modal);
    return (standing_.modality == Modality::kPermitted || standing_.modality == Modality::kRequired) &&
           op != nullptr && op->modality == Modality::kExpected;
  }

  // "The mill is to close."
  void is_to(const VerbGroup& group) {
    const std::uint32_t to = group.infinitive ? group.tokens.begin : group.tokens.end;
    if (to == 0 || to >= document_.tokens.size() || tree_.tag(to) != Tag::kTO ||
        !forms_.in_lexicon("be-to", to - 1) || tree_.verb_group(to) == kNowhere)
      return;
    if (standing_.modality == Modality::kAsserted) standing_.modality = Modality::kPlanned;
    standing_.cues.push_back({to - 1, to + 1});
  }

  // Each word denies once, however often the chain passes it.
  void negate(std::uint32_t cue) {
    const TokenSpan span{cue, cue + 1};
    if (std::find(standing_.cues.begin(), standing_.cues.end(), span) != standing_.cues.end()) return;
    const bool pair = nor_ && document_.norm(cue) == "neither";
    nor_ = nor_ || document_.norm(cue) == "nor";
    if (pair) return;
    flip();
    standing_.cues.push_back(span);
  }
  bool is_only(std::uint32_t token) const {
    return token < document_.tokens.size() && forms_.in_lexicon("not-only", token);
  }

  // "no plan", "neither company", "little chance"
  void negative_determiner(std::uint32_t node) {
    for (const std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      const bool before = c < node && (r == Relation::kDet || r == Relation::kCcPreconj ||
                                       r == Relation::kCc || r == Relation::kAmod || r == Relation::kAdvmod);
      if (before && forms_.in_lexicon("no", c)) return negate(c);
    }
  }

  // "Not one of them", "not all banks": the first word of a subject.
  void negative_count(std::uint32_t subject) {
    if (tree_.child(subject, Relation::kCop) != kNowhere) return;
    for (const std::uint32_t c : tree_.children(subject)) {
      if (c < subject && document_.norm(c) == "not" && forms_.in_lexicon("counted-not", c + 1))
        return negate(c);
    }
  }

  // A sentence that ends in a question mark asks; not where only its quotation does: 'asked, "Why?"'
  void question() {
    const std::uint32_t node = standing_.chain.front();
    std::uint32_t last = document_.sentences[document_.sentence_of(node)].tokens.end - 1;
    while (last > node && tree_.tag(last) == Tag::kCloseQuote) --last;
    if (document_.norm(last) != "?" || forms_.quote_of(last) != forms_.quote_of(node)) return;
    if (tree_.relation(standing_.chain.back()) == Relation::kAclRelcl) return;  // "the firm that was sold"
    standing_.modality = Modality::kAsked;
    standing_.cues.push_back({last, last + 1});
  }

  // "unclear whether it will buy", "asked if it had bought"
  void indirect_question() {
    const std::uint32_t node = standing_.chain.back();
    for (const std::uint32_t c : tree_.children(node)) {
      if (c > node || tree_.relation(c) != Relation::kMark) continue;
      const bool content = tree_.relation(node) == Relation::kCcomp;
      if (document_.norm(c) == "if" && tree_.head(node) == kNowhere) {
        standing_.modality =
            Modality::kHypothetical;  // "If Acme buys it it will pay": read as the main clause
        standing_.cues.push_back({c, c + 1});
        return;
      }
      if (!forms_.in_lexicon("indirect-question", c) && !(content && document_.norm(c) == "if")) continue;
      const std::uint32_t above = tree_.head(node);
      const bool asks = above != kNowhere && forms_.lemma_in("asks", above);
      standing_.modality = asks ? Modality::kAsked : Modality::kPossible;
      standing_.cues.push_back({c, c + 1});
      return;
    }
  }

  void adjectives(std::uint32_t node) {
    for (const std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      if (c < node && (r == Relation::kAmod || r == Relation::kCompound))
        apply_word(OperatorClass::kAdjective, c);
    }
  }

  // Goes to the word that governs the node; false when the chain ends.
  bool step(std::uint32_t& node, bool& noun) {
    const std::uint32_t above = tree_.head(node);
    if (above == kNowhere || (tree_.head(above) == kNowhere && tree_.verb_group(above) == kNowhere))
      headline_plan(node);
    if (above == kNowhere) return false;
    const Relation r = tree_.relation(node);
    if (noun) return noun_step(node, noun, r, above);
    if (falls_short(node)) return false;
    if (forms_.goes_on_to(node, above)) {
      node = above;
      return true;
    }
    switch (r) {
      case Relation::kXcomp:
        if (is_yet_to(node) || forms_.goes_on(above)) break;
        if (forms_.lemma_in("joins-up", above) && forms_.lemma_in("comes-about", node)) break;
        if (!apply_to(above) && !apply_word(OperatorClass::kGerund, above)) {
          if (forms_.has_actor(node)) purpose(node);
          finite_seen_ = true;  // "arranged to sell" tells no sale
        }
        noun = false;
        break;
      case Relation::kObl:
      case Relation::kAdvcl:  // "is likely to rise", read as an adverbial clause
        if (apply_from(node, above) || forms_.is_means(node, above)) break;
        if (forms_.governed_gerund(node)) {
          if (apply_noun_before(node, above) || !apply_word(OperatorClass::kGerund, above)) return false;
          break;
        }
        if (apply_noun_before(node, above)) break;
        if (forms_.follows_at_once(node, above) && apply_word(OperatorClass::kGerund, above)) break;
        if (forms_.goes_along(node, above)) {
          aside_ = finite_seen_ = true;
          break;
        }
        if (!forms_.infinitive(node)) return false;
        if (is_yet_to(node) || forms_.goes_on(above) || forms_.lemma_in("does-by", above)) break;
        if (forms_.lemma_in("joins-up", above) && forms_.lemma_in("comes-about", node))
          break;  // "merged to form Beta"
        if (!apply_to(above)) {
          purpose(node);
          return false;
        }
        break;
      case Relation::kCsubj:
        if (node < above) return false;  // "It is unlikely that Acme will buy"
        [[fallthrough]];
      case Relation::kCcomp:
        if (!forms_.infinitive(node)) {
          left_open(node);
          that_clause(above);
          return false;
        }
        if (!apply_to(above)) return false;
        break;
      case Relation::kAclRelcl:
        if (!forms_.lacks_nothing(node) || !apply_word(OperatorClass::kNoun, above)) return false;
        if (!denies_object(tree_.head(above))) return false;
        noun = true;
        break;
      case Relation::kAcl:
        if (apply_from(node, above)) break;
        if (forms_.is_means(node, tree_.head(above))) {
          node = tree_.head(above);
          return true;
        }
        if (!forms_.infinitive(node) && !forms_.said_that(node) && !forms_.governed_gerund(node))
          return false;
        if (!apply_word(OperatorClass::kNoun, above)) return false;
        deal_only_ = standing_.status == Status::kAgreed;
        negative_determiner(above);
        noun = true;
        break;
      case Relation::kConj:
        if (forms_.own_subject(node)) return false;
        noun = verb_group_at(tree_, above) == kNowhere;
        passed_ = !noun && forms_.stands_alone(node);
        break;
      default:
        return false;
    }
    node = above;
    return true;
  }

  // "Acme to buy Beta": an infinitive that no verb governs tells what is to come.
  void headline_plan(std::uint32_t node) {
    const TokenSpan sentence = document_.sentences[document_.sentence_of(node)].tokens;
    const auto& groups = document_.verb_groups;
    auto group = std::lower_bound(
        groups.begin(), groups.end(), sentence.begin,
        [](const VerbGroup& each, std::uint32_t token) { return each.tokens.begin < token; });
    for (; group != groups.end() && group->tokens.begin < sentence.end; ++group) {
      if (group->finite) return;
    }
    if (forms_.infinitive(node)) purpose(node);
  }

  // "sold the mill to pay its debts"; "contributed to raising prices" tells no plan.
  void purpose(std::uint32_t node) {
    const std::uint32_t number = verb_group_at(tree_, node);
    if (number == kNowhere || standing_.modality != Modality::kAsserted) return;
    if (!document_.verb_groups[number].infinitive) return;
    standing_.modality = Modality::kPlanned;
    const std::uint32_t to = document_.verb_groups[number].tokens.begin;
    standing_.cues.push_back({to, to + 1});
  }

  // "barred Acme from buying"
  bool apply_from(std::uint32_t node, std::uint32_t above) {
    for (const std::uint32_t c : tree_.children(node)) {
      const bool from = c < node && document_.norm(c) == "from";
      if (from) return apply_word(OperatorClass::kFrom, above);
    }
    return false;
  }

  // "is on track to win", "improved its chances of winning": the noun right before, read as the verb's.
  bool apply_noun_before(std::uint32_t node, std::uint32_t above) {
    const std::uint32_t noun = forms_.noun_before(node);
    return noun != kNowhere && tree_.head(noun) == above &&
           (tree_.relation(noun) == Relation::kObl || tree_.tag(node) == Tag::kVBG) &&
           apply_word(OperatorClass::kNoun, noun);
  }

  // "has yet to sell"
  bool is_yet_to(std::uint32_t node) {
    const std::uint32_t number = verb_group_at(tree_, node);
    if (number == kNowhere || !document_.verb_groups[number].infinitive) return false;
    const std::uint32_t to = document_.verb_groups[number].tokens.begin;
    if (to == 0 || !forms_.in_lexicon("not-yet", to - 1)) return false;
    negate(to - 1);
    return true;
  }

  // "stopped short of buying", "far from buying", "came close to buying": what came near has not happened.
  bool falls_short(std::uint32_t node) {
    if (tree_.tag(node) != Tag::kVBG) return false;
    const std::uint32_t number = verb_group_at(tree_, node);
    const std::uint32_t begin = number == kNowhere ? node : document_.verb_groups[number].tokens.begin;
    if (begin < 2 || (tree_.tag(begin - 1) != Tag::kIN && tree_.tag(begin - 1) != Tag::kTO)) return false;
    const bool near =
        is_adverb(tree_.tag(begin - 2)) && forms_.in_lexicon("comes-near", begin - 2);  // not "is close to"
    if (!near && !forms_.in_lexicon("falls-short", begin - 2)) return false;
    negate(begin - 2);
    return true;
  }

  bool denies_object(std::uint32_t verb) const {
    const Operator* op = verb == kNowhere ? nullptr : find(OperatorClass::kObject, verb);
    return op != nullptr && op->modality == Modality::kDenied;
  }

  // "would not say whether it had bought": nobody says it did.
  void left_open(std::uint32_t node) {
    const std::uint32_t mark = tree_.child(node, Relation::kMark);
    const bool event = verb_group_at(tree_, standing_.chain.front()) != kNowhere;
    if (!event || mark == kNowhere || !forms_.in_lexicon("whether", mark)) return;
    standing_.modality = Modality::kPossible;
    standing_.cues.push_back({mark, mark + 1});
  }

  // "denied that", "do not expect that"; "did not say that" leaves open whether.
  void that_clause(std::uint32_t above) {
    const std::uint32_t number = verb_group_at(tree_, above);
    const std::uint32_t negation = number == kNowhere ? kNowhere : document_.verb_groups[number].negation;
    reported_future(number, above);
    const Operator* op = find(OperatorClass::kThat, above);
    if (op == nullptr && number == kNowhere) op = find(OperatorClass::kNoun, above);
    if (op != nullptr && op->modality == Modality::kAsked && forms_.tells(standing_.chain.back())) return;
    if (op != nullptr) {
      apply(*op, {above, above + 1});
      negative_determiner(above);
      if (negation != kNowhere && op->modality != Modality::kDenied) negate(negation);
    } else if (negation != kNowhere) {
      standing_.modality = Modality::kPossible;
      standing_.cues.push_back({negation, negation + 1});
    }
  }

  // "said it would buy": the future, seen from the past; but not "said it would buy if".
  void reported_future(std::uint32_t group, std::uint32_t verb) {
    if (!would_ || standing_.modality != Modality::kHypothetical || group == kNowhere) return;
    for (const Condition& condition : find_conditions(resources_, tree_, standing_.chain)) {
      if (condition.clause && condition.op != "until") return;
    }
    const VerbGroup& told = document_.verb_groups[group];
    if (told.tense != Tense::kPast && !told.perfect) return;
    if (!forms_.lemma_in("say", verb)) return;
    standing_.modality = Modality::kExpected;
    standing_.willed = true;
  }

  // "A merger would help both": what would do something if it came about.
  void supposed(std::uint32_t verb) {
    const std::uint32_t modal = document_.verb_groups[verb_group_at(tree_, verb)].modal;
    if (modal == kNowhere || document_.norm(modal) != "would" || standing_.modality != Modality::kAsserted)
      return;
    standing_.modality = Modality::kHypothetical;
    standing_.cues.push_back({modal, modal + 1});
  }

  // "The talks did not collapse" denies no talks.
  bool fails_not(std::uint32_t verb) const {
    const Operator* op = find(OperatorClass::kSubject, verb);
    const bool fails = op != nullptr && (op->status == Status::kBlocked || op->status == Status::kEnded);
    return fails && document_.verb_groups[verb_group_at(tree_, verb)].negation != kNowhere;
  }

  bool noun_step(std::uint32_t& node, bool& noun, Relation r, std::uint32_t above) {
    const bool verb = verb_group_at(tree_, above) != kNowhere;
    if (verb &&
        (r == Relation::kObj || r == Relation::kNsubjPass || r == Relation::kObl || r == Relation::kXcomp)) {
      const bool support =
          (r == Relation::kObj || r == Relation::kNsubjPass) && forms_.lemma_in("support", above);
      const bool governed = apply_word(OperatorClass::kObject, above);
      // The verb's own modal and negation count where it carries the noun or brings it about ("could lead
      // to").
      const bool brought = forms_.lemma_in("brings-about", above);
      if (!governed && !support && !brought && standing_.chain.size() < 2) return false;
      noun = false;
    } else if (verb && r == Relation::kNsubj) {
      if (fails_not(above) || (!apply_word(OperatorClass::kSubject, above) && !forms_.takes_place(above))) {
        supposed(above);
        return false;
      }
      noun = false;
    } else if (r == Relation::kNmod || r == Relation::kCompound) {
      // "talks on a merger", but not "access to the tower": what a right is to has no modality of its own.
      const Operator* op = find(OperatorClass::kNoun, above);
      if (op == nullptr || op->modality == Modality::kPermitted) return false;
      apply(*op, {above, above + 1});
    } else if (r == Relation::kConj) {
      noun = !verb;
    } else {
      return false;
    }
    node = above;
    return true;
  }

  const Resources& resources_;
  const SyntaxTree& tree_;
  const Document& document_;
  const StandingForms forms_;
  Standing standing_;
  bool finite_seen_ = false;
  bool would_ = false;
  bool passed_ = false;     // the next node's own verb group says nothing about those below it
  bool deal_only_ = false;  // only the noun "deal" says it is agreed: "is seeking a deal to buy"
  bool aside_ = false;      // what stands farther out tells when, but neither denies nor settles
  bool nor_ = false;        // "neither bought nor sold" is denied once for each
};

}  // namespace

std::uint32_t predicate_node(const SyntaxTree& tree, const Predicate& predicate) {
  if (predicate.verb_group == kNowhere) return tree.top(tree.document().noun_groups[predicate.noun_group]);
  const std::uint32_t above = tree.head(predicate.token);
  const Relation r = tree.relation(predicate.token);
  const bool helper = r == Relation::kCop || r == Relation::kAux || r == Relation::kAuxPass;
  if (!helper || above == kNowhere) return predicate.token;
  return r == Relation::kCop || tree.verb_group(above) == kNowhere ? above : predicate.token;
}

std::uint32_t verb_group_at(const SyntaxTree& tree, std::uint32_t node) {
  const std::uint32_t own = tree.verb_group(node);
  if (own != kNowhere) return own;
  for (const std::uint32_t c : tree.children(node)) {
    const Relation r = tree.relation(c);
    if (r == Relation::kCop || r == Relation::kAux) return tree.verb_group(c);
  }
  return kNowhere;
}

Standing read_standing(const Resources& resources, const SyntaxTree& tree, std::uint32_t predicate,
                       bool alone) {
  return StandingReader(resources, tree).read(predicate, alone);
}

}  // namespace claimgraph
