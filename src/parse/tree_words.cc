#include "parse/tree_words.h"

#include <string>
#include <string_view>

namespace claimgraph {
namespace {

// In the order of TreeWord.
constexpr std::array<std::string_view, static_cast<std::size_t>(TreeWord::kCount)> kTreeWordNames{
    "subordinator",
    "preconjunction",
    "verb-of",
    "verb-two-objects",
    "verb-two-nouns",
    "noun-to",
    "asks-to-act",
    "measures-a-sum",
    "asks-for-object",
    "takes-time",
    "moves-by-a-sum",
    "moves-to-a-sum",
    "marks-a-phrase",
    "condition-mark",
    "clause-or-phrase",
    "attribution-verb",
    "inverted-helper",
    "takes-clause",
    "asks-if",
    "asks",
    "part-of-firm",
    "has-price",
    "absolute-lead",
    "clause-verb",
    "bare-infinitive",
    "judges-clause",
    "worth",
    "conditions.marker",
    "conditions.preposition",
    "topic-preposition",
    "asks-clause",
    "tells-somebody",
};

}  // namespace

Result<TreeWords> TreeWords::load(const Lexicons& lexicons) {
  TreeWords words;
  for (std::size_t at = 0; at < kTreeWordNames.size(); ++at) {
    const Lexicon* const lexicon = lexicons.find(kTreeWordNames[at]);
    if (lexicon == nullptr)
      return Error{"grammar.rules", 0, 0,
                   "lexicon " + std::string(kTreeWordNames[at]) + " is missing; trees need it"};
    words.rows_[at] = {lexicon->id, lexicon->kind == LexiconKind::kWord};
  }
  return words;
}

}  // namespace claimgraph
