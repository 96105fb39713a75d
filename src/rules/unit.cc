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

bool passes_atom(const WordAtom& atom, const Lexicons& lexicons, Word word,
                 std::span<const std::uint8_t> held) {
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
  const std::uint8_t how = held[static_cast<std::size_t>(atom.lexicon)];
  if ((how & (kHeldByNorm | kHeldByLemma)) == 0) return false;
  const LexiconKind kind = lexicons[atom.lexicon].kind;
  const bool by_norm =
      kind == LexiconKind::kWord || kind == LexiconKind::kTable || kind == LexiconKind::kPhrase;
  const bool by_lemma = kind != LexiconKind::kWord && kind != LexiconKind::kTable;
  return tag_fits(kind, word.tag) &&
         ((by_norm && (how & kHeldByNorm) != 0) || (by_lemma && (how & kHeldByLemma) != 0));
}

// Of all that makes a test's identity.
std::uint64_t hash_of(const NewUnitTest& test) {
  std::uint64_t hash = 0;
  const auto add = [&](std::uint64_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL + (hash >> 29); };
  for (const std::uint64_t part : {test.need, test.refuse, test.head}) add(part);
  for (const TestId inner : test.has) add(inner);
  for (const NewWordClause& clause : test.clauses) {
    add(clause.negated ? 1 : 2);
    for (const WordAtom& atom : clause.any) {
      add(static_cast<std::uint64_t>(atom.type) << 32 | index(atom.symbol));
      add(atom.tags ^ static_cast<std::uint64_t>(atom.lexicon) << 48);
    }
  }
  return hash;
}

}  // namespace

std::optional<Kind> kind_of(std::string_view name) {
  const auto found = std::find(kKindNames.begin() + 2, kKindNames.end(), name);
  if (found == kKindNames.end()) return std::nullopt;
  return static_cast<Kind>(found - kKindNames.begin());
}

std::string_view kind_name(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::vector<std::string> kind_names() { return {kKindNames.begin() + 2, kKindNames.end()}; }

bool UnitTests::same(TestId id, const NewUnitTest& test) const {
  const UnitTest known = (*this)[id];
  return known.need == test.need && known.refuse == test.refuse && known.head == test.head &&
         std::equal(known.has.begin(), known.has.end(), test.has.begin(), test.has.end()) &&
         known.clauses.size() == test.clauses.size() &&
         std::equal(known.clauses.begin(), known.clauses.end(), test.clauses.begin(),
                    [](const WordClause& a, const NewWordClause& b) {
                      return a.negated == b.negated &&
                             std::equal(a.any.begin(), a.any.end(), b.any.begin(), b.any.end());
                    });
}

TestId UnitTests::intern(NewUnitTest test) {
  const std::uint64_t hash = hash_of(test);
  const auto [first, last] = by_hash_.equal_range(hash);
  const auto known = std::find_if(first, last, [&](const auto& row) { return same(row.second, test); });
  if (known != last) return known->second;
  by_hash_.emplace(hash, size());
  only_refuses_.push_back(test.is_word() &&
                          std::all_of(test.clauses.begin(), test.clauses.end(),
                                      [](const NewWordClause& each) { return each.negated; }));
  outlines_.push_back({test.need, test.head});
  rows_.own(rows_.size() - 1).refuse = test.refuse;
  for (const TestId inner : test.has) has_.push_back(inner);
  for (const NewWordClause& clause : test.clauses) {
    const auto begin = static_cast<std::uint32_t>(atoms_.size());
    for (const WordAtom& atom : clause.any) atoms_.push_back(atom);
    clauses_.push_back({clause.negated ? 1U : 0U, begin, static_cast<std::uint32_t>(atoms_.size())});
  }
  rows_.push_back({0, static_cast<std::uint32_t>(has_.size()), static_cast<std::uint32_t>(clauses_.size())});
  texts_.push_back(std::move(test.text));
  return size() - 1;
}

bool tag_fits(LexiconKind kind, Tag tag) {
  if (kind == LexiconKind::kVerb) return is_verb(tag);
  if (kind == LexiconKind::kNoun) return is_noun(tag);
  return true;
}

bool passes_word(const UnitTest& test, const Lexicons& lexicons, Word word,
                 std::span<const std::uint8_t> held) {
  return std::all_of(test.clauses.begin(), test.clauses.end(), [&](const WordClause& clause) {
    return clause.negated != std::any_of(clause.any.begin(), clause.any.end(), [&](const WordAtom& atom) {
             return passes_atom(atom, lexicons, word, held);
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
