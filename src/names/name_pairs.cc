#include "names/name_pairs.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "names/name_runs.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

// Neighbouring words with capitals.
struct CapitalRun {
  TokenSpan tokens;
  bool prose = true;                                  // of a sentence whose capitals tell something
  bool joined_before = false, joined_behind = false;  // by "and" or "&" to another run
};

class PairReader {
 public:
  PairReader(const Document& document, const NameWords& words)
      : document_(document), tokens_(document.tokens), words_(words) {
    for (const Sentence& sentence : document.sentences) gather(sentence);
    for (const CapitalRun& run : runs_) note(run);
  }

  /// Where the second of two names begins that the model took for one; 0 where it is one.
  std::uint32_t second_of(const ModelName& name) const {
    const TokenSpan span = name.tokens;
    std::uint32_t link = 0;
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      const std::string_view word = document_.norm(at);
      if (word == "of" || word == "for" || word == "&" || word == "," || (word == "and" && link != 0))
        return 0;
      if (word == "and") link = at;
    }
    if (link <= span.begin || link + 1 >= span.end) return 0;
    if (words_.known_at(document_, span.begin, span.end).length == span.size()) return 0;
    const TokenSpan first{span.begin, link};
    const TokenSpan second{link + 1, span.end};
    return two(first, second, span.end) ? second.begin : 0;
  }

  /// Spans of two words with "and" between them that are one firm's name.
  std::vector<TokenSpan> firms() const {
    std::unordered_map<std::uint64_t, int> cues, places;  // by the two words
    for (const CapitalRun& run : runs_) {
      if (!pair_at(run)) continue;
      const TokenSpan pair = pair_of(run);
      int& told = cues[key(pair)];
      if (told == kTwo || of_two(pair.begin, pair.end)) {
        told = kTwo;
        continue;
      }
      told = std::max({told, cue(pair), run.prose && titles(pair) ? kSome : 0});
      if (run.prose && ++places[key(pair)] > 1 && !plain(pair)) told = std::max(told, kSome);
    }
    std::vector<TokenSpan> firms;
    for (const CapitalRun& run : runs_) {
      if (!pair_at(run)) continue;
      const TokenSpan pair = pair_of(run);
      const int told = cues.at(key(pair));
      if (told == kSure || (told == kSome && !(surname(pair.begin) && surname(pair.end - 1))))
        firms.push_back(pair);
    }
    return firms;
  }

 private:
  static constexpr int kTwo = -1;
  static constexpr int kSome = 1;
  static constexpr int kSure = 2;

  bool capital(std::uint32_t at) const {
    return at < tokens_.size() && tokens_.has(at, TokenFlag::kCapital) && tokens_.has(at, TokenFlag::kAlpha);
  }
  bool is(std::uint32_t at, NameWord kind) const { return words_.is(tokens_.norm[at], kind); }
  bool link(std::uint32_t at) const { return document_.norm(at) == "and" || document_.norm(at) == "&"; }

  void gather(const Sentence& sentence) {
    const TokenSpan span = sentence.tokens;
    const bool prose = !capitals_say_nothing(document_, sentence);
    for (std::uint32_t at = span.begin; at < span.end;) {
      if (!capital(at)) {
        ++at;
        continue;
      }
      CapitalRun run{.tokens = {at, at + 1}, .prose = prose};
      while (run.tokens.end < span.end && capital(run.tokens.end)) ++run.tokens.end;
      const std::uint32_t end = run.tokens.end;
      run.joined_before = at >= span.begin + 2 && link(at - 1) && capital(at - 2);
      run.joined_behind = end + 1 < span.end && link(end) && capital(end + 1);
      at = end;
      runs_.push_back(run);
    }
  }

  // What the runs tell of their words.
  void note(const CapitalRun& run) {
    if (!run.prose || run.joined_before || run.joined_behind) return;
    const Symbol first = tokens_.norm[run.tokens.begin];
    const bool opens =
        document_.sentences[document_.sentence_of(run.tokens.begin)].tokens.begin == run.tokens.begin;
    if (opens && words_.is(first, NameWord::kCommon)) return;
    if (run.tokens.size() > 1) surnames_.insert(index(tokens_.norm[run.tokens.end - 1]));
    (run.tokens.size() == 1 ? alone_ : opening_).insert(index(first));
    if (run.tokens.size() > 1) wholes_.insert(words_of(document_, run.tokens));
  }

  bool stands_apart(std::uint32_t at) const {
    return alone_.contains(index(tokens_.norm[at])) || opening_.contains(index(tokens_.norm[at]));
  }
  bool surname(std::uint32_t at) const { return surnames_.contains(index(tokens_.norm[at])); }

  // Words that begin no name of a party by themselves: "Foods", "Electric", "Sons".
  bool ordinary(std::uint32_t at) const { return is(at, NameWord::kCommon) || heads(at); }
  bool heads(std::uint32_t at) const {
    return is(at, NameWord::kOrgHead) || is(at, NameWord::kLegal) || is(at, NameWord::kPartners) ||
           is(at, NameWord::kGovernmentHead);
  }
  bool whole_party(TokenSpan span) const {
    const KnownName known = words_.known_at(document_, span.begin, span.end);
    return known.length == span.size() && !known.ambiguous && is_organization(known.type);
  }

  // "plans", "have": a verb of two subjects.
  bool several_act(std::uint32_t at) const {
    const Tag tag = at < tokens_.size() ? tokens_.tag[at] : Tag::kNone;
    return tag == Tag::kVBP || (at < tokens_.size() && document_.norm(at) == "were");
  }

  static TokenSpan span_of(TokenSpan first, TokenSpan second) { return {first.begin, second.end}; }

  // "the merger of X and Y", "X and Y agreed to merge"
  bool of_two(std::uint32_t begin, std::uint32_t end) const {
    const TokenSpan sentence = document_.sentences[document_.sentence_of(begin)].tokens;
    const auto tells = [&](std::uint32_t at) { return words_.cue(tokens_.lemma[at], NameCue::kBeforeTwo); };
    if (begin > sentence.begin && tells(begin - 1)) return true;
    if (begin > sentence.begin + 1 && document_.norm(begin - 1) == "of" && tells(begin - 2)) return true;
    constexpr std::uint32_t kNear = 4;
    for (std::uint32_t at = end; at < std::min(end + kNear, sentence.end); ++at) {
      if (is_verb(tokens_.tag[at]) && tells(at)) return true;
    }
    return false;
  }

  bool two(TokenSpan first, TokenSpan second, std::uint32_t behind) const {
    if (words_.is_honorific(tokens_.norm[second.begin])) return true;  // "Blair and Mr Brown"
    if (whole_party(first) && whole_party(second)) return true;
    if (second.size() > 1 && wholes_.contains(words_of(document_, second))) return true;
    if (first.size() == 1 && second.size() == 1 && !heads(second.begin) && several_act(behind))
      return cue(span_of(first, second)) <= 0;  // "Orbex and Unite have"
    if (ordinary(second.begin) || words_.known_at(document_, second.begin, second.end).never) return false;
    const bool second_apart = stands_apart(second.begin);
    const bool headed = first.size() > 1 && is(first.end - 1, NameWord::kOrgHead);
    if (second_apart && (headed || stands_apart(first.begin))) return true;
    const bool several = first.size() > 1 && second.size() > 1;
    const bool acronym = tokens_.has(first.begin, TokenFlag::kAllCaps) && first.size() == 1 &&
                         tokens_.end[first.begin] - tokens_.begin[first.begin] > 2 &&
                         !tokens_.has(second.begin, TokenFlag::kAllCaps);
    if (acronym) return true;  // "NASD and Blinder"
    if (first.size() > 1 && second.size() == 1 && !partners(first, second))
      return true;  // "Acme Rail and Orbex"
    if (several_act(behind) || of_two(first.begin, behind))
      return headed || (several && ordinary(first.end - 1));
    return several && is(second.end - 1, NameWord::kOrgHead) &&
           (headed || !is(first.end - 1, NameWord::kCommon));
  }
  // "Sower Reed and Lund", at which somebody works, or all of whose words are family names.
  bool partners(TokenSpan first, TokenSpan second) const {
    bool family = is(second.begin, NameWord::kLast);
    for (std::uint32_t at = first.begin; at < first.end; ++at) family = family && is(at, NameWord::kLast);
    return family || surname(second.begin) || cue(span_of(first, second)) == kSure;
  }

  // ---- pairs of single words

  static TokenSpan pair_of(const CapitalRun& run) { return {run.tokens.begin, run.tokens.end + 2}; }
  std::uint64_t key(TokenSpan pair) const {
    return (std::uint64_t{index(tokens_.norm[pair.begin])} << 32) | index(tokens_.norm[pair.end - 1]);
  }

  // "Sower and Reed", each a word that may be a partner's and stands nowhere alone.
  bool pair_at(const CapitalRun& run) const {
    if (run.tokens.size() != 1 || !run.joined_behind || document_.norm(run.tokens.end) != "and") return false;
    const TokenSpan pair = pair_of(run);
    if (pair.begin > 0 && tokens_.tag[pair.begin - 1] == Tag::kDT)
      return false;  // "the Sower and Reed mills"
    if (capital(pair.end) || (pair.end + 1 < tokens_.size() && link(pair.end) && capital(pair.end + 1)) ||
        (pair.begin > 1 && document_.token_text(pair.begin - 1) == "," && capital(pair.begin - 2)))
      return false;
    if (run.joined_before && !(pair.begin > 2 && capital(pair.begin - 3))) return false;
    return partner(pair.begin) && partner(pair.end - 1) && !(given(pair.begin) && given(pair.end - 1)) &&
           !qualifies(pair) && words_.known_at(document_, pair.begin, pair.end).length != pair.size();
  }
  // "Black and White"
  bool plain(TokenSpan pair) const {
    return is(pair.begin, NameWord::kCommon) && is(pair.end - 1, NameWord::kCommon);
  }
  // "bought Crumb and Kettle": two ordinary words inside a sentence are one name.
  bool titles(TokenSpan pair) const {
    const std::uint32_t begin = document_.sentences[document_.sentence_of(pair.begin)].tokens.begin;
    return plain(pair) && pair.begin > begin && is_verb(tokens_.tag[pair.begin - 1]) &&
           words_.known_at(document_, pair.begin, pair.begin + 1).length == 0 &&
           words_.known_at(document_, pair.end - 1, pair.end).length == 0;
  }
  // "the Harbour and Fishing ministries", "Toledo and Chicago elevators"
  bool qualifies(TokenSpan pair) const {
    if (pair.end >= tokens_.size() || tokens_.tag[pair.end] != Tag::kNNS) return false;
    const bool firms = words_.cue(tokens_.lemma[pair.end], NameCue::kFirmHas);
    return !firms || (pair.begin > 0 && document_.norm(pair.begin - 1) == "the");
  }
  bool office(std::uint32_t at) const { return words_.role_at(document_, at, at + 1) != 0; }
  bool given(std::uint32_t at) const { return is(at, NameWord::kFirst) && !is(at, NameWord::kLast); }
  bool partner(std::uint32_t at) const {
    for (const NameWord kind : {NameWord::kDemonym, NameWord::kCalendar, NameWord::kNone, NameWord::kTitle,
                                NameWord::kGovernmentHead, NameWord::kOrgHead, NameWord::kLegal,
                                NameWord::kPlaceHead, NameWord::kCompass})
      if (is(at, kind)) return false;
    const bool apart = stands_apart(at) && !surname(at);  // a person's surname may be a partner's
    if (tokens_.has(at, TokenFlag::kAllCaps) || apart || tokens_.end[at] - tokens_.begin[at] < 3)
      return false;
    const KnownName known = words_.known_at(document_, at, at + 1);
    return known.length == 0 || known.ambiguous;
  }

  bool practice(std::uint32_t at) const { return words_.is_practice(tokens_.lemma[at]); }
  bool one_firm(std::uint32_t at) const {
    return tokens_.tag[at] == Tag::kNN && words_.is(tokens_.lemma[at], NameWord::kOrgNoun);
  }

  // What stands around a pair tells of one firm.
  int cue(TokenSpan pair) const {
    const TokenSpan sentence = document_.sentences[document_.sentence_of(pair.begin)].tokens;
    if (pair.begin > sentence.begin) {
      const std::uint32_t before = pair.begin - 1;
      if (practice(before) || one_firm(before)) return kSure;  // "its lawyers Sower and Reed"
      const bool apposed = before > sentence.begin && document_.token_text(before) == ",";
      if (apposed && tokens_.tag[before - 1] == Tag::kNN && (practice(before - 1) || one_firm(before - 1)))
        return kSure;  // "its auditor, Sower and Reed"
      const bool person = before > sentence.begin && is_noun(tokens_.tag[before - 1]) &&
                          words_.is(tokens_.lemma[before - 1], NameWord::kPersonNoun);
      if (document_.norm(before) == "at" && person) return kSure;  // "a partner at Sower and Reed"
      if (link(before) && before > sentence.begin && capital(before - 1)) return plain(pair) ? 0 : kSome;
    }
    return cue_behind(pair.end, sentence);
  }

  int cue_behind(std::uint32_t at, TokenSpan sentence) const {
    if (at + 2 >= sentence.end) return 0;
    // "Sower and Reed is"
    if (tokens_.tag[at] == Tag::kVBZ || document_.norm(at) == "was") return kSure;
    if (tokens_.tag[at] == Tag::kPOS) return words_.cue(tokens_.lemma[at + 1], NameCue::kFirmHas) ? kSome : 0;
    if (document_.token_text(at) != "," || tokens_.tag[at + 1] != Tag::kDT) return 0;
    constexpr std::uint32_t kLongest = 5;
    for (std::uint32_t noun = at + 2; noun < std::min(at + kLongest, sentence.end - 1); ++noun) {
      if (!is_noun(tokens_.tag[noun]) || is_noun(tokens_.tag[noun + 1])) continue;
      return practice(noun) || one_firm(noun) ? kSure : 0;  // "Sower and Reed, a law firm"
    }
    return 0;
  }

  const Document& document_;
  const Tokens& tokens_;
  const NameWords& words_;
  std::vector<CapitalRun> runs_;
  // Words by symbol: alone between small ones, first of several, last of several.
  std::unordered_set<std::uint32_t> alone_, opening_, surnames_;
  std::unordered_set<std::string> wholes_;  // of several words
};

// Some "and" of the text stands between capital words.
bool joins_capitals(const Document& document) {
  const Tokens& tokens = document.tokens;
  for (std::uint32_t at = 1; at + 1 < tokens.size(); ++at) {
    if (tokens.has(at - 1, TokenFlag::kCapital) && tokens.has(at + 1, TokenFlag::kCapital) &&
        document.norm(at) == "and")
      return true;
  }
  return false;
}

// "[Oriole Foods] and [Bramley Dairies]"
std::vector<ModelName> part_names(const PairReader& pairs, const std::vector<ModelName>& names) {
  std::vector<ModelName> parted;
  for (ModelName name : names) {
    if (const std::uint32_t second = pairs.second_of(name); second != 0) {
      parted.push_back(name);
      parted.back().tokens.end = second - 1;
      name.tokens.begin = second;
    }
    parted.push_back(name);
  }
  return parted;
}

// "its auditor, [Sower and Reed], said"
std::vector<ModelName> join_firms(const std::vector<TokenSpan>& firms, const std::vector<ModelName>& names) {
  std::vector<ModelName> joined;
  std::size_t at = 0;
  for (const TokenSpan firm : firms) {
    while (at < names.size() && names[at].tokens.end <= firm.begin) joined.push_back(names[at++]);
    ModelName whole;
    whole.tokens = firm;
    bool inside = true;
    for (; at < names.size() && names[at].tokens.begin < firm.end; ++at) {
      inside = inside && firm.begin <= names[at].tokens.begin && names[at].tokens.end <= firm.end;
      whole.margin = std::max(whole.margin, names[at].margin);
      if (!inside) joined.push_back(names[at]);
    }
    whole.make_firm();
    if (inside) joined.push_back(whole);
  }
  joined.insert(joined.end(), names.begin() + static_cast<std::ptrdiff_t>(at), names.end());
  return joined;
}

}  // namespace

std::vector<ModelName> settle_pairs(const Document& document, const NameWords& words,
                                    const std::vector<ModelName>& names) {
  if (!joins_capitals(document)) return names;
  const PairReader pairs(document, words);
  return join_firms(pairs.firms(), part_names(pairs, names));
}

std::vector<ModelName> join_fields(const Document& document, const NameWords& words,
                                   const std::vector<ModelName>& names) {
  const Tokens& tokens = document.tokens;
  const auto is = [&](std::uint32_t at, NameWord kind) { return words.is(tokens.norm[at], kind); };
  std::vector<ModelName> joined;
  for (ModelName name : names) {
    const std::uint32_t begin = name.tokens.begin;
    const std::uint32_t last = name.tokens.end - 1;
    const bool beside =
        !joined.empty() && joined.back().tokens.end + 1 == begin && document.norm(begin - 1) == "and";
    const bool body =
        name.tokens.size() > 1 && is(last, NameWord::kGovernmentHead) && is(begin, NameWord::kCommon);
    if (beside && body) {
      const TokenSpan field = joined.back().tokens;
      const bool plain = is(field.end - 1, NameWord::kCommon) &&
                         !is(field.end - 1, NameWord::kGovernmentHead) &&
                         !is(field.end - 1, NameWord::kLegal);
      const KnownName known = words.known_at(document, field.begin, field.end);
      if (plain && (known.length != field.size() || known.ambiguous)) {
        name.tokens.begin = field.begin;
        name.make_firm();
        joined.pop_back();
      }
    }
    joined.push_back(name);
  }
  return joined;
}

}  // namespace claimgraph
