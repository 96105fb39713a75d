// What a definite description says of itself, and whom its place rules out.
#include "references/definite_base.h"

#include <algorithm>

#include "parse/relation.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kListReach = 12;  // tokens from a description to what it is listed with

}  // namespace

DefiniteBase::DefiniteBase(DescribedGroup& described)
    : own_(described),
      context_(described.context),
      document_(described.document),
      group_(described.group),
      query_(described.query),
      above_pronoun_(above_pronoun()) {}

// "the 58-year-old", "the 36-year-old engineer", but not "the 90-year-old company"
bool DefiniteBase::aged() const {
  constexpr std::uint32_t kBehindOld = 5;  // the, 36, -, year, -, old
  const std::uint32_t old = group_.tokens.begin + kBehindOld;
  if (old >= group_.tokens.end || !is(old, RefWord::kOld) || document_.token_text(old - 1) != "-" ||
      tokens().tag[group_.tokens.begin + 1] != Tag::kCD)
    return false;
  return old + 1 == group_.tokens.end || (own_.apposed_kinds() & kDescribesPerson) != 0;
}

// "The Chilean-born engineer", "The former teacher": told of a life, not which of several is meant. Not
// "the former minister", who may be another.
bool DefiniteBase::of_life() const {
  if (query_.role != Role::kSubject || document_.norm(group_.tokens.begin) != "the" ||
      (own_.description.kinds & ~kDescribesPerson) != 0)
    return false;
  const bool role = (own_.apposed_kinds() & kDescribesPerson) != 0;
  const bool person_noun = role || context_.names.is(tokens().lemma[group_.head], NameWord::kPersonNoun);
  for (std::uint32_t at = group_.tokens.begin + 1; at < group_.head; ++at) {
    if (person_noun && is(at, RefWord::kBorn) && document_.token_text(at - 1) == "-") return true;
    if (person_noun && !role && at == group_.tokens.begin + 1 && is(at, RefWord::kFormer)) return true;
  }
  return false;
}

// "the Danish group", "the Leeds miner": a word of where it is from tells it from others.
bool DefiniteBase::of_origin() const {
  for (std::uint32_t at = group_.tokens.begin; at < group_.head; ++at) {
    const std::uint32_t named = context_.name_at(at);
    if (context_.names.is(tokens().norm[at], NameWord::kDemonym) ||
        (named != kNowhere && entity(named).kind == EntityKind::kPlace))
      return true;
  }
  return false;
}

// "the maker", but not "the Danish league"
bool DefiniteBase::body_noun() const {
  return context_.words.is(tokens().lemma[group_.head], RefWord::kBodyNoun) &&
         !context_.words.is(tokens().lemma[group_.head], RefWord::kPart);
}

// "the Leeds-based firm", where nobody knows Leeds
bool DefiniteBase::based(std::uint32_t at) const {
  return at + 2 < group_.head && tokens().tag[at + 1] == Tag::kHYPH && is(at + 2, RefWord::kBased);
}

// "the Leeds-based firm", "the Leeds firm"
bool DefiniteBase::of_place() const {
  for (std::uint32_t at = group_.tokens.begin + 1; at < group_.head; ++at) {
    const std::uint32_t named = context_.name_at(at);
    const bool home = named != kNowhere && entity(named).kind == EntityKind::kPlace &&
                      !context_.names.is(tokens().norm[at], NameWord::kDemonym);
    if (based(at) || home) return true;
  }
  return false;
}

// In "The oil producer says the pipeline operator owes it money" two descriptions are of two.
bool DefiniteBase::called_otherwise(std::uint32_t candidate) const {
  if (own_.description.type == "country") return false;  // "the government ... the country"
  const auto& joined = context_.joined;
  std::uint32_t begin = group_.tokens.begin;  // of what stands between two semicolons
  const std::uint32_t first = document_.sentences[own_.sentence].tokens.begin;
  while (begin > first && document_.token_text(begin - 1) != ";") --begin;
  int left = kLookBack;
  for (std::size_t at = joined.size(); at-- > 0 && joined[at].tokens.begin >= begin && left-- > 0;) {
    if (joined[at].form != MentionForm::kNominal || joined[at].entity != candidate) continue;
    if (joined[at].rule == "apposition") continue;
    const std::uint32_t head = head_of(document_, joined[at].tokens);
    if (tokens().lemma[head] != tokens().lemma[group_.head]) return true;
  }
  return false;
}

// "The firm owns 62% of Acme": its own clause speaks of it as somebody else.
bool DefiniteBase::beside(std::uint32_t candidate) const {
  return std::find(query_.others.begin(), query_.others.end(), candidate) != query_.others.end();
}

// "Acme bought the company", "it said the company", "Acme owns 40% of the company": never Acme.
bool DefiniteBase::acts_on_itself(const Occurrence& occurrence) const {
  if (occurrence.entity == kNowhere) return false;
  if (occurrence.entity == above_pronoun_ || beside(occurrence.entity)) return true;
  const bool leads = occurrence.begin == document_.sentences[own_.sentence].tokens.begin;
  if (query_.role == Role::kObject && query_.subject == kNowhere && leads) return true;
  const std::uint32_t above = tokens().head[group_.head];
  const bool share = tokens().relation[group_.head] == Relation::kNmod && above != kNowhere &&
                     context_.words.is(tokens().lemma[above], RefWord::kMeasure);
  if (share && occurrence.entity == query_.subject_entity) return true;
  return query_.role == Role::kObject && occurrence.entity == query_.subject_entity;
}

// What the pronoun (of a person, any) stands for that is the subject of a clause above: "it said the
// company's sales".
std::uint32_t DefiniteBase::above_pronoun() const {
  const auto& subjects = context_.discourse.subjects();
  constexpr int kLongest = 16;
  std::uint32_t at = group_.head;
  for (int step = 0; step < kLongest && at != kNowhere; ++step) {
    const std::uint32_t subject = subjects[at];
    const bool told = subject != kNowhere && subject < group_.tokens.begin;
    if (told && (person() || aged() || tokens().tag[subject] == Tag::kPRP))  // nor "Roe said the lawyer"
      return context_.discourse.entity_at(subject);
    at = tokens().head[at];
  }
  return kNowhere;
}

// "the AI firm and Acme": never Acme, by whatever mention.
bool DefiniteBase::coordinated_with(const Occurrence& occurrence) const {
  const std::uint32_t above = tokens().head[group_.head];
  if (tokens().relation[group_.head] == Relation::kConj && above != kNowhere &&
      occurrence.entity == context_.name_at(above))
    return true;
  const std::uint32_t end = std::min(tokens().size(), group_.tokens.end + kListReach);
  for (std::uint32_t t = group_.tokens.end; t < end; ++t) {
    if (tokens().head[t] == group_.head && tokens().relation[t] == Relation::kConj &&
        occurrence.entity == context_.name_at(t))
      return true;
  }
  return false;
}

// Another whom the words may mean is spoken of near, not in passing: "Roe beat Doe. The Dane" is either.
bool DefiniteBase::other_person(std::uint32_t chosen) const {
  const bool people = own_.one_of_people();
  const std::uint32_t least = people ? 2 : context_.discourse.named(chosen);
  const auto& all = context_.discourse.occurrences();
  int left = kLookBack;
  for (std::size_t at = all.size(); at-- > 0 && all[at].sentence + 1 >= own_.sentence && left-- > 0;) {
    const Occurrence& o = all[at];
    if (o.entity == kNowhere || o.entity == chosen || o.begin >= group_.tokens.begin || o.nested ||
        (!people && o.role != Role::kSubject) || context_.discourse.named(o.entity) < least ||
        entity(o.entity).type != "person" || entity(o.entity).plural || acts_on_itself(o))
      continue;
    if (own_.match(o.entity) > kImpossible) return true;
  }
  return false;
}

// Another body that the words might fit, and that its own clause does not rule out, is spoken of in this
// sentence or the one before, and named at least so often by the article.
bool DefiniteBase::near_rival(std::uint32_t found, std::uint32_t named) const {
  const auto& all = context_.discourse.occurrences();
  for (std::size_t at = all.size(); at-- > 0 && all[at].sentence + 1 >= own_.sentence;) {
    const Occurrence& o = all[at];
    if (o.begin >= group_.tokens.begin || o.entity == found || acts_on_itself(o) || coordinated_with(o) ||
        context_.listens(o) || located(o) || (o.entity != kNowhere && o.entity == query_.subject_entity))
      continue;
    if (o.entity == kNowhere
            ? same_noun(o)
            : entity(o.entity).kind == EntityKind::kParty && entity(o.entity).type == "organization" &&
                  context_.discourse.named(o.entity) >= named && !context_.known.part(o.entity) &&
                  own_.match(o.entity) >= kContradicted)
      return true;
  }
  return false;
}

// "fell on the Springfield Stock Exchange": where something is done.
bool DefiniteBase::located(const Occurrence& o) const {
  if (o.begin < 2) return false;
  return document_.norm(tokens().tag[o.begin - 1] == Tag::kDT ? o.begin - 2 : o.begin - 1) == "on";
}

bool DefiniteBase::same_noun(const Occurrence& occurrence) const {
  return occurrence.group != kNowhere && !occurrence.plural &&
         tokens().lemma[occurrence.head] == tokens().lemma[group_.head];
}

// A headline stands between: another story of a bulletin.
bool DefiniteBase::other_section(const Occurrence& chosen) const {
  return context_.discourse.section(chosen.sentence) != context_.discourse.section(own_.sentence);
}

}  // namespace claimgraph
