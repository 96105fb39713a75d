// Third-person and relative pronouns, and the speakers' own.
#include <algorithm>
#include <vector>

#include "parse/relation.h"
#include "references/context.h"
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
  PronounReader(ReferenceContext& context, std::uint32_t token, std::uint32_t sentence)
      : context_(context),
        document_(context.document),
        token_(token),
        sentence_(sentence),
        span_(document_.sentences[sentence].tokens),
        norm_(document_.tokens.norm[token]),
        query_(placed(context, token, sentence)),
        speaker_(speaker()),
        reporter_(reporter()),
        clause_reporter_(clause_reporter()) {}

  // "that it was planning to": the subject, whatever the tree says.
  static Query placed(const ReferenceContext& context, std::uint32_t token, std::uint32_t sentence) {
    Query query = query_at(context, token, sentence);
    const Tokens& tokens = context.document.tokens;
    const std::uint32_t verb = tokens.head[token];
    if (tokens.relation[token] == Relation::kExpl && verb != kNowhere &&
        context.words.is(tokens.lemma[verb], RefWord::kAgentVerb)) {
      query.role = Role::kSubject;
      query.governor = verb;
    }
    return query;
  }

  void resolve() {
    if (is(RefWord::kRelative) && !is(RefWord::kNeuter)) return relative();
    if (is(RefWord::kMale)) return personal('m');
    if (is(RefWord::kFemale)) return personal('f');
    if (is(RefWord::kNeuter)) return neuter();
    if (is(RefWord::kPlural)) return plural();
  }

 private:
  bool is(RefWord kind) const { return context_.words.is(norm_, kind); }
  const Entity& entity(std::uint32_t at) const { return document_.entities[at]; }

  void join(const Choice& choice, std::string_view rule, float base) {
    const std::uint32_t found = context_.entity_of(choice.index);
    if (found == kNowhere) return;
    const float confidence = base + (choice.lead > 12 ? 0.15F : choice.lead < 4 ? -0.15F : 0.0F);
    join(found, rule, confidence);
  }
  void join(std::uint32_t found, std::string_view rule, float confidence) {
    context_.join({token_, token_ + 1}, token_, found, MentionForm::kPronoun, rule, confidence, sentence_);
  }

  // The first quotation that begins behind the pronoun.
  std::vector<Quote>::const_iterator quote_behind() const {
    return std::upper_bound(document_.quotes.begin(), document_.quotes.end(), token_,
                            [](std::uint32_t at, const Quote& q) { return at < q.tokens.begin; });
  }
  bool quoted() const {
    const auto after = quote_behind();
    return after != document_.quotes.begin() && (after - 1)->tokens.contains(token_);
  }

  // Who says the quotation the pronoun stands in is "I" there, and neither "he" nor "it".
  std::uint32_t speaker() const {
    const auto& quotes = document_.quotes;
    const auto after = quote_behind();
    if (after == quotes.begin() || !(after - 1)->tokens.contains(token_)) return kNowhere;
    const std::uint32_t token = context_.speakers[static_cast<std::size_t>(after - quotes.begin()) - 1];
    if (token == kNowhere) return kNowhere;
    return document_.tokens.tag[token] == Tag::kPRP ? last_speaker(token, (after - 1)->tokens)
                                                    : context_.name_at(token);
  }
  // "Roe said he was wrong. '... told him,' he added": whoever spoke last speaks on.
  std::uint32_t last_speaker(std::uint32_t pronoun, TokenSpan quote) const {
    const Symbol word = document_.tokens.norm[pronoun];
    const bool male = context_.words.is(word, RefWord::kMale);
    if (!male && !context_.words.is(word, RefWord::kFemale)) return kNowhere;
    constexpr std::uint32_t kNear = 2;  // sentences
    const auto& all = context_.discourse.occurrences();
    for (auto o = all.rbegin(); o != all.rend() && o->sentence + kNear >= sentence_; ++o) {
      if (o->begin >= quote.begin || o->entity == kNowhere || o->nested || !spoke(*o)) continue;
      const Entity& who = entity(o->entity);
      const bool other = who.gender != 'u' && who.gender != (male ? 'm' : 'f');
      if (who.type == "person" && !other) return o->entity;
    }
    return kNowhere;
  }
  bool spoke(const Occurrence& occurrence) const {
    return occurrence.role == Role::kSubject && occurrence.governor != kNowhere &&
           context_.words.is(document_.tokens.lemma[occurrence.governor], RefWord::kSayVerb);
  }
  bool speaks(const Occurrence& occurrence) const {
    return speaker_ != kNowhere && occurrence.entity == speaker_;
  }

  // Whom the speaker of the quotation works for is "we" there, not "they".
  std::uint32_t speakers_house() const {
    return speaker_ == kNowhere ? kNowhere : context_.employers.of(speaker_);
  }

  // "'Roe has her budget,' he said": whoever says a quotation does not name himself in it.
  std::vector<std::uint32_t> named_in_own_words() const {
    std::vector<std::uint32_t> named;
    const auto& quotes = document_.quotes;
    const auto after = quote_behind();
    if (after == quotes.begin()) return named;
    const auto before = after - 1;
    if (context_.speakers[static_cast<std::size_t>(before - quotes.begin())] != token_) return named;
    constexpr std::uint32_t kFarBack = 6;  // sentences
    const auto& all = context_.discourse.occurrences();
    for (auto o = all.rbegin(); o != all.rend() && o->sentence + kFarBack >= sentence_; ++o) {
      if (o->entity != kNowhere && before->tokens.contains(o->head)) named.push_back(o->entity);
    }
    return named;
  }

  void personal(char gender) {
    const std::vector<std::uint32_t> own_words = named_in_own_words();
    const Choice choice = choose(context_, query_, 4, [&](const Occurrence& occurrence) {
      if (speaks(occurrence)) return kImpossible;
      if (occurrence.entity != kNowhere &&
          std::find(own_words.begin(), own_words.end(), occurrence.entity) != own_words.end())
        return kImpossible;
      const bool named = occurrence.entity != kNowhere;
      const int on = speaks_on(occurrence) + joined(occurrence) + (named ? reports(occurrence) / 2 : 0);
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

  // The verb of which the pronoun is the subject does what only somebody does: "it said", "told it to pay".
  bool acts() const {
    const Tokens& tokens = document_.tokens;
    if (query_.role == Role::kObject && token_ + 2 < span_.end && tokens.tag[token_ + 1] == Tag::kTO)
      return context_.words.is(tokens.lemma[token_ + 2], RefWord::kAgentVerb);
    if (query_.role != Role::kSubject || query_.governor == kNowhere) return false;
    return context_.words.is(tokens.lemma[query_.governor], RefWord::kAgentVerb);
  }
  // "its shares", "its founder": of a firm or another body, not of a thing.
  bool of_body() const {
    const std::uint32_t owned = document_.tokens.head[token_];
    return query_.possessive && owned != kNowhere && owned > token_ &&
           context_.names.is(document_.tokens.norm[owned], NameWord::kOrgOwned);
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

  // Who spoke last speaks on: "Acme said ... It added".
  int speaks_on(const Occurrence& occurrence) const {
    constexpr int kSameSpeaker = 10;
    const bool spoke_last = !occurrence.nested && spoke(occurrence);
    const bool speaks = query_.role == Role::kSubject && query_.governor != kNowhere &&
                        context_.words.is(document_.tokens.lemma[query_.governor], RefWord::kSayVerb);
    return spoke_last && speaks ? kSameSpeaker : 0;
  }

  // "Acme said it would", "Acme said its": who says what the pronoun begins; kNowhere where nobody does.
  std::uint32_t reporter() const {
    if ((query_.role != Role::kSubject || query_.governor == kNowhere) && !query_.possessive) return kNowhere;
    const Tokens& tokens = document_.tokens;
    std::uint32_t at = token_;
    if (at > span_.begin && document_.norm(at - 1) == "that") --at;
    std::uint32_t verb = at > span_.begin && is_verb(tokens.tag[at - 1]) ? at - 1 : kNowhere;
    if (verb == kNowhere && !query_.possessive && tokens.relation[query_.governor] == Relation::kCcomp)
      verb = tokens.head[query_.governor];
    if (verb == kNowhere || verb > token_ || tokens.tag[verb] == Tag::kVBG) return kNowhere;
    if (!context_.words.is(tokens.lemma[verb], RefWord::kSayVerb) &&
        !context_.words.is(tokens.lemma[verb], RefWord::kAgentVerb))
      return kNowhere;
    const std::uint32_t subject = clause_subject(document_, context_.discourse.subjects(), verb);
    const bool said =
        subject != kNowhere && subject < verb && !context_.words.is(tokens.lemma[subject], RefWord::kMeasure);
    return said ? with_name(subject, verb) : leading_name(verb);
  }
  // "Biotech [Capital Corp] said", "Cross and [Trecker] said": of a name cut short the part that was found.
  std::uint32_t with_name(std::uint32_t subject, std::uint32_t verb) const {
    if (!open_name(subject)) return subject;
    for (const std::uint32_t at : {subject + 1, subject + 2}) {
      const EntityMention* const name = context_.name_from(at);
      if (name != nullptr && name->tokens.end <= verb && entity(name->entity).type != "person")
        return head_of(document_, name->tokens);
    }
    return subject;
  }
  // "Acme, the brewer, said": the head of the name that the sentence begins with, where the tree is broken.
  std::uint32_t leading_name(std::uint32_t verb) const {
    std::uint32_t begin = span_.begin;
    if (document_.norm(begin) == "the" && begin + 1 < verb) ++begin;
    const EntityMention* const name = context_.name_from(begin);
    const bool leads = name != nullptr && name->tokens.end <= verb &&
                       document_.tokens.tag[name->tokens.end] != Tag::kPOS;  // not "Acme's owner, Beta, said"
    return leads ? head_of(document_, name->tokens) : kNowhere;
  }
  // Not "Jane Roe of brokers Acme said" where the tree is broken: the name behind the "of" says nothing.
  std::uint32_t whole_subject(std::uint32_t subject) const {
    if (subject == kNowhere) return kNowhere;
    std::uint32_t begin = subject;
    while (begin > span_.begin && is_noun(document_.tokens.tag[begin - 1])) --begin;
    return begin > span_.begin && document_.norm(begin - 1) == "of" ? kNowhere : subject;
  }
  // "Acme warned that a strike at its plant": who says the clause that the pronoun stands in.
  std::uint32_t clause_reporter() const {
    const Tokens& tokens = document_.tokens;
    if (!acts() && !(query_.possessive && owned_by_body())) return kNowhere;
    constexpr int kLongest = 8;
    std::uint32_t at = token_;
    for (int step = 0; step < kLongest && at != kNowhere; ++step) {
      const std::uint32_t verb = tokens.head[at];
      const bool said = tokens.relation[at] == Relation::kCcomp && verb != kNowhere && verb < token_ &&
                        context_.words.is(tokens.lemma[verb], RefWord::kSayVerb);
      if (said) return whole_subject(context_.discourse.subjects()[verb]);
      at = verb;
    }
    return kNowhere;
  }
  // "its plant", but not "its third week"
  bool owned_by_body() const {
    const std::uint32_t owned = document_.tokens.head[token_];
    return owned != kNowhere && owned > token_ &&
           !context_.words.is(document_.tokens.lemma[owned], RefWord::kMeasure);
  }
  // "Acme said", "One of them, the candle maker Acme, said"
  bool stands_for(const Occurrence& occurrence, std::uint32_t reporter) const {
    if (reporter == kNowhere) return false;
    if (occurrence.sentence != sentence_) return reporter == reporter_ && shortened(occurrence, reporter);
    const bool same = occurrence.entity != kNowhere && occurrence.entity == context_.name_at(reporter);
    const Tokens& tokens = document_.tokens;
    const bool beside =
        tokens.relation[occurrence.head] == Relation::kAppos && tokens.head[occurrence.head] == reporter;
    return same || beside || occurrence.head == reporter;
  }
  int reports(const Occurrence& occurrence) const {
    constexpr int kReporter = 25, kOfClause = 7;
    if (stands_for(occurrence, reporter_) || reporters_house(occurrence)) return kReporter;
    return stands_for(occurrence, clause_reporter_) ? kOfClause : 0;
  }
  // "Acme's chairman, Jane Roe, said it": whom she works for.
  bool reporters_house(const Occurrence& occurrence) const {
    if (reporter_ == kNowhere || occurrence.entity == kNowhere || !is(RefWord::kNeuter)) return false;
    const Tokens& tokens = document_.tokens;
    const bool told = token_ > 0 && context_.words.is(tokens.lemma[token_ - 1], RefWord::kSayVerb) &&
                      query_.governor != kNowhere && is_verb(tokens.tag[query_.governor]);
    if (!told && !acts() && !of_body()) return false;
    const std::uint32_t who = context_.discourse.entity_at(reporter_);
    return who != kNowhere && context_.employers.of(who) == occurrence.entity;
  }
  // "CSR said it" of CSR Mills, where the short form was not taken for a name.
  bool shortened(const Occurrence& occurrence, std::uint32_t reporter) const {
    if (occurrence.entity == kNowhere || !open_name(reporter)) return false;
    const std::string_view label = entity(occurrence.entity).label, word = document_.token_text(reporter);
    return label.starts_with(word) && (label.size() == word.size() || label[word.size()] == ' ');
  }
  bool open_name(std::uint32_t token) const {
    return is_proper(document_.tokens.tag[token]) && context_.name_at(token) == kNowhere &&
           !context_.names.is(document_.tokens.lemma[token], NameWord::kPersonNoun);
  }
  // "Shorely said it", where nothing tells that Shorely is a party: nobody else is meant.
  bool said_by_unknown() const {
    return reporter_ != kNowhere && reporter_ >= span_.begin && open_name(reporter_);
  }
  // "The standards office says it", where no name is known of the office: nobody else is meant.
  bool said_by_thing() const {
    if (reporter_ == kNowhere || reporter_ < span_.begin) return false;
    const Tokens& tokens = document_.tokens;
    return tokens.tag[reporter_] == Tag::kNN && context_.discourse.entity_at(reporter_) == kNowhere &&
           !context_.names.is(tokens.lemma[reporter_], NameWord::kPersonNoun);
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
    const bool beside = owned != kNowhere && token_ >= 2 && tokens.tag[token_ - 1] == Tag::kCC &&
                        occurrence.head + 2 == token_;  // where the tree is broken
    return conjunct || beside ? kJoined : 0;
  }

  void neuter() {
    if (empty_it() || of_open_subject() || goes_on_open()) return;
    const bool unknown = said_by_unknown() || said_by_thing();
    constexpr std::uint32_t kFarBack = 20;  // sentences
    const bool agent = acts() || of_body();
    const Choice choice =
        choose(context_, query_,
               unknown             ? kFarBack
               : query_.possessive ? 2
                                   : 3,
               [&](const Occurrence& occurrence) {
                 if (speaks(occurrence) || owned_name(occurrence) || context_.listens(occurrence) ||
                     (unknown && !stands_for(occurrence, reporter_)))
                   return kImpossible;
                 if (occurrence.entity == kNowhere)
                   return occurrence.plural || (occurrence.person && !occurrence.body) ||
                                  (agent && !occurrence.body) || (query_.possessive && owned(occurrence))
                              ? kImpossible
                              : (occurrence.body ? reports(occurrence) : 0) - 2;
                 const int on = speaks_on(occurrence) + reports(occurrence) + joined(occurrence) +
                                for_its_part(occurrence);
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
    if (choice.lead < kClear && reports(chosen) == 0) return;
    const std::uint32_t found = chosen.entity;
    if (found != kNowhere && entity(found).type == "person")
      return;  // "Acme said it", where Acme may be a firm
    if (choice.score > least_for_party()) join(choice, "pronoun-it", 0.65F);
  }

  // What an "it" of this place must score to be a party: "it" as an object is mostly a thing.
  int least_for_party() const {
    constexpr int kOwner = 40, kActor = 35, kActedOn = 10, kSubject = 50, kElsewhere = 75;
    if (query_.possessive) return kOwner;
    if (acts()) return kActor;
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
    const bool agent = acts();
    constexpr int kSpeakersGoOn = 30;  // "Dealers said prices fell. The banks had sold, they said"
    const Choice choice = choose(context_, query_, 2, [&](const Occurrence& occurrence) {
      if (speaks(occurrence)) return kImpossible;
      const int on = speaks_on(occurrence) > 0 ? kSpeakersGoOn : 0;
      if (occurrence.entity == kNowhere) return occurrence.plural ? 4 + on : kImpossible;
      const Entity& candidate = entity(occurrence.entity);
      if (candidate.plural) return 12 + on;
      if (candidate.kind == EntityKind::kProduct || candidate.kind == EntityKind::kAgreement)
        return kImpossible;
      if (candidate.type == "person") return kImpossible;
      if (candidate.kind == EntityKind::kPlace || occurrence.entity == speakers_house()) return kImpossible;
      if (candidate.type == "group" || context_.known.told(occurrence.entity, "team")) return 8 + on;
      // "The council said they would", "Acme sold their shares", but hardly an "it" of another clause.
      const bool own = reports(occurrence) > 0 || (query_.possessive && occurrence.head == query_.subject);
      return own ? (query_.possessive || agent ? -20 : -30) : kImpossible;
    });
    if (pair != kNowhere) {
      const Coordination& found = context_.discourse.coordinations()[pair];
      Occurrence first;
      first.head = found.head;
      first.sentence = found.sentence;
      first.entity = found.entities[0];
      place_occurrence(document_, first);
      const int score = 14 + place_score(document_, context_.discourse, query_, first);
      if (score > 20 && (choice.index == kNowhere || score >= choice.score)) {
        return join(context_.plural_of(found.entities), "pronoun-pair", 0.65F);
      }
    }
    if (choice.index == kNowhere || choice.score <= 30 || choice.lead < kClearMany) return;
    const Occurrence& chosen = context_.discourse.occurrences()[choice.index];
    const bool own = !quoted() && (agent || reports(chosen) > 0 || speaks_on(chosen) > 0 ||
                                   (query_.possessive && chosen.head == query_.subject));
    if (own || !nobody_in_particular(chosen)) join(choice, "pronoun-they", 0.5F);
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
    if (tokens.relation[token_] == Relation::kExpl && !acts()) return true;
    bool predicate = false;
    constexpr std::uint32_t kNear = 9;
    for (std::uint32_t at = token_ + 1; at < std::min(span_.end, token_ + kNear); ++at) {
      const Tag tag = tokens.tag[at];
      if (tag == Tag::kComma || tag == Tag::kPeriod) return false;
      if (at < token_ + 3 && is_verb(tag) && context_.words.is(tokens.lemma[at], RefWord::kEmptyVerb))
        return context_.name_from(at + 1) == nullptr;  // not "it would take Acme to court"
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
  // "it is thought that", but not "it completed its announced plan to", "it believed to be".
  bool may_be_predicate(std::uint32_t at) const {
    const Tag tag = document_.tokens.tag[at];
    const Relation relation = document_.tokens.relation[at];
    return (!is_verb(tag) || tag == Tag::kVBN) && relation != Relation::kAmod &&
           relation != Relation::kCompound && relation != Relation::kObj;
  }

  // The end of what stands right before the pronoun, a comma and an age aside: "Roe, 54, who".
  std::uint32_t end_before() const {
    const Tokens& tokens = document_.tokens;
    std::uint32_t end = token_;
    if (end > span_.begin && (tokens.tag[end - 1] == Tag::kComma || document_.token_text(end - 1) == "-" ||
                              document_.norm(end - 1) == "–"))
      --end;
    const bool aged =
        end > span_.begin + 2 && tokens.tag[end - 1] == Tag::kCD && tokens.tag[end - 2] == Tag::kComma;
    return aged ? end - 2 : end;
  }
  // The name right before the pronoun; kNowhere where it stands inside another phrase ("the head of Acme,
  // which").
  std::uint32_t name_before() {
    const Tokens& tokens = document_.tokens;
    const std::uint32_t end = end_before();
    const auto& mentions = document_.mentions;
    auto at =
        std::lower_bound(mentions.begin(), mentions.end(), end,
                         [](const EntityMention& m, std::uint32_t token) { return m.tokens.begin < token; });
    if (at == mentions.begin() || (--at)->tokens.end != end) return described_before(end);
    const std::uint32_t begin = at->tokens.begin;
    Entity& named = document_.entities[at->entity];
    const bool inside = begin > span_.begin && document_.norm(begin - 1) == "of";
    if (document_.norm(token_) == "whose") return inside ? kNowhere : at->entity;
    if (tokens.tag[token_] == Tag::kWP) return named.type == "person" ? at->entity : person_of(begin);
    if (inside && !owned_by_name(begin - 2)) return kNowhere;
    if (context_.unproven_person(*at)) named.type = "organization";  // "Acme, which"
    return named.type == "person" ? kNowhere : at->entity;
  }
  // "Acme, a top-ten holder, which": who is called so right before the pronoun.
  std::uint32_t described_before(std::uint32_t end) const {
    const auto& joined = context_.joined;
    const std::string_view word = document_.norm(token_);
    for (std::size_t at = joined.size(); at-- > 0 && joined[at].tokens.begin >= span_.begin;) {
      if (joined[at].tokens.end != end || joined[at].rule != "apposition" || end == token_) continue;
      const bool who = word == "who";
      return (entity(joined[at].entity).type == "person") == who ? joined[at].entity : kNowhere;
    }
    return kNowhere;
  }
  // "shares of Acme, which makes", "the head of Acme, which": not the shares, and nobody.
  bool owned_by_name(std::uint32_t noun) const {
    const Tokens& tokens = document_.tokens;
    if (noun < span_.begin || token_ + 1 >= span_.end) return false;
    if (context_.names.is(tokens.lemma[noun], NameWord::kPersonNoun)) return true;
    const Tag next = tokens.tag[token_ + 1];
    const bool one =
        next == Tag::kVBZ || document_.norm(token_ + 1) == "was" || document_.norm(token_ + 1) == "itself";
    return tokens.tag[noun] == Tag::kNNS && one;
  }
  // "Jane Roe of Acme, who": the person before the "of" that ends at `begin`; "Jane Roe, an analyst at Acme,
  // who".
  std::uint32_t person_of(std::uint32_t begin) const {
    if (begin < span_.begin + 2) return kNowhere;
    const std::string_view link = document_.norm(begin - 1);
    if (link != "of" && link != "at" && link != "from") return kNowhere;
    std::uint32_t before = begin - 2;
    if (context_.names.is(document_.tokens.lemma[before], NameWord::kPersonNoun)) {
      constexpr std::uint32_t kLongest = 5;
      std::uint32_t comma = before;
      while (comma > span_.begin && comma + kLongest > before && document_.token_text(comma) != ",") --comma;
      if (comma == span_.begin || document_.token_text(comma) != ",") return kNowhere;
      before = comma - 1;
    }
    const std::uint32_t found = context_.name_at(before);
    return found != kNowhere && entity(found).type == "person" ? found : kNowhere;
  }

  // "who", "which" of a relative clause: what the clause hangs on.
  void relative() {
    const Tokens& tokens = document_.tokens;
    const std::string_view word = document_.norm(token_);
    const bool plain = word == "who" || word == "which" || word == "whose";
    const std::uint32_t before = plain ? name_before() : kNowhere;
    if (before != kNowhere) return join(before, "relative", 0.9F);
    std::uint32_t at = token_;
    constexpr int kLongest = 5;
    for (int step = 0; step < kLongest && at != kNowhere; ++step) {
      if (tokens.relation[at] == Relation::kAclRelcl) break;
      at = tokens.head[at];
    }
    if (at == kNowhere || tokens.relation[at] != Relation::kAclRelcl || tokens.head[at] > token_) return;
    const std::uint32_t head = tokens.head[at];
    const bool who = tokens.tag[token_] == Tag::kWP || tokens.tag[token_] == Tag::kWPS;
    for (std::size_t back = context_.discourse.occurrences().size(); back-- > 0;) {
      const Occurrence& occurrence = context_.discourse.occurrences()[back];
      if (occurrence.sentence != sentence_) break;
      if (occurrence.head != head || occurrence.entity == kNowhere) continue;
      if (who && document_.norm(token_) != "whose" && entity(occurrence.entity).kind != EntityKind::kParty)
        return;
      if (document_.norm(token_) == "that" && tokens.relation[token_] == Relation::kMark) return;
      return join(occurrence.entity, "relative", 0.9F);
    }
  }

  ReferenceContext& context_;
  Document& document_;
  std::uint32_t token_, sentence_;
  TokenSpan span_;
  Symbol norm_;
  Query query_;
  std::uint32_t speaker_;          // entity, or kNowhere
  std::uint32_t reporter_;         // token, or kNowhere
  std::uint32_t clause_reporter_;  // token, or kNowhere
};

}  // namespace

void resolve_pronoun(ReferenceContext& context, std::uint32_t token, std::uint32_t sentence) {
  PronounReader(context, token, sentence).resolve();
}

}  // namespace claimgraph
