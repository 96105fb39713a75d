// What is said has a subject: where the words behind a verb of saying begin with a verb, the subject stands
// before it ("the ban, which Acme said was illegal") or was taken for something else.
#include "claims/contents.h"
#include "claims/speakers.h"
#include "claims/standing.h"

namespace claimgraph {

// The first token of a finite verb that the content begins with, but for adverbs and dates, or kNowhere.
std::uint32_t ContentReader::finite_at(TokenSpan content) const {
  std::uint32_t t = content.begin;
  while (t + 1 < content.end && (is_adverb(tree_.tag(t)) || speakers_.is_date(t))) ++t;
  const std::uint32_t group = content.empty() ? kNowhere : tree_.verb_group(t);
  if (group == kNowhere || !document_.verb_groups[group].finite) return kNowhere;
  const Tag tag = tree_.tag(t);
  const bool begins = document_.verb_groups[group].tokens.begin == t && tag != Tag::kVB;
  const bool asks = t + 1 < content.end && tree_.noun_group(t + 1) != kNowhere && tag == Tag::kMD;
  return begins && !asks ? t : kNowhere;  // not "should it fail, Acme will sell"
}

void ContentReader::take_subject(Statement& statement, TokenSpan& content) const {
  const std::uint32_t verb = finite_at(content);
  if (verb == kNowhere || in_lexicon("tell", document_.tokens.lemma[statement.anchor])) return;
  const TokenSpan source = statement.source;
  const bool behind = !source.empty() && source.begin >= statement.cue.end;
  if (behind && source.begin == statement.cue.end && source.end == content.begin) {
    content.begin = source.begin;  // "and said leaders will go": the leaders say nothing
    statement.source = speakers_.joined_subject(statement);
    return;
  }
  if (behind) return;
  const TokenSpan words{statement.cue.end, content.begin};
  if (is_plain_noun(statement, words)) {
    content.begin = words.begin;  // "believe several of the mills hit by rain could close"
    return;
  }
  if (!words.empty() && document_.norm(words.begin) != "on" && !speakers_.is_date(words.begin)) return;
  statement.topic = noun_told_of(statement);
}

// A noun with what tells which that is: no verb but a participle, no comma.
bool ContentReader::is_plain_noun(const Statement& statement, TokenSpan words) const {
  if (words.empty() || tree_.tag(words.begin) == Tag::kIN || speakers_.is_date(words.begin)) return false;
  bool noun = false;
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    if (is_punctuation(tree_.tag(t)) || tree_.tag(t) == Tag::kCC ||
        quote_at_[t] != quote_at_[statement.anchor])
      return false;
    const std::uint32_t group = tree_.verb_group(t);
    const bool participle =
        group != kNowhere && document_.verb_groups[group].tokens.size() == 1 && is_participle(tree_.tag(t));
    if (group != kNowhere && !participle) return false;
    noun = noun || tree_.noun_group(t) != kNowhere;
  }
  return noun && tree_.noun_group(words.end - 1) != kNowhere;
}

// "the ban, [which Acme said] was", "a figure [he said] was": the noun before.
TokenSpan ContentReader::noun_told_of(const Statement& statement) const {
  const std::uint32_t first = statement.seen.begin;
  std::uint32_t at = block(statement).begin;
  while (at > first && (is_adverb(tree_.tag(at - 1)) || speakers_.is_date(at - 1))) --at;
  if (at < first + 2) return {};
  const bool relative = is_relative_word(tree_.tag(at - 1)) || document_.norm(at - 1) == "that";
  std::uint32_t end = relative ? at - 1 : at;
  const Tag edge = tree_.tag(end - 1);
  if (relative && (edge == Tag::kComma || edge == Tag::kColon)) --end;
  if (end <= first) return {};
  const std::uint32_t group = tree_.noun_group(end - 1);
  if (group == kNowhere || document_.noun_groups[group].tokens.end != end || speakers_.is_date(end - 1))
    return {};
  std::uint32_t begin = tree_.phrase_begin(group);
  const std::uint32_t outer = begin >= first + 2 ? tree_.noun_group(begin - 2) : kNowhere;
  if (outer != kNowhere && document_.norm(begin - 1) == "of") begin = tree_.phrase_begin(outer);
  return begin >= first ? TokenSpan{begin, end} : TokenSpan{};
}

// ", but [he gave no details]", ", but [Roe did not say when]": the author tells what is not told.
bool ContentReader::says_no_more(const Statement& statement, std::uint32_t subject) const {
  if (subject + 1 >= statement.seen.end) return false;
  std::uint32_t at = subject + 1;
  if (tree_.tag(subject) != Tag::kPRP) {  // the speaker's name again
    const std::uint32_t group = tree_.noun_group(subject);
    if (group == kNowhere || statement.source.empty()) return false;
    at = document_.noun_groups[group].tokens.end;
    if (!is_proper(tree_.tag(at - 1)) || document_.norm(at - 1) != document_.norm(statement.source.end - 1) ||
        at >= statement.seen.end)
      return false;
  }
  while (at + 1 < statement.seen.end && is_adverb(tree_.tag(at)) && tree_.verb_group(at) == kNowhere) ++at;
  const std::uint32_t group = tree_.verb_group(at);
  if (group == kNowhere || !document_.verb_groups[group].finite) return false;
  const VerbGroup& verb = document_.verb_groups[group];
  const Symbol lemma = document_.tokens.lemma[verb.head];
  const bool none = verb.tokens.end < statement.seen.end && document_.norm(verb.tokens.end) == "no";
  if (document_.lemma(verb.head) == "give") return none;
  if (in_lexicon("says-no-more", lemma)) return true;
  return verb.negation != kNowhere && verb.modal == kNowhere && in_lexicon("names-no-more", lemma);
}

}  // namespace claimgraph
