#include "claims/told_inside.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "claims/builder.h"
#include "claims/contents.h"
#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr int kLongestChain = 4;  // verbs of "to go on trying to build"

class InnerClaims {
 public:
  explicit InnerClaims(ClaimBuilder& builder)
      : builder_(builder),
        document_(builder.document()),
        content_(builder.resources().symbols.find("content")) {}

  void run() {
    for (auto* reach : {&typed_, &hedged_}) reach->assign(document_.tokens.size() + 1, {});
    used_.assign(document_.claims.size(), false);
    said_.assign(document_.claims.size(), kNowhere);
    for (std::uint32_t c = 0; c < document_.claims.size(); ++c) look_at(c);
    for (auto* reach : {&typed_, &hedged_}) {
      for (std::size_t t = 1; t < reach->size(); ++t) {
        if ((*reach)[t].end < (*reach)[t - 1].end) (*reach)[t] = (*reach)[t - 1];
      }
    }
    std::vector<bool> gone(document_.claims.size(), false);
    for (std::uint32_t c = 0; c < gone.size(); ++c) {
      const Claim& claim = document_.claims[c];
      gone[c] = !used_[c] && (told_inside(c, typed_) || (aims(claim) && told_inside(c, hedged_)));
    }
    builder_.remove(gone);
  }

 private:
  // The farthest end of a part of a typed claim that begins here or before, and whose part it is.
  struct Reach {
    std::uint32_t end = 0, claim = kNowhere;
  };

  void look_at(std::uint32_t number) {
    const Claim& claim = document_.claims[number];
    for (const RoleFiller& role : claim.roles) {
      if (role.filler.kind != FillerKind::kClaim) continue;
      if (role.role == content_) said_[role.filler.index] = number;
      used_[role.filler.index] = used_[role.filler.index] || role.role != content_;
    }
    if (is_statement(builder_.resources(), claim)) return;
    if (claim.rule == kNowhere) {
      if (claim.modality != Modality::kAsserted) holds(hedged_, number, claim.object);
      return;
    }
    holds(typed_, number, claim.object);
    for (const RoleFiller& role : claim.roles) {
      if (role.filler.kind == FillerKind::kText) holds(typed_, number, role.filler.tokens);
    }
  }

  static void holds(std::vector<Reach>& reaches, std::uint32_t claim, TokenSpan part) {
    Reach& reach = reaches[part.begin];
    if (!part.empty() && part.end > reach.end) reach = {part.end, claim};
  }

  // "is seen as an effort by Acme [to go on]": an infinitive of a noun.
  bool aims(const Claim& claim) const {
    const SyntaxTree& tree = builder_.tree();
    if (claim.predicate == kNowhere || claim.relation.empty() || tree.tag(claim.relation.begin) != Tag::kTO)
      return false;
    std::uint32_t node = predicate_node(tree, document_.predicates[claim.predicate]);
    for (int i = 0; i < kLongestChain && node != kNowhere && tree.relation(node) == Relation::kXcomp; ++i)
      node = tree.head(node);
    return node != kNowhere && tree.relation(node) == Relation::kAcl;
  }

  bool told_inside(std::uint32_t number, const std::vector<Reach>& reaches) const {
    const Claim& claim = document_.claims[number];
    if (claim.rule != kNowhere || claim.apposition || claim.relation.empty()) return false;
    const Reach reach = reaches[claim.relation.begin];
    const std::uint32_t end = std::max(claim.relation.end, claim.object.end);
    if (reach.end < end || document_.claims[reach.claim].anchor == claim.anchor || !hangs(claim))
      return false;
    if (said_[number] != kNowhere && said_[number] != said_[reach.claim]) return false;
    const TokenSpan subject = claim.subject;
    const bool inside = subject.empty() || reaches[subject.begin].end >= end;
    const bool shared = !subject.empty() && subject.overlaps(document_.claims[reach.claim].subject);
    return (inside || shared) && tells_no_more(claim);
  }

  // A relative clause, a participle or an infinitive: no sentence of its own.
  bool hangs(const Claim& claim) const {
    if (claim.predicate == kNowhere) return false;
    const Predicate& predicate = document_.predicates[claim.predicate];
    const Relation relation = builder_.tree().relation(predicate_node(builder_.tree(), predicate));
    const bool finite =
        predicate.verb_group != kNowhere && document_.verb_groups[predicate.verb_group].finite;
    return !finite || relation == Relation::kAclRelcl || relation == Relation::kAcl;
  }

  bool tells_no_more(const Claim& claim) const {
    const bool done =
        builder_.tree().tag(claim.relation.begin) == Tag::kTO && claim.modality == Modality::kAsserted;
    if (done) return false;  // "spent $5 to repair the mill"
    return std::all_of(claim.roles.begin(), claim.roles.end(), [](const RoleFiller& role) {
      return role.filler.kind == FillerKind::kText || role.filler.kind == FillerKind::kEntity;
    });
  }

  ClaimBuilder& builder_;
  Document& document_;
  const Symbol content_;
  std::vector<Reach> typed_;         // by token: parts of typed claims
  std::vector<Reach> hedged_;        // objects of open claims that the text only holds for possible
  std::vector<std::uint32_t> said_;  // by claim: the statement it is the content of
  std::vector<bool> used_;           // by claim: another points to it
};

}  // namespace

void drop_told_inside(ClaimBuilder& builder) { InnerClaims(builder).run(); }

}  // namespace claimgraph
