// Runs expressions over the letters of a text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document.h"
#include "rules/expressions.h"

namespace claimgraph {

/// Depth first in the order of preference, with one bit for each choice and place that was tried in vain, as
/// RE2 does it: linear in the text. Where a part or the words of a lexicon end is asked once a place,
/// whatever expressions name them. Reuse one object: it keeps its memory.
class ExpressionMatcher {
 public:
  /// The text of the next calls; both must live as long.
  void read(const Expressions& expressions, std::string_view text);

  /// Where the expression's match ends that begins at byte `from`; kNowhere where there is none.
  std::uint32_t match(std::uint32_t expression, std::uint32_t from);

  /// The same, and what it captures.
  std::uint32_t match_with_captures(std::uint32_t expression, std::uint32_t from);

  /// What the last match_with_captures() found, by number; empty for a capture that took no part.
  ByteSpan capture(std::uint32_t number) const {
    const std::size_t at = std::size_t{2} * number;
    return slots_[at + 1] == kNowhere ? ByteSpan{} : ByteSpan{slots_[at], slots_[at + 1]};
  }

 private:
  // Where a part or words end that begin at a place, in the order of preference.
  struct Ends {
    std::uint32_t begin = 0, end = 0;  // in ends_
  };
  struct Asked {
    StepKind kind{};
    std::uint32_t operand = 0;
    Ends ends;
    std::uint32_t before = kNowhere;  // another one asked at the place
  };
  // What is tried when the way taken fails.
  struct Choice {
    enum class Kind : std::uint8_t { kStep, kShorterRun, kNextEnd, kCapture } kind{};
    std::uint32_t step = 0;          // or the slot of a capture
    std::uint32_t at = 0, last = 0;  // place, or numbers of ends, or what a slot held
  };

  template <typename Accept>
  void run(const Expression& expression, std::uint32_t from, Accept accept);
  std::uint32_t first_end(std::uint32_t expression, std::uint32_t from);
  bool goes_beyond_first(const Expression& expression, std::uint32_t from);
  Ends ends_of(const ExpressionStep& step, std::uint32_t from);
  void find_words(const ExpressionStep& step, std::uint32_t from);
  bool tried(std::size_t visited, const ExpressionStep& step, std::uint32_t at);
  std::uint32_t character(const CharacterSet& set, std::uint32_t at) const;
  std::uint32_t literal(const ExpressionStep& step, std::uint32_t at) const;
  bool word_edge(std::uint32_t at) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }

  const Expressions* all_ = nullptr;
  std::string_view text_;
  std::vector<std::uint32_t> asked_at_;  // by place: the last of `asked_`
  std::vector<Asked> asked_;
  std::vector<std::uint32_t> ends_, found_;
  std::vector<Choice> choices_;
  std::vector<std::uint64_t> visited_;
  std::vector<std::uint32_t> slots_;  // begin and end of each capture
  bool keeps_captures_ = false;
};

}  // namespace claimgraph
