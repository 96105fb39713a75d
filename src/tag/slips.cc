#include "tag/slips.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/fnv.h"
#include "rules/lexicons.h"

namespace claimgraph {
namespace {

std::uint64_t hash_of(std::string_view text, std::uint64_t kind) { return fnv1a(text, kFnvStart ^ kind); }

// What a word and its slips share. The first letter is hardly ever wrong and always kept.
template <typename Take>
void keys_of(std::string_view word, const Take& take) {
  std::string sorted(word);
  std::sort(sorted.begin() + 1, sorted.end());
  take(hash_of(sorted, 1));
  take(hash_of(word, 2));
  for (std::size_t at = 1; at < word.size(); ++at) {
    std::string dropped(word);
    dropped.erase(at, 1);
    take(hash_of(dropped, 2));
  }
}

bool is_long_word(std::string_view word) {
  return word.size() >= Slips::kShortest && word.size() <= Slips::kLongest &&
         std::all_of(word.begin(), word.end(), is_lower);
}

}  // namespace

void Slips::add(std::uint64_t key, Symbol word) {
  std::uint32_t& known = words_.add(key, index(word));
  if (known != index(word)) known = index(kNoSymbol);
}

Slips Slips::load(const Lexicons& lexicons, SymbolTable& symbols) {
  Slips slips;
  for (const Lexicon& lexicon : lexicons.all()) {
    if (lexicon.kind != LexiconKind::kVerb && lexicon.kind != LexiconKind::kNoun) continue;
    for (const LexiconEntry& entry : lexicon.entries) {
      if (!is_long_word(entry.text())) continue;
      const Symbol word = symbols.intern(entry.text());
      keys_of(entry.text(), [&](std::uint64_t key) { slips.add(key, word); });
    }
  }
  return slips;
}

Symbol Slips::meant(std::string_view lemma) const {
  if (!is_long_word(lemma)) return kNoSymbol;
  Symbol found = kNoSymbol;
  bool several = false;
  keys_of(lemma, [&](std::uint64_t key) {
    const std::uint32_t* const known = words_.find(key);
    if (known == nullptr) return;
    const Symbol word{*known};
    several = several || word == kNoSymbol || (found != kNoSymbol && word != found);
    found = word;
  });
  return several ? kNoSymbol : found;
}

}  // namespace claimgraph
