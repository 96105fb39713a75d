#include "parse/auxiliary_repairs.h"

#include <algorithm>

#include "parse/relation.h"
#include "parse/tree_in_work.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kGroupReach = 60;  // tokens on either side of a group that may hang on a word of it

bool is_helper(Relation r) { return r == Relation::kAux || r == Relation::kAuxPass || r == Relation::kCop; }

class AuxiliaryRepairs : TreeInWork {
 public:
  AuxiliaryRepairs(const Resources& resources, Document& document, TokenSpan sentence)
      : TreeInWork(document.tokens, sentence), words_(resources.group_words) {}

  void run(const VerbGroup& group) {
    settle_copula(group.head);
    const bool copula = relation(group.head) == Relation::kCop && head(group.head) > group.head;
    const std::uint32_t main = copula ? head(group.head) : group.head;
    std::uint32_t last = kNowhere;  // helper
    for (std::uint32_t t = group.tokens.begin; t < group.head; ++t) {
      if ((tag(t) != Tag::kMD && !is_verb(tag(t))) || relation(t) == Relation::kFlat) continue;
      put_under(t, main);
      last = t;
    }
    if (last == kNowhere || head(last) != main) return;
    const bool passive = group.passive && !copula && (is(last, GroupWord::kBe) || is(last, GroupWord::kGet));
    tokens_.relation[last] = passive ? Relation::kAuxPass : Relation::kAux;
    settle_subjects(main, passive);
  }

 private:
  bool is(std::uint32_t t, GroupWord kind) const { return words_.is(tokens_.lemma[t], kind); }

  // "has long been a critic": what helps a word that is no verb is its copula.
  void settle_copula(std::uint32_t be) {
    const std::uint32_t predicate = head(be);
    if (be + 2 == predicate && tag(be + 1) == Tag::kTO && is(be, GroupWord::kBe)) {  // "is to make"
      put_under(be, predicate);
      tokens_.relation[be] = Relation::kCop;
      return;
    }
    const bool helps = relation(be) == Relation::kAux || relation(be) == Relation::kAuxPass;
    if (!helps || !is(be, GroupWord::kBe) || predicate == kNowhere || predicate < be) return;
    if (!is_verb(tag(predicate)) && tag(predicate) != Tag::kMD) tokens_.relation[be] = Relation::kCop;
  }

  // A helper under the word it helps; where the tree has them the other way round they change places.
  void put_under(std::uint32_t helper, std::uint32_t main) {
    if (head(helper) == main && is_helper(relation(helper))) return;
    const std::uint32_t above = head(helper);
    if (above != main && stands_above(helper, main)) {
      if (above != kNowhere && stands_above(main, above)) return;  // too deep to know
      tokens_.head[main] = above;
      tokens_.relation[main] = relation(helper);
    }
    tokens_.head[helper] = main;
    tokens_.relation[helper] = Relation::kAux;
    const std::uint32_t begin = std::max(sentence_.begin + kGroupReach, helper) - kGroupReach;
    const std::uint32_t end = std::min(sentence_.end, main + kGroupReach);
    for (std::uint32_t t = begin; t < end; ++t) {
      if (head(t) == helper && t != main) tokens_.head[t] = main;
    }
  }

  void settle_subjects(std::uint32_t main, bool passive) {
    const Relation wrong = passive ? Relation::kNsubj : Relation::kNsubjPass;
    const std::uint32_t begin = std::max(sentence_.begin + kGroupReach, main) - kGroupReach;
    for (std::uint32_t t = begin; t < main; ++t) {
      if (head(t) == main && relation(t) == wrong)
        tokens_.relation[t] = passive ? Relation::kNsubjPass : Relation::kNsubj;
    }
  }

  const GroupWords& words_;
};

}  // namespace

void repair_auxiliaries(const Resources& resources, Document& document, TokenSpan sentence) {
  AuxiliaryRepairs repairs(resources, document, sentence);
  auto group = std::partition_point(document.verb_groups.begin(), document.verb_groups.end(),
                                    [&](const VerbGroup& one) { return one.tokens.begin < sentence.begin; });
  for (; group != document.verb_groups.end() && group->tokens.begin < sentence.end; ++group)
    repairs.run(*group);
}

}  // namespace claimgraph
