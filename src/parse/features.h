// What relations are told by: feature templates, shared by the parser and its trainer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "parse/model.h"
#include "tag/tagset.h"

namespace claimgraph {

/// One token as the parser sees it.
struct ParseToken {
  std::uint32_t word = 0;  // hash of the word, or of its last letters and case where it is unknown
  std::uint32_t tag = 0;   // 1 + Penn tag; 0 = outside the sentence
};

/// The token of a place; outside the sentence an empty one.
inline ParseToken token_at(const std::vector<ParseToken>& tokens, std::int32_t at) {
  const auto index = static_cast<std::size_t>(at);
  return index < tokens.size() ? tokens[index] : ParseToken{};
}

/// Whether the parser knows words of a tag by their lemma: "acquires" by "acquire". The tag tells the form.
constexpr bool goes_by_lemma(Tag tag) { return is_verb(tag) || tag == Tag::kNNS; }

/// The word class of a token: its lower-case form or lemma where `model` knows that, else its ending and
/// case.
std::uint32_t parse_word(const ParserModel& model, std::string_view lower, bool capital);

inline constexpr std::int32_t kNobody = -1;
/// The root as the parser sees it.
constexpr ParseToken root_token() { return {.word = 3, .tag = 200}; }

/// A tree in work over n tokens; node n is the root and stands last. Nodes are indices.
struct ParseTree {
  std::vector<ParseToken> tokens;  // n + 1 rows, the root last
  std::vector<std::int32_t> head, left1, left2, right1;

  std::int32_t size() const { return static_cast<std::int32_t>(tokens.size()) - 1; }
  /// Begins a sentence whose tokens (without the root) stand in `tokens`; adds the root.
  void begin();
  /// Adds an arc.
  void attach(std::int32_t dependent, std::int32_t governor);
};

inline constexpr std::size_t kTreeFeatures = 22;      // of a relation, from the tree and its words alone
inline constexpr std::size_t kRelationFeatures = 27;  // ... with those that ask for relations before it

/// What a relation that needs no weighing is known by: the word, both tags and the side of the head.
std::uint32_t sure_key(const ParseTree& tree, std::int32_t dependent);
/// Hashes of the first features of the relation between `dependent` and its head: those of the tree alone.
/// `out` has room for kTreeFeatures.
void tree_features(const ParseTree& tree, std::int32_t dependent, std::uint32_t* out);
/// The others, when the relations of all earlier tokens are known; `out` has room for those.
void sibling_features(const ParseTree& tree, const std::vector<Relation>& relations, std::int32_t dependent,
                      std::uint32_t* out);
/// All of them, in that order; `out` has room for kRelationFeatures.
inline void relation_features(const ParseTree& tree, const std::vector<Relation>& relations,
                              std::int32_t dependent, std::uint32_t* out) {
  tree_features(tree, dependent, out);
  sibling_features(tree, relations, dependent, out + kTreeFeatures);
}

}  // namespace claimgraph
