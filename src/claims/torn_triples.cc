#include "claims/torn_triples.h"

#include <algorithm>
#include <string_view>

#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kFarthestVerb = 60;  // tokens looked at between a subject and its verb

class Tear {
 public:
  Tear(const Resources& resources, const SyntaxTree& tree, std::uint32_t predicate, const OpenTriple& triple)
      : resources_(resources),
        tree_(tree),
        document_(tree.document()),
        predicate_(document_.predicates[predicate]),
        triple_(triple) {
    const std::uint32_t group = predicate_.verb_group;
    finite_ = group != kNowhere && document_.verb_groups[group].finite &&
              tree_.tag(triple.relation.begin) != Tag::kTO;
  }

  bool torn() const {
    return subject_is_object() || other_subject() || subject_across_conjunction() || subject_holds_clause() ||
           sum_without_noun() || object_goes_on() || participle_of_another() || gerund_of_another() ||
           told_to_another() || object_only_hangs();
  }

 private:
  bool before_relation(std::uint32_t margin) const {
    return triple_.subject.end <= triple_.relation.begin &&
           triple_.subject.end + margin >= triple_.relation.begin;
  }
  bool only_adverbs(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from; t < to; ++t) {
      if (!is_adverb(tree_.tag(t))) return false;
    }
    return true;
  }
  bool takes_clause(std::uint32_t verb) const {
    return resources_.lexicons.holds("clause-verb", document_.tokens.lemma[verb]);
  }

  // "women who have [money] are free", "applications to convert [debt] came": the object of the verb before.
  bool subject_is_object() const {
    const std::uint32_t begin = triple_.subject.begin;
    if (!finite_ || begin < 2 || !before_relation(kFarthestVerb) ||
        !only_adverbs(triple_.subject.end, triple_.relation.begin))
      return false;
    const Tag first = tree_.tag(begin), before = tree_.tag(begin - 1);
    const bool nominative = first == Tag::kPRP && document_.norm(begin) != "it";
    const std::uint32_t group = tree_.verb_group(begin - 1);
    if (nominative || group == kNowhere || before == Tag::kMD) return false;
    const bool lone =
        document_.verb_groups[group].tokens.size() == 1;  // "manufacturing jobs", "planned sales"
    if (lone && (before == Tag::kVBN || (before == Tag::kVBG && tree_.tag(begin - 2) != Tag::kIN)))
      return false;
    return document_.verb_groups[group].tokens.end == begin && !takes_clause(begin - 1);
  }

  // "the point is I [have come]", "the funds that they [will use]": a pronoun right before the verb is its
  // subject.
  bool other_subject() const {
    const std::uint32_t begin = triple_.relation.begin;
    if (!finite_ || begin == 0 || !before_relation(kFarthestVerb) || triple_.subject.end == begin)
      return false;
    return tree_.tag(begin - 1) == Tag::kPRP &&
           !resources_.lexicons.holds("object-pronoun", document_.tokens.norm[begin - 1]);
  }

  // "the point is that the mill [closed]", "he waited until the shop [closed]": a noun of its own behind a
  // conjunction.
  bool subject_across_conjunction() const {
    std::uint32_t at = triple_.relation.begin;
    if (tree_.tag(at) == Tag::kTO || tree_.tag(at) == Tag::kVBG || !before_relation(kFarthestVerb))
      return false;
    at = tree_.before_adverbs(at, triple_.subject.end);
    const std::uint32_t group = at > triple_.subject.end ? tree_.noun_group(at - 1) : kNowhere;
    if (group == kNowhere) return false;
    const std::uint32_t begin = tree_.phrase_begin(group);
    return begin > triple_.subject.end &&
           resources_.lexicons.holds("clause-mark", document_.tokens.norm[begin - 1]);
  }

  // "[A policy of keeping rates is not possible] keeping": no subject.
  bool subject_holds_clause() const {
    for (std::uint32_t t = triple_.subject.begin; t < triple_.subject.end; ++t) {
      const Tag tag = tree_.tag(t);
      if (is_relative_word(tag) || tag == Tag::kWRB || tag == Tag::kOpenQuote || document_.norm(t) == "that")
        return false;
      if (tag == Tag::kMD || (tag == Tag::kVBZ && document_.lemma(t) == "be")) return true;
    }
    return false;
  }

  // "[a 32 percent] cut", "[a $100 million] notes issue": an article and a sum wait for their noun.
  bool sum_without_noun() const {
    const TokenSpan subject = triple_.subject;
    if (subject.size() < 2 || tree_.tag(subject.begin) != Tag::kDT || subject.end != triple_.relation.begin)
      return false;
    const std::string_view article = document_.norm(subject.begin);
    if (article != "a" && article != "an") return false;
    const auto amount =
        std::lower_bound(document_.amounts.begin(), document_.amounts.end(), subject.begin + 1,
                         [](const Amount& a, std::uint32_t t) { return a.tokens.end <= t; });
    return amount != document_.amounts.end() && amount->tokens.end == subject.end &&
           amount->tokens.begin <= subject.begin + 1;
  }

  // "I am sure [a win] will help": what follows tells of the object, unless the triple is a clause beside.
  bool object_goes_on() const {
    const std::uint32_t end = triple_.object.end;
    if (!finite_ || triple_.object.empty() || end >= document_.tokens.size() ||
        triple_.object.begin < triple_.relation.end)
      return false;
    const std::uint32_t group = tree_.verb_group(end);
    if (group == kNowhere || document_.verb_groups[group].tokens.begin != end ||
        !document_.verb_groups[group].finite)
      return false;
    const std::uint32_t subject = tree_.child(predicate_node_of(end), Relation::kNsubj);
    if (subject == kNowhere || !triple_.object.contains(subject)) return false;
    const std::uint32_t node = predicate_node(tree_, predicate_);
    const Relation relation = tree_.relation(node);
    const std::uint32_t begin = triple_.subject.begin;
    const bool marked = begin > 0 && (tree_.tag(begin - 1) == Tag::kIN || is_wh(tree_.tag(begin - 1)));
    return !marked && relation != Relation::kAclRelcl && relation != Relation::kAcl;
  }
  std::uint32_t predicate_node_of(std::uint32_t verb) const {
    const std::uint32_t head = document_.verb_groups[tree_.verb_group(verb)].head;
    const Relation r = tree_.relation(head);
    const bool helper = r == Relation::kCop || r == Relation::kAux || r == Relation::kAuxPass;
    return helper && tree_.head(head) != kNowhere ? tree_.head(head) : head;
  }

  // "most of it will pay for loans [taken out]": a participle belongs to the noun before it.
  bool participle_of_another() const {
    if (finite_ || tree_.tag(triple_.relation.begin) != Tag::kVBN || !before_relation(kFarthestVerb))
      return false;
    for (std::uint32_t t = triple_.subject.end; t < triple_.relation.begin; ++t) {
      const std::uint32_t group = tree_.verb_group(t);
      if (group != kNowhere && document_.verb_groups[group].finite)
        return tree_.noun_group(triple_.relation.begin - 1) != kNowhere;
    }
    return false;
  }

  // "between keeping order and [upholding] rights"
  bool gerund_of_another() const {
    const std::uint32_t begin = triple_.relation.begin;
    if (begin == 0 || tree_.tag(begin) != Tag::kVBG || tree_.tag(begin - 1) != Tag::kCC) return false;
    const std::uint32_t first = tree_.head(predicate_.token);
    return first != kNowhere && first > 0 && first < begin && tree_.tag(first) == Tag::kVBG &&
           tree_.tag(first - 1) == Tag::kIN &&
           !resources_.lexicons.holds("gerund-fact", document_.tokens.norm[first - 1]);
  }

  // "The council warned shops [not to sell it]": who is told, not who tells.
  bool told_to_another() const {
    std::uint32_t begin = triple_.relation.begin;
    if (tree_.tag(begin) != Tag::kTO && begin + 1 < document_.tokens.size()) ++begin;
    if (tree_.tag(begin) != Tag::kTO) return false;
    const std::uint32_t verb = tree_.head(predicate_node(tree_, predicate_));
    if (verb == kNowhere || verb >= begin || triple_.subject.end > verb) return false;
    if (!resources_.lexicons.holds("told-control", document_.tokens.lemma[verb])) return false;
    const std::uint32_t next = verb + 1;
    return next < begin && tree_.noun_group(next) != kNowhere;
  }

  // "had [still]", "serve [as long]", "decide at [which party]": words that lead to others.
  bool object_only_hangs() const {
    const TokenSpan object = triple_.object;
    const std::uint32_t next = object.end;  // "would allow [Acme] to study it"
    if (next + 1 < document_.tokens.size() && tree_.tag(next) == Tag::kTO &&
        tree_.tag(next + 1) == Tag::kVB &&
        resources_.lexicons.holds("told-control", document_.tokens.lemma[triple_.relation.end - 1]))
      return true;
    const bool wh = object.size() <= 2 && is_wh(tree_.tag(object.begin));
    const std::string_view verb = document_.lemma(triple_.relation.end - 1);
    const bool lone = object.size() == 1 && is_adverb(tree_.tag(object.begin)) && verb == "have";
    return wh || lone || (object.size() == 2 && document_.norm(object.begin) == "as");
  }

  const Resources& resources_;
  const SyntaxTree& tree_;
  const Document& document_;
  const Predicate& predicate_;
  const OpenTriple& triple_;
  bool finite_ = false;
};

}  // namespace

bool is_torn(const Resources& resources, const SyntaxTree& tree, std::uint32_t predicate,
             const OpenTriple& triple) {
  return Tear(resources, tree, predicate, triple).torn();
}

}  // namespace claimgraph
