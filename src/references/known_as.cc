#include "references/known_as.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "references/discourse.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::size_t kMany = 12;  // words kept of an entity

void add(std::vector<Symbol>& words, Symbol word) {
  if (words.size() < kMany && std::find(words.begin(), words.end(), word) == words.end())
    words.push_back(word);
}

bool has(const std::vector<Symbol>& words, Symbol word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool in_attributes(const Entity& entity, std::string_view word) {
  return std::find(entity.attributes.begin(), entity.attributes.end(), word) != entity.attributes.end();
}

// A word of a name, also in the plural or as the end of one: the "AI firm" of "OpenAI", the "pipeline
// operator" of "Acme Pipelines".
bool in_label(std::string_view label, std::string_view word) {
  if (word.size() > 3 && word.ends_with('y') &&
      in_label(label, std::string(word.substr(0, word.size() - 1)) + "ie"))
    return true;  // the "ferry operator" of "Acme Ferries"
  for (std::size_t at = 0; at + word.size() <= label.size(); ++at) {
    const bool here = std::equal(word.begin(), word.end(), label.begin() + static_cast<std::ptrdiff_t>(at),
                                 [](char a, char b) { return to_lower(a) == to_lower(b); });
    if (!here || label[at] == to_lower(label[at])) continue;
    std::size_t end = at + word.size();
    if (end < label.size() && label[end] == 's') ++end;
    if (end == label.size() || label[end] == ' ' || label[end] != to_lower(label[end])) return true;
  }
  return false;
}

// What no firm is called, and what calls no firm.
bool is_public(std::string_view type) {
  constexpr std::array<std::string_view, 9> kPublic{
      "agency", "court", "party", "union", "government", "university", "team", "ngo", "international"};
  return std::find(kPublic.begin(), kPublic.end(), type) != kPublic.end();
}
bool is_business(std::string_view type) { return type == "company" || type == "bank"; }

bool contradict(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return false;
  return (is_public(a) && (is_business(b) || is_public(b))) || (is_business(a) && is_public(b));
}

// Kinds of bodies that nothing of another kind is called by: a bank is no bourse, a station no band.
bool is_kind_of_its_own(std::string_view type) {
  constexpr std::array<std::string_view, 10> kOwn{"court", "exchange",   "band",   "team",     "union",
                                                  "party", "university", "museum", "hospital", "religious"};
  return std::find(kOwn.begin(), kOwn.end(), type) != kOwn.end();
}

// "the island" is no facility, "the country" no state of one.
bool is_other_place(std::string_view described, std::string_view type) {
  if (described == "country" || described == "city" || described == "facility") return type != described;
  if (described == "water") return type != "location";
  if (described == "region") return type == "city" || type == "facility" || type == "country";
  return false;
}

// "the company": no word of it tells which.
bool plain(const DescribingWords& called) { return called.tokens.begin + 1 >= called.head; }

}  // namespace

std::uint8_t kinds_of(const Entity& entity) {
  switch (entity.kind) {
    case EntityKind::kParty:
      if (entity.type == "person") return kDescribesPerson;
      if (entity.type == "government") return kDescribesOrganization | kDescribesGovernment;
      if (entity.type == "group") return kDescribesOrganization | kDescribesGroup;
      return kDescribesOrganization;
    case EntityKind::kPlace:
      return entity.type == "country" ? kDescribesPlace | kDescribesGovernment : kDescribesPlace;
    case EntityKind::kProduct:
      return kDescribesProduct;
    case EntityKind::kAgreement:
      return kDescribesAgreement;
  }
  return 0;
}

void KnownAs::read_names(const Document& document) {
  facts_.resize(document.entities.size());
  for (const EntityMention& mention : document.mentions) {
    Facts& facts = facts_[mention.entity];
    if (document.entities[mention.entity].kind != EntityKind::kParty) continue;
    read_home(document, mention);
    if (document.entities[mention.entity].type == "person") {
      const std::uint32_t at = mention.tokens.end + 1;  // "Roe, 54,"
      const bool aged = at + 1 < document.tokens.size() && document.token_text(at - 1) == "," &&
                        document.tokens.tag[at] == Tag::kCD && document.token_text(at).size() == 2 &&
                        is_punctuation(document.tokens.tag[at + 1]);
      if (aged) facts.age = document.tokens.norm[at];
      continue;
    }
    for (std::uint32_t at = mention.tokens.begin; at < mention.tokens.end; ++at) {
      if (facts.type.empty()) facts.type = words_.named_type(document.tokens.norm[at]);
      if (facts.country.empty()) facts.country = names_.country_of(document.tokens.norm[at]);
    }
    facts.central = facts.central || central_bank(document, mention.tokens, facts.type == "bank");
  }
}

// "Bank of Leeds", "Norwegian Bank", but not "Air Norway"; "Reserve" by itself.
bool KnownAs::central_bank(const Document& document, TokenSpan name, bool bank) const {
  for (std::uint32_t at = name.begin; at < name.end; ++at) {
    const Symbol word = document.tokens.norm[at];
    if (words_.is(word, RefWord::kCentralBank)) return true;
    if (!bank) continue;
    if (words_.is(word, RefWord::kCentral) || !names_.country_of(word).empty()) return true;
    const NameType known = names_.known_at(document, at, name.end).type;
    const bool of = at > name.begin && document.norm(at - 1) == "of";
    if (known == NameType::kCountry || (of && is_place(known))) return true;
  }
  return false;
}

// "Norway's Acme", "Leeds-based Acme", "Acme of Leeds", "Acme, which is based in Leeds"
void KnownAs::read_home(const Document& document, const EntityMention& name) {
  const std::uint32_t begin = name.tokens.begin;
  constexpr std::uint32_t kLongest = 4;  // tokens of a place
  for (std::uint32_t length = 1; length <= kLongest && begin > length; ++length) {
    const EntityMention* const place = mention_from(document, begin - 1 - length);
    const bool owns =
        place != nullptr && place->tokens.end + 1 == begin && document.tokens.tag[begin - 1] == Tag::kPOS;
    const bool based = place != nullptr && place->tokens.end + 2 == begin &&
                       words_.is(document.tokens.norm[begin - 1], RefWord::kBased);
    if (owns || based) return live_in(document, name.entity, place->tokens.begin);
  }
  const std::uint32_t last = document.sentences[document.sentence_of(begin)].tokens.end;
  std::uint32_t at = name.tokens.end;
  const auto next = [&](std::string_view word) {
    const bool here = at < last && document.norm(at) == word;
    if (here) ++at;
    return here;
  };
  if (next("of")) return live_in(document, name.entity, at);
  if (next(",") && next("which")) next("is");
  const bool based = at < last && words_.is(document.tokens.norm[at], RefWord::kBased);
  if (based) ++at;
  if (based && next("in")) live_in(document, name.entity, at);
}

// The place that begins at a token is where it is.
void KnownAs::live_in(const Document& document, std::uint32_t entity, std::uint32_t place) {
  const EntityMention* const home = place < document.tokens.size() ? mention_from(document, place) : nullptr;
  if (home == nullptr || document.entities[home->entity].kind != EntityKind::kPlace) return;
  Facts& facts = facts_[entity];
  note_place(document.entities[home->entity].type, facts);
  for (std::uint32_t at = home->tokens.begin; at < home->tokens.end; ++at) {
    add(facts.modifiers, document.tokens.lemma[at]);
    if (facts.country.empty()) facts.country = names_.country_of(document.tokens.norm[at]);
  }
  if (facts.country.empty()) facts.country = document.entities[home->entity].country;
}

// "The central bank": all words of it were told of the entity, not only that it is a bank.
bool KnownAs::told_whole(const Document& document, const DescribingWords& called, const Facts& facts) const {
  for (std::uint32_t at = called.description.begin; at < called.head; ++at) {
    if (!has(facts.modifiers, document.tokens.lemma[at])) return false;
  }
  return true;
}

// The country that a word of nationality among them tells, or "".
std::string_view KnownAs::country_of(const Document& document, const DescribingWords& called) const {
  for (std::uint32_t at = called.tokens.begin; at < called.head; ++at) {
    const std::string_view country = names_.country_of(document.tokens.norm[at]);
    if (!country.empty()) return country;
  }
  return {};
}

void KnownAs::note_place(std::string_view type, Facts& facts) const {
  facts.in_town = facts.in_town || type == "city";
  facts.in_region = facts.in_region || type == "region" || type == "country";
}

void KnownAs::precede(std::uint32_t entity, std::uint32_t other) {
  if (of(other) == nullptr) return;
  if (entity >= facts_.size()) facts_.resize(std::max(entity, other) + 1);
  for (const Symbol head : facts_[other].heads) add(facts_[entity].heads, head);
  facts_[entity].former = true;
}

void KnownAs::remember(const Document& document, const DescribingWords& called, std::uint32_t entity,
                       bool beside) {
  if (entity >= facts_.size()) facts_.resize(document.entities.size());
  Facts& facts = facts_[entity];
  const Tokens& tokens = document.tokens;
  add(facts.heads, tokens.lemma[called.head]);
  if (beside) add(facts.beside, tokens.lemma[called.head]);
  for (std::uint32_t at = called.tokens.begin; at < called.head; ++at) {
    if (!is_noun(tokens.tag[at]) && !is_adjective(tokens.tag[at])) continue;
    add(facts.modifiers, tokens.lemma[at]);
    facts.former = facts.former || words_.is(tokens.lemma[at], RefWord::kFormer);
    if (facts.country.empty()) facts.country = names_.country_of(tokens.norm[at]);
    const EntityMention* const home = is_proper(tokens.tag[at]) ? mention_from(document, at) : nullptr;
    if (home != nullptr) note_place(document.entities[home->entity].type, facts);
  }
  if (beside) {  // "Acme, an investment firm in Leeds,"
    std::uint32_t at = called.tokens.end;
    if (at + 2 < tokens.size() && words_.is(document.tokens.norm[at], RefWord::kBased)) ++at;
    if (at + 1 < tokens.size() && document.norm(at) == "in") live_in(document, entity, at + 1);
  }
  if (facts.type.empty() && (beside || !called.description.weak)) facts.type = called.description.type;
  if (facts.industry.empty()) facts.industry = called.description.industry;
}

void KnownAs::make(const Document& document, std::uint32_t entity, const NounGroup& thing) {
  if (entity >= facts_.size()) facts_.resize(document.entities.size());
  for (std::uint32_t at = thing.tokens.begin; at <= thing.head; ++at) {
    const Tag tag = document.tokens.tag[at];
    if ((tag == Tag::kNN || tag == Tag::kNNS) && document.tokens.tag[thing.head] != Tag::kCD)
      add(facts_[entity].things, document.tokens.lemma[at]);
  }
}

bool KnownAs::described(std::uint32_t entity, Symbol modifier) const {
  return of(entity) != nullptr && has(of(entity)->modifiers, modifier);
}

bool KnownAs::called(std::uint32_t entity, Symbol head) const {
  return of(entity) != nullptr && has(of(entity)->heads, head);
}

bool KnownAs::called_beside(std::uint32_t entity, Symbol head) const {
  return of(entity) != nullptr && has(of(entity)->beside, head);
}

bool KnownAs::part(std::uint32_t entity) const {
  const Facts* const facts = of(entity);
  return facts != nullptr && std::any_of(facts->beside.begin(), facts->beside.end(), [&](Symbol head) {
           return words_.is(head, RefWord::kPart) && !words_.is(head, RefWord::kBodyNoun) &&
                  !words_.is(head, RefWord::kParent);
         });
}

std::string_view KnownAs::home(const Document& document, std::uint32_t entity) const {
  const std::string_view country = document.entities[entity].country;
  return !country.empty() || of(entity) == nullptr ? country : of(entity)->country;
}

int KnownAs::match(const Document& document, const DescribingWords& called, std::uint32_t entity,
                   int told) const {
  constexpr int kHead = 25, kWellKnown = 40, kModifier = 20, kNamed = 20, kPlaceNamed = 15, kBank = 10,
                kIndustry = 20, kType = 14, kOtherIndustry = -12, kStrange = 15;
  const Entity& candidate = document.entities[entity];
  const Description& description = called.description;
  if (description.gender != 'u' && candidate.gender != 'u' && description.gender != candidate.gender)
    return kImpossible;
  const bool business = is_business(description.type);
  if (business && candidate.type == "government") return kImpossible;
  // "the company" is no party, union or court that the tables know; "the group" may be.
  const bool body = business && !description.weak &&
                    std::any_of(candidate.attributes.begin(), candidate.attributes.end(),
                                [](const std::string& known) { return is_public(known); });
  const Facts none;
  const Facts& facts = of(entity) == nullptr ? none : *of(entity);
  const Tokens& tokens = document.tokens;
  const Symbol head = tokens.lemma[called.head];
  const std::string_view head_word = document.symbols.view(head);
  const bool in_name = in_label(candidate.label, head_word);
  const bool beside = has(facts.beside, head), same_head = has(facts.heads, head);
  if (body && !beside && !in_name) return kImpossible;
  if (contradict(description.type, facts.type) && !beside && !in_name)
    return kImpossible;  // but "the agency" for "a rating agency"
  const bool classed =
      std::any_of(candidate.attributes.begin(), candidate.attributes.end(), [](const std::string& known) {
        return is_public(known) || is_business(known) || is_kind_of_its_own(known) || known == "media";
      });
  if (is_kind_of_its_own(description.type) && classed && facts.type != description.type &&
      !in_attributes(candidate, description.type) && !same_head && !in_name)
    return kImpossible;  // the tables tell that it is of another kind
  const bool central = description.type == "bank" && (description.kinds & kDescribesGovernment) != 0;
  if (central && !facts.central && !(beside && told_whole(document, called, facts))) return kImpossible;
  if (description.type == "agency" &&
      (in_attributes(candidate, "exchange") || in_attributes(candidate, "bank")))
    return kImpossible;
  const bool place = candidate.kind == EntityKind::kPlace;
  if (!place && description.type == "country") return kImpossible;
  if (place && is_other_place(description.type, candidate.type)) return kImpossible;
  const bool house = (description.kinds & kDescribesOrganization) != 0 && !description.type.empty() &&
                     (description.kinds & (kDescribesPlace | kDescribesGovernment)) == kDescribesPlace;
  if (place && house && candidate.type != "facility") return kImpossible;  // "the museum" is no city
  // "the government" is none of its ministries and courts.
  if (description.kinds == kDescribesGovernment && !place && !same_head && !in_name) return kImpossible;
  const std::string_view origin = country_of(document, called);
  const std::string_view home = this->home(document, entity);
  const bool homely = !origin.empty() && origin == home &&
                      (!place || description.type == "country" || words_.is(head, RefWord::kStateNoun));
  const bool state = place || (description.kinds & kDescribesGovernment) != 0;
  if (state && !origin.empty() && !homely && (place || !home.empty()))
    return kImpossible;  // "the German government" is none of France
  int points = told + (place && !homely && (description.kinds & kDescribesPlace) == 0 ? -25 : 0);
  int kin = 0;                                          // points of the head: what it is called
  const bool whole = description.begin == called.head;  // not "the central bank"
  if (!place && ((in_name && whole) || in_attributes(candidate, head_word))) {
    kin = kWellKnown;  // "the giant" by the tables, not only by its place in the article
  } else if ((same_head && (plain(called) || !general(head) || beside)) || in_name) {
    kin = kHead;
  } else if (!place && !description.type.empty() && !(description.weak && business) &&
             (facts.type == description.type || in_attributes(candidate, description.type))) {
    kin = description.type == "company" && !plain(called) ? 0 : kType;  // so is every other firm
  } else if (candidate.type == "government" && description.type == "agency") {
    kin = kType;
  }
  points += kin;
  const bool bank =
      business && !description.weak && description.industry.empty() && plain(called) && facts.type == "bank";
  if (bank && !beside) points -= kBank;  // rather "the bank" than "the company"
  bool other_origin = false, strange_origin = false, any_known = false, other_noun = false, former = false,
       elsewhere = false, of_name = false;
  for (std::uint32_t at = called.tokens.begin; at < called.head; ++at) {
    if (!is_noun(tokens.tag[at]) && !is_adjective(tokens.tag[at])) continue;
    const Symbol word = tokens.lemma[at];
    const std::string_view text = document.symbols.view(word);
    const bool past = words_.is(word, RefWord::kFormer);
    const bool made = (description.kinds & kDescribesOrganization) != 0 && has(facts.things, word);
    const bool known = has(facts.modifiers, word) || has(facts.heads, word) || made ||
                       in_attributes(candidate, text) || (past && facts.former);
    any_known = any_known || (known && !past);
    former = former || past;
    if (past && description.kinds == kDescribesPerson && !known) return kImpossible;
    other_noun = other_noun || (!known && is_noun(tokens.tag[at]));
    const bool tells = known && !past;  // so is many another
    if (tells || (homely && names_.country_of(tokens.norm[at]) == origin)) points += kModifier;
    const bool holds = text.size() >= 2 && in_label(candidate.label, text);
    if (holds) points += place ? kPlaceNamed : kNamed;
    of_name = of_name || holds;
    other_origin = other_origin || (!known && names_.is(tokens.norm[at], NameWord::kDemonym));
    if (known || !is_proper(tokens.tag[at]) || names_.is(tokens.norm[at], NameWord::kDemonym)) continue;
    strange_origin = true;
    const EntityMention* const named = mention_from(document, at);
    const std::string_view type =
        named == nullptr ? std::string_view() : document.entities[named->entity].type;
    const std::string_view abroad =
        named == nullptr ? std::string_view() : document.entities[named->entity].country;
    elsewhere = elsewhere || (type == "city" && facts.in_town) ||
                (!abroad.empty() && !home.empty() && abroad != home) ||
                ((type == "region" || type == "country") && facts.in_region);
  }
  // "the finance minister" is not who is called "the interior minister".
  const bool same_office = same_head || (!description.type.empty() && facts.type == description.type);
  if (same_office && description.office && other_noun && !any_known && !facts.modifiers.empty())
    return kImpossible;
  // "the mayor" is hardly "the former mayor".
  if (same_head && description.kinds == kDescribesPerson && !former && facts.former) points -= 2 * kModifier;
  if (other_origin && !homely) {
    const bool known =
        !home.empty() || std::any_of(facts.modifiers.begin(), facts.modifiers.end(),
                                     [&](Symbol word) { return names_.is(word, NameWord::kDemonym); });
    if (known) points -= kModifier;  // "the American planemaker" is none that is called European
  }
  // "the Springfield firm", of which the article tells that of nobody: none whose home is another town.
  if (elsewhere) return kImpossible;
  if (strange_origin) points -= kStrange;
  if (!description.industry.empty()) {
    const std::string_view industry = facts.industry;
    if (!industry.empty() && industry != description.industry && !same_head) points -= 30;
    // The industry of a bourse or a broker is that of a bank.
    const bool other_kind = is_kind_of_its_own(description.type) ||
                            (facts.type == "bank" && description.type != "bank" && !description.type.empty());
    const bool alike = industry == description.industry || candidate.industry == description.industry;
    if (alike && !other_kind)
      points += kIndustry;
    else if (!candidate.industry.empty() && industry.empty())
      points += kOtherIndustry;
  }
  // "the regulator", "the exchange" is nobody of whom nothing says so.
  const bool particular =
      !business && (!description.type.empty() || (description.kinds & kDescribesGovernment) != 0);
  const bool unknown = facts.type.empty() && facts.industry.empty() && candidate.attributes.empty();
  const bool of_kind = kin > 0 || told > 0 || of_name || unknown ||
                       (!description.type.empty() && description.industry == description.type);
  if (particular && !place && (points <= 0 || !of_kind)) return kImpossible;
  // "the group" may be any firm.
  const bool firm = is_business(facts.type) || !candidate.industry.empty();
  const bool open = !description.industry.empty() && unknown && candidate.type == "organization";
  if (points == 0 && description.weak && business && (firm || open) &&
      (words_.is(head, RefWord::kBodyNoun) || !words_.is(head, RefWord::kPart)) &&
      called.tokens.begin + 1 == called.head)
    points = kWeak;
  return points;
}

}  // namespace claimgraph
