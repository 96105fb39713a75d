#include "claims/claim_features.h"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "claims/contents.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, kFeatures> kFeatureNames{
    "statement_claim",
    "frame_rule",
    "told_by_a_noun",
    "verb_infinitive",
    "verb_participle",
    "relative_clause",
    "in_headline",
    "length_of_sentence",
    "no_stop",
    "evidence_of_sentence",
    "stands_planned",
    "no_stage",
    "no_role",
    "one_role",
    "many_roles",
    "first_party_missing",
    "doubt_of_references",
    "has_amount",
    "length_of_words",
    "verbs_between",
    "told_again",
    "parties_unused",
    "parties_unused_in_evidence",
    "rival_claims",
    "same_word",
    "source_name",
    "speaker_name",
    "doubt_of_speaker",
    "quoted_statement",
    "negative_statement",
    "content_before",
    "content_in_pieces",
    "content_is_a_claim",
    "content_with_a_statement",
    "content_inside_another",
    "subject_apart",
    "subject_behind",
    "in_apposition",
    "long_subject",
    "long_object",
    "open_infinitive",
    "open_participle",
};

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
      quoted_(document_.tokens.size()),
      by_sentence_(document_.sentences.size()) {
  for (const Quote& quote : document_.quotes)
    std::fill(quoted_.begin() + quote.tokens.begin, quoted_.begin() + quote.tokens.end, true);
  for (std::uint32_t c = 0; c < document_.claims.size(); ++c) {
    const Claim& claim = document_.claims[c];
    by_sentence_[document_.sentence_of(claim.anchor)].push_back(c);
    for (const RoleFiller& role : claim.roles) {
      if (role.filler.kind == FillerKind::kEntity)
        ++told_[{claim.type, role.role, document_.mentions[role.filler.index].entity}];
    }
  }
}

FeatureValues FeatureReader::read(const Claim& claim) const {
  const bool typed = claim.type < resources_.ontology.types.size();
  Reading reading{claim,
                  typed ? &resources_.ontology.types[claim.type] : nullptr,
                  typed && is_statement(resources_, claim),
                  document_.sentences[document_.sentence_of(claim.anchor)],
                  {}};
  if (!typed) {
    read_triple(reading);
    return reading.values;
  }
  read_form(reading);
  read_sentence(reading);
  read_source(reading);
  read_unused(reading);
  read_beside(reading);
  if (reading.statement) {
    read_content(reading);
  } else {
    read_roles(reading);
  }
  return reading.values;
}

// What kind of claim it is, how its verb hangs in the sentence, how it stands.
void FeatureReader::read_form(Reading& reading) const {
  const Claim& claim = reading.claim;
  reading[Feature::kStatement] = flag(reading.statement);
  reading[Feature::kFrameRule] = flag(claim.rule != kNowhere && !resources_.rules.rules[claim.rule].event);
  reading[Feature::kPlanned] = flag(claim.modality == Modality::kPlanned);
  reading[Feature::kNoStage] = flag(reading.type->staged && claim.status == Status::kNone);
  if (claim.predicate == kNowhere) return;
  const Predicate& at = document_.predicates[claim.predicate];
  reading[Feature::kRelative] = flag(at.link == PredicateLink::kRelative);
  reading[Feature::kOfNoun] = flag(at.verb_group == kNowhere);
  if (at.verb_group == kNowhere) return;
  const VerbGroup& verb = document_.verb_groups[at.verb_group];
  reading[Feature::kInfinitive] = flag(verb.infinitive);
  reading[Feature::kParticiple] = flag(!verb.finite && !verb.infinitive);
}

void FeatureReader::read_sentence(Reading& reading) const {
  const TokenSpan tokens = reading.sentence.tokens;
  bool stop = false;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) stop = stop || tree_.tag(t) == Tag::kPeriod;
  reading[Feature::kHeadline] = flag(reading.sentence.kind == UnitKind::kHeadline);
  reading[Feature::kSentenceLength] = share(tokens.size(), 40);
  reading[Feature::kNoStop] = flag(!stop);
  reading[Feature::kEvidenceShare] = share(reading.claim.evidence.size(), tokens.size());
}

// The roles of the type of a claim that is no statement.
void FeatureReader::read_roles(Reading& reading) const {
  const Claim& claim = reading.claim;
  std::size_t filled = 0;
  for (const RoleFiller& role : claim.roles) {
    if (reading.type->role(document_.symbols.view(role.role)) == nullptr) continue;
    ++filled;
    read_filler(reading, role);
  }
  reading[Feature::kNoRole] = flag(filled == 0);
  reading[Feature::kOneRole] = flag(filled == 1);
  reading[Feature::kManyRoles] = flag(filled > 2);
  if (reading.type->roles.empty()) return;
  const RoleType& first = reading.type->roles.front();
  reading[Feature::kFirstMissing] =
      flag(first.kind == RoleKind::kParty && claim.filler_of(first.symbol) == nullptr);
}

void FeatureReader::read_filler(Reading& reading, const RoleFiller& role) const {
  const Filler& filler = role.filler;
  const auto at_least = [&](Feature feature, float value) {
    reading[feature] = std::max(reading[feature], value);
  };
  if (filler.kind == FillerKind::kText) at_least(Feature::kSlotLength, share(filler.tokens.size(), 10));
  if (filler.kind == FillerKind::kAmount) reading[Feature::kAmount] = 1;
  if (filler.kind == FillerKind::kEntity) {
    const EntityMention& mention = document_.mentions[filler.index];
    reading[Feature::kLinkDoubt] =
        std::min(reading[Feature::kLinkDoubt] + 2 * (1 - mention.confidence), 2.0F);
    const auto told = told_.find({reading.claim.type, role.role, mention.entity});
    at_least(Feature::kToldAgain, share(told->second - 1, 2));
  }
  read_distance(reading, filler.tokens);
}

void FeatureReader::read_distance(Reading& reading, TokenSpan filler) const {
  if (reading.claim.predicate == kNowhere || filler.empty()) return;
  const std::uint32_t anchor = reading.claim.anchor;
  TokenSpan between{anchor, anchor};
  if (filler.begin > anchor) between = {anchor + 1, filler.begin};
  if (filler.end <= anchor) between = {filler.end, anchor};
  float& verbs = reading[Feature::kVerbsBetween];
  verbs = std::max(verbs, share(inside(document_.verb_groups, between).size(), 2));
}

// Parties of the sentence that fill none of the claim's roles: what may have been missed.
void FeatureReader::read_unused(Reading& reading) const {
  const Claim& claim = reading.claim;
  std::size_t parties = 0, in_evidence = 0;
  for (const EntityMention& mention : inside(document_.mentions, reading.sentence.tokens)) {
    const bool party = document_.entities[mention.entity].kind == EntityKind::kParty;
    if (!party || mention.form != MentionForm::kName || fills(claim, mention.tokens)) continue;
    ++parties;
    in_evidence += claim.evidence.contains(mention.tokens) ? 1 : 0;
  }
  reading[Feature::kUnusedParties] = share(parties, 2);
  reading[Feature::kUnusedInEvidence] = share(in_evidence, 2);
}

// The other claims of its sentence.
void FeatureReader::read_beside(Reading& reading) const {
  const Claim& claim = reading.claim;
  std::size_t rivals = 0, same = 0;
  for (const std::uint32_t c : by_sentence_[document_.sentence_of(claim.anchor)]) {
    const Claim& other = document_.claims[c];
    if (&other == &claim) continue;
    rivals += reading.type != nullptr && other.type == claim.type ? 1 : 0;
    same += other.anchor == claim.anchor ? 1 : 0;
    const bool says = other.type < resources_.ontology.types.size() && is_statement(resources_, other);
    if (!reading.statement || !says) continue;
    if (says_at(claim, other.anchor)) reading[Feature::kContentStatement] = 1;
    if (says_at(other, claim.anchor)) reading[Feature::kContentInside] = 1;
  }
  reading[Feature::kRivals] = share(rivals, 2);
  reading[Feature::kSameAnchor] = share(same, 1);
}

// Whether a statement says the words around a token.
bool FeatureReader::says_at(const Claim& statement, std::uint32_t token) const {
  return std::any_of(statement.roles.begin(), statement.roles.end(), [&](const RoleFiller& role) {
    const bool words = role.role == content_ && role.filler.kind == FillerKind::kText;
    return words && role.filler.tokens.begin <= token && token < role.filler.tokens.end;
  });
}

// Who says it; of a statement, who speaks.
void FeatureReader::read_source(Reading& reading) const {
  for (const RoleFiller& role : reading.claim.roles) {
    if (role.role != source_ && role.role != speaker_) continue;
    if (reading.statement) read_distance(reading, role.filler.tokens);
    if (role.filler.kind != FillerKind::kEntity) continue;
    const EntityMention& mention = document_.mentions[role.filler.index];
    const bool name = mention.form == MentionForm::kName || mention.form == MentionForm::kAlias;
    if (name) reading[reading.statement ? Feature::kSpeakerName : Feature::kSourceName] = 1;
    if (reading.statement) reading[Feature::kSpeakerDoubt] = 2 * (1 - mention.confidence);
  }
}

void FeatureReader::read_content(Reading& reading) const {
  const Claim& claim = reading.claim;
  reading[Feature::kQuotedStatement] = flag(quoted_[claim.anchor]);
  reading[Feature::kNegativeStatement] = flag(claim.polarity == Polarity::kNegative);
  std::size_t pieces = 0;
  for (const RoleFiller& role : claim.roles) {
    if (role.role != content_) continue;
    if (role.filler.kind == FillerKind::kClaim) reading[Feature::kContentLinked] = 1;
    if (role.filler.kind != FillerKind::kText || role.filler.tokens.empty()) continue;
    if (pieces++ == 0) reading[Feature::kContentBefore] = flag(role.filler.tokens.end <= claim.anchor);
  }
  reading[Feature::kContentPieces] = flag(pieces > 1);
}

void FeatureReader::read_triple(Reading& reading) const {
  constexpr std::uint32_t kLongestSubject = 8, kLongestObject = 10;  // tokens
  const Claim& claim = reading.claim;
  const bool behind = !claim.subject.empty() && claim.subject.begin > claim.relation.begin;
  reading[Feature::kApposition] = flag(claim.apposition);
  reading[Feature::kSubjectBehind] = flag(behind && !claim.apposition);
  reading[Feature::kSubjectApart] =
      flag(!behind && !claim.apposition && claim.relation.begin > claim.subject.end);
  reading[Feature::kLongSubject] = flag(claim.subject.size() > kLongestSubject);
  reading[Feature::kLongObject] = flag(claim.object.size() > kLongestObject);
  if (claim.predicate == kNowhere || document_.predicates[claim.predicate].verb_group == kNowhere) return;
  const VerbGroup& verb = document_.verb_groups[document_.predicates[claim.predicate].verb_group];
  reading[Feature::kOpenInfinitive] = flag(verb.infinitive);
  reading[Feature::kOpenParticiple] = flag(!verb.finite && !verb.infinitive);
}

}  // namespace claimgraph
