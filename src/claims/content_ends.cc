// Where what somebody says ends among the words of a sentence.
#include <algorithm>
#include <string_view>

#include "claims/contents.h"
#include "claims/speakers.h"
#include "claims/standing.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestBracket = 30;  // tokens looked back at for an opening bracket
constexpr std::uint32_t kLongestOpening = 30;  // tokens from "the view that" to the verb after its clause

}  // namespace

// "His statement that it fell came": the noun is the subject of the sentence or of a clause behind a comma.
bool ContentReader::opens_sentence(const Statement& statement) const {
  std::uint32_t begin = statement.cue.begin;
  if (!statement.source.empty() && statement.source.end <= begin &&
      statement.source.begin >= statement.seen.begin)
    begin = statement.source.begin;
  if (begin <= statement.seen.begin) return true;
  const Tag before = tree_.tag(begin - 1);
  return before == Tag::kComma || (before == Tag::kCC && begin == statement.seen.begin + 1);
}

// A clause in the middle of another ends before the second finite verb that has no noun of its own.
std::uint32_t ContentReader::noun_clause_end(const Statement& statement, std::uint32_t begin) const {
  bool first = true;
  const bool leads =
      !speakers_.holds_finite_verb({statement.seen.begin, begin});  // "Amid fears that it fell,"
  for (std::uint32_t t = begin; t < statement.seen.end; ++t) {
    if (leads && !first && tree_.tag(t) == Tag::kComma && opens_main_clause(statement, t + 1) &&
        speakers_.holds_finite_verb({t, statement.seen.end}))
      return t;
    if (quote_at_[t] != kNowhere && quote_at_[t] != quote_at_[statement.anchor]) {
      const TokenSpan quote = document_.quotes[quote_at_[t]].tokens;
      first = first && !speakers_.holds_finite_verb({t, quote.end});
      t = quote.end - 1;
      continue;
    }
    const std::uint32_t group = tree_.verb_group(t);
    if (group == kNowhere || document_.verb_groups[group].tokens.begin != t ||
        !document_.verb_groups[group].finite)
      continue;
    const std::uint32_t verb = document_.verb_groups[group].head;
    if (!leads && statement.cue.begin + 1 == begin) {  // "played down fears that it, which fell, would"
      if (!first && tree_.subtree(verb).begin < statement.cue.begin) return t;
      first = false;
      continue;
    }
    if (!first &&
        (opens_sentence(statement) || (tree_.noun_group(t - 1) == kNowhere && tree_.tag(t - 1) != Tag::kCC)))
      return t;
    if (!first && ends_complement(t)) return t;
    for (std::uint32_t up = verb, i = 0; !first && i < 8 && up != kNowhere; ++i, up = tree_.head(up)) {
      if (up == statement.node) break;
      if (up == tree_.head(statement.node)) return t;
    }
    first = false;
  }
  return clause_end(statement, begin, false);
}

// "the view that it was a sign of the times [was] wrong": before the verb stands a noun of a preposition,
// which is no subject, and before that only the verb it belongs to.
bool ContentReader::ends_complement(std::uint32_t verb) const {
  const std::string_view own = document_.lemma(verb);
  if (tree_.tag(verb) != Tag::kMD && own != "be" && own != "have") return false;
  bool marked = false;
  const std::uint32_t first = verb - std::min(verb, kLongestOpening);
  for (std::uint32_t t = verb; t-- > first;) {
    const Tag tag = tree_.tag(t);
    if (is_punctuation(tag) || tag == Tag::kCC || is_wh(tag) || document_.norm(t) == "that") return false;
    if (tree_.verb_group(t) != kNowhere) {
      const std::string_view lemma = document_.lemma(document_.verb_groups[tree_.verb_group(t)].head);
      return marked && (lemma == "be" || lemma == "have");
    }
    if (tree_.noun_group(t) == kNowhere && tag != Tag::kIN) return false;
    const bool begins =
        tree_.noun_group(t) != kNowhere && document_.noun_groups[tree_.noun_group(t)].tokens.begin == t;
    if (begins && !marked && (t == 0 || tree_.tag(t - 1) != Tag::kIN)) return false;
    marked = marked || begins;
  }
  return false;
}

// Where what begins at `begin` ends: at the end of the sentence or of a quotation that runs on, or before the
// next thing that is said.
std::uint32_t ContentReader::clause_end(const Statement& statement, std::uint32_t begin, bool noun) const {
  const bool front = in_front(statement);
  for (std::uint32_t t = begin; t < statement.seen.end;) {
    const std::uint32_t q = quote_at_[t];
    if (q != kNowhere && q != quote_at_[statement.anchor]) {
      const TokenSpan quote = document_.quotes[q].tokens;
      const bool ended = quote.size() > 2 && tree_.tag(quote.end - 2) == Tag::kPeriod;
      const bool whole = quote.begin == begin && (ended || is_speech(statement, document_.quotes[q]));
      if (quote.end >= statement.seen.end || whole) return quote.end;
      const bool comma = quote.size() > 2 && tree_.tag(quote.end - 2) == Tag::kComma;
      if (comma && (noun || quote.begin == begin || speakers_.holds_finite_verb({begin, quote.end})) &&
          (leaves(statement, quote.end) || (front && opens_main_clause(statement, quote.end))))
        return quote.end;
      t = quote.end;
      continue;
    }
    if (t > begin && cuts(statement, begin, t)) return t;
    const bool listed = noun && tree_.tag(t) == Tag::kComma && t > begin &&
                        (speakers_.is_date(t) || parts_adjectives(t) ||
                         (!front && lists_on(statement, t)));  // "June 30, 1987"
    if (tree_.tag(t) == Tag::kComma && t > begin && !listed &&
        (noun || (front && opens_main_clause(statement, t + 1))))
      return t;
    if (noun && t > begin && judges(statement) && speakers_.is_dash(t) &&
        opens_main_clause(statement, t + 1) && acts({t + 1, statement.seen.end}))
      return t;  // "regrets the sale - he would not do it again"
    const bool quoted = t > begin && quote_at_[t - 1] != quote_at_[t];
    const bool deeds = tree_.tag(t) == Tag::kCC && t + 2 < statement.seen.end &&
                       tree_.tag(statement.anchor) == Tag::kVBG && tree_.tag(t + 1) == Tag::kVBG &&
                       tree_.noun_group(t + 1) == kNowhere && tree_.tag(begin) != Tag::kVBG;
    if (noun && t > begin && deeds && tree_.verb_group(t + 1) != kNowhere)
      return t;  // "touting her record and pounding him"
    if (noun && tree_.tag(t) == Tag::kCC && t > begin &&
        (opens_clause_at(t + 1) || (quoted && is_verb(tree_.tag(t + 1))) || goes_on_with_that({begin, t})))
      return t;
    if (noun && t > begin && tree_.tag(t) == Tag::kIN && t + 1 < statement.seen.end &&
        speakers_.is_date(t + 1) && tree_.tag(t - 1) != Tag::kVBN && tree_.tag(t - 1) != Tag::kVBD &&
        tree_.tag(t - 1) != Tag::kJJ) {  // not "a dividend payable on Monday"
      std::uint32_t behind = t + 1;
      while (behind < statement.seen.end && speakers_.is_date(behind)) ++behind;
      const bool runs_on =
          behind < statement.seen.end && begins_finite(behind);  // "the Daily on Sunday is sold"
      const std::uint32_t group = runs_on ? kNowhere : tree_.noun_group(begin);
      const bool brief = group != kNowhere && document_.noun_groups[group].tokens.end == t;
      if ((brief && document_.norm(t) == "in") || (!runs_on && in_lexicon("saying-day", t)))
        return t;  // not "a loss of $5 in 1987"
    }
    ++t;
  }
  return statement.seen.end;
}

// "unveiled a new, cheap mill": a comma between words that describe one noun.
bool ContentReader::parts_adjectives(std::uint32_t comma) const {
  std::uint32_t next = comma + 1;
  while (next + 1 < document_.tokens.size() && is_adverb(tree_.tag(next))) ++next;
  return is_adjective(tree_.tag(comma - 1)) && next < document_.tokens.size() &&
         (is_adjective(tree_.tag(next)) || tree_.tag(next) == Tag::kVBN) &&
         tree_.noun_group(comma + 1) != kNowhere;
}

// "called for better pay, shorter hours and new schools": nouns up to a conjunction and the last of them,
// which no verb follows ("..., ministers and officials said").
bool ContentReader::lists_on(const Statement& statement, std::uint32_t comma) const {
  if (comma + 1 >= statement.seen.end) return false;
  bool joined = false, list = tree_.tag(comma + 1) != Tag::kCC;
  for (std::uint32_t t = statement.cue.end; t < comma; ++t) list = list || tree_.tag(t) == Tag::kComma;
  for (std::uint32_t t = comma + 1; t < statement.seen.end; ++t) {
    const Tag tag = tree_.tag(t);
    if (tag == Tag::kCC && joined) return false;
    if (tag == Tag::kCC) joined = true;
    const bool member = tree_.noun_group(t) != kNowhere && quote_at_[t] == quote_at_[comma];
    const bool describes = tag == Tag::kVBG && t + 1 < statement.seen.end &&
                           tree_.noun_group(t + 1) != kNowhere && joined;  // "and growing debts"
    if (joined && tag != Tag::kCC && !describes) {
      if (!member) return false;
      const std::uint32_t end = document_.noun_groups[tree_.noun_group(t)].tokens.end;
      if (end >= statement.seen.end || tree_.tag(end) == Tag::kPeriod) return true;
      return list && !acts({end, statement.seen.end});  // not ", and the court sent"
    }
    const bool inside = tag == Tag::kIN && t > comma + 1 && t + 1 < statement.seen.end &&
                        tree_.noun_group(t + 1) != kNowhere;  // "one of the ports"
    if (!joined && !member && !inside && tag != Tag::kComma) return false;
  }
  return false;
}

// A finite verb in the span that no relative word comes before.
bool ContentReader::acts(TokenSpan span) const {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (is_relative_word(tree_.tag(t))) return false;
    const std::uint32_t group = tree_.verb_group(t);
    if (group != kNowhere && document_.verb_groups[group].finite) return true;
  }
  return false;
}

// 'reading "Thank you" on the wall': a quotation that begins like a sentence and that no verb of its own
// follows.
bool ContentReader::is_speech(const Statement& statement, const Quote& quote) const {
  const std::uint32_t begin = quote.tokens.begin, end = quote.tokens.end;
  if (!document_.tokens.has(begin + 1, TokenFlag::kCapital) || end >= statement.seen.end) return false;
  const Tag before = tree_.tag(begin - 1), next = tree_.tag(end);
  if (before == Tag::kColon || before == Tag::kComma) return tree_.verb_group(end) == kNowhere;
  return next == Tag::kIN || next == Tag::kCC || next == Tag::kComma || is_adverb(next) ||
         speakers_.is_date(end);
}

// "Years after Roe said it would pay, ...", "and when he said so, ...": a word that opens a clause stands
// before the speaker and no verb before that in its part of the sentence.
bool ContentReader::in_clause_before(const Statement& statement) const {
  std::uint32_t at = statement.source.begin;
  if (statement.source.empty() || at >= statement.cue.begin || at <= statement.seen.begin ||
      !in_lexicon("subordinator", at - 1) || document_.norm(at - 1) == "as")
    return false;
  for (--at; at > statement.seen.begin; --at) {
    const Tag before = tree_.tag(at - 1);
    if (before == Tag::kComma || before == Tag::kColon || before == Tag::kCC ||
        document_.norm(at - 1) == "that")
      break;
    if (tree_.verb_group(at - 1) != kNowhere || quote_at_[at - 1] != quote_at_[at]) return false;
  }
  return true;
}

// The statement stands in a clause before the main one: "While he said it would pay, ...", "Asked if ...,
// ...".
bool ContentReader::in_front(const Statement& statement) const {
  const std::uint32_t begin = statement.seen.begin;
  if (statement.anchor == begin || in_clause_before(statement)) return true;
  const std::uint32_t cue = statement.cue.begin;
  const bool gerund = cue > begin && cue == statement.anchor && tree_.tag(cue) == Tag::kVBG &&
                      (tree_.tag(cue - 1) == Tag::kIN || tree_.tag(cue - 1) == Tag::kTO);
  if (gerund && !acts({begin, cue})) return true;  // "In addition to fearing it is late, Roe is"
  std::uint32_t t = begin;
  while (t < statement.cue.begin && (tree_.tag(t) == Tag::kCC || is_adverb(tree_.tag(t)))) ++t;
  if (t > begin && tree_.tag(t) == Tag::kComma) ++t;  // "However, while"
  if (t >= statement.cue.begin || !(in_lexicon("subordinator", t) || in_lexicon("turn", t))) return false;
  for (; t < statement.cue.begin; ++t) {
    if (tree_.tag(t) == Tag::kComma) return false;
  }
  return true;
}

bool ContentReader::opens_main_clause(const Statement& statement, std::uint32_t token) const {
  token = tree_.behind_adverbs(token, statement.seen.end);
  return token < statement.seen.end && tree_.noun_group(token) != kNowhere;
}

// "[said Roe] opposed the sale and that the board would meet": the next clause of the words around.
bool ContentReader::goes_on_with_that(TokenSpan said) const {
  const std::uint32_t that = said.end + 1;
  return that < document_.tokens.size() && document_.norm(that) == "that" && tree_.tag(that) == Tag::kIN &&
         !speakers_.holds_verb(said);
}

// A verb, or a pronoun and a verb.
bool ContentReader::opens_clause_at(std::uint32_t token) const {
  const std::uint32_t size = document_.tokens.size();
  token = tree_.behind_adverbs(token, size);
  if (token >= size) return false;
  const Tag tag = tree_.tag(token);
  if (tag == Tag::kPRP) return token + 1 < size && tree_.verb_group(token + 1) != kNowhere;
  return tag == Tag::kVBD || tag == Tag::kVBZ || tag == Tag::kVBP || tag == Tag::kMD || tag == Tag::kVBN;
}

// A bracket opens between two tokens near the second and does not close.
bool ContentReader::is_bracketed(std::uint32_t from, std::uint32_t at) const {
  const std::uint32_t first = std::max(from, at - std::min(at, kLongestBracket));
  for (std::uint32_t t = at; t-- > first;) {
    if (document_.norm(t) == ")") return false;
    if (document_.norm(t) == "(") return true;
  }
  return false;
}

bool ContentReader::cuts(const Statement& statement, std::uint32_t begin, std::uint32_t at) const {
  const Tag tag = tree_.tag(at);
  if (document_.norm(at) == ";") return !is_bracketed(begin, at);  // not "$3 bn (2 bn euros; 1.6 bn pounds)"
  if (governs(statement, at)) return true;
  if (in_lexicon("turn", at) && document_.norm(at) != "as" && at + 1 < statement.seen.end &&
      in_lexicon("aside-verb", at + 1))
    return true;  // "while warning that"
  if (tag == Tag::kComma) return cuts_at_comma(statement, at);
  if (tag == Tag::kCC) return cuts_at_conjunction(statement, at);
  if (tag == Tag::kColon) {
    const bool closes = in_relative_clause(statement) && at + 1 < statement.seen.end &&
                        (begins_finite(at + 1) || dash_opens(statement));
    return closes || (at + 1 < statement.seen.end && states_again(statement, at));
  }
  if (document_.norm(at) == "according" && at + 1 < statement.seen.end && document_.norm(at + 1) == "to")
    return speakers_.holds_finite_verb({begin, at});
  return begin == kNowhere;
}

// "Those who said it was safe [are] gone": the verb of the noun that the statement tells which it is.
bool ContentReader::governs(const Statement& statement, std::uint32_t at) const {
  const bool lone = statement.verb && statement.cue.size() == 1 && !finite(statement);  // "a claim accusing"
  if (at <= statement.cue.end || !begins_finite(at) || !(lone || in_relative_clause(statement))) return false;
  if (tree_.tag(at - 1) == Tag::kComma && closes_relative(block(statement).end, at - 1)) return false;
  const TokenSpan said{statement.cue.end, at};
  const bool noun = tree_.tag(said.begin) == Tag::kIN && document_.norm(said.begin) != "that";
  if (statement.takes_clause && !noun && !speakers_.holds_finite_verb(said)) return false;
  return is_below(statement, at, true);
}

// A verb above the statement in the tree, above a clause of a noun where asked for, with its subject before.
bool ContentReader::is_below(const Statement& statement, std::uint32_t verb, bool clause_of_noun) const {
  constexpr int kClimb = 6;
  bool told = !clause_of_noun;
  std::uint32_t up = statement.node;
  for (int i = 0; i < kClimb && up != kNowhere; ++i, up = tree_.head(up)) {
    if (told && i > 0 && verb_group_at(tree_, up) == tree_.verb_group(verb)) break;
    told = told || tree_.relation(up) == Relation::kAclRelcl || tree_.relation(up) == Relation::kAcl;
  }
  if (up == kNowhere || verb_group_at(tree_, up) != tree_.verb_group(verb)) return false;
  for (const std::uint32_t c : tree_.children(up)) {
    const Relation r = tree_.relation(c);
    if ((r == Relation::kNsubj || r == Relation::kNsubjPass) && c >= statement.cue.end) return false;
  }
  return true;
}

// Behind a colon somebody states something in the tense of the statement: not "said it grew: it expects
// more".
bool ContentReader::states_again(const Statement& statement, std::uint32_t at) const {
  const bool past = tree_.tag(statement.cue.begin) == Tag::kVBD && quote_at_[at + 1] == quote_at_[at];
  for (std::uint32_t t = at; t < statement.seen.end; ++t) {
    if (statement_at_[t] && t != statement.anchor && (!past || tree_.tag(t) == Tag::kVBD)) return true;
  }
  return false;
}

// What follows the comma inside a quotation's end belongs to the sentence around it: '"a disgrace," which',
// '"a disgrace," and threatened'.
bool ContentReader::leaves(const Statement& statement, std::uint32_t next) const {
  if (cuts_at_comma(statement, next - 1)) return true;
  const Tag tag = tree_.tag(next);
  if (in_lexicon("reason-lead", next) || tag == Tag::kVB) return false;  // 'to "take it on," close it and'
  if (is_wh(tag) || tag == Tag::kVBG || tag == Tag::kIN) return true;
  if (tag == Tag::kCC) ++next;
  return next < statement.seen.end && tree_.verb_group(next) != kNowhere;
}

// "The court, which said the ban was illegal, fined", "the ban, which Acme said was illegal, fell": the verb
// is of the clause around.
bool ContentReader::in_relative_clause(const Statement& statement) const {
  const bool before =
      statement.seen.contains(statement.source) && statement.source.end <= statement.cue.begin;
  return behind_relative(statement, statement.cue.begin) ||
         (before && behind_relative(statement, statement.source.begin));
}

// "the sale - which Acme said could follow - is"
bool ContentReader::dash_opens(const Statement& statement) const {
  const std::uint32_t at = block(statement).begin;
  return at >= statement.seen.begin + 2 && is_relative_word(tree_.tag(at - 1)) &&
         tree_.tag(at - 2) == Tag::kColon;
}

// "Acme, reporting a loss, said": a participle between commas.
bool ContentReader::is_aside(const Statement& statement) const {
  const std::uint32_t begin = statement.cue.begin;
  return statement.cue.size() == 1 && tree_.tag(begin) == Tag::kVBG && begin > statement.seen.begin &&
         tree_.tag(begin - 1) == Tag::kComma && statement.source.end + 1 == begin;
}

bool ContentReader::behind_relative(const Statement& statement, std::uint32_t at) const {
  while (at > statement.seen.begin && (is_adverb(tree_.tag(at - 1)) || speakers_.is_date(at - 1))) --at;
  return at > statement.seen.begin && (tree_.tag(at - 1) == Tag::kWDT || tree_.tag(at - 1) == Tag::kWP);
}

bool ContentReader::begins_finite(std::uint32_t token) const {
  const std::uint32_t group = tree_.verb_group(token);
  return group != kNowhere && document_.verb_groups[group].tokens.begin == token &&
         (document_.verb_groups[group].finite || tree_.tag(token) == Tag::kVBN);
}

// "which said the firm, which lost money[,] would close": the comma ends a clause inside what is said.
bool ContentReader::closes_relative(std::uint32_t from, std::uint32_t comma) const {
  for (std::uint32_t t = comma; t-- > from + 1;) {
    if (tree_.tag(t) != Tag::kComma) continue;
    const bool led = tree_.tag(t + 1) == Tag::kIN && t + 2 < comma;  // ", of which"
    return is_relative_word(tree_.tag(led ? t + 2 : t + 1));
  }
  return false;
}

}  // namespace claimgraph
