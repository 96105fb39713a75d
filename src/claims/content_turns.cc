// Where what somebody says ends at a comma or a conjunction: before what is said next, and by whom.
#include <algorithm>

#include "claims/contents.h"
#include "claims/speakers.h"
#include "claims/standing.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kNextStatement = 20;  // tokens from a conjunction to the verb of the next statement

}  // namespace

// ", adding that", ", according to", ", but he denied"
bool ContentReader::cuts_at_comma(const Statement& statement, std::uint32_t at) const {
  std::uint32_t next = tree_.behind_adverbs(at + 1, statement.seen.end);
  if (next >= statement.seen.end) return false;
  std::uint32_t verb = next;  // ", on Tuesday fell"
  while (verb + 1 < statement.seen.end &&
         (speakers_.is_date(verb) || (tree_.tag(verb) == Tag::kIN && speakers_.is_date(verb + 1))))
    ++verb;
  if (begins_finite(verb)) {
    const bool below =
        !finite(statement) && is_below(statement, verb, false);  // "on a trip to explain it, met"
    if (below || in_relative_clause(statement) || is_aside(statement))
      return !closes_relative(block(statement).end, at);
  }
  const bool reports_to =
      next + 1 < statement.seen.end && document_.norm(next + 1) == "to";  // "reporting to Roe"
  if (tree_.tag(next) == Tag::kVBG &&
      ((statement_at_[next] && !reports_to) || in_lexicon("aside-verb", next)))
    return true;
  if (compares_speaker(statement, next)) return true;
  if (goes_on_stating(statement, next) || speaks_of_it(statement, next)) return true;
  if (leaves_it_there(statement, next)) return true;
  if (in_lexicon("turn-of-count", next) && counts(statement.source)) return true;
  const bool that = next + 1 < statement.seen.end && document_.norm(next + 1) == "that";
  if (that && in_lexicon("aside-verb", next)) return true;  // "noting" taken for a noun
  if (document_.norm(next) == "according") return speakers_.holds_finite_verb({statement.cue.end, next});
  if (tree_.tag(next) != Tag::kCC && !in_lexicon("turn", next)) return false;
  if (says_no_more(statement, next + 1)) return true;
  const bool conjunction = tree_.tag(next) == Tag::kCC;
  if (conjunction && (cuts_at_conjunction(statement, next) || states_next(statement, next + 1))) return true;
  if (conjunction && next + 1 < statement.seen.end && tree_.noun_group(next + 1) == kNowhere &&
      !is_adjective(tree_.tag(next + 1)) && !is_adverb(tree_.tag(next + 1)))  // ", and more than four in ten"
    return false;
  const Tag behind = next + 1 < statement.seen.end ? tree_.tag(next + 1) : Tag::kNone;
  if (document_.norm(next) == "or" && (behind == Tag::kCD || behind == Tag::kDollar))
    return false;  // ", or 54 cents a share"
  const std::uint32_t end = std::min(statement.seen.end, next + kNextStatement);
  for (std::uint32_t t = next + 1; t < end && quote_at_[t] == quote_at_[at]; ++t) {
    if (statement_at_[t]) return tree_.tag(t) != Tag::kVBG && tree_.tag(t) != Tag::kVB && !tells_which(t);
    if (document_.norm(t) == "that") return false;
  }
  return false;
}

// "said sales rose[, without giving figures]": what was not said.
bool ContentReader::leaves_it_there(const Statement& statement, std::uint32_t at) const {
  constexpr std::uint32_t kReach = 4;  // tokens from the verb to what is not told
  const std::uint32_t verb = at + 1;
  if (!in_lexicon("nor", at) || verb >= statement.seen.end || tree_.tag(verb) != Tag::kVBG) return false;
  const Symbol lemma = document_.tokens.lemma[verb];
  if (in_lexicon("names-no-more", lemma)) return true;
  if (!in_lexicon("says-no-more", lemma)) return false;
  const std::uint32_t end = std::min(statement.seen.end, verb + kReach);
  for (std::uint32_t t = verb + 1; t < end; ++t) {
    if (in_lexicon("not-told", document_.tokens.lemma[t])) return true;
  }
  return verb + 1 == statement.seen.end || tree_.tag(verb + 1) == Tag::kPeriod;
}

// "have said they will not go[, as has Roe]": another says the same.
bool ContentReader::compares_speaker(const Statement& statement, std::uint32_t at) const {
  if (document_.norm(at) != "as" || at + 2 >= statement.seen.end || statement.cue.size() < 2 ||
      tree_.noun_group(at + 2) == kNowhere)
    return false;
  const Symbol helper = document_.tokens.lemma[at + 1];
  if (helper != document_.tokens.lemma[statement.cue.begin]) return false;
  for (std::uint32_t t = statement.cue.end; t < at; ++t) {
    if (document_.tokens.lemma[t] == helper) return false;  // "have said rents have risen, as have wages"
  }
  return true;
}

// "the $4 million, or 54 cents a share, reported a year earlier"
bool ContentReader::tells_which(std::uint32_t verb) const {
  const std::uint32_t group = tree_.verb_group(verb);
  return tree_.tag(verb) == Tag::kVBN && group != kNowhere && !document_.verb_groups[group].finite;
}

// "Nine percent said it was fair[, while a third]", "Six in 10 say": how many say so.
bool ContentReader::counts(TokenSpan source) const {
  for (std::uint32_t t = source.begin; t < source.end; ++t) {
    const bool ratio = tree_.tag(t) == Tag::kCD && t >= source.begin + 2 && tree_.tag(t - 1) == Tag::kIN &&
                       tree_.tag(t - 2) == Tag::kCD;
    if (ratio || in_lexicon("part-of-all", t)) return true;
  }
  return false;
}

// "said it was late, called it slow and left": the next verb of the speaker, behind a comma.
bool ContentReader::goes_on_stating(const Statement& statement, std::uint32_t verb) const {
  if (!begins_finite(verb) || tree_.tag(verb) != tree_.tag(statement.cue.begin) ||
      tree_.tag(verb) == Tag::kVBN)
    return false;
  if (speakers_.is_date(verb + 1)) return false;  // "the $4 million, or 54 cents, reported a year earlier"
  return statement_at_[document_.verb_groups[tree_.verb_group(verb)].head] &&
         speakers_.holds_finite_verb({statement.cue.end, verb}) &&
         !closes_relative(block(statement).end, verb - 1);
}

// "accused it of lying [while Beta says] it was right": a noun and a verb of saying in the same tense.
bool ContentReader::turns_to_another(const Statement& statement, std::uint32_t at) const {
  if (!in_lexicon("turn", at) || document_.norm(at) == "as" || ++at >= statement.seen.end) return false;
  const std::uint32_t group = tree_.noun_group(at);
  if (group == kNowhere || document_.noun_groups[group].tokens.begin != at) return false;
  std::uint32_t verb = tree_.behind_adverbs(document_.noun_groups[group].tokens.end, statement.seen.end);
  return verb < statement.seen.end && begins_finite(verb) &&
         tree_.tag(verb) == tree_.tag(statement.cue.begin) &&
         statement_at_[document_.verb_groups[tree_.verb_group(verb)].head];
}

// "said it had a plan, which he described as": a pronoun states something of it, up to the end.
bool ContentReader::speaks_of_it(const Statement& statement, std::uint32_t relative) const {
  if (tree_.tag(relative) != Tag::kWDT || relative + 2 >= statement.seen.end ||
      tree_.tag(relative + 1) != Tag::kPRP)
    return false;
  for (std::uint32_t t = relative; t < statement.seen.end; ++t) {
    if (tree_.tag(t) == Tag::kComma) return false;
  }
  const std::uint32_t group = tree_.verb_group(relative + 2);
  return group != kNowhere && document_.verb_groups[group].finite &&
         tree_.tag(relative + 2) == tree_.tag(statement.cue.begin) &&
         statement_at_[document_.verb_groups[group].head];
}

// ", but added": a verb of saying without a subject of its own.
bool ContentReader::states_next(const Statement& statement, std::uint32_t at) const {
  at = tree_.behind_adverbs(at, statement.seen.end);
  if (at >= statement.seen.end) return false;
  const std::uint32_t group = tree_.verb_group(at);
  if (group == kNowhere || document_.verb_groups[group].tokens.begin != at) return false;
  const VerbGroup& verb = document_.verb_groups[group];
  return verb.finite && (tree_.tag(at) == Tag::kVBD || verb.perfect) && statement_at_[verb.head];
}

// "Acme said it expects growth but said": who spoke first speaks again.
bool ContentReader::says_earlier(const Statement& statement, Tag tense) const {
  for (std::uint32_t t = statement.seen.begin; t < statement.cue.begin; ++t) {
    if (statement_at_[t] && tree_.tag(t) == tense) return true;
  }
  return false;
}

// "said the mill was old [and closed]": another than the speaker did something in that tense, and may go on.
bool ContentReader::another_acts(TokenSpan said, Tag tense) const {
  std::uint32_t t = said.begin;
  while (t < said.end && tree_.noun_group(t) == kNowhere) ++t;
  if (t < said.end && tree_.tag(t) == Tag::kPRP) return false;  // "said they were sad and left"
  for (; t < said.end; ++t) {
    if (tree_.tag(t) == tense && begins_finite(t)) return true;
  }
  return false;
}

bool ContentReader::holds_passive(TokenSpan span) const {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    const std::uint32_t group = tree_.verb_group(t);
    if (group != kNowhere && document_.verb_groups[group].passive && document_.verb_groups[group].finite)
      return true;
  }
  return false;
}

// "said it would pay and added that": the same speaker goes on.
bool ContentReader::cuts_at_conjunction(const Statement& statement, std::uint32_t at) const {
  if (document_.norm(at) == "or") return false;  // "had killed or wounded"
  std::uint32_t next = tree_.behind_adverbs(at + 1, statement.seen.end);
  if (next >= statement.seen.end) return false;
  const std::uint32_t group = tree_.verb_group(next);
  if (group == kNowhere) return false;
  const VerbGroup& verb = document_.verb_groups[group];
  if (verb.tokens.begin > next) return false;
  const bool infinitives = tree_.tag(next) == Tag::kTO && tree_.tag(statement.cue.begin) == Tag::kTO;
  if (infinitives && statement_at_[verb.head]) return true;  // "likely to say it is and to add"
  const bool participles = tree_.tag(next) == Tag::kVBG && tree_.tag(statement.anchor) == Tag::kVBG;
  if (participles) return statement_at_[verb.head];
  const Tag own = tree_.tag(verb.tokens.begin), first = tree_.tag(statement.cue.begin);
  const bool past = own == Tag::kVBN && first == Tag::kVBD;  // a past taken for a participle
  if (!verb.finite && !past) return false;
  if (past && !statement_at_[verb.head] && holds_passive({statement.cue.end, at}))
    return false;  // "said he was stripped and forced to stay"
  if (verb.finite && statement_at_[verb.head] && own != first && says_earlier(statement, own)) return true;
  if (in_lexicon("says-no-more", document_.tokens.lemma[verb.head])) return true;  // "but gave no details"
  const std::uint32_t cue = tree_.verb_group(statement.anchor);
  const bool perfect = cue != kNowhere && document_.verb_groups[cue].perfect;
  const bool same = (own == first && verb.perfect == perfect) || past;  // not "said it was and had asked"
  const std::uint32_t head = tree_.relation(verb.head) == Relation::kConj ? tree_.head(verb.head) : kNowhere;
  if (!same || statement_at_[verb.head]) return same;
  if (head != statement.node) return false;
  if (document_.norm(at) == "and" && in_lexicon("state-verb", document_.tokens.lemma[verb.head]))
    return false;  // "said she was tired and wanted a rest"
  const bool turns =
      document_.norm(at) == "but" || in_lexicon("speaks-again", document_.tokens.lemma[verb.head]);
  return turns || !another_acts({statement.cue.end, at}, own);
}

}  // namespace claimgraph
