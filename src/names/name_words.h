// The words names are made of and words that stand around them, from lexicons of patterns/.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/flat_array.h"
#include "base/symbols.h"
#include "document.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// Classes of single words, by norm or (verbs and nouns) by lemma.
enum class NameWord : std::uint32_t {
  kFirst = 1U << 0,           // a person's first name
  kMale = 1U << 1,            // ... mostly a man's
  kFemale = 1U << 2,          // ... mostly a woman's
  kLast = 1U << 3,            // a family name
  kTitle = 1U << 4,           // Mr, Dr, Gen.
  kLegal = 1U << 5,           // Inc, plc
  kOrgHead = 1U << 6,         // University, Bank
  kGovernmentHead = 1U << 7,  // Ministry, Court
  kPlaceHead = 1U << 8,       // River, County
  kFacilityHead = 1U << 9,    // Street, Airport
  kAgreementHead = 1U << 10,  // Act, Treaty
  kEventHead = 1U << 11,      // Cup, Prize
  kNone = 1U << 12,           // GDP, CEO
  kCalendar = 1U << 13,       // March, Monday
  kParticle = 1U << 14,       // de, van
  kPlaceBefore = 1U << 15,    // in
  kCompass = 1U << 16,        // northern
  kOrgOwned = 1U << 17,       // shares
  kOrgBefore = 1U << 18,      // chairman (of)
  kDemonym = 1U << 19,        // French
  kSay = 1U << 20,            // lemma: say
  kOrgVerb = 1U << 21,        // lemma: acquire
  kOrgNoun = 1U << 22,        // lemma: company
  kPersonNoun = 1U << 23,     // lemma: lawyer
  kPlaceNoun = 1U << 24,      // lemma: city
  kApart = 1U << 25,          // Foundation: not the one the name before it tells
  kProductHead = 1U << 26,    // API, App
  kCommon = 1U << 27,         // stands in lower case as a rule: turbines
  kLastForm = 1U << 28,       // a legal form that ends its name: Inc, but not Co ("Aluminum Co of America")
  kProductNoun = 1U << 29,    // lemma: smartphone, missile: tells that the name before it is a product
  kPartners = 1U << 30,       // Sons, Partners: behind "and" in a firm's name
  kHeadlineVerb = 1U << 31,   // sues, urges: never part of a name in a line of capitals
};

/// Words around a name that tell what it is, by lemma; the model of names knows nothing of them.
enum class NameCue : std::uint32_t {
  kFirmAct = 1U << 0,          // employ, go public
  kPartyAct = 1U << 1,         // buy: no place does
  kPersonAct = 1U << 2,        // marry
  kFirmObject = 1U << 3,       // (posted a) loss
  kFirmUndergoes = 1U << 4,    // was founded
  kPersonUndergoes = 1U << 5,  // was arrested
  kFirmHas = 1U << 6,          // X's revenue, X shares
  kFirmTie = 1U << 7,          // stake (in X)
  kPlaceTie = 1U << 8,         // residents (of X)
  kOblique = 1U << 9,          // of: the name behind it is no subject
  kBeforeName = 1U << 10,      // former
  kLooseAct = 1U << 11,        // cut: what its object is tells
  kSlug = 1U << 13,            // UPDATE, before a headline: "UPDATE 2-Acme sues"
  kFamilyFirst = 1U << 12,     // Kim: a family name that stands before the given one
  kBeforeTwo = 1U << 14,       // between (X and Y)
  kHelper = 1U << 15,          // should: opens a sentence before its subject
};

/// What a name may be. The order goes into no file.
enum class NameType : std::uint8_t {
  kNone,
  kPerson,
  kOrganization,
  kGovernment,
  kGroup,
  kCountry,
  kRegion,
  kCity,
  kFacility,
  kLocation,  // a place of another kind: rivers, seas
  kProduct,
  kAgreement,
  kEvent,  // known to be no party: a prize, a war
};
inline constexpr int kNameTypeCount = static_cast<int>(NameType::kEvent) + 1;

constexpr bool is_place(NameType type) { return NameType::kCountry <= type && type <= NameType::kLocation; }
constexpr bool is_organization(NameType type) {
  return NameType::kOrganization <= type && type <= NameType::kGroup;
}

/// A name of a lexicon that begins at some token.
struct KnownName {
  std::uint32_t length = 0;  // tokens; 0 = none
  NameType type = NameType::kNone;
  bool ambiguous = false;  // an ordinary word or a name of other things too: needs a context
  bool gazetteer = false;  // of a file the user gave: certain
  bool never = false;      // no name, whatever else speaks for it
  const LexiconEntry* entry = nullptr;
};

/// Immutable after loading; the Lexicons must outlive it.
class NameWords {
 public:
  static NameWords load(const Lexicons& lexicons, const SymbolTable& symbols);
  /// Finds lexicons and tables: all that is left to do where the rest was read.
  void use(const Lexicons& lexicons);
  /// What stands by symbol.
  template <typename Archive>
  void symbol_fields(Archive& archive) {
    archive(kinds_, opens_, cues_);
  }

  bool is(Symbol word, NameWord kind) const {
    return index(word) < kinds_.size() && (kinds_[index(word)] & static_cast<std::uint32_t>(kind)) != 0;
  }
  /// All NameWord bits of a word.
  std::uint32_t mask(Symbol word) const { return index(word) < kinds_.size() ? kinds_[index(word)] : 0; }
  /// NameCue bits of a word, and of the entries of several words that begin with it.
  std::uint32_t cues_at(const Document& document, std::uint32_t token, std::uint32_t end) const;
  bool cue(Symbol word, NameCue kind) const {
    return index(word) < cues_.size() && (cues_[index(word)] & static_cast<std::uint32_t>(kind)) != 0;
  }
  /// The longest name any table holds that begins at `token` and ends before or at `end`; of equal ones the
  /// gazetteer's, then the unambiguous one, then the table read first.
  KnownName known_at(const Document& document, std::uint32_t token, std::uint32_t end) const;
  /// A person's name follows, whatever word it is: "Mr".
  bool is_honorific(Symbol word) const { return lexicons_->holds(honorifics_, word); }
  /// Opens the name of a body before its head: "Royal" (Society of).
  bool opens_body(Symbol word) const { return lexicons_->holds(body_openers_, word); }
  /// What partners are in business as, by lemma: (its) "auditor" (Sower and Reed).
  bool is_practice(Symbol lemma) const { return lexicons_->holds(practices_, lemma); }
  /// What persons and firms are alike, by lemma: (a property) "developer".
  bool tells_either(Symbol lemma) const { return lexicons_->holds(either_nouns_, lemma); }
  /// An ordinary word that is also the second syllable of a given name: (Kim Ji-) "won".
  bool is_syllable(Symbol word) const { return lexicons_->holds(syllables_, word); }
  /// Behind a place and a hyphen: (Leeds-)"based".
  bool tells_origin(Symbol word) const { return lexicons_->holds(origins_, word); }
  /// Behind the place a firm is in, and a hyphen: (Leeds-)"headquartered".
  bool tells_seat(Symbol word) const { return lexicons_->holds(seats_, word); }
  /// Between the parties of a case: (Acme) "v." (Beta).
  bool is_versus(Symbol word) const { return lexicons_->holds(versus_, word); }
  /// Before "by" and who made a report: "Editing" (by Jane Roe).
  bool is_credit(Symbol word) const { return lexicons_->holds(credits_, word); }
  /// Before the name of a saint: "St" (Olave).
  bool is_saint(Symbol word) const { return lexicons_->holds(saints_, word); }
  /// Names of a kind follow: (lenders) "including" (Acme).
  bool opens_examples(Symbol word) const { return lexicons_->holds(example_openers_, word); }
  /// An office follows, by lemma: (she) "remains" (chairman).
  bool is_becoming(Symbol lemma) const { return lexicons_->holds(becoming_, lemma); }
  /// A listener follows, by lemma: "told" (Shell).
  bool tells_to(Symbol lemma) const { return lexicons_->holds(telling_, lemma); }
  /// Has a name from the place it is in: (Boston Stock) "Exchange".
  bool is_seated(Symbol word) const { return lexicons_->holds(seated_, word); }
  /// Behind "the" and further capitals it makes the name of a body: (the Tolland Development) "Bank".
  bool heads_body(Symbol word) const { return lexicons_->holds(body_heads_, word); }
  /// `word` behind `title` is a family name, though it may be an office elsewhere: "Mr Cook", not "Mr
  /// President".
  bool makes_family_name(Symbol title, Symbol word) const {
    return is_honorific(title) && !lexicons_->holds(addressed_offices_, word);
  }
  /// The whole span is a word of nationality or origin: "South Korean".
  bool is_demonym(const Document& document, TokenSpan span) const;
  /// The industry that a word of an organisation's name tells ("Airways": airline), or "".
  std::string_view industry_of(Symbol word) const;
  /// The country of a word of nationality ("Danish": Denmark), or "".
  std::string_view country_of(Symbol demonym) const;
  /// Tokens of the office ("chief executive officer") that begins at `token`; 0 = none.
  std::uint32_t role_at(const Document& document, std::uint32_t token, std::uint32_t end) const;

 private:
  struct Table {
    LexiconId lexicon{};
    NameType type = NameType::kNone;  // where the entry's class says nothing
    bool gazetteer = false;
  };

  void note_kinds(std::uint32_t symbols);
  void note_openers(std::uint32_t symbols);
  void note_cues(std::uint32_t symbols);

  const Lexicons* lexicons_ = nullptr;
  // Lexicons some entry of which may begin at a token: a bit each, the tables first, then the roles.
  std::uint32_t opened_at(const Document& document, std::uint32_t token) const;

  FlatArray<std::uint32_t> kinds_;  // NameWord bits by symbol
  FlatArray<std::uint16_t> opens_;  // by symbol, see opened_at()
  // NameCue bits by symbol; in the upper half those of longer entries the word may begin.
  FlatArray<std::uint32_t> cues_;
  std::vector<std::pair<LexiconId, NameCue>> cue_lexicons_;
  // May be null.
  const Lexicon *honorifics_ = nullptr, *addressed_offices_ = nullptr, *body_openers_ = nullptr,
                *seated_ = nullptr, *body_heads_ = nullptr, *practices_ = nullptr, *either_nouns_ = nullptr,
                *syllables_ = nullptr, *origins_ = nullptr, *seats_ = nullptr, *versus_ = nullptr,
                *credits_ = nullptr, *saints_ = nullptr, *example_openers_ = nullptr, *becoming_ = nullptr,
                *telling_ = nullptr;
  std::vector<Table> tables_;
  std::vector<LexiconId> roles_;
  std::vector<LexiconId> demonyms_;
  std::vector<std::pair<Symbol, std::string_view>> industries_;  // by symbol
  std::vector<std::pair<Symbol, std::string_view>> countries_;   // by symbol of a demonym
};

/// "country", "organization" ...: the contract's name of a type; "" for kNone and kEvent.
std::string_view type_name(NameType type);
/// The type of a class or type name of a table; `fallback` when it is unknown.
NameType name_type_of(std::string_view name, NameType fallback);

}  // namespace claimgraph
