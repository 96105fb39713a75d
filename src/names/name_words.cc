#include "names/name_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

namespace claimgraph {
namespace {

struct NameWordSource {
  std::string_view lexicon;
  NameWord kind;
};

// Lexicons of single words; those that are missing add nothing.
constexpr std::array kNameWordSources{
    NameWordSource{"name-male", NameWord::kFirst},
    NameWordSource{"name-male", NameWord::kMale},
    NameWordSource{"name-female", NameWord::kFirst},
    NameWordSource{"name-female", NameWord::kFemale},
    NameWordSource{"first_names", NameWord::kFirst},  // behind the own lists: what those say holds
    NameWordSource{"last_names", NameWord::kLast},
    NameWordSource{"name-title", NameWord::kTitle},
    NameWordSource{"titles", NameWord::kTitle},
    NameWordSource{"name-legal", NameWord::kLegal},
    NameWordSource{"name-last-form", NameWord::kLastForm},
    NameWordSource{"legal_forms", NameWord::kLegal},
    NameWordSource{"name-org-head", NameWord::kOrgHead},
    NameWordSource{"org_heads", NameWord::kOrgHead},
    NameWordSource{"name-government-head", NameWord::kGovernmentHead},
    NameWordSource{"name-place-head", NameWord::kPlaceHead},
    NameWordSource{"place_heads", NameWord::kPlaceHead},
    NameWordSource{"name-facility-head", NameWord::kFacilityHead},
    NameWordSource{"name-agreement-head", NameWord::kAgreementHead},
    NameWordSource{"name-event-head", NameWord::kEventHead},
    NameWordSource{"name-none", NameWord::kNone},
    NameWordSource{"name-calendar", NameWord::kCalendar},
    NameWordSource{"name-particle", NameWord::kParticle},
    NameWordSource{"name-place-before", NameWord::kPlaceBefore},
    NameWordSource{"name-compass", NameWord::kCompass},
    NameWordSource{"name-org-owned", NameWord::kOrgOwned},
    NameWordSource{"name-org-before", NameWord::kOrgBefore},
    NameWordSource{"name-demonym", NameWord::kDemonym},
    NameWordSource{"demonyms", NameWord::kDemonym},
    NameWordSource{"name-say", NameWord::kSay},
    NameWordSource{"name-org-verb", NameWord::kOrgVerb},
    NameWordSource{"name-org-noun", NameWord::kOrgNoun},
    NameWordSource{"descriptors.organization", NameWord::kOrgNoun},
    NameWordSource{"name-person-noun", NameWord::kPersonNoun},
    NameWordSource{"descriptors.person", NameWord::kPersonNoun},
    NameWordSource{"name-place-noun", NameWord::kPlaceNoun},
    NameWordSource{"name-apart", NameWord::kApart},
    NameWordSource{"name-product-head", NameWord::kProductHead},
    NameWordSource{"name-product-noun", NameWord::kProductNoun},
    NameWordSource{"name-partners", NameWord::kPartners},
    NameWordSource{"name-headline-verb", NameWord::kHeadlineVerb},
    NameWordSource{"common_words", NameWord::kCommon},
};

struct CueSource {
  std::string_view lexicon;
  NameCue cue;
};

constexpr std::array kCueSources{
    CueSource{"name-firm-act", NameCue::kFirmAct},
    CueSource{"name-party-act", NameCue::kPartyAct},
    CueSource{"name-loose-act", NameCue::kLooseAct},
    CueSource{"name-slug", NameCue::kSlug},
    CueSource{"name-family-first", NameCue::kFamilyFirst},
    CueSource{"name-person-act", NameCue::kPersonAct},
    CueSource{"name-firm-object", NameCue::kFirmObject},
    CueSource{"name-firm-undergoes", NameCue::kFirmUndergoes},
    CueSource{"name-person-undergoes", NameCue::kPersonUndergoes},
    CueSource{"name-firm-has", NameCue::kFirmHas},
    CueSource{"name-firm-tie", NameCue::kFirmTie},
    CueSource{"name-place-tie", NameCue::kPlaceTie},
    CueSource{"name-oblique", NameCue::kOblique},
    CueSource{"name-before-name", NameCue::kBeforeName},
    CueSource{"name-before-two", NameCue::kBeforeTwo},
    CueSource{"name-helper", NameCue::kHelper},
};
constexpr int kCueOpens = 16;  // bits up to those of entries of several words
static_assert(kCueSources.size() <= kCueOpens);

struct TableSource {
  std::string_view lexicon;
  NameType type;
};

constexpr std::string_view kGazetteer = "gazetteer";
constexpr std::array kTableSources{
    TableSource{kGazetteer, NameType::kOrganization},
    TableSource{"name-government", NameType::kGovernment},
    TableSource{"organizations", NameType::kOrganization},
    TableSource{"name-country", NameType::kCountry},
    TableSource{"places", NameType::kLocation},
    TableSource{"regions", NameType::kLocation},
    TableSource{"cities", NameType::kCity},
    TableSource{"products", NameType::kProduct},
    TableSource{"people", NameType::kPerson},
    TableSource{"agreements", NameType::kAgreement},
    TableSource{"events", NameType::kEvent},
    TableSource{"name_traps", NameType::kEvent},
};
constexpr std::array<std::string_view, 2> kRoleSources{"name-role", "roles"};
static_assert(kTableSources.size() + kRoleSources.size() <= 16);  // bits of NameWords::opens_
constexpr std::array<std::string_view, 2> kDemonymSources{"name-demonym", "demonyms"};

struct TypeName {
  std::string_view name;
  NameType type;
};

// The first of a type is its name in the output.
constexpr std::array kTypeNames{
    TypeName{"person", NameType::kPerson},
    TypeName{"organization", NameType::kOrganization},
    TypeName{"government", NameType::kGovernment},
    TypeName{"group", NameType::kGroup},
    TypeName{"country", NameType::kCountry},
    TypeName{"region", NameType::kRegion},
    TypeName{"city", NameType::kCity},
    TypeName{"facility", NameType::kFacility},
    TypeName{"location", NameType::kLocation},
    TypeName{"product", NameType::kProduct},
    TypeName{"agreement", NameType::kAgreement},
    TypeName{"event", NameType::kEvent},
    // other words tables use
    TypeName{"state", NameType::kRegion},
    TypeName{"subdivision", NameType::kRegion},
    TypeName{"province", NameType::kRegion},
    TypeName{"continent", NameType::kRegion},
    TypeName{"capital", NameType::kCity},
    TypeName{"town", NameType::kCity},
    TypeName{"place", NameType::kLocation},
    TypeName{"water", NameType::kLocation},
    TypeName{"agency", NameType::kGovernment},
    TypeName{"regulator", NameType::kGovernment},
    TypeName{"ministry", NameType::kGovernment},
    TypeName{"court", NameType::kGovernment},
    TypeName{"intergovernmental", NameType::kGovernment},
    TypeName{"team", NameType::kGroup},
    TypeName{"band", NameType::kGroup},
    TypeName{"service", NameType::kProduct},
    TypeName{"technology", NameType::kProduct},
    TypeName{"law", NameType::kAgreement},
    TypeName{"treaty", NameType::kAgreement},
    TypeName{"deal", NameType::kAgreement},
    TypeName{"project", NameType::kAgreement},
    TypeName{"venture", NameType::kAgreement},
};

constexpr std::uint32_t kGendered =
    static_cast<std::uint32_t>(NameWord::kMale) | static_cast<std::uint32_t>(NameWord::kFemale);

// What an entry's attributes say of it as a name, read in one pass.
struct NameAttributes {
  bool cased = false;      // case=1: only as the table writes it
  bool ambiguous = false;  // ambiguous=1
  bool never = false;      // never=1
  std::string_view hint, type;
};

NameAttributes name_attributes(std::string_view attributes) {
  NameAttributes read;
  while (!attributes.empty()) {
    const std::string_view item = attributes.substr(0, attributes.find(';'));
    attributes.remove_prefix(std::min(attributes.size(), item.size() + 1));
    if (item == "case=1") read.cased = true;
    if (item == "ambiguous=1") read.ambiguous = true;
    if (item == "never=1") read.never = true;
    if (item.starts_with("hint=")) read.hint = item.substr(5);
    if (item.starts_with("type=")) read.type = item.substr(5);
  }
  return read;
}

// The first entry of a text that may be written as it stands; its attributes go to `read`.
const LexiconEntry* written_so(const Lexicon& lexicon, std::uint32_t number, std::string_view text,
                               NameAttributes& read) {
  for (; number != kNowhere; number = lexicon.entries[number].next) {
    const LexiconEntry& entry = lexicon.entries[number];
    read = name_attributes(entry.attributes());
    if (!read.cased || entry.form() == text) return &entry;
  }
  return nullptr;
}

using WordValues = std::vector<std::pair<Symbol, std::string_view>>;

// What a key says of the single words of a lexicon, by symbol; of equal words the first.
WordValues attributes_of(const Lexicons& lexicons, std::string_view name, std::string_view key) {
  WordValues values;
  const Lexicon* const lexicon = lexicons.find(name);
  if (lexicon == nullptr) return values;
  for (const LexiconEntry& entry : lexicon->entries) {
    const std::string_view value = attribute(entry, key);
    if (!value.empty() && entry.word != kNoSymbol) values.emplace_back(entry.word, value);
  }
  std::stable_sort(values.begin(), values.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  return values;
}

std::string_view value_of(const WordValues& values, Symbol word) {
  const auto found = std::lower_bound(values.begin(), values.end(), word,
                                      [](const auto& row, Symbol wanted) { return row.first < wanted; });
  return found == values.end() || found->first != word ? std::string_view() : found->second;
}

}  // namespace

std::string_view type_name(NameType type) {
  for (const TypeName& row : kTypeNames) {
    if (row.type == type && type != NameType::kEvent) return row.name;
  }
  return {};
}

NameType name_type_of(std::string_view name, NameType fallback) {
  for (const TypeName& row : kTypeNames) {
    if (row.name == name) return row.type;
  }
  return fallback;
}

NameWords NameWords::load(const Lexicons& lexicons, const SymbolTable& symbols) {
  NameWords words;
  words.use(lexicons);
  words.note_kinds(symbols.size());
  words.note_openers(symbols.size());
  words.note_cues(symbols.size());
  return words;
}

void NameWords::use(const Lexicons& lexicons) {
  lexicons_ = &lexicons;
  honorifics_ = lexicons.find("name-honorific");
  addressed_offices_ = lexicons.find("name-addressed-office");
  body_openers_ = lexicons.find("name-body-opener");
  seated_ = lexicons.find("name-seated-head");
  body_heads_ = lexicons.find("name-body-head");
  practices_ = lexicons.find("name-practice");
  either_nouns_ = lexicons.find("name-either-noun");
  syllables_ = lexicons.find("name-syllable");
  origins_ = lexicons.find("name-origin");
  seats_ = lexicons.find("name-seat");
  versus_ = lexicons.find("name-versus");
  credits_ = lexicons.find("name-credit");
  saints_ = lexicons.find("name-saint");
  example_openers_ = lexicons.find("name-example-opener");
  becoming_ = lexicons.find("name-becoming");
  telling_ = lexicons.find("name-telling");
  for (const TableSource& source : kTableSources) {
    const Lexicon* const lexicon = lexicons.find(source.lexicon);
    if (lexicon == nullptr) continue;
    tables_.push_back({lexicon->id, source.type, source.lexicon == kGazetteer});
  }
  for (const std::string_view name : kRoleSources) {
    const Lexicon* const lexicon = lexicons.find(name);
    if (lexicon != nullptr) roles_.push_back(lexicon->id);
  }
  for (const std::string_view name : kDemonymSources) {
    const Lexicon* const lexicon = lexicons.find(name);
    if (lexicon != nullptr) demonyms_.push_back(lexicon->id);
  }
  industries_ = attributes_of(lexicons, "org_heads", "industry");
  countries_ = attributes_of(lexicons, "demonyms", "country");
  for (const CueSource& source : kCueSources) {
    const Lexicon* const lexicon = lexicons.find(source.lexicon);
    if (lexicon != nullptr) cue_lexicons_.emplace_back(lexicon->id, source.cue);
  }
}

void NameWords::note_kinds(std::uint32_t symbols) {
  std::vector<std::uint32_t> all(symbols);
  for (const NameWordSource& source : kNameWordSources) {
    const Lexicon* const lexicon = lexicons_->find(source.lexicon);
    if (lexicon == nullptr) continue;
    for (const LexiconEntry& entry : lexicon->entries) {
      if (entry.word == kNoSymbol) continue;
      std::uint32_t& kinds = all[index(entry.word)];
      const bool gendered = (kinds & kGendered) != 0;
      kinds |= static_cast<std::uint32_t>(source.kind);
      if (gendered) continue;
      // first_names may hold the gender in the class column
      const bool by_class = source.kind == NameWord::kFirst && !entry.category().empty();
      const std::string_view gender = by_class ? entry.category() : attribute(entry, "gender");
      if (gender.starts_with('m')) kinds |= static_cast<std::uint32_t>(NameWord::kMale);
      if (gender.starts_with('f')) kinds |= static_cast<std::uint32_t>(NameWord::kFemale);
    }
  }
  kinds_ = std::move(all);
}

void NameWords::note_openers(std::uint32_t symbols) {
  std::vector<std::uint16_t> bits(lexicons_->all().size());
  unsigned number = 0;
  const auto give = [&](LexiconId lexicon) {
    bits[static_cast<std::size_t>(lexicon)] |= static_cast<std::uint16_t>(1U << number++);
  };
  for (const Table& table : tables_) give(table.lexicon);
  for (const LexiconId role : roles_) give(role);
  std::vector<std::uint16_t> all(symbols);
  for (std::uint32_t symbol = 0; symbol < symbols; ++symbol) {
    std::uint16_t& opens = all[symbol];
    for (const WordMembership& row : lexicons_->memberships(Symbol{symbol}))
      opens |= bits[static_cast<std::size_t>(row.lexicon)];
    for (const LexiconId lexicon : lexicons_->phrase_openers(Symbol{symbol}))
      opens |= bits[static_cast<std::size_t>(lexicon)];
  }
  opens_ = std::move(all);
}

void NameWords::note_cues(std::uint32_t symbols) {
  std::vector<std::uint32_t> all(symbols);
  std::vector<std::uint32_t> cues(lexicons_->all().size());  // by lexicon
  for (const auto& [lexicon, cue] : cue_lexicons_) {
    cues[static_cast<std::size_t>(lexicon)] |= static_cast<std::uint32_t>(cue);
    for (const LexiconEntry& entry : (*lexicons_)[lexicon].entries) {
      if (entry.word != kNoSymbol) all[index(entry.word)] |= static_cast<std::uint32_t>(cue);
    }
  }
  for (std::uint32_t symbol = 0; symbol < symbols; ++symbol) {
    for (const LexiconId lexicon : lexicons_->phrase_openers(Symbol{symbol}))
      all[symbol] |= cues[static_cast<std::size_t>(lexicon)] << kCueOpens;
  }
  cues_ = std::move(all);
}

std::uint32_t NameWords::cues_at(const Document& document, std::uint32_t token, std::uint32_t end) const {
  if (token >= end) return 0;
  std::uint32_t bits = 0;
  for (const Symbol word : {document.tokens.norm[token], document.tokens.lemma[token]}) {
    if (index(word) < cues_.size()) bits |= cues_[index(word)];
  }
  const std::uint32_t opened = bits >> kCueOpens;
  bits &= (1U << kCueOpens) - 1;
  for (const auto& [lexicon, cue] : cue_lexicons_) {
    const auto bit = static_cast<std::uint32_t>(cue);
    if ((opened & bit) == 0 || (bits & bit) != 0) continue;
    if (lexicons_->phrase_at(lexicon, document, token, end).length > 1) bits |= bit;
  }
  return bits;
}

std::string_view NameWords::industry_of(Symbol word) const { return value_of(industries_, word); }

std::string_view NameWords::country_of(Symbol demonym) const {
  return is(demonym, NameWord::kDemonym) ? value_of(countries_, demonym) : std::string_view();
}

bool NameWords::is_demonym(const Document& document, TokenSpan span) const {
  for (const LexiconId lexicon : demonyms_) {
    if (lexicons_->phrase_at(lexicon, document, span.begin, span.end).length == span.size()) return true;
  }
  return false;
}

std::uint32_t NameWords::opened_at(const Document& document, std::uint32_t token) const {
  const Tokens& tokens = document.tokens;
  if (token >= tokens.size()) return 0;
  std::uint32_t bits = 0;
  for (const Symbol word : {tokens.norm[token], tokens.lemma[token]}) {
    if (index(word) < opens_.size()) bits |= opens_[index(word)];
  }
  return bits;
}

KnownName NameWords::known_at(const Document& document, std::uint32_t token, std::uint32_t end) const {
  KnownName best;
  NameAttributes told;  // of the best
  NameType usual = NameType::kNone;
  std::uint32_t opened = opened_at(document, token) & ((1U << tables_.size()) - 1);
  for (; opened != 0; opened &= opened - 1) {
    const Table& table = tables_[static_cast<std::size_t>(std::countr_zero(opened))];
    const PhraseHit hit = lexicons_->phrase_at(table.lexicon, document, token, end);
    if (hit.length == 0 || hit.length < best.length) continue;
    if (hit.length == best.length && (!best.ambiguous || best.gazetteer)) continue;  // none is better
    const TokenSpan span{token, token + hit.length};
    NameAttributes own;
    const LexiconEntry* const entry =
        written_so((*lexicons_)[table.lexicon], hit.entry, document.span_text(span), own);
    if (entry == nullptr) continue;
    const bool ambiguous = own.ambiguous || !own.hint.empty();
    const bool better = hit.length > best.length || (best.ambiguous && !ambiguous && !best.gazetteer);
    if (!better) continue;
    told = own;
    usual = table.type;
    best = {hit.length, NameType::kNone, ambiguous, table.gazetteer, own.never && !own.ambiguous, entry};
  }
  if (best.entry != nullptr) {
    const std::string_view type = told.hint.empty() ? told.type : told.hint;
    if (!type.empty()) best.type = name_type_of(type, NameType::kNone);
    if (best.type == NameType::kNone) best.type = name_type_of(best.entry->category(), usual);
  }
  return best;
}

std::uint32_t NameWords::role_at(const Document& document, std::uint32_t token, std::uint32_t end) const {
  std::uint32_t length = 0;
  const std::uint32_t opened = opened_at(document, token) >> tables_.size();
  for (std::size_t at = 0; at < roles_.size(); ++at) {
    if ((opened >> at & 1) == 0) continue;
    length = std::max(length, lexicons_->phrase_at(roles_[at], document, token, end).length);
  }
  return length;
}

}  // namespace claimgraph
