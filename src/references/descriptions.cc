// Descriptions that point back: "the tech giant", "the latter", "both companies".
#include <algorithm>
#include <functional>
#include <utility>

#include "parse/relation.h"
#include "references/context.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

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

constexpr std::uint32_t kListReach = 12;  // tokens from a description to what it is listed with

class DescriptionReader {
 public:
  DescriptionReader(ReferenceContext& context, std::uint32_t number, std::uint32_t sentence)
      : context_(context),
        document_(context.document),
        group_(document_.noun_groups[number]),
        sentence_(sentence),
        description_(context.words.describe(document_, group_)),
        query_(query_at(context, group_.head, sentence)) {
    query_.description = true;
  }

  void resolve() {
    if (named_part()) return;
    if (holds_name()) return describe_name();
    if (latter() || several()) return;
    if (apposed() || before_name()) return;
    if (!points_back() || !join_best()) note_common_noun();
  }

 private:
  const Tokens& tokens() const { return document_.tokens; }
  bool is(std::uint32_t at, RefWord kind) const { return context_.words.is(tokens().norm[at], kind); }
  const Entity& entity(std::uint32_t at) const { return document_.entities[at]; }

  void join(std::uint32_t found, std::string_view rule, float confidence) {
    context_.join(group_.tokens, group_.head, found, MentionForm::kNominal, rule, confidence, sentence_);
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
    const bool owned = group_.possessor != kNowhere ||
                       (group_.determiner != kNowhere && tokens().tag[group_.determiner] == Tag::kPRPS);
    if (!owned) return false;
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
      remember({group_.tokens.begin, o.begin}, o.entity);
      return;
    }
  }

  // Words of a description become attributes of what they describe.
  void remember(TokenSpan words, std::uint32_t found) {
    auto& attributes = document_.entities[found].attributes;
    constexpr std::size_t kMany = 16;
    for (std::uint32_t at = words.begin; at < words.end && attributes.size() < kMany; ++at) {
      const Tag tag = tokens().tag[at];
      if (!is_noun(tag) && !is_adjective(tag)) continue;
      const std::string word(document_.lemma(at));
      if (std::find(attributes.begin(), attributes.end(), word) == attributes.end())
        attributes.push_back(word);
    }
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

  // "both companies", "the two firms", "the pair".
  bool several() {
    const bool pair = context_.words.is(tokens().lemma[group_.head], RefWord::kPair) && definite() &&
                      group_.tokens.size() == 2;
    std::size_t wanted = pair ? 2 : 0;
    const bool bare_number = definite() && group_.tokens.size() == 2 && tokens().tag[group_.head] == Tag::kCD;
    const std::uint32_t last = bare_number ? group_.head + 1 : group_.head;
    for (std::uint32_t at = group_.tokens.begin; at < last && wanted == 0; ++at) {
      if (is(at, RefWord::kTwo)) wanted = 2;
      if (is(at, RefWord::kThree)) wanted = 3;
    }
    const bool plural = tokens().tag[group_.head] == Tag::kNNS &&
                        context_.words.is(tokens().lemma[group_.head], RefWord::kGroupNoun);
    if (wanted != 0 && !pair && !plural && !bare_number) return false;
    const bool bare = wanted == 0 && plural && definite() && group_.tokens.size() == 2;  // "the companies"
    if (wanted == 0 && !bare) return false;
    if (!definite() && !is(group_.tokens.begin, RefWord::kTwo)) return false;
    const std::vector<std::uint32_t> members = last_together(wanted);
    if (members.size() < 2) return false;
    join(context_.plural_of(members), "together", bare ? 0.6F : 0.75F);
    return true;
  }

  bool fits(const Entity& candidate) const {
    if (candidate.plural) return false;
    return description_.kinds == 0 || (kinds_of(candidate) & description_.kinds) != 0;
  }

  // Names last spoken of together: in one "and", else in one sentence.
  std::vector<std::uint32_t> last_together(std::size_t wanted) const {
    constexpr std::uint32_t kFar = 8;
    const auto& pairs = context_.discourse.coordinations();
    for (std::size_t at = pairs.size(); at-- > 0 && pairs[at].sentence + kFar > sentence_;) {
      const auto& members = pairs[at].entities;
      const bool all =
          std::all_of(members.begin(), members.end(), [&](std::uint32_t m) { return fits(entity(m)); });
      if (all && (wanted == 0 || members.size() == wanted) && pairs[at].head < group_.tokens.begin)
        return members;
    }
    std::vector<std::uint32_t> found;
    std::uint32_t sentence = kNowhere;
    const auto& occurrences = context_.discourse.occurrences();
    for (std::size_t at = occurrences.size(); at-- > 0;) {
      const Occurrence& o = occurrences[at];
      if (o.sentence + kFar < sentence_) break;
      if (o.entity == kNowhere || o.begin >= group_.tokens.begin || !fits(entity(o.entity))) continue;
      if (sentence != o.sentence) {
        if (found.size() >= 2 && (wanted == 0 || found.size() == wanted)) break;
        found.clear();
        sentence = o.sentence;
      }
      if (std::find(found.begin(), found.end(), o.entity) == found.end()) found.push_back(o.entity);
    }
    if (wanted != 0 && found.size() != wanted) found.clear();
    return found;
  }

  bool definite() const { return group_.determiner != kNowhere && is(group_.determiner, RefWord::kDefinite); }

  // "Acme, the chip maker,": the noun behind the comma is the name before it.
  bool apposed() {
    const std::uint32_t begin = group_.tokens.begin;
    if (apposed_kinds() == 0 || begin < 2 || group_.determiner == kNowhere) return false;
    if (document_.token_text(begin - 1) != "," || group_.possessor != kNowhere) return false;
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0;) {
      const Occurrence& o = all[at];
      if (o.sentence != sentence_) break;
      if (o.entity == kNowhere) continue;
      const TokenSpan name = name_at(o);
      if (name.end + 1 != begin) continue;
      if ((kinds_of(entity(o.entity)) & apposed_kinds()) == 0 || entity(o.entity).plural) return false;
      if (o.pronoun || tokens().tag[group_.head] == Tag::kNNS) return false;
      if (listed()) return false;
      remember(group_.tokens, o.entity);
      join(o.entity, "apposition", 0.9F);
      return true;
    }
    return false;
  }
  // "the chief executive, Jane Roe," and "Acme's lawyer, John Doe,": the name behind the comma is meant.
  bool before_name() {
    const std::uint32_t end = group_.tokens.end;
    if (end + 1 >= tokens().size() || document_.token_text(end) != ",") return false;
    if (group_.determiner == kNowhere && group_.possessor == kNowhere) return false;
    if (tokens().tag[group_.head] == Tag::kNNS) return false;
    const auto& mentions = document_.mentions;
    const auto name =
        std::lower_bound(mentions.begin(), mentions.end(), end + 1,
                         [](const EntityMention& m, std::uint32_t at) { return m.tokens.begin < at; });
    if (name == mentions.end() || name->tokens.begin != end + 1) return false;
    if ((kinds_of(entity(name->entity)) & apposed_kinds()) == 0 || entity(name->entity).plural) return false;
    const std::uint32_t behind = name->tokens.end;
    const bool closed = behind >= tokens().size() || tokens().tag[behind] == Tag::kComma ||
                        tokens().tag[behind] == Tag::kPeriod;
    if (!closed) return false;
    remember(group_.tokens, name->entity);
    TokenSpan span = group_.tokens;
    if (group_.possessor != kNowhere) span.begin = document_.noun_groups[group_.possessor].tokens.begin;
    context_.join(span, group_.head, name->entity, MentionForm::kNominal, "apposition", 0.85F, sentence_);
    return true;
  }
  // What an apposition may describe: an office describes a person, too.
  std::uint8_t apposed_kinds() const {
    for (std::uint32_t at = group_.tokens.begin; at <= group_.head; ++at) {
      if (at + context_.names.role_at(document_, at, group_.head + 1) == group_.head + 1)
        return static_cast<std::uint8_t>(description_.kinds | kDescribesPerson);
    }
    return description_.kinds;
  }
  // "Acme, the lender and Beta": a list, no apposition.
  bool listed() const {
    const std::uint32_t end = group_.tokens.end;
    return end < tokens().size() && tokens().tag[end] == Tag::kCC;
  }
  TokenSpan name_at(const Occurrence& o) const {
    const auto& mentions = document_.mentions;
    const auto found =
        std::lower_bound(mentions.begin(), mentions.end(), o.begin,
                         [](const EntityMention& m, std::uint32_t begin) { return m.tokens.begin < begin; });
    return found != mentions.end() && found->tokens.begin == o.begin ? found->tokens
                                                                     : TokenSpan{o.begin, o.head + 1};
  }

  // A definite singular description without a complement of its own: "the company", not "the maker of X".
  bool points_back() const {
    if (!context_.words.agreement_type(tokens().lemma[group_.head]).empty()) return false;  // agreements.cc
    if (description_.kinds == 0 || !definite() || group_.possessor != kNowhere) return false;
    if (tokens().tag[group_.head] == Tag::kNNS || is_proper(tokens().tag[group_.head])) return false;
    for (std::uint32_t at = group_.tokens.begin + 1; at < group_.head; ++at) {
      if (is(at, RefWord::kOther) || tokens().tag[at] == Tag::kJJS || tokens().tag[at] == Tag::kCD)
        return false;
      if (names_another(at)) return false;
    }
    const std::uint32_t end = group_.tokens.end;
    if (end >= tokens().size()) return true;
    const std::string_view next = document_.norm(end);
    const bool complement = next == "of" || next == "that" || next == "which" || next == "who" ||
                            next == "behind" || next == "for" || next == "where";
    return !complement;
  }

  // "the Regal site": a name in it that is no origin ("the Leicester firm") tells of something else.
  bool names_another(std::uint32_t at) const {
    if (!is_proper(tokens().tag[at]) || !tokens().has(at, TokenFlag::kCapital)) return false;
    if (tokens().has(at, TokenFlag::kAllCaps)) return false;  // "the AI firm"
    if (context_.names.is(tokens().norm[at], NameWord::kDemonym)) return false;
    if (is_place(context_.names.known_at(document_, at, group_.head).type)) return false;
    const std::uint32_t named = context_.name_at(at);
    return named == kNowhere || entity(named).kind != EntityKind::kPlace;
  }

  bool join_best() {
    constexpr std::uint32_t kMany = 8;  // mentions of who the article is about
    constexpr int kEmployer = 20;
    constexpr int kOwnSubject = 15;  // "Acme had quarrelled with the startup"
    const std::string_view head = document_.lemma(group_.head);
    const std::uint32_t employer = speaker_employer();
    const Choice choice = choose(context_, query_, 8, [&](const Occurrence& occurrence) {
      if (occurrence.entity == kNowhere || occurrence.begin >= group_.tokens.begin) return kImpossible;
      const Entity& candidate = entity(occurrence.entity);
      if (candidate.plural || (kinds_of(candidate) & description_.kinds) == 0) return kImpossible;
      if (coordinated_with(occurrence) || acts_on_itself(occurrence)) return kImpossible;
      int points = match(candidate, head);
      if (description_.weak && points <= 0) return kImpossible;
      if (occurrence.entity == employer) points += kEmployer;
      if (query_.role != Role::kSubject && occurrence.entity == query_.subject_entity) points -= kOwnSubject;
      points += static_cast<int>(std::min(context_.discourse.count(occurrence.entity), kMany));
      return points;
    });
    constexpr int kLeast = 16;
    constexpr int kClear = 5;          // a nearer rival leaves it open who is meant
    constexpr int kClearUnknown = 12;  // ... the more where the description tells of nobody what is known
    if (choice.index == kNowhere || choice.score < kLeast || choice.lead < kClear) return false;
    const Occurrence& chosen = context_.discourse.occurrences()[choice.index];
    const std::uint32_t found = chosen.entity;
    const bool told = match(entity(found), head) > 0;
    if (!told && group_.tokens.size() > 2 && (choice.lead < kClearUnknown || rivalled(chosen))) return false;
    const float confidence = choice.lead > 15 ? 0.8F : choice.lead > 5 ? 0.65F : 0.5F;
    join(found, "description", confidence);
    return true;
  }

  // In "Acme licensed its designs to Beta, which gives the appliance maker a right" either may be meant.
  bool rivalled(const Occurrence& chosen) const {
    if (chosen.sentence != sentence_) return false;
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0 && all[at].sentence == sentence_;) {
      const std::uint32_t other = all[at].entity;
      if (other == kNowhere || other == chosen.entity || all[at].begin >= group_.tokens.begin) continue;
      if (entity(other).kind != EntityKind::kPlace && (kinds_of(entity(other)) & description_.kinds) != 0 &&
          other != query_.subject_entity)
        return true;
    }
    return false;
  }

  // "Jane Roe, Acme's chief executive, said the company ...": whom the subject of the sentence works for.
  std::uint32_t speaker_employer() const {
    const std::uint32_t subject = query_.subject_entity;
    return subject == kNowhere || subject >= document_.entities.size() ? kNowhere
                                                                       : context_.employers.of(subject);
  }
  // "Acme bought the company": never Acme.
  bool acts_on_itself(const Occurrence& occurrence) const {
    return query_.role == Role::kObject && occurrence.entity == query_.subject_entity;
  }

  // "the AI firm and Acme": never Acme, by whatever mention.
  bool coordinated_with(const Occurrence& occurrence) const {
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
  // How well the words of the description fit what is known of the entity.
  int match(const Entity& candidate, std::string_view head) const {
    int points =
        candidate.kind == EntityKind::kPlace && (description_.kinds & kDescribesPlace) == 0 ? -25 : 0;
    const auto has = [&](std::string_view word) {
      return std::find(candidate.attributes.begin(), candidate.attributes.end(), word) !=
             candidate.attributes.end();
    };
    const bool business = description_.type == "company" || description_.type == "bank";
    if (business && candidate.type == "government") return kImpossible;
    const bool place = candidate.kind == EntityKind::kPlace;
    if ((!place && has(head)) || in_label(candidate.label, head)) {
      points += 25;
    } else if (description_.type == "bank" && in_label(candidate.label, "bank")) {
      points += 20;
    } else if (!place && !description_.type.empty() && has(description_.type) &&
               !(description_.weak && business)) {
      points += 12;
    } else if (candidate.type == "government" &&
               (description_.type == "agency" || description_.type == "court")) {
      points += 12;
    }
    for (std::uint32_t at = group_.tokens.begin; at < group_.head; ++at) {
      if (!is_noun(tokens().tag[at]) && !is_adjective(tokens().tag[at])) continue;
      const std::string_view word = document_.lemma(at);
      if (has(word)) points += 20;
      if (word.size() >= 2 && in_label(candidate.label, word)) points += 15;
    }
    if (!description_.industry.empty() && !candidate.industry.empty())
      points += description_.industry == candidate.industry ? 20 : -12;
    if (description_.gender != 'u' && candidate.gender != 'u' && description_.gender != candidate.gender)
      return kImpossible;
    return points;
  }

  // A modifier that is part of the name: "the AI firm" of "OpenAI".
  static bool in_label(std::string_view label, std::string_view word) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    for (std::size_t at = 0; at + word.size() <= label.size(); ++at) {
      const bool here = std::equal(word.begin(), word.end(), label.begin() + static_cast<std::ptrdiff_t>(at),
                                   [&](char a, char b) { return lower(a) == lower(b); });
      const bool begins = here && label[at] != lower(label[at]);
      const std::size_t end = at + word.size();
      if (begins && (end == label.size() || label[end] == ' ' || label[end] != lower(label[end])))
        return true;
    }
    return false;
  }

  void note_common_noun() {
    const Tag tag = tokens().tag[group_.head];
    if (!is_noun(tag)) return;
    Occurrence occurrence;
    occurrence.head = group_.head;
    occurrence.begin = group_.tokens.begin;
    occurrence.sentence = sentence_;
    occurrence.plural = tag == Tag::kNNS || tag == Tag::kNNPS;
    occurrence.person = (apposed_kinds() & kDescribesPerson) != 0;
    occurrence.body =
        (description_.kinds & (kDescribesOrganization | kDescribesGovernment | kDescribesGroup)) != 0;
    place_occurrence(document_, occurrence);
    context_.discourse.add(occurrence);
  }

  ReferenceContext& context_;
  Document& document_;
  const NounGroup& group_;
  std::uint32_t sentence_;
  Description description_;
  Query query_;
};

}  // namespace

void resolve_description(ReferenceContext& context, std::uint32_t noun_group, std::uint32_t sentence) {
  DescriptionReader(context, noun_group, sentence).resolve();
}

}  // namespace claimgraph
