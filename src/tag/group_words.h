// The few words groups need beside tags, from lexicons of patterns/groups.rules.
#pragma once

#include <cstdint>

#include "base/flat_array.h"
#include "base/result.h"
#include "base/symbols.h"

namespace claimgraph {

class Lexicons;

enum class GroupWord : std::uint32_t {
  kBe = 1,                  // lexicon auxiliary-be, by lemma; the next three too
  kHave = 2,                // auxiliary-have
  kDo = 4,                  // auxiliary-do
  kGet = 8,                 // auxiliary-get
  kFuture = 16,             // modal-future, by norm; the rest too
  kNegation = 32,           // verb-negation
  kNo = 64,                 // verb-negation-no
  kNegationEnd = 128,       // verb-negation-second: "no longer"
  kThan = 256,              // quantity-than
  kParticle = 512,          // verb-particle
  kInner = 1024,            // verb-inner
  kWorth = 2048,            // amount-preposition
  kEach = 4096,             // rate-article
  kPer = 8192,              // rate-preposition
  kMagnitude = 16384,       // magnitude
  kFigureVerb = 32768,      // figure-verb
  kEndingNoun = 65536,      // ending-noun
  kTimeAdjective = 131072,  // time-adjective
  kDayWord = 262144,        // day-word
  kRegion = 524288,         // places.region
};

/// Immutable after loading.
class GroupWords {
 public:
  /// The error names the lexicon that is missing.
  static Result<GroupWords> load(const Lexicons& lexicons, const SymbolTable& symbols);

  bool is(Symbol word, GroupWord kind) const {
    return index(word) < kinds_.size() && (kinds_[index(word)] & static_cast<std::uint32_t>(kind)) != 0;
  }

  template <typename Archive>
  static void fields(Archive& archive, GroupWords& all) {
    auto& [kinds] = all;
    archive(kinds);
  }

 private:
  FlatArray<std::uint32_t> kinds_;  // GroupWord bits by symbol
};

}  // namespace claimgraph
