#include "references/context.h"

#include <algorithm>
#include <utility>

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
  for (std::uint32_t at = named.begin; at < named.end; ++at) {
    if (at > named.begin && document.tokens.has(at, TokenFlag::kSpaceBefore)) unnamed.label += ' ';
    unnamed.label.append(document.token_text(at));
  }
  const auto entity = static_cast<std::uint32_t>(document.entities.size());
  document.entities.push_back(std::move(unnamed));
  joined.push_back({group.tokens, entity, MentionForm::kNominal, "unnamed", 0.7F});
  discourse.name(occurrence, entity);
  known.remember(document, {group.tokens, group.head, words.describe(document, group)}, entity, true);
  return entity;
}

bool ReferenceContext::unproven_person(const EntityMention& name) const {
  const Entity& entity = document.entities[name.entity];
  return entity.type == "person" && entity.gender == 'u' &&
         !names.is(document.tokens.norm[name.tokens.begin], NameWord::kFirst);
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
  query.reflexive = context.words.is(norm, RefWord::kReflexive);
  query.possessive = own.role == Role::kPossessor || (context.words.is(norm, RefWord::kPossessive) &&
                                                      document.tokens.tag[token] == Tag::kPRPS);
  query.conditional = token > 0 && !query.possessive &&
                      context.words.is(document.tokens.norm[token - 1], RefWord::kConditional);
  return query;
}

}  // namespace claimgraph
