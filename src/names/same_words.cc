#include "names/same_words.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "names/name_repeats.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

bool is_and(std::string_view word) { return word == "and" || word == "&"; }

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
    if (covered_[token] || joins(token, token - 1, sentence)) return best;
    if (stands_for_pair(token, sentence)) return {token, token + kPair};
    if (known == names_.end()) return best;
    for (const auto& [name, short_form] : known->second) {
      const TokenSpan here{token, token + name.size()};
      if (name.size() > best.size() && here.end <= sentence.tokens.end && same(name, here) && is_free(here) &&
          !joins(here.end - 1, here.end, sentence) && (!short_form || acts_or_owns(here.end)) &&
          (name.size() > 1 || may_be_person(token, sentence)))
        best = here;
    }
    return best;
  }

 private:
  struct Known {
    TokenSpan name;
    bool short_form = false;  // the beginning of one only
  };

  void learn(const NameCandidate& candidate) {
    TokenSpan name = candidate.tokens;
    const bool person = candidate.guess == NameType::kPerson;
    if (!person && candidate.guess != NameType::kOrganization && candidate.known.length == 0) return;
    add(name);
    if (!person) pairs_.insert(letters_around_and(document_, words_, name));
    if (person && ends_in_surname(name)) add({name.end - 1, name.end});
    if (person) return;
    while (name.size() > 2 && ends_firm(name.end - 1)) add({name.begin, --name.end});
    if (is_place(words_.known_at(document_, name.begin, name.begin + 1).type)) return;
    while (name.size() > 2) {  // "Harrow Guaranty" of "Harrow Guaranty Trust Co"
      --name.end;
      if (document_.tokens.has(name.end - 1, TokenFlag::kCapital)) add(name, true);
    }
  }
  void add(TokenSpan name, bool short_form = false) {
    constexpr std::size_t kMost = 8;  // names with the same first word
    std::vector<Known>& known = names_[document_.tokens.norm[name.begin]];
    const auto old =
        std::find_if(known.begin(), known.end(), [&](const Known& k) { return same(k.name, name); });
    if (old != known.end()) {
      old->short_form = old->short_form && short_form;
    } else if (known.size() < kMost) {
      known.push_back({name, short_form});
    }
  }
  // "Harrow Guaranty [said]", "Harrow Guaranty['s] bid"
  bool acts_or_owns(std::uint32_t next) const {
    const Tag tag = next < document_.tokens.size() ? document_.tokens.tag[next] : Tag::kPeriod;
    return tag == Tag::kVBD || tag == Tag::kVBZ || tag == Tag::kMD || tag == Tag::kPOS;
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

  // "H and T"
  bool stands_for_pair(std::uint32_t token, const Sentence& sentence) const {
    const TokenSpan here{token, token + kPair};
    if (here.end > sentence.tokens.end || !is_and(document_.norm(token + 1)) || !is_free(here) ||
        !document_.tokens.has(token + 2, TokenFlag::kCapital))
      return false;
    const std::string letters =
        std::string(document_.norm(token)).append(" and ").append(document_.norm(token + 2));
    return pairs_.contains(letters) && !joins(here.end - 1, here.end, sentence);
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

  // "said Gates left", "Baker said", not "the Gates", "gates", "Gates opened".
  bool may_be_person(std::uint32_t token, const Sentence& sentence) const {
    const Tokens& tokens = document_.tokens;
    const bool opens = token == sentence.tokens.begin;
    if (!opens) {
      const Tag before = tokens.tag[token - 1];
      if (before == Tag::kDT || before == Tag::kPRPS || before == Tag::kPOS || is_adjective(before))
        return false;
    }
    if (speaks_at(document_, words_, token)) return true;
    return !opens && !cases_.lower(tokens.norm[token]) && tokens.has(token - 1, TokenFlag::kAlpha);
  }

  static constexpr std::uint32_t kPair = 3;  // tokens: two parts and what joins them

  const Document& document_;
  const NameWords& words_;
  const WordCases& cases_;
  std::vector<bool> covered_;  // by token: part of a candidate
  std::unordered_map<Symbol, std::vector<Known>> names_;
  std::unordered_set<std::string> pairs_;  // letters_around_and() of firms
};

}  // namespace

std::string letters_around_and(const Document& document, const NameWords& words, TokenSpan name) {
  std::string letters;
  bool parted = false;
  for (std::uint32_t at = name.begin; at < name.end; ++at) {
    const std::string_view word = document.norm(at);
    if (is_and(word)) {
      if (parted || letters.empty()) return {};  // three parts
      parted = true;
      letters.append(" and ");
    } else if (document.tokens.has(at, TokenFlag::kCapital)) {
      if (words.is(document.tokens.norm[at], NameWord::kLegal)) break;
      letters += word.front();
    }
  }
  return parted && letters.back() != ' ' ? letters : std::string();
}

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
