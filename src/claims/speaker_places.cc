// The nouns beside a verb of saying that may be its subject, where the tree tells of none.
#include <algorithm>
#include <string_view>

#include "claims/speakers.h"
#include "resources.h"

namespace claimgraph {

// "the Acme Union (AU)", "<Acme Ltd>": the end of the words before a bracket that closes at `end`, or in it.
std::uint32_t SpeakerReader::before_bracket(std::uint32_t end, std::uint32_t from) const {
  if (end <= from + 1 || tree_.tag(end - 1) != Tag::kRRB) return end;
  std::uint32_t at = end - 1;
  while (at > from && tree_.tag(at) != Tag::kLRB) --at;
  const bool name = document_.norm(end - 1) == ">" && (at == from || tree_.noun_group(at - 1) == kNowhere);
  return name || at == from ? end - 1 : at;
}

bool SpeakerReader::behind_preposition(std::uint32_t group) const {
  const std::uint32_t begin = tree_.phrase_begin(group);
  if (begin == 0) return false;
  const Tag tag = tree_.tag(begin - 1);
  return tag == Tag::kIN || tag == Tag::kTO;
}

// "in Ohio Mr Roe said": the person a group ends with behind a place.
TokenSpan SpeakerReader::person_behind_place(std::uint32_t group) const {
  const TokenSpan noun = document_.noun_groups[group].tokens;
  const auto& mentions = document_.mentions;
  auto at = std::lower_bound(mentions.begin(), mentions.end(), noun.begin,
                             [](const EntityMention& m, std::uint32_t t) { return m.tokens.begin < t; });
  if (at == mentions.end() || at->tokens.begin != noun.begin || !is_place(at->tokens)) return {};
  const TokenSpan person{at->tokens.end, noun.end};
  for (++at; at != mentions.end() && at->tokens.end <= noun.end; ++at) {
    if (at->tokens.end == noun.end && is_person(at->tokens)) return person;
  }
  return {};
}

// "than" of "more than half", "fewer than four in ten"
bool SpeakerReader::is_compared(std::uint32_t than) const {
  const Tag tag = than > 0 ? tree_.tag(than - 1) : Tag::kNone;
  return document_.norm(than) == "than" && (tag == Tag::kJJR || tag == Tag::kRBR);
}

// The noun phrase a group closes, with what it hangs on: "the head of Acme" for Acme.
TokenSpan SpeakerReader::phrase(std::uint32_t group) const {
  TokenSpan span{tree_.phrase_begin(group), document_.noun_groups[group].tokens.end};
  if (behind_preposition(group)) {
    if (const TokenSpan person = person_behind_place(group); !person.empty()) return person;
  }
  for (int i = 0; i < kNear && behind_preposition(group) && span.begin >= 2; ++i) {
    if (is_compared(span.begin - 1)) return {span.begin - 2, span.end};  // "more than half of them"
    std::uint32_t outer = tree_.noun_group(span.begin - 2);
    const Tag between = tree_.tag(span.begin - 2);
    const bool describes = is_adjective(between) || between == Tag::kVBN;  // "people familiar with it"
    if (outer == kNowhere && describes && span.begin >= 3) outer = tree_.noun_group(span.begin - 3);
    if (outer == kNowhere) break;
    if (is_date(span.begin - 2)) return span;  // "the day before Acme said"
    group = outer;
    span.begin = tree_.phrase_begin(group);
  }
  const std::uint32_t head = document_.noun_groups[group].head;
  const bool person = (is_proper(tree_.tag(head)) && !is_date(head)) ||
                      builder_.in_lexicon("sayer", document_.tokens.lemma[head]) ||
                      builder_.in_lexicon("apart-noun", document_.tokens.lemma[head]);
  const bool conjunction =
      person && span.begin > 0 && builder_.in_lexicon("subordinator", document_.tokens.norm[span.begin - 1]);
  return behind_preposition(group) && !conjunction ? TokenSpan{} : span;  // "after Roe, head of Acme, said"
}

// A word for people at the start of a clause: "most", "several".
bool SpeakerReader::stands_alone(std::uint32_t end, std::uint32_t from) const {
  if (end <= from || tree_.noun_group(end - 1) != kNowhere) return false;
  if (!builder_.in_lexicon("some", document_.tokens.norm[end - 1])) return false;
  const Tag before = end - 1 > from ? tree_.tag(end - 2) : Tag::kComma;
  return is_punctuation(before) || before == Tag::kCC || before == Tag::kIN;
}

// The noun phrase that ends right before the verb, or that an apposition or bracket parts from it.
TokenSpan SpeakerReader::subject_before(const Statement& statement, std::uint32_t verb) const {
  const TokenSpan seen = statement.seen;
  std::uint32_t at = verb;
  if (stands_alone(at, seen.begin)) return {at - 1, at};  // "most said"
  at = tree_.before_adverbs(at, seen.begin);
  if (at > seen.begin && verb == statement.cue.begin && quoted_by_another(statement)) --at;
  const bool described = at > seen.begin + 1 && tree_.tag(at - 1) == Tag::kVBN &&
                         tree_.relation(at - 1) != Relation::kRoot && tree_.noun_group(at - 2) != kNowhere;
  if (described) --at;  // "two executives involved said"
  const bool together = at > seen.begin + 1 && builder_.in_lexicon("some", document_.tokens.norm[at - 1]) &&
                        tree_.noun_group(at - 2) != kNowhere;
  if (together) --at;        // "Roe and Lund both said"
  std::uint32_t dated = at;  // "a report today said"
  while (dated > seen.begin && is_date(dated - 1) && !in_name(dated - 1)) --dated;
  if (dated < at && dated > seen.begin && tree_.noun_group(dated - 1) != kNowhere) at = dated;
  if (dated < at && dated > seen.begin + 1 && tree_.tag(dated - 1) == Tag::kIN &&
      tree_.tag(dated - 2) == Tag::kComma)
    at = dated - 1;  // "Roe, head of Acme, on Monday called"
  at = before_bracket(at, seen.begin);
  if (at <= seen.begin) return {};
  if (at > seen.begin + 1 && tree_.tag(at - 1) == Tag::kPOS && tree_.noun_group(at - 2) != kNowhere) {
    const TokenSpan name = phrase(tree_.noun_group(at - 2));  // "Acme's said"
    return name.empty() ? name : TokenSpan{name.begin, at};
  }
  const std::uint32_t group = tree_.noun_group(at - 1);
  if (group == kNowhere && is_dash(at - 1)) return before_dash(statement, at - 1);
  if (group == kNowhere && tree_.tag(at - 1) == Tag::kComma) return before_aside(statement, at - 1);
  if (group == kNowhere && at > seen.begin + 2 && in_quotation(at - 1) && tree_.tag(at - 2) == Tag::kComma &&
      !in_quotation(statement.anchor))
    return before_aside(statement, at - 2);  // 'Roe, who wrote "Morning," said'
  if (group == kNowhere || document_.noun_groups[group].tokens.begin < seen.begin) return {};
  TokenSpan span = phrase(group);
  const std::uint32_t begin = tree_.phrase_begin(group);
  if (span.empty() && begin > seen.begin &&
      builder_.in_lexicon("subordinator", document_.tokens.norm[begin - 1]))
    span = {begin, document_.noun_groups[group].tokens.end};                    // "as officials say"
  const bool bare = span.begin + 1 == at && tree_.tag(span.begin) == Tag::kDT;  // "the daily said"
  if (span.begin < at && !bare) span.end = std::min(span.end, at);
  if (span.size() > 1 && is_wh(tree_.tag(span.begin))) ++span.begin;  // "which officials say"
  return can_speak(span, statement) ? span : TokenSpan{};
}

// "X, who ..., said": the nearest noun before a comma that can speak.
TokenSpan SpeakerReader::before_aside(const Statement& statement, std::uint32_t comma) const {
  const TokenSpan seen = statement.seen;
  const std::uint32_t from =
      comma > seen.begin + kLongestApposition ? comma - kLongestApposition : seen.begin;
  for (std::uint32_t t = comma; t-- > from + 1;) {
    if (tree_.tag(t) != Tag::kComma || is_date(t)) continue;
    const std::uint32_t end = before_bracket(t, seen.begin);
    const std::uint32_t group = tree_.noun_group(end - 1);
    const bool name = t == seen.begin + 1 && is_relative_word(tree_.tag(t + 1)) &&
                      document_.tokens.has(seen.begin, TokenFlag::kCapital);
    if (group == kNowhere && name) return {seen.begin, t};  // "Affiliated, which owns it, said"
    if (group == kNowhere || document_.noun_groups[group].tokens.begin < seen.begin) continue;
    const TokenSpan span = phrase(group);
    if (can_speak(span, statement) || first_can_speak(span, statement)) return span;
  }
  return {};
}

bool SpeakerReader::is_dash(std::uint32_t token) const {
  const std::string_view text = document_.norm(token);
  const bool mark = text == "-" || text == "--" || text == "\u2013" || text == "\u2014";
  return mark && document_.tokens.has(token, TokenFlag::kSpaceBefore);
}

// "Roe - keen to please Acme - said": the noun before the first dash.
TokenSpan SpeakerReader::before_dash(const Statement& statement, std::uint32_t dash) const {
  const std::uint32_t first = statement.seen.begin;
  const std::uint32_t from = std::max(first + 1, dash - std::min(dash, kLongestApposition));
  for (std::uint32_t t = dash; t-- > from;) {
    if (!is_dash(t)) continue;
    const std::uint32_t group = tree_.noun_group(t - 1);
    if (group == kNowhere || document_.noun_groups[group].tokens.begin < first) return {};
    const TokenSpan span = phrase(group);
    return can_speak(span, statement) ? span : TokenSpan{};
  }
  return {};
}

TokenSpan SpeakerReader::last_person(TokenSpan noun) const {
  while (!noun.empty() && !is_person(noun)) ++noun.begin;
  return noun;
}

TokenSpan SpeakerReader::subject_behind(const Statement& statement) const {
  std::uint32_t at = tree_.behind_adverbs(statement.cue.end, statement.seen.end);
  const std::uint32_t begin = at;
  while (at + 1 < statement.seen.end && at < begin + 2 && tree_.noun_group(at) == kNowhere &&
         (tree_.tag(at) == Tag::kVBG || is_adjective(tree_.tag(at))))
    ++at;  // "managing director Ada Lund"
  if (at >= statement.seen.end || tree_.noun_group(at) == kNowhere || is_date(at)) return {};
  const std::uint32_t group = tree_.noun_group(at);
  TokenSpan span = tree_.noun_phrase(tree_.top(document_.noun_groups[group]));
  // The possessors of "Acme's chief executive" are groups of their own.
  std::uint32_t end = document_.noun_groups[group].tokens.end;
  if (end < statement.seen.end && tree_.tag(end) == Tag::kPOS) ++end;
  while (end < statement.seen.end && tree_.noun_group(end) != kNowhere &&
         document_.noun_groups[tree_.noun_group(end)].possessor != kNowhere)
    end = document_.noun_groups[tree_.noun_group(end)].tokens.end;
  const bool post = tells_person(document_.noun_groups[group].head) && last_person(span).empty() &&
                    end + 1 < statement.seen.end && tree_.tag(end) == Tag::kCC;
  const std::uint32_t from = post ? end + 1 : end;  // "co-founder and chief executive Ada Lund"
  const std::uint32_t next = from < statement.seen.end ? tree_.noun_group(from) : kNowhere;
  if (next != kNowhere && !last_person(document_.noun_groups[next].tokens).empty())
    end = document_.noun_groups[next].tokens.end;  // "the Acme affairs" "correspondent Ada Lund"
  span.begin = begin;
  span.end = std::min(std::max(span.end, end), statement.seen.end);
  if (at > begin && last_person(span).empty()) return {};
  return span;
}

bool SpeakerReader::names_person_behind(const Statement& statement) const {
  const TokenSpan person = last_person(subject_behind(statement));
  return !person.empty() && is_proper(tree_.tag(person.end - 1));
}

TokenSpan SpeakerReader::source_beside(const Statement& statement, std::uint32_t quotation_end) const {
  TokenSpan aside = trim_punctuation(document_, {quotation_end, statement.cue.begin});
  while (!aside.empty() && (is_adverb(tree_.tag(aside.begin)) || tree_.tag(aside.begin) == Tag::kCC ||
                            tree_.tag(aside.begin) == Tag::kComma))
    ++aside.begin;
  while (!aside.empty() && is_adverb(tree_.tag(aside.end - 1))) --aside.end;
  if (aside.empty()) return with_name(statement, subject_behind(statement));
  if (quoted_by_another(statement)) {
    if (const TokenSpan whom = quoted(statement); !whom.empty())
      return whom;  // '"...," Roe was quoted as saying'
  }
  const bool lone = aside.size() == 1 && document_.tokens.has(aside.begin, TokenFlag::kCapital);
  if (lone && aside.end == statement.cue.begin) return aside;  // a name taken for a verb or a month
  const std::uint32_t group = tree_.noun_group(aside.begin);
  const bool nameless = tree_.tag(aside.begin) == Tag::kDT && aside.size() == 2;  // "the 43-year-old asked"
  if ((group == kNowhere && !nameless) || is_date(aside.begin)) return {};
  return trim_punctuation(document_, aside);
}

}  // namespace claimgraph
