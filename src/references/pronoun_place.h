// A pronoun in its place, who speaks where it stands, and the readers of its kinds.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "references/context.h"

namespace claimgraph {

/// A pronoun that is to be joined, and where it stands.
struct PronounPlace {
  PronounPlace(ReferenceContext& shared, std::uint32_t at, std::uint32_t of_sentence);

  bool is(RefWord kind) const { return context.words.is(document.tokens.norm[token], kind); }
  const Entity& entity(std::uint32_t at) const { return document.entities[at]; }
  /// The verb of which it is the subject does what only somebody does: "it said", "told it to pay".
  bool acts() const;
  /// "its shares", "its founder": of a firm or another body, not of a thing.
  bool of_body() const;
  void join(std::uint32_t found, std::string_view rule, float confidence) {
    context.join({token, token + 1}, token, found, MentionForm::kPronoun, rule, confidence, sentence);
  }

  ReferenceContext& context;
  Document& document;
  std::uint32_t token;
  std::uint32_t sentence;
  TokenSpan span;  // of the sentence
  Query query;
};

/// Who says the quotation, or the clause, that a pronoun stands in. The place must outlive it.
class Sayers {
 public:
  explicit Sayers(const PronounPlace& place);

  /// The pronoun stands in a quotation.
  bool quoted() const;
  /// ... of which the text tells who says it.
  bool known() const { return speaker_ != kNowhere; }
  /// Some quotation holds the token.
  bool in_quotation(std::uint32_t token) const;
  /// Who says that quotation is "I" there, and neither "he" nor "it".
  bool speaks(const Occurrence& occurrence) const {
    return speaker_ != kNowhere && occurrence.entity == speaker_;
  }
  /// Whom the speaker of the quotation works for is "we" there, not "they"; kNowhere where none is known.
  std::uint32_t house() const;
  /// "'Roe has her budget,' he said": whoever says a quotation does not name himself in it.
  std::vector<std::uint32_t> named_in_own_words() const;
  /// Points. Who spoke last speaks on: "Acme said ... It added".
  int speaks_on(const Occurrence& occurrence) const;
  /// Points for whoever says the clause: "Acme said it".
  int reports(const Occurrence& occurrence) const;
  /// "Acme said", "One of them, the candle maker Acme, said": is the one who says what the pronoun begins.
  bool reporter(const Occurrence& occurrence) const { return stands_for(occurrence, reporter_); }
  /// Of the one who says it no name is known: "Shorely said it", "The standards office says it". Nobody else
  /// is meant.
  bool unknown() const;

 private:
  bool spoke(const Occurrence& occurrence) const;
  std::vector<Quote>::const_iterator quote_behind() const;
  std::uint32_t find_speaker() const;
  std::uint32_t last_speaker(std::uint32_t pronoun, TokenSpan quote) const;
  std::uint32_t find_reporter() const;
  std::uint32_t with_name(std::uint32_t subject, std::uint32_t verb) const;
  std::uint32_t leading_name(std::uint32_t verb) const;
  std::uint32_t whole_subject(std::uint32_t subject) const;
  std::uint32_t find_clause_reporter() const;
  bool owned_by_body() const;
  bool stands_for(const Occurrence& occurrence, std::uint32_t reporter) const;
  bool reporters_house(const Occurrence& occurrence) const;
  bool shortened(const Occurrence& occurrence, std::uint32_t reporter) const;
  bool open_name(std::uint32_t token) const;

  const PronounPlace& place_;
  const ReferenceContext& context_;
  const Document& document_;
  std::uint32_t speaker_;          // entity, or kNowhere
  std::uint32_t reporter_;         // token, or kNowhere
  std::uint32_t clause_reporter_;  // token, or kNowhere
};

/// Joins "who", "which", "whose" and "that" to what their clause hangs on.
void resolve_relative(PronounPlace& place);

}  // namespace claimgraph
