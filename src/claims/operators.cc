#include "claims/operators.h"

#include <string>
#include <string_view>
#include <utility>

#include "rules/lexicons.h"
#include "rules/standing_names.h"

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(OperatorClass::kCount)> kClasses{
    "modal", "to", "gerund", "that", "from", "object", "subject", "noun", "adjective", "adverb"};

}  // namespace

Result<Operators> Operators::load(const Lexicons& lexicons) {
  Operators operators;
  for (std::size_t kind = 0; kind < kClasses.size(); ++kind) {
    const std::string name = "operators." + std::string(kClasses[kind]);
    const Lexicon* lexicon = lexicons.find(name);
    if (lexicon == nullptr) return Error{"operators.tsv", 0, 0, "lexicon " + name + " is missing"};
    for (const LexiconEntry& entry : lexicon->entries) {
      Operator op;
      op.modality = value_named<Modality>(kModalities, attribute(entry, "modality"));
      op.status = value_named<Status>(kStatuses, attribute(entry, "status"));
      op.negative = attribute(entry, "polarity") == "negative";
      if (!op.modality && !op.status && !op.negative)
        return Error{"operators.tsv", 0, 0,
                     "\"" + std::string(entry.text()) +
                         "\" sets nothing; write modality=, status= or polarity=negative, with a name of the "
                         "contract"};
      operators.words_[kind].emplace(entry.word, op);
    }
  }
  return operators;
}

}  // namespace claimgraph
