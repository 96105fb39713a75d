#include "rules/triggers.h"

#include <algorithm>
#include <array>
#include <bit>

namespace claimgraph {
namespace {

// Guessed occurrences per 1,000 words.
constexpr double kRareWord = 0.1;
constexpr double kFrequentWord = 10;
constexpr double kColon = 5;  // in one sentence of twenty
constexpr double kTag = 100;
constexpr double kKind = 60;
constexpr double kAnything = 1000;

class Weigher {
 public:
  Weigher(const Lexicons& lexicons, const SymbolTable& symbols)
      : lexicons_(lexicons),
        symbols_(symbols),
        frequent_(lexicons.find("frequent")),
        weights_(lexicons.all().size(), kUnknown) {}

  double weight(const UnitTest& test) {
    double weight = test.is_word() ? kAnything : kKind;
    for (const WordClause& clause : test.clauses) {
      if (clause.negated) continue;
      double sum = 0;
      for (const WordAtom& atom : clause.any) sum += weight_of(atom);
      weight = std::min(weight, sum);
    }
    return weight;
  }

 private:
  static constexpr double kUnknown = -1;

  double weight_of(const WordAtom& atom) {
    switch (atom.type) {
      case WordAtom::Type::kTags:
        return kTag;
      case WordAtom::Type::kNorm:
      case WordAtom::Type::kLemma:
        return weight_of(symbols_.view(atom.symbol), atom.symbol);
      case WordAtom::Type::kLexicon:
        break;
    }
    double& weight = weights_[static_cast<std::size_t>(atom.lexicon)];
    if (weight != kUnknown) return weight;
    weight = 0;
    for (const LexiconEntry& entry : lexicons_[atom.lexicon].entries)
      weight += weight_of(entry.text(), entry.word);
    return weight;
  }
  double weight_of(std::string_view text, Symbol word) const {
    const bool letters = std::any_of(text.begin(), text.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
    if (!letters) return text == ":" ? kColon : kTag;  // a sign
    return lexicons_.holds(frequent_, word) ? kFrequentWord : kRareWord;
  }

  const Lexicons& lexicons_;
  const SymbolTable& symbols_;
  const Lexicon* frequent_;
  std::vector<double> weights_;  // by lexicon
};

void mark(std::vector<bool>& relevant, Symbol symbol) {
  if (index(symbol) >= relevant.size()) relevant.resize(index(symbol) + 1, false);
  relevant[index(symbol)] = true;
}

// Single words, and what phrases may begin with.
void mark_lexicon(const Lexicon& lexicon, const SymbolTable& symbols, std::vector<bool>& relevant) {
  for (const LexiconEntry& entry : lexicon.entries) {
    if (entry.word != kNoSymbol) mark(relevant, entry.word);
    const EdgeWords first = first_words(entry.text());
    for (const std::string_view text : {first.word, first.run}) {
      if (text.size() == entry.text().size()) continue;  // the word
      if (const Symbol word = symbols.find(text); word != kNoSymbol) mark(relevant, word);
    }
  }
}

void add_anchor(AnchorWord anchor, Symbol word, RuleSet& rules) {
  mark(rules.relevant, word);
  std::vector<AnchorWord>& words = rules.anchors[word];
  const bool known = std::any_of(words.begin(), words.end(), [&](const AnchorWord& a) {
    return a.rule == anchor.rule && a.lexicon == anchor.lexicon && a.verb == anchor.verb;
  });
  if (!known) words.push_back(anchor);
}

PlaceSet places_of(const EventRole& role) {
  PlaceSet places = 0;
  for (const PlaceTest& place : role.places) {
    if (place.where != PlaceTest::Where::kPlace) return kAllPlaces;
    places |= place_bit(place.place);
  }
  return places;
}

// Of the sets of places that a required role, or one of the roles of a `need` line, takes its filler from,
// the two with the fewest.
std::array<PlaceSet, 2> wanted_places(const Event& event) {
  std::array<PlaceSet, 2> fewest{kAllPlaces, kAllPlaces};
  const auto want = [&](PlaceSet places) {
    for (PlaceSet& other : fewest) {
      if (std::popcount(places) < std::popcount(other)) std::swap(places, other);
    }
  };
  for (const EventRole& role : event.roles) {
    if (role.required) want(places_of(role));
  }
  for (const std::vector<std::size_t>& need : event.needs) {
    PlaceSet any = 0;
    for (const std::size_t role : need) any |= places_of(event.roles[role]);
    want(any);
  }
  return fewest;
}

// The tests of which a filler of the role passes one; false where anything may fill it.
bool add_filler_tests(const EventRole& role, std::vector<TestId>& tests) {
  for (const PlaceTest& place : role.places) {
    const TestId test = place.test != kNoTest ? place.test : place.via;
    if (test == kNoTest) return false;
    tests.push_back(test);
  }
  return true;
}

// Of each required role, and of the roles of each `need` line, what their fillers must pass.
std::vector<std::vector<TestId>> filler_needs(const Event& event) {
  std::vector<std::vector<TestId>> needs;
  const auto add = [&](const auto& roles) {
    std::vector<TestId> tests;
    for (const EventRole* const role : roles) {
      if (!add_filler_tests(*role, tests)) return;
    }
    std::sort(tests.begin(), tests.end());
    tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
    needs.push_back(std::move(tests));
  };
  for (const EventRole& role : event.roles) {
    if (role.required) add(std::array{&role});
  }
  for (const std::vector<std::size_t>& need : event.needs) {
    std::vector<const EventRole*> roles;
    for (const std::size_t role : need) roles.push_back(&event.roles[role]);
    add(roles);
  }
  return needs;
}

// The factors behind the trigger, the rarest first.
std::vector<std::vector<TestId>> needs_beside_trigger(std::vector<Factor> factors) {
  std::stable_sort(factors.begin() + 1, factors.end(),
                   [](const Factor& a, const Factor& b) { return a.weight < b.weight; });
  std::vector<std::vector<TestId>> needs;
  for (auto factor = factors.begin() + 1; factor != factors.end(); ++factor)
    needs.push_back(std::move(factor->any));
  return needs;
}

bool words_decide(const UnitTests& tests, const Factor& factor) {
  return std::all_of(factor.any.begin(), factor.any.end(), [&](TestId id) { return tests[id].is_word(); });
}

}  // namespace

std::vector<TestWitness> witnesses(const UnitTests& tests, const Lexicons& lexicons,
                                   const SymbolTable& symbols) {
  Weigher weigher(lexicons, symbols);
  std::vector<TestWitness> found;
  for (TestId id = 0; id < tests.size(); ++id) {
    const TestId word = tests[id].head != kNoTest ? tests[id].head : id;
    found.push_back({word, weigher.weight(tests[word])});
  }
  return found;
}

bool choose_trigger(const UnitTests& tests, std::vector<Factor>& factors) {
  auto best = factors.end();
  for (auto factor = factors.begin(); factor != factors.end(); ++factor) {
    if (words_decide(tests, *factor) && (best == factors.end() || factor->weight < best->weight))
      best = factor;
  }
  if (best == factors.end() || best->weight >= kTooFrequent) return false;
  std::iter_swap(factors.begin(), best);
  return true;
}

void index_triggers(const Lexicons& lexicons, const SymbolTable& symbols, RuleSet& rules) {
  std::vector<std::vector<LexiconId>> phrases(lexicons.all().size());  // by table
  rules.phrase_units.assign(lexicons.all().size(), false);
  std::vector<bool> seen(lexicons.all().size(), false);
  const auto ask = [&](LexiconId id) {
    if (seen[static_cast<std::size_t>(id)]) return;
    seen[static_cast<std::size_t>(id)] = true;
    mark_lexicon(lexicons[id], symbols, rules.relevant);
    const auto table = static_cast<std::size_t>(lexicons[id].table);
    if (lexicons[id].has_phrases) phrases[table].push_back(id);
  };
  for (TestId id = 0; id < rules.tests.size(); ++id) {
    for (const WordClause& clause : rules.tests[id].clauses) {
      for (const WordAtom& atom : clause.any) {
        if (atom.symbol != kNoSymbol) mark(rules.relevant, atom.symbol);
        if (atom.type != WordAtom::Type::kLexicon) continue;
        ask(atom.lexicon);
        rules.phrase_units[static_cast<std::size_t>(atom.lexicon)] = true;
      }
    }
  }
  for (const Event& event : rules.events) {
    for (const auto& anchor : event.anchors) ask(anchor.second);
  }
  std::vector<std::vector<std::uint32_t>> woken(rules.tests.size());  // by test
  for (std::uint32_t r = 0; r < rules.rules.size(); ++r) {
    const Rule& rule = rules.rules[r];
    rules.needs.add_rule(rule.event ? filler_needs(rules.events[rule.body])
                                    : needs_beside_trigger(rules.frames[rule.body].factors));
    if (!rule.event) {
      for (const TestId test : rules.frames[rule.body].factors[0].any) woken[test].push_back(r);
      continue;
    }
    const auto wanted = wanted_places(rules.events[rule.body]);
    for (const auto& [verb, id] : rules.events[rule.body].anchors) {
      for (const LexiconEntry& entry : lexicons[id].entries) {
        const EdgeWords edge = verb ? first_words(entry.text()) : last_words(noun_stem(entry.text()));
        for (const std::string_view text : {edge.word, edge.run}) {
          if (const Symbol word = symbols.find(text); word != kNoSymbol)
            add_anchor({r, id, verb, wanted}, word, rules);
        }
      }
    }
  }
  rules.needs.finish();
  rules.phrases = FlatLists(phrases);
  rules.woken = FlatLists(woken);
}

}  // namespace claimgraph
