#include "names/name_scores.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "tag/tagset.h"

namespace claimgraph {
namespace {

// How much one piece of evidence weighs.
constexpr int kCertain = 40;
constexpr int kStrong = 12;
constexpr int kTold = 20;     // the text says what it is
constexpr int kApposed = 30;  // ... and nothing else may be meant: "X, a law firm,"
constexpr int kGood = 6;
constexpr int kSome = 3;
constexpr int kLed = 10;
constexpr int kSlight = 1;

// Scores one candidate.
class PlaceScorer {
 public:
  PlaceScorer(const Document& document, const NameWords& words, const NameCandidate& candidate)
      : document_(document),
        tokens_(document.tokens),
        words_(words),
        candidate_(candidate),
        begin_(candidate.tokens.begin),
        end_(candidate.tokens.end),
        sentence_(document.sentences[document.sentence_of(candidate.tokens.begin)].tokens) {}

  PlaceScores read() {
    PlaceScores told;
    by_model();
    told.model = std::exchange(scores_, {});
    by_words();
    told.words = std::exchange(scores_, {});
    by_tables();
    told.tables = std::exchange(scores_, {});
    by_context();
    told.context = scores_;
    return told;
  }

 private:
  bool inside(std::uint32_t at) const { return sentence_.contains(at); }
  bool norm_is(std::uint32_t at, NameWord kind) const {
    return inside(at) && words_.is(tokens_.norm[at], kind);
  }
  bool lemma_is(std::uint32_t at, NameWord kind) const {
    return inside(at) && words_.is(tokens_.lemma[at], kind);
  }
  std::string_view norm(std::uint32_t at) const {
    return inside(at) ? document_.norm(at) : std::string_view();
  }
  Tag tag(std::uint32_t at) const { return inside(at) ? tokens_.tag[at] : Tag::kNone; }
  void add(NameClass kind, int weight) { scores_[static_cast<std::size_t>(kind)] += weight; }

  void by_model() {
    if (candidate_.guess == NameType::kNone) return;
    constexpr int kScale = 48;  // weights a point
    constexpr std::array kClasses{NameClass::kPerson, NameClass::kOrganization, NameClass::kPlace};
    const int sure = 10 + std::clamp(candidate_.margin / kScale, 0, 30);
    for (std::size_t at = 0; at < kClasses.size(); ++at) {
      const bool guess = kClasses[at] == class_of(candidate_.guess);
      add(kClasses[at], guess ? sure : std::max(0, sure - candidate_.behind[at] / kScale));
    }
  }

  void by_tables() {
    const KnownName& known = candidate_.known;
    if (known.length == 0 || candidate_.repeat) return;
    const std::uint32_t last = end_ - 1;  // "White House", not "Wall Street"
    const bool body = is_organization(known.type) && known.length > 1 && tag(last) != Tag::kPOS &&
                      (known.type == NameType::kGovernment || !norm_is(last, NameWord::kPlaceHead)) &&
                      !norm_is(last, NameWord::kFacilityHead);
    const bool sure = known.type == NameType::kCountry || known.type == NameType::kProduct || body;
    const bool certain = known.gazetteer || (sure && !known.ambiguous);
    add(class_of(known.type), certain ? kCertain : known.ambiguous ? kSome : kStrong);
  }

  // Type by the words of the name itself.
  void by_words() {
    const std::uint32_t last = end_ - 1;
    const bool alone = end_ - begin_ == 1;
    std::uint32_t head = last;  // "University of X": the word before "of"
    for (std::uint32_t at = begin_ + 1; at < end_; ++at) {
      if (norm(at) == "of" || norm(at) == "for" || norm(at) == "on") {
        head = at - 1;
        break;
      }
    }
    if (!alone) {
      if (norm_is(last, NameWord::kLegal)) add(NameClass::kOrganization, 2 * kStrong);
      const bool first_name = norm_is(begin_, NameWord::kFirst);
      if (norm_is(head, NameWord::kGovernmentHead)) add(NameClass::kOrganization, kStrong);
      if (norm_is(head, NameWord::kOrgHead)) add(NameClass::kOrganization, first_name ? kGood + 2 : kStrong);
      if (norm_is(head, NameWord::kPlaceHead)) add(NameClass::kPlace, kStrong);
      if (norm_is(head, NameWord::kAgreementHead)) add(NameClass::kAgreement, kStrong);
      if (norm_is(last, NameWord::kProductHead)) add(NameClass::kProduct, 3 * kStrong);
      if (norm_is(head, NameWord::kEventHead)) add(NameClass::kOther, kStrong);
      if (norm_is(begin_, NameWord::kCompass) || norm_is(begin_, NameWord::kPlaceHead))
        add(NameClass::kPlace, kGood);
      if (initials()) add(NameClass::kPlace, -2 * kStrong);
      person_words(first_name);
      const bool ordinary = norm_is(last, NameWord::kCommon) && !norm_is(last, NameWord::kLast);
      const bool several = tag(last) == Tag::kNNPS || tag(last) == Tag::kNNS;  // "Juno Fuels"
      if (ordinary && (!first_name || several)) add(NameClass::kPerson, -kGood);
    } else {
      if (norm_is(last, NameWord::kFirst)) add(NameClass::kPerson, kSome);
      if (norm_is(last, NameWord::kLast)) add(NameClass::kPerson, kSome);
      if (norm_is(last, NameWord::kNone)) add(NameClass::kOther, kStrong);
      const std::uint32_t length = tokens_.end[last] - tokens_.begin[last];
      if (tokens_.has(last, TokenFlag::kAllCaps) && length <= 6 && !candidate_.headline)
        add(NameClass::kOrganization, kGood);
      if (tokens_.has(last, TokenFlag::kInnerCapital)) add(NameClass::kOrganization, kSome);
      if (norm_is(last, NameWord::kOrgHead) || norm_is(last, NameWord::kPlaceHead))
        add(NameClass::kOther, kSome);
    }
    for (std::uint32_t at = begin_; at < end_; ++at) {
      if (norm(at) == "&") add(NameClass::kOrganization, kStrong);
    }
  }

  // "A.B." of "A.B. Marsh", but not "U.S.": no place begins so.
  bool initials() const {
    const std::string_view text = document_.token_text(begin_);
    bool letters = text.size() == 4 || text.size() == 6;
    for (std::size_t at = 0; at + 1 < text.size(); at += 2)
      letters = letters && text[at] >= 'A' && text[at] <= 'Z' && text[at + 1] == '.';
    return letters && words_.known_at(document_, begin_, begin_ + 1).length == 0;
  }

  void person_words(bool first_name) {
    const std::uint32_t last = end_ - 1;
    bool plain = end_ - begin_ <= 4;
    bool initial = false;
    for (std::uint32_t at = begin_; at < end_; ++at) {
      const std::string_view text = document_.token_text(at);
      initial = initial || (at > begin_ && at < last && text.size() <= 2 && text.ends_with('.'));
      plain = plain && (tokens_.has(at, TokenFlag::kAlpha) || text == "-") && norm(at) != "of" &&
              norm(at) != "and" && norm(at) != "the";
    }
    if (!plain) return;
    if (initial) add(NameClass::kPerson, kGood);
    const bool apart =
        last == begin_ || tokens_.has(begin_ + 1, TokenFlag::kSpaceBefore);  // not "Vance-Boyd"
    if (first_name && apart) add(NameClass::kPerson, kGood + kSome);
    if (norm_is(last, NameWord::kLast)) add(NameClass::kPerson, kSome);
    const bool ordinary = norm_is(last, NameWord::kOrgHead) || norm_is(last, NameWord::kPlaceHead);
    if (!ordinary && end_ - begin_ <= 3) add(NameClass::kPerson, kSlight + kSlight);
  }

  // Type by the words around.
  void by_context() {
    const bool addressed = candidate_.titled && words_.is_honorific(tokens_.norm[begin_ - 1]);
    if (candidate_.titled) add(NameClass::kPerson, addressed ? 3 * kStrong : kStrong);
    const bool initial_token = begin_ == sentence_.begin;
    const std::uint32_t before = initial_token ? end_ : begin_ - 1;
    const std::string_view left = initial_token ? std::string_view() : norm(before);
    if (!initial_token && norm_is(before, NameWord::kPlaceBefore)) {
      add(NameClass::kPlace, left == "in" ? kGood : kSome);
    }
    if (!initial_token && norm_is(before, NameWord::kCompass) && is_place(candidate_.known.type))
      add(NameClass::kPlace, kStrong);  // "northern Chad"
    if (left == "the") {
      add(NameClass::kPerson, -kGood);
      add(NameClass::kOrganization, kSome);
      const bool many = end_ - begin_ > 1 && candidate_.known.length == 0 &&
                        document_.token_text(end_ - 1).ends_with('s') && tag(end_ - 1) == Tag::kNNPS &&
                        !norm_is(end_ - 1, NameWord::kPlaceHead);
      if (many) add(NameClass::kOrganization, kGood);  // "the Springfield Storks"
    }
    if (!initial_token && tag(before) == Tag::kDT && left != "the") add(NameClass::kPerson, -kSome);
    if (left == "of" && begin_ >= sentence_.begin + 2 && lemma_is(begin_ - 2, NameWord::kOrgBefore)) {
      add(NameClass::kOrganization, kGood);
    }
    if (employer()) add(NameClass::kOrganization, kTold);
    if (opens_dateline()) add(NameClass::kPlace, kTold);
    if (left == "by" && credited()) add(NameClass::kPerson, kTold);
    if (!initial_token) called_before(left == "," ? before - 1 : before, left == ",");
    right_context();
  }

  // "TOLLAND (Acme News) - The mill ..."
  bool opens_dateline() const {
    constexpr std::uint32_t kLongest = 5;  // tokens up to the bracket
    const bool opens = begin_ == sentence_.begin || tokens_.has(begin_, TokenFlag::kLineStart);
    if (!opens || !tokens_.has(begin_, TokenFlag::kAllCaps) || norm(end_) != "(") return false;
    std::uint32_t at = end_ + 1;
    while (at < end_ + kLongest && inside(at) && norm(at) != ")") ++at;
    const std::string_view dash = norm(at + 1);
    return norm(at) == ")" &&
           (dash == "-" || dash == "--" || dash == "\xE2\x80\x94" || dash == "\xE2\x80\x93");
  }

  // "By Jane Roe" above a story, "Editing by Jane Roe" beneath it.
  bool credited() const {
    const std::uint32_t by = begin_ - 1;
    const bool above = tokens_.has(by, TokenFlag::kCapital) && !tokens_.has(begin_, TokenFlag::kAllCaps) &&
                       (by == sentence_.begin || tokens_.has(by, TokenFlag::kLineStart));
    return above || (by > sentence_.begin && words_.is_credit(tokens_.norm[by - 1]));
  }

  // "an analyst at Acme"
  bool employer() const {
    return begin_ >= sentence_.begin + 2 && norm(begin_ - 1) == "at" &&
           lemma_is(begin_ - 2, NameWord::kPersonNoun);
  }

  // "the chip maker Acme", "the port's operator, Acme,": what the name is called before it stands.
  void called_before(std::uint32_t noun, bool comma) {
    if (!inside(noun) || (tag(noun) != Tag::kNN && tag(noun) != Tag::kNNS)) return;
    if (comma) {
      constexpr std::uint32_t kLongest = 6;
      std::uint32_t at = noun;
      while (at > sentence_.begin && noun - at < kLongest &&
             (is_noun(tag(at)) || is_adjective(tag(at)) || tag(at) == Tag::kHYPH))
        --at;
      if (tag(at) != Tag::kDT && tag(at) != Tag::kPRPS && tag(at) != Tag::kPOS) return;
    }
    const bool person = lemma_is(noun, NameWord::kPersonNoun);
    const bool organization = lemma_is(noun, NameWord::kOrgNoun);
    const bool headed =
        end_ - begin_ > 1 && (norm_is(end_ - 1, NameWord::kOrgHead) || norm_is(end_ - 1, NameWord::kLegal));
    const bool firm_of_many =
        !comma && tag(noun) == Tag::kNNS && (headed || (norm(end_) != "and" && norm(end_) != ","));
    if (person && firm_of_many) return add(NameClass::kOrganization, kTold);  // "the administrators X"
    if (person && organization && !comma && !norm_is(begin_, NameWord::kFirst))
      add(NameClass::kOrganization, kGood);  // "the cider maker Acme Glen"
    if (person == organization) return;
    if (person && headed && !norm_is(begin_, NameWord::kFirst))
      return add(NameClass::kOrganization, kTold);  // "the banker Acme Capital"
    add(person ? NameClass::kPerson : NameClass::kOrganization, kTold);
  }

  void right_context() {
    const std::uint32_t next = end_;
    if (candidate_.before_role) add(NameClass::kOrganization, kSome);
    const bool possessive = tag(next) == Tag::kPOS || norm(next) == "'s";
    if (possessive || norm_is(next, NameWord::kOrgOwned)) {
      std::uint32_t owned = possessive ? next + 1 : next;
      if (possessive && is_adjective(tag(owned))) ++owned;
      if (norm_is(owned, NameWord::kOrgOwned)) add(NameClass::kOrganization, kGood);
    }
    if (norm(next) == "-" && (inside(next + 1) && words_.tells_origin(tokens_.norm[next + 1])))
      add(NameClass::kPlace, kStrong);
    if (!employer() && (norm(next) == "who" || (norm(next) == "," && norm(next + 1) == "who")))
      add(NameClass::kPerson, kStrong);
    if (norm(next) == "," && norm(next + 1) == "which") add(NameClass::kPerson, -kTold);
    const NameClass meant = pronoun_behind(next);
    // "X said it would" says more than "X saw its".
    const bool of_itself = lemma_is(next, NameWord::kSay) && norm(next + 1) == "it";
    if (meant != NameClass::kOther) add(meant, of_itself ? kTold : kGood);
    const NameClass led = pronoun_before();
    if (led != NameClass::kOther) add(led, led == NameClass::kPerson ? kLed : kSome);
    if (norm(next) == ",") apposition(next + 1);
    if (lemma_is(next, NameWord::kSay) && !candidate_.repeat) add(NameClass::kPerson, kSlight);
    if (lemma_is(next, NameWord::kOrgVerb)) add(NameClass::kOrganization, kSlight);
    const bool said_before = begin_ > sentence_.begin && lemma_is(begin_ - 1, NameWord::kSay);
    if (said_before) add(NameClass::kPerson, kSome);
  }

  // "X said it would", "X and his": the first pronoun behind the name, with no other name between them.
  NameClass pronoun_behind(std::uint32_t next) const {
    constexpr std::uint32_t kNear = 9;
    for (std::uint32_t at = next; at < next + kNear && inside(at); ++at) {
      if (tokens_.has(at, TokenFlag::kCapital) || norm(at) == ",") break;
      if (tag(at) != Tag::kPRP && tag(at) != Tag::kPRPS) continue;
      return meant_by(norm(at));
    }
    return NameClass::kOther;
  }
  static NameClass meant_by(std::string_view word) {
    if (word == "it" || word == "its" || word == "itself") return NameClass::kOrganization;
    const bool he = word == "he" || word == "she" || word == "his" || word == "her" || word == "himself" ||
                    word == "herself";
    return he ? NameClass::kPerson : NameClass::kOther;
  }
  // "In his first year, X": the pronoun of a fronted phrase.
  NameClass pronoun_before() const {
    constexpr std::uint32_t kLongest = 16;
    if (begin_ == sentence_.begin || norm(begin_ - 1) != "," || begin_ - sentence_.begin > kLongest)
      return NameClass::kOther;
    NameClass meant = NameClass::kOther;
    for (std::uint32_t at = sentence_.begin; at + 1 < begin_; ++at) {
      if (is_proper(tag(at)) || norm(at) == "," || tag(at) == Tag::kVBD || tag(at) == Tag::kVBZ)
        return NameClass::kOther;
      if (tag(at) == Tag::kPRPS && meant == NameClass::kOther) meant = meant_by(norm(at));
    }
    return meant;
  }

  // "X, 47," "X, the chip maker," "X, a lawyer at Y"
  void apposition(std::uint32_t at) {
    if (tag(at) == Tag::kCD && norm(at + 1) == "," && tokens_.end[at] - tokens_.begin[at] == 2) {
      add(NameClass::kPerson, kStrong);
      return;
    }
    const std::uint32_t role = words_.role_at(document_, at, std::min(at + 4, sentence_.end));
    if (role != 0) add(NameClass::kPerson, kGood);
    if (tag(at) != Tag::kDT && tag(at) != Tag::kPRPS) return;
    for (std::uint32_t noun = at + 1; noun < at + 7 && inside(noun); ++noun) {
      const Tag here = tag(noun);
      if (tokens_.has(noun, TokenFlag::kCapital)) continue;  // "a University of Reed law professor"
      if (is_noun(here) && !is_noun(tag(noun + 1)) && tag(noun + 1) != Tag::kHYPH &&
          tag(noun + 1) != Tag::kPOS) {
        if (tag(noun + 1) == Tag::kVBD || tag(noun + 1) == Tag::kVBZ) return;  // "X, the companies said"
        const bool either = words_.tells_either(tokens_.lemma[noun]);          // "the property developer"
        if (either && end_ - begin_ > 1 && !norm_is(end_ - 1, NameWord::kOrgHead) &&
            !norm_is(end_ - 1, NameWord::kLegal))
          return add(NameClass::kPerson, norm_is(begin_, NameWord::kFirst) ? kGood : 0);
        const bool organization = lemma_is(noun, NameWord::kOrgNoun) && norm(noun + 1) != "who";
        const bool person = !either && lemma_is(noun, NameWord::kPersonNoun) && norm(noun + 1) != "that" &&
                            norm(noun + 1) != "which";
        const bool body =
            lemma_is(noun, NameWord::kPersonNoun) && (norm(noun + 1) == "that" || norm(noun + 1) == "which");
        if (organization || body) add(NameClass::kOrganization, person ? kGood : either ? kTold : kApposed);
        if (person) add(NameClass::kPerson, organization ? kGood : kTold);
        if (lemma_is(noun, NameWord::kPlaceNoun)) add(NameClass::kPlace, kGood);
        return;
      }
      if (is_punctuation(here) && here != Tag::kHYPH) return;
    }
  }

  const Document& document_;
  const Tokens& tokens_;
  const NameWords& words_;
  const NameCandidate& candidate_;
  std::uint32_t begin_, end_;
  TokenSpan sentence_;
  ClassScores scores_{};
};

}  // namespace

PlaceScores scores_of_place(const Document& document, const NameWords& words,
                            const NameCandidate& candidate) {
  return PlaceScorer(document, words, candidate).read();
}

}  // namespace claimgraph
