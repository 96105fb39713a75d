#include "references/reference_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace claimgraph {
namespace {

struct WordSource {
  std::string_view lexicon;
  RefWord kind;
};
constexpr std::array kWordSources{
    WordSource{"pronoun-male", RefWord::kMale},
    WordSource{"pronoun-female", RefWord::kFemale},
    WordSource{"pronoun-neuter", RefWord::kNeuter},
    WordSource{"pronoun-plural", RefWord::kPlural},
    WordSource{"pronoun-singular-speaker", RefWord::kSpeaker},
    WordSource{"pronoun-plural-speaker", RefWord::kSpeakers},
    WordSource{"pronoun-possessive", RefWord::kPossessive},
    WordSource{"pronoun-reflexive", RefWord::kReflexive},
    WordSource{"named-so", RefWord::kNamedSo},
    WordSource{"pronoun-relative", RefWord::kRelative},
    WordSource{"reference-definite", RefWord::kDefinite},
    WordSource{"reference-other", RefWord::kOther},
    WordSource{"reference-latter", RefWord::kLatter},
    WordSource{"reference-former", RefWord::kFormer},
    WordSource{"reference-pair", RefWord::kPair},
    WordSource{"reference-two", RefWord::kTwo},
    WordSource{"reference-three", RefWord::kThree},
    WordSource{"reference-group", RefWord::kGroupNoun},
    WordSource{"agreement-party-link", RefWord::kPartyLink},
    WordSource{"agreement-named-only", RefWord::kNamedOnly},
    WordSource{"pleonastic-verb", RefWord::kEmptyVerb},
    WordSource{"pleonastic-task", RefWord::kTaskVerb},
    WordSource{"pleonastic-predicate", RefWord::kEmptyPredicate},
    WordSource{"agent-verb", RefWord::kAgentVerb},
    WordSource{"reference-employer", RefWord::kEmployerNoun},
    WordSource{"reference-body", RefWord::kBodyNoun},
    WordSource{"reference-office", RefWord::kOffice},
    WordSource{"reference-government", RefWord::kGovernmentNoun},
    WordSource{"reference-measure", RefWord::kMeasure},
    WordSource{"reference-vague", RefWord::kVague},
    WordSource{"reference-epithet", RefWord::kEpithet},
    WordSource{"reference-adherent", RefWord::kOnePerson},
    WordSource{"party-object-verb", RefWord::kPartyObjectVerb},
    WordSource{"reference-part", RefWord::kPart},
    WordSource{"reference-parent", RefWord::kParent},
    WordSource{"reference-predecessor", RefWord::kPredecessor},
    WordSource{"reference-counterpart", RefWord::kCounterpart},
    WordSource{"agreement-fresh", RefWord::kFresh},
    WordSource{"agreement-none", RefWord::kNoneOfThem},
    WordSource{"agreement-much", RefWord::kMuch},
    WordSource{"agreement-before-much", RefWord::kBeforeMuch},
    WordSource{"reference-open-list", RefWord::kOpenList},
    WordSource{"reference-own-part", RefWord::kOwnPart},
    WordSource{"reference-completes", RefWord::kCompletes},
    WordSource{"reference-known", RefWord::kKnown},
    WordSource{"reference-calling", RefWord::kCalling},
    WordSource{"reference-old", RefWord::kOld},
    WordSource{"reference-born", RefWord::kBorn},
    WordSource{"reference-conditional", RefWord::kConditional},
    WordSource{"reference-based", RefWord::kBased},
    WordSource{"reference-asked", RefWord::kAsked},
    WordSource{"reference-owned", RefWord::kOwnedByBody},
    WordSource{"reference-state", RefWord::kStateNoun},
    WordSource{"named-central", RefWord::kCentral},
    WordSource{"named-central-bank", RefWord::kCentralBank},
    WordSource{"reference-makes", RefWord::kMakes},
    WordSource{"say", RefWord::kSayVerb},
    WordSource{"agreement-maker", RefWord::kDealMaker},
};

struct DescribedName {
  std::string_view name;
  Described kind;
};
constexpr std::array kDescribedNames{
    DescribedName{"organization", kDescribesOrganization},
    DescribedName{"person", kDescribesPerson},
    DescribedName{"place", kDescribesPlace},
    DescribedName{"product", kDescribesProduct},
    DescribedName{"agreement", kDescribesAgreement},
    DescribedName{"government", kDescribesGovernment},
    DescribedName{"group", kDescribesGroup},
};

std::uint8_t described_by(std::string_view name) {
  for (const DescribedName& row : kDescribedNames) {
    if (row.name == name) return row.kind;
  }
  return 0;
}

std::uint8_t deed_named(std::string_view name) {
  return name == "does" ? kDoes : name == "yields" ? kYields : name == "gets" ? kGets : kUndergoes;
}

constexpr std::string_view kAgreementPrefix = "agreement-";
constexpr std::string_view kNamedPrefix = "named-as-";

}  // namespace

ReferenceWords ReferenceWords::load(const Lexicons& lexicons, const SymbolTable& symbols) {
  ReferenceWords words;
  words.use(lexicons);
  words.note_kinds(symbols.size());
  words.note_described(symbols.size());
  words.note_named(symbols.size());
  words.note_ends(symbols);
  words.read_deeds(symbols);
  return words;
}

void ReferenceWords::use(const Lexicons& lexicons) {
  lexicons_ = &lexicons;
  descriptors_ = lexicons.find("descriptors");
  for (const Lexicon& lexicon : lexicons.all()) {
    if (lexicon.name.starts_with(kNamedPrefix))
      named_types_.push_back(std::string_view(lexicon.name).substr(kNamedPrefix.size()));
    if (!lexicon.name.starts_with(kAgreementPrefix) || lexicon.kind != LexiconKind::kNoun) continue;
    const std::string type = lexicon.name.substr(kAgreementPrefix.size());
    if (type == "named-only") continue;
    for (const LexiconEntry& entry : lexicon.entries) {
      agreements_.push_back({entry.word, type});
    }
  }
  std::sort(agreements_.begin(), agreements_.end(),
            [](const AgreementNoun& a, const AgreementNoun& b) { return a.lemma < b.lemma; });
}

void ReferenceWords::note_kinds(std::uint32_t symbols) {
  std::vector<std::uint64_t> kinds(symbols);
  for (const WordSource& source : kWordSources) {
    const Lexicon* const lexicon = lexicons_->find(source.lexicon);
    if (lexicon == nullptr) continue;
    for (const LexiconEntry& entry : lexicon->entries) {
      if (entry.word != kNoSymbol) kinds[index(entry.word)] |= static_cast<std::uint64_t>(source.kind);
    }
  }
  // "Dane", whose plural is "Danes"; "the Chinese" are many.
  if (const Lexicon* const peoples = lexicons_->find("demonyms.people")) {
    const LexiconEntry* one = nullptr;
    for (const LexiconEntry& entry : peoples->entries) {  // the plural stands right behind
      const std::string_view many = entry.text();
      const bool regular = one != nullptr && many.size() == one->text().size() + 1 &&
                           many.starts_with(one->text()) && many.ends_with('s');
      if (regular && one->word != kNoSymbol)
        kinds[index(one->word)] |= static_cast<std::uint64_t>(RefWord::kOnePerson);
      one = &entry;
    }
  }
  kinds_ = std::move(kinds);
}

void ReferenceWords::note_described(std::uint32_t symbols) {
  std::vector<std::uint8_t> described(symbols);
  for (const DescribedName& row : kDescribedNames) {
    const Lexicon* const lexicon = lexicons_->find("describe-" + std::string(row.name));
    if (lexicon == nullptr) continue;
    for (const LexiconEntry& entry : lexicon->entries) {
      if (entry.word != kNoSymbol) described[index(entry.word)] |= row.kind;
    }
  }
  described_ = std::move(described);
}

void ReferenceWords::note_named(std::uint32_t symbols) {
  std::vector<std::uint16_t> named(symbols);
  std::uint16_t number = 0;
  for (const Lexicon& lexicon : lexicons_->all()) {
    if (!lexicon.name.starts_with(kNamedPrefix)) continue;
    ++number;
    for (const LexiconEntry& entry : lexicon.entries) {
      if (entry.word != kNoSymbol) named[index(entry.word)] = number;
    }
  }
  named_ = std::move(named);
}

void ReferenceWords::note_ends(const SymbolTable& symbols) {
  std::vector<std::uint8_t> ends(symbols.size());
  if (descriptors_ != nullptr) {
    for (const LexiconEntry& entry : descriptors_->entries) {
      const EdgeWords last = last_words(entry.text());
      for (const std::string_view word : {last.word, last.run}) ends[index(symbols.find(word))] = 1;
    }
  }
  ends_ = std::move(ends);
}

void ReferenceWords::read_deeds(const SymbolTable& symbols) {
  const Lexicon* const table = lexicons_->find("deeds");
  if (table == nullptr) return;
  std::vector<DeedRow> deeds;
  for (const LexiconEntry& entry : table->entries) {
    std::string_view verbs = attribute(entry, "verbs");
    while (!verbs.empty()) {
      const std::string_view verb = verbs.substr(0, verbs.find(' '));
      verbs.remove_prefix(std::min(verbs.size(), verb.size() + 1));
      const Symbol symbol = symbols.find(verb);
      if (symbol == kNoSymbol || entry.word == kNoSymbol) continue;
      deeds.push_back({entry.word, symbol, deed_named(entry.category())});
    }
  }
  std::sort(deeds.begin(), deeds.end(), [](const DeedRow& a, const DeedRow& b) {
    return std::pair(a.noun, a.verb) < std::pair(b.noun, b.verb);
  });
  deeds_ = std::move(deeds);
}

bool ReferenceWords::tells_deed(Symbol noun) const {
  const auto row = std::lower_bound(deeds_.begin(), deeds_.end(), noun,
                                    [](const DeedRow& r, Symbol wanted) { return r.noun < wanted; });
  return row != deeds_.end() && row->noun == noun;
}

std::uint8_t ReferenceWords::deed(Symbol noun, Symbol verb) const {
  auto row = std::lower_bound(
      deeds_.begin(), deeds_.end(), std::pair(noun, verb),
      [](const DeedRow& r, const auto& wanted) { return std::pair(r.noun, r.verb) < wanted; });
  std::uint8_t deeds = 0;
  for (; row != deeds_.end() && row->noun == noun && row->verb == verb; ++row)
    deeds = static_cast<std::uint8_t>(deeds | row->deed);
  return deeds;
}

std::string_view ReferenceWords::agreement_type(Symbol lemma) const {
  const auto found = std::lower_bound(agreements_.begin(), agreements_.end(), lemma,
                                      [](const AgreementNoun& a, Symbol b) { return a.lemma < b; });
  return found == agreements_.end() || found->lemma != lemma ? std::string_view() : found->type;
}

Description ReferenceWords::describe(const Document& document, const NounGroup& group) const {
  Description description;
  const Symbol lemma = document.tokens.lemma[group.head];
  if (index(lemma) < described_.size()) description.kinds = described_[index(lemma)];
  description.office = is(lemma, RefWord::kOffice);
  const auto ends = [&](Symbol word) { return index(word) < ends_.size() && ends_[index(word)]; };
  if (descriptors_ == nullptr || (!ends(lemma) && !ends(document.tokens.norm[group.head])))
    return description;
  for (std::uint32_t at = group.tokens.begin; at <= group.head; ++at) {
    const PhraseHit hit = lexicons_->phrase_at(descriptors_->id, document, at, group.head + 1);
    if (hit.length == 0 || at + hit.length != group.head + 1) continue;
    description.begin = at;
    for (std::uint32_t number = hit.entry; number != kNowhere; number = descriptors_->entries[number].next) {
      const LexiconEntry& entry = descriptors_->entries[number];
      description.kinds |= described_by(entry.category());
      if (description.industry.empty()) description.industry = attribute(entry, "industry");
      if (description.type.empty()) description.type = attribute(entry, "type");
      const std::string_view gender = attribute(entry, "gender");
      if (!gender.empty()) description.gender = gender.front();
      description.weak =
          description.weak || attribute(entry, "weak") == "1" || attribute(entry, "ambiguous") == "1";
    }
    break;  // the longest phrase
  }
  return description;
}

}  // namespace claimgraph
