#include "rules/clause_owner.h"

#include <algorithm>

#include "rules/event_matcher.h"

namespace claimgraph {
TokenSpan clause_of(const Document& document, std::uint32_t predicate) {
  for (int i = 0; i < kLongestVerbChain && predicate != kNowhere; ++i) {
    const Predicate& p = document.predicates[predicate];
    if (p.verb_group != kNowhere || (p.parent == kNowhere && !p.clause.empty())) return p.clause;
    predicate = p.parent;
  }
  return {};
}

void find_owners(const Document& document, TokenSpan sentence, std::vector<std::uint32_t>& owner) {
  owner.assign(sentence.size(), kNowhere);
  const auto& predicates = document.predicates;
  const auto before = [](const Predicate& p, std::uint32_t token) { return p.token < token; };
  std::vector<std::uint32_t> verbs;
  for (auto p = std::lower_bound(predicates.begin(), predicates.end(), sentence.begin, before);
       p != predicates.end() && p->token < sentence.end; ++p) {
    if (p->verb_group != kNowhere && !p->clause.empty()) {
      verbs.push_back(static_cast<std::uint32_t>(p - predicates.begin()));
    }
  }
  std::stable_sort(verbs.begin(), verbs.end(), [&](std::uint32_t a, std::uint32_t b) {
    const TokenSpan left = predicates[a].clause, right = predicates[b].clause;
    return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
  });
  std::vector<std::uint32_t> open;  // clauses around the token, the innermost last
  auto next = verbs.begin();
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    for (; next != verbs.end() && predicates[*next].clause.begin <= t; ++next) open.push_back(*next);
    while (!open.empty() && predicates[open.back()].clause.end <= t) open.pop_back();
    if (!open.empty()) owner[t - sentence.begin] = open.back();
  }
}

std::uint32_t owner_at(const SentenceView& view, std::uint32_t token) {
  std::vector<std::uint32_t>& owner = view.scratch.owner;
  if (owner.empty()) find_owners(view.document, view.tokens, owner);
  return view.tokens.contains(token) ? owner[token - view.tokens.begin] : kNowhere;
}

bool same_clause(const SentenceView& view, std::uint32_t owner, std::uint32_t token) {
  const std::uint32_t other = owner_at(view, token);
  for (int i = 0; i < kLongestVerbChain && owner != kNowhere; ++i) {
    if (owner == other) return true;
    const Predicate& p = view.document.predicates[owner];
    if (p.link != PredicateLink::kComplement && p.link != PredicateLink::kConjunct) return false;
    owner = p.parent;
  }
  return false;
}

}  // namespace claimgraph
