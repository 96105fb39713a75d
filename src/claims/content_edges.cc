// The first and last words of what somebody says, when everything else about it is known.
#include <algorithm>

#include "claims/contents.h"
#include "claims/speakers.h"
#include "claims/standing.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestComment = 40;  // tokens behind a noun that tells of what was said
constexpr std::uint32_t kShortestBracket = 3;  // tokens of what may be a clause, its closing bracket included

}  // namespace

void ContentReader::tidy(Statement& statement) const {
  for (TokenSpan& span : statement.content) {
    if (quote_at_[span.begin] != quote_at_[statement.anchor]) continue;
    const std::uint32_t closing = closing_bracket(span);
    if (closing < span.end && closing < span.begin + kShortestBracket)
      span = trim_punctuation(document_, {closing + 1, span.end});  // "[CES), ]was old"
    if (statement.takes_clause && statement.aside.empty()) span.begin = behind_that(statement, span);
    if (statement.verb) span.end = before_terms(span);
    span.end = before_loose_end(span);
  }
  auto& content = statement.content;
  content.erase(std::remove_if(content.begin(), content.end(), [](TokenSpan span) { return span.empty(); }),
                content.end());
}

// "spoke about it [only on the condition of anonymity]"
std::uint32_t ContentReader::before_terms(TokenSpan content) const {
  constexpr std::uint32_t kFarthest = 5;  // tokens from "on" to what the speaker asked for
  for (std::uint32_t t = content.begin + 1; t < content.end; ++t) {
    if (document_.norm(t) != "on") continue;
    for (std::uint32_t word = t + 1; word < std::min(content.end, t + kFarthest); ++word) {
      if (in_lexicon("unnamed-word", word)) return tree_.before_adverbs(t, content.begin + 1);
    }
  }
  return content.end;
}

// "stressed that [today's vote] was lost", "What it tells us is that [it] was lost": "that" was taken for an
// article; not "said that mill was lost".
std::uint32_t ContentReader::behind_that(const Statement& statement, TokenSpan content) const {
  std::uint32_t that = content.begin;
  if (that + 2 < content.end && document_.lemma(that) == "be" && document_.norm(that + 1) == "that" &&
      statement.topic.empty())
    ++that;
  const std::uint32_t next = that + 1;
  if (next >= content.end || document_.norm(that) != "that" || tree_.verb_group(next) != kNowhere ||
      !speakers_.holds_finite_verb({next, content.end}))
    return content.begin;
  const std::uint32_t group = tree_.noun_group(that);
  if (group == kNowhere || document_.noun_groups[group].tokens.begin != that) {
    const bool opens =
        tree_.noun_group(next) != kNowhere || tree_.tag(next) == Tag::kEX || in_lexicon("subordinator", next);
    if (tree_.tag(next) == Tag::kComma) return next + 1;  // "estimated that, if it closed, [...]"
    return opens ? next : content.begin;
  }
  const Tag tag = tree_.tag(next), head = tree_.tag(document_.noun_groups[group].head);
  const bool opens =
      tag == Tag::kDT || tag == Tag::kPRP || tag == Tag::kPRPS || tag == Tag::kCD || speakers_.is_date(next);
  return opens || head == Tag::kNNS || is_proper(head) ? next : content.begin;
}

// The first closing bracket that nothing in the span opens, else its end.
std::uint32_t ContentReader::closing_bracket(TokenSpan span) const {
  int open = 0;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (document_.norm(t) == "(") ++open;
    if (document_.norm(t) == ")" && --open < 0) return t;
  }
  return span.end;
}

// "Add that sum", "States won", "Attacking the site is": a verb that opens the sentence and has nobody who
// says it.
bool ContentReader::opens_without_subject(const Statement& statement) const {
  const TokenSpan cue = statement.cue, source = statement.source;
  if (cue.begin != statement.seen.begin || !document_.tokens.has(cue.begin, TokenFlag::kCapital) ||
      quotes_behind(statement) || (cue.end < statement.seen.end && document_.norm(cue.end) == "that"))
    return false;
  if (source.empty()) return true;
  if (cue.size() != 1 || tree_.tag(cue.begin) != Tag::kVBG || source.begin < cue.end) return false;
  const std::uint32_t comma = comma_behind({cue.end, source.begin + 1});
  return tree_.tag(comma) != Tag::kComma;
}

// "those who back the plan [will vote]", "the money it hopes to raise from the sale [will go]": behind a noun
// or an infinitive the next finite verb that no word or noun of its own leads belongs to the sentence around.
std::uint32_t ContentReader::before_main_verb(const Statement& statement, TokenSpan content) const {
  const bool aim = tree_.tag(content.begin) == Tag::kTO &&  // not "said to close it would be wrong"
                   !in_lexicon("clause-only", document_.tokens.lemma[statement.anchor]);
  const bool thing = !statement.takes_quotation && tree_.noun_group(content.begin) != kNowhere &&
                     in_relative_clause(statement);
  if (!(aim || thing)) return content.end;
  for (std::uint32_t t = content.begin + 2; t < content.end; ++t) {
    const Tag tag = tree_.tag(t);
    if (is_punctuation(tag) || tag == Tag::kCC || is_wh(tag) || document_.norm(t) == "that" ||
        in_lexicon("subordinator", t) || in_lexicon("whether", t))
      return content.end;
    const std::uint32_t group = tree_.verb_group(t);
    if (group == kNowhere || !document_.verb_groups[group].finite) continue;
    const std::uint32_t noun = tree_.noun_group(t - 1);
    if (document_.verb_groups[group].tokens.begin != t || noun == kNowhere) return content.end;
    const std::uint32_t begin = document_.noun_groups[noun].tokens.begin;
    const bool held = begin == content.begin || (begin > content.begin && tree_.tag(begin - 1) == Tag::kIN);
    const bool certain = tag == Tag::kMD || document_.lemma(t) == "be" || document_.lemma(t) == "have";
    return held && certain ? t : content.end;
  }
  return content.end;
}

// "said it was over[, a swipe at Roe]", 'said he was "happy" [as he left]': the text's own words on what was
// said.
std::uint32_t ContentReader::before_comment(const Statement& statement, TokenSpan content) const {
  bool told = speakers_.holds_finite_verb({content.begin, std::min(content.begin + 2, content.end)});
  for (std::uint32_t t = content.begin + 2; t + 2 < content.end; ++t) {
    told = told || begins_finite(t);
    const std::uint32_t q = quote_at_[t - 1];
    const bool leaves_quotation = q != kNowhere && q != quote_at_[t];
    if (leaves_quotation && document_.norm(t) == "as" && tree_.tag(t + 1) == Tag::kPRP &&
        begins_finite(t + 2) && tree_.tag(t + 2) == tree_.tag(statement.cue.begin) &&
        !document_.verb_groups[tree_.verb_group(t + 2)].perfect)
      return t;
    if ((tree_.tag(t) != Tag::kComma && !speakers_.is_dash(t)) || !in_lexicon("introducer", t + 1)) continue;
    const std::uint32_t group = quote_at_[t] == quote_at_[content.begin] ? tree_.noun_group(t + 1) : kNowhere;
    if (group == kNowhere ||
        !in_lexicon("comment-noun", document_.tokens.lemma[document_.noun_groups[group].head]))
      continue;
    const std::uint32_t end = document_.noun_groups[group].tokens.end;
    const std::uint32_t limit = std::min(content.end, end + kLongestComment);
    if (told && !acts({end, std::max(end, limit)})) return t;
  }
  return content.end;
}

// "(... said it was over[)]", "was a good idea [and]", "endorsed Roe [here]"
std::uint32_t ContentReader::before_loose_end(TokenSpan content) const {
  const std::uint32_t closing = closing_bracket(content);
  TokenSpan whole = closing == content.end ? content : trim_punctuation(document_, {content.begin, closing});
  const bool cut = whole.size() > 1 && whole.end < document_.tokens.size() &&
                   is_relative_word(tree_.tag(whole.end - 1)) && tree_.tag(whole.end) == Tag::kComma;
  if (cut)
    whole = trim_punctuation(document_, {whole.begin, whole.end - 1});  // "the ban which[, he said, ...]"
  while (whole.size() > 1 &&
         (document_.norm(whole.end - 1) == "and" || document_.norm(whole.end - 1) == "but"))
    whole = trim_punctuation(document_, {whole.begin, whole.end - 1});
  const bool here = whole.size() > 1 && in_lexicon("spot-word", whole.end - 1) &&
                    is_adverb(tree_.tag(whole.end - 1)) && !speakers_.holds_verb(whole);
  return here ? whole.end - 1 : whole.end;
}

}  // namespace claimgraph
