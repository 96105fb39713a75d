// Expressions of surface rules in the form they run in: steps that read a character, words, a part, or
// choose. The language is RE2's without what rules of letters do without (see expression_parser.h), with the
// same matches and captures: those of Perl, the first way in the order of the alternatives. A part is an
// expression that others name ({digits}), and a lexicon is a tree of bytes; neither is copied into who names
// it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/byte_set.h"
#include "base/flat_array.h"

namespace claimgraph {

enum class StepKind : std::uint32_t {
  kAccept,
  kBytes,         // `most` bytes of the texts from `operand`
  kAnyCase,       // the same, ASCII letters in any case
  kSet,           // a character of the set `operand`
  kRun,           // `least` to `most` of them, as many as there are, then fewer
  kEither,        // `next`, then `operand`
  kPart,          // the expression `operand`
  kWords,         // an entry of a lexicon: the tree with the root `operand`, longest first
  kWordsAnyCase,  // the same, ASCII letters of the text in any case
  kWordEdge,      // \b
  kNoWordEdge,    // \B
  kTextStart,     // \A
  kTextEnd,       // \z
  kOpen,          // a capture, by number
  kClose,
};

struct ExpressionStep {
  using Flat = void;
  StepKind kind{};
  std::uint32_t next = 0, operand = 0;
  std::uint16_t least = 0, most = 0;
  std::uint16_t begins = 0;  // in Expressions::begins
  std::uint16_t choice = 0;  // of the steps that are tried once a place, which: see Expression::choices
};

/// Many, where a run ends nowhere.
inline constexpr std::uint16_t kEndless = 0xFFFF;

/// A set of characters.
struct CharacterSet {
  using Flat = void;
  std::array<std::uint64_t, 2> ascii{};
  std::uint32_t first_range = 0, range_count = 0;  // outside ASCII, in Expressions::ranges
  std::uint32_t letters = 0;                       // 1: all letters outside ASCII, too
  std::uint32_t negated = 0;                       // 1: outside ASCII all but these

  bool holds_ascii(unsigned char c) const { return (ascii[c / 64] >> c % 64 & 1) != 0; }
};
struct CharacterRange {
  using Flat = void;
  std::uint32_t first = 0, last = 0;
};

/// What the text from a step on may begin with.
struct Beginnings {
  using Flat = void;
  ByteSet first;                 // its first byte
  ByteSet behind_space;          // its second one where a space is the first
  std::uint32_t none = 0;        // 1: it may read nothing at all
  std::uint32_t only_space = 0;  // 1: it may read a space and nothing more
  bool operator==(const Beginnings&) const = default;

  bool may_be(std::string_view rest) const {
    if (none != 0) return true;
    if (rest.empty() || !first.holds(rest[0])) return false;
    return rest[0] != ' ' || only_space != 0 || rest.size() == 1 || behind_space.holds(rest[1]);
  }
};

/// A node of a tree of words: edges in the order of their bytes.
struct WordNode {
  using Flat = void;
  std::uint32_t first_edge = 0;
  std::uint16_t edges = 0, ends = 0;  // ends = 1: a word ends here
};
/// The byte in the upper 8 bits, the node below.
using WordEdge = std::uint32_t;
inline constexpr int kEdgeByte = 24;

struct Expression {
  using Flat = void;
  std::uint32_t start = 0;  // its first step
  std::uint16_t choices = 0, captures = 0;
};

/// Immutable once made.
struct Expressions {
  FlatArray<Expression> all;
  FlatArray<ExpressionStep> steps;
  FlatArray<char> texts;
  FlatArray<CharacterSet> sets;
  FlatArray<CharacterRange> ranges;
  FlatArray<Beginnings> begins;
  FlatArray<WordNode> nodes;
  FlatArray<WordEdge> edges;

  /// False where what begins at `step` surely does not go on with `rest`.
  bool may_begin(std::uint32_t step, std::string_view rest) const {
    return begins[steps[step].begins].may_be(rest);
  }

  template <typename Archive>
  static void fields(Archive& archive, Expressions& every) {
    auto& [all, steps, texts, sets, ranges, begins, nodes, edges] = every;
    archive(all, steps, texts, sets, ranges, begins, nodes, edges);
  }
};

}  // namespace claimgraph
