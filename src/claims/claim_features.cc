#include "claims/claim_features.h"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "claims/contents.h"
#include "resources.h"
#include "syntax/agreement.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, kFeatures> kFeatureNames{
    "open_claim",
    "statement_claim",
    "clause_claim",
    "frame_rule",
    "told_by_a_noun",
    "passive_verb",
    "verb_infinitive",
    "verb_participle",
    "relative_clause",
    "clause_complement",
    "clause_conjunct",
    "depth_of_clause",
    "in_headline",
    "in_bullet",
    "in_quotation",
    "length_of_sentence",
    "short_sentence",
    "verbs_of_sentence",
    "brackets_and_dashes",
    "no_stop",
    "length_of_evidence",
    "evidence_of_sentence",
    "commas_of_evidence",
    "stands_planned",
    "stands_possible",
    "stands_expected",
    "stands_required",
    "stands_permitted",
    "stands_hypothetical",
    "stands_denied",
    "stands_asked",
    "stands_negative",
    "no_stage",
    "has_condition",
    "no_role",
    "one_role",
    "many_roles",
    "parties_missing",
    "places_agreed",
    "roles_from_afar",
    "distance_of_roles",
    "party_before_a_noun",
    "words_for_a_party",
    "described_parties",
    "pronoun_parties",
    "doubt_of_references",
    "several_as_one",
    "nameless_party",
    "party_twice",
    "has_amount",
    "has_date",
    "has_place",
    "length_of_words",
    "parties_unused",
    "parties_unused_in_evidence",
    "amounts_unused",
    "rival_claims",
    "same_word",
    "source_name",
    "source_description",
    "source_pronoun",
    "source_words",
    "speaker_name",
    "speaker_description",
    "speaker_pronoun",
    "speaker_words",
    "doubt_of_speaker",
    "quoted_statement",
    "negative_statement",
    "no_content",
    "length_of_content",
    "short_content",
    "quoted_content",
    "content_in_pieces",
    "content_to_the_end",
    "content_to_a_comma",
    "content_is_a_claim",
    "content_before",
    "content_with_a_verb",
    "subject_behind",
    "subject_apart",
    "length_of_subject",
    "pronoun_subject",
    "named_subject",
    "length_of_object",
    "object_with_a_verb",
    "length_of_relation",
    "in_apposition",
};

constexpr std::uint32_t kShort = 9;  // of a sentence
constexpr std::uint32_t kScant = 4;  // of what is said
constexpr std::uint32_t kMostHops = 4;

// A count as a share of `scale`, at most two of it.
float share(std::size_t count, std::size_t scale) {
  return std::min(static_cast<float>(count) / static_cast<float>(scale), 2.0F);
}

float flag(bool is) { return is ? 1.0F : 0.0F; }

// The items whose tokens begin inside `span`, of a column in the order of the text.
template <typename Item>
std::span<const Item> inside(const std::vector<Item>& items, TokenSpan span) {
  const auto before = [](const Item& item, std::uint32_t token) { return item.tokens.begin < token; };
  const auto first = std::lower_bound(items.begin(), items.end(), span.begin, before);
  return {first, std::lower_bound(first, items.end(), span.end, before)};
}

std::uint32_t count_tags(const SyntaxTree& tree, TokenSpan span, Tag first, Tag last) {
  std::uint32_t count = 0;
  for (std::uint32_t t = span.begin; t < span.end; ++t) count += between(tree.tag(t), first, last) ? 1 : 0;
  return count;
}

bool fills(const Claim& claim, TokenSpan tokens) {
  return std::any_of(claim.roles.begin(), claim.roles.end(),
                     [&](const RoleFiller& role) { return role.filler.tokens.overlaps(tokens); });
}

}  // namespace

struct FeatureReader::Reading {
  const Claim& claim;
  const ClaimType* type;  // null: an open claim
  bool statement;
  const Sentence& sentence;
  FeatureValues values;

  float& operator[](Feature feature) { return values[feature]; }
};

std::string_view name_of(Feature feature) { return kFeatureNames[static_cast<std::size_t>(feature)]; }

Feature feature_named(std::string_view name) {
  static const auto kByName = [] {
    std::unordered_map<std::string_view, Feature> names;
    for (std::size_t f = 0; f < kFeatures; ++f) names.emplace(kFeatureNames[f], static_cast<Feature>(f));
    return names;
  }();
  const auto found = kByName.find(name);
  return found == kByName.end() ? Feature::kCount : found->second;
}

FeatureReader::FeatureReader(const Resources& resources, const SyntaxTree& tree)
    : resources_(resources),
      tree_(tree),
      document_(tree.document()),
      source_(resources.symbols.find("source")),
      speaker_(resources.symbols.find("speaker")),
      content_(resources.symbols.find("content")),
      condition_(resources.symbols.find("condition")),
      agrees_(agreeing_places(document_)),
      quoted_(document_.tokens.size()),
      by_sentence_(document_.sentences.size()) {
  for (const Quote& quote : document_.quotes)
    std::fill(quoted_.begin() + quote.tokens.begin, quoted_.begin() + quote.tokens.end, true);
  for (std::uint32_t c = 0; c < document_.claims.size(); ++c)
    by_sentence_[document_.sentence_of(document_.claims[c].anchor)].push_back(c);
}

FeatureValues FeatureReader::read(const Claim& claim) const {
  const bool typed = claim.type < resources_.ontology.types.size();
  Reading reading{claim,
                  typed ? &resources_.ontology.types[claim.type] : nullptr,
                  false,
                  document_.sentences[document_.sentence_of(claim.anchor)],
                  {}};
  reading.statement = typed && is_statement(resources_, claim);
  read_form(reading);
  read_sentence(reading);
  read_standing(reading);
  read_source(reading);
  read_unused(reading);
  read_rivals(reading);
  if (typed && !reading.statement) read_roles(reading);
  if (reading.statement) read_content(reading);
  if (!typed) read_triple(reading);
  return reading.values;
}

// What kind of claim it is, and how its verb hangs in the sentence.
void FeatureReader::read_form(Reading& reading) const {
  const Claim& claim = reading.claim;
  reading[Feature::kOpen] = flag(reading.type == nullptr);
  reading[Feature::kStatement] = flag(reading.statement);
  reading[Feature::kClause] = flag(reading.type != nullptr && reading.type->clause);
  reading[Feature::kFrameRule] = flag(claim.rule != kNowhere && !resources_.rules.rules[claim.rule].event);
  reading[Feature::kApposition] = flag(claim.apposition);
  if (claim.predicate == kNowhere) return;
  const Predicate& at = document_.predicates[claim.predicate];
  reading[Feature::kOfNoun] = flag(at.verb_group == kNowhere);
  if (at.verb_group != kNowhere) {
    const VerbGroup& verb = document_.verb_groups[at.verb_group];
    reading[Feature::kPassive] = flag(verb.passive);
    reading[Feature::kInfinitive] = flag(verb.infinitive);
    reading[Feature::kParticiple] = flag(!verb.finite && !verb.infinitive);
  }
  reading[Feature::kRelative] = flag(at.link == PredicateLink::kRelative);
  reading[Feature::kComplement] = flag(at.link == PredicateLink::kComplement);
  reading[Feature::kConjunct] = flag(at.link == PredicateLink::kConjunct);
  std::uint32_t hops = 0;
  for (std::uint32_t p = at.parent; p != kNowhere && hops < kMostHops; p = document_.predicates[p].parent)
    ++hops;
  reading[Feature::kDepth] = share(hops, 2);
}

void FeatureReader::read_sentence(Reading& reading) const {
  const Sentence& sentence = reading.sentence;
  const TokenSpan tokens = sentence.tokens, evidence = reading.claim.evidence;
  reading[Feature::kHeadline] = flag(sentence.kind == UnitKind::kHeadline);
  reading[Feature::kBullet] = flag(sentence.kind == UnitKind::kBullet);
  reading[Feature::kQuoted] = flag(quoted_[reading.claim.anchor]);
  reading[Feature::kSentenceLength] = share(tokens.size(), 40);
  reading[Feature::kShortSentence] = flag(tokens.size() < kShort);
  reading[Feature::kVerbs] = share(inside(document_.verb_groups, tokens).size(), 4);
  reading[Feature::kBrackets] = share(
      count_tags(tree_, tokens, Tag::kColon, Tag::kColon) + count_tags(tree_, tokens, Tag::kLRB, Tag::kRRB),
      2);
  reading[Feature::kNoStop] = flag(count_tags(tree_, tokens, Tag::kPeriod, Tag::kPeriod) == 0);
  reading[Feature::kEvidenceLength] = share(evidence.size(), 20);
  reading[Feature::kEvidenceShare] = share(evidence.size(), tokens.size());
  reading[Feature::kCommasInEvidence] = share(count_tags(tree_, evidence, Tag::kComma, Tag::kComma), 2);
}

void FeatureReader::read_standing(Reading& reading) const {
  static constexpr Feature kModality[] = {Feature::kPlanned,  Feature::kPossible,  Feature::kExpected,
                                          Feature::kRequired, Feature::kPermitted, Feature::kHypothetical,
                                          Feature::kDenied,   Feature::kAsked};
  const Claim& claim = reading.claim;
  if (claim.modality != Modality::kAsserted)
    reading[kModality[static_cast<std::size_t>(claim.modality) - 1]] = 1;
  reading[Feature::kNegative] = flag(claim.polarity == Polarity::kNegative);
  reading[Feature::kNoStage] =
      flag(reading.type != nullptr && reading.type->staged && claim.status == Status::kNone);
  reading[Feature::kConditional] =
      flag(std::any_of(claim.roles.begin(), claim.roles.end(),
                       [&](const RoleFiller& role) { return role.role == condition_; }));
}

// The roles of the type of a claim that is no statement.
void FeatureReader::read_roles(Reading& reading) const {
  const Claim& claim = reading.claim;
  std::size_t filled = 0;
  std::vector<std::uint32_t> entities;
  for (const RoleFiller& role : claim.roles) {
    if (reading.type->role(document_.symbols.view(role.role)) == nullptr) continue;
    ++filled;
    read_filler(reading, role);
    if (role.filler.kind != FillerKind::kEntity) continue;
    const std::uint32_t entity = document_.mentions[role.filler.index].entity;
    if (std::find(entities.begin(), entities.end(), entity) != entities.end())
      reading[Feature::kSamePartyTwice] = 1;
    entities.push_back(entity);
  }
  reading[Feature::kNoRole] = flag(filled == 0);
  reading[Feature::kOneRole] = flag(filled == 1);
  reading[Feature::kManyRoles] = flag(filled > 2);
  std::size_t missing = 0;
  for (const RoleType& own : reading.type->roles) {
    const bool there = std::any_of(claim.roles.begin(), claim.roles.end(),
                                   [&](const RoleFiller& role) { return role.role == own.symbol; });
    missing += own.kind == RoleKind::kParty && !there ? 1 : 0;
  }
  reading[Feature::kMissingParties] = share(missing, 2);
}

void FeatureReader::read_filler(Reading& reading, const RoleFiller& role) const {
  const RoleType* const own = reading.type->role(document_.symbols.view(role.role));
  const Filler& filler = role.filler;
  const auto add = [&](Feature feature, float by) {
    reading[feature] = std::min(reading[feature] + by, 2.0F);
  };
  if (filler.kind == FillerKind::kText) {
    if (own->kind == RoleKind::kParty) add(Feature::kWordsForParty, 1);
    reading[Feature::kSlotLength] = std::max(reading[Feature::kSlotLength], share(filler.tokens.size(), 10));
  }
  if (filler.kind == FillerKind::kAmount) reading[Feature::kAmount] = 1;
  if (filler.kind == FillerKind::kDate) reading[Feature::kDate] = 1;
  if (filler.kind == FillerKind::kEntity) {
    const EntityMention& mention = document_.mentions[filler.index];
    const Entity& entity = document_.entities[mention.entity];
    if (mention.form == MentionForm::kNominal) add(Feature::kNominal, 1);
    if (mention.form == MentionForm::kPronoun) add(Feature::kPronoun, 1);
    add(Feature::kLinkDoubt, 2 * (1 - mention.confidence));
    if (entity.plural) add(Feature::kSeveral, 1);
    if (entity.kind == EntityKind::kPlace) reading[Feature::kPlace] = 1;
    if (!entity.named) add(Feature::kNameless, 1);
    const std::uint32_t group = tree_.noun_group(mention.tokens.end - 1);
    if (group != kNowhere && document_.noun_groups[group].head >= mention.tokens.end)
      add(Feature::kBeforeNoun, 1);
  }
  read_place(reading, filler.tokens);
}

// Whether tree and groups both put a filler beside the claim's own verb, or it stands elsewhere.
void FeatureReader::read_place(Reading& reading, TokenSpan filler) const {
  if (reading.claim.predicate == kNowhere || filler.empty()) return;
  bool own = reading.claim.evidence.contains(filler), agreed = false;
  for (const Place& place : document_.places_of(reading.claim.predicate)) {
    if (!place.filler.overlaps(filler)) continue;
    own = own || place.link == "own";
    agreed = agreed || agrees_[static_cast<std::size_t>(&place - document_.places.data())];
  }
  const std::uint32_t anchor = reading.claim.anchor;
  const std::uint32_t apart = filler.contains(anchor) ? 0
                              : filler.begin > anchor ? filler.begin - anchor
                                                      : anchor - filler.end + 1;
  reading[Feature::kDistance] = std::max(reading[Feature::kDistance], share(apart, 15));
  if (agreed) reading[Feature::kAgreed] = std::min(reading[Feature::kAgreed] + 0.5F, 2.0F);
  if (!own) reading[Feature::kFar] = std::min(reading[Feature::kFar] + 0.5F, 2.0F);
}

// Parties and sums of the sentence that fill none of the claim's roles: what may have been missed.
void FeatureReader::read_unused(Reading& reading) const {
  const Claim& claim = reading.claim;
  std::size_t parties = 0, in_evidence = 0, amounts = 0;
  for (const EntityMention& mention : inside(document_.mentions, reading.sentence.tokens)) {
    const bool party = document_.entities[mention.entity].kind == EntityKind::kParty;
    if (!party || mention.form != MentionForm::kName || fills(claim, mention.tokens)) continue;
    ++parties;
    in_evidence += claim.evidence.contains(mention.tokens) ? 1 : 0;
  }
  for (const Amount& amount : inside(document_.amounts, claim.evidence))
    amounts += fills(claim, amount.tokens) ? 0 : 1;
  reading[Feature::kUnusedParties] = share(parties, 2);
  reading[Feature::kUnusedInEvidence] = share(in_evidence, 2);
  reading[Feature::kUnusedAmounts] = share(amounts, 1);
}

void FeatureReader::read_rivals(Reading& reading) const {
  const Claim& claim = reading.claim;
  std::size_t rivals = 0, same = 0;
  for (const std::uint32_t c : by_sentence_[document_.sentence_of(claim.anchor)]) {
    const Claim& other = document_.claims[c];
    if (&other == &claim) continue;
    rivals += reading.type != nullptr && other.type == claim.type ? 1 : 0;
    same += other.anchor == claim.anchor ? 1 : 0;
  }
  reading[Feature::kRivals] = share(rivals, 2);
  reading[Feature::kSameAnchor] = share(same, 1);
}

// Who says it; of a statement, who speaks.
void FeatureReader::read_source(Reading& reading) const {
  static constexpr Feature kSource[] = {Feature::kSourceName, Feature::kSourceName, Feature::kSourceNominal,
                                        Feature::kSourcePronoun};
  static constexpr Feature kSpeaker[] = {Feature::kSpeakerName, Feature::kSpeakerName,
                                         Feature::kSpeakerNominal, Feature::kSpeakerPronoun};
  const bool statement = reading.statement;
  for (const RoleFiller& role : reading.claim.roles) {
    if (role.role != source_ && role.role != speaker_) continue;
    if (role.filler.kind != FillerKind::kEntity) {
      reading[statement ? Feature::kSpeakerWords : Feature::kSourceWords] = 1;
      continue;
    }
    const EntityMention& mention = document_.mentions[role.filler.index];
    reading[(statement ? kSpeaker : kSource)[static_cast<std::size_t>(mention.form)]] = 1;
    if (statement) reading[Feature::kSpeakerDoubt] = 2 * (1 - mention.confidence);
  }
}

// What a statement says: its bounds, and what it is made of.
void FeatureReader::read_content(Reading& reading) const {
  const Claim& claim = reading.claim;
  reading[Feature::kQuotedStatement] = flag(quoted_[claim.anchor]);
  reading[Feature::kNegativeStatement] = flag(claim.polarity == Polarity::kNegative);
  std::size_t pieces = 0;
  TokenSpan last;
  std::uint32_t length = 0;
  for (const RoleFiller& role : claim.roles) {
    if (role.role != content_) continue;
    if (role.filler.kind == FillerKind::kClaim) reading[Feature::kContentLinked] = 1;
    if (role.filler.kind != FillerKind::kText || role.filler.tokens.empty()) continue;
    last = role.filler.tokens;
    if (pieces++ == 0) reading[Feature::kContentBefore] = flag(last.end <= claim.anchor);
    length += last.size();
    if (quoted_[last.begin]) reading[Feature::kContentQuoted] = 1;
    if (!inside(document_.verb_groups, last).empty()) reading[Feature::kContentVerb] = 1;
  }
  reading[Feature::kNoContent] = flag(pieces == 0);
  if (pieces == 0) return;
  reading[Feature::kContentPieces] = flag(pieces > 1);
  reading[Feature::kContentLength] = share(length, 20);
  reading[Feature::kContentShort] = flag(length < kScant);
  const std::uint32_t end = reading.sentence.tokens.end;
  bool words = last.end > end;  // words stand between content and the end of the sentence
  for (std::uint32_t t = last.end; t < end; ++t) words = words || !is_punctuation(tree_.tag(t));
  reading[Feature::kContentToEnd] = flag(!words);
  reading[Feature::kContentToComma] = flag(words && last.end < end && tree_.tag(last.end) == Tag::kComma);
}

void FeatureReader::read_triple(Reading& reading) const {
  const Claim& claim = reading.claim;
  const bool behind = !claim.subject.empty() && claim.subject.begin > claim.relation.begin;
  reading[Feature::kSubjectBehind] = flag(behind && !claim.apposition);
  reading[Feature::kSubjectApart] =
      flag(!behind && !claim.apposition && claim.relation.begin > claim.subject.end);
  reading[Feature::kSubjectLength] = share(claim.subject.size(), 8);
  reading[Feature::kObjectLength] = share(claim.object.size(), 10);
  reading[Feature::kRelationLength] = share(claim.relation.size(), 4);
  reading[Feature::kObjectVerb] = flag(!inside(document_.verb_groups, claim.object).empty());
  reading[Feature::kSubjectPronoun] =
      flag(claim.subject.size() == 1 && tree_.tag(claim.subject.begin) == Tag::kPRP);
  for (const EntityMention& mention : inside(document_.mentions, claim.subject)) {
    if (mention.form == MentionForm::kName) reading[Feature::kSubjectName] = 1;
  }
}

}  // namespace claimgraph
