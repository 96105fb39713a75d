// The words that mends of trees ask for, from lexicons of patterns/grammar.rules.
#pragma once

#include <array>
#include <cstdint>

#include "base/result.h"
#include "rules/lexicons.h"

namespace claimgraph {

enum class TreeWord : std::uint8_t {
  kSubordinator,
  kPreconjunction,
  kVerbOf,          // "accuse the firm of fraud"
  kVerbTwoObjects,  // "give the firm the option"
  kVerbTwoNouns,    // ... or "name Lund chairman": a verb that two bare nouns may follow
  kNounTo,          // "a licence to sell"
  kAsksToAct,       // "urge the firm to sell"
  kMeasuresSum,     // "$5 in cash"
  kAsksForObject,   // "buy"; not "leave"
  kTakesTime,       // "set Monday as the day"
  kMovesBySum,      // "rose $5"
  kMovesToSum,      // "raised to $5"
  kMarksPhrase,     // "bought Beta for $5": no object
  kConditionMark,
  kClauseOrPhrase,  // "after the sale", "after it sold"
  kAttributionVerb,
  kInvertedHelper,        // "should the vote fail"
  kTakesClause,           // "thinks the vote will fail"
  kAsksIf,                // "did not know if the vote had failed"
  kAsks,                  // "asked if the vote had failed"
  kPartOfFirm,            // "a stake in Acme"
  kHasPrice,              // "sold the mill to Acme for $5"
  kAbsoluteLead,          // "fell, with sales falling"
  kClauseVerb,            // "said sales rose"
  kBareInfinitive,        // "let the firm keep"
  kJudgesClause,          // "it is clear that"
  kWorth,                 // "bonds worth $4 billion"
  kConditionMarker,       // "so long as", before a clause
  kConditionPreposition,  // "subject to"
  kTopicPreposition,      // "talks about buying"
  kAsksClause,            // "say whether"
  kTellsSomebody,         // "told reporters that"
  kCount
};

/// Immutable after loading.
class TreeWords {
 public:
  /// The error names the lexicon that is missing.
  static Result<TreeWords> load(const Lexicons& lexicons);

  LexiconId id(TreeWord kind) const { return rows_[static_cast<std::size_t>(kind)].lexicon; }
  /// True when a token is an entry of that lexicon: by its norm in word lexicons, else by its lemma.
  bool is(const Lexicons& lexicons, const Tokens& tokens, std::uint32_t token, TreeWord kind) const {
    const Row& row = rows_[static_cast<std::size_t>(kind)];
    return lexicons.has_word(row.lexicon, row.by_norm ? tokens.norm[token] : tokens.lemma[token]);
  }

 private:
  struct Row {
    LexiconId lexicon{};
    bool by_norm = false;
  };
  std::array<Row, static_cast<std::size_t>(TreeWord::kCount)> rows_;
};

}  // namespace claimgraph
