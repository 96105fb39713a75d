// What rules match: units of text (a word, a mention, a group, a phrase of a lexicon) and the tests on them.
//
// A test on a word depends on its norm, lemma and tag alone, so each distinct triple is tried against all
// tests once and becomes a class: a row of bits, one a test (word_classes.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/flat_array.h"
#include "document.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// Kinds a unit may have, several at once: the unit "Acme" is kParty, kName, kOrganization, kEntity, kNoun.
enum class Kind : std::uint8_t {
  kWord,    // one visible token
  kPhrase,  // an entry of several words of a lexicon
  kParty,
  kName,  // a party, place ... by its name, not by "the company" or "it"
  kPerson,
  kOrganization,
  kGovernment,
  kPlace,
  kProduct,
  kAgreement,
  kBusiness,  // what is bought and sold: a firm, group, product, plant; no person, government, city or
              // country
  kEntity,
  kMoney,
  kPercent,
  kCount,
  kQuantity,
  kAmount,
  kRate,  // an amount for each of something: "$5 a share"
  kDate,
  kDuration,
  kTime,
  kNoun,        // a noun group, with its possessors, or with the links ("of X") behind it
  kNounPhrase,  // a noun group with up to three prepositional phrases
  kVerb,
  kVerbPhrase,  // from a verb group to the end of its clause
  kQuote,
  kClause,
};
inline constexpr int kKindCount = static_cast<int>(Kind::kClause) + 1;

using Kinds = std::uint32_t;  // a bit a kind
constexpr Kinds bit(Kind kind) { return Kinds{1} << static_cast<int>(kind); }
inline constexpr Kinds kEntityKinds = bit(Kind::kParty) | bit(Kind::kName) | bit(Kind::kPerson) |
                                      bit(Kind::kOrganization) | bit(Kind::kGovernment) | bit(Kind::kPlace) |
                                      bit(Kind::kProduct) | bit(Kind::kAgreement) | bit(Kind::kBusiness) |
                                      bit(Kind::kEntity);
inline constexpr Kinds kAmountKinds = bit(Kind::kMoney) | bit(Kind::kPercent) | bit(Kind::kCount) |
                                      bit(Kind::kQuantity) | bit(Kind::kAmount) | bit(Kind::kRate);
inline constexpr Kinds kDateKinds = bit(Kind::kDate) | bit(Kind::kDuration) | bit(Kind::kTime);

/// The kind a rule writes as @Name; nullopt when there is none. kWord and kPhrase have no name.
std::optional<Kind> kind_of(std::string_view name);
std::string_view kind_name(Kind kind);
std::vector<std::string> kind_names();

struct Unit {
  TokenSpan tokens;
  Kinds kinds = 0;
  std::uint32_t head = kNowhere;        // token
  std::uint32_t verb_group = kNowhere;  // of a kVerb or kVerbPhrase
  LexiconId phrase{};                   // of a kPhrase
  std::uint32_t index = kNowhere;       // of the mention, amount or date, where it is one
};

/// One thing that a word may be.
struct WordAtom {
  using Flat = void;
  enum class Type : std::uint16_t { kNorm, kLemma, kTags, kLexicon };
  std::uint64_t tags = 0;  // a bit a Tag
  Symbol symbol = kNoSymbol;
  Type type = Type::kNorm;
  LexiconId lexicon{};

  friend bool operator==(const WordAtom&, const WordAtom&) = default;
};

/// Any of the atoms, or none of them.
struct NewWordClause {
  bool negated = false;
  std::vector<WordAtom> any;
};
/// The same, of a test that has a number.
struct WordClause {
  bool negated = false;
  std::span<const WordAtom> any;
};

using TestId = std::uint32_t;
inline constexpr TestId kNoTest = kNowhere;

/// A test on units as it is read. A word test has `clauses`, all of which a word or phrase must pass. A group
/// test wants kinds, and may want a word test of its head and units inside it.
struct NewUnitTest {
  Kinds need = 0;  // all of them; 0 = a word test
  Kinds refuse = 0;
  TestId head = kNoTest;    // a word test
  std::vector<TestId> has;  // each must be passed by some unit inside
  std::vector<NewWordClause> clauses;
  std::string text;  // as the rule writes it, for messages; not part of its identity

  bool is_word() const { return need == 0; }
};

/// The clauses of a test that has a number.
class WordClauses {
 public:
  struct Row {
    using Flat = void;
    std::uint32_t negated = 0;
    std::uint32_t begin = 0, end = 0;  // of its atoms
  };
  WordClauses(std::span<const Row> rows, const WordAtom* atoms) : rows_(rows), atoms_(atoms) {}

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = WordClause;
    using difference_type = std::ptrdiff_t;
    using pointer = const WordClause*;
    using reference = WordClause;

    Iterator(const Row* row, const WordAtom* atoms) : row_(row), atoms_(atoms) {}
    WordClause operator*() const { return {row_->negated != 0, {atoms_ + row_->begin, atoms_ + row_->end}}; }
    Iterator& operator++() {
      ++row_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return row_ == other.row_; }

   private:
    const Row* row_;
    const WordAtom* atoms_;
  };
  Iterator begin() const { return {rows_.data(), atoms_}; }
  Iterator end() const { return {rows_.data() + rows_.size(), atoms_}; }
  std::size_t size() const { return rows_.size(); }

 private:
  std::span<const Row> rows_;
  const WordAtom* atoms_;
};

/// A NewUnitTest that has a number.
struct UnitTest {
  Kinds need, refuse;
  TestId head;
  std::span<const TestId> has;
  WordClauses clauses;

  bool is_word() const { return need == 0; }
};

/// The distinct tests of all rules.
class UnitTests {
 public:
  /// The number of a test, new if unknown.
  TestId intern(NewUnitTest test);
  /// Valid until the next intern().
  UnitTest operator[](TestId id) const {
    const Row &row = rows_[id], &next = rows_[id + 1];
    const Outline& outline = outlines_[id];
    return {outline.need,
            row.refuse,
            outline.head,
            {has_.data() + row.has, has_.data() + next.has},
            {{clauses_.data() + row.clauses, clauses_.data() + next.clauses}, atoms_.data()}};
  }
  /// As its rule writes it; "" where tests were read from an archive.
  std::string_view text(TestId id) const { return id < texts_.size() ? texts_[id] : std::string_view(); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(outlines_.size()); }
  /// What a group test wants first of all; `need` is 0 for a word test.
  struct Outline {
    using Flat = void;
    Kinds need = 0;
    TestId head = kNoTest;
  };
  Outline outline(TestId id) const { return outlines_[id]; }
  /// True for a word test that only says what a word must not be: nearly all words pass.
  bool only_refuses(TestId id) const { return only_refuses_[id] != 0; }

  /// What is read takes no new tests.
  template <typename Archive>
  static void fields(Archive& archive, UnitTests& all) {
    auto& [only_refuses, outlines, rows, has, clauses, atoms, texts, by_hash] = all;
    archive(only_refuses, outlines, rows, has, clauses, atoms);
  }

 private:
  struct Row {
    using Flat = void;
    Kinds refuse = 0;
    std::uint32_t has = 0, clauses = 0;  // where its lists begin; they end where those of the next one begin
  };
  bool same(TestId id, const NewUnitTest& test) const;

  FlatArray<std::uint8_t> only_refuses_;
  FlatArray<Outline> outlines_;                // together, as they are asked for more often than whole tests
  FlatArray<Row> rows_ = std::vector<Row>(1);  // and one past the end
  FlatArray<TestId> has_;
  FlatArray<WordClauses::Row> clauses_;
  FlatArray<WordAtom> atoms_;
  std::vector<std::string> texts_;
  std::unordered_multimap<std::uint64_t, TestId> by_hash_;
};

/// A word as tests see it.
struct Word {
  Symbol norm = kNoSymbol;
  Symbol lemma = kNoSymbol;
  Tag tag{};
};

/// How a word stands in a lexicon, as bits.
inline constexpr std::uint8_t kHeldByNorm = 1, kHeldByLemma = 2;

/// True when the word, or the phrase, passes a word test. `held` tells by lexicon how the word stands in it.
bool passes_word(const UnitTest& test, const Lexicons& lexicons, Word word,
                 std::span<const std::uint8_t> held);
bool passes_phrase(const UnitTest& test, LexiconId phrase);

/// True when the tag is one that entries of the lexicon may have: verbs for a verb lexicon, nouns for a noun
/// lexicon.
bool tag_fits(LexiconKind kind, Tag tag);

}  // namespace claimgraph
