// Verbs that look as if somebody said something, and nobody does.
#include <algorithm>
#include <string_view>

#include "claims/contents.h"
#include "claims/speakers.h"
#include "claims/standing.h"

namespace claimgraph {

// "calmer than expected": a participle without a helper that neither "that" nor a question follows.
bool ContentReader::is_bare_participle(const Statement& statement) const {
  const std::uint32_t next = statement.cue.end;
  if (tree_.tag(statement.anchor) != Tag::kVBN || statement.cue.size() != 1 || next >= statement.seen.end ||
      quotes(statement.seen))
    return false;
  return document_.norm(next) != "that" && !in_lexicon("whether", next) && !is_wh(tree_.tag(next));
}

// "added to the gloom", "failed to add reserves", "will add 1.5 million": more of a thing, no words.
bool ContentReader::adds_thing(const Statement& statement) const {
  const std::uint32_t next = statement.cue.end;
  if (next >= statement.seen.end || !in_lexicon("add-thing", document_.tokens.lemma[statement.anchor]))
    return false;
  const auto amount = std::lower_bound(document_.amounts.begin(), document_.amounts.end(), next,
                                       [](const Amount& a, std::uint32_t t) { return a.tokens.end <= t; });
  const std::uint32_t begin = statement.cue.begin;
  const Tag before = begin > statement.seen.begin ? tree_.tag(begin - 1) : Tag::kNone;
  const bool while_doing = tree_.tag(begin) == Tag::kVBG && (before == Tag::kIN || before == Tag::kWRB);
  const bool doing = tree_.tag(begin) == Tag::kTO || while_doing;
  if (tree_.tag(next) == Tag::kRP) return true;  // "the sums do not add up"
  const bool thing = doing && tree_.noun_group(next) != kNowhere && document_.norm(next) != "that";
  return thing || document_.norm(next) == "to" ||
         (amount != document_.amounts.end() && amount->tokens.contains(next));
}

// "state-owned", "Ask Jeeves": no word of its own.
bool ContentReader::is_part_of_word(const Statement& statement) const {
  const std::uint32_t next = statement.anchor + 1;
  const bool joined = next + 1 < statement.seen.end && document_.norm(next) == "-" &&
                      !document_.tokens.has(next, TokenFlag::kSpaceBefore) &&
                      !document_.tokens.has(next + 1, TokenFlag::kSpaceBefore);
  const std::string_view form = document_.norm(statement.anchor), lemma = document_.lemma(statement.anchor);
  const bool doer = form.size() == lemma.size() + 2 && form.starts_with(lemma) && form.ends_with("er");
  return joined || doer || speakers_.in_name(statement.anchor);  // "contender" taken for a verb
}

// "said in its latest Trends report output fell": a noun taken for a verb.
bool ContentReader::names_medium(const Statement& statement) const {
  const TokenSpan source = statement.source;
  return source.end == statement.cue.begin && source.begin >= statement.seen.begin + 2 &&
         in_lexicon("medium", document_.tokens.lemma[statement.anchor]) &&
         in_lexicon("medium-lead", source.begin - 1) && statement_at_[source.begin - 2];
}

// "counter the claim", "suspects without trial": a noun behind the verb, or it is a noun itself.
bool ContentReader::is_bare_thing(const Statement& statement, std::uint32_t begin) const {
  const std::uint32_t next = statement.cue.end;
  const Symbol lemma = document_.tokens.lemma[statement.anchor];
  const bool that = document_.norm(begin - 1) == "that";
  const bool asks =
      in_lexicon("asks-or-recalls", lemma) && (is_wh(tree_.tag(begin)) || in_lexicon("whether", begin));
  const bool marked = that || asks || quote_at_[begin] != kNowhere;
  if (in_lexicon("that-only", lemma)) return !marked;
  if (that && in_lexicon("thought", lemma) && tree_.tag(next) == Tag::kIN && next + 2 < begin &&
      begins_finite(is_quotation_mark(tree_.tag(begin)) ? begin + 1 : begin))
    return true;  // "believes in work that pays"
  const bool lead =
      tree_.tag(next) == Tag::kIN && document_.norm(next) != "that" && !in_lexicon("whether", next);
  return lead && !marked && in_lexicon("mind-verb", lemma);
}

// "it is wrong to suggest that", "that is not to say": nobody says it.
bool ContentReader::said_by_nobody(const Statement& statement) const {
  const TokenSpan source = statement.source;
  const std::uint32_t begin = statement.cue.begin;
  const bool doing = tree_.tag(begin) == Tag::kVBG;
  if (source.size() != 1 || source.end >= begin || !(doing || tree_.tag(begin) == Tag::kTO)) return false;
  const std::uint32_t be = tree_.verb_group(source.end);
  if (be == kNowhere || document_.lemma(document_.verb_groups[be].head) != "be") return false;
  if (doing)  // "it is all very well criticizing the plan"
    return document_.norm(source.begin) == "it" &&
           (is_adverb(tree_.tag(begin - 1)) || is_adjective(tree_.tag(begin - 1)) ||
            is_noun(tree_.tag(begin - 1)));
  if (document_.norm(source.begin) != "it")
    return tree_.tag(source.begin) == Tag::kDT && document_.verb_groups[be].tokens.end == begin;
  return (is_adjective(tree_.tag(begin - 1)) || is_noun(tree_.tag(begin - 1))) &&
         !in_lexicon("doer-word", begin - 1);
}

// "it is too early to say how", "a stage in which it is hard to say how": nobody says it.
bool ContentReader::too_early(const Statement& statement) const {
  if (!document_.verb_groups[tree_.verb_group(statement.anchor)].infinitive) return false;
  if (statement.cue.begin > statement.seen.begin && in_lexicon("hard-to", statement.cue.begin - 1))
    return true;
  constexpr std::uint32_t kNear = 6;
  const std::uint32_t from =
      std::max(statement.seen.begin, statement.cue.begin - std::min(statement.cue.begin, kNear));
  for (std::uint32_t t = from; t < statement.cue.begin; ++t) {
    if (in_lexicon("too", t)) return true;
  }
  return false;
}

// "figures showing 13 years of losses": a participle behind a noun that is no message tells no clause.
bool ContentReader::describes(const Statement& statement) const {
  const std::uint32_t begin = statement.cue.begin;
  if (tree_.tag(statement.anchor) != Tag::kVBG || begin == statement.seen.begin) return false;
  const std::uint32_t group = tree_.noun_group(begin - 1);
  const bool thinks =
      in_lexicon("thought", document_.tokens.lemma[statement.anchor]);  // "investors expecting"
  if (group == kNowhere || !(thinks || tree_.relation(statement.anchor) == Relation::kAcl)) return false;
  const std::uint32_t next = statement.cue.end;
  const bool marked =
      next < statement.seen.end && (document_.norm(next) == "that" || quote_at_[next] != kNowhere);
  return !marked && !in_lexicon("message", document_.tokens.lemma[document_.noun_groups[group].head]);
}

// "is expected to rise", "is guaranteed by Acme and": what a passive verb says is its subject, unless "that"
// or a question follows; somebody may be told something, though.
bool ContentReader::tells_nothing(const Statement& statement) const {
  if (!speakers_.is_passive(statement) || in_lexicon("tell", document_.tokens.lemma[statement.anchor]))
    return false;
  const std::uint32_t next = statement.cue.end;
  return next >= statement.seen.end ||
         !(document_.norm(next) == "that" || in_lexicon("whether", next) || quote_at_[next] != kNowhere);
}

// "I think", "you know" inside a quotation: not a statement of its own.
bool ContentReader::of_the_speaker(const Statement& statement) const {
  const bool quoted = quote_at_[statement.anchor] != kNowhere;
  const bool thought = in_lexicon("thought", document_.tokens.lemma[statement.anchor]);
  if (thought && document_.verb_groups[tree_.verb_group(statement.anchor)].infinitive) return true;
  if ((!quoted && !thought) || statement.source.empty()) return false;
  return statement.source.size() == 1 && in_lexicon("quoted-person", statement.source.begin);
}

// "has felt [even more at home]": no clause behind, nor a noun.
bool ContentReader::feels(const Statement& statement) const {
  if (!in_lexicon("thought", document_.tokens.lemma[statement.anchor])) return false;
  std::uint32_t t = statement.cue.end;
  const auto describes = [&](Tag tag) { return is_adverb(tag) || is_adjective(tag) || is_participle(tag); };
  while (t < statement.seen.end && describes(tree_.tag(t)) && tree_.noun_group(t) == kNowhere) ++t;
  if (t == statement.cue.end || t >= statement.seen.end) return false;
  if (tree_.tag(t) == Tag::kTO && is_adjective(tree_.tag(t - 1)) &&
      in_lexicon("feels-so", document_.tokens.lemma[statement.anchor]))
    return true;  // "it feels good to win"
  if (tree_.tag(t) != Tag::kIN) return false;
  const bool state =
      tree_.tag(t - 1) == Tag::kVBN || in_lexicon("feels-so", document_.tokens.lemma[statement.anchor]);
  return state && document_.norm(t) != "that";
}

}  // namespace claimgraph
