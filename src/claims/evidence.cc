#include "claims/evidence.h"

#include <algorithm>

#include "claims/whole_units.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

bool is_person(const Document& document, const RoleFiller& role) {
  if (role.filler.kind != FillerKind::kEntity) return false;
  const std::uint32_t entity = document.mentions[role.filler.index].entity;
  return entity != kNowhere && document.entities[entity].type == "person";
}

// True where a person whose title is the claim ends it: "won director Ada Lund best film".
bool ends_with_person(const Document& document, const Claim& claim, TokenSpan evidence) {
  return std::any_of(claim.roles.begin(), claim.roles.end(), [&](const RoleFiller& role) {
    return role.filler.tokens.end == evidence.end && role.filler.tokens.contains(claim.anchor) &&
           is_person(document, role);
  });
}

// "revenue-sharing agreements": the noun of a claim is evidence with what stands before it in its group.
void take_in_noun(const SyntaxTree& tree, const Claim& claim, TokenSpan& evidence) {
  if (claim.predicate == kNowhere) return;
  const Predicate& at = tree.document().predicates[claim.predicate];
  if (at.noun_group == kNowhere || at.verb_group != kNowhere) return;
  evidence.begin = std::min(evidence.begin, tree.document().noun_groups[at.noun_group].tokens.begin);
}

// "he was forced to step down": evidence does not end between a verb and its particle.
void take_in_particle(const SyntaxTree& tree, const Claim& claim, TokenSpan& evidence) {
  const std::uint32_t group = tree.verb_group(claim.anchor);
  if (group != kNowhere && tree.document().verb_groups[group].particle == evidence.end) ++evidence.end;
}

// "lose access to the firm's data": evidence does not end with the owner.
void take_in_owned(const SyntaxTree& tree, TokenSpan& evidence) {
  const std::uint32_t end = evidence.end;
  if (end + 1 >= tree.document().tokens.size() || tree.tag(end) != Tag::kPOS) return;
  const std::uint32_t group = tree.noun_group(end + 1);
  if (group != kNowhere) evidence.end = tree.document().noun_groups[group].tokens.end;
}

// "began a sit-in at the mine": evidence does not end with the word that leads on.
void leave_links(const SyntaxTree& tree, const Claim& claim, TokenSpan& evidence) {
  const auto links = [&](std::uint32_t token) {
    const Relation r = tree.relation(token);
    return r == Relation::kCase || r == Relation::kMark || r == Relation::kCc || r == Relation::kDet;
  };
  while (evidence.end > claim.anchor + 1 && evidence.size() > 1 && links(evidence.end - 1) &&
         tree.head(evidence.end - 1) != kNowhere && tree.head(evidence.end - 1) >= evidence.end)
    --evidence.end;
}

// "after his party's 2001 election defeat": evidence does not end inside a noun group.
void take_in_group(const SyntaxTree& tree, TokenSpan& evidence) {
  constexpr std::uint32_t kLongestRest = 3;
  const std::uint32_t end = evidence.end;
  if (end >= tree.document().tokens.size()) return;
  const std::uint32_t group = tree.noun_group(end);
  if (group == kNowhere || group != tree.noun_group(end - 1)) return;
  const std::uint32_t whole = tree.document().noun_groups[group].tokens.end;
  if (whole - end <= kLongestRest) evidence.end = whole;
}

// "In the year to June, profit fell": evidence does not begin inside the words that tell when.
void take_in_time(const SyntaxTree& tree, TokenSpan& evidence) {
  const Document& document = tree.document();
  const std::uint32_t first = document.sentences[document.sentence_of(evidence.begin)].tokens.begin;
  const TokenSpan time = date_at(document, evidence.begin);
  if (time.empty() || time.begin != evidence.begin) return;
  std::uint32_t begin = evidence.begin;
  const auto leads = [&](Tag tag) { return tag == Tag::kIN || tag == Tag::kTO; };
  while (begin > first && leads(tree.tag(begin - 1))) {
    --begin;
    const TokenSpan before = begin > first ? date_at(document, begin - 1) : TokenSpan{};
    if (before.end == begin && before.begin >= first) begin = before.begin;
  }
  // Only where these words open the sentence; elsewhere they may hang on what stands before.
  if (begin == first) evidence.begin = begin;
}

}  // namespace

TokenSpan whole_evidence(const SyntaxTree& tree, const Claim& claim, bool beside) {
  TokenSpan evidence = claim.evidence;
  while (evidence.size() > 1 && tree.tag(evidence.begin) == Tag::kComma) ++evidence.begin;
  while (evidence.size() > 1 && tree.tag(evidence.end - 1) == Tag::kComma) --evidence.end;
  if (!beside) take_in_noun(tree, claim, evidence);
  take_in_particle(tree, claim, evidence);
  if (!ends_with_person(tree.document(), claim, evidence)) {
    if (!beside) take_in_owned(tree, evidence);
    take_in_group(tree, evidence);
  }
  evidence = whole_units(tree.document(), evidence);
  leave_links(tree, claim, evidence);
  take_in_time(tree, evidence);
  return evidence;
}

}  // namespace claimgraph
