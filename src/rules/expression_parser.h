// Reads the expressions of surface rules. What it knows of RE2's language:
//
//   x  \x{a0}  \. \n \t    characters           [a-z\d^-]  \d \D \w \W \s \S \pL  .    sets of them
//   xy  x|y  (?:x)         and, or, groups      (?i:x)   letters in any case
//   x? x* x+ x{2} x{2,} x{2,3}                  with ? behind them as few as will do
//   (?P<name>x)            captures             \b \B \A ^ \z $   edges of words and of the text
//
// and {NAME} for a part, {_} for a space of any kind, {<lexicon>} and {@lexicon} for its words.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "rules/expressions.h"

namespace claimgraph {

class ExpressionParser {
 public:
  ExpressionParser();

  /// What {name} stands for from now on: a text that may name others that are known.
  void define(std::string name, std::string text) { parts_[std::move(name)].text = std::move(text); }
  /// The words of {<lexicon>} or {@lexicon}, by what stands in the braces.
  void define_words(std::string name, std::vector<std::string_view> words);
  bool knows(const std::string& name) const { return words_.count(name) != 0; }

  /// The number of an expression that is well formed for RE2 and names only what is known; an error tells
  /// what is beyond this parser.
  Result<std::uint32_t> add(std::string_view text);
  /// All that was added; the parser is of no use after that.
  Expressions finish();

 private:
  enum class NodeKind : std::uint8_t { kStep, kSequence, kEither, kRepeat, kCapture };
  using NodeId = std::uint32_t;
  struct Node {
    NodeKind kind{};
    ExpressionStep step;  // or the bounds of a repetition, or the number of a capture
    bool lazy = false;
    std::vector<NodeId> parts;
  };
  struct Compiled {
    bool known = false;
    std::uint32_t expression = 0;
    std::uint32_t depth = 0;  // parts within parts
  };
  struct Part {
    std::string text;
    std::array<Compiled, 2> compiled;  // as it stands, in any case
  };
  // An expression that is being read.
  struct Reading {
    std::string_view text;
    std::size_t at = 0;
    std::uint32_t captures = 0;
    bool any_case = false;
    std::uint32_t level = 0;  // of parts around it
    std::uint32_t depth = 0;  // of parts in it

    char next(std::size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
  };
  static constexpr std::uint32_t kUnread = 0xFFFFFFFF;

  NodeId parse_either(Reading& in);
  NodeId parse_sequence(Reading& in);
  NodeId parse_repeated(Reading& in);
  static std::optional<std::pair<std::uint16_t, std::uint16_t>> parse_bounds(Reading& in);
  NodeId parse_item(Reading& in);
  NodeId parse_group(Reading& in);
  NodeId parse_name(Reading& in);
  NodeId parse_set(Reading& in);
  NodeId parse_escape(Reading& in);
  void append(std::vector<NodeId>& parts, NodeId item);

  struct Characters;
  static void add_escaped_set(char letter, Characters& to);
  std::uint32_t escaped_character(Reading& in);
  NodeId set_node(Characters characters, bool any_case);
  NodeId literal_node(std::uint32_t character, bool any_case);
  NodeId node(NodeKind kind, std::vector<NodeId> parts = {});
  NodeId step_node(StepKind kind, std::uint32_t operand = 0);
  NodeId beyond(std::string what);

  Result<std::uint32_t> add_reading(Reading& in);
  std::uint32_t emit(NodeId node, std::uint32_t next);
  std::uint32_t emit_repeat(const Node& node, std::uint32_t next);
  std::uint32_t put(ExpressionStep step);
  void note_begins(std::uint32_t from);
  void add_bytes_of(const CharacterSet& set, ByteSet& to) const;
  bool add_own(const ExpressionStep& step, const Beginnings& next, Beginnings& to) const;

  std::map<std::string, Part> parts_;
  std::map<std::string, std::uint32_t> words_;  // by name: roots
  std::vector<Node> nodes_;
  std::uint16_t choices_ = 0;  // of the expression whose steps are put
  std::size_t limit_ = 0;      // of steps
  std::string error_;

  std::vector<Expression> all_;
  std::vector<ExpressionStep> steps_;
  std::string texts_;
  std::vector<CharacterSet> sets_;
  std::vector<CharacterRange> ranges_;
  std::vector<Beginnings> begins_;
  std::vector<WordNode> word_nodes_;
  std::vector<WordEdge> edges_;
};

}  // namespace claimgraph
