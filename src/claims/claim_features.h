// What a claim looks like to one who does not know whether it is right: its form, its sentence, what fills
// its roles, who says it. Confidence is made of these (confidence.h).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "document.h"
#include "syntax/tree.h"

namespace claimgraph {

struct Resources;

enum class Feature : std::uint8_t {
  // what it is
  kOpen,
  kStatement,
  kClause,
  kFrameRule,
  kOfNoun,  // no verb group: told by a noun
  // its verb
  kPassive,
  kInfinitive,
  kParticiple,
  kRelative,
  kComplement,
  kConjunct,
  kDepth,
  // its sentence
  kHeadline,
  kBullet,
  kQuoted,
  kSentenceLength,
  kShortSentence,
  kVerbs,
  kBrackets,
  kNoStop,
  kEvidenceLength,
  kEvidenceShare,
  kCommasInEvidence,
  // how it stands
  kPlanned,
  kPossible,
  kExpected,
  kRequired,
  kPermitted,
  kHypothetical,
  kDenied,
  kAsked,
  kNegative,
  kNoStage,
  kConditional,
  // what fills its roles
  kNoRole,
  kOneRole,
  kManyRoles,
  kMissingParties,
  kAgreed,
  kFar,
  kDistance,
  kBeforeNoun,
  kWordsForParty,
  kNominal,
  kPronoun,
  kLinkDoubt,
  kSeveral,
  kNameless,
  kSamePartyTwice,
  kAmount,
  kDate,
  kPlace,
  kSlotLength,
  kUnusedParties,
  kUnusedInEvidence,
  kUnusedAmounts,
  kRivals,
  kSameAnchor,
  // who says it
  kSourceName,
  kSourceNominal,
  kSourcePronoun,
  kSourceWords,
  // what a statement says, and who
  kSpeakerName,
  kSpeakerNominal,
  kSpeakerPronoun,
  kSpeakerWords,
  kSpeakerDoubt,
  kQuotedStatement,
  kNegativeStatement,
  kNoContent,
  kContentLength,
  kContentShort,
  kContentQuoted,
  kContentPieces,
  kContentToEnd,
  kContentToComma,
  kContentLinked,
  kContentBefore,
  kContentVerb,
  // the triple of an open claim
  kSubjectBehind,
  kSubjectApart,
  kSubjectLength,
  kSubjectPronoun,
  kSubjectName,
  kObjectLength,
  kObjectVerb,
  kRelationLength,
  kApposition,
  kCount
};

inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::kCount);

/// As the table of weights names it: words with underscores, as no text has them.
std::string_view name_of(Feature feature);
/// kCount where there is none of that name.
Feature feature_named(std::string_view name);

/// About 0 to 2 each; 0 where a feature says nothing.
class FeatureValues {
 public:
  float& operator[](Feature feature) { return values_[static_cast<std::size_t>(feature)]; }
  float operator[](Feature feature) const { return values_[static_cast<std::size_t>(feature)]; }

 private:
  std::array<float, kFeatures> values_{};
};

/// Valid as long as the document and its claims don't change.
class FeatureReader {
 public:
  FeatureReader(const Resources& resources, const SyntaxTree& tree);

  /// Of a claim of the document; O(its sentence + claims of its sentence).
  FeatureValues read(const Claim& claim) const;

 private:
  struct Reading;  // a claim and the features found so far

  void read_form(Reading& reading) const;
  void read_sentence(Reading& reading) const;
  void read_standing(Reading& reading) const;
  void read_roles(Reading& reading) const;
  void read_filler(Reading& reading, const RoleFiller& role) const;
  void read_place(Reading& reading, TokenSpan filler) const;
  void read_unused(Reading& reading) const;
  void read_rivals(Reading& reading) const;
  void read_source(Reading& reading) const;
  void read_content(Reading& reading) const;
  void read_triple(Reading& reading) const;

  const Resources& resources_;
  const SyntaxTree& tree_;
  const Document& document_;
  const Symbol source_, speaker_, content_, condition_;
  std::vector<bool> agrees_;                             // by place
  std::vector<bool> quoted_;                             // by token
  std::vector<std::vector<std::uint32_t>> by_sentence_;  // claims
};

}  // namespace claimgraph
