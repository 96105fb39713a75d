// The content of a statement within its sentence: a quotation beside its verb, the clause behind it or before
// it, the object or infinitive its rule found.
#pragma once

#include <cstdint>
#include <vector>

#include "claims/builder.h"
#include "claims/statements.h"

namespace claimgraph {

class SpeakerReader;
struct Resources;

bool is_statement(const Resources& resources, const Claim& claim);

/// Looks at no more than one sentence for each statement. Valid while the builder's claims don't change.
class ContentReader {
 public:
  ContentReader(const ClaimBuilder& builder, const SpeakerReader& speakers);

  /// Which words state something: to be called once, before read().
  void know(const std::vector<Statement>& statements);
  /// Fills content and root, and the source where the verb stands before its subject.
  void read(Statement& statement) const;
  /// Takes from the edges of the content what is no part of it.
  void tidy(Statement& statement) const;

  /// Quotation a token stands in (index of Document::quotes; marks belong to it), or kNowhere.
  std::uint32_t quote_at(std::uint32_t token) const { return quote_at_[token]; }
  /// Is a token the opening mark of a quotation?
  bool opens_quotation(std::uint32_t token) const {
    return quote_at_[token] != kNowhere && document_.quotes[quote_at_[token]].tokens.begin == token;
  }
  /// The sentence of a token, or the part of it inside the quotation the token stands in.
  TokenSpan seen_from(std::uint32_t token) const;
  /// The noun that begins at a token of a statement's sentence; empty where another word stands there.
  TokenSpan noun_at(const Statement& statement, std::uint32_t at) const;
  /// 'both rivals "weak"': the words from a token to the end of a quotation of some words, where no other
  /// verb stands between; else empty.
  TokenSpan up_to_quotation(const Statement& statement, std::uint32_t at) const;

  /// "The court, which said": the verb stands in a relative clause.
  bool in_relative_clause(const Statement& statement) const;

 private:
  bool quotation_before(Statement& statement) const;
  void quotation_behind(Statement& statement) const;
  bool clause_behind(Statement& statement) const;
  bool begins_in_words(const Statement& statement) const;
  std::uint32_t before_other_roles(const Statement& statement, TokenSpan content) const;
  void clause_of_noun(Statement& statement) const;
  std::uint32_t noun_clause_end(const Statement& statement, std::uint32_t begin) const;
  void beside_aside(Statement& statement) const;
  void take_in_name(Statement& statement, TokenSpan& phrase) const;
  void take_in_rest(Statement& statement, TokenSpan& phrase, std::uint32_t end) const;
  void around(Statement& statement) const;
  void in_relative(Statement& statement, std::uint32_t relative, TokenSpan behind) const;
  bool names_medium(const Statement& statement) const;
  bool compares_speaker(const Statement& statement, std::uint32_t at) const;
  bool leaves_it_there(const Statement& statement, std::uint32_t at) const;
  std::uint32_t before_terms(TokenSpan content) const;
  std::uint32_t over_clause_before(const Statement& statement, TokenSpan content) const;
  std::uint32_t over_lead(const Statement& statement, std::uint32_t begin) const;
  std::uint32_t over_quotation(const Statement& statement, std::uint32_t end) const;
  bool worth_a_colon(TokenSpan content) const;
  bool leads_paragraph(const Statement& statement, TokenSpan content) const;
  void add_name_behind(Statement& statement, TokenSpan named) const;
  bool is_bare_participle(const Statement& statement) const;
  bool is_determiner(const Statement& statement, std::uint32_t that) const;
  bool opens_sentence(const Statement& statement) const;
  TokenSpan with_quotation(TokenSpan content) const;
  std::uint32_t over_relative_subject(const Statement& statement, std::uint32_t begin,
                                      std::uint32_t end) const;
  std::uint32_t comma_behind(TokenSpan span) const;
  std::uint32_t before_joined(std::uint32_t begin, std::uint32_t end) const;
  bool too_early(const Statement& statement) const;
  bool adds_thing(const Statement& statement) const;
  bool is_part_of_word(const Statement& statement) const;
  bool said_by_nobody(const Statement& statement) const;
  bool describes(const Statement& statement) const;
  bool tells_nothing(const Statement& statement) const;
  bool said_by_another(const Statement& statement, TokenSpan content) const;
  bool goes_on_elsewhere(const Statement& statement, std::uint32_t end) const;
  bool is_day(TokenSpan content) const;
  bool object_behind(Statement& statement) const;

  TokenSpan block(const Statement& statement) const;
  std::uint32_t behind_parenthesis(const Statement& statement, std::uint32_t from) const;
  std::uint32_t clause_begin(const Statement& statement) const;
  std::uint32_t that_behind(const Statement& statement, std::uint32_t from) const;
  std::uint32_t that_clause(const Statement& statement, std::uint32_t from) const;
  bool joined_before(std::uint32_t from, std::uint32_t to) const;
  std::uint32_t whole_begin(const Statement& statement, std::uint32_t begin) const;
  std::uint32_t phrase_around(const Statement& statement, TokenSpan clause) const;
  std::uint32_t behind_day(const Statement& statement, std::uint32_t begin) const;
  std::uint32_t behind_occasion(const Statement& statement, std::uint32_t begin) const;
  bool lists_on(const Statement& statement, std::uint32_t comma) const;
  bool acts(TokenSpan span) const;
  bool parts_adjectives(std::uint32_t comma) const;
  bool tells_which(std::uint32_t verb) const;
  bool counts(TokenSpan source) const;
  bool goes_on_stating(const Statement& statement, std::uint32_t verb) const;
  bool speaks_of_it(const Statement& statement, std::uint32_t relative) const;
  bool turns_to_another(const Statement& statement, std::uint32_t at) const;
  bool says_earlier(const Statement& statement, Tag tense) const;
  bool is_bare_thing(const Statement& statement, std::uint32_t begin) const;
  std::uint32_t before_next_act(const Statement& statement, TokenSpan content) const;
  std::uint32_t before_next_clause(const Statement& statement, TokenSpan content) const;
  bool ends_infinitive(std::uint32_t begin, std::uint32_t at) const;
  std::uint32_t before_clause_of_time(const Statement& statement, TokenSpan content) const;
  std::uint32_t before_time(const Statement& statement, std::uint32_t end) const;
  std::uint32_t over_thing(const Statement& statement, std::uint32_t begin) const;
  std::uint32_t before_comment(const Statement& statement, TokenSpan content) const;
  bool feels(const Statement& statement) const;
  bool foretells(const Statement& statement) const;
  bool judges(const Statement& statement) const;
  std::uint32_t before_past(TokenSpan content) const;
  std::uint32_t before_adjunct(const Statement& statement, TokenSpan content) const;
  std::uint32_t before_gerund(TokenSpan content) const;
  std::uint32_t before_attribution(TokenSpan content) const;
  std::uint32_t before_aside_verb(const Statement& statement, TokenSpan content) const;
  bool closes_before(std::uint32_t noun, std::uint32_t verb) const;
  std::uint32_t before_other_clause(const Statement& statement, TokenSpan content) const;
  bool joins_verb(std::uint32_t first, std::uint32_t verb) const;
  std::uint32_t with_date(std::uint32_t begin, std::uint32_t from) const;
  std::uint32_t behind_listener(std::uint32_t begin) const;
  bool dash_opens(const Statement& statement) const;
  bool behind_relative(const Statement& statement, std::uint32_t at) const;
  bool begins_finite(std::uint32_t token) const;
  bool describes_subject(const Statement& statement, std::uint32_t word) const;
  bool opens_clause(const Statement& statement, std::uint32_t that) const;
  bool may_be_subject(std::uint32_t token, std::uint32_t from) const;
  bool is_aim(const Statement& statement, std::uint32_t verb) const;
  std::uint32_t behind_bare_day(std::uint32_t token) const;
  bool opens_behind_listener(std::uint32_t token, std::uint32_t from) const;
  bool opens_subclause(std::uint32_t token) const;
  bool says_words(const Statement& statement, std::uint32_t first) const;
  bool in_front(const Statement& statement) const;
  bool in_clause_before(const Statement& statement) const;
  bool opens_main_clause(const Statement& statement, std::uint32_t token) const;
  bool opens_clause_at(std::uint32_t token) const;
  bool goes_on_with_that(TokenSpan said) const;
  std::uint32_t object_begin(const Statement& statement, std::uint32_t begin) const;
  bool that_of_noun(std::uint32_t noun) const;
  std::uint32_t before_medium(TokenSpan content) const;
  std::uint32_t before_occasion(TokenSpan content) const;
  bool is_speech(const Statement& statement, const Quote& quote) const;
  bool is_of_noun(const Statement& statement, std::uint32_t begin) const;
  bool finds_words(const Statement& statement, std::uint32_t begin) const;
  std::uint32_t over_description(const Statement& statement, std::uint32_t end) const;
  bool behind_preposition(std::uint32_t token) const;
  bool leaves(const Statement& statement, std::uint32_t next) const;
  bool finite(const Statement& statement) const;
  std::uint32_t clause_end(const Statement& statement, std::uint32_t begin, bool noun) const;
  bool cuts(const Statement& statement, std::uint32_t begin, std::uint32_t at) const;
  bool is_aside(const Statement& statement) const;
  bool is_below(const Statement& statement, std::uint32_t verb, bool clause_of_noun) const;
  bool ends_complement(std::uint32_t verb) const;
  bool governs(const Statement& statement, std::uint32_t at) const;
  bool states_again(const Statement& statement, std::uint32_t at) const;
  bool closes_relative(std::uint32_t from, std::uint32_t comma) const;
  TokenSpan sentence_part(TokenSpan seen, TokenSpan span) const;
  std::uint32_t runs_on_to(TokenSpan aside) const;
  TokenSpan behind_others(const Statement& statement, TokenSpan before) const;
  std::uint32_t behind_speaker(const Statement& statement, std::uint32_t from) const;
  bool cuts_at_comma(const Statement& statement, std::uint32_t at) const;
  bool states_next(const Statement& statement, std::uint32_t at) const;
  bool another_acts(TokenSpan said, Tag tense) const;
  bool cuts_at_conjunction(const Statement& statement, std::uint32_t at) const;
  bool quotes(TokenSpan span) const;
  bool quotes_behind(const Statement& statement) const;
  bool states(TokenSpan span, std::uint32_t except) const;
  std::uint32_t subject_begin(std::uint32_t verb_group) const;
  std::uint32_t finite_at(TokenSpan content) const;
  void take_subject(Statement& statement, TokenSpan& content) const;
  TokenSpan noun_told_of(const Statement& statement) const;
  bool is_plain_noun(const Statement& statement, TokenSpan words) const;
  bool says_no_more(const Statement& statement, std::uint32_t subject) const;
  std::uint32_t behind_that(const Statement& statement, TokenSpan content) const;
  std::uint32_t before_loose_end(TokenSpan content) const;
  bool holds_passive(TokenSpan span) const;
  bool is_bracketed(std::uint32_t from, std::uint32_t at) const;
  std::uint32_t closing_bracket(TokenSpan span) const;
  std::uint32_t before_main_verb(const Statement& statement, TokenSpan content) const;
  bool opens_without_subject(const Statement& statement) const;
  bool in_lexicon(LexiconName name, std::uint32_t token) const;  // as written
  bool in_lexicon(LexiconName name, Symbol word) const;
  bool of_the_speaker(const Statement& statement) const;

  const ClaimBuilder& builder_;
  const SpeakerReader& speakers_;
  const SyntaxTree& tree_;
  const Document& document_;
  std::vector<std::uint32_t> quote_at_;  // by token
  std::vector<bool> statement_at_;       // by token: a somebody states something here
};

}  // namespace claimgraph
