#include "references/discourse.h"

#include <algorithm>
#include <array>

#include "parse/relation.h"
#include "tag/tagset.h"

namespace claimgraph {

const EntityMention* mention_from(const Document& document, std::uint32_t token) {
  const auto& mentions = document.mentions;
  const auto found =
      std::lower_bound(mentions.begin(), mentions.end(), token,
                       [](const EntityMention& m, std::uint32_t at) { return m.tokens.begin < at; });
  return found == mentions.end() || found->tokens.begin != token ? nullptr : &*found;
}

const TimeExpression* time_at(const Document& document, std::uint32_t token) {
  const auto& dates = document.dates;
  const auto date =
      std::lower_bound(dates.begin(), dates.end(), token,
                       [](const TimeExpression& d, std::uint32_t at) { return d.tokens.end <= at; });
  return date == dates.end() || !date->tokens.contains(token) ? nullptr : &*date;
}

std::uint32_t head_of(const Document& document, TokenSpan span) {
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const std::uint32_t head = document.tokens.head[at];
    if (head == kNowhere || !span.contains(head)) return at;
  }
  return span.end - 1;
}

namespace {

bool is_subject(Relation relation) {
  return relation == Relation::kNsubj || relation == Relation::kNsubjPass || relation == Relation::kCsubj;
}

}  // namespace

void place_occurrence(const Document& document, Occurrence& occurrence) {
  const Tokens& tokens = document.tokens;
  std::uint32_t at = occurrence.head;
  const bool modifies = tokens.relation[at] == Relation::kCompound && tokens.head[at] != kNowhere &&
                        tokens.head[at] > at;  // "the US firm", "Roe allies"
  constexpr int kLongest = 12;
  for (int step = 0; step < kLongest && tokens.head[at] != kNowhere; ++step) {
    const Relation relation = tokens.relation[at];
    if (relation != Relation::kConj && relation != Relation::kAppos && relation != Relation::kFlat &&
        relation != Relation::kCompound)
      break;
    occurrence.nested = occurrence.nested || relation == Relation::kAppos;
    at = tokens.head[at];
  }
  const Relation relation = tokens.relation[at];
  occurrence.governor = tokens.head[at];
  if (modifies) {
    occurrence.role = Role::kOther;
    occurrence.nested = true;
  } else if (is_subject(relation)) {
    occurrence.role = Role::kSubject;
  } else if (relation == Relation::kObj || relation == Relation::kIobj) {
    occurrence.role = Role::kObject;
  } else if (relation == Relation::kNmodPoss) {
    occurrence.role = Role::kPossessor;
    occurrence.nested = true;
  } else if (relation == Relation::kObl || relation == Relation::kOblAgent) {
    occurrence.role = Role::kOblique;
  } else {
    occurrence.role = Role::kOther;
    occurrence.nested = occurrence.nested || relation == Relation::kNmod;
  }
}

std::uint32_t clause_subject(const Document& document, const std::vector<std::uint32_t>& subjects,
                             std::uint32_t token) {
  const Tokens& tokens = document.tokens;
  constexpr int kLongest = 16;
  for (int step = 0; step < kLongest && token != kNowhere; ++step) {
    const std::uint32_t own = subjects[token];
    if (own != kNowhere && own != token) return own;
    token = tokens.head[token];
  }
  return kNowhere;
}

Discourse::Discourse(const Document& document, const ReferenceWords& words)
    : document_(document),
      words_(words),
      counts_(document.entities.size()),
      named_(document.entities.size()),
      subjects_(document.tokens.size(), kNowhere),
      verb_of_(document.tokens.size(), kNowhere) {
  for (const EntityMention& mention : document.mentions) ++named_[mention.entity];
  for (std::uint32_t at = 0; at < document.tokens.size(); ++at) {
    const std::uint32_t head = document.tokens.head[at];
    if (head != kNowhere && is_subject(document.tokens.relation[at])) subjects_[head] = at;
  }
  find_controlled_subjects();
  find_plain_subjects();
  find_sections();
}

// "Acme urged [Beta] to sell its unit", "Roe saw [Doe] holding her bag": who is urged is to sell, who is seen
// holds.
void Discourse::find_controlled_subjects() {
  const Tokens& tokens = document_.tokens;
  std::vector<std::uint32_t> objects(tokens.size(), kNowhere);
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    const std::uint32_t head = tokens.head[at];
    if (head == kNowhere || head > at) continue;
    const Relation relation = tokens.relation[at];
    const bool to_somebody = words_.is(tokens.lemma[head], RefWord::kPartyObjectVerb);
    const bool object = relation == Relation::kObj || relation == Relation::kIobj;
    if (object && (to_somebody || is_proper(tokens.tag[at]))) objects[head] = at;
    if (!to_somebody && tokens.tag[at] != Tag::kVBG) continue;
    if (relation == Relation::kXcomp && subjects_[at] == kNowhere && is_verb(tokens.tag[at]))
      subjects_[at] = objects[head];
  }
}

namespace {

// The token behind an aside between commas that begins at a comma: "Acme, for its part, [blames]", "Acme,
// whose owner Beta pays, [can]"; kNowhere where none closes or a clause begins.
std::uint32_t behind_aside(const Document& document, std::uint32_t comma, std::uint32_t last) {
  constexpr std::uint32_t kLongest = 20;
  const auto& tag = document.tokens.tag;
  const std::uint32_t end = std::min(last, comma + kLongest);
  const bool relative = comma + 1 < end && (tag[comma + 1] == Tag::kWDT || tag[comma + 1] == Tag::kWP ||
                                            tag[comma + 1] == Tag::kWPS);
  for (std::uint32_t at = comma + 1; at < end; ++at) {
    if (tag[at] == Tag::kComma) return at + 1;
    if (tag[at] == Tag::kCC || (!relative && is_finite(tag[at])) || document.token_text(at) == ";")
      return kNowhere;
  }
  return kNowhere;
}

}  // namespace

// "Acme last week [dropped]", "Acme, for its part, [blames]", "Beta's rival, Acme, which makes pumps,
// [warned]": the verb that the order of words gives a name, where the tree gives it none or something in
// between.
std::uint32_t Discourse::verb_of(const EntityMention& name) const {
  const Tokens& tokens = document_.tokens;
  const TokenSpan sentence = document_.sentences[document_.sentence_of(name.tokens.begin)].tokens;
  const std::uint32_t begin = name.tokens.begin;
  const bool leads =
      begin == sentence.begin || (begin == sentence.begin + 1 && tokens.tag[begin - 1] == Tag::kDT);
  std::uint32_t at = name.tokens.end;
  if (at < sentence.end && tokens.tag[at] == Tag::kComma) {
    at = behind_aside(document_, at, sentence.end);
    if (at == kNowhere) return kNowhere;
  } else if (!leads) {
    return kNowhere;
  }
  for (; at < sentence.end; ++at) {
    if (is_adverb(tokens.tag[at])) continue;
    const TimeExpression* const date = time_at(document_, at);
    if (date == nullptr) break;
    at = date->tokens.end - 1;
  }
  if (at >= sentence.end || !is_finite(tokens.tag[at])) return kNowhere;
  const std::uint32_t above = tokens.head[at];
  const bool helps = tokens.relation[at] == Relation::kAux || tokens.relation[at] == Relation::kAuxPass;
  const std::uint32_t verb = helps && above != kNowhere && above > at ? above : at;
  const std::uint32_t subject = subjects_[verb];
  const bool open = subject == kNowhere || (subject >= name.tokens.end && subject < verb);
  return open ? verb : kNowhere;
}

// "Left out is [Acme].", "Also hurt was [Acme].": who ends a sentence behind a form of "be" that has no other
// subject.
std::uint32_t Discourse::presented_by(const EntityMention& name) const {
  const Tokens& tokens = document_.tokens;
  const std::uint32_t begin = name.tokens.begin, end = name.tokens.end;
  const TokenSpan sentence = document_.sentences[document_.sentence_of(begin)].tokens;
  if (begin < sentence.begin + 2 || end >= sentence.end || tokens.tag[end] != Tag::kPeriod) return kNowhere;
  const std::uint32_t verb = begin - 1;
  const std::string_view lemma = document_.symbols.view(tokens.lemma[verb]);
  if (lemma != "be" || !is_finite(tokens.tag[verb])) return kNowhere;
  for (std::uint32_t at = sentence.begin; at < verb; ++at) {
    const Tag tag = tokens.tag[at];
    const bool inside = at > sentence.begin && (tag == Tag::kNN || tag == Tag::kDT || tag == Tag::kNNS);
    if (!inside && !is_adverb(tag) && !is_adjective(tag) && tag != Tag::kVBN && tag != Tag::kVBG &&
        tag != Tag::kIN)
      return kNowhere;
  }
  return verb;
}

void Discourse::find_plain_subjects() {
  for (const EntityMention& mention : document_.mentions) {
    if (mention.form != MentionForm::kName) continue;
    const std::uint32_t presented = presented_by(mention);
    const std::uint32_t verb = presented == kNowhere ? verb_of(mention) : presented;
    if (verb == kNowhere) continue;
    const std::uint32_t head = head_of(document_, mention.tokens);
    subjects_[verb] = head;
    verb_of_[head] = verb;
  }
}

void Discourse::find_sections() {
  constexpr std::uint32_t kShortest = 5;  // tokens: a line above a story, not above a part of it
  std::uint32_t section = 0;
  bool body = false;
  for (const Sentence& sentence : document_.sentences) {
    const bool headline = sentence.kind == UnitKind::kHeadline ||
                          (sentence.kind == UnitKind::kLabel && sentence.tokens.size() >= kShortest);
    if (headline && body) ++section;
    body = !headline;
    sections_.push_back(section);
  }
}

void Discourse::add(const Occurrence& occurrence) {
  occurrences_.push_back(occurrence);
  if (occurrence.entity != kNowhere) count_one(occurrence);
}

void Discourse::name(std::size_t occurrence, std::uint32_t entity) {
  occurrences_[occurrence].entity = entity;
  count_one(occurrences_[occurrence]);
}

void Discourse::count_one(const Occurrence& occurrence) {
  const std::uint32_t entity = occurrence.entity;
  if (entity >= counts_.size()) counts_.resize(entity + 1);
  if (entity >= first_.size()) first_.resize(entity + 1, kNowhere);
  ++counts_[entity];
  first_[entity] = std::min(first_[entity], occurrence.sentence);
}

std::uint32_t Discourse::entity_at(std::uint32_t head) const {
  for (auto at = occurrences_.rbegin(); at != occurrences_.rend(); ++at) {
    if (at->head == head) return at->entity;
    if (at->sentence != occurrences_.back().sentence) break;
  }
  return kNowhere;
}

void Discourse::enter_sentence(std::uint32_t sentence) {
  const TokenSpan span = document_.sentences[sentence].tokens;
  const std::size_t first = occurrences_.size();
  const auto& mentions = document_.mentions;
  while (next_name_ < mentions.size() && mentions[next_name_].tokens.begin < span.end) {
    const EntityMention& mention = mentions[next_name_++];
    if (mention.form != MentionForm::kName) continue;
    Occurrence occurrence;
    occurrence.entity = mention.entity;
    occurrence.begin = mention.tokens.begin;
    occurrence.head = head_of(document_, mention.tokens);
    occurrence.sentence = sentence;
    place_occurrence(document_, occurrence);
    if (verb_of_[occurrence.head] != kNowhere) {
      occurrence.role = Role::kSubject;
      occurrence.governor = verb_of_[occurrence.head];
      occurrence.nested = false;
    }
    add(occurrence);
  }
  find_coordinations(first);
}

// "Acme and [Beta]", "Roe and her husband [Dale]": not what a broken tree takes for a conjunct.
bool Discourse::listed(const Occurrence& occurrence) const {
  constexpr std::uint32_t kNear = 5;
  const auto& tag = document_.tokens.tag;
  if (occurrence.begin > 0 && tag[occurrence.begin - 1] == Tag::kComma) return true;
  for (std::uint32_t at = occurrence.begin; at-- > 0 && at + kNear > occurrence.begin;) {
    if (tag[at] == Tag::kCC) return true;
  }
  return false;
}

void Discourse::find_coordinations(std::size_t first) {
  for (std::size_t at = first; at < occurrences_.size(); ++at) {
    const Occurrence& occurrence = occurrences_[at];
    if (document_.tokens.relation[occurrence.head] != Relation::kConj) continue;
    const std::uint32_t head = document_.tokens.head[occurrence.head];
    const auto open = std::find_if(
        coordinations_.rbegin(), coordinations_.rend(),
        [&](const Coordination& c) { return c.sentence == occurrence.sentence && c.head == head; });
    if (open != coordinations_.rend()) {
      open->entities.push_back(occurrence.entity);
      continue;
    }
    const auto before = std::find_if(occurrences_.begin() + static_cast<std::ptrdiff_t>(first),
                                     occurrences_.end(), [&](const Occurrence& o) { return o.head == head; });
    if (before == occurrences_.end() || before->entity == occurrence.entity || !listed(occurrence)) continue;
    coordinations_.push_back({{before->entity, occurrence.entity}, occurrence.sentence, head});
  }
}

// The clause of a token stands before the main clause of its sentence, whose subject is `head`: "When she
// left Acme, Roe ..."
bool fronted(const Document& document, std::uint32_t token, std::uint32_t head) {
  const Tokens& tokens = document.tokens;
  const std::uint32_t main = tokens.head[head];
  if (!is_subject(tokens.relation[head]) || main == kNowhere || token > head) return false;
  constexpr int kLongest = 16;
  std::uint32_t at = token;
  for (int step = 0; step < kLongest && at != kNowhere; ++step) {
    if (tokens.head[at] == main)
      return tokens.relation[at] == Relation::kAdvcl || tokens.relation[at] == Relation::kObl;
    at = tokens.head[at];
  }
  return false;
}

// "a strike at its plant" is none of the strike.
bool holds(const Document& document, std::uint32_t head, std::uint32_t token) {
  const Tokens& tokens = document.tokens;
  constexpr int kLongest = 6;
  for (int step = 0; step < kLongest && token != kNowhere; ++step) {
    const Relation relation = tokens.relation[token];
    token = tokens.head[token];
    if (token == head) return relation != Relation::kConj && relation != Relation::kAppos;
    if (relation != Relation::kNmod && relation != Relation::kNmodPoss && relation != Relation::kCompound)
      return false;
  }
  return false;
}

// "its bigger rival Acme": it is not Acme's.
bool describes(const Document& document, std::uint32_t owner, std::uint32_t name) {
  const Tokens& tokens = document.tokens;
  const std::uint32_t owned = tokens.head[owner];
  if (owned == kNowhere || owned == name || tokens.relation[owner] != Relation::kNmodPoss) return false;
  const bool before = tokens.head[owned] == name && tokens.relation[owned] != Relation::kNmod;
  return (before && owned < name) || (tokens.head[name] == owned && owned < name);
}

// "Acme's profit fell"
bool owns_subject(const Document& document, const Occurrence& owner) {
  return owner.governor != kNowhere && is_subject(document.tokens.relation[owner.governor]);
}

int place_score(const Document& document, const Discourse& discourse, const Query& query,
                const Occurrence& occurrence) {
  if (occurrence.entity != kNowhere &&
      std::find(query.others.begin(), query.others.end(), occurrence.entity) != query.others.end())
    return kImpossible;
  const std::uint32_t apart = query.sentence - occurrence.sentence;
  constexpr std::array<int, 6> kNear{40, 28, 8, -6, -18, -30};
  if (apart >= kNear.size()) return query.description ? -40 : kImpossible;
  const bool own_subject = query.subject_entity != kNowhere && occurrence.entity == query.subject_entity;
  constexpr int kOtherSection = 20;
  constexpr int kOwnSentence = 6;  // more than a thing, "he" is of the sentence
  int score = kNear[apart] + (query.person && apart == 0 ? kOwnSentence : 0);
  if (discourse.section(query.sentence) != discourse.section(occurrence.sentence)) score -= kOtherSection;
  if (query.description && query.role != Role::kSubject && own_subject)
    score -= 10;  // by an earlier mention of it
  const bool same_clause_subject = apart == 0 && query.subject == occurrence.head;
  if (apart == 0) {
    const bool after = occurrence.head > query.token;
    if (after) {  // "In his first year, Smith ..."
      if (query.description || occurrence.role != Role::kSubject ||
          describes(document, query.token, occurrence.head))
        return kImpossible;
      const bool before_main = fronted(document, query.token, occurrence.head);
      if (!before_main && !query.possessive) return kImpossible;
      score += before_main ? (query.conditional ? 0 : 17) : -10;
    } else {
      score -= std::min<int>(12, static_cast<int>(query.token - occurrence.head) / 3);
    }
    if (query.reflexive) return same_clause_subject ? 100 : kImpossible;
    if (same_clause_subject && query.possessive) score += 26;
    if (same_clause_subject && !query.possessive && query.role != Role::kSubject) return kImpossible;
    const bool argument = occurrence.role != Role::kPossessor && occurrence.governor != kNowhere &&
                          occurrence.governor == query.governor;
    if (argument && !query.possessive) return kImpossible;
    // "his friend" is not his; "Acme's deal" is none of Acme's possessors' parts.
    if (document.tokens.head[query.token] == occurrence.head) return kImpossible;
    if (occurrence.entity == kNowhere && !occurrence.person && holds(document, occurrence.head, query.token))
      return kImpossible;
    if (query.description && query.role != Role::kSubject && same_clause_subject) return kImpossible;
  }
  constexpr int kSubject = 23, kSubjectOwns = 15;  // "Roe met Doe and his wife"
  switch (occurrence.role) {
    case Role::kSubject:
      score += query.person && query.possessive ? kSubjectOwns : kSubject;
      break;
    case Role::kObject:
      score += 6;
      break;
    case Role::kPossessor:
      score += owns_subject(document, occurrence) ? 14 : 4;
      break;
    case Role::kOblique:
    case Role::kOther:
      break;
  }
  if (occurrence.nested) score -= 9;
  if (query.role == occurrence.role && query.role != Role::kOther) score += 6;
  if (occurrence.entity == kNowhere) return score - 8;
  if (occurrence.pronoun) score += 1;
  constexpr std::uint32_t kMany = 25;  // names in the whole article
  score += static_cast<int>(std::min(discourse.named(occurrence.entity), kMany));
  return score;
}

}  // namespace claimgraph
