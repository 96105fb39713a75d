// Third-person pronouns.
#include <algorithm>
#include <string_view>
#include <vector>

#include "parse/relation.h"
#include "references/pronoun_place.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

bool is_organization_like(const Entity& entity) {
  return (entity.kind == EntityKind::kParty && entity.type != "person") || entity.kind == EntityKind::kPlace;
}

// A lead over the next best that a pronoun of a thing, of many, needs: a nearer rival leaves it open what is
// meant.
constexpr int kClear = 7, kClearMany = 3;

class PronounReader {
 public:
  explicit PronounReader(PronounPlace& place)
      : place_(place),
        context_(place.context),
        document_(place.document),
        token_(place.token),
        sentence_(place.sentence),
        span_(place.span),
        query_(place.query),
        sayers_(place) {}

  void resolve() {
    if (is(RefWord::kMale)) return personal('m');
    if (is(RefWord::kFemale)) return personal('f');
    if (is(RefWord::kNeuter)) return neuter();
    if (is(RefWord::kPlural)) return plural();
  }

 private:
  bool is(RefWord kind) const { return place_.is(kind); }
  const Entity& entity(std::uint32_t at) const { return place_.entity(at); }

  void join(const Choice& choice, std::string_view rule, float base) {
    const std::uint32_t found = context_.entity_of(choice.index);
    if (found == kNowhere) return;
    const float confidence = base + (choice.lead > 12 ? 0.15F : choice.lead < 4 ? -0.15F : 0.0F);
    place_.join(found, rule, confidence);
  }

  void personal(char gender) {
    const std::vector<std::uint32_t> own_words = sayers_.named_in_own_words();
    const Choice choice = choose(context_, query_, 4, [&](const Occurrence& occurrence) {
      if (sayers_.speaks(occurrence)) return kImpossible;
      if (occurrence.entity != kNowhere &&
          std::find(own_words.begin(), own_words.end(), occurrence.entity) != own_words.end())
        return kImpossible;
      const bool named = occurrence.entity != kNowhere;
      const int on = sayers_.speaks_on(occurrence) + joined(occurrence) +
                     (named ? sayers_.reports(occurrence) / (query_.possessive ? 2 : 1) : 0);
      if (!named) {
        const bool other = occurrence.gender != 'u' && occurrence.gender != gender;
        return occurrence.person && !occurrence.plural && !other ? on : kImpossible;
      }
      const Entity& candidate = entity(occurrence.entity);
      if (candidate.kind != EntityKind::kParty || candidate.type != "person" || candidate.plural)
        return kImpossible;
      if (candidate.gender == 'u') return on;
      return candidate.gender == gender ? 10 + on : kImpossible;
    });
    if (choice.index == kNowhere) return;
    const std::uint32_t found = context_.discourse.occurrences()[choice.index].entity;
    if (found != kNowhere && entity(found).gender == 'u' && choice.lead > 8) {
      document_.entities[found].gender = gender;  // later "she" cannot mean him
    }
    join(choice, "pronoun-person", 0.7F);
  }

  // "Acme, for its part, blames": who stands before the comma.
  int for_its_part(const Occurrence& occurrence) const {
    constexpr int kOwnPart = 60;
    const bool part = query_.possessive && token_ >= span_.begin + 3 && token_ + 1 < span_.end &&
                      document_.norm(token_ - 1) == "for" &&
                      context_.words.is(document_.tokens.norm[token_ + 1], RefWord::kOwnPart);
    if (!part || occurrence.sentence != sentence_) return 0;
    const EntityMention* const name = context_.name_from(occurrence.begin);
    const std::uint32_t end = name == nullptr ? occurrence.head + 1 : name->tokens.end;
    return end + 2 == token_ ? kOwnPart : 0;
  }

  // "This is no game. It is about jobs": an "it" that opens a sentence goes on about what the last one
  // pointed at.
  bool goes_on_open() const {
    if (token_ != span_.begin || query_.role != Role::kSubject || sentence_ == 0) return false;
    const Sentence& before = document_.sentences[sentence_ - 1];
    const std::uint32_t first = before.tokens.begin;
    const std::string_view word = document_.norm(first);
    return before.paragraph == document_.sentences[sentence_].paragraph &&
           (word == "this" || word == "that") && first + 1 < before.tokens.end &&
           is_verb(document_.tokens.tag[first + 1]);
  }
  // "its bigger rival Acme": a name that the pronoun's own noun phrase ends in is owned.
  bool owned_name(const Occurrence& occurrence) const {
    if (!query_.possessive || occurrence.begin <= token_) return false;
    constexpr std::uint32_t kLongest = 5;
    if (occurrence.begin > token_ + kLongest) return false;
    for (std::uint32_t at = token_ + 1; at < occurrence.begin; ++at) {
      const Tag tag = document_.tokens.tag[at];
      if (!is_noun(tag) && !is_adjective(tag) && tag != Tag::kHYPH && tag != Tag::kCD) return false;
    }
    return true;
  }
  // "after its board failed to agree on its plan": a second "its" is of whom the first is.
  bool owned(const Occurrence& noun) const {
    return noun.sentence == sentence_ &&
           context_.names.is(document_.tokens.norm[noun.head], NameWord::kOrgOwned) &&
           context_.words.is(document_.tokens.norm[noun.begin], RefWord::kNeuter);
  }
  // "it was pulling out of its deal", where the "it" is left open.
  bool of_open_subject() const {
    const std::uint32_t subject = query_.subject;
    return query_.possessive && subject != kNowhere && subject >= span_.begin && subject < token_ &&
           document_.tokens.tag[subject] == Tag::kPRP &&
           context_.words.is(document_.tokens.norm[subject], RefWord::kNeuter) &&
           query_.subject_entity == kNowhere;
  }

  // "Acme, a tanker firm, and its owner"
  int joined(const Occurrence& occurrence) const {
    constexpr int kJoined = 55;
    const Tokens& tokens = document_.tokens;
    const std::uint32_t owned = query_.possessive ? tokens.head[token_] : kNowhere;
    const bool conjunct = owned != kNowhere && tokens.relation[owned] == Relation::kConj &&
                          tokens.head[owned] == occurrence.head;
    const EntityMention* const name = occurrence.pronoun ? nullptr : context_.name_from(occurrence.begin);
    const std::uint32_t end = name == nullptr ? occurrence.head + 1 : name->tokens.end;
    const bool beside = owned != kNowhere && token_ >= 2 && tokens.tag[token_ - 1] == Tag::kCC &&
                        end + 1 == token_;  // where the tree is broken
    return conjunct || beside ? kJoined : 0;
  }

  void neuter() {
    if (empty_it() || of_open_subject() || goes_on_open()) return;
    const bool unknown = sayers_.unknown();
    constexpr std::uint32_t kFarBack = 20;  // sentences
    const bool agent = place_.acts() || place_.of_body();
    const bool no_thing = agent || of_no_thing();
    const Choice choice =
        choose(context_, query_,
               unknown             ? kFarBack
               : query_.possessive ? 2
                                   : 3,
               [&](const Occurrence& occurrence) {
                 if (sayers_.speaks(occurrence) || owned_name(occurrence) || context_.listens(occurrence) ||
                     (unknown && !sayers_.reporter(occurrence)))
                   return kImpossible;
                 if (occurrence.entity == kNowhere)
                   return occurrence.plural || (occurrence.person && !occurrence.body) ||
                                  (no_thing && !occurrence.body) || (query_.possessive && owned(occurrence))
                              ? kImpossible
                              : (occurrence.body ? sayers_.reports(occurrence) : 0) - 2;
                 const int on = sayers_.speaks_on(occurrence) + sayers_.reports(occurrence) +
                                joined(occurrence) + for_its_part(occurrence);
                 const Entity& candidate = entity(occurrence.entity);
                 if (candidate.plural || (candidate.type == "group" && !candidate.named)) return kImpossible;
                 if (candidate.type == "person") return unproven(occurrence) ? on : kImpossible;
                 const bool country = candidate.type == "country";
                 if (agent && candidate.kind != EntityKind::kParty && !country) return kImpossible;
                 if (candidate.kind == EntityKind::kPlace) return country ? -2 : -10;
                 return (is_organization_like(candidate) ? 6 : 0) + on;
               });
    if (choice.index == kNowhere) return;
    const Occurrence& chosen = context_.discourse.occurrences()[choice.index];
    if (choice.lead < kClear && sayers_.reports(chosen) == 0) return;
    const std::uint32_t found = chosen.entity;
    if (found != kNowhere && entity(found).type == "person")
      return;  // "Acme said it", where Acme may be a firm
    if (is_something() || (found != kNowhere && (state_of_affairs(found) || of_other_subject(found)))) return;
    if (choice.score > least_for_party()) join(choice, "pronoun-it", 0.65F);
  }

  // "its workforce": no thing has one.
  bool of_no_thing() const {
    const std::uint32_t owned = document_.tokens.head[token_];
    return query_.possessive && owned != kNowhere && owned > token_ &&
           context_.words.is(document_.tokens.norm[owned], RefWord::kOwnedByBody);
  }
  // "It was the second contract": what a party is never called.
  bool is_something() const {
    const std::uint32_t is = query_.governor;
    if (query_.role != Role::kSubject || query_.possessive || is == kNowhere || is < token_ ||
        document_.tokens.tag[is] != Tag::kNN)
      return false;
    bool copula = false;  // not "it will phase out", whatever the tag says
    for (std::uint32_t at = token_ + 1; at < is; ++at) {
      if (document_.tokens.tag[at] == Tag::kIN) return false;  // "it is in talks"
      copula = copula || document_.tokens.relation[at] == Relation::kCop;
    }
    if (!copula) return false;
    NounGroup called;
    called.tokens = {is, is + 1};
    called.head = is;
    return (context_.words.describe(document_, called).kinds & ~kDescribesAgreement) == 0;
  }
  // "It is a risk," said somebody, where the words said so far do not name the party that the text speaks of.
  bool state_of_affairs(std::uint32_t found) const {
    if (!sayers_.quoted() || query_.role != Role::kSubject || query_.possessive || place_.acts())
      return false;
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0 && all[at].sentence + 2 >= sentence_;) {
      if (all[at].entity == found && sayers_.in_quotation(all[at].head)) return false;
    }
    return true;
  }
  // "Acme pledged its shares", where Acme is no party that the article knows: nobody else's.
  bool of_other_subject(std::uint32_t found) const {
    const std::uint32_t subject = query_.subject, owned = document_.tokens.head[token_];
    if (!query_.possessive || subject == kNowhere || subject >= token_ || subject < span_.begin ||
        owned == kNowhere || document_.tokens.head[owned] != document_.tokens.head[subject] ||
        !is_proper(document_.tokens.tag[subject]))
      return false;
    const std::uint32_t named = context_.discourse.entity_at(subject);
    return named != found && (named == kNowhere || entity(named).kind != EntityKind::kParty);
  }

  // What an "it" of this place must score to be a party: "it" as an object is mostly a thing.
  int least_for_party() const {
    constexpr int kOwner = 40, kActor = 35, kActedOn = 10, kSubject = 50, kElsewhere = 75;
    if (query_.possessive) return kOwner;
    if (place_.acts()) return kActor;
    if (acted_on()) return kActedOn;
    return query_.role == Role::kSubject ? kSubject : kElsewhere;
  }
  // The verb of which the pronoun is the object is done to somebody.
  bool acted_on() const {
    return query_.role == Role::kObject && query_.governor != kNowhere &&
           context_.words.is(document_.tokens.lemma[query_.governor], RefWord::kPartyObjectVerb);
  }

  bool unproven(const Occurrence& occurrence) const {
    const EntityMention* const name = occurrence.pronoun ? nullptr : context_.name_from(occurrence.begin);
    return name != nullptr && context_.unproven_person(*name);
  }

  void plural() {
    const std::uint32_t pair = nearest_pair();
    const bool agent = place_.acts();
    constexpr int kSpeakersGoOn = 30;  // "Dealers said prices fell. The banks had sold, they said"
    const Choice choice = choose(context_, query_, 2, [&](const Occurrence& occurrence) {
      if (sayers_.speaks(occurrence)) return kImpossible;
      const int on = sayers_.speaks_on(occurrence) > 0 ? kSpeakersGoOn : 0;
      if (occurrence.entity == kNowhere) return occurrence.plural ? 4 + on : kImpossible;
      const Entity& candidate = entity(occurrence.entity);
      if (candidate.plural) return 12 + on;
      if (candidate.kind == EntityKind::kProduct || candidate.kind == EntityKind::kAgreement)
        return kImpossible;
      if (candidate.type == "person") return kImpossible;
      if (candidate.kind == EntityKind::kPlace || occurrence.entity == sayers_.house()) return kImpossible;
      if (candidate.type == "group" || context_.known.told(occurrence.entity, "team")) return 8 + on;
      if (firm_in_quotation(candidate)) return goes_on_many(occurrence) ? 8 : agent ? -8 : kImpossible;
      // "The council said they would", "Acme sold their shares", but hardly an "it" of another clause.
      const bool own =
          sayers_.reports(occurrence) > 0 || (query_.possessive && occurrence.head == query_.subject);
      return own ? (query_.possessive || agent ? -20 : -30) : kImpossible;
    });
    if (pair != kNowhere && !mixed(context_.discourse.coordinations()[pair])) {
      const Coordination& found = context_.discourse.coordinations()[pair];
      Occurrence first;
      first.head = found.head;
      first.sentence = found.sentence;
      first.entity = found.entities[0];
      place_occurrence(document_, first);
      const int score = 14 + place_score(document_, context_.discourse, query_, first);
      if (score > 20 && (choice.index == kNowhere || score >= choice.score)) {
        return place_.join(context_.plural_of(found.entities), "pronoun-pair", 0.65F);
      }
    }
    if (choice.index == kNowhere || choice.score <= 30 || choice.lead < kClearMany) return;
    const Occurrence& chosen = context_.discourse.occurrences()[choice.index];
    constexpr int kClearFirm = 12;
    if (chosen.entity != kNowhere && firm_in_quotation(entity(chosen.entity)) && choice.lead < kClearFirm)
      return;
    const bool own =
        !sayers_.quoted() && (agent || sayers_.reports(chosen) > 0 || sayers_.speaks_on(chosen) > 0 ||
                              (query_.possessive && chosen.head == query_.subject));
    constexpr int kClearActors = 20;  // "Pilots rejected the offer. They want more"
    const bool actors = choice.lead >= kClearActors && chosen.role == Role::kSubject && chosen.person &&
                        chosen.sentence + 1 >= sentence_ && leads_clause() && !sayers_.quoted();
    if (doers_of_their_own(chosen)) return;
    if (own || actors || !nobody_in_particular(chosen)) join(choice, "pronoun-they", 0.5F);
  }
  // "they left", "their union sued", but hardly "for them", "lost their suit"
  bool leads_clause() const {
    const Role role = query_.possessive ? role_of_owned() : query_.role;
    return role == Role::kSubject;
  }
  Role role_of_owned() const {
    Occurrence owned;
    owned.head = document_.tokens.head[token_];
    if (owned.head == kNowhere) return Role::kOther;
    place_occurrence(document_, owned);
    return owned.role;
  }
  // "Analysts trimmed their target": any who do so.
  bool doers_of_their_own(const Occurrence& chosen) const {
    return chosen.entity == kNowhere && query_.possessive && chosen.head == query_.subject &&
           chosen.governor != kNowhere && nobody_in_particular(chosen) &&
           !context_.words.is(document_.tokens.lemma[chosen.governor], RefWord::kSayVerb);
  }
  // "'They owe us money,' she said": of a firm, in what somebody says who is not of it.
  bool firm_in_quotation(const Entity& candidate) const {
    return sayers_.known() && candidate.named && candidate.kind == EntityKind::kParty &&
           candidate.type == "organization";
  }
  bool goes_on_many(const Occurrence& occurrence) const {
    return occurrence.pronoun && context_.words.is(document_.tokens.norm[occurrence.head], RefWord::kPlural);
  }
  // "Analysts said": they may act and speak on, but "their" and "them" are mostly others, and so are "they"
  // of whom somebody else speaks.
  bool nobody_in_particular(const Occurrence& chosen) const {
    const auto bare = [&](const Occurrence& o) {
      return o.group != kNowhere && document_.noun_groups[o.group].determiner == kNowhere;
    };
    if (chosen.entity == kNowhere) return bare(chosen);
    constexpr std::ptrdiff_t kFarBack = 200;  // occurrences
    const auto& all = context_.discourse.occurrences();
    const auto first = all.rbegin() + std::min(kFarBack, static_cast<std::ptrdiff_t>(all.size()));
    return std::any_of(all.rbegin(), first,
                       [&](const Occurrence& o) { return o.entity == chosen.entity && bare(o); });
  }

  // "Roe and Ireland's Dale": a list that the tree runs from a person into a place names no pair.
  bool mixed(const Coordination& pair) const {
    const auto any = [&](auto fits) {
      return std::any_of(pair.entities.begin(), pair.entities.end(),
                         [&](std::uint32_t member) { return fits(entity(member)); });
    };
    return any([](const Entity& member) { return member.type == "person"; }) &&
           any([](const Entity& member) { return member.kind == EntityKind::kPlace; });
  }

  // The last coordination before the pronoun, in this sentence or the one before.
  std::uint32_t nearest_pair() const {
    const auto& pairs = context_.discourse.coordinations();
    for (std::size_t at = pairs.size(); at-- > 0;) {
      if (pairs[at].sentence + 1 < sentence_) break;
      if (pairs[at].head < token_) return static_cast<std::uint32_t>(at);
    }
    return kNowhere;
  }

  // "it is clear that", "it seems", "makes it possible to": stands for no thing.
  bool empty_it() const {
    const Tokens& tokens = document_.tokens;
    if (tokens.tag[token_] != Tag::kPRP) return false;
    if (tokens.relation[token_] == Relation::kExpl && !place_.acts()) return true;
    bool predicate = false;
    constexpr std::uint32_t kNear = 9;
    for (std::uint32_t at = token_ + 1; at < std::min(span_.end, token_ + kNear); ++at) {
      const Tag tag = tokens.tag[at];
      if (tag == Tag::kComma || tag == Tag::kPeriod) return false;
      if (at < token_ + 3 && is_verb(tag)) {
        if (context_.words.is(tokens.lemma[at], RefWord::kEmptyVerb))
          return context_.name_from(at + 1) == nullptr;
        if (context_.words.is(tokens.lemma[at], RefWord::kTaskVerb)) return task_behind(at);
      }
      if (predicate) {
        if (tag == Tag::kTO || document_.norm(at) == "that" || document_.norm(at) == "for" ||
            tag == Tag::kWRB)
          return true;
        continue;
      }
      predicate = context_.words.is(tokens.norm[at], RefWord::kEmptyPredicate) && at < token_ + 6 &&
                  may_be_predicate(at);
    }
    return false;
  }
  // "it took two years", "it takes a lot to", but not "it took orders", "it would take Acme to court".
  bool task_behind(std::uint32_t verb) const {
    constexpr std::uint32_t kNear = 9;
    const Tokens& tokens = document_.tokens;
    if (context_.name_from(verb + 1) != nullptr) return false;
    if (time_at(document_, verb + 1) != nullptr) return true;
    for (std::uint32_t at = verb + 1; at + 1 < std::min(span_.end, verb + kNear); ++at) {
      if (tokens.tag[at] == Tag::kTO && is_verb(tokens.tag[at + 1])) return true;
      if (tokens.tag[at] == Tag::kComma || tokens.tag[at] == Tag::kPeriod) return false;
    }
    return false;
  }
  // "it is thought that", but not "it completed its announced plan to", "it believed to be".
  bool may_be_predicate(std::uint32_t at) const {
    const Tag tag = document_.tokens.tag[at];
    const Relation relation = document_.tokens.relation[at];
    return (!is_verb(tag) || tag == Tag::kVBN) && relation != Relation::kAmod &&
           relation != Relation::kCompound && relation != Relation::kObj;
  }

  PronounPlace& place_;
  ReferenceContext& context_;
  Document& document_;
  std::uint32_t token_, sentence_;
  TokenSpan span_;
  const Query& query_;
  Sayers sayers_;
};

}  // namespace

PronounPlace::PronounPlace(ReferenceContext& shared, std::uint32_t at, std::uint32_t of_sentence)
    : context(shared),
      document(shared.document),
      token(at),
      sentence(of_sentence),
      span(document.sentences[of_sentence].tokens),
      query(query_at(shared, at, of_sentence)) {
  const Tokens& tokens = document.tokens;
  const std::uint32_t verb = tokens.head[at];
  if (tokens.relation[at] == Relation::kExpl && verb != kNowhere &&
      context.words.is(tokens.lemma[verb], RefWord::kAgentVerb)) {
    query.role = Role::kSubject;  // "that it was planning to", whatever the tree says
    query.governor = verb;
  }
}

bool PronounPlace::acts() const {
  const Tokens& tokens = document.tokens;
  if (query.role == Role::kObject && token + 2 < span.end && tokens.tag[token + 1] == Tag::kTO)
    return context.words.is(tokens.lemma[token + 2], RefWord::kAgentVerb);
  if (query.role != Role::kSubject || query.governor == kNowhere) return false;
  return context.words.is(tokens.lemma[query.governor], RefWord::kAgentVerb);
}

bool PronounPlace::of_body() const {
  const std::uint32_t owned = document.tokens.head[token];
  return query.possessive && owned != kNowhere && owned > token &&
         context.names.is(document.tokens.norm[owned], NameWord::kOrgOwned);
}

void resolve_pronoun(ReferenceContext& context, std::uint32_t token, std::uint32_t sentence) {
  PronounPlace place(context, token, sentence);
  if (place.is(RefWord::kRelative) && !place.is(RefWord::kNeuter)) return resolve_relative(place);
  PronounReader(place).resolve();
}

}  // namespace claimgraph
