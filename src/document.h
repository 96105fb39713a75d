// One article and its layers. Layers are flat columns of equal length or vectors of small structs; references
// between them are indices. A stage reads earlier layers and fills its own (pipeline.h says which).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/limits.h"
#include "base/span.h"
#include "base/symbols.h"

namespace claimgraph {

enum class Tag : std::uint8_t;       // Penn tags, tag/tagset.h
enum class Relation : std::uint8_t;  // Universal Dependencies, parse/relation.h

inline constexpr std::uint32_t kNowhere = 0xFFFFFFFF;  // "no index"

// ---- text
// ---------------------------------------------------------------------------------------------------

/// The text as analysed: `title` (where the input has one apart from the text), a line break, then the body.
/// Both are repaired UTF-8; a byte offset below body_begin lies in the title. Contract offsets are code
/// points of the field they lie in: Document::field_offset().
struct SourceText {
  std::string bytes;
  std::uint32_t body_begin = 0;
  std::uint32_t repaired = 0;  // bad sequences that became U+FFFD
};

enum class TokenFlag : std::uint16_t {
  kSpaceBefore = 1,    // white space or the start of the text stands before
  kLineStart = 2,      // first token of a line
  kCapital = 4,        // begins with an upper-case letter
  kAllCaps = 8,        // two or more letters, all upper case
  kInnerCapital = 16,  // lower case then upper case inside: iPhone, McDonald
  kDigit = 32,         // holds a digit
  kAlpha = 64,         // holds a letter
  kPunctuation = 128,  // neither letter nor digit
  kSuspicious = 256,   // held zero-width or bidirectional control characters, or mixed scripts
};

/// Columns of equal length, one row a token, in text order.
struct Tokens {
  std::vector<std::uint32_t> begin, end;  // bytes of SourceText::bytes
  std::vector<Symbol> form;               // as written, quotes and dashes unified, soft hyphens dropped
  std::vector<Symbol> norm;               // form in lower case
  std::vector<Symbol> lemma;              // filled with the tags
  std::vector<Tag> tag;
  std::vector<std::uint16_t> flags;  // TokenFlag bits
  std::vector<std::uint32_t> head;   // token this one depends on; kNowhere = root, or not parsed
  std::vector<Relation> relation;    // filled with head

  std::uint32_t size() const { return static_cast<std::uint32_t>(begin.size()); }
  bool has(std::uint32_t token, TokenFlag flag) const {
    return (flags[token] & static_cast<std::uint16_t>(flag)) != 0;
  }
};

enum class UnitKind : std::uint8_t { kProse, kHeadline, kLabel, kByline, kDateline, kBullet, kCaption };

/// A sentence or a unit that is none (headline, label ...); sentences cover all tokens, in order.
struct Sentence {
  TokenSpan tokens;
  UnitKind kind = UnitKind::kProse;
  std::uint32_t paragraph = 0;
};

/// A quotation: the tokens from its opening to its closing sign, both included. A quotation that runs over
/// paragraphs is one Quote for each paragraph, `continued` true on all but the first.
struct Quote {
  TokenSpan tokens;
  bool closed = true;
  bool continued = false;
};

// ---- groups
// -------------------------------------------------------------------------------------------------

/// A base noun group: determiner to head ("the tech giant's latest deal" is two: the possessor is its own).
struct NounGroup {
  TokenSpan tokens;
  std::uint32_t head = 0;               // token
  std::uint32_t determiner = kNowhere;  // token: a, the, this, its ...
  std::uint32_t possessor = kNowhere;   // noun group whose 's stands before this one
  bool pronoun = false;
};

enum class Tense : std::uint8_t { kNone, kPresent, kPast, kFuture };

/// A verb group: "would not have been acquired" is one, its head "acquired".
struct VerbGroup {
  TokenSpan tokens;
  std::uint32_t head = 0;             // token of the main verb (the copula where there is no other)
  std::uint32_t particle = kNowhere;  // token: "took over", "set up"
  std::uint32_t modal = kNowhere;     // token: would, may, will ...
  std::uint32_t negation = kNowhere;  // token: not, n't, never, no longer's "longer"
  Tense tense = Tense::kNone;
  bool perfect = false;
  bool progressive = false;
  bool passive = false;
  bool infinitive = false;  // begins with "to"
  bool finite = true;       // false: infinitive, participle, gerund standing alone
};

// ---- amounts and dates
// --------------------------------------------------------------------------------------

enum class Dimension : std::uint8_t { kMoney, kPercent, kCount, kQuantity };
enum class Modifier : std::uint8_t { kExact, kAbout, kAtLeast, kMoreThan, kAtMost, kLessThan, kBetween };
enum class Change : std::uint8_t { kNone, kUp, kDown };

struct Amount {
  TokenSpan tokens;  // all tokens the bytes touch
  ByteSpan bytes;    // the amount itself, without its modifier words
  Dimension dimension = Dimension::kCount;
  Modifier modifier = Modifier::kExact;
  Change change = Change::kNone;
  bool has_value = false, has_low = false, has_high = false;
  Decimal value, low, high;
  std::string unit;  // ISO 4217, "percent", or a singular noun or SI unit
  std::string per;   // unit of a rate, or empty
  std::string note;  // an assumption made, or why a value is missing; empty otherwise
  std::uint32_t equivalent =
      kNowhere;  // amount that says the same in another unit: "12 billion yen ($80 million)"
};

enum class TimexType : std::uint8_t { kDate, kTime, kDuration, kSet };

struct TimeExpression {
  TokenSpan tokens;
  ByteSpan bytes;
  TimexType type = TimexType::kDate;
  std::string value;       // TIMEX3 value
  std::string mod;         // TIMEX3 mod or empty
  std::string begin, end;  // ISO dates, half-open; empty: unbounded or unknown
  std::string note;

  /// "recently", "now": no day of a calendar.
  bool is_vague() const { return value.ends_with("_REF"); }
};

// ---- parties, places, products, agreements
// ------------------------------------------------------------------

enum class EntityKind : std::uint8_t { kParty, kPlace, kProduct, kAgreement };
enum class MentionForm : std::uint8_t { kName, kAlias, kNominal, kPronoun };

/// What the article speaks of under one or many names.
struct Entity {
  EntityKind kind = EntityKind::kParty;
  std::string
      type;  // contract: organization, person, government, group; country, city ...; product, deal ...
  std::string label;  // the fullest name, or the description where there is none
  std::vector<std::string> aliases;
  std::vector<std::string> same_as;  // ids of a gazetteer
  std::vector<std::string>
      attributes;        // industries and kinds a description may point at: bank, ai, agency ...
  std::string industry;  // of an organization, where a table or its own name tells; may be empty
  std::string country;   // of a country its usual name, of others the one a table gives; may be empty
  bool named = false;
  bool plural = false;                 // "both companies", "they" of several
  char gender = 'u';                   // of a person: m, f, u
  std::vector<std::uint32_t> members;  // entities of a plural one ("the two companies")
};

/// A place in the text that stands for an entity; `rule` and `confidence` say why where it was joined by
/// reference (nominal, pronoun), and are empty and 1 for names.
struct EntityMention {
  TokenSpan tokens;
  std::uint32_t entity = kNowhere;
  MentionForm form = MentionForm::kName;
  std::string_view rule;  // static text
  float confidence = 1;
};

/// A party, date or amount of an agreement, read off the agreement's own noun group:
/// "the deal between Acme and Beta", "its $5bn contract with Beta".
struct AgreementPart {
  std::uint32_t agreement = kNowhere;  // entity
  std::uint32_t mention = kNowhere;    // entity mention that is a party to it
  bool open = false;                   // the list was left open: "and others"
};

// ---- the syntactic lattice
// ----------------------------------------------------------------------------------

/// How a predicate hangs on another: "agreed to buy" is kComplement of "agreed".
enum class PredicateLink : std::uint8_t {
  kNone,
  kComplement,
  kContent,
  kConjunct,
  kRelative,
  kParticipial,
  kAdverbial,
  kNominal
};

/// An anchor that rules may name: the head of a verb group, or a noun group's head.
struct Predicate {
  std::uint32_t token = 0;  // head token
  std::uint32_t verb_group = kNowhere;
  std::uint32_t noun_group = kNowhere;
  std::uint32_t parent = kNowhere;  // predicate it hangs on
  PredicateLink link = PredicateLink::kNone;
  std::uint32_t marker = kNowhere;  // token of its conjunction: if, unless, because, that ...
  TokenSpan clause;                 // tokens of its clause, its own dependants included
};

/// What stands in a place of a predicate. `place` is a symbol of the frozen table: "subject", "object",
/// "iobj", "poss", "mod", "objmod", "that", "quote", "date", or a preposition ("for", "with", "between" ...).
struct Place {
  std::uint32_t predicate = kNowhere;
  Symbol place = kNoSymbol;
  TokenSpan filler;               // the whole group or clause
  std::uint32_t head = kNowhere;  // its head token
  std::uint32_t noun_group = kNowhere;
  std::string_view link;  // static: "own", "control", "conjunct", "relative", "said it", "transparent"
  std::uint32_t apposed = kNowhere;  // head of the noun that it stands in apposition to
};

// ---- claims
// -------------------------------------------------------------------------------------------------

enum class FillerKind : std::uint8_t { kEntity, kAmount, kDate, kClaim, kText };

/// What fills a role. index: EntityMention, Amount, TimeExpression or Claim; kNone for text.
struct Filler {
  FillerKind kind = FillerKind::kText;
  std::uint32_t index = kNowhere;
  TokenSpan tokens;
};

struct RoleFiller {
  Symbol role = kNoSymbol;  // frozen symbol of the role's name
  Filler filler;
  std::string_view op;  // operator of a condition, else empty; static or frozen text
};

enum class Polarity : std::uint8_t { kPositive, kNegative };
enum class Modality : std::uint8_t {
  kAsserted,
  kPlanned,
  kPossible,
  kExpected,
  kRequired,
  kPermitted,
  kHypothetical,
  kDenied,
  kAsked
};
enum class Status : std::uint8_t {
  kNone,
  kRumoured,
  kTalks,
  kProposed,
  kAgreed,
  kApproved,
  kBlocked,
  kCompleted,
  kEnded,
  kExpired
};

/// A claim or a clause (the ontology's type tells which).
struct Claim {
  std::uint16_t type = 0;              // index into Ontology::types; Ontology::kNoType: an open claim
  std::uint32_t rule = 0;              // index into RuleSet::rules; kNowhere: an open claim
  std::uint32_t anchor = kNowhere;     // token
  std::uint32_t predicate = kNowhere;  // Document::predicates
  TokenSpan evidence;
  std::vector<RoleFiller> roles;        // edges and slots alike, in reading order of the rule
  std::vector<TokenSpan> cues;          // what set polarity, modality and status
  std::vector<Symbol> open_roles;       // lists that were left open
  TokenSpan subject, relation, object;  // triple; may be empty
  bool apposition = false;              // its relation is "is", and stands nowhere
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  Status status = Status::kNone;
  float confidence = 0.5F;

  /// The first filler of a role, or null; valid while `roles` stays as it is.
  const RoleFiller* filler_of(Symbol role) const;
};

// ---- the document
// -------------------------------------------------------------------------------------------

/// What is known of an article besides its text. Dates are ISO; empty = unknown.
struct Metadata {
  std::string id, title, date, language, uri, source, version, modified;
  bool extracted = false;  // the text was taken out of a page or feed
};

/// One article in work. A worker keeps one and calls reset() for the next: memory is reused.
struct Document {
  explicit Document(const SymbolTable* frozen) : symbols(frozen) {}

  void reset();
  /// Says once in `truncated` that a limit was reached.
  void cut_short(std::string_view limit);

  Metadata meta;
  SourceText text;
  SymbolTable symbols;

  Tokens tokens;
  std::vector<Sentence> sentences;
  std::vector<Quote> quotes;
  std::vector<NounGroup> noun_groups;
  std::vector<VerbGroup> verb_groups;
  std::vector<Amount> amounts;
  std::vector<TimeExpression> dates;
  std::vector<Entity> entities;
  std::vector<EntityMention> mentions;  // by token; names may hold no other mention
  std::vector<AgreementPart> agreement_parts;
  std::vector<Predicate> predicates;  // by token
  std::vector<Place> places;          // by predicate, then reading order
  std::vector<Claim> claims;
  std::string truncated;  // which limits were reached; empty = none

  Limits limits;  // reset() leaves them

  std::string_view token_text(std::uint32_t token) const {
    return std::string_view(text.bytes).substr(tokens.begin[token], tokens.end[token] - tokens.begin[token]);
  }
  /// The text from the first to the last token of a span; "" for an empty span.
  std::string_view span_text(TokenSpan span) const {
    if (span.empty()) return {};
    return std::string_view(text.bytes)
        .substr(tokens.begin[span.begin], tokens.end[span.end - 1] - tokens.begin[span.begin]);
  }
  ByteSpan bytes_of(TokenSpan span) const {
    return span.empty() ? ByteSpan{} : ByteSpan{tokens.begin[span.begin], tokens.end[span.end - 1]};
  }
  std::string_view norm(std::uint32_t token) const { return symbols.view(tokens.norm[token]); }
  std::string_view lemma(std::uint32_t token) const { return symbols.view(tokens.lemma[token]); }
  /// The places of a predicate, in their order; O(log places).
  std::span<const Place> places_of(std::uint32_t predicate) const;
  /// Index of the sentence a token stands in; O(log sentences).
  std::uint32_t sentence_of(std::uint32_t token) const;
};

}  // namespace claimgraph
