#include "syntax/subjects.h"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr int kMaxInheritance = 8;  // clauses a subject is handed down through

}  // namespace

Subjects::Subjects(const Resources& resources, const SyntaxTree& tree, const PredicateIndex& index,
                   const Document& document)
    : resources_(resources),
      tree_(tree),
      index_(index),
      document_(document),
      subject_control_(resources.lexicons.find("subject-control")),
      object_control_(resources.lexicons.find("object-control")),
      meant_deed_(resources.lexicons.find("meant-deed")),
      plan_owner_(resources.lexicons.find("plan-owner")),
      judges_deed_(resources.lexicons.find("judges-deed")),
      of_(resources.symbols.find("of")),
      for_(resources.symbols.find("for")),
      by_(resources.symbols.find("by")) {}

std::uint32_t Subjects::own(std::uint32_t node) const {
  for (const std::uint32_t c : tree_.children(node)) {
    const Relation r = tree_.relation(c);
    if (r == Relation::kNsubj || r == Relation::kNsubjPass || r == Relation::kCsubj) return c;
  }
  return kNowhere;
}

std::uint32_t Subjects::own_object(std::uint32_t node) const {
  const std::uint32_t object = tree_.child(node, Relation::kIobj);
  return object != kNowhere ? object : tree_.child(node, Relation::kObj);
}

// The surface subject: own, of a relative clause, or handed down by control and coordination.
Found Subjects::surface(std::uint32_t node, int depth) const {
  const std::uint32_t subject = own(node);
  const Relation r = tree_.relation(node);
  const std::uint32_t above = tree_.head(node);
  if (subject != kNowhere) {
    if (!is_relative_word(tree_.tag(subject)) || above == kNowhere) return {subject, "own"};
    const std::uint32_t clause = relative_clause(node);
    return clause != kNowhere ? Found{antecedent(clause), "relative"} : Found{subject, "own"};
  }
  if (above == kNowhere || depth >= kMaxInheritance || tree_.child(node, Relation::kExpl) != kNowhere)
    return {};
  if (const std::uint32_t actor = actor_before(node); actor != kNowhere) return {actor, "control"};
  switch (r) {
    case Relation::kXcomp: {
      const std::uint32_t object = own_object(above);
      if (object != kNowhere && object < node && !in_lexicon(subject_control_, above))
        return {object, "control"};
      return inherited(above, "control", depth);
    }
    case Relation::kConj:
      return inherited(above, "conjunct", depth);
    case Relation::kAdvcl:
      if (is_finite(node)) return {};
      if (const std::uint32_t object = own_object(above);
          object != kNowhere && object < node && in_lexicon(object_control_, above))
        return {object, "control"};
      return inherited(above, "control", depth);
    case Relation::kAcl:
      return of_noun_clause(node, above, depth);
    default:
      return {};
  }
}

// "lent the money for X to buy Y": the party right before an infinitive, behind "for".
std::uint32_t Subjects::actor_before(std::uint32_t node) const {
  const std::uint32_t p = index_.verb_at[node];
  if (p == kNowhere) return kNowhere;
  const VerbGroup& verb = document_.verb_groups[document_.predicates[p].verb_group];
  if (!verb.infinitive || verb.tokens.begin == 0 || tree_.tag(verb.tokens.begin) != Tag::kTO) return kNowhere;
  const std::uint32_t before = verb.tokens.begin - 1, group = tree_.noun_group(before);
  if (group == kNowhere || document_.sentence_of(before) != document_.sentence_of(node)) return kNowhere;
  std::uint32_t actor = tree_.top(document_.noun_groups[group]);
  for (int i = 0; i < kMaxInheritance && tree_.relation(actor) == Relation::kConj; ++i) {
    if (tree_.head(actor) == kNowhere) break;
    actor = tree_.head(actor);  // "for X and Y to buy Z"
  }
  return tree_.preposition(actor) == for_ && is_party(actor) ? actor : kNowhere;
}

// The relative clause of a noun that a verb heads, or that it is joined to: "which it owns and which
// lost".
std::uint32_t Subjects::relative_clause(std::uint32_t node) const {
  for (int i = 0; i < kMaxInheritance && tree_.relation(node) == Relation::kConj; ++i) {
    if (tree_.head(node) == kNowhere) return kNowhere;
    node = tree_.head(node);
  }
  const bool relative = tree_.relation(node) == Relation::kAclRelcl && tree_.head(node) != kNowhere;
  return relative ? node : kNowhere;
}

// What a relative clause tells of: "Ada Lund (D-Ohio), who left", not the bracket before it.
std::uint32_t Subjects::antecedent(std::uint32_t clause) const {
  const std::uint32_t noun = tree_.head(clause), group = tree_.noun_group(noun);
  if (group == kNowhere) return noun;
  const std::uint32_t behind = document_.noun_groups[group].tokens.end;
  const bool bracket = tree_.relation(noun) == Relation::kAppos && is_bracketed(noun) &&
                       behind < document_.tokens.size() && document_.norm(behind) == ")";
  return bracket && is_party(tree_.head(noun)) ? tree_.head(noun) : noun;
}

Found Subjects::inherited(std::uint32_t above, std::string_view link, int depth) const {
  Found found = surface(above, depth + 1);
  if (found.node != kNowhere) found.link = link;
  return found;
}

bool Subjects::is_finite(std::uint32_t node) const {
  const std::uint32_t p = index_.verb_at[node];
  if (p == kNowhere) return false;
  return document_.verb_groups[document_.predicates[p].verb_group].finite;
}

// Whose "request to build", "a company building", "a deal signed" it is.
Found Subjects::of_noun_clause(std::uint32_t node, std::uint32_t noun, int depth) const {
  if (tree_.child(node, Relation::kMark) == kNowhere) return {noun, "participial"};
  const std::uint32_t possessor = tree_.child(noun, Relation::kNmodPoss);
  if (possessor != kNowhere) return {possessor, "possessor"};
  for (const std::uint32_t c : tree_.children(noun)) {  // "an effort by X to build"
    if (c < node && tree_.relation(c) == Relation::kNmod && tree_.preposition(c) == by_) return {c, "agent"};
  }
  if (const std::uint32_t planner = planner_of(noun, node); planner != kNowhere) return {planner, "planner"};
  if (own(noun) != kNowhere && tree_.has_preposition(noun))
    return inherited(noun, "control", depth);  // "X is in talks to build"
  std::uint32_t verb = tree_.head(noun);
  for (int i = 0; i < 3 && verb != kNowhere && tree_.verb_group(verb) == kNowhere; ++i)
    verb = tree_.head(verb);  // "an agreement in principle to build"
  if (verb == kNowhere || tree_.verb_group(verb) == kNowhere) return {};
  if (in_lexicon(meant_deed_, noun) && in_lexicon(judges_deed_, verb))
    return {};  // "welcomed a plan to build"
  const std::uint32_t receiver = tree_.child(verb, Relation::kIobj);
  if (receiver != kNowhere) return {receiver, "receiver"};
  return inherited(verb, "control", depth);
}

// Who means to do it: "the failure of X to build", "the X plan to build".
std::uint32_t Subjects::planner_of(std::uint32_t noun, std::uint32_t node) const {
  if (!in_lexicon(meant_deed_, noun)) return kNowhere;
  for (const std::uint32_t c : tree_.children(noun)) {
    const Relation r = tree_.relation(c);
    if (r == Relation::kNmod && c > noun && c < node && tree_.preposition(c) == of_) return c;
    if (r == Relation::kCompound && c + 1 == noun && (is_party(c) || in_lexicon(plan_owner_, c))) return c;
  }
  return kNowhere;
}

// The noun group just before a finite verb that the tree left without a subject.
Found Subjects::nearest(const Predicate& predicate) const {
  const VerbGroup& group = document_.verb_groups[predicate.verb_group];
  if (!group.finite) return {};
  std::uint32_t t = group.tokens.begin;
  while (t > 0 && is_adverb(tree_.tag(t - 1))) --t;
  if (t == 0 || tree_.noun_group(t - 1) == kNowhere) return {};
  const std::uint32_t node = tree_.top(document_.noun_groups[tree_.noun_group(t - 1)]);
  if (tree_.has_preposition(node) || tree_.relation(node) == Relation::kNone) return {};
  return {node, "nearest"};
}

// "Ada Lund (D-Ohio)": what opens a bracket behind a noun tells of it and is not the same.
bool Subjects::is_bracketed(std::uint32_t node) const {
  const std::uint32_t group = tree_.noun_group(node);
  const std::uint32_t begin = group == kNowhere ? node : document_.noun_groups[group].tokens.begin;
  return begin > 0 && document_.norm(begin - 1) == "(";
}

// True within a mention of a party.
bool Subjects::is_party(std::uint32_t token) const {
  const auto& mentions = document_.mentions;
  const auto mention = std::partition_point(mentions.begin(), mentions.end(),
                                            [&](const EntityMention& m) { return m.tokens.end <= token; });
  return mention != mentions.end() && mention->tokens.begin <= token &&
         document_.entities[mention->entity].kind == EntityKind::kParty;
}

}  // namespace claimgraph
