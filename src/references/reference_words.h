// The words that point back at what has been named, from lexicons of patterns/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat_array.h"
#include "base/symbols.h"
#include "document.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// Classes of single words, by norm or (verbs and nouns) by lemma.
enum class RefWord : std::uint64_t {
  kMale = 1U << 0,  // he
  kFemale = 1U << 1,
  kNeuter = 1U << 2,
  kPlural = 1U << 3,
  kSpeaker = 1U << 4,   // I
  kSpeakers = 1U << 5,  // we
  kPossessive = 1U << 6,
  kReflexive = 1U << 7,
  kRelative = 1U << 8,
  kDefinite = 1U << 9,  // the, this
  kOther = 1U << 10,    // another
  kLatter = 1U << 11,
  kFormer = 1U << 12,
  kPair = 1U << 13,  // lemma: duo
  kTwo = 1U << 14,
  kThree = 1U << 15,
  kGroupNoun = 1U << 16,         // lemma: company, of "the two companies"
  kPartyLink = 1U << 17,         // with, between
  kNamedOnly = 1U << 18,         // lemma: project
  kEmptyVerb = 1U << 19,         // lemma: seem
  kEmptyPredicate = 1U << 20,    // clear, likely
  kAgentVerb = 1U << 21,         // lemma: say
  kSayVerb = 1U << 23,           // lemma: say
  kDealMaker = 1U << 24,         // lemma: sign
  kPart = 1U << 22,              // lemma: unit, of "its Acme Foods unit"
  kEpithet = 1U << 28,           // lemma: entrepreneur
  kOnePerson = 1U << 29,         // dane: one of a people, where the word in the plural is another
  kBodyNoun = 1U << 30,          // lemma: chain, of what a body is, not of what it is to another
  kOffice = 1U << 31,            // lemma: minister
  kMeasure = 1ULL << 33,         // lemma: week, percent: nothing that a pronoun means
  kGovernmentNoun = 1ULL << 32,  // lemma: government, of a country
  kVague = 1U << 27,             // any, no
  kEmployerNoun = 1U << 26,      // lemma: party, of "her party"
  kPartyObjectVerb = 1U << 25,   // lemma: sue
  kNamedSo = 1ULL << 34,         // called, dubbed: a name follows
  kPredecessor = 1ULL << 35,     // lemma: predecessor
  kCounterpart = 1ULL << 36,     // lemma: partner, target: what one party is to another
  kFresh = 1ULL << 37,           // new, separate: an agreement not spoken of before
  kNoneOfThem = 1ULL << 38,      // no, any: no agreement
  kMuch = 1ULL << 39,            // (a great) deal
  kBeforeMuch = 1ULL << 40,      // great
  kOpenList = 1ULL << 41,        // others: a list goes on
  kOwnPart = 1ULL << 42,         // (for its) part
  kCompletes = 1ULL << 43,       // of, that: says more of the noun before
  kKnown = 1ULL << 44,           // known (as)
  kCalling = 1ULL << 45,         // calling (itself)
  kOld = 1ULL << 46,             // (54-year-)old
  kBorn = 1ULL << 50,            // (Chilean-)born
  kConditional = 1ULL << 47,     // if, should: opens a condition
  kBased = 1ULL << 48,           // (Leeds-)based, headquartered (in)
  kAsked = 1ULL << 51,           // lemma: query: what papers do to get an answer
  kTaskVerb = 1ULL << 54,        // lemma: take, of "it took a year to"
  kCentral = 1ULL << 53,         // national: in the name of a bank, of a central one
  kParent = 1ULL << 57,          // lemma: parent, of "its parent, Acme"
  kCentralBank = 1ULL << 56,     // reserve: in the name of a central bank
  kOwnedByBody = 1ULL << 52,     // stake, workforce: what no thing has
  kMakes = 1ULL << 55,           // lemma: make, sell, run: what tells a trade
  kStateNoun = 1ULL << 49,       // lemma: government, administration: of a country by its word of nationality
};

/// What a description may point at; bits.
enum Described : std::uint8_t {
  kDescribesOrganization = 1,
  kDescribesPerson = 2,
  kDescribesPlace = 4,
  kDescribesProduct = 8,
  kDescribesAgreement = 16,
  kDescribesGovernment = 32,
  kDescribesGroup = 64,
};

struct Description {
  std::uint8_t kinds = 0;     // Described bits; 0 = no description
  std::string_view industry;  // "" = any
  std::string_view type;      // company, bank, agency ...; "" = any
  char gender = 'u';
  bool office = false;  // "minister": what stands before it tells which one
  bool weak = false;    // often points at nothing named: wants a sign that it does
  /// Token: of the phrase that ends with the head, "private equity firm".
  std::uint32_t begin = kNowhere;
};

/// How an act tells what one may be called, bits: "the buyer" does "buy", "the target" undergoes it, from
/// "the seller" somebody buys, to "the borrower" somebody lends.
enum Deed : std::uint8_t { kDoes = 1, kUndergoes = 2, kYields = 4, kGets = 8 };

/// Immutable after loading; the Lexicons must outlive it.
class ReferenceWords {
 public:
  static ReferenceWords load(const Lexicons& lexicons, const SymbolTable& symbols);
  /// Finds lexicons: all that is left to do where the rest was read.
  void use(const Lexicons& lexicons);
  /// What stands by symbol.
  template <typename Archive>
  void symbol_fields(Archive& archive) {
    archive(kinds_, described_, named_, ends_, deeds_);
  }

  bool is(Symbol word, RefWord kind) const {
    return index(word) < kinds_.size() && (kinds_[index(word)] & static_cast<std::uint64_t>(kind)) != 0;
  }
  bool pronoun(Symbol norm) const {
    constexpr auto kAny =
        static_cast<std::uint64_t>(RefWord::kMale) | static_cast<std::uint64_t>(RefWord::kFemale) |
        static_cast<std::uint64_t>(RefWord::kNeuter) | static_cast<std::uint64_t>(RefWord::kPlural) |
        static_cast<std::uint64_t>(RefWord::kSpeaker) | static_cast<std::uint64_t>(RefWord::kSpeakers);
    return index(norm) < kinds_.size() && (kinds_[index(norm)] & kAny) != 0;
  }
  /// What the noun group may stand for, by its head and the longest phrase that ends with it.
  Description describe(const Document& document, const NounGroup& group) const;
  /// The type of body a word of its name tells ("Rovers": team), or "".
  std::string_view named_type(Symbol norm) const {
    const std::uint16_t number = index(norm) < named_.size() ? named_[index(norm)] : 0;
    return number == 0 ? std::string_view() : named_types_[number - 1U];
  }
  /// Some act tells of this noun (a lemma) who it is.
  bool tells_deed(Symbol noun) const;
  /// Deed bits of a noun and a verb, by lemma; 0 where the verb does not tell of it.
  std::uint8_t deed(Symbol noun, Symbol verb) const;
  /// The type of agreement a noun's lemma stands for ("deal", "partnership" ...), or "".
  std::string_view agreement_type(Symbol lemma) const;

 private:
  struct AgreementNoun {
    Symbol lemma = kNoSymbol;
    std::string type;
  };

  struct DeedRow {
    using Flat = void;
    Symbol noun = kNoSymbol, verb = kNoSymbol;
    std::uint32_t deed = 0;
  };
  void note_kinds(std::uint32_t symbols);
  void note_described(std::uint32_t symbols);
  void note_named(std::uint32_t symbols);
  void note_ends(const SymbolTable& symbols);
  void read_deeds(const SymbolTable& symbols);

  const Lexicons* lexicons_ = nullptr;
  FlatArray<std::uint64_t> kinds_;             // RefWord bits by symbol
  FlatArray<std::uint8_t> described_;          // Described bits by lemma
  FlatArray<std::uint16_t> named_;             // by norm: 1 + index into named_types_, 0 = none
  std::vector<std::string_view> named_types_;  // parts of the lexicons' names
  std::vector<AgreementNoun> agreements_;      // by lemma
  FlatArray<DeedRow> deeds_;                   // by noun and verb
  const Lexicon* descriptors_ = nullptr;       // may be null
  FlatArray<std::uint8_t> ends_;               // by symbol: 1 where a descriptor ends with it
};

}  // namespace claimgraph
