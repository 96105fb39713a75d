// Where the words that name a speaker begin and end.
#include "claims/speakers.h"
#include "resources.h"

namespace claimgraph {

// "difficult, Norwegian bankers" behind "will be", "officials later", "which officials", "its agency today":
// what belongs to the clauses beside it.
TokenSpan SpeakerReader::trimmed(const Statement& statement, TokenSpan source) const {
  if (!statement.verb) return source;
  if (source.end > statement.cue.begin) {
    std::uint32_t end = source.end;  // "published by Acme on Monday"
    while (end > source.begin + 2 && is_date(end - 1) && !in_name(end - 1)) --end;
    if (end < source.end && tree_.tag(end - 1) == Tag::kIN) source.end = end - 1;
    return source;
  }
  if (source.size() == 1 && source.begin >= statement.seen.begin + 2 &&
      tree_.tag(source.begin - 1) == Tag::kComma &&
      builder_.in_lexicon("legal-form-word", document_.tokens.norm[source.begin])) {
    const std::uint32_t group = tree_.noun_group(source.begin - 2);  // "Acme, Inc. said"
    if (group != kNowhere)
      source.begin = phrase(group).empty() ? tree_.phrase_begin(group) : phrase(group).begin;
  }
  if (source.size() < 2) return source;
  const auto passing = [&](std::uint32_t t) {
    return is_adverb(tree_.tag(t)) || (is_date(t) && !in_name(t)) ||
           builder_.in_lexicon("passing-word", document_.tokens.norm[t]);
  };
  const std::uint32_t all = source.end;
  while (source.size() > 1 && passing(source.end - 1)) --source.end;
  const bool dated = source.end < all && is_date(source.end);
  if (dated && source.size() > 2 && tree_.tag(source.end - 1) == Tag::kIN) --source.end;
  const std::uint32_t last = tree_.verb_group(source.end - 1);
  if (dated && source.size() > 2 && last != kNowhere && document_.verb_groups[last].tokens.size() == 1)
    --source.end;  // "a report published on Monday"
  if (source.size() == 1 && tree_.tag(source.begin) == Tag::kDT) source.end = all;  // "the daily"
  if (is_question_word(tree_.tag(source.begin)) && source.size() > 1) ++source.begin;
  if (source.begin > statement.seen.begin && source.size() > 2 && is_adjective(tree_.tag(source.begin)) &&
      tree_.tag(source.begin + 1) == Tag::kComma)
    source.begin += 2;
  return source;
}

// "now Acme", "last year Acme", '"Ada Lund': what stands before a name.
TokenSpan SpeakerReader::without_lead(TokenSpan source) const {
  source = trim_punctuation(document_, source);
  if (!source.empty() && source.begin > 0 &&
      builder_.in_lexicon("tell", document_.tokens.lemma[source.begin - 1]))
    source.begin = behind_listener(source.begin);  // "told reporters Acme expects"
  std::uint32_t at = source.begin;
  if (source.size() > 2 && tree_.tag(at) == Tag::kDT && is_date(at + 1) && is_person({at + 2, source.end}))
    return {at + 2, source.end};  // "the morning Roe"
  while (at < source.end && is_date(at) && !in_name(at)) ++at;
  const bool day = at > source.begin && at < source.end && tree_.tag(at) != Tag::kPOS &&
                   tree_.noun_group(at) != kNowhere;  // not "today's paper", "minutes of the meeting"
  if (day && (at > source.begin + 1 || is_proper(tree_.tag(at)))) source.begin = at;
  while (source.size() > 1 && tree_.tag(source.begin + 1) != Tag::kPOS &&
         builder_.in_lexicon("source-lead", document_.tokens.norm[source.begin]))
    ++source.begin;
  return source;
}

// "Roe, after the vote": an aside that tells when or where.
TokenSpan SpeakerReader::without_aside(TokenSpan source) const {
  for (std::uint32_t t = source.begin + 1; t + 1 < source.end; ++t) {
    if (tree_.tag(t) == Tag::kComma && builder_.in_lexicon("aside-lead", document_.tokens.norm[t + 1]))
      return {source.begin, t};
  }
  return source;
}

// "A month after leaving Acme, Roe": who is behind the comma.
TokenSpan SpeakerReader::behind_gerund(TokenSpan source) const {
  bool gerund = false;
  for (std::uint32_t t = source.begin + 1; t + 1 < source.end; ++t) {
    gerund = gerund || (tree_.tag(t) == Tag::kVBG && tree_.tag(t - 1) == Tag::kIN &&
                        builder_.in_lexicon("aside-lead", document_.tokens.norm[t - 1]));
    const std::uint32_t group = gerund && tree_.tag(t) == Tag::kComma ? tree_.noun_group(t + 1) : kNowhere;
    if (group != kNowhere && document_.noun_groups[group].tokens.end == source.end &&
        is_proper(tree_.tag(source.end - 1)))
      return {t + 1, source.end};
  }
  return {};
}

// "events could force a vote, Roe", "fell after Roe", "traders continued": of a clause the noun behind its
// comma or subordinator speaks, else its subject.
TokenSpan SpeakerReader::without_clause(const Statement& statement, TokenSpan source) const {
  if (!statement.verb || source.end > statement.cue.begin) return source;
  if (const TokenSpan rest = behind_gerund(source); !rest.empty()) return rest;
  std::uint32_t verb = source.end;
  for (std::uint32_t t = source.begin; t < source.end && verb == source.end; ++t) {
    if (is_relative_word(tree_.tag(t)) || document_.norm(t) == "that") return source;
    const std::uint32_t group = tree_.verb_group(t);
    if (group != kNowhere && document_.verb_groups[group].finite && !in_name(t)) verb = t;
  }
  if (verb == source.end) return source;
  for (std::uint32_t t = source.end - 1; t-- > verb + 1;) {
    const bool opens =
        tree_.tag(t) == Tag::kComma || builder_.in_lexicon("subordinator", document_.tokens.norm[t]);
    if (!opens) continue;
    return tree_.noun_group(t + 1) == kNowhere || is_date(t + 1) ? source : TokenSpan{t + 1, source.end};
  }
  const bool past = tree_.tag(verb) == Tag::kVBD || tree_.tag(verb) == Tag::kVBN;
  const std::uint32_t group = tree_.noun_group(source.begin);
  if ((past && tells_finitely(statement)) ||  // "people briefed on it said"
      group == kNowhere || document_.noun_groups[group].tokens.end > verb)
    return source;
  while (verb > source.begin + 1 && tree_.noun_group(verb - 1) == kNowhere) --verb;
  return {source.begin, verb};
}

}  // namespace claimgraph
