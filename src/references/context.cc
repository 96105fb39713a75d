#include "references/context.h"

#include <algorithm>
#include <utility>

#include "parse/relation.h"
#include "tag/tagset.h"

namespace claimgraph {

void ReferenceContext::join(TokenSpan tokens, std::uint32_t head, std::uint32_t entity, MentionForm form,
                            std::string_view rule, float confidence, std::uint32_t sentence) {
  joined.push_back({tokens, entity, form, rule, confidence});
  Occurrence occurrence;
  occurrence.entity = entity;
  occurrence.begin = tokens.begin;
  occurrence.head = head;
  occurrence.sentence = sentence;
  occurrence.pronoun = form == MentionForm::kPronoun;
  place_occurrence(document, occurrence);
  discourse.add(occurrence);
}

std::uint32_t ReferenceContext::entity_of(std::uint32_t occurrence) {
  const Occurrence own = discourse.occurrences()[occurrence];
  if (own.entity != kNowhere || own.group == kNowhere) return own.entity;
  const NounGroup& group = document.noun_groups[own.group];
  TokenSpan named = group.tokens;
  if (group.determiner == named.begin) ++named.begin;
  if (named.empty()) return kNowhere;
  Entity unnamed;
  unnamed.type = own.plural ? "group" : own.body ? "organization" : "person";
  const Description description = words.describe(document, group);
  if (unnamed.type == "person") unnamed.gender = description.gender;  // "a girl"
  for (std::uint32_t at = named.begin; at < named.end; ++at) {
    if (at > named.begin && document.tokens.has(at, TokenFlag::kSpaceBefore)) unnamed.label += ' ';
    unnamed.label.append(document.token_text(at));
  }
  const auto entity = static_cast<std::uint32_t>(document.entities.size());
  document.entities.push_back(std::move(unnamed));
  joined.push_back({group.tokens, entity, MentionForm::kNominal, "unnamed", 0.7F});
  discourse.name(occurrence, entity);
  known.remember(document, {group.tokens, group.head, description}, entity, true);
  return entity;
}

bool ReferenceContext::unproven_person(const EntityMention& name) const {
  const Entity& entity = document.entities[name.entity];
  return entity.type == "person" && entity.gender == 'u' &&
         !names.is(document.tokens.norm[name.tokens.begin], NameWord::kFirst);
}

bool ReferenceContext::listens(const Occurrence& occurrence) const {
  if (occurrence.entity == kNowhere || occurrence.governor == kNowhere ||
      document.entities[occurrence.entity].industry != "media")
    return false;
  const Symbol verb = document.tokens.lemma[occurrence.governor];
  const bool asks = occurrence.role == Role::kOblique && occurrence.begin > 0 &&
                    document.norm(occurrence.begin - 1) == "by";
  return asks ? words.is(verb, RefWord::kAsked)
              : occurrence.role == Role::kObject && words.is(verb, RefWord::kSayVerb);
}

std::uint32_t ReferenceContext::quotation_at(std::uint32_t token) const {
  const auto& quotes = document.quotes;
  const auto after = std::upper_bound(quotes.begin(), quotes.end(), token,
                                      [](std::uint32_t at, const Quote& q) { return at < q.tokens.begin; });
  const bool inside = after != quotes.begin() && (after - 1)->tokens.contains(token);
  return inside ? static_cast<std::uint32_t>(after - quotes.begin()) - 1 : kNowhere;
}

const EntityMention* ReferenceContext::name_from(std::uint32_t token) const {
  return mention_from(document, token);
}

std::uint32_t ReferenceContext::name_at(std::uint32_t token) const {
  const auto& mentions = document.mentions;
  const auto after =
      std::upper_bound(mentions.begin(), mentions.end(), token,
                       [](std::uint32_t at, const EntityMention& m) { return at < m.tokens.begin; });
  if (after == mentions.begin() || !(after - 1)->tokens.contains(token)) return kNowhere;
  return (after - 1)->entity;
}

std::uint32_t ReferenceContext::plural_of(std::vector<std::uint32_t> members) {
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  if (members.size() == 1) return members[0];
  auto& entities = document.entities;
  for (const std::uint32_t made : plurals) {
    if (entities[made].members == members) return made;
  }
  Entity plural;
  plural.kind = entities[members[0]].kind;
  plural.type = entities[members[0]].type;
  plural.plural = true;
  for (const std::uint32_t member : members) {
    if (!plural.label.empty()) plural.label.append(" and ");
    plural.label.append(entities[member].label);
  }
  plural.members = std::move(members);
  plurals.push_back(static_cast<std::uint32_t>(entities.size()));
  entities.push_back(std::move(plural));
  return static_cast<std::uint32_t>(entities.size()) - 1;
}

namespace {

// "after [rescuing] it", "by [undercutting] it": who does this is the subject of the clause above, not "sued
// it for copying".
bool shares_subject_above(const Document& document, std::uint32_t verb) {
  const Tokens& tokens = document.tokens;
  if (tokens.tag[verb] != Tag::kVBG || tokens.relation[verb] != Relation::kAdvcl || verb == 0) return false;
  const std::string_view mark = document.norm(verb - 1);
  return mark == "after" || mark == "before" || mark == "by" || mark == "while" || mark == "without";
}

// The verb whose subject a verb shares: "has lent it and [given] it time".
std::uint32_t verb_with_subject(const ReferenceContext& context, std::uint32_t verb) {
  const Tokens& tokens = context.document.tokens;
  constexpr int kLongest = 4;
  for (int step = 0; step < kLongest && verb != kNowhere; ++step) {
    if (context.discourse.subjects()[verb] != kNowhere) return verb;
    if (tokens.relation[verb] != Relation::kConj && !shares_subject_above(context.document, verb)) break;
    verb = tokens.head[verb];
  }
  return kNowhere;
}

// A name of this clause stands below the noun or verb: "owns 62% of [Acme]", "its stake in [Acme]".
bool below(const Document& document, std::uint32_t top, std::uint32_t token) {
  const Tokens& tokens = document.tokens;
  constexpr int kLongest = 5;
  for (int step = 0; step < kLongest; ++step) {
    const Relation relation = tokens.relation[token];
    if (relation != Relation::kObj && relation != Relation::kIobj && relation != Relation::kObl &&
        relation != Relation::kOblAgent && relation != Relation::kNmod && relation != Relation::kXcomp)
      return false;
    if (relation == Relation::kXcomp && document.tokens.tag[token] != Tag::kVB) return false;
    token = tokens.head[token];
    if (token == top) return true;
    if (token == kNowhere) return false;
  }
  return false;
}

// Who does what the clauses above tell, which the reference may well be: "Acme said it merged Acme Systems
// into Beta".
std::vector<std::uint32_t> subjects_above(const ReferenceContext& context, std::uint32_t from) {
  const Tokens& tokens = context.document.tokens;
  std::vector<std::uint32_t> above;
  constexpr int kLongest = 12;
  for (int step = 0; step < kLongest && from != kNowhere; ++step, from = tokens.head[from]) {
    const std::uint32_t subject = context.discourse.subjects()[from];
    const std::uint32_t entity = subject == kNowhere ? kNowhere : context.discourse.entity_at(subject);
    if (entity != kNowhere) above.push_back(entity);
  }
  return above;
}

constexpr int kFarInSentence = 80;  // occurrences of the sentence looked back at

// What stands beside a reference in its own clause is somebody else: "The firm owns 62% of Acme", "Acme gave
// it time", "his rise to the head of Acme".
std::vector<std::uint32_t> others_of(const ReferenceContext& context, const Query& query) {
  const Document& document = context.document;
  std::vector<std::uint32_t> others;
  const std::uint32_t verb = query.governor;
  const bool subject = query.role == Role::kSubject;
  const bool argument = (subject || query.role == Role::kObject || query.role == Role::kOblique) &&
                        !query.possessive && !query.reflexive && verb != kNowhere &&
                        is_verb(document.tokens.tag[verb]);
  const std::uint32_t top = query.possessive ? document.tokens.head[query.token] : argument ? verb : kNowhere;
  if (top == kNowhere) return others;
  const std::vector<std::uint32_t> above = subjects_above(context, top);
  const auto& all = context.discourse.occurrences();
  int left = kFarInSentence;
  for (std::size_t at = all.size(); at-- > 0 && left-- > 0 && all[at].sentence == query.sentence;) {
    const Occurrence& o = all[at];
    if (o.entity == kNowhere || o.head == query.token) continue;
    const bool beside = subject || query.possessive
                            ? o.begin > query.token && below(document, top, o.head)
                            : o.governor == verb && o.role != Role::kPossessor && !o.nested;
    if (beside && std::find(above.begin(), above.end(), o.entity) == above.end()) others.push_back(o.entity);
  }
  const std::uint32_t next = query.token + 1;
  const bool owns = next < document.tokens.size() &&  // "make her first start", whatever the tag says
                    context.words.is(document.tokens.norm[query.token], RefWord::kPossessive) &&
                    (is_noun(document.tokens.tag[next]) || is_adjective(document.tokens.tag[next]));
  const std::string_view word = document.norm(query.token);
  const bool acts = word == "he" || word == "she" || word == "they";  // whatever the tree says
  const std::uint32_t doer =
      argument && query.role == Role::kObject && !owns && !acts ? verb_with_subject(context, verb) : kNowhere;
  if (doer != kNowhere && context.discourse.subjects()[doer] == query.subject &&
      query.subject_entity != kNowhere)
    others.push_back(query.subject_entity);
  return others;
}

}  // namespace

Query query_at(const ReferenceContext& context, std::uint32_t token, std::uint32_t sentence) {
  const Document& document = context.document;
  Occurrence own;
  own.head = token;
  place_occurrence(document, own);
  Query query;
  query.token = token;
  query.sentence = sentence;
  query.role = own.role;
  query.governor = own.governor;
  const std::uint32_t from = own.role == Role::kSubject && own.governor != kNowhere
                                 ? document.tokens.head[own.governor]
                                 : document.tokens.head[token];
  query.subject = from == kNowhere ? kNowhere : clause_subject(document, context.discourse.subjects(), from);
  query.subject_entity = context.discourse.entity_at(query.subject);
  const Symbol norm = document.tokens.norm[token];
  query.person = context.words.is(norm, RefWord::kMale) || context.words.is(norm, RefWord::kFemale);
  query.reflexive = context.words.is(norm, RefWord::kReflexive);
  query.possessive = own.role == Role::kPossessor || (context.words.is(norm, RefWord::kPossessive) &&
                                                      document.tokens.tag[token] == Tag::kPRPS);
  query.conditional = token > 0 && !query.possessive &&
                      context.words.is(document.tokens.norm[token - 1], RefWord::kConditional);
  query.others = others_of(context, query);
  return query;
}

}  // namespace claimgraph
