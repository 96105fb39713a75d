// Who makes a statement: the words that name the speaker, and the party they mean.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "claims/builder.h"
#include "claims/statements.h"

namespace claimgraph {

/// "who", "which", "how", "there": no subject of its own.
inline bool is_question_word(Tag tag) {
  return tag == Tag::kWP || tag == Tag::kWDT || tag == Tag::kWRB || tag == Tag::kEX;
}

class SpeakerReader {
 public:
  explicit SpeakerReader(const ClaimBuilder& builder);

  /// The subject of a statement's verb, possessor of its noun: what its rule found, or what stands beside the
  /// verb where that lies in a quotation, is a date or a question word. May be empty. O(sentence).
  TokenSpan source_of(const Statement& statement) const;
  /// The speaker between a quotation and its verb or right behind the verb; empty where neither is a noun.
  TokenSpan source_beside(const Statement& statement, std::uint32_t quotation_end) const;
  /// The words that name a speaker with what a list or a phrase adds: "people" -> "people briefed on it", "a
  /// diplomat" -> "two officials and a diplomat". No relative clause or apposition between commas. O(phrase).
  TokenSpan whole(const Statement& statement, TokenSpan source) const;
  /// The mention of a party that the words mean ("a spokesman for Acme": Acme), or kNowhere.
  std::uint32_t mention_in(TokenSpan source) const;
  /// "minister for trade [Ada Lund]", "the singer's lawyer [Ada Lund]": the mention of a person that words
  /// without a comma or a conjunction lead to, or kNowhere.
  std::uint32_t person_behind_post(TokenSpan source) const;
  /// "told reporters [Acme]": the token behind a plural noun for those who listen where it was taken into the
  /// noun that follows, else `at`.
  std::uint32_t behind_listener(std::uint32_t at) const;
  /// The mentions of the names of a list that is a source: "Acme, Beta and two banks". Empty for other
  /// sources.
  std::vector<std::uint32_t> mentions_listed(TokenSpan source) const;
  /// "farm groups and the Senate": the two of a source that joins two nouns, each a name or in the plural;
  /// else both empty. O(source).
  std::pair<TokenSpan, TokenSpan> pair_of(TokenSpan source) const;
  /// Whether a name among the words of a source is who speaks, not where they are or whom they know.
  bool speaks(TokenSpan name, TokenSpan source) const;
  /// "Acme welcomed the vote and said": the subject of the verb before the conjunction; may be empty.
  TokenSpan joined_subject(const Statement& statement) const;
  bool holds_verb(TokenSpan span) const;
  bool holds_finite_verb(TokenSpan span) const;
  bool is_date(std::uint32_t token) const;
  bool in_quotation(std::uint32_t token) const;
  /// 'on its "Morning Hour,"', 'signs that read "Open Gates"': capitals throughout, right behind a noun or a
  /// preposition. The title of a work, no speech. O(quotation).
  bool names_work(const Quote& quote) const;
  bool is_passive(const Statement& statement) const;
  /// "said Ada Lund": the noun right behind the verb ends in a person's name.
  bool names_person_behind(const Statement& statement) const;
  /// Whether what would speak is nothing that can: a sum, a price, a way.
  bool is_mute(const Statement& statement) const;
  bool in_name(std::uint32_t token) const;
  /// A participle behind its noun: "a report published on Monday", "Dividends declared today".
  bool is_reduced(const Statement& statement) const;

  /// "Roe, asked whether it was true, said": the verb tells who was asked.
  bool was_asked(const Statement& statement) const;
  /// A dash with a space before it.
  bool is_dash(std::uint32_t token) const;

 private:
  static constexpr std::uint32_t kLongestApposition = 30;  // tokens between a subject and its verb
  static constexpr int kNear = 8;                          // mentions looked at around a token

  std::uint32_t list_end(const Statement& statement, TokenSpan source) const;
  bool comma_between(std::uint32_t from, std::uint32_t to) const;
  bool names_nobody(TokenSpan source) const;
  std::uint32_t noun_end(std::uint32_t from, std::uint32_t limit) const;
  std::uint32_t list_begin(TokenSpan source, std::uint32_t from) const;
  std::uint32_t phrase_end(TokenSpan source, std::uint32_t limit, std::uint32_t verb_begin) const;
  TokenSpan subject_of(const Statement& statement) const;
  std::uint32_t phrase_before(const Statement& statement, TokenSpan source) const;
  TokenSpan described(const Statement& statement, TokenSpan source) const;
  TokenSpan with_name(const Statement& statement, TokenSpan source) const;
  bool is_member(TokenSpan words) const;
  bool joins_apposed(TokenSpan name, TokenSpan source) const;
  bool only_tells_which(TokenSpan name, TokenSpan source) const;
  bool is_of_title(TokenSpan name, TokenSpan person) const;
  bool behind_office(const NounGroup& office, TokenSpan name) const;
  bool tells_person(std::uint32_t noun) const;
  TokenSpan behind_phrase(const Statement& statement, TokenSpan source) const;
  TokenSpan without_lead(TokenSpan source) const;
  TokenSpan without_aside(TokenSpan source) const;
  TokenSpan behind_gerund(TokenSpan source) const;
  TokenSpan without_clause(const Statement& statement, TokenSpan source) const;
  TokenSpan trimmed(const Statement& statement, TokenSpan source) const;
  TokenSpan issuer_of(const Statement& statement, TokenSpan found) const;
  bool stands_apart(TokenSpan name, TokenSpan source) const;
  const Entity* entity_of(TokenSpan name) const;
  bool is_place(TokenSpan name) const;
  bool is_person(TokenSpan name) const;
  bool speaks_for_another(std::uint32_t noun) const;
  bool is_nobodys_voice(std::uint32_t noun) const;
  bool heads_phrase(TokenSpan name) const;
  TokenSpan of_joined_relative(const Statement& statement) const;
  TokenSpan of_relative_before(const Statement& statement, std::uint32_t conjunction) const;
  TokenSpan antecedent(const Statement& statement) const;
  TokenSpan before_relative(const Statement& statement) const;
  bool quoted_by_another(const Statement& statement) const;
  TokenSpan quoted(const Statement& statement) const;
  std::uint32_t before_bracket(std::uint32_t end, std::uint32_t from) const;
  TokenSpan last_person(TokenSpan noun) const;
  bool is_compared(std::uint32_t than) const;
  TokenSpan before_dash(const Statement& statement, std::uint32_t dash) const;
  TokenSpan before_aside(const Statement& statement, std::uint32_t comma) const;
  TokenSpan captured(const Statement& statement) const;
  TokenSpan subject_before(const Statement& statement, std::uint32_t verb) const;
  bool set_off(const Statement& statement, TokenSpan before, TokenSpan found) const;
  TokenSpan doer_of(const Statement& statement) const;
  TokenSpan opening_noun(const Statement& statement, bool anything) const;
  TokenSpan noun_before_relative(const Statement& statement) const;
  TokenSpan subject_of_governor(const Statement& statement) const;
  bool tells_finitely(const Statement& statement) const;
  bool is_apposed(const Statement& statement, std::uint32_t comma) const;
  TokenSpan turned(const Statement& statement) const;
  TokenSpan subject_behind(const Statement& statement) const;
  bool first_can_speak(TokenSpan source, const Statement& statement) const;
  bool can_speak(TokenSpan source, const Statement& statement) const;
  bool stands_alone(std::uint32_t end, std::uint32_t from) const;
  TokenSpan person_behind_place(std::uint32_t noun_group) const;
  TokenSpan phrase(std::uint32_t noun_group) const;
  bool behind_preposition(std::uint32_t noun_group) const;

  const ClaimBuilder& builder_;
  const SyntaxTree& tree_;
  const Document& document_;
  const Symbol speaker_, source_, subject_;
};

}  // namespace claimgraph
