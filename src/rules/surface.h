// Surface rules: regular expressions over the letters of a sentence, for what is written rather than said -
// money, numbers, dates.
//
//   pattern digits                        a named part; {digits} stands for it in later expressions
//     is     \d{1,3}(?:,\d{3})+           several `is` fields, or bars, are alternatives
//     is     \d+
//   surface money-sign
//     emit   amount                       a free word: a stage asks for the matches of one word
//     wake   <currencies.sign> | digit    what the first token of a match can be: a class of tokens (digit,
//                                         capital, all-caps, punctuation), a lexicon, or a quoted "word"
//     match  (?P<sign>{@currencies.sign}){_}?(?P<number>{digits})
//     open   "the"                        a match may also begin with one of these words or lexicons
//     then   digit                        when one of these tokens follows
//     set    dimension=money              any number of these; the stage reads them
//     unless left  (?i:page|room){_}      not when this stands right before the match
//     unless right {_}?%                  not when this stands right after it
//     yes    It costs [$5] now.           the match in brackets; every rule needs an example of each
//     no     It costs 5 now.
//
// In expressions {NAME} is a pattern, {_} a single space of any kind, {<lexicon>} the entries of a lexicon in
// any case and {@lexicon} its entries as written, longest first. Expressions are case-sensitive but for
// (?i:...). Expressions run only from the start of a token that wakes the rule, over at most kSurfaceWindow
// bytes behind it, and looks to the left and right are as short: time is linear in the text. A match ends
// where a token ends, or inside a token before a hyphen, dash, slash or apostrophe ("10-year", "$5-a-share").
// Of the rules of one `emit` word that match at a token the longest match counts, then the earlier rule; the
// next match begins behind it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "base/symbols.h"
#include "document.h"
#include "rules/block_file.h"
#include "rules/expression_matcher.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// Bytes behind the start of a token that an expression sees (the last token is seen whole up to a limit).
inline constexpr std::uint32_t kSurfaceWindow = 160;
/// Bytes that a look to the left or right sees.
inline constexpr std::uint32_t kSurfaceLook = 64;
/// Rules of one `emit` word.
inline constexpr std::size_t kMaxSurfaceRules = 128;

struct SurfaceExample {
  std::string text;  // without the brackets
  ByteSpan match;    // empty in a `no` example
  bool yes = true;
  int line = 0;
};

/// What of a rule concerns stages and tests; the expressions live in SurfaceRules.
struct SurfaceRule {
  std::string name, emit, file;
  int line = 0;
  std::vector<std::string> groups;                            // names of the captures, in order
  std::vector<std::pair<std::string, std::string>> settings;  // `set` fields
  std::vector<SurfaceExample> examples;

  /// The value of a `set` field, or "".
  std::string_view setting(std::string_view key) const;

  template <typename Archive>
  static void fields(Archive& archive, SurfaceRule& all) {  // all but what is for who writes rules
    auto& [name, emit, file, line, groups, settings, examples] = all;
    archive(name, emit, groups, settings);
  }
};

struct SurfaceMatch {
  std::uint32_t rule = 0;
  ByteSpan bytes;
  TokenSpan tokens;               // all tokens the bytes touch
  std::uint32_t first_group = 0;  // in SurfaceMatches::groups
};

/// Matches in text order, none overlapping. Reuse one object: it keeps its memory.
struct SurfaceMatches {
  std::vector<SurfaceMatch> all;
  std::vector<ByteSpan> groups;      // by match, then capture; empty where a capture took no part
  ExpressionMatcher matcher, right;  // over what a rule sees, and over what stands right of a match
};

/// Which rules share one `emit` word.
enum class SurfaceKind : std::uint32_t { kNone = kNowhere };

/// Immutable once loaded; shared by all threads.
class SurfaceRules {
 public:
  SurfaceRules();
  SurfaceRules(SurfaceRules&&) noexcept;
  SurfaceRules& operator=(SurfaceRules&&) noexcept;
  ~SurfaceRules();

  /// The kind of an `emit` word, or kNone when no rule emits it.
  SurfaceKind kind(std::string_view emit) const;
  const std::vector<SurfaceRule>& rules() const { return rules_; }

  /// Makes the words that wake rules known; once, after read_surface_rules().
  void intern_words(SymbolTable& symbols);

  /// Replaces `out` by the matches of one kind within a range of tokens (a sentence).
  void find(SurfaceKind kind, const Document& document, TokenSpan range, SurfaceMatches& out) const;

  /// A capture of a match by name; empty when it took no part or the rule has none of that name.
  ByteSpan group(const SurfaceMatches& matches, const SurfaceMatch& match, std::string_view name) const;

  /// Of rules that words wake already.
  template <typename Archive>
  static void fields(Archive& archive, SurfaceRules& all);

 private:
  friend class SurfaceLoader;
  struct Letters;  // the expressions of one rule
  struct Kind;     // the rules of one emit word
  void match_rule(std::uint32_t rule, const Document& document, ByteSpan window, ByteSpan sentence,
                  SurfaceMatch& best, SurfaceMatches& out) const;
  bool vetoed(const Letters& letters, std::string_view left, std::string_view right,
              SurfaceMatches& out) const;
  void read_groups(const SurfaceMatch& match, SurfaceMatches& out) const;

  std::vector<SurfaceRule> rules_;
  Expressions expressions_;
  std::vector<Letters> letters_;  // by rule
  std::vector<std::unique_ptr<Kind>> kinds_;
};

/// Reads the `pattern` and `surface` blocks, which must live until intern_words(), as rules that nothing
/// wakes yet. Errors name file, line and column: a bad expression, an unknown pattern or lexicon, a rule
/// without wake or examples.
Result<SurfaceRules> read_surface_rules(const std::vector<Block>& blocks, const Lexicons& lexicons);
/// The same, with the words of `wake` fields interned into `symbols`.
Result<SurfaceRules> load_surface_rules(const std::vector<Block>& blocks, const Lexicons& lexicons,
                                        SymbolTable& symbols);

}  // namespace claimgraph
