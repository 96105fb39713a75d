#include "names/name_repeats.h"

#include "names/name_types.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

// Words that are short for a name of the document, by symbol.
std::vector<bool> proven_words(const Document& document, const NameWords& words,
                               const std::vector<NameCandidate>& candidates) {
  std::vector<bool> proven(document.symbols.size());
  const auto& norm = document.tokens.norm;
  for (const NameCandidate& candidate : candidates) {
    if (candidate.headline || candidate.weak) continue;
    const TokenSpan name = candidate.tokens;
    const Symbol first = norm[name.begin];
    const Symbol last = norm[name.end - 1];
    if (name.size() == 1) {
      proven[index(first)] = true;
    } else if (candidate.guess == NameType::kPerson) {
      if (!words.is(last, NameWord::kCommon)) proven[index(last)] = true;
    } else if (candidate.guess == NameType::kOrganization || words.is(last, NameWord::kLegal)) {
      const bool general = words.is(first, NameWord::kCommon) || words.is(first, NameWord::kOrgHead) ||
                           words.is(first, NameWord::kFirst) || words.is(first, NameWord::kDemonym) ||
                           words.is(first, NameWord::kCompass) ||
                           words.is(first, NameWord::kGovernmentHead) ||
                           words.known_at(document, name.begin, name.begin + 1).length != 0;
      if (!general) proven[index(first)] = true;
    }
  }
  return proven;
}

// Only a word that may be a noun or a verb by its tag: "Barkly cut" may be tagged as an adverb, "The" may
// not.
bool open_class(Tag tag) { return is_noun(tag) || is_verb(tag) || is_adjective(tag) || is_adverb(tag); }

}  // namespace

std::vector<NameCandidate> with_repeats(const Document& document, const NameWords& words,
                                        const WordCases& cases,
                                        const std::vector<NameCandidate>& candidates) {
  const std::vector<bool> proven = proven_words(document, words, candidates);
  const Tokens& tokens = document.tokens;
  std::vector<NameCandidate> all;
  std::size_t next = 0;
  for (const Sentence& sentence : document.sentences) {
    const std::uint32_t at = sentence.tokens.begin;
    while (next < candidates.size() && candidates[next].tokens.begin < at) all.push_back(candidates[next++]);
    if (sentence.tokens.empty() || (next < candidates.size() && candidates[next].tokens.begin == at))
      continue;
    const Symbol norm = tokens.norm[at];
    const bool word = tokens.has(at, TokenFlag::kCapital) && tokens.has(at, TokenFlag::kAlpha) &&
                      open_class(tokens.tag[at]) && proven[index(norm)] && !cases.lower(norm) &&
                      !words.is(norm, NameWord::kCommon) && !words.is(norm, NameWord::kCalendar);
    const bool covered = !all.empty() && all.back().tokens.end > at;
    const bool alone = at + 1 >= sentence.tokens.end ||
                       (!tokens.has(at + 1, TokenFlag::kCapital) && tokens.tag[at + 1] != Tag::kHYPH);
    if (!word || covered || !alone || capitals_say_nothing(document, sentence)) continue;
    NameCandidate repeat;
    repeat.tokens = {at, at + 1};
    repeat.opening = true;
    repeat.repeat = true;
    repeat.known = words.known_at(document, at, at + 1);
    if (!repeat.known.never) all.push_back(repeat);
  }
  all.insert(all.end(), candidates.begin() + static_cast<std::ptrdiff_t>(next), candidates.end());
  return all;
}

}  // namespace claimgraph
