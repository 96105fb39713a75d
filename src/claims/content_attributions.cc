// The sentence around "according to" somebody.
#include <algorithm>

#include "claims/contents.h"
#include "claims/speakers.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestSource = 12;  // tokens from the words of a source to their comma

}  // namespace

// "According to the local paper the Acme Daily, ...": the name that stands before the comma belongs to it.
void ContentReader::take_in_name(Statement& statement, TokenSpan& phrase) const {
  const std::uint32_t group = phrase.end < statement.seen.end ? tree_.noun_group(phrase.end) : kNowhere;
  if (group == kNowhere || statement.source.end != phrase.end) return;
  const NounGroup& name = document_.noun_groups[group];
  const std::uint32_t end = name.tokens.end;
  if (name.tokens.begin != phrase.end || !is_proper(tree_.tag(name.head)) || end >= statement.seen.end ||
      tree_.tag(end) != Tag::kComma)
    return;
  phrase.end = statement.source.end = end;
}

// "According to polls made for it, most", "According to the ministry (MoT), most", "According to the
// historian Ada Lund, most": up to the comma where no finite verb comes before it.
void ContentReader::take_in_rest(Statement& statement, TokenSpan& phrase, std::uint32_t end) const {
  const bool made = is_participle(tree_.tag(phrase.end));
  const std::uint32_t limit = made ? end : std::min(end, phrase.end + kLongestSource);
  const TokenSpan rest{phrase.end, comma_behind({phrase.end, limit})};
  if (rest.empty() || (!made && (speakers_.holds_finite_verb(rest) || tree_.tag(rest.begin) == Tag::kCC)))
    return;
  const bool name = statement.source.end == phrase.end && tree_.noun_group(rest.begin) != kNowhere &&
                    is_proper(tree_.tag(rest.end - 1));
  phrase.end = rest.end;
  if (name) statement.source.end = rest.end;
}

// "the plan, which, according to X, [would pay]", up to the verb of the sentence around.
void ContentReader::in_relative(Statement& statement, std::uint32_t relative, TokenSpan behind) const {
  behind = trim_punctuation(document_, behind);
  for (std::uint32_t t = behind.begin; t + 1 < behind.end; ++t) {
    if (tree_.tag(t) == Tag::kComma && begins_finite(t + 1)) behind.end = t;
  }
  const bool comma = relative > statement.seen.begin && tree_.tag(relative - 1) == Tag::kComma;
  const std::uint32_t end = comma ? relative - 1 : relative;
  const std::uint32_t group = end > statement.seen.begin ? tree_.noun_group(end - 1) : kNowhere;
  if (behind.empty() || group == kNowhere) return;
  statement.topic = {std::max(tree_.phrase_begin(group), statement.seen.begin), end};
  statement.content.push_back(behind);
}

// "according to X": the sentence around it, without the phrase.
void ContentReader::around(Statement& statement) const {
  const Claim& claim = document_.claims[statement.claim];
  TokenSpan phrase = claim.evidence;
  const TokenSpan seen = sentence_part(statement.seen, phrase);
  if (!statement.source.empty())
    phrase.end = std::max(phrase.end, before_joined(phrase.end, tree_.subtree(statement.source.end - 1).end));
  while (phrase.end < seen.end && speakers_.is_date(phrase.end))
    ++phrase.end;  // "according to her that night"
  take_in_name(statement, phrase);
  if (phrase.begin <= seen.begin + 1 && phrase.end < seen.end) take_in_rest(statement, phrase, seen.end);
  TokenSpan before = trim_punctuation(document_, {seen.begin, std::max(seen.begin, phrase.begin)});
  const bool inside =
      !before.empty() && document_.norm(before.end - 1) == "that";  // "said that, according to"
  if (inside) before.end = before.begin;
  if (!before.empty() && is_relative_word(tree_.tag(before.end - 1)))
    return in_relative(statement, before.end - 1, {std::min(phrase.end, seen.end), seen.end});
  const Tag lead = before.empty() ? Tag::kNone : tree_.tag(phrase.begin - 1);
  if (lead == Tag::kCC || lead == Tag::kColon)
    before.end = before.begin;  // "prices rose, but according to Acme"
  const TokenSpan behind = trim_punctuation(document_, {std::min(phrase.end, seen.end), seen.end});
  const bool on = phrase.end < seen.end && tree_.tag(phrase.end) == Tag::kComma;
  const bool joined = on && !behind.empty() && tree_.tag(behind.begin) == Tag::kCC &&
                      document_.norm(behind.begin) != "but" && !states(behind, statement.anchor);
  if (before.size() > 2) statement.content.push_back(before);
  if (before.size() <= 2 || joined || (on && !speakers_.holds_finite_verb(before))) {
    if (!behind.empty()) statement.content.push_back(with_quotation(behind));
  }
}

}  // namespace claimgraph
