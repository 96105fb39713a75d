// What the parser looks at: feature templates, shared by the parser and its trainer.
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
  std::uint32_t word = 0;  // hash of the lower-case word, or of its last letters and case where it is unknown
  std::uint32_t tag = 0;   // 1 + Penn tag; 0 = outside the sentence
};

/// The word class of a token: its lower-case form where `model` knows it, else its ending and case.
std::uint32_t parse_word(const ParserModel& model, std::string_view lower, bool capital);

inline constexpr std::int32_t kNobody = -1;
inline constexpr std::uint32_t kRootTag = 200;

/// A parse in work over n tokens; node n is the root and stands last in the buffer. Nodes are indices.
struct ParseState {
  std::vector<ParseToken> tokens;  // n + 1 rows, the root last
  std::vector<std::int32_t> head, left1, left2, right1, right2;
  std::vector<std::uint8_t> left_count, right_count;
  std::vector<std::int32_t> stack;
  std::int32_t buffer = 0;

  std::int32_t size() const { return static_cast<std::int32_t>(tokens.size()) - 1; }
  /// Begins a sentence whose tokens (without the root) stand in `tokens`; adds the root.
  void begin();
  bool done() const { return stack.empty() && buffer == size(); }
  /// True where `move` is allowed.
  bool allows(Move move) const;
  void apply(Move move);
  /// Adds an arc.
  void attach(std::int32_t dependent, std::int32_t governor);
};

inline constexpr std::size_t kMoveFeatures = 38;
inline constexpr std::size_t kTreeFeatures = 22;      // of a relation, from the tree and its words alone
inline constexpr std::size_t kRelationFeatures = 27;  // ... with those that ask for relations before it

/// What a move that needs no weighing is known by, where the stack is not empty and the root not next: the
/// tags on top of the stack and around the front of the buffer, whether the two adjoin, and whether the top
/// has a head. Never 0.
std::uint32_t move_key(const ParseState& state);
/// Hashes of the features of the next move; `out` has room for kMoveFeatures.
void move_features(const ParseState& state, std::uint32_t* out);
/// What a relation that needs no weighing is known by: the word, both tags and the side of the head.
std::uint32_t sure_key(const ParseState& state, std::int32_t dependent);
/// Hashes of the first features of the relation between `dependent` and its head: those of the tree alone.
/// `out` has room for kTreeFeatures.
void tree_features(const ParseState& state, std::int32_t dependent, std::uint32_t* out);
/// The others, when the relations of all earlier tokens are known; `out` has room for those.
void sibling_features(const ParseState& state, const std::vector<Relation>& relations, std::int32_t dependent,
                      std::uint32_t* out);
/// All of them, in that order; `out` has room for kRelationFeatures.
inline void relation_features(const ParseState& state, const std::vector<Relation>& relations,
                              std::int32_t dependent, std::uint32_t* out) {
  tree_features(state, dependent, out);
  sibling_features(state, relations, dependent, out + kTreeFeatures);
}

}  // namespace claimgraph
