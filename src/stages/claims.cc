#include "stages/claims.h"

#include <algorithm>

#include "claims/agreements.h"
#include "claims/builder.h"
#include "claims/carried.h"
#include "claims/conditions.h"
#include "claims/confidence.h"
#include "claims/described.h"
#include "claims/headlines.h"
#include "claims/posts.h"
#include "claims/same_facts.h"
#include "claims/sources.h"
#include "claims/told_inside.h"
#include "resources.h"
#include "rules/matcher.h"

namespace claimgraph {
namespace {

bool makes_claims(UnitKind kind) {
  return kind == UnitKind::kProse || kind == UnitKind::kHeadline || kind == UnitKind::kBullet;
}

// Amounts inside a condition are what must be reached.
void add_thresholds(ClaimBuilder& builder, Symbol threshold, std::uint32_t claim, TokenSpan tokens) {
  Document& document = builder.document();
  const auto before = [](const Amount& amount, std::uint32_t token) { return amount.tokens.begin < token; };
  const auto first = std::lower_bound(document.amounts.begin(), document.amounts.end(), tokens.begin, before);
  for (auto a = static_cast<std::uint32_t>(first - document.amounts.begin());
       a < document.amounts.size() && document.amounts[a].tokens.begin < tokens.end; ++a) {
    const Amount& amount = document.amounts[a];
    if (!tokens.contains(amount.tokens) || amount.dimension == Dimension::kCount) continue;
    const auto& roles = document.claims[claim].roles;
    const bool used = std::any_of(roles.begin(), roles.end(), [&](const RoleFiller& role) {
      return role.filler.kind == FillerKind::kAmount && role.filler.index == a;
    });
    if (!used) builder.fill(claim, threshold, {FillerKind::kAmount, a, amount.tokens});
  }
}

struct ConditionRoles {
  Symbol condition, threshold;
};

void link_conditions(ClaimBuilder& builder, const ConditionRoles& roles, std::uint32_t claim) {
  const std::vector<std::uint32_t> chain = builder.chain(claim);
  for (const Condition& condition : find_conditions(builder.resources(), builder.tree(), chain)) {
    if (condition.tokens.contains(builder.document().claims[claim].anchor)) continue;
    std::uint32_t found = builder.claim_at_node(condition.node);
    if (found == claim) continue;
    // "It expires in May unless extended": an open claim that runs over the other tells no condition of it.
    if (found != kNowhere && builder.document().claims[found].rule == kNowhere &&
        builder.document().claims[found].evidence.contains(builder.document().claims[claim].anchor))
      found = kNowhere;
    Claim& supposed = builder.document().claims[claim];
    supposed.modality = under_condition(builder.resources(), builder.tree(), chain, supposed, condition);
    if (found == kNowhere) {
      builder.fill(claim, roles.condition, {FillerKind::kText, kNowhere, condition.tokens}, condition.op);
      continue;
    }
    builder.fill(claim, roles.condition, {FillerKind::kClaim, found, condition.tokens}, condition.op);
    add_thresholds(builder, roles.threshold, found, condition.tokens);
  }
}

}  // namespace

void find_claims(const Resources& resources, Document& document) {
  // Its memory outlives the article: most of it is as large as the rule set.
  thread_local RuleScratch scratch;
  const SyntaxTree tree(document);
  ClaimBuilder builder(resources, tree, document);
  std::vector<RuleMatch> matches;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    if (!makes_claims(document.sentences[s].kind)) continue;
    matches.clear();
    match_rules(resources, document, s, scratch, matches);
    settle(resources.ontology, matches);
    fill_roles(resources, document, s, scratch, matches);
    drop_told_twice(resources.ontology, matches);
    for (const RuleMatch& match : matches) builder.add(match);
    builder.add_open(document.sentences[s].tokens);
  }
  const auto claims = static_cast<std::uint32_t>(document.claims.size());
  const ConditionRoles roles{resources.symbols.find("condition"), resources.symbols.find("threshold")};
  for (std::uint32_t c = 0; c < claims; ++c) link_conditions(builder, roles, c);
  link_agreements(builder);
  link_sources(builder);
  drop_told_inside(builder);
  share_posts(resources, document);
  carry_roles(resources, document);
  settle_headlines(resources, document);
  join_facts(resources, document);
  name_described(resources, tree, document);
  weigh_claims(resources, tree, document);
}

}  // namespace claimgraph
