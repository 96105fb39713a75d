// Who says the quotation or the clause that a pronoun stands in.
#include <algorithm>

#include "parse/relation.h"
#include "references/pronoun_place.h"
#include "tag/tagset.h"

namespace claimgraph {

Sayers::Sayers(const PronounPlace& place)
    : place_(place),
      context_(place.context),
      document_(place.document),
      speaker_(find_speaker()),
      reporter_(find_reporter()),
      clause_reporter_(find_clause_reporter()) {}

// The first quotation that begins behind the pronoun.
std::vector<Quote>::const_iterator Sayers::quote_behind() const {
  return std::upper_bound(document_.quotes.begin(), document_.quotes.end(), place_.token,
                          [](std::uint32_t at, const Quote& q) { return at < q.tokens.begin; });
}

bool Sayers::quoted() const { return in_quotation(place_.token); }

bool Sayers::in_quotation(std::uint32_t token) const { return context_.quotation_at(token) != kNowhere; }

// Who says the quotation the pronoun stands in is "I" there, and neither "he" nor "it".
std::uint32_t Sayers::find_speaker() const {
  const std::uint32_t quote = context_.quotation_at(place_.token);
  const std::uint32_t token = quote == kNowhere ? kNowhere : context_.speakers[quote];
  if (token == kNowhere) return kNowhere;
  return document_.tokens.tag[token] == Tag::kPRP ? last_speaker(token, document_.quotes[quote].tokens)
                                                  : context_.name_at(token);
}

// "Roe said he was wrong. '... told him,' he added": whoever spoke last speaks on.
std::uint32_t Sayers::last_speaker(std::uint32_t pronoun, TokenSpan quote) const {
  const Symbol word = document_.tokens.norm[pronoun];
  const bool male = context_.words.is(word, RefWord::kMale);
  if (!male && !context_.words.is(word, RefWord::kFemale)) return kNowhere;
  constexpr std::uint32_t kNear = 2;  // sentences
  const auto& all = context_.discourse.occurrences();
  for (auto o = all.rbegin(); o != all.rend() && o->sentence + kNear >= place_.sentence; ++o) {
    if (o->begin >= quote.begin || o->entity == kNowhere || o->nested || !spoke(*o)) continue;
    const Entity& who = place_.entity(o->entity);
    const bool other = who.gender != 'u' && who.gender != (male ? 'm' : 'f');
    if (who.type == "person" && !other) return o->entity;
  }
  return kNowhere;
}

bool Sayers::spoke(const Occurrence& occurrence) const {
  return occurrence.role == Role::kSubject && occurrence.governor != kNowhere &&
         context_.words.is(document_.tokens.lemma[occurrence.governor], RefWord::kSayVerb);
}

// Whom the speaker of the quotation works for is "we" there, not "they".
std::uint32_t Sayers::house() const {
  return speaker_ == kNowhere ? kNowhere : context_.employers.of(speaker_);
}

// "'Roe has her budget,' he said": whoever says a quotation does not name himself in it.
std::vector<std::uint32_t> Sayers::named_in_own_words() const {
  std::vector<std::uint32_t> named;
  const auto& quotes = document_.quotes;
  const auto after = quote_behind();
  if (after == quotes.begin()) return named;
  const auto before = after - 1;
  if (context_.speakers[static_cast<std::size_t>(before - quotes.begin())] != place_.token) return named;
  constexpr std::uint32_t kFarBack = 6;  // sentences
  const auto& all = context_.discourse.occurrences();
  for (auto o = all.rbegin(); o != all.rend() && o->sentence + kFarBack >= place_.sentence; ++o) {
    if (o->entity != kNowhere && before->tokens.contains(o->head)) named.push_back(o->entity);
  }
  return named;
}

// Who spoke last speaks on: "Acme said ... It added".
int Sayers::speaks_on(const Occurrence& occurrence) const {
  constexpr int kSameSpeaker = 10;
  const bool spoke_last = !occurrence.nested && spoke(occurrence);
  const bool speaks = place_.query.role == Role::kSubject && place_.query.governor != kNowhere &&
                      context_.words.is(document_.tokens.lemma[place_.query.governor], RefWord::kSayVerb);
  return spoke_last && speaks ? kSameSpeaker : 0;
}

// "Acme said it would", "Acme said its": who says what the pronoun begins; kNowhere where nobody does.
std::uint32_t Sayers::find_reporter() const {
  if ((place_.query.role != Role::kSubject || place_.query.governor == kNowhere) && !place_.query.possessive)
    return kNowhere;
  const Tokens& tokens = document_.tokens;
  std::uint32_t at = place_.token;
  if (at > place_.span.begin && document_.norm(at - 1) == "that") --at;
  std::uint32_t verb = at > place_.span.begin && is_verb(tokens.tag[at - 1]) ? at - 1 : kNowhere;
  if (verb == kNowhere && !place_.query.possessive &&
      tokens.relation[place_.query.governor] == Relation::kCcomp)
    verb = tokens.head[place_.query.governor];
  if (verb == kNowhere || verb > place_.token || tokens.tag[verb] == Tag::kVBG) return kNowhere;
  if (!context_.words.is(tokens.lemma[verb], RefWord::kSayVerb) &&
      !context_.words.is(tokens.lemma[verb], RefWord::kAgentVerb))
    return kNowhere;
  const std::uint32_t subject = clause_subject(document_, context_.discourse.subjects(), verb);
  const bool said =
      subject != kNowhere && subject < verb && !context_.words.is(tokens.lemma[subject], RefWord::kMeasure);
  return said ? with_name(subject, verb) : leading_name(verb);
}

// "Biotech [Capital Corp] said", "Cross and [Trecker] said": of a name cut short the part that was found.
std::uint32_t Sayers::with_name(std::uint32_t subject, std::uint32_t verb) const {
  if (!open_name(subject)) return subject;
  for (const std::uint32_t at : {subject + 1, subject + 2}) {
    const EntityMention* const name = context_.name_from(at);
    if (name != nullptr && name->tokens.end <= verb && place_.entity(name->entity).type != "person")
      return head_of(document_, name->tokens);
  }
  return subject;
}

// "Acme, the brewer, said": the head of the name that the sentence begins with, where the tree is broken.
std::uint32_t Sayers::leading_name(std::uint32_t verb) const {
  std::uint32_t begin = place_.span.begin;
  if (document_.norm(begin) == "the" && begin + 1 < verb) ++begin;
  const EntityMention* const name = context_.name_from(begin);
  const bool leads = name != nullptr && name->tokens.end <= verb &&
                     document_.tokens.tag[name->tokens.end] != Tag::kPOS;  // not "Acme's owner, Beta, said"
  return leads ? head_of(document_, name->tokens) : kNowhere;
}

// Not "Jane Roe of brokers Acme said" where the tree is broken: the name behind the "of" says nothing.
std::uint32_t Sayers::whole_subject(std::uint32_t subject) const {
  if (subject == kNowhere) return kNowhere;
  std::uint32_t begin = subject;
  while (begin > place_.span.begin && is_noun(document_.tokens.tag[begin - 1])) --begin;
  return begin > place_.span.begin && document_.norm(begin - 1) == "of" ? kNowhere : subject;
}

// "Acme warned that a strike at its plant": who says the clause that the pronoun stands in.
std::uint32_t Sayers::find_clause_reporter() const {
  const Tokens& tokens = document_.tokens;
  if (!place_.acts() && !(place_.query.possessive && owned_by_body())) return kNowhere;
  constexpr int kLongest = 8;
  std::uint32_t at = place_.token;
  for (int step = 0; step < kLongest && at != kNowhere; ++step) {
    const std::uint32_t verb = tokens.head[at];
    const bool said = tokens.relation[at] == Relation::kCcomp && verb != kNowhere && verb < place_.token &&
                      context_.words.is(tokens.lemma[verb], RefWord::kSayVerb);
    if (said) return whole_subject(context_.discourse.subjects()[verb]);
    at = verb;
  }
  return kNowhere;
}

// "its plant", but not "its third week"
bool Sayers::owned_by_body() const {
  const std::uint32_t owned = document_.tokens.head[place_.token];
  return owned != kNowhere && owned > place_.token &&
         !context_.words.is(document_.tokens.lemma[owned], RefWord::kMeasure);
}

// "Acme said", "One of them, the candle maker Acme, said"
bool Sayers::stands_for(const Occurrence& occurrence, std::uint32_t reporter) const {
  if (reporter == kNowhere) return false;
  if (occurrence.sentence != place_.sentence) return reporter == reporter_ && shortened(occurrence, reporter);
  const bool same = occurrence.entity != kNowhere && occurrence.entity == context_.name_at(reporter);
  const Tokens& tokens = document_.tokens;
  const bool beside =
      tokens.relation[occurrence.head] == Relation::kAppos && tokens.head[occurrence.head] == reporter;
  return same || beside || occurrence.head == reporter;
}

int Sayers::reports(const Occurrence& occurrence) const {
  constexpr int kReporter = 25, kOfClause = 7;
  if (stands_for(occurrence, reporter_) || reporters_house(occurrence)) return kReporter;
  return stands_for(occurrence, clause_reporter_) ? kOfClause : 0;
}

// "Acme's chairman, Jane Roe, said it": whom she works for.
bool Sayers::reporters_house(const Occurrence& occurrence) const {
  if (reporter_ == kNowhere || occurrence.entity == kNowhere || !place_.is(RefWord::kNeuter)) return false;
  const Tokens& tokens = document_.tokens;
  const bool told = place_.token > 0 &&
                    context_.words.is(tokens.lemma[place_.token - 1], RefWord::kSayVerb) &&
                    place_.query.governor != kNowhere && is_verb(tokens.tag[place_.query.governor]);
  if (!told && !place_.acts() && !place_.of_body()) return false;
  const std::uint32_t who = context_.discourse.entity_at(reporter_);
  return who != kNowhere && context_.employers.of(who) == occurrence.entity;
}

// "CSR said it" of CSR Mills, where the short form was not taken for a name.
bool Sayers::shortened(const Occurrence& occurrence, std::uint32_t reporter) const {
  if (occurrence.entity == kNowhere || !open_name(reporter)) return false;
  const std::string_view label = place_.entity(occurrence.entity).label,
                         word = document_.token_text(reporter);
  return label.starts_with(word) && (label.size() == word.size() || label[word.size()] == ' ');
}

bool Sayers::open_name(std::uint32_t token) const {
  return is_proper(document_.tokens.tag[token]) && context_.name_at(token) == kNowhere &&
         !context_.names.is(document_.tokens.lemma[token], NameWord::kPersonNoun);
}

bool Sayers::unknown() const {
  if (reporter_ == kNowhere || reporter_ < place_.span.begin) return false;
  if (open_name(reporter_)) return true;  // "Shorely said it", where nothing tells that Shorely is a party
  const Tokens& tokens = document_.tokens;
  return tokens.tag[reporter_] == Tag::kNN && context_.discourse.entity_at(reporter_) == kNowhere &&
         !context_.names.is(tokens.lemma[reporter_], NameWord::kPersonNoun);
}

}  // namespace claimgraph
