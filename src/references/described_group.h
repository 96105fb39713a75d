// A noun group that may point back, and the readers of its kinds. Each returns true when it has settled the
// group.
#pragma once

#include <cstdint>
#include <string_view>

#include "references/context.h"
#include "references/known_as.h"
#include "tag/tagset.h"

namespace claimgraph {

struct DescribedGroup {
  DescribedGroup(ReferenceContext& shared, std::uint32_t number, std::uint32_t of_sentence);

  const Tokens& tokens() const { return document.tokens; }
  const Entity& entity(std::uint32_t at) const { return document.entities[at]; }
  bool is(std::uint32_t at, RefWord kind) const { return context.words.is(tokens().norm[at], kind); }
  bool definite() const { return group.determiner != kNowhere && is(group.determiner, RefWord::kDefinite); }
  /// "its", "Acme's" stands before it.
  bool owned() const {
    return group.possessor != kNowhere ||
           (group.determiner != kNowhere && tokens().tag[group.determiner] == Tag::kPRPS);
  }
  /// The entity that "its" or "Acme's" before it stands for, or kNowhere.
  std::uint32_t owner() const;
  /// What follows tells which one is meant: "the maker of chips", "the men who left".
  bool completed() const;
  bool followed_by_clause(std::uint32_t end) const;
  NounGroup with_place(NounGroup part) const;
  NounGroup with_age(NounGroup part) const;
  /// "the Dane", "the Democrat".
  bool one_of_people() const;
  /// The phrase of the preposition behind the group belongs to its head.
  bool completes(std::uint32_t preposition) const;
  /// The group and its possessor.
  TokenSpan whole() const;
  /// What it may describe in an apposition: an office describes a person, too.
  std::uint8_t apposed_kinds() const;
  DescribingWords words() const { return {group.tokens, group.head, description}; }
  /// "the plaintiff": points for what the candidate did before. O(occurrences looked back at).
  int told_by_deeds(std::uint32_t candidate) const;
  /// How well the words fit the candidate, its deeds included (KnownAs::match).
  int match(std::uint32_t candidate) const;
  void join(TokenSpan span, std::uint32_t found, std::string_view rule, float confidence) {
    context.join(span, group.head, found, MentionForm::kNominal, rule, confidence, sentence);
  }

  ReferenceContext& context;
  Document& document;
  NounGroup group;
  std::uint32_t sentence;
  Description description;
  Query query;
};

/// "both companies", "the two firms", "the pair".
bool join_several(DescribedGroup& described);
/// "the lenders": many without a name, called so before.
bool join_many(DescribedGroup& described);
/// "her party", "its supplier": whom the owner works for, or deals with.
bool join_owned(DescribedGroup& described);
/// "the company", "the Dutch brewer", "the 58-year-old", and what join_owned() joins: what one party is
/// called.
bool join_definite(DescribedGroup& described);
/// "the government": the country an article speaks of.
bool join_government(DescribedGroup& described);

}  // namespace claimgraph
