#include "names/name_repeats.h"

#include <algorithm>
#include <unordered_map>

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
      if (small) proven.at(first) |= kActing;
    }
  }
  return proven;
}

// Only a word that may be a noun or a verb by its tag: "Barkly cut" may be tagged as an adverb, "The" may
// not.
bool open_class(Tag tag) { return is_noun(tag) || is_verb(tag) || is_adjective(tag) || is_adverb(tag); }

// "Telmark said": a word nobody knows, before a verb of saying.
bool speaks(const Document& document, const NameWords& words, std::uint32_t at) {
  const Tokens& tokens = document.tokens;
  if (at + 1 >= tokens.size()) return false;
  const Tag next = tokens.tag[at + 1];
  return (next == Tag::kVBD || next == Tag::kVBZ) && words.is(tokens.lemma[at + 1], NameWord::kSay);
}
// "Granite will pay", "Granite and Orbex", "Brink left", "Granite's": no plural noun.
bool takes_verb(const Document& document, std::uint32_t at) {
  const Tokens& tokens = document.tokens;
  if (at + 2 >= tokens.size() || tokens.tag[at] == Tag::kNNS) return false;
  const Tag next = tokens.tag[at + 1];
  const bool names = next == Tag::kCC && is_proper(tokens.tag[at + 2]);
  return next == Tag::kVBD || next == Tag::kVBZ || next == Tag::kMD || next == Tag::kPOS || names;
}
bool unknown(const Document& document, const NameWords& words, std::uint32_t at) {
  constexpr std::uint32_t kKnown = ~static_cast<std::uint32_t>(NameWord::kLast);
  return (document.tokens.tag[at] == Tag::kNNP || document.tokens.tag[at] == Tag::kNN) &&
         (words.mask(document.tokens.norm[at]) & kKnown) == 0 &&
         words.known_at(document, at, at + 1).length == 0;
}

}  // namespace

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
      if (all.back().tokens.size() == 1 && speaks(document, words, at)) all.back().unseen = false;
      continue;
    }
    const Symbol norm = tokens.norm[at];
    const bool may = tokens.has(at, TokenFlag::kCapital) && tokens.has(at, TokenFlag::kAlpha) &&
                     open_class(tokens.tag[at]) && !cases.lower(norm) && !words.is(norm, NameWord::kCalendar);
    const bool acts =
        speaks(document, words, at) && ((proven.of(norm) & kActing) != 0 || unknown(document, words, at));
    const bool proved = words.is(norm, NameWord::kCommon)
                            ? (proven.of(norm) & kNamed) != 0 && takes_verb(document, at)
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
  return all;
}

namespace {

// Names of the document by their first word, and where they may stand again.
class SameWords {
 public:
  SameWords(const Document& document, const NameWords& words, const WordCases& cases,
            const std::vector<NameCandidate>& candidates)
      : document_(document), words_(words), cases_(cases), covered_(document.tokens.size(), false) {
    for (const NameCandidate& candidate : candidates) {
      std::fill(covered_.begin() + candidate.tokens.begin, covered_.begin() + candidate.tokens.end, true);
      if (!candidate.headline && !candidate.weak && candidate.tokens.size() > 1) learn(candidate);
    }
  }

  /// The longest name that stands again at a token, or an empty span.
  TokenSpan at(std::uint32_t token, const Sentence& sentence) const {
    TokenSpan best{token, token};
    const auto known = names_.find(document_.tokens.norm[token]);
    if (known == names_.end() || covered_[token] || joins(token, token - 1, sentence)) return best;
    for (const TokenSpan name : known->second) {
      const TokenSpan here{token, token + name.size()};
      if (name.size() > best.size() && here.end <= sentence.tokens.end && same(name, here) && is_free(here) &&
          !joins(here.end - 1, here.end, sentence) && (name.size() > 1 || may_be_person(token, sentence)))
        best = here;
    }
    return best;
  }

 private:
  void learn(const NameCandidate& candidate) {
    TokenSpan name = candidate.tokens;
    const bool person = candidate.guess == NameType::kPerson;
    if (!person && candidate.guess != NameType::kOrganization && candidate.known.length == 0) return;
    add(name);
    if (person && ends_in_surname(name)) add({name.end - 1, name.end});
    if (person) return;
    while (name.size() > 2 && ends_firm(name.end - 1)) add({name.begin, --name.end});
  }
  void add(TokenSpan name) {
    constexpr std::size_t kMost = 8;  // names with the same first word
    std::vector<TokenSpan>& known = names_[document_.tokens.norm[name.begin]];
    const bool new_one = std::none_of(known.begin(), known.end(), [&](TokenSpan k) { return same(k, name); });
    if (new_one && known.size() < kMost) known.push_back(name);
  }
  // "Inc" of "Harrow Tools Inc."
  bool ends_firm(std::uint32_t token) const {
    return words_.is(document_.tokens.norm[token], NameWord::kLegal) || document_.token_text(token) == ".";
  }
  // "Rick Gates", not "Engerix-B", "Hard Amber Durum Apl".
  bool ends_in_surname(TokenSpan name) const {
    constexpr std::uint32_t kLongest = 3, kFewestLetters = 3;
    const Tokens& tokens = document_.tokens;
    const std::uint32_t last = name.end - 1;
    return name.size() <= kLongest && tokens.tag[last - 1] != Tag::kHYPH &&
           tokens.end[last] - tokens.begin[last] >= kFewestLetters &&
           words_.is(tokens.norm[name.begin], NameWord::kFirst);
  }

  bool same(TokenSpan a, TokenSpan b) const {
    if (a.size() != b.size()) return false;
    for (std::uint32_t i = 0; i < a.size(); ++i) {
      if (document_.token_text(a.begin + i) != document_.token_text(b.begin + i)) return false;
    }
    return true;
  }

  bool is_free(TokenSpan span) const {
    return std::none_of(covered_.begin() + span.begin, covered_.begin() + span.end, [](bool c) { return c; });
  }

  // Another word with a capital or a hyphen parts the edge of a name from nothing.
  bool joins(std::uint32_t edge, std::uint32_t next, const Sentence& sentence) const {
    if (!sentence.tokens.contains(next)) return false;
    const Tokens& tokens = document_.tokens;
    if (tokens.tag[next] == Tag::kHYPH) return true;
    const bool opens = next == sentence.tokens.begin && next < edge;
    return tokens.has(next, TokenFlag::kCapital) && tokens.has(next, TokenFlag::kAlpha) && !opens;
  }

  // "said Gates left", not "the Gates", "gates".
  bool may_be_person(std::uint32_t token, const Sentence& sentence) const {
    const Tokens& tokens = document_.tokens;
    if (token == sentence.tokens.begin || cases_.lower(tokens.norm[token])) return false;
    const Tag before = tokens.tag[token - 1];
    return before != Tag::kDT && before != Tag::kPRPS && before != Tag::kPOS && !is_adjective(before) &&
           tokens.has(token - 1, TokenFlag::kAlpha);
  }

  const Document& document_;
  const NameWords& words_;
  const WordCases& cases_;
  std::vector<bool> covered_;  // by token: part of a candidate
  std::unordered_map<Symbol, std::vector<TokenSpan>> names_;
};

}  // namespace

std::vector<NameCandidate> with_same_words(const Document& document, const NameWords& words,
                                           const WordCases& cases,
                                           const std::vector<NameCandidate>& candidates) {
  const SameWords names(document, words, cases, candidates);
  std::vector<NameCandidate> all = candidates;
  for (const Sentence& sentence : document.sentences) {
    if (capitals_say_nothing(document, sentence)) continue;
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      if (!document.tokens.has(t, TokenFlag::kCapital)) continue;
      const TokenSpan name = names.at(t, sentence);
      if (name.empty()) continue;
      NameCandidate again;
      again.tokens = name;
      again.opening = t == sentence.tokens.begin;
      again.repeat = true;
      again.known = words.known_at(document, name.begin, name.end);
      if (!again.known.never) all.push_back(again);
      t = name.end - 1;
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const NameCandidate& a, const NameCandidate& b) {
    return a.tokens.begin < b.tokens.begin;
  });
  return all;
}

}  // namespace claimgraph
