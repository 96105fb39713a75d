// Descriptions of one party: "the company", "the Dutch brewer", "the 58-year-old".
#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "parse/relation.h"
#include "references/definite_base.h"

namespace claimgraph {
namespace {

constexpr int kClearPoints = 5;  // a nearer rival leaves it open who is meant
constexpr int kTold = 20;        // points: words of its name or beside it say so
constexpr int kAlone = 500;      // a lead where nobody else fits
constexpr int kLeastTold = -40;  // what a choice must score whom its own words tell

class DefiniteReader : DefiniteBase {
 public:
  explicit DefiniteReader(DescribedGroup& described)
      : DefiniteBase(described),
        origin_(own_.description.weak && body_noun() && of_origin()),
        weak_(described.description.weak && !of_trade() && !origin_) {}

  bool join() {
    if (!points_back()) return false;
    if (in_own_words() && join_house()) return true;
    if (join_by_life(own_) || join_headed() || join_pointed(own_) || (!points_at_firm() && join_best()))
      return true;
    if (either_) return false;
    if (of_place()) return join_at_home(own_);
    return join_topic(own_, weak_) || (of_origin() && join_introduced(own_)) || join_leading(own_) ||
           join_government(own_) || join_own(own_, weak_);
  }

 private:
  // "the tissue maker" is somebody in particular, "the maker" may be of anything.
  bool of_trade() const {
    return group_.head > group_.tokens.begin && is_noun(tokens().tag[group_.head - 1]) &&
           !is_proper(tokens().tag[group_.head - 1]) && body_noun();  // not "the garden business"
  }

  // "'Nobody is bigger than this club,' said Roe": the house of who says it.
  bool in_own_words() const {
    return group_.tokens.size() == 2 && document_.norm(group_.tokens.begin) == "this" &&
           context_.words.is(tokens().lemma[group_.head], RefWord::kEmployerNoun) &&
           context_.quotation_at(group_.head) != kNowhere;
  }
  bool join_house() {
    const std::uint32_t speaker = context_.speakers[context_.quotation_at(group_.head)];
    const std::uint32_t person = speaker == kNowhere ? kNowhere : context_.name_at(speaker);
    const std::uint32_t house = person == kNowhere ? kNowhere : context_.employers.of(person);
    if (house == kNowhere || own_.match(house) < kContradicted) return false;
    own_.join(group_.tokens, house, "house", 0.7F);
    return true;
  }

  // "Roe, who has chaired the company since 2016": the one that she is told to work for.
  bool join_headed() {
    if (group_.tokens.size() != 2 || document_.norm(group_.tokens.begin) != "the" ||
        query_.role != Role::kObject || query_.governor == kNowhere || query_.subject_entity == kNowhere ||
        !context_.words.is(tokens().lemma[group_.head], RefWord::kEmployerNoun) ||
        !context_.words.is(tokens().lemma[query_.governor], RefWord::kPartyObjectVerb) ||
        entity(query_.subject_entity).type != "person")
      return false;
    const std::uint32_t house = context_.employers.of(query_.subject_entity);
    if (house == kNowhere || entity(house).kind != EntityKind::kParty || own_.match(house) < kContradicted)
      return false;
    own_.join(group_.tokens, house, "employer", 0.7F);
    return true;
  }

  // A definite singular description without a complement of its own: "the company", not "the maker of X".
  bool points_back() const {
    const std::uint32_t head = group_.head;
    if (!context_.words.agreement_type(tokens().lemma[head]).empty() && !ends_some_name())
      return false;  // agreements.cc
    if (!own_.definite() || tokens().tag[head] == Tag::kNNS) return false;
    if (is_proper(tokens().tag[head]) && !own_.one_of_people()) return false;
    const bool old = aged(), lived = of_life();
    if (own_.description.kinds == 0 && !old && !is_noun(tokens().tag[head])) return false;
    for (std::uint32_t at = group_.tokens.begin + 1; at < head; ++at) {
      const bool former = is(at, RefWord::kFormer) && (person() || lived);  // "the former minister"
      const bool named = tokens().has(at, TokenFlag::kCapital) && context_.name_at(at) != kNowhere;
      if ((is(at, RefWord::kOther) && !former && !of_phrase(at) && !named) || tokens().tag[at] == Tag::kJJS ||
          tokens().tag[at] == Tag::kJJR || (tokens().tag[at] == Tag::kCD && !old))
        return false;
      if (names_another(at)) return false;
    }
    return !own_.completed() && !before_unknown_name() && !predicate();
  }

  // "wants to be the cheapest producer": what somebody is, and nobody spoken of before.
  bool predicate() const {
    const std::uint32_t before = group_.tokens.begin - 1;
    return group_.tokens.begin > 0 && context_.discourse.subjects()[group_.head] == kNowhere &&
           tokens().relation[before] == Relation::kCop && tokens().head[before] == group_.head &&
           !is(before, RefWord::kConditional);  // "were the company to"
  }

  // "the online grocer Acme", where nobody knows Acme.
  bool before_unknown_name() const {
    const std::uint32_t next = group_.tokens.end;
    return next < tokens().size() && is_proper(tokens().tag[next]) && !is_proper(tokens().tag[group_.head]) &&
           tokens().has(next, TokenFlag::kCapital) && tokens().has(next, TokenFlag::kSpaceBefore) &&
           context_.name_at(next) == kNowhere && time_at(document_, next) == nullptr;
  }

  // "the private equity firm", "the third-tier club": a part of what it is called.
  bool of_phrase(std::uint32_t at) const {
    return at >= own_.description.begin || tokens().tag[at + 1] == Tag::kHYPH;
  }

  // "the Regal site": a name in it that is no origin ("the Leicester firm") tells of something else.
  bool names_another(std::uint32_t at) const {
    if (!is_proper(tokens().tag[at]) || !tokens().has(at, TokenFlag::kCapital)) return false;
    if (tokens().has(at, TokenFlag::kAllCaps)) return false;  // "the AI firm"
    if (context_.names.is(tokens().norm[at], NameWord::kDemonym) || based(at)) return false;
    if (is_place(context_.names.known_at(document_, at, group_.head).type)) return false;
    const std::uint32_t named = context_.name_at(at);
    return named == kNowhere || entity(named).kind != EntityKind::kPlace;
  }

  // "The Florida senator" is not "the Texas senator" of before, who has no name.
  bool named_otherwise(const Occurrence& noun) const {
    bool other = false;
    for (std::uint32_t at = group_.tokens.begin + 1; at < group_.head; ++at) {
      if (!tokens().has(at, TokenFlag::kCapital)) continue;
      for (std::uint32_t own = noun.begin + 1; own < noun.head; ++own) {
        if (!tokens().has(own, TokenFlag::kCapital) || tokens().has(own, TokenFlag::kAllCaps)) continue;
        if (tokens().norm[own] == tokens().norm[at]) return false;
        other = true;
      }
    }
    return other;
  }

  // As measured(), each entity once.
  int fit(std::uint32_t candidate) {
    for (const auto& [known, points] : fits_) {
      if (known == candidate) return points;
    }
    const int points = called_otherwise(candidate) ? kImpossible : measured(candidate);
    fits_.emplace_back(candidate, points);
    return points;
  }
  // "mediators from Qatar ... the country's fuel": named but once, for where somebody is from.
  bool in_passing(const Occurrence& occurrence) const {
    if (own_.description.type != "country" || occurrence.begin == 0 || of_origin() ||
        context_.discourse.named(occurrence.entity) > 1)
      return false;
    return document_.norm(occurrence.begin - 1) == "from";
  }

  // A head that tells no kind fits only what was called by it.
  int measured(std::uint32_t candidate) const {
    const std::uint8_t kinds = own_.description.kinds;
    if (kinds != 0 && (kinds_of(entity(candidate)) & kinds) == 0) return kImpossible;
    if (of_part() && !told_part(candidate)) return kImpossible;
    const int points = own_.match(candidate);
    if (of_deed() && points < kTold && !context_.known.called(candidate, tokens().lemma[group_.head]))
      return kImpossible;
    const bool by_head = kinds == 0 || !entity(candidate).named;
    if (by_head && !context_.known.called(candidate, tokens().lemma[group_.head]) && !ends_name(candidate))
      return kImpossible;
    if (person() && points <= 0) return is_epithet() ? points : kImpossible;
    return weak_ && points <= 0 ? kImpossible : points;
  }

  // "the defence contractor", "the lender": firms of some trade.
  bool particular_body() const {
    return own_.description.kinds == kDescribesOrganization && !own_.description.industry.empty();
  }

  // "the plaintiff": nobody of whom no deed tells so, but where it opens the sentence.
  bool of_deed() const {
    const bool opens = group_.tokens.begin == document_.sentences[own_.sentence].tokens.begin;
    return !opens && weak_ && own_.description.type == "company" && own_.description.industry.empty() &&
           group_.tokens.size() == 2 && context_.words.tells_deed(tokens().lemma[group_.head]) &&
           !context_.words.is(tokens().lemma[group_.head], RefWord::kBodyNoun) &&
           !context_.words.is(tokens().lemma[group_.head], RefWord::kEmployerNoun);
  }

  // "the unit", "the gaming business": only what is told to be a part of somebody.
  bool of_part() const {
    const Symbol head = tokens().lemma[group_.head];
    return context_.words.is(head, RefWord::kPart) &&
           (!context_.words.is(head, RefWord::kBodyNoun) || (group_.tokens.size() > 2 && weak_));
  }
  // ... or, "the parent", to be somebody's.
  bool told_part(std::uint32_t candidate) const {
    const Symbol head = tokens().lemma[group_.head];
    return context_.words.is(head, RefWord::kParent) ? context_.known.called_beside(candidate, head)
                                                     : context_.known.part(candidate);
  }

  // "the alliance", where "Unity Alliance" is somebody.
  bool ends_some_name() const {
    const auto& all = context_.discourse.occurrences();
    int left = kLookBack;
    for (std::size_t at = all.size(); at-- > 0 && left-- > 0;) {
      if (all[at].entity != kNowhere && entity(all[at].entity).named &&
          entity(all[at].entity).kind == EntityKind::kParty && ends_name(all[at].entity))
        return true;
    }
    return false;
  }
  // "the trust" of "Acme Housing Trust"
  bool ends_name(std::uint32_t candidate) const {
    const std::string_view label = entity(candidate).label;
    const std::string_view word = document_.symbols.view(tokens().lemma[group_.head]);
    if (kinds_of(entity(candidate)) != kDescribesOrganization || group_.tokens.size() != 2 ||
        !context_.names.is(tokens().norm[group_.head], NameWord::kOrgHead) || label.size() <= word.size() ||
        label[label.size() - word.size() - 1] != ' ' || label.find(" of ") != std::string_view::npos)
      return false;
    return std::equal(word.begin(), word.end(), label.end() - static_cast<std::ptrdiff_t>(word.size()),
                      [](char a, char b) { return a == to_lower(b); });
  }

  // "Acme Stores fell ... Barrow & Vine was cut. The retailer said": whom the words fit was last spoken of
  // before somebody of whom nothing tells that they don't.
  bool outshone(const Occurrence& chosen) {
    const bool opens = group_.tokens.begin == document_.sentences[own_.sentence].tokens.begin;
    if (chosen.sentence + (opens ? 1 : 2) >= own_.sentence || chosen.entity == kNowhere ||
        context_.known.called(chosen.entity, tokens().lemma[group_.head]) ||
        own_.told_by_deeds(chosen.entity) > 0)
      return false;
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0 && all[at].sentence + 1 >= own_.sentence;) {
      const Occurrence& o = all[at];
      if (o.entity == kNowhere || o.entity == chosen.entity || o.begin >= group_.tokens.begin ||
          (o.role != Role::kSubject && o.role != Role::kObject))
        continue;
      const Entity& other = entity(o.entity);
      if (other.named && other.kind == EntityKind::kParty && other.type == "organization" &&
          other.industry.empty() && !context_.known.of_trade(o.entity) && fit(o.entity) >= 0)
        return true;
    }
    return false;
  }

  // Its first lines speak of it, and it is named again and again: no story of its own in a bulletin.
  bool of_whole_article(std::uint32_t candidate) const {
    constexpr std::uint32_t kOften = 3;
    return candidate != kNowhere && context_.discourse.named(candidate) >= kOften &&
           context_.discourse.section(context_.discourse.first(candidate)) == 0;
  }

  // The sentence before is what the candidate says, and this one goes on.
  bool spoke_just_before(const Occurrence& o) const {
    return context_.words.is(tokens().lemma[group_.head], RefWord::kEmployerNoun) &&
           group_.tokens.begin == document_.sentences[own_.sentence].tokens.begin &&
           query_.role == Role::kSubject && o.sentence + 1 == own_.sentence && o.role == Role::kSubject &&
           !o.nested && o.governor != kNowhere &&
           context_.words.is(tokens().lemma[o.governor], RefWord::kSayVerb);
  }

  // Who need not be called so before: "the entrepreneur", "the Dane".
  bool is_epithet() const {
    return context_.words.is(tokens().lemma[group_.head], RefWord::kEpithet) ||
           is(group_.head, RefWord::kOnePerson);
  }

  // Where it stands, a party cannot be meant.
  bool ruled_out(const Occurrence& o) const {
    return entity(o.entity).plural || coordinated_with(o) || acts_on_itself(o) ||
           (own_.description.type == "company" && located(o)) ||
           (own_.description.industry != "media" && context_.listens(o)) ||  // but "told the newspaper"
           (of_place() && context_.known.part(o.entity)) || in_passing(o);
  }

  // How well the words fit whom they fit best.
  int best_fit(std::uint32_t sentences) {
    int best = kImpossible, left = kLookBack;
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size();
         at-- > 0 && left-- > 0 && all[at].sentence + sentences >= own_.sentence;) {
      if (all[at].entity != kNowhere && all[at].begin < group_.tokens.begin && !ruled_out(all[at]))
        best = std::max(best, fit(all[at].entity));
    }
    return best;
  }

  bool join_best() {
    constexpr std::uint32_t kMany = 8;  // mentions of who the article is about
    constexpr int kEmployer = 45;
    constexpr int kSameNoun = 20;       // "a gang ... the gang"
    constexpr std::uint32_t kFar = 20;  // sentences
    constexpr int kFitsWell = 45;       // more tells no more
    constexpr int kCalledBeside = 8;    // "Acme, an airline,", not only what the tables know
    constexpr int kFarBehind = 20;      // points behind whom the words fit best
    constexpr int kOwnSubject = 30;     // "Acme had quarrelled with the startup"
    constexpr int kSpoke = 20;          // "Acme said its Beta unit won an order. The company did not"
    const std::uint32_t employer = speaker_employer();
    const Symbol head = tokens().lemma[group_.head];
    const bool by_head = group_.tokens.size() == 2;  // "the conglomerate"
    const bool the = document_.norm(group_.tokens.begin) == "the";
    const bool speaks = query_.role == Role::kSubject;
    const bool general = own_.description.kinds != kDescribesOrganization ||
                         (context_.words.is(head, RefWord::kEmployerNoun) &&  // "the company"
                          own_.description.type != "bank") ||
                         context_.words.is(head, RefWord::kPart);
    const auto points_of = [&](const Occurrence& occurrence) {
      if (occurrence.begin >= group_.tokens.begin) return kImpossible;
      if (occurrence.entity == kNowhere)
        return same_noun(occurrence) && !named_otherwise(occurrence) ? kSameNoun : kImpossible;
      if (ruled_out(occurrence)) return kImpossible;
      int points = fit(occurrence.entity);
      if (points < kContradicted) return kImpossible;  // "the insurer" of a brewer
      points = std::min(points, kFitsWell);
      if (!general && context_.known.called_beside(occurrence.entity, head)) points += kCalledBeside;
      if (occurrence.entity == employer && query_.role == Role::kSubject) points += kEmployer;
      if (points <= 0 && person() && occurrence.sentence + 2 < own_.sentence) return kImpossible;
      if (query_.role != Role::kSubject && occurrence.entity == query_.subject_entity) points -= kOwnSubject;
      if (spoke_just_before(occurrence)) points += kSpoke;
      points += static_cast<int>(std::min(context_.discourse.count(occurrence.entity), kMany));
      return points;
    };
    // Whom the words tell comes before who merely stands near: "the ferry operator".
    const int best = std::min(best_fit(kFar), kFitsWell);
    Choice choice = choose(context_, query_, kFar, [&](const Occurrence& occurrence) {
      const bool speaker = occurrence.entity != kNowhere && occurrence.entity == employer && speaks;
      const bool told = speaker || (occurrence.entity != kNowhere && fit(occurrence.entity) > kWeak &&
                                    (!by_head || own_.told_by_deeds(occurrence.entity) > 0 ||
                                     (!general && (context_.known.called_beside(occurrence.entity, head) ||
                                                   (the && fit(occurrence.entity) >= kTold)))));
      return told && (speaker || fit(occurrence.entity) >= best - kFarBehind) ? points_of(occurrence)
                                                                              : kImpossible;
    });
    const bool by_words =
        choice.index != kNowhere && choice.lead >= kClearPoints && choice.score >= kLeastTold;
    if (by_words && by_head && outshone(context_.discourse.occurrences()[choice.index])) return false;
    if (!by_words && choice.index != kNowhere && particular_body())
      return false;  // one of those told, not another
    if (!by_words) choice = choose(context_, query_, kFar, points_of);
    // ... the more where the description tells of nobody what is known
    const int kClearUnknown = own_.one_of_people() ? 20 : 12;
    constexpr int kClearParticular = 40;  // "the garden supply company"
    if (choice.index == kNowhere || choice.lead < kClearPoints) return false;
    const Occurrence chosen = context_.discourse.occurrences()[choice.index];
    const bool named = chosen.entity != kNowhere;
    const int points = named ? own_.match(chosen.entity) : kSameNoun;
    if (choice.score < least(choice, points, named && entity(chosen.entity).named) ||
        (other_section(chosen) && (points < kTold || !of_whole_article(chosen.entity))))
      return false;
    const bool told = points > kWeak;
    const bool leads = query_.role == Role::kSubject || query_.role == Role::kPossessor ||
                       group_.tokens.begin == document_.sentences[own_.sentence].tokens.begin;
    if (!told && weak_ && !leads) return false;
    const bool company_speaks = general && speaks;  // "the company said"
    if (points < kTold && choice.lead < kClearUnknown && !company_speaks &&
        (!named || chosen.entity != employer))
      return false;
    if (!told && person() && (choice.lead < kClearUnknown || other_person(chosen.entity))) return false;
    const bool particular = group_.tokens.size() > 2 || weak_ || !own_.description.industry.empty();
    const bool acts = speaks && tokens().relation[group_.head] != Relation::kNsubjPass;
    const int least_lead =
        group_.tokens.size() > 2 && !person() && !acts && !of_origin() && own_.description.industry.empty()
            ? kClearParticular
            : kClearUnknown;
    if (!told && particular && (choice.lead < least_lead || rivalled(chosen))) return false;
    if (!told && (of_place() || (origin_ && group_.tokens.size() == 3)) && join_introduced(own_)) return true;
    if (!told && origin_ && choice.lead < kAlone && chosen.sentence + 1 < own_.sentence) return false;
    const bool goes_on = query_.role == Role::kSubject && chosen.role == Role::kSubject &&
                         chosen.sentence + 1 == own_.sentence &&
                         group_.tokens.begin == document_.sentences[own_.sentence].tokens.begin;
    if (named && !goes_on && from_untold_place(chosen.entity) && near_rival(chosen.entity)) return false;
    if (named && !person() && !goes_on && points <= kTold && of_origin() && !from_there(chosen.entity) &&
        near_rival(chosen.entity, context_.discourse.count(chosen.entity))) {
      either_ = true;
      return false;
    }
    const bool unsure = named && !person() && points < kTold && by_head;  // which of two firms
    if (unsure && !anchored(chosen.entity) &&
        near_rival(chosen.entity, context_.discourse.named(chosen.entity)))
      return false;
    const std::uint32_t found = context_.entity_of(choice.index);
    if (found == kNowhere) return false;
    const float confidence = choice.lead > 15 ? 0.8F : choice.lead > 5 ? 0.65F : 0.5F;
    own_.join(group_.tokens, found, "description", confidence);
    context_.known.remember(document_, own_.words(), found, false);
    return true;
  }

  // "That company": who was spoken of last, and nobody that merely fits better.
  bool points_at_firm() const {
    return document_.norm(group_.tokens.begin) == "that" &&
           context_.words.is(tokens().lemma[group_.head], RefWord::kEmployerNoun);
  }
  // "the Springfield firm", where nothing tells that the candidate is of Springfield.
  bool from_untold_place(std::uint32_t candidate) const {
    for (std::uint32_t at = group_.tokens.begin + 1; at < group_.head; ++at) {
      if (is_proper(tokens().tag[at]) && !context_.names.is(tokens().norm[at], NameWord::kDemonym) &&
          !context_.known.described(candidate, tokens().lemma[at]))
        return true;
    }
    return false;
  }
  // A word of origin that the candidate is known by, or that nothing but it could tell.
  bool from_there(std::uint32_t candidate) const {
    for (std::uint32_t at = group_.tokens.begin + 1; at < group_.head; ++at) {
      const std::string_view country = context_.names.country_of(tokens().norm[at]);
      if (!country.empty() && country != context_.known.home(document_, candidate)) return false;
    }
    return true;
  }
  // "Acme bought Beta. The company said": the subject of the sentence before goes on, or the one for whom the
  // speaker works, or who says the sentence, or the last it named: "a spokesman for Acme said the company".
  bool anchored(std::uint32_t found) const {
    if (found == speaker_employer()) return true;
    std::uint32_t last = kNowhere, last_begin = 0;
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0 && all[at].sentence + 1 >= own_.sentence;) {
      const Occurrence& o = all[at];
      if (o.entity == kNowhere || o.begin >= group_.tokens.begin) continue;
      if (o.entity == found && o.role == Role::kSubject && !o.nested) return true;
      if (o.sentence != own_.sentence || entity(o.entity).type != "organization" || o.begin < last_begin)
        continue;
      last = o.entity;
      last_begin = o.begin;
    }
    return last == found && query_.role == Role::kSubject;
  }

  // What the choice must score: less where nobody else fits, least where its own words tell who is meant.
  int least(const Choice& choice, int points, bool named) const {
    constexpr int kLeast = 16, kLeastAlone = 0;
    constexpr int kClearTold = 25;
    if (document_.norm(group_.tokens.begin) != "the") return kLeast;
    const bool weak = weak_;
    const bool body = named || (own_.description.kinds & kDescribesOrganization) != 0;
    const bool specific = weak ? !person() && body && group_.tokens.size() == 2
                               : own_.description.type != "company" || group_.tokens.size() > 2;
    if (specific && points >= kTold && choice.lead >= kClearTold) return kLeastTold;
    if (weak) return kLeast;
    return choice.lead >= kAlone ? kLeastAlone : kLeast;
  }

  // In "Acme licensed its designs to Beta, which gives the appliance maker a right" either may be meant.
  bool rivalled(const Occurrence& chosen) {
    if (chosen.sentence != own_.sentence) return false;
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0 && all[at].sentence == own_.sentence;) {
      const std::uint32_t other = all[at].entity;
      if (other == kNowhere || other == chosen.entity || all[at].begin >= group_.tokens.begin) continue;
      if (chosen.role == Role::kSubject && !chosen.nested && query_.role == Role::kSubject &&
          all[at].role == Role::kPossessor)
        continue;  // "Acme let go of Beta's data, but the brewer keeps"
      if (entity(other).kind != EntityKind::kPlace &&
          (kinds_of(entity(other)) & own_.description.kinds) != 0 && other != query_.subject_entity &&
          fit(other) >= kContradicted)
        return true;
    }
    return false;
  }

  // "Jane Roe, Acme's chief executive, said the company ...": whom the subject of the sentence works for.
  std::uint32_t speaker_employer() const {
    const std::uint32_t subject = query_.subject_entity;
    const std::uint32_t employer = subject == kNowhere || subject >= document_.entities.size()
                                       ? kNowhere
                                       : context_.employers.of(subject);
    return employer == kNowhere ? spokesmans_house() : employer;
  }
  // "An Acme spokesman said the company": the one body that the words around the subject name.
  std::uint32_t spokesmans_house() const {
    if (query_.subject == kNowhere ||
        !context_.names.is(tokens().lemma[query_.subject], NameWord::kPersonNoun))
      return kNowhere;
    std::uint32_t found = kNowhere;
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0 && all[at].sentence == own_.sentence;) {
      const Occurrence& o = all[at];
      if ((o.governor != query_.subject && tokens().head[o.head] != query_.subject) || o.entity == kNowhere ||
          entity(o.entity).type != "organization")
        continue;
      if (found != kNowhere && found != o.entity) return kNowhere;
      found = o.entity;
    }
    return found;
  }

  bool origin_;  // only a word of where it is from tells it from others
  bool weak_;
  bool either_ = false;                              // it was seen that two may be meant
  std::vector<std::pair<std::uint32_t, int>> fits_;  // entity, points
};

}  // namespace

bool join_definite(DescribedGroup& described) {
  return described.owned() ? join_owned(described) : DefiniteReader(described).join();
}

}  // namespace claimgraph
