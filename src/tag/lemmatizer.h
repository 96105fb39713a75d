// Lemmas by tag: exceptions first, then the rule of the longest known suffix ("VBD ied: cut 3, add y"), else
// the word itself. Lemmas are in lower case; a name's lemma is its lower-case spelling.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/symbols.h"
#include "tag/model_file.h"
#include "tag/tagset.h"

namespace claimgraph {

inline constexpr ModelKind kLemmaKind{"lemmas", 1};
inline constexpr std::size_t kLongestSuffix = 6;  // bytes

/// Words ending in a suffix lose `cut` bytes and gain `add`.
struct LemmaRule {
  std::uint8_t cut = 0;
  std::string add;
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

 private:
  void teach_form(const std::string& form, Tag tag, Symbol lemma, SymbolTable& symbols);
  const LemmaRule* rule_of(std::string_view norm, Tag tag) const;

  std::array<bool, kTagCount> inflected_{};                    // tags that have a rule or an exception
  std::unordered_map<std::uint64_t, Symbol> exceptions_;       // by word and tag
  std::unordered_map<std::uint64_t, std::uint32_t> rules_of_;  // by hash of tag and suffix: index into rules_
  std::vector<LemmaRule> rules_;
};

}  // namespace claimgraph
