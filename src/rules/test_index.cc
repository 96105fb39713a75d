#include "rules/test_index.h"

#include <algorithm>
#include <vector>

namespace claimgraph {
namespace {

using Lists = std::vector<std::vector<TestId>>;

struct TestLists {
  Lists by_symbol, by_lexicon, by_phrase, by_tag = Lists(kTagCount);

  void add(const WordClause& clause, TestId test) {
    for (const WordAtom& atom : clause.any) {
      switch (atom.type) {
        case WordAtom::Type::kNorm:
        case WordAtom::Type::kLemma:
          by_symbol.resize(std::max<std::size_t>(by_symbol.size(), index(atom.symbol) + 1));
          by_symbol[index(atom.symbol)].push_back(test);
          break;
        case WordAtom::Type::kLexicon:
          by_lexicon[static_cast<std::size_t>(atom.lexicon)].push_back(test);
          break;
        case WordAtom::Type::kTags:
          for (std::size_t tag = 0; tag < by_tag.size(); ++tag) {
            if ((atom.tags >> tag & 1) != 0) by_tag[tag].push_back(test);
          }
      }
    }
  }

  void add_phrases(const UnitTest& test, TestId id) {
    for (const WordClause& clause : test.clauses) {
      for (const WordAtom& atom : clause.any) {
        if (clause.negated || atom.type != WordAtom::Type::kLexicon || !passes_phrase(test, atom.lexicon))
          continue;
        std::vector<TestId>& tests = by_phrase[static_cast<std::size_t>(atom.lexicon)];
        if (tests.empty() || tests.back() != id) tests.push_back(id);
      }
    }
  }
};

// A word must pass every clause, so one that wants something tells which may: best one without tags.
WordClause deciding(const WordClauses& clauses) {
  const auto wants = [](const WordClause& clause) { return !clause.negated; };
  const auto names_words = [&](const WordClause& clause) {
    return wants(clause) && std::none_of(clause.any.begin(), clause.any.end(), [](const WordAtom& atom) {
             return atom.type == WordAtom::Type::kTags;
           });
  };
  const auto best = std::find_if(clauses.begin(), clauses.end(), names_words);
  return best != clauses.end() ? *best : *std::find_if(clauses.begin(), clauses.end(), wants);
}

}  // namespace

TestIndex::TestIndex(const UnitTests& tests, const Lexicons& lexicons) {
  TestLists lists;
  lists.by_lexicon.resize(lexicons.all().size());
  lists.by_phrase.resize(lexicons.all().size());
  for (TestId id = 0; id < tests.size(); ++id) {
    const UnitTest test = tests[id];
    if (!test.is_word()) continue;
    if (tests.only_refuses(id)) {
      for (const WordClause& clause : test.clauses) lists.add(clause, id);
    } else {
      lists.add_phrases(test, id);
      lists.add(deciding(test.clauses), id);
    }
  }
  by_symbol_ = FlatLists(lists.by_symbol);
  by_lexicon_ = FlatLists(lists.by_lexicon);
  by_tag_ = FlatLists(lists.by_tag);
  by_phrase_ = FlatLists(lists.by_phrase);
}

}  // namespace claimgraph
