#include "rules/unit.h"

#include <algorithm>
#include <array>

#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, kKindCount> kKindNames{
    "word",      "phrase",   "Party",  "Name",  "Person",  "Organization", "Government", "Place",  "Product",
    "Agreement", "Business", "Entity", "Money", "Percent", "Count",        "Quantity",   "Amount", "Rate",
    "Date",      "Duration", "Time",   "Noun",  "NP",      "Verb",         "VerbPhrase", "Quote",  "Clause",
};

bool passes_atom(const WordAtom& atom, const Lexicons& lexicons, Word word) {
  switch (atom.type) {
    case WordAtom::Type::kNorm:
      return word.norm == atom.symbol;
    case WordAtom::Type::kLemma:
      return word.lemma == atom.symbol;
    case WordAtom::Type::kTags:
      return (atom.tags >> static_cast<int>(word.tag) & 1) != 0;
    case WordAtom::Type::kLexicon:
      break;
  }
  const LexiconKind kind = lexicons[atom.lexicon].kind;
  if (!tag_fits(kind, word.tag)) return false;
  const bool by_norm =
      kind == LexiconKind::kWord || kind == LexiconKind::kTable || kind == LexiconKind::kPhrase;
  const bool by_lemma = kind != LexiconKind::kWord && kind != LexiconKind::kTable;
  return (by_norm && lexicons.has_word(atom.lexicon, word.norm)) ||
         (by_lemma && lexicons.has_word(atom.lexicon, word.lemma));
}

}  // namespace

std::optional<Kind> kind_of(std::string_view name) {
  const auto found = std::find(kKindNames.begin() + 2, kKindNames.end(), name);
  if (found == kKindNames.end()) return std::nullopt;
  return static_cast<Kind>(found - kKindNames.begin());
}

std::string_view kind_name(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::vector<std::string> kind_names() { return {kKindNames.begin() + 2, kKindNames.end()}; }

TestId UnitTests::intern(UnitTest test) {
  const auto same = [&](const UnitTest& other) {
    return other.need == test.need && other.refuse == test.refuse && other.head == test.head &&
           other.has == test.has && other.clauses == test.clauses;
  };
  const auto known = std::find_if(tests_.begin(), tests_.end(), same);
  if (known != tests_.end()) return static_cast<TestId>(known - tests_.begin());
  tests_.push_back(std::move(test));
  return size() - 1;
}

bool tag_fits(LexiconKind kind, Tag tag) {
  if (kind == LexiconKind::kVerb) return is_verb(tag);
  if (kind == LexiconKind::kNoun) return is_noun(tag);
  return true;
}

bool passes_word(const UnitTest& test, const Lexicons& lexicons, Word word) {
  return std::all_of(test.clauses.begin(), test.clauses.end(), [&](const WordClause& clause) {
    return clause.negated != std::any_of(clause.any.begin(), clause.any.end(), [&](const WordAtom& atom) {
             return passes_atom(atom, lexicons, word);
           });
  });
}

bool passes_phrase(const UnitTest& test, LexiconId phrase) {
  return std::all_of(test.clauses.begin(), test.clauses.end(), [&](const WordClause& clause) {
    return clause.negated != std::any_of(clause.any.begin(), clause.any.end(), [&](const WordAtom& atom) {
             return atom.type == WordAtom::Type::kLexicon && atom.lexicon == phrase;
           });
  });
}

}  // namespace claimgraph
