// What the readers of one definite description share: what its words say, and whom its place rules out.
#pragma once

#include <cstdint>

#include "references/described_group.h"

namespace claimgraph {

constexpr int kLookBack = 100;      // occurrences
constexpr int kContradicted = -15;  // points: "the insurer" of a brewer

class DefiniteBase {
 protected:
  explicit DefiniteBase(DescribedGroup& described);

  const Tokens& tokens() const { return document_.tokens; }
  const Entity& entity(std::uint32_t at) const { return document_.entities[at]; }
  bool is(std::uint32_t at, RefWord kind) const { return own_.is(at, kind); }
  bool person() const { return own_.description.kinds == kDescribesPerson; }
  bool aged() const;
  bool of_life() const;
  bool of_origin() const;
  bool body_noun() const;
  bool based(std::uint32_t at) const;
  bool of_place() const;
  bool other_section(const Occurrence& chosen) const;
  bool called_otherwise(std::uint32_t candidate) const;
  bool beside(std::uint32_t candidate) const;
  bool acts_on_itself(const Occurrence& occurrence) const;
  bool coordinated_with(const Occurrence& occurrence) const;
  bool other_person(std::uint32_t chosen) const;
  bool near_rival(std::uint32_t found, std::uint32_t named = 0) const;
  bool located(const Occurrence& occurrence) const;
  bool same_noun(const Occurrence& occurrence) const;

  DescribedGroup& own_;
  ReferenceContext& context_;
  Document& document_;
  const NounGroup& group_;
  const Query& query_;
  std::uint32_t above_pronoun_;  // entity of the pronoun that is the subject of a clause above, or kNowhere

 private:
  std::uint32_t above_pronoun() const;
};

/// "The 58-year-old", "the Chilean-born engineer": whom the article told such a life of, or who alone stands
/// near.
bool join_by_life(DescribedGroup& described);
/// "That company": whom the sentence before named last.
bool join_pointed(DescribedGroup& described);
/// "The Leeds-based firm", of whose home nothing was told: who was just introduced or alone stands near.
bool join_introduced(DescribedGroup& described);
/// ... or else whom the article is about.
bool join_at_home(DescribedGroup& described);

/// "Acme closed two shops. The chain said": the one body that the sentence before is about, where nothing
/// speaks against it. `weak`: the noun alone tells of nobody.
bool join_topic(DescribedGroup& described, bool weak);
/// "The club" of a story that names one body far more often than any other, and no other near.
bool join_leading(DescribedGroup& described);
/// "Acme said it got an offer for the company": who says it, where no other body is spoken of.
bool join_own(DescribedGroup& described, bool weak);

}  // namespace claimgraph
