#include "names/name_repeats.h"

#include <utility>

#include "base/symbol_values.h"
#include "names/name_types.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

// How a word is short for a name of the document.
enum Proof : std::uint8_t {
  kSure = 1,
  kActing = 2,  // ... only where it acts: the "Harrow" of "Harrow Steel" is a town, too
  kNamed = 4,   // ... though it is an ordinary word: "Granite" inside sentences, the "Brink" of "Jo Brink"
};

constexpr std::size_t kShortWord = 3;  // letters of words that are taken for names by their tag alone

SymbolValues<std::uint8_t> proven_words(const Document& document, const NameWords& words,
                                        const std::vector<NameCandidate>& candidates) {
  SymbolValues<std::uint8_t> proven(document.tokens.size());
  const auto& norm = document.tokens.norm;
  for (const NameCandidate& candidate : candidates) {
    if (candidate.headline || candidate.weak) continue;
    const TokenSpan name = candidate.tokens;
    const Symbol first = norm[name.begin];
    const Symbol last = norm[name.end - 1];
    if (name.size() == 1) {
      const bool firm = candidate.guess == NameType::kOrganization && !candidate.opening;
      proven.at(first) |= firm ? kSure | kNamed : kSure;
    } else if (candidate.guess == NameType::kPerson) {
      proven.at(last) |= words.is(last, NameWord::kCommon) ? kNamed : kSure;
    } else if (candidate.guess == NameType::kOrganization || words.is(last, NameWord::kLegal)) {
      const bool general = words.is(first, NameWord::kCommon) || words.is(first, NameWord::kOrgHead) ||
                           words.is(first, NameWord::kFirst) || words.is(first, NameWord::kDemonym) ||
                           words.is(first, NameWord::kCompass) || words.is(first, NameWord::kGovernmentHead);
      const KnownName known = general ? KnownName{} : words.known_at(document, name.begin, name.begin + 1);
      const bool small = known.length != 0 && !known.never &&
                         (known.type == NameType::kCity || known.type == NameType::kRegion);
      if (!general && known.length == 0) proven.at(first) |= kSure;
      const bool form_alone = name.size() == 2 && words.is(last, NameWord::kLegal);  // "Granite Corp"
      if (form_alone && words.is(first, NameWord::kCommon)) proven.at(first) |= kNamed;
      if (small) proven.at(first) |= kActing;
    }
  }
  return proven;
}

// Letters that are short for a firm of the document, whatever else they stand for: "PCR Inc", "Acme Process
// Control (APC) Ltd".
SymbolValues<std::uint8_t> firms_letters(const Document& document, const NameWords& words,
                                         const std::vector<NameCandidate>& candidates) {
  SymbolValues<std::uint8_t> letters(document.tokens.size());
  const Tokens& tokens = document.tokens;
  for (const NameCandidate& candidate : candidates) {
    const TokenSpan name = candidate.tokens;
    if (candidate.headline || candidate.weak || name.size() < 2 ||
        !words.is(tokens.norm[name.end - 1], NameWord::kLegal))
      continue;
    const bool bracket = name.size() > 4 && document.token_text(name.end - 2) == ")" &&
                         document.token_text(name.end - 4) == "(";
    const std::uint32_t at = bracket ? name.end - 3 : name.begin;
    if ((bracket || name.size() == 2) && tokens.has(at, TokenFlag::kAllCaps))
      letters.at(tokens.norm[at]) |= kSure;
  }
  return letters;
}

// "PCR will pay", "said PCR had", but not "a PCR test", "PCR tests".
bool stands_for_firm(const Document& document, const NameWords& words, std::uint32_t at) {
  const Tokens& tokens = document.tokens;
  if (!tokens.has(at, TokenFlag::kAllCaps) || !words.known_at(document, at, at + 1).never) return false;
  if (at > 0 && (tokens.tag[at - 1] == Tag::kDT || is_adjective(tokens.tag[at - 1]) ||
                 tokens.tag[at - 1] == Tag::kPRPS || tokens.tag[at - 1] == Tag::kHYPH))
    return false;
  const Tag next = at + 1 < tokens.size() ? tokens.tag[at + 1] : Tag::kPeriod;
  return !is_noun(next) && next != Tag::kHYPH;
}

// `candidates` with the letters that are short for a firm of the document and that tables take for no name.
std::vector<NameCandidate> with_letters(const Document& document, const NameWords& words,
                                        std::vector<NameCandidate> candidates) {
  const SymbolValues<std::uint8_t> letters = firms_letters(document, words, candidates);
  std::vector<NameCandidate> all;
  std::size_t next = 0;
  for (std::uint32_t at = 0; at < document.tokens.size(); ++at) {
    while (next < candidates.size() && candidates[next].tokens.begin <= at) all.push_back(candidates[next++]);
    if (letters.of(document.tokens.norm[at]) == 0 || (!all.empty() && all.back().tokens.end > at) ||
        !stands_for_firm(document, words, at))
      continue;
    NameCandidate repeat;
    repeat.tokens = {at, at + 1};
    repeat.repeat = true;
    repeat.guess = NameType::kOrganization;
    all.push_back(repeat);
  }
  all.insert(all.end(), candidates.begin() + static_cast<std::ptrdiff_t>(next), candidates.end());
  return all;
}

// Only a word that may be a noun or a verb by its tag: "Barkly cut" may be tagged as an adverb, "The" may
// not.
bool open_class(Tag tag) { return is_noun(tag) || is_verb(tag) || is_adjective(tag) || is_adverb(tag); }

// "Granite will pay", "Granite also paid", "Granite shares rose", "Granite and Orbex", "Brink left",
// "Granite's": no plural noun.
bool takes_verb(const Document& document, const NameWords& words, std::uint32_t at) {
  const Tokens& tokens = document.tokens;
  if (at + 2 >= tokens.size() || tokens.tag[at] == Tag::kNNS) return false;
  Tag next = tokens.tag[at + 1];
  if (next == Tag::kPOS || (next == Tag::kCC && is_proper(tokens.tag[at + 2]))) return true;
  const bool owned =
      (next == Tag::kNNS || next == Tag::kNN) && words.cue(tokens.lemma[at + 1], NameCue::kFirmHas);
  if (is_adverb(next) || owned) next = tokens.tag[at + 2];
  return next == Tag::kVBD || next == Tag::kVBZ || next == Tag::kMD || (owned && next == Tag::kVBP);
}
bool unknown(const Document& document, const NameWords& words, std::uint32_t at) {
  constexpr std::uint32_t kKnown = ~static_cast<std::uint32_t>(NameWord::kLast);
  return (document.tokens.tag[at] == Tag::kNNP || document.tokens.tag[at] == Tag::kNN) &&
         (words.mask(document.tokens.norm[at]) & kKnown) == 0 &&
         words.known_at(document, at, at + 1).length == 0;
}

}  // namespace

bool speaks_at(const Document& document, const NameWords& words, std::uint32_t token) {
  const Tokens& tokens = document.tokens;
  if (token + 1 >= tokens.size()) return false;
  const Tag next = tokens.tag[token + 1];
  return (next == Tag::kVBD || next == Tag::kVBZ) && words.is(tokens.lemma[token + 1], NameWord::kSay);
}

std::vector<NameCandidate> with_repeats(const Document& document, const NameWords& words,
                                        const WordCases& cases,
                                        const std::vector<NameCandidate>& candidates) {
  const SymbolValues<std::uint8_t> proven = proven_words(document, words, candidates);
  const Tokens& tokens = document.tokens;
  std::vector<NameCandidate> all;
  std::size_t next = 0;
  for (const Sentence& sentence : document.sentences) {
    const std::uint32_t at = sentence.tokens.begin;
    while (next < candidates.size() && candidates[next].tokens.begin < at) all.push_back(candidates[next++]);
    if (sentence.tokens.empty()) continue;
    if (next < candidates.size() && candidates[next].tokens.begin == at) {
      all.push_back(candidates[next++]);
      if (all.back().tokens.size() == 1 && speaks_at(document, words, at)) all.back().unseen = false;
      continue;
    }
    const Symbol norm = tokens.norm[at];
    const bool rare = !words.is(norm, NameWord::kCommon) && (proven.of(norm) & kSure) != 0 &&
                      document.norm(at).size() > kShortWord;  // whatever its tag
    const bool may = tokens.has(at, TokenFlag::kCapital) && tokens.has(at, TokenFlag::kAlpha) &&
                     (rare || open_class(tokens.tag[at])) && !cases.lower(norm) &&
                     !words.is(norm, NameWord::kCalendar);
    const bool acts =
        speaks_at(document, words, at) && ((proven.of(norm) & kActing) != 0 || unknown(document, words, at));
    const bool proved = words.is(norm, NameWord::kCommon)
                            ? (proven.of(norm) & kNamed) != 0 && takes_verb(document, words, at)
                            : (proven.of(norm) & kSure) != 0 || acts;
    const bool word = may && proved;
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
  return with_letters(document, words, std::move(all));
}

}  // namespace claimgraph
