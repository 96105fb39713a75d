// Who speaks in a relative clause, and behind one.
#include <algorithm>

#include "claims/speakers.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestRelative = 50;  // tokens from "whose" to the verb behind its clause

}  // namespace

// "Those of Roe, who said": Roe says.
TokenSpan SpeakerReader::antecedent(const Statement& statement) const {
  std::uint32_t at = tree_.before_adverbs(statement.cue.begin, statement.seen.begin);
  if (at < statement.seen.begin + 2 || (tree_.tag(at - 1) != Tag::kWP && document_.norm(at - 1) != "which"))
    return {};
  --at;
  if (tree_.tag(at - 1) != Tag::kComma || at < statement.seen.begin + 2) return {};
  const std::uint32_t group = tree_.noun_group(before_bracket(at - 1, statement.seen.begin) - 1);
  if (group == kNowhere || !is_proper(tree_.tag(document_.noun_groups[group].head))) return {};
  return {tree_.phrase_begin(group), document_.noun_groups[group].tokens.end};
}

// "leaders who get votes and have backed Roe": the noun of both.
TokenSpan SpeakerReader::of_joined_relative(const Statement& statement) const {
  std::uint32_t at = tree_.before_adverbs(statement.cue.begin, statement.seen.begin);
  if (at > statement.seen.begin + 1 && tree_.tag(at - 1) == Tag::kWP && tree_.tag(at - 2) == Tag::kCC)
    return of_relative_before(statement, at - 2);
  if (at <= statement.seen.begin || tree_.tag(at - 1) != Tag::kCC) return {};
  std::uint32_t verb = statement.node;
  for (int i = 0; i < kNear && verb != kNowhere && tree_.relation(verb) == Relation::kConj; ++i)
    verb = tree_.head(verb);
  if (verb == kNowhere || verb == statement.node || tree_.relation(verb) != Relation::kAclRelcl) return {};
  const std::uint32_t subject = tree_.child(verb, Relation::kNsubj), noun = tree_.head(verb);
  if (subject == kNowhere || !is_wh(tree_.tag(subject)) || noun == kNowhere || noun >= verb) return {};
  const std::uint32_t group = tree_.noun_group(noun);
  if (group == kNowhere || !statement.seen.contains(noun)) return {};
  const TokenSpan span{tree_.phrase_begin(group), document_.noun_groups[group].tokens.end};
  return can_speak(span, statement) ? span : TokenSpan{};
}

// "Roe, whom they named, [and who now says]": the noun of the relative clause before.
TokenSpan SpeakerReader::of_relative_before(const Statement& statement, std::uint32_t conjunction) const {
  const std::uint32_t first =
      std::max(statement.seen.begin + 2, conjunction - std::min(conjunction, kLongestRelative));
  for (std::uint32_t t = conjunction; t-- > first;) {
    if (!is_wh(tree_.tag(t))) continue;
    const std::uint32_t end = tree_.tag(t - 1) == Tag::kComma ? t - 1 : t;
    const std::uint32_t group = tree_.noun_group(end - 1);
    if (group == kNowhere || document_.noun_groups[group].tokens.begin < statement.seen.begin) return {};
    const TokenSpan span{tree_.phrase_begin(group), end};
    return can_speak(span, statement) ? span : TokenSpan{};
  }
  return {};
}

// "Roe, whose hometown, Oslo, is growing, says": the noun before the clause that a comma closes before the
// verb.
TokenSpan SpeakerReader::before_relative(const Statement& statement) const {
  const std::uint32_t first = statement.seen.begin;
  std::uint32_t at = tree_.before_adverbs(statement.cue.begin, first);
  if (at < first + 4 || tree_.tag(at - 1) != Tag::kComma || !tells_finitely(statement)) return {};
  bool verb = false;
  const std::uint32_t limit = std::max(first + 1, at - std::min(at, kLongestRelative));
  for (std::uint32_t t = at - 1; t-- > limit;) {
    const std::uint32_t group = tree_.verb_group(t);
    verb = verb || (group != kNowhere && document_.verb_groups[group].finite);
    if (in_quotation(t) != in_quotation(statement.anchor)) return {};
    if (tree_.tag(t) != Tag::kWPS) continue;
    const std::uint32_t noun = tree_.tag(t - 1) == Tag::kComma ? tree_.noun_group(t - 2) : kNowhere;
    if (!verb || noun == kNowhere || t - 2 < first) return {};
    const TokenSpan span{tree_.phrase_begin(noun), t - 1};
    return span.begin >= first && can_speak(span, statement) ? span : TokenSpan{};
  }
  return {};
}

// "the report, which said", "dealers who earlier said": the noun before.
TokenSpan SpeakerReader::noun_before_relative(const Statement& statement) const {
  const TokenSpan seen = statement.seen;
  std::uint32_t at = statement.cue.begin;
  while (at > seen.begin && (is_adverb(tree_.tag(at - 1)) || is_date(at - 1))) --at;
  if (at < seen.begin + 3 || !is_relative_word(tree_.tag(at - 1))) return {};
  std::uint32_t end = at - 1;
  if (tree_.tag(end - 1) == Tag::kComma) end = before_bracket(end - 1, seen.begin);
  if (tree_.tag(end - 1) == Tag::kPRP && end > seen.begin + 1) --end;  // "Roe himself, who said"
  const std::uint32_t group = tree_.noun_group(end - 1);
  if (group == kNowhere || document_.noun_groups[group].tokens.begin < seen.begin) return {};
  TokenSpan span{tree_.phrase_begin(group), end};
  const std::uint32_t outer = span.begin >= seen.begin + 2 ? tree_.noun_group(span.begin - 2) : kNowhere;
  const bool named = outer != kNowhere && document_.norm(span.begin - 1) == "of" &&
                     is_proper(tree_.tag(span.begin - 2)) && is_proper(tree_.tag(end - 1));
  if (named) span.begin = tree_.phrase_begin(outer);  // "the Board of Elections"
  return can_speak(span, statement) ? span : TokenSpan{};
}

}  // namespace claimgraph
