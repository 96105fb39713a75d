#include "rules/lattice.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "names/name_asides.h"
#include "parse/relation.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr int kLongestChain = 3;           // phrases behind a noun group
constexpr std::uint32_t kLongestHead = 4;  // tokens of a noun entry that ends at a head

// The rows of a column sorted by token that begin in the sentence.
template <typename Row>
std::span<const Row> in_sentence(const std::vector<Row>& rows, TokenSpan sentence) {
  const auto before = [](const Row& row, std::uint32_t token) { return row.tokens.begin < token; };
  const auto first = std::lower_bound(rows.begin(), rows.end(), sentence.begin, before);
  const auto last = std::lower_bound(first, rows.end(), sentence.end, before);
  return {first, last};
}

bool is_stop(Tag tag) { return tag == Tag::kPeriod; }

}  // namespace

Kinds kinds_of(const Entity& entity, MentionForm form) {
  Kinds kinds = bit(Kind::kEntity);
  if (form == MentionForm::kName || form == MentionForm::kAlias) kinds |= bit(Kind::kName);
  switch (entity.kind) {
    case EntityKind::kParty:
      kinds |= bit(Kind::kParty);
      if (entity.type == "person") kinds |= bit(Kind::kPerson);
      if (entity.type == "organization") kinds |= bit(Kind::kOrganization);
      if (entity.type == "organization" || entity.type == "group") kinds |= bit(Kind::kBusiness);
      if (entity.type == "government") kinds |= bit(Kind::kGovernment);
      break;
    case EntityKind::kPlace:
      kinds |= bit(Kind::kPlace);
      if (entity.type == "country") kinds |= bit(Kind::kParty) | bit(Kind::kGovernment);
      if (entity.type == "city" || entity.type == "region") kinds |= bit(Kind::kParty);
      if (entity.type == "facility") kinds |= bit(Kind::kBusiness) | bit(Kind::kParty);
      break;
    case EntityKind::kProduct:
      kinds |= bit(Kind::kProduct) | bit(Kind::kBusiness);
      break;
    case EntityKind::kAgreement:
      kinds |= bit(Kind::kAgreement);
      break;
  }
  return kinds;
}

Kinds kinds_of(const Amount& amount) {
  const Kinds any = bit(Kind::kAmount) | (amount.per.empty() ? 0 : bit(Kind::kRate));
  switch (amount.dimension) {
    case Dimension::kMoney:
      return any | bit(Kind::kMoney);
    case Dimension::kPercent:
      return any | bit(Kind::kPercent);
    case Dimension::kCount:
      return any | bit(Kind::kCount);
    case Dimension::kQuantity:
      break;
  }
  return any | bit(Kind::kQuantity);
}

Kinds kinds_of(const TimeExpression& date) {
  switch (date.type) {
    case TimexType::kDuration:
      return bit(Kind::kDuration);
    case TimexType::kTime:
      return bit(Kind::kTime) | bit(Kind::kDate);
    case TimexType::kDate:
    case TimexType::kSet:
      break;
  }
  return bit(Kind::kDate);
}

void Lattice::build(const RuleSet& rules, const Lexicons& lexicons, const Document& document,
                    TokenSpan sentence, const WordClasses& classes, std::span<const std::uint32_t> word_class,
                    const TestRows& rows) {
  rules_ = &rules;
  lexicons_ = &lexicons;
  document_ = &document;
  classes_ = &classes;
  rows_ = &rows;
  word_class_ = word_class;
  tokens_ = sentence;
  while (!tokens_.empty() && is_stop(document.tokens.tag[tokens_.end - 1])) --tokens_.end;
  present_ = 0;
  units_.clear();
  for (const TestId test : tried_) test_edges_[test] = {};
  tried_.clear();
  edges_.clear();
  test_edges_.resize(rules.tests.size());
  atomic_end_.assign(tokens_.size() + 1, kNowhere);
  add_mentions();
  add_amounts_and_dates();
  add_nouns();
  add_verbs();
  add_quotes();
  add_phrases();
  find_steps();
  sort_units();
}

void Lattice::find_steps() {
  step_.assign(tokens_.size() + 1, kNowhere);
  visible_.assign(width(), 0);
  single_.assign(width(), 0);
  long_steps_.clear();
  for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
    const std::uint32_t i = t - tokens_.begin;
    const std::uint64_t mask = std::uint64_t{1} << (i % 64);
    if (visible(t)) visible_[i / 64] |= mask;
    if (is_quotation_mark(document_->tokens.tag[t])) continue;
    step_[i] = visible(t) ? t + 1 : atomic_end_[i];
    if (visible(t)) {
      single_[i / 64] |= mask;
    } else if (step_[i] <= tokens_.end) {
      long_steps_.push_back({i, step_[i] - tokens_.begin});
    }
  }
}

void Lattice::add(TokenSpan tokens, Kinds kinds, std::uint32_t head, std::uint32_t verb_group) {
  if (tokens.empty() || !tokens_.contains(tokens)) return;
  Unit unit;
  unit.tokens = tokens;
  unit.kinds = kinds;
  unit.head = head;
  unit.verb_group = verb_group;
  units_.push_back(unit);
  present_ |= kinds;
}

void Lattice::add_atomic(TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < std::min(tokens.end, tokens_.end); ++t) {
    std::uint32_t& end = atomic_end_[t - tokens_.begin];
    end = end == kNowhere ? tokens.end : std::max(end, tokens.end);
  }
}

void Lattice::add_mentions() {
  const auto mentions = in_sentence(document_->mentions, tokens_);
  for (const EntityMention& mention : mentions) {
    if (mention.entity >= document_->entities.size() || !tokens_.contains(mention.tokens)) continue;
    const Kinds kinds = kinds_of(document_->entities[mention.entity], mention.form);
    add(mention.tokens, kinds, mention.tokens.end - 1);
    if (mention.tokens.empty()) continue;
    const auto index = static_cast<std::uint32_t>(&mention - document_->mentions.data());
    units_.back().index = index;
    if ((kinds & bit(Kind::kName)) == 0) continue;
    add_atomic(mention.tokens);
    const TokenSpan whole = (kinds & bit(Kind::kOrganization)) != 0
                                ? with_asides(*document_, mention.tokens, tokens_)
                                : with_angle_brackets(*document_, mention.tokens, tokens_);
    if (whole == mention.tokens) continue;
    add(whole, kinds, mention.tokens.end - 1);  // "Acme Corp <ACM> of Leeds": nothing stands between
    units_.back().index = index;
  }
}

void Lattice::add_amounts_and_dates() {
  for (const Amount& amount : in_sentence(document_->amounts, tokens_)) {
    if (amount.tokens.empty() || !tokens_.contains(amount.tokens)) continue;
    add(amount.tokens, kinds_of(amount), amount.tokens.end - 1);
    units_.back().index = static_cast<std::uint32_t>(&amount - document_->amounts.data());
    if (amount.dimension != Dimension::kCount) add_atomic(amount.tokens);
  }
  for (const TimeExpression& date : in_sentence(document_->dates, tokens_)) {
    if (date.tokens.empty() || !tokens_.contains(date.tokens)) continue;
    add(date.tokens, kinds_of(date), date.tokens.end - 1);
    units_.back().index = static_cast<std::uint32_t>(&date - document_->dates.data());
    if (date.type != TimexType::kDuration) add_atomic(date.tokens);
  }
}

// A group alone, with its possessors, and with up to three phrases behind: "the pact between Acme and Beta".
void Lattice::add_nouns() {
  const auto groups = in_sentence(document_->noun_groups, tokens_);
  noun_end_.assign(tokens_.size() + 1, 0);
  const auto chain_begin = [&](const NounGroup& group) {
    std::uint32_t begin = group.tokens.begin;
    std::uint32_t possessor = group.possessor;
    for (int i = 0; i < kLongestChain && possessor != kNowhere; ++i) {
      const NounGroup& owner = document_->noun_groups[possessor];
      if (owner.tokens.begin < tokens_.begin || owner.tokens.begin >= begin) break;
      begin = owner.tokens.begin;
      possessor = owner.possessor;
    }
    return begin;
  };
  for (const NounGroup& group : groups) {
    if (!tokens_.contains(group.tokens)) continue;
    for (const std::uint32_t begin : {group.tokens.begin, chain_begin(group)}) {
      std::uint32_t& end = noun_end_[begin - tokens_.begin];
      end = std::max(end, group.tokens.end);
    }
  }
  for (const NounGroup& group : groups) {
    if (!tokens_.contains(group.tokens)) continue;
    const std::uint32_t begin = chain_begin(group);
    add_noun(group.tokens.begin, group.tokens.end, group.head);
    if (begin != group.tokens.begin) add_noun(begin, group.tokens.end, group.head);
  }
}

void Lattice::add_noun(std::uint32_t begin, std::uint32_t end, std::uint32_t head) {
  const std::vector<Tag>& tag = document_->tokens.tag;
  const std::vector<Relation>& relation = document_->tokens.relation;
  Kinds kinds = bit(Kind::kNoun) | bit(Kind::kNounPhrase);
  add({begin, end}, kinds, head);
  for (int i = 0; i < kLongestChain; ++i) {
    if (end + 1 >= tokens_.end || (tag[end] != Tag::kIN && tag[end] != Tag::kTO)) return;
    const std::uint32_t next = noun_end_[end + 1 - tokens_.begin];
    if (next == 0) return;
    if (end < relation.size() && relation[end] == Relation::kMark) return;  // "jobs if sales fall"
    if (rules_->links == kNoTest || !word_passes(end, rules_->links)) kinds = bit(Kind::kNounPhrase);
    end = next;
    add({begin, end}, kinds, head);
    if (end + 1 >= tokens_.end || tag[end] != Tag::kCC) continue;
    if (const std::uint32_t other = noun_end_[end + 1 - tokens_.begin]; other != 0) {
      end = other;
      add({begin, end}, kinds, head);
    }
  }
}

void Lattice::add_verbs() {
  for (const VerbGroup& group : in_sentence(document_->verb_groups, tokens_)) {
    const auto number = static_cast<std::uint32_t>(&group - document_->verb_groups.data());
    add(group.tokens, bit(Kind::kVerb), group.head, number);
    if (group.infinitive)
      add({group.tokens.begin + 1, group.tokens.end}, bit(Kind::kVerb), group.head, number);
  }
  const auto before = [](const Predicate& predicate, std::uint32_t token) { return predicate.token < token; };
  const auto& predicates = document_->predicates;
  for (auto p = std::lower_bound(predicates.begin(), predicates.end(), tokens_.begin, before);
       p != predicates.end() && p->token < tokens_.end; ++p) {
    if (p->verb_group == kNowhere) continue;
    const VerbGroup& group = document_->verb_groups[p->verb_group];
    TokenSpan clause{std::max(p->clause.begin, tokens_.begin), std::min(p->clause.end, tokens_.end)};
    while (!clause.empty() && is_punctuation(document_->tokens.tag[clause.end - 1]) &&
           !is_quotation_mark(document_->tokens.tag[clause.end - 1])) {
      --clause.end;
    }
    add({group.tokens.begin, clause.end}, bit(Kind::kVerbPhrase), group.head, p->verb_group);
    if (group.infinitive) {
      add({group.tokens.begin + 1, clause.end}, bit(Kind::kVerbPhrase), group.head, p->verb_group);
    }
    if (!group.finite) continue;
    add(clause, bit(Kind::kClause), group.head, p->verb_group);
    if (p->marker == clause.begin) {
      add({clause.begin + 1, clause.end}, bit(Kind::kClause), group.head, p->verb_group);
    }
  }
}

void Lattice::add_quotes() {
  for (const Quote& quote : in_sentence(document_->quotes, tokens_)) {
    add(quote.tokens, bit(Kind::kQuote), quote.tokens.begin);
  }
}

void Lattice::add_phrases() {
  phrases_.clear();
  first_phrase_.assign(tokens_.size() + 1, 0);
  for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
    const std::span<const LexiconId> lexicons = classes_->phrases(word_class_[t - tokens_.begin]);
    const bool may_begin = !lexicons.empty() && lexicons_->may_begin_phrase(*document_, t);
    for (std::size_t i = 0; may_begin && i < lexicons.size(); ++i) {
      const LexiconId lexicon = lexicons[i];
      found_.clear();
      lexicons_->phrases_at(lexicon, *document_, t, tokens_.end, found_);
      for (const PhraseHit& hit : found_) phrases_.push_back({lexicon, hit});
      if (!found_.empty()) add_phrase(lexicon, {t, t + found_.back().length});
    }
    first_phrase_[t + 1 - tokens_.begin] = static_cast<std::uint32_t>(phrases_.size());
  }
}

void Lattice::add_phrase(LexiconId lexicon, TokenSpan tokens) {
  if (!visible(tokens.begin) || !rules_->phrase_units[static_cast<std::size_t>(lexicon)]) return;
  const LexiconKind kind = (*lexicons_)[lexicon].kind;
  const std::uint32_t last = tokens.end - 1;
  if (kind == LexiconKind::kVerb && !tag_fits(kind, document_->tokens.tag[tokens.begin])) return;
  if (kind == LexiconKind::kNoun && !tag_fits(kind, document_->tokens.tag[last])) return;
  add(tokens, bit(Kind::kPhrase), last);
  units_.back().phrase = lexicon;
}

// By begin, longest first; groups of the same extent become one unit.
void Lattice::sort_units() {
  std::stable_sort(units_.begin(), units_.end(), [](const Unit& a, const Unit& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
  });
  constexpr Kinds kAlone = bit(Kind::kPhrase);
  std::size_t kept = 0;
  std::size_t extent_begin = 0;  // of the units with the extent of the last one
  for (const Unit& unit : units_) {
    if (kept > 0 && units_[kept - 1].tokens != unit.tokens) extent_begin = kept;
    std::size_t into = extent_begin;
    for (; into < kept; ++into) {
      const Unit& other = units_[into];
      const bool both_indexed = other.index != kNowhere && unit.index != kNowhere;
      if (!both_indexed && ((other.kinds | unit.kinds) & kAlone) == 0) break;
    }
    if (into == kept) {
      units_[kept++] = unit;
      continue;
    }
    Unit& merged = units_[into];
    merged.kinds |= unit.kinds;
    if ((unit.kinds & bit(Kind::kNounPhrase)) != 0 || merged.index == kNowhere) merged.head = unit.head;
    if (unit.index != kNowhere) merged.index = unit.index;
    if (unit.verb_group != kNowhere) merged.verb_group = unit.verb_group;
  }
  units_.resize(kept);
  first_.assign(tokens_.size() + 2, 0);
  for (const Unit& unit : units_) ++first_[unit.tokens.begin - tokens_.begin + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  const std::size_t parts = units_.size() / 64 + 1;
  of_kind_.assign(kKindCount * parts, 0);
  for (std::size_t i = 0; i < units_.size(); ++i) {
    for (Kinds kinds = units_[i].kinds; kinds != 0; kinds &= kinds - 1)
      of_kind_[static_cast<std::size_t>(std::countr_zero(kinds)) * parts + i / 64] |= std::uint64_t{1}
                                                                                      << (i % 64);
  }
}

std::uint64_t Lattice::units_of(Kinds need, Kinds refuse, std::size_t part) const {
  const std::size_t parts = units_.size() / 64 + 1;
  const auto row = [&](Kinds kinds) {
    return of_kind_[static_cast<std::size_t>(std::countr_zero(kinds)) * parts + part];
  };
  std::uint64_t units = ~std::uint64_t{0};
  for (; need != 0; need &= need - 1) units &= row(need);
  for (; refuse != 0 && units != 0; refuse &= refuse - 1) units &= ~row(refuse);
  return units;
}

bool Lattice::passes(const Unit& unit, TestId id) const {
  const UnitTest test = rules_->tests[id];
  if (test.is_word()) return (unit.kinds & bit(Kind::kPhrase)) != 0 && passes_phrase(test, unit.phrase);
  return (unit.kinds & test.need) == test.need && (unit.kinds & test.refuse) == 0 && holds_inside(unit, test);
}

// What a group test asks of a unit besides its kinds.
bool Lattice::holds_inside(const Unit& unit, const UnitTest& test) const {
  return (test.head == kNoTest || head_passes(unit, test.head)) &&
         std::all_of(test.has.begin(), test.has.end(),
                     [&](TestId inner) { return holds(unit.tokens, inner); });
}

void Lattice::find_edges(TestId id) {
  EdgeRange& range = test_edges_[id];
  tried_.push_back(id);
  range.first = static_cast<std::uint32_t>(edges_.size());
  const UnitTest test = rules_->tests[id];
  const Kinds need = test.is_word() ? bit(Kind::kPhrase) : test.need;
  const bool may_pass = (need & ~present_) == 0 && (test.head == kNoTest || rows_->present(test.head));
  for (std::size_t first = 0; may_pass && first < units_.size(); first += 64) {
    for (std::uint64_t units = units_of(need, test.refuse, first / 64); units != 0; units &= units - 1) {
      const Unit& unit = units_[first + static_cast<std::size_t>(std::countr_zero(units))];
      if (test.is_word() ? passes_phrase(test, unit.phrase) : holds_inside(unit, test))
        edges_.push_back({unit.tokens.begin - tokens_.begin, unit.tokens.end - tokens_.begin});
    }
  }
  range.count = static_cast<std::uint32_t>(edges_.size()) - range.first;
}

bool Lattice::holds(TokenSpan tokens, TestId test) const {
  for (std::uint32_t t = std::max(tokens.begin, tokens_.begin); t < std::min(tokens.end, tokens_.end); ++t) {
    if (word_passes(t, test)) return true;
    for (const Unit& unit : at(t)) {
      if (unit.tokens.end <= tokens.end && passes(unit, test)) return true;
    }
  }
  return false;
}

bool Lattice::head_passes(const Unit& unit, TestId id) const {
  if (!tokens_.contains(unit.head)) return false;
  if (rows_->passes(id, unit.head - tokens_.begin)) return true;
  if (!rows_->by_phrase(id)) return false;
  const UnitTest test = rules_->tests[id];
  const bool has_particle =
      unit.verb_group != kNowhere && document_->verb_groups[unit.verb_group].particle != kNowhere;
  if (phrases_.empty() && !has_particle) return false;
  for (const WordClause& clause : test.clauses) {
    for (const WordAtom& atom : clause.any) {
      if (clause.negated || atom.type != WordAtom::Type::kLexicon) continue;
      if (passes_phrase(test, atom.lexicon) && phrase_at_head(atom.lexicon, unit.head, unit.verb_group))
        return true;
    }
  }
  return false;
}

PhraseHit Lattice::longest_phrase(LexiconId lexicon, std::uint32_t token) const {
  PhraseHit longest;
  for (const LexiconPhrase& phrase : phrases_at(token)) {
    if (phrase.lexicon == lexicon) longest = phrase.hit;
  }
  return longest;
}

bool Lattice::phrase_at_head(LexiconId lexicon, std::uint32_t head, std::uint32_t verb_group) const {
  const Lexicon& found = (*lexicons_)[lexicon];
  if (!found.has_phrases) return false;
  if (found.kind == LexiconKind::kNoun || (verb_group == kNowhere && found.kind != LexiconKind::kVerb)) {
    for (std::uint32_t before = 0; before < kLongestHead && head >= tokens_.begin + before; ++before) {
      const auto phrases = phrases_at(head - before);
      if (phrases.empty()) continue;
      const bool ends_here = std::any_of(phrases.begin(), phrases.end(), [&](const LexiconPhrase& phrase) {
        return phrase.lexicon == lexicon && phrase.hit.length == before + 1;
      });
      if (ends_here) return true;
      // "right of first refusal": the head stands before the preposition.
      const PhraseHit hit = longest_phrase(lexicon, head - before);
      if (hit.length <= before + 1) continue;
      const std::string_view text = found.entries[hit.entry].text();
      const std::string_view rest = text.substr(noun_stem(text).size());
      if (!rest.empty() && first_words(rest.substr(1)).word == document_->norm(head + 1)) return true;
    }
    if (found.kind == LexiconKind::kNoun) return false;
  }
  if (longest_phrase(lexicon, head).length > 1) return true;
  if (verb_group == kNowhere) return false;
  const std::uint32_t particle = document_->verb_groups[verb_group].particle;
  return particle != kNowhere &&
         lexicons_->pair_entry(lexicon, document_->lemma(head), document_->norm(particle)) != kNowhere;
}

}  // namespace claimgraph
