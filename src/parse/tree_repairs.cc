#include "parse/tree_repairs.h"

#include <algorithm>
#include <string_view>

#include "document.h"
#include "parse/relation.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

class TreeRepairs : CountedTree {
 public:
  TreeRepairs(const Resources& resources, Document& document, TokenSpan sentence,
              std::vector<DependantCounts>& counts)
      : CountedTree(resources, document.tokens, sentence, counts), document_(document) {}

  void run() {
    count();
    promote_main_clause();
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (is_finite(t)) find_subject(t);
      if (tag(t) == Tag::kRP) free_particle(t);
      if (tag(t) == Tag::kIN) settle_to(t);
    }
    free_participles();
    settle_possessors();
  }

 private:
  // Tokens from a node to what hangs on it.
  static constexpr std::uint32_t kReach = 12;

  // A tree node with a finite verb: itself, its copula or its first auxiliary.
  bool is_finite(std::uint32_t t) const {
    const Tag own = tag(t);
    if (own == Tag::kVBZ || own == Tag::kVBP || own == Tag::kVBD)
      return relation(t) != Relation::kAux && relation(t) != Relation::kAuxPass &&
             relation(t) != Relation::kCop;
    return first_helper(t) != kNowhere;
  }
  std::uint32_t first_helper(std::uint32_t node) const {
    const std::uint32_t from = node > sentence_.begin + 6 ? node - 6 : sentence_.begin;
    for (std::uint32_t t = from; t < node; ++t) {
      if (head(t) != node) continue;
      const Relation r = relation(t);
      const bool helper = r == Relation::kAux || r == Relation::kAuxPass || r == Relation::kCop;
      const Tag own = tag(t);
      if (helper && (own == Tag::kMD || own == Tag::kVBZ || own == Tag::kVBP || own == Tag::kVBD)) return t;
    }
    return kNowhere;
  }

  void promote_main_clause() {
    std::uint32_t root = kNowhere;
    for (std::uint32_t t = sentence_.begin; t < sentence_.end && root == kNowhere; ++t) {
      if (head(t) == kNowhere) root = t;
    }
    if (root == kNowhere) return;
    std::uint32_t mark = kNowhere;
    for (std::uint32_t t = sentence_.begin; t < root && t < sentence_.begin + 4 && mark == kNowhere; ++t) {
      if (head(t) == root && (relation(t) == Relation::kMark || relation(t) == Relation::kAdvmod) &&
          is_word(TreeWord::kSubordinator, t))
        mark = t;
      else if (tag(t) != Tag::kCC && tag(t) != Tag::kComma && !is_adverb(tag(t)))
        return;
    }
    if (mark == kNowhere) return;
    std::uint32_t comma = kNowhere;
    for (std::uint32_t t = root + 1; t < sentence_.end; ++t) {
      if (tag(t) == Tag::kComma && comma == kNowhere) comma = t;
      const Relation r = relation(t);
      const bool clause = r == Relation::kConj || r == Relation::kParataxis || r == Relation::kCcomp ||
                          r == Relation::kAdvcl || r == Relation::kDep;
      if (comma == kNowhere || head(t) != root || !clause || !is_finite(t) || has_conjunction(t) ||
          marked_between(t, comma))
        continue;
      attach(t, kNowhere, Relation::kRoot);
      attach(root, t, Relation::kAdvcl);
      for (std::uint32_t c = sentence_.begin; c < sentence_.end; ++c) {
        if (head(c) == root && (c < mark || c > t)) attach(c, t, relation(c));
        const bool strayed = head(c) == t && c > root && c < comma;
        if (strayed) attach(c, root, relation(c) == Relation::kNsubj ? Relation::kObj : relation(c));
      }
      return;
    }
  }

  // "denied that it had misled customers": what has a subject and a helper is no word of the noun behind it,
  // but the verb that the noun is the object of.
  void free_participles() {
    for (std::uint32_t t = sentence_.begin + 2; t + 1 < sentence_.end; ++t) {
      const std::uint32_t noun = head(t);
      const Relation r = relation(t);
      if ((r != Relation::kAmod && r != Relation::kCompound) || noun == kNowhere || noun < t ||
          !is_verb(tag(t)) || first_helper(t) == kNowhere || !has_subject(t))
        continue;
      const Relation place = relation(noun);
      const bool clause = place == Relation::kObl || place == Relation::kObj || place == Relation::kCcomp;
      attach(t, head(noun), clause ? Relation::kCcomp : place);
      for (std::uint32_t c = t - std::min(t - sentence_.begin, kReach); c < t; ++c) {
        if (head(c) == noun) attach(c, t, relation(c));
      }
      attach(noun, t, Relation::kObj);
    }
  }

  // A conjunction of the clause of `node` behind `from`.
  bool marked_between(std::uint32_t node, std::uint32_t from) const {
    for (std::uint32_t t = from; t < node; ++t) {
      if (head(t) == node && relation(t) == Relation::kMark) return true;
    }
    return false;
  }

  void find_subject(std::uint32_t node) {
    const std::uint32_t helper = first_helper(node);
    std::uint32_t at = helper == kNowhere ? node : helper;
    while (at > sentence_.begin && (is_adverb(tag(at - 1)) || is_word(TreeWord::kPreconjunction, at - 1)))
      --at;
    if (at <= sentence_.begin) return;
    const std::uint32_t last = at - 1;
    if (!is_noun(tag(last)) && tag(last) != Tag::kPRP) return;
    if (has_subject(node)) return;
    std::uint32_t top = last;
    for (std::uint32_t i = 0; i < kDeepest; ++i) {
      const std::uint32_t above = head(top);
      const Relation r = relation(top);
      const bool inside = r == Relation::kCompound || r == Relation::kFlat || r == Relation::kNmod ||
                          (r == Relation::kConj && has_conjunction(top));
      if (above == kNowhere || !inside || above >= at || !(is_noun(tag(above)) || tag(above) == Tag::kCD))
        break;
      top = above;
    }
    const Relation r = relation(top);
    const bool loose = r == Relation::kAppos || r == Relation::kRoot || r == Relation::kConj ||
                       r == Relation::kDep || r == Relation::kParataxis || r == Relation::kList;
    const bool behind_comma = loose || (r == Relation::kObj && comma_before(top));
    if ((!behind_comma && !second_subject(top)) || has_case(top)) return;
    if (stands_above(top, node)) {
      const std::uint32_t child = below(top, node);
      if (child != node || relation(node) == Relation::kAclRelcl) return;
      attach(node, head(top), relation(top));
    }
    attach(top, node, Relation::kNsubj);
  }

  // "If Acme fails, Beta has": the noun behind the comma is no second subject of "fails".
  bool second_subject(std::uint32_t top) const {
    if (relation(top) != Relation::kNsubj || head(top) > top || !comma_before(top)) return false;
    for (std::uint32_t t = sentence_.begin; t < head(top); ++t) {
      if (head(t) == head(top) && relation(t) == Relation::kNsubj) return true;
    }
    return false;
  }

  // "Acme's $5 billion takeover": the possessed is above its possessor, and takes its place.
  void settle_possessors() {
    for (std::uint32_t mark = sentence_.begin + 1; mark + 1 < sentence_.end; ++mark) {
      const std::uint32_t owner = head(mark);
      if (tag(mark) != Tag::kPOS || owner == kNowhere || owner >= mark) continue;
      const std::uint32_t owned = possessed_behind(mark);
      if (owned == kNowhere || head(owner) == owned || head(owned) != owner) continue;
      attach(owned, head(owner), relation(owner));
      attach(owner, owned, Relation::kNmodPoss);
      const std::uint32_t end = std::min(sentence_.end, owned + kReach);
      for (std::uint32_t t = mark + 1; t < end; ++t) {
        if (head(t) == owner) attach(t, owned, tag(t) == Tag::kDollar ? Relation::kCompound : relation(t));
      }
    }
  }

  // The last noun behind a possessive mark and what may stand before it: sums, adjectives, nouns.
  std::uint32_t possessed_behind(std::uint32_t mark) const {
    std::uint32_t noun = kNowhere;
    for (std::uint32_t t = mark + 1; t < sentence_.end && t <= mark + kReach; ++t) {
      if (is_noun(tag(t)))
        noun = t;
      else if (!is_adjective(tag(t)) && tag(t) != Tag::kDollar && tag(t) != Tag::kCD && tag(t) != Tag::kVBN &&
               tag(t) != Tag::kHYPH)
        break;
    }
    return noun;
  }

  // "lay off staff": a particle marks no phrase; what follows is the verb's object.
  void free_particle(std::uint32_t t) {
    const std::uint32_t noun = head(t);
    if (relation(t) != Relation::kCase || t == sentence_.begin || noun == kNowhere || noun < t) return;
    if (!is_verb(tag(t - 1)) || head(noun) != t - 1) return;
    attach(t, t - 1, Relation::kCompoundPrt);
    attach(noun, t - 1, Relation::kObj);
  }

  // "sold it to state-run group Acme": before a noun "to" marks a phrase, no clause.
  void settle_to(std::uint32_t t) {
    const std::uint32_t noun = head(t);
    if (relation(t) != Relation::kMark || document_.norm(t) != "to") return;
    if (noun == kNowhere || noun < t || !is_noun(tag(noun))) return;
    attach(t, noun, Relation::kCase);
    if (relation(noun) == Relation::kAdvcl || relation(noun) == Relation::kXcomp)
      attach(noun, head(noun), Relation::kObl);
  }

  bool comma_before(std::uint32_t top) const {
    std::uint32_t at = top;
    while (at > sentence_.begin && top - at < kDeepest &&
           (is_noun(tag(at - 1)) || is_adjective(tag(at - 1)) || tag(at - 1) == Tag::kDT ||
            tag(at - 1) == Tag::kPRPS))
      --at;
    return at > sentence_.begin && tag(at - 1) == Tag::kComma;
  }

  // The dependant of `above` on the way to `t`.
  std::uint32_t below(std::uint32_t above, std::uint32_t t) const {
    for (std::uint32_t i = 0; i < kDeepest && t != kNowhere; ++i) {
      if (head(t) == above) return t;
      t = head(t);
    }
    return kNowhere;
  }

  const Document& document_;
};

}  // namespace

void repair_tree(const Resources& resources, Document& document, TokenSpan sentence,
                 std::vector<DependantCounts>& counts) {
  TreeRepairs(resources, document, sentence, counts).run();
}

}  // namespace claimgraph
