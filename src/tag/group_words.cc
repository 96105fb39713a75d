#include "tag/group_words.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/lexicons.h"

namespace claimgraph {
namespace {

constexpr std::array<std::pair<std::string_view, GroupWord>, 20> kGroupLexicons{{
    {"auxiliary-be", GroupWord::kBe},        {"auxiliary-have", GroupWord::kHave},
    {"auxiliary-do", GroupWord::kDo},        {"auxiliary-get", GroupWord::kGet},
    {"modal-future", GroupWord::kFuture},    {"verb-negation", GroupWord::kNegation},
    {"verb-negation-no", GroupWord::kNo},    {"verb-negation-second", GroupWord::kNegationEnd},
    {"quantity-than", GroupWord::kThan},     {"verb-particle", GroupWord::kParticle},
    {"verb-inner", GroupWord::kInner},       {"amount-preposition", GroupWord::kWorth},
    {"rate-article", GroupWord::kEach},      {"rate-preposition", GroupWord::kPer},
    {"magnitude", GroupWord::kMagnitude},    {"figure-verb", GroupWord::kFigureVerb},
    {"ending-noun", GroupWord::kEndingNoun}, {"time-adjective", GroupWord::kTimeAdjective},
    {"day-word", GroupWord::kDayWord},       {"places.region", GroupWord::kRegion},
}};

}  // namespace

Result<GroupWords> GroupWords::load(const Lexicons& lexicons, const SymbolTable& symbols) {
  GroupWords words;
  std::vector<std::uint32_t> kinds(symbols.size());
  for (const auto& [name, kind] : kGroupLexicons) {
    const Lexicon* lexicon = lexicons.find(name);
    if (lexicon == nullptr)
      return Error{"groups.rules", 0, 0, "lexicon " + std::string(name) + " is missing; groups need it"};
    for (const LexiconEntry& entry : lexicon->entries)
      kinds[index(entry.word)] |= static_cast<std::uint32_t>(kind);
  }
  kinds[index(kNoSymbol)] = 0;
  words.kinds_ = std::move(kinds);
  return words;
}

}  // namespace claimgraph
