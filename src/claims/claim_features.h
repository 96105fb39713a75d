// What a claim looks like to one who does not know whether it is right: its form, its sentence, what fills
// its roles, who says it. Confidence is made of these (confidence.h).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <vector>

#include "document.h"
#include "syntax/tree.h"

namespace claimgraph {

struct Resources;

enum class Feature : std::uint8_t {
  // what it is
  kStatement,
  kFrameRule,
  kOfNoun,  // no verb group: told by a noun
  // its verb
  kInfinitive,
  kParticiple,
  kRelative,
  // its sentence
  kHeadline,
  kSentenceLength,
  kNoStop,
  kEvidenceShare,
  // how it stands
  kPlanned,
  kNoStage,  // of a type that has stages
  // what fills its roles
  kNoRole,
  kOneRole,
  kManyRoles,
  kFirstMissing,  // nothing fills the first role of its type
  kLinkDoubt,
  kAmount,
  kSlotLength,
  kVerbsBetween,  // it and what fills its roles, or speaks, or is the triple's subject or object
  // what stands around it
  kToldAgain,  // of the same party in the same role
  kUnusedParties,
  kUnusedInEvidence,
  kRivals,
  kSameAnchor,
  kSourceName,
  // what a statement says, and who
  kSpeakerName,
  kSpeakerDoubt,
  kQuotedStatement,
  kNegativeStatement,
  kContentBefore,
  kContentPieces,
  kContentLinked,
  kContentStatement,  // holds another statement
  kContentInside,     // is inside another's
  // the triple of an open claim, which has no other features
  kSubjectApart,
  kSubjectBehind,
  kApposition,
  kLongSubject,
  kLongObject,
  kOpenInfinitive,
  kOpenParticiple,
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
  void read_roles(Reading& reading) const;
  void read_filler(Reading& reading, const RoleFiller& role) const;
  void read_distance(Reading& reading, TokenSpan filler) const;
  void read_unused(Reading& reading) const;
  void read_beside(Reading& reading) const;
  bool says_at(const Claim& statement, std::uint32_t token) const;
  void read_source(Reading& reading) const;
  void read_content(Reading& reading) const;
  void read_triple(Reading& reading) const;

  const Resources& resources_;
  const SyntaxTree& tree_;
  const Document& document_;
  const Symbol source_, speaker_, content_;
  std::vector<bool> quoted_;                             // by token
  std::vector<std::vector<std::uint32_t>> by_sentence_;  // claims
  std::map<std::tuple<std::uint16_t, Symbol, std::uint32_t>, std::size_t>
      told_;  // type, role, entity: claims
};

}  // namespace claimgraph
