// What the resolvers of one document share.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document.h"
#include "names/name_words.h"
#include "references/discourse.h"
#include "references/employers.h"
#include "references/known_as.h"
#include "references/reference_words.h"

namespace claimgraph {

/// A party of an agreement, before mentions have their final numbers.
struct PartyOfAgreement {
  std::uint32_t agreement = kNowhere;  // entity
  TokenSpan party;                     // tokens of its mention
  bool open = false;
};

struct ReferenceContext {
  const ReferenceWords& words;
  const NameWords& names;
  Document& document;
  Discourse discourse;
  Employers employers;                // by what stands beside names
  std::vector<EntityMention> joined;  // what was resolved, in the order found
  std::vector<PartyOfAgreement> parts;
  std::vector<std::uint32_t> plurals;  // entities made by plural_of()
  KnownAs known;
  std::vector<std::uint32_t> speakers;  // by quotation: token of the subject that says it, or kNowhere

  /// Joins a span to an entity and remembers it as spoken of.
  void join(TokenSpan tokens, std::uint32_t head, std::uint32_t entity, MentionForm form,
            std::string_view rule, float confidence, std::uint32_t sentence);
  /// The entity an occurrence stands for. A common noun of a party becomes one without a name here, when
  /// something first points back to it: "a gang ... the gang", "the council said it". kNowhere when it names
  /// none.
  std::uint32_t entity_of(std::uint32_t occurrence);
  /// A name taken for a person's that neither a first name nor a pronoun proves to be one.
  bool unproven_person(const EntityMention& name) const;
  /// "told Acme News", "queried by Acme News": a paper or an agency that is spoken to, not about.
  bool listens(const Occurrence& occurrence) const;
  /// The quotation that holds a token, or kNowhere.
  std::uint32_t quotation_at(std::uint32_t token) const;
  /// The mention of the name that begins at a token, or null.
  const EntityMention* name_from(std::uint32_t token) const;
  /// The entity of the name that holds a token, or kNowhere.
  std::uint32_t name_at(std::uint32_t token) const;
  /// The entity that stands for several: the one made before for the same members, or a new one.
  std::uint32_t plural_of(std::vector<std::uint32_t> members);
};

/// A query for the reference whose head is `token`.
Query query_at(const ReferenceContext& context, std::uint32_t token, std::uint32_t sentence);

/// The best occurrence for a query among those near enough; `fits` tells whether an occurrence may be meant
/// and may add points. index kNowhere when none reaches `threshold`; `lead` is the distance to the best other
/// entity.
struct Choice {
  std::uint32_t index = kNowhere;  // of Discourse::occurrences()
  int score = 0;
  int lead = 0;
};

template <typename Points>
Choice choose(const ReferenceContext& context, const Query& query, std::uint32_t sentences, Points points) {
  constexpr int kFar = 80;  // occurrences looked back at
  Choice best;
  int second = kImpossible;
  std::uint32_t best_entity = kNowhere;
  const auto& all = context.discourse.occurrences();
  int left = kFar;
  for (std::size_t at = all.size(); at-- > 0 && left-- > 0;) {
    const Occurrence& occurrence = all[at];
    if (occurrence.sentence + sentences < query.sentence) break;
    const int own = points(occurrence);
    if (own <= kImpossible) continue;
    const int place = place_score(context.document, context.discourse, query, occurrence);
    if (place <= kImpossible) continue;
    const int score = own + place;
    const bool same = best.index != kNowhere && occurrence.entity == best_entity && best_entity != kNowhere;
    if (best.index == kNowhere || score > best.score) {
      if (!same && best.index != kNowhere) second = best.score;
      best.index = static_cast<std::uint32_t>(at);
      best.score = score;
      best_entity = occurrence.entity;
    } else if (!same) {
      second = std::max(second, score);
    }
  }
  if (best.index != kNowhere) best.lead = best.score - second;
  return best;
}

/// Joins pronouns: he, it, their, who.
void resolve_pronoun(ReferenceContext& context, std::uint32_t token, std::uint32_t sentence);
/// Joins a description ("the tech giant", "the latter", "both companies") or notes the noun as a rival of
/// names.
void resolve_description(ReferenceContext& context, std::uint32_t noun_group, std::uint32_t sentence);
/// Joins what headlines call parties that are named below: "Chipmaker to cut jobs". Runs when the rest is
/// read.
void resolve_headlines(ReferenceContext& context);
/// Makes and joins agreements and reads their parties off their noun groups. Runs when all else is joined.
void resolve_agreements(ReferenceContext& context);
/// By quotation, the token of the subject of the verb of saying beside it; kNowhere where there is none.
std::vector<std::uint32_t> speaker_tokens(const ReferenceContext& context);
/// Joins "we" and "I" inside quotations to their speakers. Runs when all else is joined.
void resolve_speakers(ReferenceContext& context);

}  // namespace claimgraph
