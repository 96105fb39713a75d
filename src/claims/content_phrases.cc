// What is said where it is no clause: a noun, an infinitive, a name somebody
// gives.
#include <algorithm>

#include "claims/contents.h"
#include "claims/speakers.h"
#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestRest = 12;  // tokens from a comma to the verb of the clause behind it
constexpr std::uint32_t kLongestLead = 6;   // tokens from a verb to its noun

}  // namespace

// "cited weak demand as a reason": the reason has a place of its own.
std::uint32_t ContentReader::before_other_roles(const Statement& statement, TokenSpan content) const {
  for (const RoleFiller& role : document_.claims[statement.claim].roles) {
    const std::uint32_t begin = role.filler.tokens.begin;
    const bool inside = content.contains(role.filler.tokens) && begin > content.begin + 1 &&
                        !statement.captured.contains(role.filler.tokens);
    if (inside && role.filler.kind == FillerKind::kText && tree_.tag(begin - 1) == Tag::kIN &&
        (document_.norm(begin - 1) == "as" ||
         !(in_lexicon("subordinator", begin - 1) || document_.norm(begin - 1) == "that")))
      return begin - 1;
  }
  return content.end;
}

// "urged Beta to sell": what is urged is that Beta sells.
std::uint32_t ContentReader::object_begin(const Statement& statement, std::uint32_t begin) const {
  if (!statement.verb || in_lexicon("subject-control", document_.tokens.lemma[statement.anchor]))
    return begin;
  for (std::uint32_t t = statement.cue.end; t < begin; ++t) {
    const std::uint32_t group = tree_.noun_group(t);
    if (group == kNowhere) continue;
    if (behind_preposition(t) && tree_.tag(begin) != Tag::kTO) return begin;
    return document_.noun_groups[group].tokens.end <= begin ? t : begin;
  }
  return begin;
}

// "promised [support to help]", not "promised workers to help": a thing right behind the verb.
std::uint32_t ContentReader::over_thing(const Statement& statement, std::uint32_t begin) const {
  std::uint32_t end = statement.cue.end;
  if (tree_.tag(begin) != Tag::kTO) return begin;
  std::uint32_t head = kNowhere;
  while (end < begin) {
    const std::uint32_t group = tree_.noun_group(end);
    if (group == kNowhere && tree_.tag(end) != Tag::kPOS) return begin;
    if (group != kNowhere) head = document_.noun_groups[group].head;
    end = group == kNowhere ? end + 1 : document_.noun_groups[group].tokens.end;
  }
  if (head == kNowhere || !is_noun(tree_.tag(head)) || is_proper(tree_.tag(head)) || speakers_.is_date(head))
    return begin;
  const Symbol lemma = document_.tokens.lemma[head];
  return in_lexicon("sayer", lemma) || in_lexicon("apart-noun", lemma) ? begin : statement.cue.end;
}

// "was accused of [moving more than $2 million]", "pledged [at least $2 million]": from the first word behind
// the verb or its preposition, where nothing but such words stands before the noun.
std::uint32_t ContentReader::over_lead(const Statement& statement, std::uint32_t begin) const {
  std::uint32_t from = statement.cue.end;
  if (!statement.verb || begin <= from || begin > from + kLongestLead || tree_.tag(from) == Tag::kTO)
    return begin;
  const bool up_to = tree_.tag(from + 1) == Tag::kTO;
  if (tree_.tag(from) == Tag::kIN && document_.norm(from) != "that" && !up_to) ++from;
  for (std::uint32_t t = from; t < begin; ++t) {
    const Tag tag = tree_.tag(t);
    const bool more = tag == Tag::kJJR || tag == Tag::kRBR || tag == Tag::kJJS || document_.norm(t) == "than";
    const bool first = t == from && (tag == Tag::kVBG || tag == Tag::kNN || tag == Tag::kIN ||
                                     tag == Tag::kRB || tag == Tag::kCC);
    const bool not_doing = tag == Tag::kVBG && tree_.tag(from) == Tag::kRB;  // "about [not being] told"
    const bool second = t == from + 1 && ((up_to && tag == Tag::kTO) || not_doing);
    if (!(more || first || second) || tree_.noun_group(t) == tree_.noun_group(begin) || speakers_.is_date(t))
      return begin;
  }
  const bool deed = tree_.tag(from) == Tag::kVBG || tree_.tag(from) == Tag::kNN;
  return deed && from == statement.cue.end ? begin : std::min(from, begin);
}

// "[Few have recovered] half their savings, Roe estimated": the clause that ends with the noun.
std::uint32_t ContentReader::over_clause_before(const Statement& statement, TokenSpan content) const {
  const TokenSpan source = statement.source;
  const bool set_off = content.end + 1 == source.begin && source.end == statement.cue.begin &&
                       tree_.tag(content.end) == Tag::kComma && content.begin > statement.seen.begin;
  const TokenSpan before{statement.seen.begin, content.begin};
  return set_off && speakers_.holds_finite_verb(before) && !states(before, statement.anchor) ? before.begin
                                                                                             : content.begin;
}

// 'called the plan, "a fraud"': the words that follow the noun.
std::uint32_t ContentReader::over_quotation(const Statement& statement, std::uint32_t end) const {
  std::uint32_t t = end;
  if (t < statement.seen.end && tree_.tag(t) == Tag::kComma) ++t;
  if (t >= statement.seen.end || quote_at_[t] == kNowhere) return end;
  const TokenSpan quote = document_.quotes[quote_at_[t]].tokens;
  const bool words = quote.begin == t && !document_.tokens.has(t + 1, TokenFlag::kCapital);
  return words ? quote.end : end;
}

// "described the sale [as a mistake]"
std::uint32_t ContentReader::over_description(const Statement& statement, std::uint32_t end) const {
  if (end + 1 >= statement.seen.end || document_.norm(end) != "as" ||
      !in_lexicon("name-as", document_.tokens.lemma[statement.anchor]))
    return end;
  return clause_end(statement, end + 1, true);
}

// "Roe: It is over", 'Roe: "It is over"'; not "Roe: the artist", 'as: "a web site"'.
bool ContentReader::worth_a_colon(TokenSpan content) const {
  if (quote_at_[content.begin] == kNowhere) return speakers_.holds_finite_verb(content) || quotes(content);
  return content.size() > 1 && document_.tokens.has(content.begin + 1, TokenFlag::kCapital);
}

// Words without quotation marks are said where the speaker opens the paragraph: not "The show, Ada Lund: A
// Life, opens" in the middle of one.
bool ContentReader::leads_paragraph(const Statement& statement, TokenSpan content) const {
  const std::uint32_t sentence = document_.sentence_of(statement.anchor);
  const auto& sentences = document_.sentences;
  return quote_at_[content.begin] != kNowhere || sentence == 0 ||
         sentences[sentence - 1].paragraph != sentences[sentence].paragraph;
}

// 'what Roe called "a joke"', "the pact he described as dead", "the sale was described by Roe as dead": what
// is named and the name.
void ContentReader::add_name_behind(Statement& statement, TokenSpan named) const {
  std::uint32_t next = statement.cue.end;
  const bool passive =
      speakers_.is_passive(statement) && in_lexicon("name-as", document_.tokens.lemma[statement.anchor]);
  if (passive && statement.source.begin > next && statement.source.end < statement.seen.end &&
      document_.norm(statement.source.end) == "as")
    next = statement.source.end;
  if (next + 1 >= statement.seen.end || !(passive || is_wh(tree_.tag(named.begin)))) return;
  TokenSpan name;
  if (quote_at_[next] != kNowhere && document_.quotes[quote_at_[next]].tokens.begin == next)
    name = document_.quotes[quote_at_[next]].tokens;
  if (document_.norm(next) == "as") name = {next, over_description(statement, next)};
  if (next < statement.source.begin) name.end = std::min(name.end, statement.source.begin - 1);
  if (name.begin + 1 >= name.end) return;
  statement.content = {named, trim_punctuation(document_, name)};
}

// "asked them to raise their share [but banks oppose a cut]": behind words without a finite verb.
std::uint32_t ContentReader::before_next_clause(const Statement& statement, TokenSpan content) const {
  bool acts = !statement.takes_clause;  // not "said oil and gas will cost less"
  for (std::uint32_t t = content.begin; t + 2 < content.end; ++t) {
    const std::uint32_t group = tree_.verb_group(t);
    acts = acts || group != kNowhere;
    const bool clause = is_relative_word(tree_.tag(t)) || document_.norm(t) == "that";
    if (clause || (group != kNowhere && document_.verb_groups[group].finite)) break;
    if (!acts || tree_.tag(t) != Tag::kCC || quote_at_[t] != quote_at_[content.begin]) continue;
    if (ends_infinitive(content.begin, t)) return t;
    const std::uint32_t noun = tree_.noun_group(t + 1);
    if (noun == kNowhere || tree_.relation(tree_.top(document_.noun_groups[noun])) != Relation::kNsubj)
      continue;
    std::uint32_t next = tree_.behind_adverbs(document_.noun_groups[noun].tokens.end, content.end);
    if (next < content.end && begins_finite(next) && tree_.tag(next) != Tag::kVBN) return t;
  }
  return content.end;
}

// "confirmed the sale[, and the price was $5]", "ruled out a cut in hours [and allowed]": the next clause or
// deed, taken for a part of the noun.
std::uint32_t ContentReader::before_next_act(const Statement& statement, TokenSpan content) const {
  const Tag tense = tree_.tag(statement.cue.begin);
  for (std::uint32_t t = content.begin + 1; t + 3 < content.end; ++t) {
    const bool turns = tree_.tag(t) == Tag::kComma && document_.norm(t + 1) == "but" &&
                       tree_.tag(t + 2) == Tag::kPRP && quote_at_[t] == quote_at_[content.begin];
    if (turns && begins_finite(t + 3)) return t;
  }
  for (std::uint32_t t = content.begin + 1; t + 2 < content.end; ++t) {
    const std::uint32_t group = tree_.verb_group(t);
    const bool acts = group != kNowhere && document_.verb_groups[group].finite;
    if (acts || is_wh(tree_.tag(t)) || document_.norm(t) == "that" ||
        quote_at_[t] != quote_at_[content.begin])
      break;
    if (tree_.tag(t) != Tag::kCC) continue;
    const std::uint32_t next = tree_.behind_adverbs(t + 1, content.end);
    if (next + 1 >= content.end) break;
    const bool comma = tree_.tag(t - 1) == Tag::kComma;
    const bool past =
        tense == Tag::kVBD && tree_.tag(next) == Tag::kVBN && tree_.noun_group(next + 1) != kNowhere;
    const bool deed = begins_finite(next) && tense != Tag::kVBP && (tree_.tag(next) == tense || past);
    const std::uint32_t noun = comma ? tree_.noun_group(next) : kNowhere;
    const bool subject = noun != kNowhere && document_.noun_groups[noun].tokens.begin == next;
    const std::uint32_t verb =
        subject ? tree_.behind_adverbs(document_.noun_groups[noun].tokens.end, content.end) : content.end;
    const bool clause = verb < content.end && begins_finite(verb) && tree_.tag(verb) != Tag::kVBN;
    if (deed || clause) return comma ? t - 1 : t;
  }
  return content.end;
}

// "asked them to stay [and has promised more]": no infinitive goes on with a finite verb.
bool ContentReader::ends_infinitive(std::uint32_t begin, std::uint32_t at) const {
  std::uint32_t next = at + 1;
  while (next + 1 < document_.tokens.size() && is_adverb(tree_.tag(next))) ++next;
  const Tag tag = tree_.tag(next);
  if (!begins_finite(next) || (tag != Tag::kVBZ && tag != Tag::kVBD)) return false;
  for (std::uint32_t t = begin; t < at; ++t) {
    if (tree_.tag(t) == Tag::kTO && tree_.verb_group(t + 1) != kNowhere) return true;
  }
  return false;
}

// A forecast, the days of which are those of what is foretold.
bool ContentReader::foretells(const Statement& statement) const {
  const std::uint16_t type = document_.claims[statement.claim].type;
  return builder_.resources().ontology.types[type].name == "statement.forecast";
}

// "praised Roe [last week]", "praised his move [this week on the radio]": a day behind a noun tells when.
std::uint32_t ContentReader::before_time(const Statement& statement, std::uint32_t end) const {
  for (std::uint32_t t = statement.cue.end + 1; t < end; ++t) {
    const bool joins = tree_.tag(t) == Tag::kCC && t + 1 < end && tree_.noun_group(t + 1) == kNowhere &&
                       !is_adjective(tree_.tag(t + 1));
    const bool acts = is_verb(tree_.tag(t)) && tree_.noun_group(t) == kNowhere;  // not "the easing of curbs"
    if (acts || tree_.tag(t) == Tag::kComma || joins) break;
    const std::uint32_t group = tree_.noun_group(t);
    const bool day = in_lexicon("past-day", t) ||
                     (judges(statement) && document_.norm(t) == "this" && speakers_.is_date(t));
    if (group == kNowhere || document_.noun_groups[group].tokens.begin != t || !day ||
        tree_.noun_group(t - 1) == kNowhere)
      continue;
    std::uint32_t behind = t;
    while (behind < end && speakers_.is_date(behind)) ++behind;
    const bool ends = behind >= end || (tree_.tag(behind) == Tag::kPeriod && !foretells(statement)) ||
                      tree_.tag(behind) == Tag::kComma || tree_.tag(behind) == Tag::kCC ||
                      (tree_.tag(behind) == Tag::kIN &&
                       document_.norm(behind) != "that");  // not "his decision last month to sell"
    if (ends && behind >= document_.noun_groups[group].tokens.end) return t;
  }
  return end;
}

// 'vows to "defend the act" [before leaving]': what is quoted is the whole of it.
std::uint32_t ContentReader::before_gerund(TokenSpan content) const {
  if (content.size() < 4 || tree_.tag(content.begin) != Tag::kTO || quote_at_[content.begin + 1] == kNowhere)
    return content.end;
  const TokenSpan quote = document_.quotes[quote_at_[content.begin + 1]].tokens;
  const bool gerund = quote.begin == content.begin + 1 && quote.end + 1 < content.end &&
                      tree_.tag(quote.end) == Tag::kIN && tree_.tag(quote.end + 1) == Tag::kVBG;
  return gerund ? quote.end : content.end;
}

// "praised Roe [after he left]": a clause behind nothing but a noun tells when it was said, or why.
std::uint32_t ContentReader::before_clause_of_time(const Statement& statement, TokenSpan content) const {
  for (std::uint32_t t = content.begin + 1; t + 1 < content.end; ++t) {
    const bool acts = is_verb(tree_.tag(t)) && tree_.noun_group(t) == kNowhere;  // not "continued growth"
    if (acts || quote_at_[t] != quote_at_[statement.anchor]) break;
    const std::uint32_t subject = tree_.noun_group(t + 1);  // "slammed Roe as the vote neared"
    const bool as = document_.norm(t) == "as" && !(judges(statement) && subject != kNowhere &&
                                                   document_.noun_groups[subject].tokens.end < content.end &&
                                                   begins_finite(document_.noun_groups[subject].tokens.end));
    const bool opens = in_lexicon("apart-clause", t) && !as && tree_.tag(t + 1) != Tag::kTO;
    if (!opens || document_.norm(t - 1) == "(" || !speakers_.holds_finite_verb({t + 1, content.end}))
      continue;
    t = tree_.before_adverbs(t, content.begin + 1);  // "only because"
    return t;
  }
  return content.end;
}

// Praise, blame and the like.
bool ContentReader::judges(const Statement& statement) const {
  return builder_.resources().ontology.types[document_.claims[statement.claim].type].judges;
}

// "vowed to close the mill[, after he lost the vote]": what is to come is not told by what was.
std::uint32_t ContentReader::before_past(TokenSpan content) const {
  if (tree_.tag(content.begin) != Tag::kTO) return content.end;
  for (std::uint32_t t = content.begin + 2; t + 2 < content.end; ++t) {
    if (tree_.tag(t) != Tag::kComma || !in_lexicon("apart-clause", t + 1) ||
        quote_at_[t] != quote_at_[content.begin])
      continue;
    for (std::uint32_t verb = t + 2; verb < std::min(content.end, t + kLongestRest); ++verb) {
      if (tree_.verb_group(verb) == kNowhere) continue;
      if (tree_.tag(verb) == Tag::kVBD) return t;
      break;
    }
  }
  return content.end;
}

// "praised Roe [during the debate]", "protested the fee [by leaving]": what hangs on a verb of praise or
// blame tells when and how.
std::uint32_t ContentReader::before_adjunct(const Statement& statement, TokenSpan content) const {
  if (!judges(statement)) return content.end;
  for (std::uint32_t t = content.begin + 1; t + 1 < content.end; ++t) {
    const bool acts = is_verb(tree_.tag(t)) && tree_.noun_group(t) == kNowhere;
    if (acts || is_wh(tree_.tag(t)) || quote_at_[t] != quote_at_[content.begin]) break;
    if (document_.norm(t) == "by" && tree_.tag(t + 1) == Tag::kVBG) return t;
    const std::uint32_t group = in_lexicon("adjunct-lead", t) ? tree_.noun_group(t + 1) : kNowhere;
    if (group == kNowhere || document_.noun_groups[group].tokens.begin != t + 1) continue;
    const std::uint32_t noun = tree_.top(document_.noun_groups[group]);
    if (tree_.relation(noun) == Relation::kObl && tree_.head(noun) == statement.node) return t;
  }
  return content.end;
}

// "asked them to stay[, officials said]"
std::uint32_t ContentReader::before_attribution(TokenSpan content) const {
  std::uint32_t t = content.end;
  while (t > content.begin + 3 && (is_adverb(tree_.tag(t - 1)) || speakers_.is_date(t - 1))) --t;
  if (t <= content.begin + 3 || !statement_at_[t - 1] || !begins_finite(t - 1)) return content.end;
  for (--t; t > content.begin + 1; --t) {
    if (tree_.tag(t - 1) == Tag::kComma) return tree_.noun_group(t) != kNowhere ? t - 1 : content.end;
    if (tree_.noun_group(t - 1) == kNowhere && tree_.tag(t - 1) != Tag::kIN) return content.end;
  }
  return content.end;
}

// "urged them to vote[, saying]", "accused it of lying [while Beta says]"
std::uint32_t ContentReader::before_aside_verb(const Statement& statement, TokenSpan content) const {
  for (std::uint32_t t = content.begin + 1; t + 1 < content.end; ++t) {
    if (turns_to_another(statement, t)) return t;
    const bool closes =
        quote_at_[t] != quote_at_[t + 1] && tree_.tag(t - 1) == Tag::kComma;  // '"a joke," telling'
    if (!closes && (tree_.tag(t) != Tag::kComma || quote_at_[t] != quote_at_[content.begin])) continue;
    if (tree_.tag(t + 1) == Tag::kVBG && (statement_at_[t + 1] || in_lexicon("aside-verb", t + 1)))
      return closes ? t + 1 : t;
  }
  return content.end;
}

// '"It will close," said Roe when the deal was announced', 'Asked by Lund to reply, Roe said, "Yes."': the
// verb beside a quotation says it; not so in "the paper quoted him as saying".
bool ContentReader::said_by_another(const Statement& statement, TokenSpan content) const {
  const TokenSpan cue = statement.cue;
  const std::uint32_t q = quote_at_[content.begin];
  if (q == kNowhere || q == quote_at_[statement.anchor]) return false;
  if (content.end <= cue.begin)
    return document_.norm(cue.begin - 1) != "as" && states({content.end, cue.begin}, statement.anchor);
  std::uint32_t verb = content.begin;
  while (verb > cue.end && is_punctuation(tree_.tag(verb - 1))) --verb;
  return content.begin == document_.quotes[q].tokens.begin && verb > cue.end && statement_at_[verb - 1] &&
         tree_.verb_group(verb - 1) != kNowhere;
}

// A date, and no more.
bool ContentReader::is_day(TokenSpan content) const {
  const auto date =
      std::lower_bound(document_.dates.begin(), document_.dates.end(), content.begin,
                       [](const TimeExpression& d, std::uint32_t t) { return d.tokens.end <= t; });
  return date != document_.dates.end() && date->tokens.contains(content) && !date->is_vague();
}

bool ContentReader::object_behind(Statement& statement) const {
  TokenSpan content = statement.captured;
  content.end = std::min(content.end, statement.seen.end);
  if (content.empty() || said_by_another(statement, content)) return false;
  if (statement.verb && content.begin >= statement.cue.end && content.overlaps(statement.source) &&
      speakers_.is_passive(statement))
    return false;  // "the cut announced by Roe"
  if (statement.takes_clause && content.end == statement.cue.begin && quote_at_[content.begin] == kNowhere)
    return false;  // "[Eyewitnesses in the town] reported": the subject taken for a clause
  const std::uint32_t speaker = block(statement).begin;
  if (statement.takes_clause && content.end <= speaker && quote_at_[content.begin] == kNowhere &&
      finite(statement) && speakers_.holds_finite_verb(content) && !is_punctuation(tree_.tag(content.end)) &&
      !is_quotation_mark(tree_.tag(content.end)))
    return false;  // "It plays one of 88 piano notes"
  if (quote_at_[content.begin] != kNowhere && !statement.source.empty() && speakers_.is_reduced(statement) &&
      statement.source.end < content.begin && tree_.tag(statement.source.end) == Tag::kComma)
    return false;                     // '12 million forecast by Acme, a figure he called "absurd"'
  if (is_day(content)) return false;  // "than Acme had forecast last August"
  content.begin = over_clause_before(statement, content);
  if (content.end <= statement.cue.begin) add_name_behind(statement, content);
  if (!statement.content.empty()) return true;
  if (content.end <= statement.cue.begin && in_relative_clause(statement) &&
      speakers_.holds_finite_verb(content))
    return false;  // "He follows Acme, which said"
  if (content.begin >= statement.cue.end && statement.seen.contains(content)) {
    const bool phrase = tree_.noun_group(content.end - 1) != kNowhere ||
                        quote_at_[content.end - 1] != kNowhere || !statement.verb;
    const bool clause = !statement.verb && document_.norm(content.begin - 1) == "that" &&
                        speakers_.holds_finite_verb(content);
    const bool asked = content.begin <= statement.cue.end + 1 &&
                       is_wh(tree_.tag(statement.cue.end));  // "outlined what steps, if any, it would take"
    const bool noun = phrase && !clause && !asked && document_.norm(statement.anchor) != ":";
    content.begin = over_lead(statement, object_begin(statement, content.begin));
    const std::uint32_t behind = content.begin + 1;  // "disclosed for the first time that [it] fell"
    const std::uint32_t group = behind < content.end ? tree_.noun_group(behind) : kNowhere;
    if (document_.norm(content.begin) == "that" && group != kNowhere &&
        document_.noun_groups[group].tokens.begin == behind &&
        speakers_.holds_finite_verb({behind, content.end}))
      content.begin = behind;
    std::uint32_t end = clause_end(statement, content.begin, noun);
    if (noun && statement.verb) end = over_relative_subject(statement, content.begin, end);
    if (!noun) {
      content.end = asked ? before_joined(content.begin, end) : end;
    } else if (statement.verb) {
      content.end = goes_on_elsewhere(statement, end) ? end : std::max(content.end, end);
    }
    content.end = before_next_clause(statement, content);
    if (noun && statement.verb) content.end = before_next_act(statement, content);
    content.end = over_quotation(statement, before_other_roles(statement, content));
    content.end = over_description(statement, content.end);
    if (noun && statement.verb) content.end = before_medium(content);
    content.end = before_aside_verb(statement, content);
    if (noun && statement.verb)
      content.end = before_adjunct(
          statement, {content.begin, before_time(statement, before_clause_of_time(statement, content))});
    content.end = before_gerund({content.begin, before_past(content)});
    content.end = before_attribution(content);
    content.end = before_main_verb(statement, content);
  }
  content = with_quotation(trim_punctuation(document_, content));
  const bool headline = !statement.verb && document_.norm(statement.anchor) == ":";
  if (headline && !content.empty() && !(worth_a_colon(content) && leads_paragraph(statement, content)))
    return false;
  if (!content.empty() && statement.verb && tree_.noun_group(content.begin) != kNowhere)
    statement.noun = content;
  if (!content.empty()) statement.content.push_back(content);
  return !content.empty();
}

// "In a note announcing her role[, Roe described]", "touting her record [and pounding him]": what follows is
// of the sentence around, whatever the tree says.
bool ContentReader::goes_on_elsewhere(const Statement& statement, std::uint32_t end) const {
  if (end + 2 >= statement.seen.end || tree_.tag(statement.anchor) != Tag::kVBG || is_wh(tree_.tag(end + 1)))
    return false;
  if (tree_.tag(end) == Tag::kCC)
    return tree_.tag(end + 1) == Tag::kVBG && tree_.noun_group(end + 1) == kNowhere;
  const std::uint32_t group = tree_.tag(end) == Tag::kComma ? tree_.noun_group(end + 1) : kNowhere;
  if (group == kNowhere || acts({statement.seen.begin, statement.cue.begin})) return false;
  const std::uint32_t verb =
      tree_.behind_adverbs(document_.noun_groups[group].tokens.end, statement.seen.end);
  return verb < statement.seen.end && begins_finite(verb) && tree_.tag(verb) != Tag::kVBN;
}

// "predicted the deficit, which was large, [would fall]": a verb that has the noun before a relative clause
// as its subject makes it a clause.
std::uint32_t ContentReader::over_relative_subject(const Statement& statement, std::uint32_t begin,
                                                   std::uint32_t end) const {
  if (end + 2 >= statement.seen.end || tree_.tag(end) != Tag::kComma ||
      !is_relative_word(tree_.tag(end + 1)) || !finite(statement) || in_relative_clause(statement) ||
      is_aside(statement) || in_front(statement) || speakers_.holds_verb({begin, end}))
    return end;
  const std::uint32_t comma = comma_behind({end + 1, statement.seen.end});
  const bool acts = comma > end + 1 && comma + 1 < statement.seen.end && begins_finite(comma + 1) &&
                    tree_.tag(comma + 1) == Tag::kMD;
  return acts ? clause_end(statement, comma + 1, false) : end;
}

// A comma and a conjunction in the span, else its end: ", according to officials, and could be signed".
std::uint32_t ContentReader::before_joined(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t t = begin; t + 1 < end; ++t) {
    if (tree_.tag(t) == Tag::kComma && tree_.tag(t + 1) == Tag::kCC) return t;
  }
  return end;
}

// What begins as a quotation ends with it, sentences later.
TokenSpan ContentReader::with_quotation(TokenSpan content) const {
  const std::uint32_t q = content.empty() ? kNowhere : quote_at_[content.begin];
  if (q == kNowhere || document_.quotes[q].tokens.begin != content.begin) return content;
  const TokenSpan sentence = document_.sentences[document_.sentence_of(content.begin)].tokens;
  const bool runs_on = content.end + 1 >= sentence.end && document_.quotes[q].tokens.end > sentence.end;
  return runs_on ? document_.quotes[q].tokens : content;
}

// The first comma of a span outside quotation marks, else its begin.
std::uint32_t ContentReader::comma_behind(TokenSpan span) const {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (tree_.tag(t) == Tag::kComma && quote_at_[t] == quote_at_[span.begin]) return t;
  }
  return span.begin;
}

}  // namespace claimgraph
