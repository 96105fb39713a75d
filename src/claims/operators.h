// Words that change how a claim stands: "may buy", "agreed to buy", "denied that", "plans for", "collapsed".
// They come from patterns/lexicon/operators.tsv: word (a lemma), class, and what it sets.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "base/result.h"
#include "document.h"

namespace claimgraph {

class Lexicons;

/// How the word governs the claim's predicate.
enum class OperatorClass : std::uint8_t {
  kModal,      // its modal verb
  kTo,         // a verb or adjective with an infinitive: "plans to buy"
  kGerund,     // a verb with a gerund: "is considering buying"
  kThat,       // a verb with a clause: "denied that it bought"
  kFrom,       // a verb with "from" and a gerund: "barred it from buying"
  kObject,     // a verb whose object is the claim's noun: "completed the purchase"
  kSubject,    // a verb whose subject is the claim's noun: "the merger collapsed"
  kNoun,       // a noun with an infinitive or a phrase: "the right to buy", "talks on a merger"
  kAdjective,  // an adjective before the claim's noun: "the planned merger"
  kAdverb,     // an adverb in or before the verb group: "reportedly"
  kCount
};

struct Operator {
  std::optional<Modality> modality;
  std::optional<Status> status;
  bool negative = false;  // turns the claim round
};

/// Immutable after loading.
class Operators {
 public:
  /// The error names the attribute or class that is unknown.
  static Result<Operators> load(const Lexicons& lexicons);

  /// What a lemma does, or null.
  const Operator* find(OperatorClass kind, Symbol lemma) const {
    const auto& words = words_[static_cast<std::size_t>(kind)];
    const auto found = words.find(lemma);
    return found == words.end() ? nullptr : &found->second;
  }

 private:
  std::array<std::unordered_map<Symbol, Operator>, static_cast<std::size_t>(OperatorClass::kCount)> words_;
};

}  // namespace claimgraph
