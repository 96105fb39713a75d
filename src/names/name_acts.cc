#include "names/name_acts.h"

#include <algorithm>
#include <string_view>

#include "tag/tagset.h"

namespace claimgraph {
namespace {

// How much one piece of evidence weighs.
constexpr int kActCertain = 30;  // only one kind of thing does so
constexpr int kActTold = 20;
constexpr int kActStrong = 12;
constexpr int kActGood = 6;
constexpr int kActSome = 3;
constexpr int kActLed = 16;  // "X left the band. He"

class ActReader {
 public:
  ActReader(const Document& document, const NameWords& words, const NameCandidate& candidate)
      : document_(document),
        tokens_(document.tokens),
        words_(words),
        name_(candidate.tokens),
        known_(candidate.known.length != 0),
        sentence_(document.sentences[document.sentence_of(candidate.tokens.begin)].tokens) {}

  ClassScores read() {
    before();
    owned();
    acts();
    next_sentence();
    return scores_;
  }

 private:
  bool inside(std::uint32_t at) const { return sentence_.contains(at); }
  Tag tag(std::uint32_t at) const { return inside(at) ? tokens_.tag[at] : Tag::kNone; }
  std::string_view norm(std::uint32_t at) const {
    return inside(at) ? document_.norm(at) : std::string_view();
  }
  std::string_view lemma(std::uint32_t at) const {
    return inside(at) ? document_.lemma(at) : std::string_view();
  }
  bool cue(std::uint32_t at, NameCue kind) const {
    return inside(at) && (words_.cue(tokens_.lemma[at], kind) || words_.cue(tokens_.norm[at], kind));
  }
  bool act(std::uint32_t at, NameCue kind) const {
    return inside(at) &&
           (words_.cues_at(document_, at, sentence_.end) & static_cast<std::uint32_t>(kind)) != 0;
  }
  void add(NameClass kind, int weight) { scores_[static_cast<std::size_t>(kind)] += weight; }

  // "shares of X", "a stake in X", "residents of X"; "acquired X", "appointed X".
  void before() {
    if (name_.begin == sentence_.begin) return;
    std::uint32_t at = name_.begin - 1;
    if (of_place(at)) return add(NameClass::kOrganization, kActStrong);
    if (tag(at) == Tag::kDT && at > sentence_.begin) --at;
    if (examples_end(at)) return add(NameClass::kOrganization, kActTold);
    if (cue(at, NameCue::kOblique)) {
      if (at > sentence_.begin) tie(at);
      return;
    }
    if (!is_verb(tag(at)) || tag(at) == Tag::kVBN) return;
    if (made_its()) add(NameClass::kOrganization, kActStrong);
    if (cue(at, NameCue::kFirmUndergoes)) add(NameClass::kOrganization, kActGood);
    if (cue(at, NameCue::kPersonUndergoes)) add(NameClass::kPerson, kActGood);
  }

  // "Norway's X", "Oslo-based X": whoever is called so by one word that no person bears is a firm.
  bool of_place(std::uint32_t before) const {
    const Symbol first = tokens_.norm[name_.begin];
    const bool personal = words_.is(first, NameWord::kFirst) || words_.is(first, NameWord::kLast);
    if (known_ || name_.size() > 1 || personal || is_noun(tag(name_.end))) return false;
    const std::uint32_t hyphen = before - 1;
    if (before > sentence_.begin && norm(hyphen) == "-" && words_.tells_seat(tokens_.norm[before]))
      return true;
    if (tag(before) != Tag::kPOS) return false;
    constexpr std::uint32_t kLongest = 3;
    for (std::uint32_t length = 1; length <= kLongest && before >= sentence_.begin + length; ++length) {
      const KnownName owner = words_.known_at(document_, before - length, before);
      if (owner.length == length && owner.type == NameType::kCountry && !owner.ambiguous) return true;
    }
    return false;
  }

  // "make [X] its exclusive reseller"
  bool made_its() const {
    std::uint32_t at = name_.end;
    if (norm(at) != "its") return false;
    while (is_adjective(tag(at + 1)) || is_noun(tag(at + 1))) ++at;
    return inside(at) &&
           (words_.is(tokens_.lemma[at], NameWord::kOrgNoun) || words_.tells_either(tokens_.lemma[at]));
  }

  // "lenders such as X", "firms including X": what precedes tells the kind.
  bool examples_end(std::uint32_t at) const {
    std::uint32_t noun = at;
    if (norm(at) == "as" && at > sentence_.begin && norm(at - 1) == "such") {
      noun = at - 1;
    } else if (!inside(at) || !words_.opens_examples(tokens_.norm[at])) {
      return false;
    }
    if (noun > sentence_.begin && norm(noun - 1) == ",") --noun;
    return noun > sentence_.begin && tag(noun - 1) == Tag::kNNS &&
           words_.is(tokens_.lemma[noun - 1], NameWord::kOrgNoun);
  }

  // "advised by X", "lent by X": firms and persons do so, places hardly.
  void agent(std::uint32_t verb) {
    if (tag(verb) != Tag::kVBN && tag(verb) != Tag::kVBD) return;
    if (!act(verb, NameCue::kPartyAct) && !act(verb, NameCue::kFirmAct) && !act(verb, NameCue::kLooseAct))
      return;
    add(NameClass::kOrganization, kActGood);
    add(NameClass::kPlace, -kActStrong);
  }

  // The nouns up to `noun` are the object of a verb of trade.
  bool bought_before(std::uint32_t noun) const {
    constexpr std::uint32_t kNear = 6;
    for (std::uint32_t at = noun; at > sentence_.begin && noun - at < kNear; --at) {
      if (is_verb(tag(at))) return act(at, NameCue::kPartyAct) && tag(at) != Tag::kVBG;
      if (tag(at) == Tag::kIN || norm(at) == "," || tag(at) == Tag::kTO) return false;
    }
    return false;
  }

  void tie(std::uint32_t preposition) {
    const std::uint32_t noun = preposition - 1;
    if (norm(preposition) == "by") return agent(noun);
    if (norm(preposition) == "from" && bought_before(noun)) {  // "ordered six boats from X"
      add(NameClass::kOrganization, kActGood);
      add(NameClass::kPlace, -kActStrong);
      return;
    }
    // "an analyst at X"
    if (norm(preposition) == "at" && is_noun(tag(noun)) &&
        words_.is(tokens_.lemma[noun], NameWord::kPersonNoun)) {
      add(NameClass::kOrganization, kActTold);
      return add(NameClass::kPlace, -kActGood);
    }
    if (!is_noun(tag(noun)) && tag(noun) != Tag::kVBN) return;
    if (is_noun(tag(name_.end))) return;  // "a stake in the X firm"
    if (cue(noun, NameCue::kFirmTie)) {
      const bool given = name_.size() > 1 && words_.is(tokens_.norm[name_.begin], NameWord::kFirst);
      add(NameClass::kOrganization, given ? kActGood : kActTold);
      if (norm(preposition) == "in") add(NameClass::kPlace, -kActGood);  // what "in" told of it
    }
    if (cue(noun, NameCue::kPlaceTie)) add(NameClass::kPlace, kActStrong);
  }

  // "X's revenue", "X shares".
  void owned() {
    std::uint32_t at = name_.end;
    const bool relative = norm(at) == "," && tag(at + 1) == Tag::kWPS;  // "X, whose shares"
    if (relative) ++at;
    const bool possessive = relative || tag(at) == Tag::kPOS;
    const Tag left = name_.begin > sentence_.begin ? tag(name_.begin - 1) : Tag::kNone;
    if (!possessive && (left == Tag::kPRPS || left == Tag::kPOS)) return;  // "its X plant"
    if (possessive) ++at;
    if (possessive && norm(at - 1) == "'s" && owns_nothing(at)) add(NameClass::kOrganization, kActTold);
    if (possessive && (is_adjective(tag(at)) || tag(at) == Tag::kVBG)) ++at;
    constexpr std::uint32_t kLongest = 3;
    for (std::uint32_t step = 0; possessive && step < kLongest && is_noun(tag(at)) && is_noun(tag(at + 1));
         ++step)
      ++at;  // "X's breakup fee"
    if (possessive && governs(document_, words_, name_)) add(NameClass::kPlace, kActCertain);
    if (is_noun(tag(at)) && !tokens_.has(at, TokenFlag::kCapital) && cue(at, NameCue::kFirmHas))
      add(NameClass::kOrganization, kActStrong);
  }

  // "Larkin's called in", "at Larkin's, the chain": a house called by its founder's name. Not "a friend of
  // Larkin's", and not "Larkin's is only one", which leaves a noun out.
  bool owns_nothing(std::uint32_t at) const {
    const Tag next = tag(at);
    const bool acts = next == Tag::kVBD && lemma(at) != "be";
    const bool apposed = next == Tag::kComma && norm(at + 1) == "the";
    const bool friends = name_.begin > sentence_.begin && norm(name_.begin - 1) == "of";
    return (acts || apposed) && !friends;
  }

  // The name may be the subject of the verb behind it.
  bool subject() const {
    if (name_.begin == sentence_.begin) return true;
    std::uint32_t at = name_.begin - 1;
    if (tag(at) == Tag::kDT && at > sentence_.begin) --at;
    return !cue(at, NameCue::kOblique) && tag(at) != Tag::kPOS;
  }

  // "to X, which makes pumps", but not "in X, which ...", "a firm of X, which ...", "its X, which ...".
  bool may_own_clause() const {
    const std::uint32_t at = name_.begin - 1;
    return !words_.is(tokens_.norm[at], NameWord::kPlaceBefore) && norm(at) != "of" && tag(at) != Tag::kPRPS;
  }

  // Behind a comma the verb of a relative clause, else the one behind the apposition.
  std::uint32_t verb_place() {
    std::uint32_t at = name_.end;
    if (norm(at) != ",") return at;
    which_ = norm(at + 1) == "which";
    if (which_ || norm(at + 1) == "who") return at + 2;
    constexpr std::uint32_t kLongest = 14;
    for (std::uint32_t end = at + 2; end < at + kLongest && inside(end); ++end) {
      if (norm(end) == ",") return end + 1;
    }
    return sentence_.end;
  }

  // Auxiliaries and adverbs are passed; "is being taken over" is passive.
  void acts() {
    std::uint32_t at = verb_place();
    if (!subject() && !(which_ && may_own_clause())) return;
    bool passive = false;
    bool auxiliary = false;
    constexpr std::uint32_t kMost = 6;
    for (std::uint32_t passed = 0; passed < kMost && inside(at); ++passed, ++at) {
      const std::string_view word = lemma(at);
      const bool helps = tag(at) == Tag::kMD || word == "have" || word == "be" || word == "get";
      if (!helps && !is_adverb(tag(at)) && tag(at) != Tag::kTO) break;
      if (act(at, NameCue::kFirmAct)) break;  // "is listed on"
      if (helps) passive = word == "be" || word == "get";
      auxiliary = auxiliary || helps;
    }
    if (!is_verb(tag(at)) && at > name_.end && lemma(at - 1) == "have") --at;  // "has 900 employees"
    if (holds_office(at)) return add(NameClass::kPerson, kActStrong);
    const Tag verb = tag(at);
    const bool finite = verb == Tag::kVBD || verb == Tag::kVBZ || verb == Tag::kVBP || auxiliary;
    if (!is_verb(verb) || !finite) return;
    if (passive && verb == Tag::kVBN) {
      undergoes(at);
    } else if (!passive || verb == Tag::kVBG) {
      does(at);
    }
  }

  // "X is the chief executive", "X remains chief executive"
  bool holds_office(std::uint32_t at) const {
    const auto becomes = [&](std::uint32_t verb) {
      return inside(verb) && words_.is_becoming(tokens_.lemma[verb]);
    };
    const bool copula = becomes(at) || (at > name_.end && (lemma(at - 1) == "be" || becomes(at - 1)));
    if (!copula) return false;
    if (becomes(at)) ++at;
    if (norm(at) == "a" || norm(at) == "the" || norm(at) == "its") ++at;
    const std::uint32_t office =
        inside(at) ? words_.role_at(document_, at, std::min(at + 4, sentence_.end)) : 0;
    return office > 1 && !is_noun(tag(at + office));
  }

  void undergoes(std::uint32_t verb) {
    if (act(verb, NameCue::kFirmUndergoes)) add(NameClass::kOrganization, kActStrong);
    if (act(verb, NameCue::kPersonUndergoes)) add(NameClass::kPerson, kActStrong);
  }

  void does(std::uint32_t verb) {
    if (act(verb, NameCue::kFirmAct)) add(NameClass::kOrganization, kActCertain);
    if (act(verb, NameCue::kPersonAct)) add(NameClass::kPerson, kActStrong);
    const bool party = act(verb, NameCue::kPartyAct);
    const bool loose = act(verb, NameCue::kLooseAct);
    if (party && !known_) add(NameClass::kPlace, -kActTold);  // "Washington denied it"
    if (which_ && (party || (loose && takes_object(verb)))) {
      add(NameClass::kOrganization, party ? kActStrong : kActGood);
      add(NameClass::kPlace, -kActGood);
    }
    if (loose && firm_object(verb + 1)) add(NameClass::kOrganization, kActStrong);
  }

  // "which makes pumps", not "which opened in May"; "has" says nothing.
  bool takes_object(std::uint32_t verb) const {
    const Tag next = tag(verb + 1);
    const bool object =
        next == Tag::kDT || next == Tag::kPRPS || next == Tag::kCD || is_noun(next) || is_adjective(next);
    return object && lemma(verb) != "have";
  }

  // "cut [200 jobs]", "raised [its full-year guidance]": the head of the first nouns behind the verb.
  bool firm_object(std::uint32_t at) const {
    constexpr std::uint32_t kNear = 7;
    for (const std::uint32_t end = at + kNear; at < end && inside(at); ++at) {
      const Tag here = tag(at);
      if (is_noun(here) && !is_noun(tag(at + 1))) return cue(at, NameCue::kFirmObject);
      if (is_verb(here) && here != Tag::kVBN && here != Tag::kVBG) return false;
      if (here == Tag::kIN || here == Tag::kTO || here == Tag::kWDT || norm(at) == ",") return false;
    }
    return false;
  }

  // "X said ... The brewer ...": whom the next sentence begins with, where this one begins with the name.
  void next_sentence() {
    if (name_.begin != sentence_.begin || sentence_.end >= tokens_.size()) return;
    const Sentence& next = document_.sentences[document_.sentence_of(sentence_.end)];
    if (next.tokens.size() < 3 || next.tokens.begin != sentence_.end) return;
    const std::uint32_t first = sentence_.end;
    const std::string_view word = document_.norm(first);
    const Tag tag = tokens_.tag[first];
    if (tag == Tag::kPRP || tag == Tag::kPRPS) {
      if (word == "its" || word == "it") add(NameClass::kOrganization, kActSome);
      const bool he = word == "he" || word == "she" || word == "his" || word == "her";
      if (he && !tells_of_person()) add(NameClass::kPerson, kActLed);
    }
    if (word != "the" || is_noun(tokens_.tag[first + 2])) return;
    if (words_.is(tokens_.lemma[first + 1], NameWord::kOrgNoun)) add(NameClass::kOrganization, kActGood);
  }

  // Somebody else stands in the sentence, whom "he" may mean: "X sacked its boss. He", "X hired Jo Reed.
  // She".
  bool tells_of_person() const {
    constexpr std::uint32_t kNear = 40;  // tokens
    const std::uint32_t last = std::min(sentence_.end, name_.end + kNear);
    for (std::uint32_t at = name_.end; at + 1 < last; ++at) {
      const bool capital = tokens_.has(at, TokenFlag::kCapital);
      if (capital ? words_.is(tokens_.norm[at], NameWord::kFirst) && tokens_.has(at + 1, TokenFlag::kCapital)
                  : tag(at) == Tag::kNN && words_.is(tokens_.lemma[at], NameWord::kPersonNoun) &&
                        !words_.is(tokens_.lemma[at], NameWord::kOrgNoun))
        return true;
    }
    return false;
  }

  const Document& document_;
  const Tokens& tokens_;
  const NameWords& words_;
  TokenSpan name_;
  bool known_;  // by a table, as an ambiguous word
  TokenSpan sentence_;
  bool which_ = false;  // the verb is that of a clause with "which"
  ClassScores scores_{};
};

}  // namespace

bool governs(const Document& document, const NameWords& words, TokenSpan name) {
  const Tokens& tokens = document.tokens;
  const auto government = [&](std::uint32_t at) {
    return !tokens.has(at, TokenFlag::kCapital) && words.is(tokens.norm[at], NameWord::kGovernmentHead) &&
           words.cue(tokens.lemma[at], NameCue::kPlaceTie);
  };
  if (name.begin >= 2 && document.norm(name.begin - 1) == "of" && government(name.begin - 2)) return true;
  std::uint32_t at = name.end;
  if (at + 2 >= tokens.size() || tokens.tag[at] != Tag::kPOS) return false;
  ++at;  // "X's foreign ministry"
  if (!government(at) && (is_adjective(tokens.tag[at]) || is_noun(tokens.tag[at]))) ++at;
  return government(at);
}

ClassScores scores_of_acts(const Document& document, const NameWords& words, const NameCandidate& candidate) {
  if (candidate.headline) return {};
  const KnownName& known = candidate.known;
  if (known.length == 0 || known.ambiguous) return ActReader(document, words, candidate).read();
  if (known.type != NameType::kCity && known.type != NameType::kLocation) return {};
  // Firms are called by their towns.
  const ClassScores told = ActReader(document, words, candidate).read();
  const auto firm = static_cast<std::size_t>(NameClass::kOrganization);
  ClassScores scores{};
  if (told[firm] >= kActTold) scores[firm] = told[firm];
  return scores;
}

}  // namespace claimgraph
