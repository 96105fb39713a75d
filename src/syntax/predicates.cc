#include "syntax/predicates.h"

#include <algorithm>

namespace claimgraph {
namespace {

/// The tree node of a verb group: a copula or auxiliary stands for what it helps.
std::uint32_t node_of(const SyntaxTree& tree, const VerbGroup& group) {
  const Relation r = tree.relation(group.head);
  const std::uint32_t h = tree.head(group.head);
  if (h == kNowhere) return group.head;
  if (r == Relation::kCop) return h;
  const bool auxiliary = r == Relation::kAux || r == Relation::kAuxPass;
  return auxiliary && tree.verb_group(h) == kNowhere ? h : group.head;
}

PredicateLink link_of(const SyntaxTree& tree, std::uint32_t node) {
  switch (tree.relation(node)) {
    case Relation::kXcomp:
      return PredicateLink::kComplement;
    case Relation::kCcomp:
      return PredicateLink::kContent;
    case Relation::kConj:
      return PredicateLink::kConjunct;
    case Relation::kAclRelcl:
      return PredicateLink::kRelative;
    case Relation::kAcl:
      return tree.child(node, Relation::kMark) != kNowhere ? PredicateLink::kComplement
                                                           : PredicateLink::kParticipial;
    case Relation::kAdvcl:
    case Relation::kAdvclRelcl:
      return PredicateLink::kAdverbial;
    default:
      return PredicateLink::kNone;
  }
}

/// The conjunction or question word that opens a clause; "to" is none.
std::uint32_t marker_of(const SyntaxTree& tree, std::uint32_t node) {
  for (const std::uint32_t c : tree.children(node)) {
    if (c > node) break;
    if (tree.relation(c) == Relation::kMark && tree.tag(c) != Tag::kTO) return c;
    if (tree.relation(c) == Relation::kAdvmod && tree.tag(c) == Tag::kWRB) return c;
  }
  return kNowhere;
}

/// The nearest token above `node` (itself not counted) for which `at` names a predicate.
std::uint32_t above(const SyntaxTree& tree, const std::vector<std::uint32_t>& verb_at,
                    const std::vector<std::uint32_t>& noun_at, std::uint32_t node, bool nouns) {
  std::uint32_t t = tree.head(node);
  for (int steps = 0; t != kNowhere && steps < 64; ++steps, t = tree.head(t)) {
    if (nouns && noun_at[t] != kNowhere && verb_at[t] == kNowhere) return noun_at[t];
    if (verb_at[t] != kNowhere) return verb_at[t];
  }
  return kNowhere;
}

/// By token: the verb predicate of its clause.
std::vector<std::uint32_t> clause_owners(const SyntaxTree& tree, const PredicateIndex& index) {
  const std::uint32_t n = tree.document().tokens.size();
  std::vector<std::uint32_t> owner(n, kNowhere);
  std::vector<std::uint8_t> known(n, 0);
  for (std::uint32_t start = 0; start < n; ++start) {
    std::uint32_t t = start;
    while (t != kNowhere && known[t] == 0 && index.verb_at[t] == kNowhere) t = tree.head(t);
    const std::uint32_t found = t == kNowhere                  ? kNowhere
                                : index.verb_at[t] != kNowhere ? index.verb_at[t]
                                                               : owner[t];
    for (std::uint32_t p = start; p != t; p = tree.head(p)) {
      owner[p] = found;
      known[p] = 1;
    }
    if (index.verb_at[start] != kNowhere) owner[start] = index.verb_at[start];
  }
  return owner;
}

}  // namespace

bool is_passive(const SyntaxTree& tree, const Predicate& predicate, std::uint32_t node) {
  if (predicate.verb_group == kNowhere) return false;
  const VerbGroup& group = tree.document().verb_groups[predicate.verb_group];
  const bool object = tree.child(node, Relation::kObj) != kNowhere;
  const bool bare = group.tokens.end - group.tokens.begin == 1 && tree.tag(group.head) == Tag::kVBN;
  // "has granted", "X guaranteed all jobs": without a form of "be" and with an object a verb is active.
  const bool subject =
      tree.child(node, Relation::kNsubj) != kNowhere || tree.child(node, Relation::kNsubjPass) != kNowhere;
  if (bare && object && subject && tree.child(node, Relation::kAuxPass) == kNowhere) return false;
  if (group.passive || tree.child(node, Relation::kAuxPass) != kNowhere) return true;
  if (tree.child(node, Relation::kNsubjPass) != kNowhere) return !group.perfect && !object;
  const Relation r = tree.relation(node);
  return bare && (r == Relation::kAcl || r == Relation::kAdvcl);
}

PredicateIndex find_predicates(const SyntaxTree& tree, Document& document) {
  PredicateIndex index;
  const std::uint32_t n = document.tokens.size();
  index.verb_at.assign(n, kNowhere);
  index.noun_at.assign(n, kNowhere);
  std::vector<Predicate>& predicates = document.predicates;
  for (std::uint32_t g = 0; g < document.verb_groups.size(); ++g) {
    const VerbGroup& group = document.verb_groups[g];
    // "provided that", "pending approval": a participle that opens a clause or phrase acts no more.
    if (tree.relation(group.head) == Relation::kNone || tree.tag(group.head) == Tag::kIN) continue;
    Predicate predicate;
    predicate.token = group.head;
    predicate.verb_group = g;
    predicates.push_back(predicate);
  }
  for (std::uint32_t g = 0; g < document.noun_groups.size(); ++g) {
    const NounGroup& group = document.noun_groups[g];
    if (group.pronoun || tree.relation(group.head) == Relation::kNone) continue;
    Predicate predicate;
    predicate.token = group.head;
    predicate.noun_group = g;
    predicates.push_back(predicate);
  }
  std::stable_sort(predicates.begin(), predicates.end(),
                   [](const Predicate& a, const Predicate& b) { return a.token < b.token; });
  for (std::uint32_t p = 0; p < predicates.size(); ++p) {
    const Predicate& predicate = predicates[p];
    const bool verb = predicate.verb_group != kNowhere;
    const std::uint32_t node = verb ? node_of(tree, document.verb_groups[predicate.verb_group])
                                    : tree.top(document.noun_groups[predicate.noun_group]);
    index.node.push_back(node);
    std::uint32_t& at = verb ? index.verb_at[node] : index.noun_at[node];
    if (at == kNowhere) at = p;
  }
  const std::vector<std::uint32_t> owner = clause_owners(tree, index);
  for (std::uint32_t p = 0; p < predicates.size(); ++p) {
    Predicate& predicate = predicates[p];
    const std::uint32_t node = index.node[p];
    if (predicate.verb_group == kNowhere) {
      predicate.clause = tree.noun_phrase(node);
      predicate.parent = index.verb_at[node] != kNowhere
                             ? index.verb_at[node]
                             : above(tree, index.verb_at, index.noun_at, node, false);
      predicate.link = PredicateLink::kNominal;
      continue;
    }
    predicate.clause = {predicate.token, predicate.token + 1};
    predicate.link = link_of(tree, node);
    predicate.marker = marker_of(tree, node);
    predicate.parent =
        above(tree, index.verb_at, index.noun_at, node,
              predicate.link == PredicateLink::kRelative || predicate.link == PredicateLink::kParticipial ||
                  tree.relation(node) == Relation::kAcl);
    if (predicate.parent == p) predicate.parent = kNowhere;
  }
  for (std::uint32_t t = 0; t < n; ++t) {
    if (owner[t] == kNowhere) continue;
    TokenSpan& clause = predicates[owner[t]].clause;
    clause.begin = std::min(clause.begin, t);
    clause.end = std::max(clause.end, t + 1);
  }
  for (Predicate& predicate : predicates) {
    if (predicate.verb_group != kNowhere) predicate.clause = trim_punctuation(document, predicate.clause);
  }
  return index;
}

}  // namespace claimgraph
