#include "claims/speakers.h"

#include <algorithm>

#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

TokenSpan larger(TokenSpan a, TokenSpan b) { return a.size() >= b.size() ? a : b; }

}  // namespace

SpeakerReader::SpeakerReader(const ClaimBuilder& builder)
    : builder_(builder),
      tree_(builder.tree()),
      document_(builder.document()),
      speaker_(builder.resources().symbols.find("speaker")),
      source_(builder.resources().symbols.find("source")),
      subject_(builder.resources().symbols.find("subject")) {}

bool SpeakerReader::is_reduced(const Statement& statement) const {
  const std::uint32_t next = statement.cue.end;
  if (tree_.tag(statement.anchor) != Tag::kVBN || statement.cue.size() != 1) return false;
  if (tree_.relation(statement.anchor) != Relation::kAcl || next >= statement.seen.end) return false;
  const bool object = tree_.noun_group(next) != kNowhere && !is_date(next);
  const bool words = statement.takes_quotation && in_quotation(next) && !in_quotation(statement.anchor);
  return !object && !words && document_.norm(next) != "that";
}

// "Roe, asked whether it was true, said": he was asked.
bool SpeakerReader::was_asked(const Statement& statement) const {
  const TokenSpan cue = statement.cue;
  if (cue.size() != 1 || cue.begin <= statement.seen.begin || tree_.tag(cue.begin - 1) != Tag::kComma ||
      cue.end >= statement.seen.end ||
      !builder_.in_lexicon("ask-verb", document_.tokens.lemma[statement.anchor]))
    return false;
  const Tag next = tree_.tag(cue.end);
  if (next != Tag::kIN && !is_wh(next) && !builder_.in_lexicon("whether", document_.tokens.norm[cue.end]))
    return false;
  for (std::uint32_t t = cue.end; t + 1 < statement.seen.end; ++t) {
    const std::uint32_t verb = tree_.tag(t) == Tag::kComma ? tree_.verb_group(t + 1) : kNowhere;
    if (verb != kNowhere && document_.verb_groups[verb].finite &&
        document_.verb_groups[verb].tokens.begin == t + 1)
      return true;
  }
  return false;
}

bool SpeakerReader::is_passive(const Statement& statement) const {
  if (was_asked(statement)) return true;
  const bool helped =
      statement.cue.begin < statement.anchor;  // a lone participle may be a past taken for one
  return (helped && document_.verb_groups[tree_.verb_group(statement.anchor)].passive) ||
         is_reduced(statement);
}

TokenSpan SpeakerReader::source_of(const Statement& statement) const {
  TokenSpan source = with_name(statement, described(statement, trimmed(statement, subject_of(statement))));
  source = without_clause(statement, without_aside(behind_phrase(statement, without_lead(source))));
  while (!source.empty() && source.begin >= statement.seen.begin + 2 &&
         tree_.tag(source.begin - 1) == Tag::kHYPH &&
         !document_.tokens.has(source.begin - 1, TokenFlag::kSpaceBefore) &&
         !document_.tokens.has(source.begin, TokenFlag::kSpaceBefore))
    source.begin -= 2;  // "fly-half Ada Lund"
  return source;
}

// "In a long interview Roe said", "Leaving the talks Acme said": the name at the end of a phrase that opens
// the clause.
TokenSpan SpeakerReader::behind_phrase(const Statement& statement, TokenSpan source) const {
  const std::uint32_t begin = source.begin, first = statement.seen.begin;
  if (!statement.verb || source.size() < 3 || begin <= first || source.end > statement.cue.begin)
    return source;
  const bool opens = begin - 1 == first || tree_.tag(begin - 2) == Tag::kComma;
  const bool leaving = begin - 1 == first && tree_.tag(first) == Tag::kVBG;
  if (!leaving && !(opens && tree_.tag(begin - 1) == Tag::kIN)) return source;
  for (std::uint32_t t = begin + 1; t < source.end; ++t) {
    const Tag before = tree_.tag(t - 1);
    const bool noun = (before == Tag::kNN || before == Tag::kNNS) && !tells_person(t - 1);
    const Entity* const found = noun ? entity_of({t, source.end}) : nullptr;
    if (found != nullptr && found->kind == EntityKind::kParty && is_proper(tree_.tag(t)))
      return {t, source.end};
  }
  return source;
}

// "Acme's chairman, Ada Lund, said", "said the club's president, Ada Lund.": the name belongs to who speaks.
TokenSpan SpeakerReader::with_name(const Statement& statement, TokenSpan source) const {
  const std::uint32_t limit = source.end <= statement.cue.begin ? statement.cue.begin : statement.seen.end;
  if (!statement.verb || source.empty() || source.end + 1 >= limit || tree_.tag(source.end) != Tag::kComma)
    return source;
  const std::uint32_t last = tree_.noun_group(source.end - 1), group = tree_.noun_group(source.end + 1);
  if (last == kNowhere || group == kNowhere) return source;
  const NounGroup& name = document_.noun_groups[group];
  const bool ends = name.tokens.end == limit || is_punctuation(tree_.tag(name.tokens.end));
  const bool named = name.tokens.begin == source.end + 1 && ends && is_person(name.tokens);
  std::uint32_t head = document_.noun_groups[last].head;  // "the head of Acme"
  if (const std::uint32_t first = tree_.noun_group(source.begin); first != kNowhere && !tells_person(head))
    head = document_.noun_groups[first].head;
  return named && tells_person(head) ? TokenSpan{source.begin, name.tokens.end} : source;
}

// "chairman", "analyst": what a person is.
bool SpeakerReader::tells_person(std::uint32_t noun) const {
  const Symbol lemma = document_.tokens.lemma[noun];
  return builder_.in_lexicon("post", lemma) || builder_.in_lexicon("sayer", lemma) ||
         builder_.in_lexicon("descriptors.person", lemma);
}

// First token of the words without a verb that end with a source and begin behind a comma or where the clause
// does: "ministry of energy and" before "mines".
std::uint32_t SpeakerReader::phrase_before(const Statement& statement, TokenSpan source) const {
  std::uint32_t begin = source.begin;
  const std::uint32_t limit = begin > kLongestApposition ? begin - kLongestApposition : 0;
  while (begin > std::max(limit, statement.seen.begin) && !is_punctuation(tree_.tag(begin - 1)) &&
         tree_.verb_group(begin - 1) == kNowhere && !in_quotation(begin - 1))
    --begin;
  if (begin > statement.seen.begin && !is_punctuation(tree_.tag(begin - 1))) return source.begin;
  while (begin < source.begin && (tree_.tag(begin) == Tag::kCC || is_adverb(tree_.tag(begin)))) ++begin;
  const std::uint32_t group = tree_.noun_group(begin);
  const bool noun =
      group != kNowhere && document_.noun_groups[group].tokens.begin == begin && !is_date(begin);
  return noun ? begin : source.begin;
}

// "Ada Lund, head of oil and gas, said": who is described, not the description or its end.
TokenSpan SpeakerReader::described(const Statement& statement, TokenSpan source) const {
  if (!statement.verb || source.empty() || source.end > statement.cue.begin ||
      source.begin < statement.seen.begin + 2 || tree_.noun_group(source.end - 1) == kNowhere)
    return source;
  if (tree_.tag(source.begin - 1) == Tag::kCC) {
    std::uint32_t first = tree_.top(document_.noun_groups[tree_.noun_group(source.end - 1)]);
    for (int i = 0; i < kNear && tree_.relation(first) == Relation::kConj; ++i) first = tree_.head(first);
    const std::uint32_t from = phrase_before(statement, source), group = tree_.noun_group(first);
    if (first >= from || group == kNowhere) {
      source.begin = from;
    } else if (first >= statement.seen.begin && !holds_verb({first, source.begin})) {
      const TokenSpan list = phrase(group);  // "unions, Alpha, Beta and Gamma"; not "fell in trading and Roe"
      if (!list.empty()) source.begin = list.begin;
    }
  }
  const std::uint32_t begin = source.begin;
  if (begin < statement.seen.begin + 2 || tree_.tag(begin - 1) != Tag::kComma ||
      tree_.noun_group(begin) == kNowhere)
    return source;
  const std::uint32_t group = tree_.noun_group(begin - 2);
  const NounGroup& head = document_.noun_groups[tree_.noun_group(begin)];
  if (group == kNowhere) return source;
  const TokenSpan name = document_.noun_groups[group].tokens;
  // "Ada Lund, head of Acme said": a post without an article, though no comma closes it.
  const bool post = tells_person(head.head) && tree_.tag(begin) != Tag::kDT && is_person(name);
  if (!post && (tree_.tag(source.end) != Tag::kComma || is_proper(tree_.tag(head.head)))) return source;
  const bool named = is_proper(tree_.tag(document_.noun_groups[group].head)) && !is_date(name.begin) &&
                     name.begin >= statement.seen.begin;
  const Tag before = name.begin > statement.seen.begin ? tree_.tag(name.begin - 1) : Tag::kNone;
  const bool opens = before == Tag::kNone || before == Tag::kCC || is_punctuation(before);
  return named && opens ? name : source;
}

TokenSpan SpeakerReader::subject_of(const Statement& statement) const {
  const TokenSpan found = captured(statement);
  if (!statement.verb) return found;
  if (is_passive(statement))
    return found.begin >= statement.cue.end ? found : TokenSpan{};  // "was told by", "published by"
  if (const TokenSpan issuer = issuer_of(statement, found); !issuer.empty()) return issuer;
  if (const TokenSpan named = antecedent(statement); !named.empty()) return named;
  if (const TokenSpan noun = of_joined_relative(statement); !noun.empty()) return noun;
  if (quoted_by_another(statement)) {
    if (const TokenSpan whom = quoted(statement); !whom.empty()) return whom;
  }
  if (const TokenSpan whose = before_relative(statement); !whose.empty()) return whose;
  const TokenSpan before = subject_before(statement, statement.cue.begin);
  if (!before.empty() && (quoted_by_another(statement) || set_off(statement, before, found))) return before;
  const bool lone = before.size() == 1 && before.end == statement.cue.begin &&
                    tree_.tag(statement.anchor) == Tag::kVBG &&
                    builder_.in_lexicon("some", document_.tokens.norm[before.begin]);
  if (lone) return before;  // "with many saying"
  if (const TokenSpan doer = doer_of(statement); !doer.empty()) return doer;
  if (const TokenSpan sayer = opening_noun(statement, false); !sayer.empty()) return sayer;
  if (const TokenSpan behind = turned(statement); !behind.empty()) return behind;
  if (can_speak(found, statement) && !(names_nobody(found) && !before.empty())) {
    const bool apposed = before.end + 1 == found.begin && tree_.tag(before.end) == Tag::kComma;
    std::uint32_t last = tree_.before_adverbs(statement.cue.begin, found.end);
    const bool aside = before.end < found.begin && found.end < last &&
                       tree_.tag(last - 1) == Tag::kComma;     // "Roe, who is head of Acme, said"
    if (!before.empty() && (apposed || aside)) return before;  // "Acme, a unit of Beta, said"
    // The noun right before the verb is its subject, whatever the tree says.
    const bool other = !before.empty() && !before.overlaps(found) && found.end <= before.begin &&
                       !holds_verb({found.end, before.begin});
    return other ? before : found;
  }
  if (!before.empty()) return before;
  if (const TokenSpan joined = joined_subject(statement); !joined.empty()) return joined;
  if (const TokenSpan noun = noun_before_relative(statement); !noun.empty()) return noun;
  if (const TokenSpan noun = subject_of_governor(statement); !noun.empty()) return noun;
  return opening_noun(statement, true);
}

// "She went on to say": whose infinitive stands right behind its verb.
TokenSpan SpeakerReader::subject_of_governor(const Statement& statement) const {
  const std::uint32_t to = statement.cue.begin, verb = tree_.head(statement.node);
  if (tree_.tag(to) != Tag::kTO || verb == kNowhere || verb >= to || !statement.seen.contains(verb))
    return {};
  for (std::uint32_t t = verb; t < to; ++t) {
    if (tree_.noun_group(t) != kNowhere) return {};
  }
  const std::uint32_t subject = tree_.child(verb, Relation::kNsubj);
  if (subject == kNowhere || tree_.noun_group(subject) == kNowhere) return {};
  const TokenSpan span = tree_.noun_phrase(subject);
  return can_speak(span, statement) ? span : TokenSpan{};
}

// "Acme objected, two officials said", "it fell, and Roe, a trader, said": the noun that opens the clause of
// the verb is its subject, whatever the tree says.
bool SpeakerReader::set_off(const Statement& statement, TokenSpan before, TokenSpan found) const {
  const std::uint32_t begin = before.begin;
  if (begin <= statement.seen.begin || found.empty() || found.begin >= begin) return false;
  const bool runs_on = found.end >= before.end;  // "Sales fell in the autumn, dealers" taken for one noun
  if (!runs_on && (found.overlaps(before) || !holds_verb({found.end, begin}))) return false;
  const Tag edge = tree_.tag(begin - 1);
  if (runs_on && (edge != Tag::kComma || !holds_finite_verb({statement.seen.begin, begin}))) return false;
  if (edge == Tag::kComma) return before.end == statement.cue.begin;
  return edge == Tag::kCC && begin >= 2 && tree_.tag(begin - 2) == Tag::kComma;
}

// "..., people briefed on the matter said": from the start of the clause to the verb one noun with what
// tells which that is, whatever the tree says. Where the verb has no other subject anything may be it.
TokenSpan SpeakerReader::opening_noun(const Statement& statement, bool anything) const {
  if (anything && !(statement.takes_clause && tells_finitely(statement))) return {};
  std::uint32_t end = tree_.before_adverbs(statement.cue.begin, statement.seen.begin);
  const std::uint32_t limit = std::max(statement.seen.begin, end - std::min(end, kLongestApposition));
  std::uint32_t begin = end;
  while (begin > limit && !is_punctuation(tree_.tag(begin - 1))) --begin;
  while (begin < end && (tree_.tag(begin) == Tag::kCC || is_adverb(tree_.tag(begin)))) ++begin;
  if (begin < end && tree_.tag(end - 1) == Tag::kCC) return {};  // "people left and said"
  if (begin < end && tree_.verb_group(end - 1) != kNowhere && tree_.tag(statement.cue.begin) == Tag::kTO)
    return {};  // "officials declined to say"
  const std::uint32_t group = begin < end ? tree_.noun_group(begin) : kNowhere;
  if (group == kNowhere || document_.noun_groups[group].tokens.begin != begin) return {};
  const NounGroup& first = document_.noun_groups[group];
  if (first.tokens.end >= end || tree_.tag(first.head) == Tag::kPRP) return {};
  if (!anything && !builder_.in_lexicon("sayer", document_.tokens.lemma[first.head])) return {};
  bool relative = false;
  for (std::uint32_t t = first.tokens.end; t < end; ++t) {
    relative = relative || tree_.tag(t) == Tag::kWP || tree_.tag(t) == Tag::kWDT;
    const std::uint32_t verb = tree_.verb_group(t);
    // "people briefed on it": of two verbs in a row the first belongs to the noun.
    const bool lone = verb != kNowhere && document_.verb_groups[verb].tokens.size() == 1;
    const bool clause =
        t + 1 < end && document_.norm(t + 1) == "that";  // "The survey showed that voters said"
    const bool reduced =
        t == first.tokens.end && lone && !clause && (t + 1 >= end || tree_.noun_group(t + 1) == kNowhere);
    const bool dated = lone && t + 1 < end && is_date(t + 1);  // "the year ended March 31"
    const bool participle =
        reduced || dated || (tree_.tag(t) == Tag::kVBN && lone) || tree_.tag(t) == Tag::kVBG;
    if (verb != kNowhere && !relative && !participle) return {};
    if (!anything && (tree_.tag(t) == Tag::kPOS || is_date(t))) return {};
  }
  while (end > first.tokens.end &&
         (is_relative_word(tree_.tag(end - 1)) || document_.norm(end - 1) == "that"))
    --end;
  const TokenSpan span{begin, end};
  return first_can_speak(span, statement) ? span : TokenSpan{};
}

bool SpeakerReader::tells_finitely(const Statement& statement) const {
  const std::uint32_t group = tree_.verb_group(statement.anchor);
  return group != kNowhere && document_.verb_groups[group].finite;
}

bool SpeakerReader::comma_between(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (tree_.tag(t) == Tag::kComma) return true;
  }
  return false;
}

// "Acme sued Beta, alleging", "Acme replied by saying", "While admitting it, Acme": a participle set off or
// behind such a preposition has the subject of the verb it hangs on.
TokenSpan SpeakerReader::doer_of(const Statement& statement) const {
  const std::uint32_t begin = statement.cue.begin;
  if (begin != statement.anchor || tree_.tag(statement.anchor) != Tag::kVBG) return {};
  const bool first = begin == statement.seen.begin;
  const bool linked = first || builder_.in_lexicon("participle-link", document_.tokens.norm[begin - 1]);
  if (!linked && !is_punctuation(tree_.tag(begin - 1))) return {};
  std::uint32_t verb = tree_.head(statement.node);
  const bool opening = first || begin == statement.seen.begin + 1;
  for (int i = 0; i < kNear && verb != kNowhere && statement.seen.contains(verb);
       ++i, verb = tree_.head(verb)) {
    if (verb > begin && !linked) return {};
    if (verb > begin && !opening) continue;
    const std::uint32_t group = verb_group_at(tree_, verb);  // "are angry, arguing"
    const std::uint32_t subject = tree_.child(verb, Relation::kNsubj);
    const bool finite = group != kNowhere && document_.verb_groups[group].finite;
    if (verb > begin && (subject == kNowhere || !comma_between(begin, subject))) continue;
    if (finite && subject != kNowhere && tree_.noun_group(subject) != kNowhere) {
      TokenSpan span = tree_.noun_phrase(subject);
      while (span.begin < subject && is_date(span.begin)) ++span.begin;  // "In 2021 Acme sued"
      return can_speak(span, statement) ? span : TokenSpan{};
    }
  }
  return {};
}

// "Acme's unit, Beta Ltd[,] said buyers in Oslo, Norway, will": the comma closes an apposition without a
// verb.
bool SpeakerReader::is_apposed(const Statement& statement, std::uint32_t comma) const {
  const std::uint32_t group = tree_.noun_group(comma - 1);
  if (group == kNowhere || !is_proper(tree_.tag(comma - 1))) return false;
  const std::uint32_t begin = tree_.phrase_begin(group), first = statement.seen.begin;
  return begin > first + 1 && tree_.tag(begin - 1) == Tag::kComma &&
         tree_.noun_group(begin - 2) != kNowhere && tree_.noun_group(first) != kNowhere &&
         !holds_verb({first, comma});
}

// "Thanks to rain, said farmers, the harvest": between commas, with somebody who can speak behind the verb;
// or "Continued Roe:".
TokenSpan SpeakerReader::turned(const Statement& statement) const {
  const TokenSpan cue = statement.cue;
  const Tag tag = tree_.tag(cue.begin);
  const bool finite = tag == Tag::kVBD || tag == Tag::kVBZ || tag == Tag::kVBP || tag == Tag::kVB;
  if (cue.size() != 1) return {};
  if (cue.begin == statement.seen.begin && (finite || tag == Tag::kVBN)) {
    const TokenSpan behind = subject_behind(statement);
    return behind.end < statement.seen.end && document_.norm(behind.end) == ":" ? behind : TokenSpan{};
  }
  if (cue.begin <= statement.seen.begin || !finite || tree_.tag(cue.begin - 1) != Tag::kComma) return {};
  const TokenSpan behind = subject_behind(statement);
  const bool told = builder_.in_lexicon("tell", document_.tokens.lemma[statement.anchor]);
  const Tag next = behind.end < statement.seen.end ? tree_.tag(behind.end) : Tag::kPeriod;
  // "it fell, said a trader who knows the firm"
  const bool more = (next == Tag::kWP || next == Tag::kIN) &&
                    builder_.in_lexicon("clause-only", document_.tokens.lemma[statement.anchor]);
  const bool ends = next == Tag::kComma || next == Tag::kPeriod ||
                    (more && holds_finite_verb({statement.seen.begin, cue.begin}));
  if (told || behind.empty() || !ends || is_apposed(statement, cue.begin - 1))
    return {};  // not ", told the paper: ..."
  const std::uint32_t group = tree_.noun_group(behind.begin);
  const NounGroup& first = document_.noun_groups[group];
  const std::uint32_t last = tree_.noun_group(behind.end - 1);  // "says the city's report"
  const bool owned = last != kNowhere && document_.noun_groups[last].possessor != kNowhere &&
                     builder_.in_lexicon("sayer", document_.tokens.lemma[document_.noun_groups[last].head]);
  const bool person = owned || builder_.in_lexicon("sayer", document_.tokens.lemma[first.head]);
  const std::uint32_t mention = person ? kNowhere : mention_in(behind);  // not "said a report by Acme, which"
  const bool named = mention != kNowhere && document_.mentions[mention].tokens.overlaps(first.tokens);
  const bool speaks = person || named || is_proper(tree_.tag(first.head)) || !last_person(behind).empty();
  return speaks ? behind : TokenSpan{};
}

TokenSpan SpeakerReader::joined_subject(const Statement& statement) const {
  std::uint32_t at = tree_.before_adverbs(statement.cue.begin, statement.seen.begin);
  if (at <= statement.seen.begin + 1 || tree_.tag(at - 1) != Tag::kCC) return {};
  for (std::uint32_t t = at - 1; t-- > statement.seen.begin;) {
    const std::uint32_t group = tree_.verb_group(t);
    if (group == kNowhere || !document_.verb_groups[group].finite) continue;
    const std::uint32_t verb = document_.verb_groups[group].tokens.begin;
    return in_quotation(verb) && !in_quotation(statement.anchor) ? TokenSpan{}
                                                                 : subject_before(statement, verb);
  }
  return {};
}

// "Acme issued a statement saying": Acme says; but not who "answered a statement saying".
TokenSpan SpeakerReader::issuer_of(const Statement& statement, TokenSpan found) const {
  if (found.empty() || tree_.tag(statement.anchor) != Tag::kVBG) return {};
  const std::uint32_t group = tree_.noun_group(found.end - 1);
  if (group == kNowhere) return {};
  const std::uint32_t noun = document_.noun_groups[group].head;
  if (!builder_.in_lexicon("message", document_.tokens.lemma[noun])) return {};
  const std::uint32_t verb = tree_.head(tree_.top(document_.noun_groups[group]));
  if (verb == kNowhere) return {};
  const Symbol lemma = document_.tokens.lemma[verb];  // "said in a statement defending"
  if (!builder_.in_lexicon("issues", lemma) && !builder_.in_lexicon("say", lemma)) return {};
  const std::uint32_t subject = tree_.child(verb, Relation::kNsubj);
  return subject == kNowhere ? TokenSpan{} : tree_.noun_phrase(subject);
}

// "The surgeon who did the operation said": what stands between belongs to the subject.
bool SpeakerReader::holds_verb(TokenSpan span) const {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (is_verb(tree_.tag(t))) return true;
  }
  return false;
}

bool SpeakerReader::holds_finite_verb(TokenSpan span) const {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    const std::uint32_t group = tree_.verb_group(t);
    if (group != kNowhere && document_.verb_groups[group].finite) return true;
  }
  return false;
}

// "quoted Roe as saying": Roe says.
bool SpeakerReader::quoted_by_another(const Statement& statement) const {
  const std::uint32_t begin = statement.cue.begin;
  return begin > statement.seen.begin && tree_.tag(begin) == Tag::kVBG && document_.norm(begin - 1) == "as";
}

// "Roe was quoted in a paper as saying": the subject of the passive verb before, which a few words part from
// "as".
TokenSpan SpeakerReader::quoted(const Statement& statement) const {
  const std::uint32_t limit =
      std::max(statement.seen.begin, statement.cue.begin - std::min(statement.cue.begin, kLongestApposition));
  for (std::uint32_t t = statement.cue.begin; t-- > limit;) {
    const std::uint32_t group = tree_.verb_group(t);
    if (group == kNowhere || group == tree_.verb_group(statement.anchor)) continue;
    const VerbGroup& verb = document_.verb_groups[group];
    if (!verb.passive || verb.tokens.size() < 2) return {};
    return subject_before(statement, verb.tokens.begin);
  }
  return {};
}

TokenSpan SpeakerReader::captured(const Statement& statement) const {
  const Claim& claim = document_.claims[statement.claim];
  TokenSpan found;
  for (const RoleFiller& role : claim.roles) {
    if (role.role == speaker_ || role.role == source_) found = larger(found, role.filler.tokens);
  }
  if (!statement.verb) return found;
  for (const Place& place : document_.places_of(claim.predicate)) {
    if (place.place != subject_) continue;
    const bool runs_on = !found.empty() && in_quotation(place.filler.end - 1);
    return found.empty() || (place.filler.contains(found) && !runs_on) ? place.filler : found;
  }
  return found;
}

bool SpeakerReader::in_quotation(std::uint32_t token) const {
  const auto& quotes = document_.quotes;
  const auto at = std::lower_bound(quotes.begin(), quotes.end(), token,
                                   [](const Quote& q, std::uint32_t t) { return q.tokens.end <= t; });
  return at != quotes.end() && at->tokens.contains(token);
}

bool SpeakerReader::is_date(std::uint32_t token) const {
  const auto& dates = document_.dates;
  const auto at =
      std::lower_bound(dates.begin(), dates.end(), token,
                       [](const TimeExpression& d, std::uint32_t t) { return d.tokens.end <= t; });
  return at != dates.end() && at->tokens.contains(token);
}

// "Daily" of "the Acme Daily"
bool SpeakerReader::in_name(std::uint32_t token) const {
  const auto& mentions = document_.mentions;
  const auto after =
      std::upper_bound(mentions.begin(), mentions.end(), token,
                       [](std::uint32_t t, const EntityMention& m) { return t < m.tokens.begin; });
  return after != mentions.begin() && (after - 1)->tokens.contains(token);
}

// "the worker of four years": a date at the end of what is told of somebody.
bool SpeakerReader::first_can_speak(TokenSpan source, const Statement& statement) const {
  const std::uint32_t first = source.empty() ? kNowhere : tree_.noun_group(source.begin);
  return first != kNowhere && can_speak({source.begin, document_.noun_groups[first].tokens.end}, statement);
}

bool SpeakerReader::can_speak(TokenSpan source, const Statement& statement) const {
  if (source.empty()) return false;
  const std::uint32_t head = source.end - 1;
  if (is_question_word(tree_.tag(source.begin)) || is_date(head)) return false;
  if (source.size() == 1 && tree_.tag(head) == Tag::kIN) return false;  // "over and above"
  return in_quotation(statement.anchor) || !in_quotation(head);
}

}  // namespace claimgraph
