// What the name model sees of a token: hashed features of the word, its neighbours, the capitalised run it
// stands in, the tables that know it, and how the document writes it elsewhere. Trainer and model share this
// page: a change here, or in the lexicons it reads, asks for a new model.
#pragma once

#include <cstdint>
#include <vector>

#include "base/symbol_values.h"
#include "document.h"
#include "names/name_words.h"
#include "names/word_types.h"

namespace claimgraph {

/// Labels of the model: outside, first and further tokens of a name.
enum class NameLabel : std::uint8_t { kOutside, kPersonB, kPersonI, kOrgB, kOrgI, kPlaceB, kPlaceI };
inline constexpr int kNameLabels = 7;

/// A further token is odd, a first token even; both of one class differ by one.
constexpr bool begins_name(NameLabel label) { return (static_cast<int>(label) & 1) == 1; }
constexpr bool continues_name(NameLabel label) {
  return label != NameLabel::kOutside && (static_cast<int>(label) & 1) == 0;
}
/// May `next` stand behind `label`? A further token needs a token of its class before it.
constexpr bool may_follow(NameLabel label, NameLabel next) {
  if (!continues_name(next)) return true;
  return label == next || static_cast<int>(label) + 1 == static_cast<int>(next);
}

/// The features of one document. The document, words and types must outlive it.
class NameFeatures {
 public:
  NameFeatures(const Document& document, const NameWords& words, const WordTypes& types);

  /// False for tokens that are outside names in any case: the model is not asked.
  bool asked(std::uint32_t token) const { return asked_[token]; }
  /// Hashes of a token's features; REQUIRES asked(token).
  void keys(std::uint32_t token, std::vector<std::uint64_t>& out) const;

 private:
  static constexpr int kEvidenceBits = 21;
  enum class Person : std::uint8_t { kNone, kIt, kHe };
  Person person_of(std::uint32_t token) const;
  void find_asked();
  void find_runs();
  void find_known();
  void gather_evidence();
  void gather_pronouns();
  void note(std::uint32_t token, std::uint32_t bit);
  bool capital(std::uint32_t token) const;
  std::uint32_t evidence_behind(TokenSpan run, TokenSpan sentence) const;
  std::uint64_t symbol(std::uint32_t token, TokenSpan sentence) const;
  std::uint64_t lemma(std::uint32_t token, TokenSpan sentence) const;
  std::uint32_t mask(std::uint32_t token, TokenSpan sentence) const;
  std::uint64_t shape(std::uint32_t token) const;

  const Document& document_;
  const NameWords& words_;
  const WordTypes& types_;
  std::vector<bool> asked_;
  std::vector<std::uint64_t> hash_;    // by token: of its norm
  std::vector<std::uint32_t> mask_;    // by token: NameWord bits of norm and lemma
  std::vector<std::uint8_t> known_;    // by token: place in a table's name, 0 = none
  std::vector<std::uint32_t> run_of_;  // by token: index into runs_
  std::vector<std::uint32_t> sentence_of_;
  std::vector<bool> plain_capitals_;  // by sentence: its capitals say nothing
  std::vector<bool> taken_;           // by token: inside an amount or a date
  std::vector<TokenSpan> runs_;
  std::uint32_t persons_ = 0;             // how thick "he" and "she" stand, in four steps
  SymbolValues<std::uint32_t> evidence_;  // kEvidenceBits bits by norm
};

}  // namespace claimgraph
