// Finds where names stand: capitalised runs, cut at offices, nationalities and known names.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "document.h"
#include "names/name_model.h"
#include "names/name_words.h"

namespace claimgraph {

/// A span that may be a name, not yet typed.
struct NameCandidate {
  TokenSpan tokens;
  KnownName known;                       // of the whole span, or none (length 0)
  bool titled = false;                   // a title or an office stands directly before it
  bool before_role = false;              // an office stands directly behind it: "Acme chief executive"
  bool opening = false;                  // the first word of its sentence: its capital says nothing
  bool headline = false;                 // in a line whose capitals say nothing
  NameType guess = NameType::kNone;      // of the model: kPerson, kOrganization, kLocation
  int margin = 0;                        // ... and how sure it is
  std::array<std::int32_t, 3> behind{};  // ModelName::behind
  bool repeat = false;                   // found by the word of another name: what tables know is told there
  bool unseen = false;  // no table and no model knows it: a name where the text around tells so
  bool weak = false;    // kept only when the rest of the document knows the name
};

/// Words of a document by how they are written; O(1) lookups.
class WordCases {
 public:
  /// Reads the prose of a document.
  void read(const Document& document);
  /// The word stands in lower case somewhere.
  bool lower(Symbol norm) const { return lower_[index(norm)]; }

 private:
  std::vector<bool> lower_;  // by symbol
};

/// Nearly all words are in capitals, and there are at least `least`.
bool is_shouted(const Document& document, TokenSpan span, std::uint32_t least);

/// True when most words of a sentence begin with capitals (a headline), or all letters are capitals.
bool capitals_say_nothing(const Document& document, const Sentence& sentence);

/// A title or an office stands directly before the name at `begin`: "chief executive Tim Cook". Not so in
/// "the salmon king Acme", which describes it. REQUIRES: `first` begins its sentence.
bool is_titled(const Document& document, const NameWords& words, std::uint32_t first, std::uint32_t begin);

/// "U.S. Lawmakers": an ordinary word behind a country in letters, which has its capital from a title or the
/// stop.
bool country_and_word(const Document& document, const NameWords& words, TokenSpan span);

/// The candidates of a document, in text order, without overlaps. Tokens of amounts and dates are left out
/// unless a known name of several words covers them.
std::vector<NameCandidate> find_candidates(const Document& document, const NameWords& words,
                                           const WordCases& cases);

/// Puts the names of the model in place of the candidates they overlap, but for gazetteer names. A candidate
/// the model does not see stays when a table knows it.
std::vector<NameCandidate> with_model_names(const Document& document, const NameWords& words,
                                            const std::vector<ModelName>& names,
                                            const std::vector<NameCandidate>& candidates);

/// The words of a span in lower case, a blank behind each.
std::string words_of(const Document& document, TokenSpan span);

}  // namespace claimgraph
