// Reads tests (words, <lexicons>, #TAGS, @Kinds) off a field of a block; the base of the frame parser.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "rules/block_file.h"
#include "rules/unit.h"

namespace claimgraph {

/// What names in a field may mean.
struct RuleNames {
  const Lexicons& lexicons;
  const std::unordered_map<std::string, const Block*>& macros;
  SymbolTable& symbols;
  UnitTests& tests;
  /// Words, lexicons and kinds by themselves, by their text: the same few hundred fill all rules.
  std::unordered_map<std::string, TestId>& known;
};

/// A cursor over a field's text. The first error is kept and makes the rest of the text read as its end.
class TestParser {
 public:
  TestParser(const RuleNames& names, const Block& block, const BlockField& field);

  const std::optional<Error>& error() const { return error_; }
  bool failed() const { return error_.has_value(); }
  void fail(std::size_t offset, std::string message);

  /// Skips blanks; true at the end of the text (or after an error).
  bool at_end();
  /// Takes `sign` if it stands here, after blanks.
  bool take(char sign);
  /// Takes the word if it stands here, after blanks, and nothing of a word follows.
  bool take_word(std::string_view word);
  /// The letters, digits and "_-." from here, after blanks; may be empty.
  std::string name();
  std::size_t offset() const { return at_; }

  /// test = atom | "[" test { "&" ["!"] test } "]"
  TestId test();
  /// test, with "has test" behind a kind.
  TestId test_with_has();

 protected:
  static constexpr std::string_view kSigns = " \t()[]|?*+{}<>@#~=\"&!^$";

  static bool ends_word(char c);
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  /// The test of an atom seen before, taken, or kNoTest with nothing taken.
  TestId test_known();
  /// How many bytes the word, <lexicon>, #TAG or bare @Kind takes that stands here; 0 for anything else.
  std::size_t plain_length() const;
  /// One atom without brackets: a word, lemma~, "word", <lexicon>, #TAG, @Kind, @Kind(head).
  NewUnitTest atom();
  NewUnitTest kind_atom();
  NewUnitTest brackets();
  WordAtom word_atom();
  std::string quoted_text();
  std::vector<WordAtom> quoted();
  std::string lexicon_name();
  TestId intern(NewUnitTest test, std::size_t begin);
  void join(NewUnitTest& whole, NewUnitTest part, bool negated, std::size_t at);
  WordAtom lexicon_atom(const std::string& name, std::size_t at);

  const RuleNames& names_;
  const Block& block_;
  const BlockField& field_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<Error> error_;
};

}  // namespace claimgraph
