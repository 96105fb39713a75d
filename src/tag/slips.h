// Slips of the pen in long words: "aquired", "parterned", "anounced". A word that neither the treebanks nor
// the patterns know gets the lemma of the one verb or noun of a lexicon it is a slip of.
//
// The plain version compares an unknown word with every entry; here both are looked up by what is left when
// one letter is dropped (Garbe's symmetric delete spelling correction, 2012) or when the letters are sorted.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/number_table.h"
#include "base/symbols.h"

namespace claimgraph {

class Lexicons;

/// Immutable once loaded; shared by threads.
class Slips {
 public:
  /// Words of `kShortest` letters or more of the verb and noun lexicons.
  static Slips load(const Lexicons& lexicons, SymbolTable& symbols);

  /// The word that `lemma`, itself unknown, is one dropped, added or changed letter, or an exchange of
  /// letters behind the first, away from; kNoSymbol when there is none or more than one.
  Symbol meant(std::string_view lemma) const;

  static constexpr std::size_t kShortest = 7;
  static constexpr std::size_t kLongest = 24;

  template <typename Archive>
  static void fields(Archive& archive, Slips& all) {
    auto& [words] = all;
    archive(words);
  }

 private:
  void add(std::uint64_t key, Symbol word);
  NumberTable words_;  // symbols; kNoSymbol: several
};

}  // namespace claimgraph
