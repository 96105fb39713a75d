#include "claims/builder.h"

#include <algorithm>
#include <utility>

#include "claims/contents.h"
#include "claims/evidence.h"
#include "claims/measures.h"
#include "claims/sound_triples.h"
#include "claims/standing.h"
#include "claims/triples.h"
#include "claims/whole_units.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {

ClaimBuilder::ClaimBuilder(const Resources& resources, const SyntaxTree& tree, Document& document)
    : resources_(resources),
      tree_(tree),
      document_(document),
      roles_(resources.symbols),
      by_token_(document.tokens.size()) {
  known_.assign(document.entities.size(), false);
  for (const EntityMention& mention : document.mentions) {
    const bool bare = mention.tokens.size() == 2 && tree.tag(mention.tokens.begin) == Tag::kDT;
    const Entity& entity = document.entities[mention.entity];
    const bool body = entity.kind == EntityKind::kParty && entity.type != "person" && entity.members.empty();
    if (!body || (mention.form != MentionForm::kPronoun && !bare)) known_[mention.entity] = true;
  }
}

void ClaimBuilder::fill(std::uint32_t claim, Symbol role, Filler filler, std::string_view op) {
  std::vector<RoleFiller>& roles = document_.claims[claim].roles;
  const bool there = std::any_of(roles.begin(), roles.end(), [&](const RoleFiller& other) {
    return other.role == role && other.filler.kind == filler.kind && other.filler.index == filler.index &&
           (filler.kind != FillerKind::kText || other.filler.tokens == filler.tokens);
  });
  if (!there && role != kNoSymbol) roles.push_back({role, filler, op});
}

// "the company" that nobody is found for is no party of that name, but words.
Filler ClaimBuilder::as_told(const Filler& filler) const {
  if (filler.kind != FillerKind::kEntity || known_[document_.mentions[filler.index].entity]) return filler;
  return {FillerKind::kText, kNowhere, filler.tokens};
}

std::uint32_t ClaimBuilder::add(const RuleMatch& match) {
  Claim claim;
  claim.type = match.type;
  claim.rule = match.rule;
  claim.anchor = match.anchor;
  claim.predicate = match.predicate;
  claim.evidence = match.evidence;
  claim.open_roles = match.open_roles;
  for (const RoleCapture& capture : match.captures) {
    const bool vague = capture.filler.kind == FillerKind::kDate && capture.role == roles_.date &&
                       document_.dates[capture.filler.index].is_vague();
    if (!vague) claim.roles.push_back({capture.role, as_told(capture.filler), {}});
  }
  const RuleSettings& settings = resources_.rules.rules[match.rule].settings;
  claim.evidence = whole_evidence(tree_, claim, settings.authors);
  tell_measure(claim);
  take_in_clauses(claim);
  stand(claim, &settings);
  read_triple(claim);
  const auto number = static_cast<std::uint32_t>(document_.claims.size());
  document_.claims.push_back(std::move(claim));
  by_token_[match.anchor].push_back(number);
  return number;
}

// A figure's measure without the figure, and the whole time of "the year ended September 1986" or "the first
// months of 1986" beside the date that bounds it.
void ClaimBuilder::tell_measure(Claim& claim) const {
  std::uint32_t time = kNowhere;
  for (RoleFiller& role : claim.roles) {
    if (role.role == roles_.metric && role.filler.kind == FillerKind::kText)
      role.filler.tokens = bare_measure(tree_, role.filler.tokens);
    if (role.role == roles_.period && role.filler.kind == FillerKind::kDate)
      time = time_bound_by(tree_, role.filler.index);
  }
  if (time != kNowhere)
    claim.roles.push_back({roles_.period, {FillerKind::kDate, time, document_.dates[time].tokens}, {}});
}

// "charges that he lied", "a ban on investment in shares": words that fill a role go on with the phrases that
// hang on their noun or the clause it asks for, unless another role holds them. What a statement says has
// bounds of its own.
void ClaimBuilder::take_in_clauses(Claim& claim) const {
  const ClaimType& type = resources_.ontology.types[claim.type];
  if (type.role("content") != nullptr) return;
  for (RoleFiller& role : claim.roles) {
    const RoleType* const of = resources_.ontology.role(claim.type, document_.symbols.view(role.role));
    if (role.filler.kind != FillerKind::kText || of == nullptr || role.filler.tokens.empty()) continue;
    TokenSpan& words = role.filler.tokens;
    if (of->name == "post") take_in_posts(claim, words);
    const auto take = [&](TokenSpan whole) {
      const bool taken = std::any_of(claim.roles.begin(), claim.roles.end(), [&](const RoleFiller& other) {
        return other.filler.tokens.begin >= words.end && other.filler.tokens.begin < whole.end;
      });
      if (taken) return;
      if (claim.evidence.end == words.end) claim.evidence.end = whole.end;
      words = whole;
    };
    const bool acts =
        of->kind == RoleKind::kParty && in_lexicon("described-party", document_.tokens.lemma[words.end - 1]);
    const TokenSpan bare = words;
    take(with_phrases(words, !acts));
    if (of->kind != RoleKind::kSlot || words != bare) continue;
    const Symbol noun = document_.tokens.lemma[words.end - 1];
    take(with_noun_clause(tree_, words, in_lexicon("claim-noun", noun) || in_lexicon("fact-noun", noun)));
  }
}

// "chairman and chief executive": a post goes on with the next of a list, where no person stands in that.
void ClaimBuilder::take_in_posts(Claim& claim, TokenSpan& words) const {
  const std::uint32_t next = words.end + 1;
  if (next >= document_.tokens.size() || tree_.tag(words.end) != Tag::kCC) return;
  const std::uint32_t group = tree_.noun_group(next);
  if (group == kNowhere || document_.noun_groups[group].tokens.begin != next) return;
  const NounGroup& noun = document_.noun_groups[group];
  const auto mention =
      std::partition_point(document_.mentions.begin(), document_.mentions.end(),
                           [&](const EntityMention& each) { return each.tokens.end <= next; });
  const bool named = mention != document_.mentions.end() && mention->tokens.begin < noun.tokens.end;
  const bool taken = std::any_of(claim.roles.begin(), claim.roles.end(), [&](const RoleFiller& role) {
    return role.filler.tokens.begin >= words.end && role.filler.tokens.overlaps(noun.tokens);
  });
  if (named || taken || !in_lexicon("post", document_.tokens.lemma[noun.head])) return;
  if (claim.evidence.end == words.end) claim.evidence.end = noun.tokens.end;
  words.end = noun.tokens.end;
}

// The words with all phrases that hang on them one behind the other; without any where the last goes on in a
// way that is not read. Who can act takes those alone that tell whose or where.
TokenSpan ClaimBuilder::with_phrases(TokenSpan words, bool thing) const {
  TokenSpan whole = words, part;
  const std::uint32_t end = document_.sentences[document_.sentence_of(words.begin)].tokens.end;
  while (part != whole && whole.end < end) {
    const std::string_view link = document_.norm(whole.end);
    const bool hangs =
        thing ? in_lexicon("hangs-on-noun", document_.tokens.norm[whole.end]) : link == "of" || link == "in";
    part = whole;
    if (hangs) whole = with_noun_phrase(tree_, part);
  }
  const bool goes_on = whole.end < end && document_.norm(whole.end) == "of";
  return goes_on ? words : whole;
}

// Polarity, modality and status of a claim; what the rule itself sets comes first.
void ClaimBuilder::stand(Claim& claim, const RuleSettings* settings) {
  std::vector<std::uint32_t> chain;
  if (claim.predicate != kNowhere) {
    Standing standing = read_standing(resources_, tree_, claim.predicate);
    claim.polarity = standing.polarity;
    claim.modality = standing.modality;
    claim.cues = std::move(standing.cues);
    chain = std::move(standing.chain);
    const bool decided = claim.rule != kNowhere && resources_.ontology.types[claim.type].decided;
    const std::uint32_t word = document_.predicates[claim.predicate].token;
    if (decided && standing.willed && claim.modality == Modality::kExpected &&
        !in_lexicon("falls-to-one", document_.tokens.lemma[word])) {
      claim.modality = Modality::kPlanned;  // who decides on it plans it
    }
    const bool staged = claim.rule != kNowhere && resources_.ontology.types[claim.type].staged;
    if (staged) {
      claim.status = standing.status;
      const bool plain = standing.polarity == Polarity::kPositive && standing.modality == Modality::kAsserted;
      if (claim.status == Status::kNone && plain && standing.past) claim.status = Status::kCompleted;
    }
  }
  if (settings != nullptr) {
    if (settings->polarity) claim.polarity = *settings->polarity;
    // "may" of a right is permission.
    const bool permission =
        settings->modality == Modality::kPermitted && claim.modality == Modality::kPossible;
    const bool fixed = settings->modality == Modality::kAsserted;
    if (settings->modality && (claim.modality == Modality::kAsserted || permission || fixed))
      claim.modality = *settings->modality;
    // "would not oppose the deal" blocks nothing.
    const bool denied = claim.polarity == Polarity::kNegative || claim.modality == Modality::kPossible;
    const bool consented = settings->status != Status::kApproved || claim.modality == Modality::kAsserted;
    const bool reached = (!denied || settings->polarity || settings->modality) && consented;
    if (settings->status && reached && (claim.status == Status::kNone || claim.status == Status::kCompleted))
      claim.status = *settings->status;
  }
  // What is yet to come is neither done nor, but for a plan, approved: "must be approved by the holders"; nor
  // is blocked what somebody is asked to block.
  const bool open = claim.modality != Modality::kAsserted && claim.modality != Modality::kDenied;
  const bool wished = open && claim.modality != Modality::kPlanned && claim.modality != Modality::kPossible;
  const bool asked = claim.modality == Modality::kAsked && claim.status == Status::kBlocked;
  if ((open && claim.status == Status::kCompleted) || (wished && claim.status == Status::kApproved) || asked)
    claim.status = Status::kNone;
  chains_.push_back(std::move(chain));
}

void ClaimBuilder::stand_apart(std::uint32_t number) {
  Claim& claim = document_.claims[number];
  Standing standing = read_standing(resources_, tree_, claim.predicate, true);
  claim.polarity = standing.polarity;
  claim.modality = standing.modality;
  claim.cues = std::move(standing.cues);
  chains_[number] = std::move(standing.chain);
}

bool ClaimBuilder::in_lexicon(LexiconName name, Symbol word) const {
  return resources_.lexicons.holds(name, word);
}

void ClaimBuilder::read_triple(Claim& claim) const {
  if (claim.predicate == kNowhere) return;
  const Predicate& at = document_.predicates[claim.predicate];
  const std::uint32_t copula = at.verb_group == kNowhere ? predicate_at(predicate_node(tree_, at)) : kNowhere;
  const std::uint32_t predicate =
      copula == kNowhere ? claim.predicate : copula;  // "are partners in the venture"
  const OpenTriple read = read_triple_of(tree_, predicate);
  const OpenTriple triple = sound(resources_, tree_, predicate, read).value_or(read);
  claim.subject = triple.subject;
  claim.relation = triple.relation;
  claim.object = triple.object;
}

// The predicate of a verb's node, or kNowhere.
std::uint32_t ClaimBuilder::predicate_at(std::uint32_t node) const {
  const std::uint32_t group = verb_group_at(tree_, node);
  if (group == kNowhere) return kNowhere;
  const std::uint32_t token = document_.verb_groups[group].head;
  const auto& predicates = document_.predicates;
  auto p = std::lower_bound(predicates.begin(), predicates.end(), token,
                            [](const Predicate& each, std::uint32_t at) { return each.token < at; });
  while (p != predicates.end() && p->token == token && p->verb_group == kNowhere) ++p;
  if (p == predicates.end() || p->token != token) return kNowhere;
  return static_cast<std::uint32_t>(p - predicates.begin());
}

void ClaimBuilder::remove(const std::vector<bool>& gone) {
  std::vector<std::uint32_t> now(gone.size(), kNowhere);
  std::uint32_t kept = 0;
  for (std::uint32_t c = 0; c < gone.size(); ++c) {
    if (!gone[c]) now[c] = kept++;
  }
  std::vector<Claim>& claims = document_.claims;
  for (std::uint32_t c = 0; c < gone.size(); ++c) {
    if (gone[c]) continue;
    std::erase_if(claims[c].roles, [&](RoleFiller& role) {
      if (role.filler.kind != FillerKind::kClaim) return false;
      role.filler.index = now[role.filler.index];
      return role.filler.index == kNowhere;
    });
    if (now[c] != c) claims[now[c]] = std::move(claims[c]);
  }
  claims.resize(kept);
}

std::uint32_t ClaimBuilder::claim_at_node(std::uint32_t node) {
  const std::uint32_t group = verb_group_at(tree_, node);
  const std::uint32_t noun = tree_.noun_group(node);
  const std::uint32_t token = group != kNowhere  ? document_.verb_groups[group].head
                              : noun != kNowhere ? document_.noun_groups[noun].head
                                                 : node;
  for (const std::uint32_t each : {token, node}) {
    if (!by_token_[each].empty()) return by_token_[each].front();
  }
  // "fails to deliver", "agrees to pay": what is said is said of the inner verb.
  const std::uint32_t inner = tree_.child(node, Relation::kXcomp);
  if (inner != kNowhere && verb_group_at(tree_, inner) != kNowhere) {
    const std::uint32_t found = claim_at_node(inner);
    if (found != kNowhere) return found;
  }
  const std::uint32_t predicate = predicate_at(node);
  return predicate == kNowhere ? kNowhere : add_open_claim(predicate, read_triple_of(tree_, predicate));
}

}  // namespace claimgraph
