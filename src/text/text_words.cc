#include "text/text_words.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/lexicons.h"

namespace claimgraph {
namespace {

constexpr std::array<std::pair<std::string_view, TextWord>, 11> kTextLexicons{{
    {"abbreviation-before-name", TextWord::kTitleAbbreviation},
    {"abbreviation", TextWord::kAbbreviation},
    {"abbreviation-before-number", TextWord::kNumberedAbbreviation},
    {"bound-prefix", TextWord::kBoundPrefix},
    {"bound-suffix", TextWord::kBoundSuffix},
    {"legal-form-bare", TextWord::kBareForm},
    {"sentence-starter", TextWord::kStarter},
    {"sure-starter", TextWord::kSureStarter},
    {"said-after-quote", TextWord::kSay},
    {"byline-start", TextWord::kBylineStart},
    {"caption-start", TextWord::kCaptionStart},
}};

}  // namespace

Result<TextWords> TextWords::load(const Lexicons& lexicons, const SymbolTable& symbols) {
  TextWords words;
  std::vector<std::uint16_t> kinds(symbols.size());
  for (const auto& [name, kind] : kTextLexicons) {
    const Lexicon* lexicon = lexicons.find(name);
    if (lexicon == nullptr)
      return Error{"text.rules", 0, 0, "lexicon " + std::string(name) + " is missing; sentences need it"};
    for (const LexiconEntry& entry : lexicon->entries)
      kinds[index(entry.word)] |= static_cast<std::uint16_t>(kind);
  }
  kinds[index(kNoSymbol)] = 0;
  words.kinds_ = std::move(kinds);
  return words;
}

}  // namespace claimgraph
