// Where what somebody says begins among the words of a sentence, and the phrases at its end that tell where
// it was said.
#include <algorithm>
#include <string_view>
#include <utility>

#include "claims/contents.h"
#include "claims/speakers.h"
#include "claims/standing.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kFarthest = 40;         // tokens between a verb of saying and what is said
constexpr std::uint32_t kLongestTitle = 8;      // tokens of a quotation that names a work, its marks included
constexpr std::uint32_t kLongestListener = 6;   // tokens from who was told to "that"
constexpr std::uint32_t kLongestOccasion = 16;  // tokens of a phrase that tells where something was said

// "planned" of "planned cuts", which may be taken for either.
bool is_participle_or_past(Tag tag) { return tag == Tag::kVBN || tag == Tag::kVBD; }

// "many have cut back"
bool quantifies(Tag tag) { return is_adjective(tag) || tag == Tag::kCD || tag == Tag::kDT; }

}  // namespace

std::uint32_t ContentReader::subject_begin(std::uint32_t verb_group) const {
  const std::uint32_t begin = document_.verb_groups[verb_group].tokens.begin;
  std::uint32_t at = tree_.before_adverbs(begin, 0);
  while (at > 0 && tree_.noun_group(at - 1) == kNowhere && quantifies(tree_.tag(at - 1))) --at;
  if (at == 0 || tree_.noun_group(at - 1) == kNowhere) return at;
  const std::uint32_t group = tree_.noun_group(at - 1);
  const std::uint32_t top = tree_.top(document_.noun_groups[group]);
  const std::uint32_t phrase = tree_.phrase_begin(group);
  return tree_.relation(top) == Relation::kNmod ? std::min(phrase, tree_.subtree(tree_.head(top)).begin)
                                                : phrase;
}

// "said, in a statement, [it] would": behind a phrase between commas right behind the verb.
std::uint32_t ContentReader::behind_parenthesis(const Statement& statement, std::uint32_t from) const {
  const std::uint32_t limit = std::min(statement.seen.end, from + kLongestOccasion);
  if (from + 1 >= limit || tree_.tag(from) != Tag::kComma || !in_lexicon("occasion-lead", from + 1))
    return from;
  for (std::uint32_t t = from + 1; t < limit; ++t) {
    if (tree_.tag(t) == Tag::kComma) return t + 1;
    if (tree_.verb_group(t) != kNowhere || quote_at_[t] != quote_at_[statement.anchor]) return from;
  }
  return from;
}

// First token of the clause or quotation behind the verb, or kNowhere.
std::uint32_t ContentReader::clause_begin(const Statement& statement) const {
  const std::uint32_t from = behind_parenthesis(statement, block(statement).end);
  const std::uint32_t limit = std::min(statement.seen.end, from + kFarthest);
  std::uint32_t edge = kNowhere;
  for (const std::uint32_t c : tree_.children(statement.node)) {
    const Relation r = tree_.relation(c);
    const bool clause =
        r == Relation::kCcomp || (r == Relation::kParataxis && verb_group_at(tree_, c) != kNowhere);
    if (clause && c >= from && edge == kNowhere) edge = tree_.subtree(c).begin;
  }
  bool comma = false, relative = false, aside = false, aside_verb = false;
  std::uint32_t first = kNowhere;  // noun that may be the subject of a clause without "that"
  const bool told = in_lexicon("tell", document_.tokens.lemma[statement.anchor]);
  const std::uint32_t behind_name =
      told && from < limit && is_proper(tree_.tag(from)) ? speakers_.behind_listener(from) : from;
  if (behind_name > from) {  // "told Reuters Norway and Chile would"
    const std::uint32_t end = document_.noun_groups[tree_.noun_group(behind_name)].tokens.end;
    if (end < limit && tree_.tag(end) == Tag::kCC) return behind_name;
  }
  for (std::uint32_t t = from; t < limit; ++t) {
    if (tree_.tag(t) == Tag::kTO && (t == statement.captured.begin ||
                                     (first == kNowhere && !told && t > from && is_aim(statement, t + 1)))) {
      t = tree_.before_adverbs(t, from);  // "not to"
      return t;
    }
    const std::uint32_t q = quote_at_[t];
    if (q != kNowhere && q != quote_at_[statement.anchor] && document_.quotes[q].tokens.begin == t) {
      const std::uint32_t end = document_.quotes[q].tokens.end;
      const bool listener = told && t == from && end < limit && document_.norm(end) == "that";
      if (listener) return end + 1;  // 'told "Morning Radio" that'
      const bool title =
          first != kNowhere && comma && end < limit && document_.quotes[q].tokens.size() <= kLongestTitle;
      const bool show = told && first == kNowhere && t > from && end < limit &&
                        tree_.tag(t - 1) != Tag::kDT &&
                        speakers_.names_work(document_.quotes[q]);  // 'told its "Morning Hour" that'
      if (show || (title && (tree_.tag(end) == Tag::kComma || tree_.tag(end - 2) == Tag::kComma))) {
        t = end - 1;  // 'said its film, "The Mill," would open'
        continue;
      }
      const bool subject = first == kNowhere && t > from && tree_.tag(t - 1) == Tag::kDT && end < limit;
      if (subject && begins_finite(end)) return t - 1;                 // 'warned the "Joy" was lost'
      const bool set_off = comma && is_punctuation(tree_.tag(t - 1));  // not "its goods, tools and "parts""
      return set_off || first == kNowhere ? t : first;
    }
    const Tag tag = tree_.tag(t);
    if (!statement.takes_clause) {
      if (statement_at_[t] || tree_.verb_group(t) != kNowhere) return kNowhere;
      continue;
    }
    if (t == from && document_.norm(t) == "that" && t + 2 < limit && tree_.tag(t + 1) == Tag::kComma &&
        tree_.tag(t + 2) == Tag::kCC)
      return kNowhere;  // "is saying that, but"
    const bool that = document_.norm(t) == "that" && opens_clause(statement, t);
    if (that && !(aside_verb && tree_.tag(t - 1) != Tag::kComma)) return t + 1;
    if (aside_verb) continue;
    if (document_.norm(t) == ":") return t + 1;
    const bool wh = is_wh(tag) || in_lexicon("whether", t);
    if (wh && told && in_lexicon("saying-time", t) && t + 1 < limit && is_participle(tree_.tag(t + 1))) {
      relative = true;  // "told Congress when asked about it: "No.""
      continue;
    }
    if (wh && (t == from || (first == kNowhere && !is_wh(tag) && !in_lexicon("subordinator", t)) ||
               (told && tag != Tag::kWDT && document_.norm(t) != "who")))
      return t;
    relative = relative || wh;
    if (tag == Tag::kComma) {
      comma = true;
      continue;
    }
    if (first == kNowhere && !comma && (told ? opens_behind_listener(t, from) : may_be_subject(t, from)))
      first = t;
    if (t == edge && !comma && !wh && !(told && t == from) && !behind_preposition(t)) {
      const bool leads = first == kNowhere && (tree_.tag(t) == Tag::kIN || is_adverb(tree_.tag(t)));
      if (const std::uint32_t at = leads ? that_clause(statement, t) : kNowhere; at != kNowhere)
        return at + 1;  // "said earlier during a debate that"
      const std::uint32_t behind = first == kNowhere ? behind_bare_day(t) : t;
      return behind > t ? behind : with_date(std::min(first, t), from);
    }
    if (statement_at_[t] && t > from && tree_.tag(t) == Tag::kVBG && tree_.tag(t - 1) == Tag::kComma &&
        first == kNowhere) {
      aside_verb = true;  // "reported on Monday, citing bankers, that"
      continue;
    }
    if (statement_at_[t] && told && first == kNowhere && !comma && behind_listener(from) > from)
      return behind_listener(from);  // "told reporters Acme expects"
    if (statement_at_[t])
      return comma && tree_.tag(statement.anchor) == Tag::kVBG ? kNowhere
                                                               : first;  // ", reporting a loss, said"
    const bool of_noun = tag == Tag::kWDT || tag == Tag::kWP;  // "said the mill that it sold was old"
    if (t > from && first != kNowhere && !of_noun && (wh || opens_subclause(t))) {
      if (tree_.tag(first) == Tag::kVBG) return first;  // "suggested leaving if it failed"
      return says_words(statement, first) ? with_date(first, from) : kNowhere;
    }
    aside = aside || (told && t > from && !wh && in_lexicon("subordinator", t));
    const std::uint32_t group = tree_.verb_group(t);
    if (group != kNowhere && document_.verb_groups[group].finite && t >= statement.cue.end && !wh) {
      if (std::exchange(relative, false) || std::exchange(aside, false))
        continue;  // "told the people who came that ...", "was asked after it fell"
      const std::uint32_t verb = document_.verb_groups[group].tokens.begin;
      if (first != kNowhere && first + 1 < verb && comma && joins_verb(first, verb)) return kNowhere;
      if (first != kNowhere && tree_.tag(statement.anchor) == Tag::kVBG && closes_before(first, verb))
        return kNowhere;
      if (first != kNowhere) return with_date(first, from);
      if (comma) return kNowhere;
      const std::uint32_t subject = std::max(from, subject_begin(group));
      // "said in an interview taped before the vote that", "told a meeting on copper prices that"
      if (behind_preposition(subject) && (told || tree_.tag(from) == Tag::kIN)) {
        if (const std::uint32_t at = that_clause(statement, t + 1); at != kNowhere) return at + 1;
      }
      std::uint32_t begin = with_date(subject, from);
      if (begin == verb && verb > from) begin = joined_before(from, verb) ? kNowhere : from;
      if (begin == kNowhere || (begin == verb && t > from)) return kNowhere;  // "showed skill but was beaten"
      if (told && begin == from && tree_.tag(t) == Tag::kVBZ) {
        if (const std::uint32_t at = that_behind(statement, t + 1); at != kNowhere) return at + 1;
      }
      return told && begin == from ? behind_listener(begin) : begin;
    }
  }
  return first != kNowhere && says_words(statement, first) ? with_date(first, from) : kNowhere;
}

// "hope one day [to build]": an infinitive that hangs on the verb.
bool ContentReader::is_aim(const Statement& statement, std::uint32_t verb) const {
  return verb < statement.seen.end && tree_.tag(verb) == Tag::kVB &&
         tree_.relation(verb) == Relation::kXcomp && tree_.head(verb) == statement.node;
}

// "said Wednesday [he] agrees": behind a day that no noun follows but one of its own.
std::uint32_t ContentReader::behind_bare_day(std::uint32_t token) const {
  std::uint32_t t = token;
  while (t + 1 < document_.tokens.size() && speakers_.is_date(t)) ++t;
  if (t > token && document_.norm(t) == "that") return t + 1;
  const std::uint32_t group = tree_.noun_group(t);
  const bool noun = group != kNowhere && document_.noun_groups[group].tokens.begin == t;
  return noun && tree_.tag(t) != Tag::kPOS ? t : token;
}

// "told the paper [the mill] would close": a noun with an article right behind the one that was told.
bool ContentReader::opens_behind_listener(std::uint32_t token, std::uint32_t from) const {
  if (token == from || tree_.noun_group(from) == kNowhere || tree_.noun_group(token) == kNowhere)
    return false;
  const Tag tag = tree_.tag(token);
  const bool opens = tag == Tag::kDT || tag == Tag::kPRPS || tag == Tag::kPRP;
  return opens && document_.noun_groups[tree_.noun_group(token)].tokens.begin == token &&
         tree_.noun_group(token - 1) != kNowhere && !speakers_.is_date(token);
}

// "if", "as" and the like with a clause behind: not "since May", "such as", "as to".
bool ContentReader::opens_subclause(std::uint32_t token) const {
  if (!in_lexicon("subordinator", token) || token + 1 >= document_.tokens.size()) return false;
  return !speakers_.is_date(token + 1) && tree_.tag(token + 1) != Tag::kTO &&
         document_.norm(token - 1) != "such";
}

// "said output in the north halved over the year": this verb has a clause right behind it, even where none of
// the words is known for its verb; but not "said a few words about it", nor "It fell, said two dealers".
bool ContentReader::says_words(const Statement& statement, std::uint32_t first) const {
  constexpr std::uint32_t kFewest = 6;
  const std::uint32_t group = tree_.noun_group(first), cue = statement.cue.begin;
  if (group == kNowhere || first + kFewest > statement.seen.end || !finite(statement) ||
      speakers_.is_passive(statement) || !in_lexicon("clause-only", document_.tokens.lemma[statement.anchor]))
    return false;
  for (std::uint32_t t = block(statement).end; t < first && document_.norm(first - 1) != "that"; ++t) {
    if (!is_adverb(tree_.tag(t)) && !speakers_.is_date(t)) return false;
  }
  const bool turned = cue > statement.seen.begin && tree_.tag(cue - 1) == Tag::kComma &&
                      speakers_.holds_finite_verb({statement.seen.begin, cue});
  return !turned && !in_lexicon("said-thing", document_.tokens.lemma[document_.noun_groups[group].head]);
}

// The "that" which opens a clause before the next comma, quotation or finite verb, or kNowhere.
std::uint32_t ContentReader::that_clause(const Statement& statement, std::uint32_t from) const {
  const std::uint32_t end = std::min(statement.seen.end, from + kFarthest);
  for (std::uint32_t t = from; t < end; ++t) {
    if (document_.norm(t) == "that" && opens_clause(statement, t)) return t;
    const std::uint32_t group = tree_.verb_group(t);
    const bool finite = group != kNowhere && document_.verb_groups[group].finite;
    if (finite || tree_.tag(t) == Tag::kComma || quote_at_[t] != quote_at_[statement.anchor]) return kNowhere;
  }
  return kNowhere;
}

// A comma or a conjunction between a verb and what follows.
bool ContentReader::joined_before(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (tree_.tag(t) == Tag::kCC || tree_.tag(t) == Tag::kComma) return true;
  }
  return false;
}

// "told Roe backers on Monday [that]": the plural of who was told was taken for a verb. kNowhere where a verb
// or a comma comes first.
std::uint32_t ContentReader::that_behind(const Statement& statement, std::uint32_t from) const {
  const std::uint32_t end = std::min(statement.seen.end, from + kLongestListener);
  for (std::uint32_t t = from; t < end; ++t) {
    if (document_.norm(t) == "that") return t + 1 < statement.seen.end ? t : kNowhere;
    if (tree_.verb_group(t) != kNowhere || is_punctuation(tree_.tag(t))) return kNowhere;
  }
  return kNowhere;
}

// "claimed the cup, and would win": the noun behind the first verb is not the subject of the next.
bool ContentReader::joins_verb(std::uint32_t first, std::uint32_t verb) const {
  verb = tree_.before_adverbs(verb, first);
  return verb > first + 1 && tree_.tag(verb - 1) == Tag::kCC && tree_.tag(verb - 2) == Tag::kComma;
}

// "ruled out a cut in hours [and allowed]", "confirmed the sale[, and the price was]", "the Board, which
// opposed the quota[, and the council are]": before a verb of the clause around, or of the next one.
std::uint32_t ContentReader::before_other_clause(const Statement& statement, TokenSpan content) const {
  if (in_lexicon("clause-only", document_.tokens.lemma[statement.anchor])) return content.end;
  std::uint32_t verb = content.begin;
  while (verb < content.end && !(begins_finite(verb) && tree_.tag(verb) != Tag::kVBN)) ++verb;
  if (verb == content.end || quote_at_[verb] != quote_at_[content.begin]) return content.end;
  const std::uint32_t at = tree_.before_adverbs(verb, content.begin);
  const Tag tense = tree_.tag(verb);
  const bool goes_on = tense == Tag::kVBD || tense == Tag::kMD || tense == tree_.tag(statement.cue.begin) ||
                       document_.norm(at - 1) == "but";  // not "tax and benefits"
  if (goes_on && at > content.begin + 1 && tree_.tag(at - 1) == Tag::kCC)
    return tree_.tag(at - 2) == Tag::kComma ? at - 2 : at - 1;
  const std::uint32_t group = at > content.begin ? tree_.noun_group(at - 1) : kNowhere;
  if (group == kNowhere || tree_.phrase_begin(group) < content.begin + 3) return content.end;
  const std::uint32_t joint = tree_.phrase_begin(group) - 1;
  const bool one = tense == Tag::kVBZ || document_.norm(verb) == "was";
  const bool comma = tree_.tag(joint - 1) == Tag::kComma;
  if (tree_.tag(joint) != Tag::kCC || !(comma || (one && tree_.tag(joint + 1) == Tag::kDT)))
    return content.end;
  for (std::uint32_t t = content.begin; t + 1 < joint; ++t) {
    if (tree_.tag(t) == Tag::kComma) return content.end;  // "warned the mill, the port, and the road were"
  }
  return one || in_relative_clause(statement) ? joint - (comma ? 1U : 0U) : content.end;
}

// "Acme, not expecting a rally, on Monday set": a comma parts the noun from the verb, which is another's.
bool ContentReader::closes_before(std::uint32_t noun, std::uint32_t verb) const {
  while (verb > noun + 1 && (is_adverb(tree_.tag(verb - 1)) || speakers_.is_date(verb - 1) ||
                             (tree_.tag(verb - 1) == Tag::kIN && speakers_.is_date(verb))))
    --verb;
  return tree_.tag(verb - 1) == Tag::kComma;
}

// "said the 1986 first quarter was weak": a time between an article and its noun.
std::uint32_t ContentReader::with_date(std::uint32_t begin, std::uint32_t from) const {
  std::uint32_t t = begin;
  while (t > from && speakers_.is_date(t - 1)) --t;
  if (t < begin && t > from && document_.norm(t - 1) == "the") return t - 1;
  const bool numbered =
      tree_.tag(t) == Tag::kCD || (is_adjective(tree_.tag(t)) && !in_lexicon("time-adjective", t));
  return t < begin && (numbered || document_.norm(t) == "the") ? t : begin;  // "first quarter earnings"
}

// "said [output in January and] February fell", "hopes [to build] mills": what is said begins with the phrase
// that its first noun is the end of; behind "that" where one follows ("told bankers at the fair that it").
std::uint32_t ContentReader::phrase_around(const Statement& statement, TokenSpan clause) const {
  const std::uint32_t from = block(statement).end, begin = clause.begin;
  if (statement.source.empty() || statement.source.begin >= statement.cue.end || begin <= from + 1 ||
      tree_.tag(from) == Tag::kComma || quote_at_[begin] != quote_at_[statement.anchor])
    return begin;
  const Tag before = tree_.tag(begin - 1);
  if (before == Tag::kVB) return tree_.tag(from) == Tag::kTO && begin == from + 2 ? from : begin;
  const bool preposition = before == Tag::kIN && document_.norm(begin - 1) != "that";
  if (!preposition && before != Tag::kCC && tree_.tag(begin) != Tag::kCC) return begin;
  const std::uint32_t that = preposition ? that_behind(statement, begin) : kNowhere;
  if (that != kNowhere) return that + 1;
  const std::uint32_t first = tree_.noun_group(from);
  const bool dated =
      speakers_.is_date(from) && (first == kNowhere || speakers_.is_date(document_.noun_groups[first].head));
  const bool occasion = in_lexicon("occasion-lead", from) && tree_.tag(from + 1) != Tag::kJJS;
  const bool elsewhere = occasion || dated || in_lexicon("tell", document_.tokens.lemma[statement.anchor]);
  return elsewhere || tree_.tag(from) == Tag::kVBN || !speakers_.holds_finite_verb(clause) ? begin : from;
}

// "said [last week's] vote was lost", "said at a rate [of] 6 dollars it", "said in May [that] it": not from
// the middle of a phrase.
std::uint32_t ContentReader::whole_begin(const Statement& statement, std::uint32_t begin) const {
  const std::uint32_t from = block(statement).end;
  if (quote_at_[begin] == kNowhere && in_lexicon("occasion-lead", begin))
    return behind_day(statement, behind_occasion(statement, begin));
  if (begin <= from || quote_at_[begin] != kNowhere) return begin;
  if (in_lexicon("content-time", from)) {  // "said after May 3 it would", not "said on May 3 it would"
    std::uint32_t t = from + 1;
    while (t < begin && (speakers_.is_date(t) || document_.norm(t) == "the")) ++t;
    if (t == begin && t > from + 1) return from;
  }
  if (document_.norm(begin) == "of" && document_.norm(begin - 1) != "that") return from;
  if (document_.norm(begin - 1) == "of" && begin - 2 == from) return from;  // "said certain of these"
  if (document_.norm(begin) == "that" && begin + 1 < statement.seen.end &&
      tree_.verb_group(begin + 1) == kNowhere)
    return begin + 1;
  if (tree_.tag(begin - 1) != Tag::kPOS || begin < from + 2) return begin;
  const std::uint32_t owner = tree_.noun_group(begin - 2);
  const std::uint32_t start = owner == kNowhere ? begin : std::max(from, tree_.phrase_begin(owner));
  return start == from + 1 && tree_.tag(from) == Tag::kIN ? from : start;
}

// "said on Monday [fighting] went on"
std::uint32_t ContentReader::behind_day(const Statement& statement, std::uint32_t begin) const {
  std::uint32_t t = begin + 1;
  if (begin != block(statement).end || document_.norm(begin) != "on") return begin;
  while (t < statement.seen.end && speakers_.is_date(t)) ++t;
  const bool clause = t > begin + 1 && t < statement.seen.end && tree_.tag(t) != Tag::kComma;
  return clause ? t : begin;
}

// "said in a statement [sales] fell": the noun behind the one that tells where it was said.
std::uint32_t ContentReader::behind_occasion(const Statement& statement, std::uint32_t begin) const {
  const std::uint32_t group = begin + 1 < statement.seen.end ? tree_.noun_group(begin + 1) : kNowhere;
  if (group == kNowhere) return begin;
  const TokenSpan noun = document_.noun_groups[group].tokens;
  for (std::uint32_t t = noun.begin; t < noun.end && t + 1 < statement.seen.end; ++t) {
    const Symbol lemma = document_.tokens.lemma[t];
    const bool told =
        in_lexicon("occasion", lemma) || in_lexicon("medium", lemma) || in_lexicon("sitting", lemma);
    const bool clause = tree_.noun_group(t + 1) != kNowhere || tree_.tag(t + 1) == Tag::kEX;
    if (told && clause) return t + 1;
  }
  const std::uint32_t next = noun.end;  // "said in its Trends report output fell"
  const bool medium = next + 1 < statement.seen.end && in_lexicon("medium", document_.tokens.lemma[next]);
  if (medium && tree_.noun_group(next + 1) != kNowhere) return next + 1;
  return begin;
}

// "told Acme Beta would close", "told reporters prospects were": who was told is named first.
std::uint32_t ContentReader::behind_listener(std::uint32_t begin) const {
  const std::uint32_t behind = speakers_.behind_listener(begin);
  if (behind > begin && is_proper(tree_.tag(begin))) return behind;  // "told Reuters Acme would close"
  const auto& mentions = document_.mentions;
  const std::uint32_t word = tree_.tag(begin) == Tag::kDT ? begin + 1 : begin;
  const auto name =
      std::lower_bound(mentions.begin(), mentions.end(), word,
                       [](const EntityMention& m, std::uint32_t t) { return m.tokens.begin < t; });
  const bool named = name != mentions.end() && name->tokens.begin == word && name->form == MentionForm::kName;
  if (named) return tree_.noun_group(name->tokens.end) != kNowhere ? name->tokens.end : begin;
  return behind;
}

// "the plan" of "said the plan would work", not "Monday" or "a statement" of "said in a statement".
bool ContentReader::may_be_subject(std::uint32_t token, std::uint32_t from) const {
  const bool denied = document_.norm(token) == "not" && token + 1 < document_.tokens.size();
  if (token == from && tree_.tag(denied ? token + 1 : token) == Tag::kVBG)
    return true;  // "said [not] running it was fun"
  return tree_.noun_group(token) != kNowhere && !speakers_.is_date(token) && !behind_preposition(token) &&
         document_.noun_groups[tree_.noun_group(token)].tokens.begin == token;
}

// "that" as a conjunction; behind whom somebody tells also where it was taken for a pronoun.
bool ContentReader::opens_clause(const Statement& statement, std::uint32_t that) const {
  if (that > statement.cue.end && tree_.tag(that) == Tag::kDT && that + 1 < statement.seen.end &&
      speakers_.is_date(that + 1))
    return false;  // "announced that same day"
  const std::uint32_t verb = that + 1 < statement.seen.end ? tree_.verb_group(that + 1) : kNowhere;
  const bool gerund = verb != kNowhere && tree_.tag(that + 1) == Tag::kVBG;  // "said that leaving was hard"
  if (gerund || describes_subject(statement, that + 1)) return true;
  if (verb != kNowhere) return false;  // "said that was wrong"
  if (is_determiner(statement, that)) return false;
  const std::uint32_t group = that > statement.cue.end ? tree_.noun_group(that - 1) : kNowhere;
  if (group != kNowhere && that_of_noun(document_.noun_groups[group].head)) return false;
  if (tree_.tag(that) == Tag::kIN || tree_.relation(that) == Relation::kMark) return true;
  return in_lexicon("tell", document_.tokens.lemma[statement.anchor]) && that + 1 < statement.seen.end &&
         (tree_.noun_group(that + 1) != kNowhere || tree_.tag(that + 1) == Tag::kEX);
}

// "that [planned] cuts would": a participle before the noun of the next finite verb.
bool ContentReader::describes_subject(const Statement& statement, std::uint32_t word) const {
  if (word + 2 >= statement.seen.end || !is_participle_or_past(tree_.tag(word))) return false;
  const std::uint32_t group = tree_.noun_group(word + 1);
  if (group == kNowhere || document_.noun_groups[group].tokens.begin != word + 1 ||
      !is_noun(tree_.tag(word + 1)) || quote_at_[word] != quote_at_[word + 1])
    return false;
  for (std::uint32_t t = word + 1; t < statement.seen.end; ++t) {
    if (is_punctuation(tree_.tag(t)) || is_wh(tree_.tag(t)) || tree_.tag(t) == Tag::kCC) return false;
    if (begins_finite(t) && tree_.tag(t) != Tag::kVBN) return true;
  }
  return false;
}

// "confirmed that finding": no verb of its own follows.
bool ContentReader::is_determiner(const Statement& statement, std::uint32_t that) const {
  const std::uint32_t group = tree_.noun_group(that);
  if (tree_.tag(that) != Tag::kDT || group == kNowhere || that != statement.cue.end) return false;
  for (std::uint32_t t = document_.noun_groups[group].tokens.end; t < statement.seen.end; ++t) {
    const std::uint32_t verb = tree_.verb_group(t);
    if (verb != kNowhere && document_.verb_groups[verb].finite) return false;
    if (is_punctuation(tree_.tag(t))) return true;
  }
  return true;
}

// "agreed to a fine over claims that": the clause is the noun's; not so in "said in a statement that".
bool ContentReader::that_of_noun(std::uint32_t noun) const {
  const Symbol lemma = document_.tokens.lemma[noun];
  const std::uint32_t begin = document_.noun_groups[tree_.noun_group(noun)].tokens.begin;
  if (in_lexicon("fact-noun", lemma)) return true;
  return in_lexicon("claim-noun", lemma) && !(in_lexicon("medium", lemma) && behind_preposition(begin));
}

// "announced a plan [in a blog post]": where it was said is no part of what was said.
std::uint32_t ContentReader::before_medium(TokenSpan content) const {
  bool acts = false;
  for (std::uint32_t t = content.begin + 1; t + 1 < content.end; ++t) {
    acts = acts || is_verb(tree_.tag(t));
    const std::uint32_t group = in_lexicon("medium-lead", t) ? tree_.noun_group(t + 1) : kNowhere;
    if (group == kNowhere || document_.noun_groups[group].tokens.begin != t + 1) continue;
    const Symbol noun = document_.tokens.lemma[document_.noun_groups[group].head];
    const bool at = !acts && in_lexicon("sitting-lead", t);
    const bool new_one = at && in_lexicon("introducer", t + 1);
    if (in_lexicon("medium", noun) || (new_one && in_lexicon("sitting", noun)))
      return t;  // "denied it at a meeting", not "at the meeting"
  }
  return content.end;
}

// "said it was over [in an interview on Monday]": a last phrase that tells where it was said.
std::uint32_t ContentReader::before_occasion(TokenSpan content) const {
  std::uint32_t cut = content.end;
  const std::uint32_t first =
      std::max(content.begin + 1, content.end - std::min(content.end, kLongestOccasion));
  for (std::uint32_t t = content.end; t-- > first;) {
    if (tree_.verb_group(t) != kNowhere || tree_.tag(t) == Tag::kComma) break;
    const bool leads = tree_.tag(t) == Tag::kIN && in_lexicon("occasion-lead", t);
    const std::uint32_t group = leads ? tree_.noun_group(t + 1) : kNowhere;
    if (group == kNowhere) continue;
    std::uint32_t last = group;  // "on Monday's broadcast"
    const std::uint32_t behind = document_.noun_groups[group].tokens.end;
    if (behind + 1 < content.end && tree_.tag(behind) == Tag::kPOS &&
        tree_.noun_group(behind + 1) != kNowhere)
      last = tree_.noun_group(behind + 1);
    const Symbol noun = document_.tokens.lemma[document_.noun_groups[last].head];
    if (document_.norm(t) == "on" ? in_lexicon("aired", noun) : in_lexicon("occasion", noun)) cut = t;
  }
  return cut;
}

bool ContentReader::behind_preposition(std::uint32_t token) const {
  if (token == 0) return false;
  const Tag tag = tree_.tag(token - 1);
  return tag == Tag::kIN || tag == Tag::kTO;
}

}  // namespace claimgraph
