// The half of ClaimBuilder that makes open claims: of bare clauses and appositions that no rule covers.
#include <algorithm>
#include <utility>

#include "claims/builder.h"
#include "claims/conditions.h"
#include "claims/contents.h"
#include "claims/sound_triples.h"
#include "claims/standing.h"
#include "claims/triples.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

void widen_to_triple(Claim& claim) {
  for (const TokenSpan span : {claim.subject, claim.relation, claim.object}) {
    if (span.empty()) continue;
    claim.evidence.begin = std::min(claim.evidence.begin, span.begin);
    claim.evidence.end = std::max(claim.evidence.end, span.end);
  }
}

}  // namespace

void ClaimBuilder::add_open(TokenSpan sentence) {
  const auto& predicates = document_.predicates;
  const auto first =
      std::lower_bound(predicates.begin(), predicates.end(), sentence.begin,
                       [](const Predicate& p, std::uint32_t token) { return p.token < token; });
  for (auto p = static_cast<std::uint32_t>(first - predicates.begin());
       p < predicates.size() && predicates[p].token < sentence.end; ++p) {
    if (predicates[p].verb_group == kNowhere || !by_token_[predicates[p].token].empty()) continue;
    const std::vector<OpenTriple> triples = read_triples_of(tree_, p);
    const OpenTriple lead = triples.empty() ? OpenTriple{} : triples.front();
    if (!tells(p, lead)) {
      if (is_consequence(p, lead)) add_open_claim(p, lead);
      continue;
    }
    for (const OpenTriple& triple : triples) {
      if (triple.object.empty()) continue;
      const auto told = sound(resources_, tree_, p, triple);
      if (told && !told_by_governor(p, *told) && !told_in_words(sentence, p, *told) &&
          !names_agreement(sentence, p, *told))
        add_open_claim(p, *told);
    }
  }
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (tree_.relation(t) != Relation::kAppos || !by_token_[t].empty()) continue;
    const auto triple = read_apposition(tree_, t, sentence);
    if (triple && !explains_agreement(sentence, triple->subject, triple->object)) add_apposition(t, *triple);
  }
}

std::uint32_t ClaimBuilder::add_open_claim(std::uint32_t predicate, const OpenTriple& triple) {
  const Predicate& at = document_.predicates[predicate];
  Claim claim;
  claim.rule = kNowhere;
  claim.type = Ontology::kNoType;
  claim.anchor = at.token;
  claim.predicate = predicate;
  stand(claim, nullptr);
  claim.subject = triple.subject;
  claim.relation = triple.relation;
  claim.object = triple.object;
  claim.evidence = {at.token, at.token + 1};
  widen_to_triple(claim);
  const auto number = static_cast<std::uint32_t>(document_.claims.size());
  document_.claims.push_back(std::move(claim));
  by_token_[at.token].push_back(number);
  if (!document_.claims[number].object.empty())
    fill(number, roles_.object, {FillerKind::kText, kNowhere, document_.claims[number].object});
  return number;
}

void ClaimBuilder::add_apposition(std::uint32_t token, const OpenTriple& triple) {
  Claim claim;
  claim.rule = kNowhere;
  claim.type = Ontology::kNoType;
  claim.anchor = token;
  claim.apposition = true;
  claim.subject = triple.subject;
  claim.object = triple.object;
  claim.evidence = {std::min(claim.subject.begin, claim.object.begin),
                    std::max(claim.subject.end, claim.object.end)};
  chains_.emplace_back();
  const auto number = static_cast<std::uint32_t>(document_.claims.size());
  document_.claims.push_back(std::move(claim));
  by_token_[token].push_back(number);
  fill(number, roles_.object, {FillerKind::kText, kNowhere, triple.object});
}

bool ClaimBuilder::make_open(std::uint32_t number) {
  Claim& claim = document_.claims[number];
  if (claim.predicate == kNowhere || by_token_[claim.anchor].size() > 1) return false;
  if (!tells(claim.predicate, read_triple_of(tree_, claim.predicate))) return false;
  const Symbol source = resources_.symbols.find("source"), condition = resources_.symbols.find("condition");
  claim.rule = kNowhere;
  claim.type = Ontology::kNoType;
  std::erase_if(claim.roles,
                [&](const RoleFiller& role) { return role.role != source && role.role != condition; });
  widen_to_triple(claim);
  fill(number, roles_.object, {FillerKind::kText, kNowhere, claim.object});
  return true;
}

// "prices will fall if ...": what happens under a condition is told though nothing stands behind its verb.
bool ClaimBuilder::is_consequence(std::uint32_t predicate, const OpenTriple& triple) const {
  const Predicate& at = document_.predicates[predicate];
  if (!document_.verb_groups[at.verb_group].finite) return false;
  if (triple.subject.empty() || !triple.object.empty()) return false;
  const std::vector<std::uint32_t> chain{predicate_node(tree_, at)};
  const auto conditions = find_conditions(resources_, tree_, chain);
  return std::any_of(conditions.begin(), conditions.end(),
                     [](const Condition& condition) { return condition.clause; });
}

// "keeps a right of first refusal", "gives the firm the option": a typed claim of the verb's object that took
// the verb in as evidence has told it all; so have claims of what a list holds ("this includes access to
// ...") and of the noun of a copula ("are partners in the venture").
bool ClaimBuilder::lends_itself(std::uint32_t predicate) const {
  const Predicate& at = document_.predicates[predicate];
  const std::uint32_t node = predicate_node(tree_, at);
  const bool list = in_lexicon("list-verb", document_.tokens.lemma[at.token]);
  const auto told = [&](std::uint32_t token) {
    const std::uint32_t group = tree_.noun_group(token);
    if (group == kNowhere) return false;
    const TokenSpan words = document_.noun_groups[group].tokens;
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      for (const std::uint32_t number : by_token_[t]) {
        const Claim& claim = document_.claims[number];
        if (claim.rule == kNowhere) continue;
        const bool of_copula = token == node && claim.relation.contains(at.token);
        if (list || of_copula || claim.evidence.contains(at.token)) return true;
      }
    }
    return false;
  };
  if (node != at.token && told(node)) return true;
  const auto children = tree_.children(node);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t c) { return tree_.relation(c) == Relation::kObj && told(c); });
}

// A verb with a subject and something said of it; an operator ("plans to ...") only lends its modality to
// what is told of the verb it governs.
bool ClaimBuilder::tells(std::uint32_t predicate, const OpenTriple& triple) const {
  if (triple.subject.empty() || triple.object.empty() || lends_itself(predicate)) return false;
  const Predicate& at = document_.predicates[predicate];
  const std::uint32_t node = predicate_node(tree_, at);
  const std::uint32_t next = document_.verb_groups[at.verb_group].tokens.end;
  const bool is_to = document_.lemma(at.token) == "be" && next < document_.tokens.size() &&
                     tree_.tag(next) == Tag::kTO && tree_.verb_group(next) != kNowhere;
  if (is_to) {  // "is to buy"
    const std::uint32_t told = predicate_at(document_.verb_groups[tree_.verb_group(next)].head);
    if (told == kNowhere) return true;
    const OpenTriple infinitive = read_triple_of(tree_, told);
    return infinitive.subject.empty() || infinitive.object.empty();
  }
  const std::uint32_t inner = tree_.child(node, Relation::kXcomp);
  if (inner == kNowhere || tree_.child(node, Relation::kObj) != kNowhere) return true;
  const std::uint32_t governed = predicate_at(inner);
  return governed == kNowhere || read_triple_of(tree_, governed).object.empty();
}

// "have partnered to create a network": a typed claim of a verb above, in the relation, told the object.
bool ClaimBuilder::told_by_governor(std::uint32_t predicate, const OpenTriple& triple) const {
  const Predicate& at = document_.predicates[predicate];
  if (triple.object.empty() || at.verb_group == kNowhere || !document_.verb_groups[at.verb_group].infinitive)
    return false;
  for (std::uint32_t t = triple.relation.begin; t < triple.relation.end; ++t) {
    if (t == at.token) continue;
    for (const std::uint32_t number : by_token_[t]) {
      const Claim& claim = document_.claims[number];
      if (claim.rule != kNowhere && !is_statement(resources_, claim) &&
          claim.evidence.contains(triple.object))
        return true;
    }
  }
  return false;
}

// "has the option to lease carts", "spent $5 to mend a mill": a typed claim with a role for each who acts and
// words for what they do. A purpose is planned whatever its claim is; other words stand as their claim does.
bool ClaimBuilder::told_in_words(TokenSpan sentence, std::uint32_t predicate,
                                 const OpenTriple& triple) const {
  const Predicate& at = document_.predicates[predicate];
  if (at.verb_group == kNowhere || !document_.verb_groups[at.verb_group].infinitive) return false;
  const Modality modality = read_standing(resources_, tree_, predicate).modality;
  std::ptrdiff_t actors = 1;  // "Acme and Beta paid"
  for (std::uint32_t t = triple.subject.begin; t < triple.subject.end; ++t)
    actors += tree_.tag(t) == Tag::kCC ? 1 : 0;
  for (auto claim = document_.claims.rbegin();
       claim != document_.claims.rend() && sentence.contains(claim->anchor); ++claim) {
    if (claim->rule == kNowhere || is_statement(resources_, *claim)) continue;
    std::ptrdiff_t acting = 0;
    bool words = false;
    for (const RoleFiller& role : claim->roles) {
      const TokenSpan tokens = role.filler.tokens;
      if (role.filler.kind == FillerKind::kText) {
        words = words || (tokens.contains(at.token) && tokens.contains(triple.object) &&
                          (role.role == roles_.purpose || claim->modality == modality));
      } else if (role.filler.kind == FillerKind::kEntity) {
        acting += triple.subject.contains(tokens) ? 1 : 0;
      }
    }
    if (words && acting >= actors) return true;
  }
  return false;
}

// "a chain of mills called Falcon"
bool ClaimBuilder::names_agreement(TokenSpan sentence, std::uint32_t predicate,
                                   const OpenTriple& triple) const {
  const Predicate& at = document_.predicates[predicate];
  return !document_.verb_groups[at.verb_group].finite &&
         in_lexicon("naming-verb", document_.tokens.lemma[at.token]) &&
         explains_agreement(sentence, triple.object, triple.subject);
}

// "announced Falcon, a $5 billion deal with Beta", "build a chain of mills called Falcon": a typed claim that
// has the agreement and what is said of it.
bool ClaimBuilder::explains_agreement(TokenSpan sentence, TokenSpan name, TokenSpan thing) const {
  for (auto claim = document_.claims.rbegin();
       claim != document_.claims.rend() && sentence.contains(claim->anchor); ++claim) {
    if (claim->rule == kNowhere) continue;
    bool named = false, explained = false;
    for (const RoleFiller& role : claim->roles) {
      const TokenSpan tokens = role.filler.tokens;
      const bool is_name = role.role == roles_.agreement;
      named = named || (is_name && name.contains(tokens));
      explained = explained || (!is_name && (thing.contains(tokens) || tokens.contains(thing)));
    }
    if (named && explained) return true;
  }
  return false;
}

}  // namespace claimgraph
