// Lemmas by tag: exceptions first, then the rule of the longest known suffix ("VBD ied: cut 3, add y"), else
// the word itself. Lemmas are in lower case; a name's lemma is its lower-case spelling.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/model_file.h"
#include "base/number_table.h"
#include "base/result.h"
#include "base/symbols.h"
#include "tag/tagset.h"

namespace claimgraph {

inline constexpr ModelKind kLemmaKind{"lemmas", 1};
inline constexpr std::size_t kLongestSuffix = 6;  // bytes

/// Words ending in a suffix lose `cut` bytes and gain `add`.
struct LemmaRule {
  std::uint8_t cut = 0;
  std::string add;

  template <typename Archive>
  static void fields(Archive& archive, LemmaRule& all) {
    auto& [cut, add] = all;
    archive(cut, add);
  }
};

class Lemmatizer {
 public:
  /// Reads a model; words and lemmas are interned into `symbols`, the base of every table used later.
  static Result<Lemmatizer> load(const std::string& path, SymbolTable& symbols);

  /// The lemma of a word in lower case; new ones are interned into `symbols`.
  Symbol lemma(Symbol norm, Tag tag, SymbolTable& symbols) const;
  /// The lemma that the rules alone give.
  std::string by_rule(std::string_view norm, Tag tag) const;

  /// Makes the regular forms of a verb ("ruled", "ruling", "bans", "banned") lead to it, unless a form is
  /// known already. For words that the patterns name and the model may have never seen.
  void teach_verb(std::string_view verb, SymbolTable& symbols);

  /// For the trainer: a rule for the words of a tag that end in `suffix`.
  void add_rule(Tag tag, std::string_view suffix, LemmaRule rule);

  template <typename Archive>
  static void fields(Archive& archive, Lemmatizer& all) {
    auto& [inflected, suffix_sizes, exceptions, rules_of, rules] = all;
    archive(inflected, suffix_sizes, exceptions, rules_of, rules);
  }

 private:
  void teach_form(const std::string& form, Tag tag, Symbol lemma, SymbolTable& symbols);
  const LemmaRule* rule_of(std::string_view norm, Tag tag) const;

  std::array<bool, kTagCount> inflected_{};             // tags that have a rule or an exception
  std::array<std::uint8_t, kTagCount> suffix_sizes_{};  // of their rules: bit n for n bytes
  NumberTable exceptions_;                              // symbols by word and tag
  NumberTable rules_of_;                                // indices into rules_ by tag and suffix
  std::vector<LemmaRule> rules_;
};

}  // namespace claimgraph
