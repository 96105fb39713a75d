// Descriptions: what stands beside names, what points back ("the tech giant", "the latter", "both
// companies").
#include <algorithm>
#include <functional>
#include <utility>

#include "parse/relation.h"
#include "references/described_group.h"

namespace claimgraph {

DescribedGroup::DescribedGroup(ReferenceContext& shared, std::uint32_t number, std::uint32_t of_sentence)
    : context(shared),
      document(shared.document),
      group(with_age(with_place(document.noun_groups[number]))),
      sentence(of_sentence),
      description(shared.words.describe(document, group)),
      query(query_at(shared, group.head, of_sentence)) {
  query.description = true;
  if (one_of_people()) description.kinds = kDescribesPerson;
}

// "The 58-year-old told [them]": a verb that the group took in as an adjective.
NounGroup DescribedGroup::with_age(NounGroup part) const {
  constexpr std::uint32_t kBehindOld = 5;  // the, 36, -, year, -, old
  const std::uint32_t old = part.tokens.begin + kBehindOld;
  const bool aged = old + 1 < part.tokens.end && is(old, RefWord::kOld) &&
                    tokens().tag[part.tokens.begin + 1] == Tag::kCD && is_verb(tokens().tag[old + 1]);
  if (!aged) return part;
  part.tokens.end = old + 1;
  part.head = old;
  return part;
}

// "the Boise, Idaho-based brewer": the comma parts the determiner from its group. "Neither company": taken
// for a conjunction.
NounGroup DescribedGroup::with_place(NounGroup part) const {
  const std::uint32_t begin = part.tokens.begin;
  if (part.determiner == kNowhere && begin > 0 && part.tokens.size() == 1 &&
      (document.norm(begin - 1) == "neither" || document.norm(begin - 1) == "either")) {
    part.tokens.begin = part.determiner = begin - 1;
    return part;
  }
  constexpr std::uint32_t kLongest = 6;
  if (part.determiner != kNowhere || begin < 3 || document.token_text(begin - 1) != ",") return part;
  for (std::uint32_t at = begin - 1; at-- > 0 && at + kLongest > begin;) {
    if (document.norm(at) == "the") {
      const std::uint32_t place = at + 1 < begin - 1 ? context.name_at(at + 1) : kNowhere;
      if (place == kNowhere || entity(place).kind != EntityKind::kPlace) return part;
      part.tokens.begin = at;
      part.determiner = at;
      return part;
    }
    if (!document.tokens.has(at, TokenFlag::kCapital) && document.token_text(at) != ",") return part;
  }
  return part;
}

bool DescribedGroup::one_of_people() const {
  const Tag tag = tokens().tag[group.head];
  if (group.tokens.size() != 2 || group.head + 1 != group.tokens.end || tag == Tag::kNNS ||
      tag == Tag::kNNPS || !is(group.head, RefWord::kOnePerson))
    return false;
  if (group.tokens.end >= tokens().size()) return true;
  const Tag next = tokens().tag[group.tokens.end];  // "the German - British comedy", "the European mark"
  return !is_noun(next) && !is_adjective(next) && next != Tag::kHYPH;
}

std::uint32_t DescribedGroup::owner() const {
  if (!owned()) return kNowhere;
  return context.discourse.entity_at(
      group.possessor == kNowhere ? group.determiner : document.noun_groups[group.possessor].head);
}

TokenSpan DescribedGroup::whole() const {
  TokenSpan span = group.tokens;
  if (group.possessor != kNowhere) span.begin = document.noun_groups[group.possessor].tokens.begin;
  return span;
}

// "the agency for work", but not "led the company for years".
bool DescribedGroup::completes(std::uint32_t preposition) const {
  const std::uint32_t noun = tokens().head[preposition];
  return noun != kNowhere && noun > preposition && tokens().head[noun] == group.head;
}

bool DescribedGroup::completed() const {
  const std::uint32_t end = group.tokens.end;
  if (end >= tokens().size()) return false;
  const std::string_view next = document.norm(end);
  if (next == "for") return completes(end);
  if (next == "of" && end + 1 < tokens().size() && tokens().tag[end + 1] == Tag::kVBG)
    return false;  // "accused the brewer of dumping"
  if (next == "of" && tokens().head[end] != kNowhere && query.role == Role::kObject &&
      query.governor != kNowhere && tokens().head[tokens().head[end]] == query.governor)
    return false;  // "accused the brewer of fraud"
  return is(end, RefWord::kCompletes) || followed_by_clause(end);
}

// "the club [he] walked out on", but not "told the club he would leave".
bool DescribedGroup::followed_by_clause(std::uint32_t end) const {
  if (tokens().tag[end] != Tag::kPRP || is(end, RefWord::kReflexive)) return false;
  const std::uint32_t verb = tokens().head[end];
  return verb != kNowhere && verb > end && tokens().relation[verb] == Relation::kAclRelcl &&
         tokens().head[verb] == group.head;
}

std::uint8_t DescribedGroup::apposed_kinds() const {
  for (std::uint32_t at = group.tokens.begin; at <= group.head; ++at) {
    if (at + context.names.role_at(document, at, group.head + 1) == group.head + 1)
      return static_cast<std::uint8_t>(description.kinds | kDescribesPerson);
  }
  return description.kinds;
}

namespace {

class DescriptionReader {
 public:
  DescriptionReader(ReferenceContext& context, std::uint32_t number, std::uint32_t sentence)
      : context_(context),
        document_(context.document),
        number_(number),
        own_(context, number, sentence),
        group_(own_.group),
        sentence_(sentence) {}

  void resolve() {
    if (group_.pronoun) {  // "Both declined to comment"
      join_several(own_);
      return;
    }
    if (named_part()) return;
    if (holds_name()) return describe_name();
    if (latter() || join_several(own_)) return;
    if (apposed() || before_name() || called_behind()) return;
    if (join_definite(own_) || join_many(own_)) return;
    predicated();
    made();
    note_common_noun();
  }

 private:
  const Tokens& tokens() const { return document_.tokens; }
  bool is(std::uint32_t at, RefWord kind) const { return own_.is(at, kind); }
  const Entity& entity(std::uint32_t at) const { return document_.entities[at]; }

  void join(std::uint32_t found, std::string_view rule, float confidence) {
    own_.join(group_.tokens, found, rule, confidence);
  }

  // Occurrences of names inside the group, latest first.
  template <typename See>
  bool any_name_inside(See see) const {
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0;) {
      if (all[at].sentence != sentence_) break;
      if (all[at].entity != kNowhere && group_.tokens.contains(all[at].head) && see(all[at])) return true;
    }
    return false;
  }
  // The group's head is the name's, or the name ends the group: "the chip maker Acme".
  bool holds_name() const {
    return any_name_inside([&](const Occurrence& o) {
      return o.head == group_.head || (o.begin <= group_.head && group_.head <= o.head) ||
             o.head + 1 == group_.tokens.end;
    });
  }

  // "its Acme Foods unit": the name before the part of a firm is the part's own.
  bool named_part() {
    if (!context_.words.is(tokens().lemma[group_.head], RefWord::kPart)) return false;
    if (!own_.owned()) return false;
    std::uint32_t named = kNowhere;
    any_name_inside([&](const Occurrence& o) {
      if (o.pronoun || name_at(o).end != group_.head ||
          (kinds_of(entity(o.entity)) & kDescribesOrganization) == 0)
        return false;
      named = o.entity;
      return true;
    });
    if (named == kNowhere) return false;
    join(named, "named-part", 0.85F);
    return true;
  }

  // "chip maker Acme": what it is called may point back later.
  void describe_name() {
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0;) {
      const Occurrence& o = all[at];
      if (o.sentence != sentence_) break;
      if (o.entity == kNowhere || !group_.tokens.contains(o.head) || o.begin <= group_.tokens.begin) continue;
      remember_before(o);
      return;
    }
  }

  // "Dutch brewer Acme": the last noun before the name is the head of what it is called.
  void remember_before(const Occurrence& name) {
    std::uint32_t head = name.begin;
    while (head > group_.tokens.begin && !is_noun(tokens().tag[head - 1])) --head;
    if (head == group_.tokens.begin) return;
    NounGroup called;
    called.tokens = {group_.tokens.begin, name.begin};
    called.head = head - 1;
    const Description description = context_.words.describe(document_, called);
    if (description.kinds == 0 && context_.names.role_at(document_, called.head, name.begin) == 0) return;
    context_.known.remember(document_, {called.tokens, called.head, description}, name.entity, true);
  }

  // "the latter": of the last two names the sentence before (or this one) speaks of.
  bool latter() {
    const bool last = is(group_.head, RefWord::kLatter);
    if (!last && (!is(group_.head, RefWord::kFormer) || group_.determiner == kNowhere)) return false;
    if (group_.tokens.size() != 2) return false;
    const auto& pairs = context_.discourse.coordinations();
    if (!pairs.empty() && pairs.back().sentence + 1 >= sentence_ && pairs.back().head < group_.tokens.begin) {
      const auto& members = pairs.back().entities;
      join(last ? members.back() : members.front(), last ? "latter" : "former", 0.8F);
      return true;
    }
    const auto& all = context_.discourse.occurrences();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> near;  // begin, entity
    for (std::size_t at = all.size(); at-- > 0 && all[at].sentence + 1 >= sentence_;) {
      if (all[at].entity != kNowhere && all[at].begin < group_.tokens.begin)
        near.emplace_back(all[at].begin, all[at].entity);
    }
    std::sort(near.begin(), near.end(), std::greater<>());
    std::vector<std::uint32_t> found;  // distinct, latest first
    for (const auto& [begin, entity] : near) {
      if (found.size() < 2 && std::find(found.begin(), found.end(), entity) == found.end())
        found.push_back(entity);
    }
    if (found.size() < 2) return false;
    join(last ? found[0] : found[1], last ? "latter" : "former", 0.6F);
    return true;
  }

  // "Acme, the chip maker,": the noun behind the comma is the name before it.
  bool apposed() {
    const TokenSpan whole = own_.whole();
    const std::uint32_t begin = whole.begin;
    if (begin < 2 || document_.token_text(begin - 1) != ",") return false;
    if (group_.determiner == kNowhere && group_.possessor == kNowhere) return false;
    if (tokens().tag[group_.head] == Tag::kNNS || listed() || addressed() || acts_or_owns()) return false;
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0;) {
      const Occurrence& o = all[at];
      if (o.sentence != sentence_) break;
      if (o.entity == kNowhere || o.pronoun) continue;
      const TokenSpan name = name_at(o);
      const bool owns = name.end < begin && tokens().tag[name.end] == Tag::kPOS;  // "Larkin's, the chain,"
      if (name.end + (owns ? 2 : 1) != begin) continue;
      if (entity(o.entity).plural || !may_be_called(name, o.entity)) return false;
      const std::uint32_t named = o.entity;  // joining moves the occurrences
      context_.known.remember(document_, own_.words(), named, true);
      own_.join(whole, named, "apposition", 0.9F);
      employ(named);
      succeed(named);
      return true;
    }
    return false;
  }
  // "... by Acme, the new company said", "Roe, the president's aide": the beginning of something else.
  bool acts_or_owns() const {
    const std::uint32_t end = group_.tokens.end;
    if (end >= tokens().size()) return false;
    const Tag next = tokens().tag[end];
    return next == Tag::kPOS || next == Tag::kMD || next == Tag::kVBZ || next == Tag::kVBP ||
           (next == Tag::kVBD && context_.names.is(tokens().lemma[end], NameWord::kSay));
  }
  // "Acme, your company": said to somebody.
  bool addressed() const {
    if (group_.determiner == kNowhere || tokens().tag[group_.determiner] != Tag::kPRPS) return false;
    return !is(group_.determiner, RefWord::kMale) && !is(group_.determiner, RefWord::kFemale) &&
           !is(group_.determiner, RefWord::kNeuter) && !is(group_.determiner, RefWord::kPlural);
  }
  // A noun of no known kind calls somebody so where the tree says it does and nothing else follows: "Roe, a
  // clockmaker who", "Acme, a top-ten holder,", but not "sued Acme, a move which", "gave Roe, his nephew, a
  // seat on the board". A firm taken for a person is called a firm.
  bool may_be_called(TokenSpan name, std::uint32_t found) {
    const std::uint8_t kinds = own_.apposed_kinds();
    if ((kinds_of(entity(found)) & kinds) != 0) return true;
    if (kinds == kDescribesOrganization && !own_.description.weak) return proves_body(name.begin);
    const std::uint32_t above = tokens().head[group_.head], end = group_.tokens.end;
    const bool apposed = kinds == 0 && above != kNowhere && name.contains(above) &&
                         tokens().relation[group_.head] == Relation::kAppos;
    if (!apposed || is(group_.tokens.begin, RefWord::kVague) ||
        context_.words.is(tokens().lemma[group_.head], RefWord::kMeasure))
      return false;
    const bool closed =
        end >= tokens().size() || tokens().tag[end] == Tag::kComma || tokens().tag[end] == Tag::kPeriod;
    if (entity(found).type != "person")
      return closed && entity(found).kind == EntityKind::kParty && entity(found).type == "organization";
    return closed || is(end, RefWord::kRelative) || document_.norm(end) == "at" ||
           document_.norm(end) == "from";
  }
  // What is called "the planemaker" is no person, if nothing but its looks said so.
  bool proves_body(std::uint32_t begin) {
    const EntityMention* const name = context_.name_from(begin);
    if (name == nullptr || !context_.unproven_person(*name)) return false;
    document_.entities[name->entity].type = "organization";
    return true;
  }
  // "the chief executive, Jane Roe," and "Acme's lawyer, John Doe,": the name behind the comma is meant.
  bool before_name() {
    if (group_.determiner == kNowhere && group_.possessor == kNowhere) return false;
    const bool plural = tokens().tag[group_.head] == Tag::kNNS;  // "its auditors, Roe & Co,"
    if (plural && !own_.owned()) return false;
    const std::uint32_t end = end_with_employer();
    if (end + 1 >= tokens().size() || document_.token_text(end) != ",") return false;
    const std::uint32_t begin = begin_of_name(end + 1);
    const EntityMention* const name = context_.name_from(begin);
    if (name == nullptr || entity(name->entity).plural) return false;
    if (plural && entity(name->entity).type == "person") return false;
    const bool body = own_.apposed_kinds() == kDescribesOrganization && !own_.description.weak;
    if ((kinds_of(entity(name->entity)) & own_.apposed_kinds()) == 0 && !related(*name) &&
        !(body && proves_body(name->tokens.begin)))
      return false;
    const std::uint32_t behind = name->tokens.end;
    const bool closed = behind >= tokens().size() || tokens().tag[behind] == Tag::kComma ||
                        tokens().tag[behind] == Tag::kPeriod || tokens().tag[behind] == Tag::kColon;
    if (!closed) return false;
    context_.known.remember(document_, own_.words(), name->entity, true);
    own_.join(own_.whole(), name->entity, "apposition", 0.85F);
    employ(name->entity);
    succeed(name->entity);
    return true;
  }
  // "a gang calling itself Quiet Acme", "a firm called Acme"
  bool called_behind() {
    std::uint32_t at = group_.tokens.end;
    if (at + 1 >= tokens().size() || tokens().tag[group_.head] == Tag::kNNS) return false;
    if (group_.determiner == kNowhere && group_.possessor == kNowhere) return false;
    const std::string_view first = document_.norm(group_.tokens.begin);
    const bool one = first == "a" || first == "an";
    if (is(at, RefWord::kKnown) && document_.norm(at + 1) == "as") {
      at += 2;
    } else if (is(at, RefWord::kCalling) && is(at + 1, RefWord::kReflexive)) {
      at += 2;
    } else if (one && is(at, RefWord::kNamedSo)) {
      ++at;  // not "the company named"
    } else {
      return false;
    }
    if (at < tokens().size() && document_.norm(at) == "the") ++at;
    const EntityMention* const name = at < tokens().size() ? context_.name_from(at) : nullptr;
    if (name == nullptr || (kinds_of(entity(name->entity)) & own_.description.kinds) == 0) return false;
    context_.known.remember(document_, own_.words(), name->entity, true);
    own_.join(own_.whole(), name->entity, "apposition", 0.85F);
    return true;
  }
  // Behind the comma a title, or what else the name is called, may stand before it: "its owner, the Danish
  // tycoon [Jane Roe],", "the carrier, Springfield's [Acme Air],".
  std::uint32_t begin_of_name(std::uint32_t at) const {
    if (document_.norm(at) == "the" && at + 1 < tokens().size()) ++at;
    if (at + 1 < tokens().size() && context_.names.is(tokens().norm[at], NameWord::kTitle)) return at + 1;
    constexpr std::uint32_t kMost = 3;
    const std::uint32_t first = at;
    for (; at < first + kMost && at + 1 < tokens().size(); ++at) {
      const EntityMention* const name = context_.name_from(at);
      const bool owner = name != nullptr && entity(name->entity).kind == EntityKind::kPlace &&
                         name->tokens.end < tokens().size() && tokens().tag[name->tokens.end] == Tag::kPOS;
      if (owner) return name->tokens.end + 1;
      if (name != nullptr) return at;
      if (!is_adjective(tokens().tag[at]) && tokens().tag[at] != Tag::kNN) break;
    }
    return first;
  }
  // "his sister-in-law, Jane Roe,", "its banker, Roe & Co,": a noun of no known kind before a party, one for
  // a person before a body.
  bool related(const EntityMention& name) const {
    const std::uint8_t kinds = own_.description.kinds;
    const bool serves = kinds == kDescribesPerson && entity(name.entity).type == "organization";
    return own_.owned() && !addressed() && (kinds == 0 || serves) && !is_proper(tokens().tag[group_.head]) &&
           entity(name.entity).kind == EntityKind::kParty && name.tokens.end < tokens().size() &&
           tokens().tag[name.tokens.end] == Tag::kComma;
  }
  // "her predecessor, Jane Roe,": who did before what she does.
  void succeed(std::uint32_t person) {
    const std::uint32_t owner = own_.owner();
    if (owner != kNowhere && context_.words.is(tokens().lemma[group_.head], RefWord::kPredecessor))
      context_.known.precede(person, owner);
  }
  // "its chairman, Jane Roe,": for whom she works.
  void employ(std::uint32_t person) {
    const std::uint32_t owner = own_.owner();
    if (owner != kNowhere && entity(person).type == "person" && entity(owner).type != "person" &&
        entity(owner).kind == EntityKind::kParty)
      context_.employers.add(person, owner);
  }
  // Behind "the chief executive", or behind "the chief executive of Acme".
  std::uint32_t end_with_employer() const {
    const std::uint32_t end = group_.tokens.end;
    if ((own_.apposed_kinds() & kDescribesPerson) == 0 || end + 2 >= tokens().size()) return end;
    const std::string_view link = document_.norm(end);
    if (link != "of" && link != "at" && link != "for") return end;
    const EntityMention* const employer =
        context_.name_from(document_.norm(end + 1) == "the" ? end + 2 : end + 1);
    return employer == nullptr || entity(employer->entity).type == "person" ? end : employer->tokens.end;
  }
  // "Acme, the lender and Beta": a list, no apposition.
  bool listed() const {
    const std::uint32_t end = group_.tokens.end;
    return end < tokens().size() && tokens().tag[end] == Tag::kCC;
  }
  TokenSpan name_at(const Occurrence& o) const {
    const EntityMention* const name = context_.name_from(o.begin);
    return name == nullptr ? TokenSpan{o.begin, o.head + 1} : name->tokens;
  }

  // "Acme is a Dutch brewer"
  void predicated() {
    if (own_.description.kinds == 0 || own_.definite() || group_.determiner == kNowhere) return;
    const std::uint32_t subject = context_.discourse.subjects()[group_.head];
    if (subject == kNowhere || subject > group_.head) return;
    const std::uint32_t named = context_.discourse.entity_at(subject);
    if (named == kNowhere || (kinds_of(entity(named)) & own_.description.kinds) == 0) return;
    context_.known.remember(document_, own_.words(), named, true);
  }

  // "Acme, which makes pumps", "Acme sells pumps and valves"
  void made() {
    std::uint32_t head = group_.head;
    if (tokens().relation[head] == Relation::kConj && tokens().head[head] != kNowhere)
      head = tokens().head[head];
    const std::uint32_t verb = tokens().head[head];
    if (own_.definite() || own_.owned() || tokens().relation[head] != Relation::kObj || verb == kNowhere ||
        !context_.words.is(tokens().lemma[verb], RefWord::kMakes))
      return;
    const std::uint32_t subject = context_.discourse.subjects()[verb];
    const std::uint32_t maker = subject == kNowhere ? kNowhere : context_.discourse.entity_at(subject);
    if (maker != kNowhere && (kinds_of(entity(maker)) & kDescribesOrganization) != 0)
      context_.known.make(document_, maker, group_);
  }

  void note_common_noun() {
    const Tag tag = tokens().tag[group_.head];
    if (!is_noun(tag) || of_name() || context_.words.is(tokens().lemma[group_.head], RefWord::kMeasure))
      return;
    Occurrence occurrence;
    occurrence.head = group_.head;
    occurrence.begin = group_.tokens.begin;
    occurrence.sentence = sentence_;
    occurrence.plural = tag == Tag::kNNS || tag == Tag::kNNPS;
    occurrence.person = (own_.apposed_kinds() & kDescribesPerson) != 0;
    occurrence.gender = own_.description.gender;
    occurrence.body =
        (own_.description.kinds & (kDescribesOrganization | kDescribesGovernment | kDescribesGroup)) != 0;
    const bool party = occurrence.person || occurrence.body;
    place_occurrence(document_, occurrence);
    if (party && (says(occurrence) || group_.determiner != kNowhere || alone_many(occurrence)) && specific())
      occurrence.group = number_;
    if (is_proper(tag) && occurrence.role != Role::kSubject) return;  // a ticker, a product
    context_.discourse.add(occurrence);
  }
  // "Acme, an adviser," and "Acme's Beta Corp unit": the name speaks for it.
  bool of_name() const {
    const std::uint32_t above = tokens().head[group_.head];
    if (tokens().relation[group_.head] == Relation::kAppos && above != kNowhere &&
        context_.name_at(above) != kNowhere)
      return true;
    return (own_.description.kinds & kDescribesOrganization) != 0 &&
           any_name_inside([&](const Occurrence& o) { return entity(o.entity).kind == EntityKind::kParty; });
  }
  // "analysts said", but not "analysts close to it said", who are called so by more words
  bool says(const Occurrence& many) const {
    constexpr std::uint32_t kNear = 2;  // "officials also say"
    return many.plural && many.role == Role::kSubject && many.governor != kNowhere &&
           many.governor < group_.tokens.end + kNear &&
           context_.words.is(tokens().lemma[many.governor], RefWord::kSayVerb);
  }
  // "Pilots rejected the offer", "three lenders", but not "three people close to it", who are called so by
  // more words
  bool alone_many(const Occurrence& many) const {
    const bool acts = many.person && many.role == Role::kSubject && !many.nested;
    const bool counted = tokens().tag[group_.tokens.begin] == Tag::kCD;
    const std::uint32_t end = group_.tokens.end;
    if (!many.plural || (!acts && !counted) || end >= tokens().size()) return false;
    const Tag next = tokens().tag[end];
    return !is_adjective(next) && next != Tag::kVBN && next != Tag::kVBG && next != Tag::kIN;
  }
  // Somebody in particular: no "any company", no predicate ("is a rival"), no part of a name.
  bool specific() const {
    if (group_.possessor != kNowhere) return false;
    if (is_proper(tokens().tag[group_.head]) || context_.discourse.subjects()[group_.head] != kNowhere)
      return false;
    for (std::uint32_t at = group_.tokens.begin; at < group_.head; ++at) {
      if (is(at, RefWord::kVague)) return false;
    }
    return true;
  }

  ReferenceContext& context_;
  Document& document_;
  std::uint32_t number_;
  DescribedGroup own_;
  const NounGroup& group_;
  std::uint32_t sentence_;
};

}  // namespace

void resolve_description(ReferenceContext& context, std::uint32_t noun_group, std::uint32_t sentence) {
  DescriptionReader(context, noun_group, sentence).resolve();
}

}  // namespace claimgraph
