// Whose deed a verb is: subjects of their own, of relative clauses, handed down by control and coordination.
#pragma once

#include <string_view>

#include "resources.h"
#include "syntax/predicates.h"

namespace claimgraph {

/// A node and how it came to its place; kNowhere: none.
struct Found {
  std::uint32_t node = kNowhere;
  std::string_view link = "own";  // static
};

/// Questions to the tree of one document; what it is made of must outlive it. Bounded walks up the tree, over
/// the dependants of each node.
class Subjects {
 public:
  Subjects(const Resources& resources, const SyntaxTree& tree, const PredicateIndex& index,
           const Document& document);

  /// The surface subject: own, of a relative clause, or handed down by control and coordination.
  Found of(std::uint32_t node) const { return surface(node, 0); }
  /// The subject among the dependants of a node, or kNowhere.
  std::uint32_t own(std::uint32_t node) const;
  /// The noun group just before a finite verb that the tree left without a subject.
  Found nearest(const Predicate& predicate) const;
  /// The relative clause of a noun that a verb heads, or that it is joined to: "which it owns and which
  /// lost".
  std::uint32_t relative_clause(std::uint32_t node) const;
  /// What a relative clause tells of: "Ada Lund (D-Ohio), who left", not the bracket before it.
  std::uint32_t antecedent(std::uint32_t clause) const;
  bool is_finite(std::uint32_t node) const;
  /// True within a mention of a party.
  bool is_party(std::uint32_t token) const;
  /// "Ada Lund (D-Ohio)": what opens a bracket behind a noun tells of it and is not the same.
  bool is_bracketed(std::uint32_t node) const;

 private:
  Found surface(std::uint32_t node, int depth) const;
  Found inherited(std::uint32_t above, std::string_view link, int depth) const;
  Found of_noun_clause(std::uint32_t node, std::uint32_t noun, int depth) const;
  std::uint32_t planner_of(std::uint32_t noun, std::uint32_t node) const;
  std::uint32_t own_object(std::uint32_t node) const;
  std::uint32_t actor_before(std::uint32_t node) const;
  bool in_lexicon(const Lexicon* lexicon, std::uint32_t token) const {
    return resources_.lexicons.holds(lexicon, document_.tokens.lemma[token]);
  }

  const Resources& resources_;
  const SyntaxTree& tree_;
  const PredicateIndex& index_;
  const Document& document_;
  // Null where there is none.
  const Lexicon *subject_control_, *object_control_, *meant_deed_, *plan_owner_, *judges_deed_;
  const Symbol of_, for_, by_;
};

}  // namespace claimgraph
