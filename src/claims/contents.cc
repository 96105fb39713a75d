#include "claims/contents.h"

#include <algorithm>
#include <string_view>

#include "claims/speakers.h"
#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestAside = 30;   // tokens between a quotation and its verb
constexpr std::uint32_t kLongQuote = 9;       // tokens of a quotation that needs no comma to be speech
constexpr std::uint32_t kShortestSpeech = 8;  // shorter quotations before a verb may be titles

}  // namespace

bool is_statement(const Resources& resources, const Claim& claim) {
  return claim.rule != kNowhere && is_statement_type(resources.ontology.types[claim.type].name);
}

ContentReader::ContentReader(const ClaimBuilder& builder, const SpeakerReader& speakers)
    : builder_(builder), speakers_(speakers), tree_(builder.tree()), document_(builder.document()) {
  quote_at_.assign(document_.tokens.size(), kNowhere);
  for (std::uint32_t q = 0; q < document_.quotes.size(); ++q) {
    const TokenSpan span = document_.quotes[q].tokens;
    std::fill(quote_at_.begin() + span.begin, quote_at_.begin() + span.end, q);
  }
  statement_at_.assign(document_.tokens.size(), false);
}

void ContentReader::know(const std::vector<Statement>& statements) {
  for (const Statement& statement : statements) {
    const bool phrase = !statement.takes_quotation && !statement.captured.empty();
    const bool words =
        statement.takes_clause || phrase || (statement.takes_quotation && quotes(statement.seen));
    if (words && !adds_thing(statement)) statement_at_[statement.anchor] = true;
  }
}

bool ContentReader::quotes(TokenSpan span) const {
  const auto at = std::lower_bound(document_.quotes.begin(), document_.quotes.end(), span.begin,
                                   [](const Quote& q, std::uint32_t t) { return q.tokens.end <= t; });
  return at != document_.quotes.end() && at->tokens.begin < span.end;
}

TokenSpan ContentReader::seen_from(std::uint32_t token) const {
  TokenSpan seen = document_.sentences[document_.sentence_of(token)].tokens;
  if (quote_at_[token] == kNowhere) return seen;
  const Quote& quote = document_.quotes[quote_at_[token]];
  seen.begin = std::max(seen.begin, quote.tokens.begin + 1);
  seen.end = std::min(seen.end, quote.tokens.end - (quote.closed ? 1 : 0));
  return seen;
}

TokenSpan ContentReader::noun_at(const Statement& statement, std::uint32_t at) const {
  if (at >= statement.seen.end) return {};
  const std::uint32_t group = tree_.noun_group(at);
  if (group != kNowhere && !speakers_.is_date(at)) return {at, document_.noun_groups[group].tokens.end};
  return opens_quotation(at) ? TokenSpan{at, at + 1} : TokenSpan{};
}

TokenSpan ContentReader::up_to_quotation(const Statement& statement, std::uint32_t at) const {
  const std::uint32_t end = std::min(statement.seen.end, at + kLongestAside);
  for (std::uint32_t t = at; t < end; ++t) {
    const std::uint32_t q = quote_at_[t];
    if (q != kNowhere && document_.quotes[q].tokens.begin == t && q != quote_at_[statement.anchor]) {
      const std::uint32_t group = t > at ? tree_.noun_group(t - 1) : kNowhere;
      return group == kNowhere ? TokenSpan{} : TokenSpan{at, document_.quotes[q].tokens.end};
    }
    if (tree_.verb_group(t) != kNowhere || is_punctuation(tree_.tag(t))) return {};
  }
  return {};
}

void ContentReader::read(Statement& statement) const {
  if (!statement.verb) {
    if (statement.takes_clause || document_.norm(statement.anchor) == "that")
      return clause_of_noun(statement);
    if (!object_behind(statement) && document_.norm(statement.anchor) == "according") around(statement);
    return;
  }
  if (statement.source.empty() &&
      (speakers_.is_reduced(statement) || is_bare_participle(statement) ||
       (document_.verb_groups[tree_.verb_group(statement.anchor)].infinitive && !quotes_behind(statement))))
    return;  // "it is hard to say how", "a report published on Monday"
  if (said_by_nobody(statement) || speakers_.is_mute(statement) || opens_without_subject(statement)) return;
  if (adds_thing(statement) || feels(statement)) return;
  statement.thought = of_the_speaker(statement) || too_early(statement) || is_part_of_word(statement) ||
                      names_medium(statement);
  if (statement.thought) return;
  if (statement.takes_quotation && quotation_before(statement)) return quotation_behind(statement);
  if (!statement.aside.empty()) return beside_aside(statement);
  if (describes(statement) && in_lexicon("thought", document_.tokens.lemma[statement.anchor])) return;
  const bool reads = (statement.takes_clause || statement.takes_quotation) && !tells_nothing(statement) &&
                     !describes(statement);
  if (reads && clause_behind(statement)) return;
  object_behind(statement);
}

// ---- small questions

bool ContentReader::in_lexicon(LexiconName name, std::uint32_t token) const {
  return in_lexicon(name, document_.tokens.norm[token]);
}
bool ContentReader::in_lexicon(LexiconName name, Symbol word) const {
  return builder_.in_lexicon(name, word);
}

// A word of saying other than `except` stands in the span.
bool ContentReader::states(TokenSpan span, std::uint32_t except) const {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (statement_at_[t] && t != except) return true;
  }
  return false;
}

bool ContentReader::finite(const Statement& statement) const {
  const std::uint32_t group = tree_.verb_group(statement.anchor);
  return group != kNowhere &&
         (document_.verb_groups[group].finite || tree_.tag(statement.anchor) == Tag::kVBN);
}

// Subject and verb together, with what stands between them.
TokenSpan ContentReader::block(const Statement& statement) const {
  TokenSpan span = statement.cue;
  const TokenSpan source = statement.source;
  if (!source.empty() && statement.seen.contains(source)) {
    const bool before = source.end <= span.begin && span.begin - source.end <= kLongestAside;
    const bool behind = source.begin >= span.end && source.begin - span.end <= 2;
    if (before) span.begin = source.begin;
    if (behind) span.end = source.end;
  }
  return span;
}

// ---- quotations

// A clause behind the verb that is no quotation itself.
bool ContentReader::begins_in_words(const Statement& statement) const {
  const std::uint32_t begin = clause_begin(statement);
  if (begin == kNowhere) return false;
  return !opens_quotation(begin);
}

// '"We will grow" but have to wait, X said': where the words behind a quotation that go on with it end.
std::uint32_t ContentReader::runs_on_to(TokenSpan aside) const {
  if (aside.size() < 4) return aside.begin;
  const Tag first = tree_.tag(aside.begin);
  if (first != Tag::kCC && first != Tag::kIN && first != Tag::kTO && !is_verb(first)) return aside.begin;
  for (std::uint32_t t = aside.end - 1; t > aside.begin + 1; --t) {
    if (tree_.tag(t) == Tag::kComma) return tree_.noun_group(t + 1) != kNowhere ? t : aside.begin;
  }
  return aside.begin;
}

// "We will grow," said X: the quotation that ends before the verb and its subject.
bool ContentReader::quotation_before(Statement& statement) const {
  const auto& quotes = document_.quotes;
  auto after = std::lower_bound(quotes.begin(), quotes.end(), statement.cue.begin,
                                [](const Quote& q, std::uint32_t t) { return q.tokens.end <= t; });
  if (after == quotes.begin()) return false;
  const bool second = after - 1 != quotes.begin() && (after - 2)->tokens.end > statement.seen.begin;
  if (second && speakers_.names_work(*(after - 1))) --after;  // '"No," said Roe of "Morning Hour"'
  const Quote& quote = *(after - 1);
  if (!finite(statement) || quote.tokens.end <= statement.seen.begin ||
      quote.tokens.end > statement.cue.begin)
    return false;
  const TokenSpan aside{quote.tokens.end, statement.cue.begin};
  if (aside.size() > kLongestAside || states(aside, statement.anchor)) return false;
  const std::uint32_t last = quote.tokens.end - (quote.closed ? 2 : 1);
  const bool stop = is_punctuation(tree_.tag(last)) ||
                    (quote.tokens.end < statement.seen.end && is_punctuation(tree_.tag(quote.tokens.end)));
  const bool turned = aside.empty() && quote.tokens.begin > statement.seen.begin &&
                      speakers_.holds_finite_verb({statement.seen.begin, quote.tokens.begin}) &&
                      speakers_.names_person_behind(statement);  // 'It was "a joke" said Ada Lund'
  if (!stop && !turned && quote.tokens.size() < kLongQuote) return false;
  const std::uint32_t runs_to = runs_on_to(aside);
  const TokenSpan speaker = speakers_.source_beside(statement, runs_to);
  if (speaker.empty()) return false;
  const bool named = speakers_.names_work(quote);
  const bool object = named && !statement.source.empty() && statement.source.end <= statement.cue.begin &&
                      speaker.begin >= statement.cue.end;  // 'Roe, who wrote "Morning," said she'
  if (!object) statement.source = speaker;
  if (named) return false;
  const std::uint32_t opening = quote.tokens.begin;
  const Tag before = opening > statement.seen.begin ? tree_.tag(opening - 1) : Tag::kNone;
  const bool set_off = before == Tag::kNone || before == Tag::kComma || before == Tag::kColon;
  const bool spoken = tree_.tag(last) == Tag::kComma && quote_at_[last] != kNowhere;  // "Yes," he said
  const bool title = !set_off || (!spoken && quote.tokens.size() < kShortestSpeech);
  if (title && (begins_in_words(statement) || (!set_off && quotes_behind(statement)))) return false;
  const bool told = !set_off && states({statement.seen.begin, opening}, statement.anchor);
  const bool ends_aside = !statement.aside.empty() && statement.aside.begin == quote.tokens.end;
  if (told && !ends_aside) return false;
  TokenSpan content{quote.tokens.begin, runs_to};
  // 'The plan is "a joke," he said': the words before the quotation are his too.
  const TokenSpan sentence = seen_from(content.begin);
  TokenSpan lead{quote_at_[statement.anchor] == kNowhere
                     ? document_.sentences[document_.sentence_of(content.begin)].tokens.begin
                     : sentence.begin,
                 content.begin};
  const bool another = !lead.empty() && statement_at_[lead.end - 1];  // 'Roe said "Yes," he said'
  const bool his = (ends_aside && !another) || !states(lead, statement.anchor);
  // 'Asked if it is "ready to serve," most said yes': the words are another's.
  if (lead.size() > 1 && tree_.tag(lead.begin) == Tag::kVBN && tree_.tag(lead.begin + 1) == Tag::kIN &&
      lead.begin == statement.seen.begin && comma_behind(lead) == lead.begin)
    return false;
  const bool subject = lead.size() == 1 && tree_.noun_group(lead.begin) != kNowhere &&
                       begins_finite(content.begin + 1);  // 'Roe "has to go," he said'
  if ((lead.size() > 1 || subject) && his && tree_.tag(lead.end - 1) != Tag::kColon)
    content.begin = lead.begin;
  statement.content.push_back(content);
  return true;
}

// "..., he said, "and soon.": what is quoted behind goes on.
void ContentReader::quotation_behind(Statement& statement) const {
  const std::uint32_t from = block(statement).end;
  for (std::uint32_t t = from; t < std::min(statement.seen.end, from + kLongestAside); ++t) {
    if (statement_at_[t]) return;
    const std::uint32_t q = quote_at_[t];
    if (q == kNowhere) continue;
    const TokenSpan quote = document_.quotes[q].tokens;
    if (quote.begin == t && is_punctuation(tree_.tag(t - 1))) statement.content.push_back(quote);
    return;
  }
}

// ---- clauses

bool ContentReader::clause_behind(Statement& statement) const {
  std::uint32_t begin = clause_begin(statement);
  if (begin == kNowhere || begin >= statement.seen.end) return false;
  if (in_lexicon("passing-word", begin) && begin == statement.cue.end && begin + 1 < statement.seen.end &&
      tree_.noun_group(begin + 1) != kNowhere)
    ++begin;  // "said earlier it will sell"
  for (std::uint32_t t = begin; t < begin + 3 && t + 2 < statement.seen.end;
       ++t) {  // "made [the point that]"
    if (!in_lexicon("point-word", t) || document_.norm(t + 1) != "that") continue;
    if (in_lexicon("make-clear", document_.tokens.lemma[statement.anchor])) begin = t + 2;
    break;
  }
  begin = over_thing(statement, begin);
  if (begin > statement.cue.end && in_lexicon("preconjunction", begin - 1) &&
      !in_lexicon("tell", document_.tokens.lemma[statement.anchor]))
    --begin;  // "said [neither Roe] nor Lund"
  std::uint32_t end = clause_end(statement, begin, false);
  if (document_.norm(begin - 1) != "that") end = before_other_clause(statement, {begin, end});
  if (!statement.takes_clause) {  // only what is set off as words
    const bool next = begin == statement.cue.end;
    const bool set_off = next || is_punctuation(tree_.tag(begin - 1));
    if (quote_at_[begin] == kNowhere || !set_off) return false;
    const bool words =
        next && begin + 1 < statement.seen.end && !document_.tokens.has(begin + 1, TokenFlag::kCapital);
    if (words && document_.verb_groups[tree_.verb_group(statement.anchor)].infinitive)
      return false;  // 'is expected to post "modest growth"'
    end = document_.quotes[quote_at_[begin]].tokens.end;
  }
  const TokenSpan clause{whole_begin(statement, begin), end};
  TokenSpan content = trim_punctuation(document_, {phrase_around(statement, clause), end});
  if (content.empty() || finds_words(statement, begin) || is_of_noun(statement, begin) ||
      is_bare_thing(statement, begin))
    return false;
  const bool words = quote_at_[begin] == kNowhere;
  if (words && in_lexicon("add-thing", document_.tokens.lemma[statement.anchor]) &&
      document_.norm(begin - 1) != "that" && !quotes(content) && !speakers_.holds_finite_verb(content))
    return false;  // "added readers last year, and the trend"
  if (words && finite_at(content) != kNowhere && noun_told_of(statement).empty() &&
      in_lexicon("mind-verb", document_.tokens.lemma[statement.anchor]))
    return false;  // "terror suspects often rely"
  if (words && document_.norm(begin - 1) != "that" && !speakers_.holds_finite_verb(content))
    content.end = before_medium(content);
  if (words) content = trim_punctuation(document_, {content.begin, before_occasion(content)});
  content.end =
      before_main_verb(statement, {content.begin, before_gerund({content.begin, before_past(content)})});
  if (words) content.end = before_comment(statement, content);
  if (content.size() > 1 &&
      is_relative_word(tree_.tag(content.end - 1)))  // "the plan, which[, he said, ...]"
    content = trim_punctuation(document_, {content.begin, content.end - 1});
  if (words) take_subject(statement, content);
  statement.content.push_back(content);
  return true;
}

// "showed no sign that it would stop": the clause is the noun's.
bool ContentReader::is_of_noun(const Statement& statement, std::uint32_t begin) const {
  if (document_.norm(begin) != "that" || begin <= statement.cue.end) return false;
  const std::uint32_t group = tree_.noun_group(begin - 1);
  return group != kNowhere &&
         in_lexicon("fact-noun", document_.tokens.lemma[document_.noun_groups[group].head]);
}

// 'found "weak points" in the books': the quoted words name what was found.
bool ContentReader::finds_words(const Statement& statement, std::uint32_t begin) const {
  return begin == statement.cue.end && quote_at_[begin] != kNowhere &&
         in_lexicon("thought", document_.tokens.lemma[statement.anchor]) &&
         !document_.tokens.has(begin + 1, TokenFlag::kCapital);
}

// A quotation right behind the verb: 'to state, "We will."'
bool ContentReader::quotes_behind(const Statement& statement) const {
  std::uint32_t next = statement.cue.end;
  if (next < statement.seen.end && tree_.tag(next) == Tag::kComma) ++next;
  return next < statement.seen.end && opens_quotation(next);
}

// "its claim that ...", "amid fears that ..."
void ContentReader::clause_of_noun(Statement& statement) const {
  const bool at_that = document_.norm(statement.anchor) == "that";
  const std::uint32_t that = at_that ? statement.anchor : statement.cue.end;
  if (that + 1 >= statement.seen.end || document_.norm(that) != "that") return;
  const TokenSpan content = trim_punctuation(document_, {that + 1, noun_clause_end(statement, that + 1)});
  if (!content.empty()) statement.content.push_back(content);
}

// What stands around a span between semicolons outside brackets and quotation marks.
TokenSpan ContentReader::sentence_part(TokenSpan seen, TokenSpan span) const {
  int depth = 0;
  const auto parts = [&](std::uint32_t t, std::string_view opening, std::string_view closing) {
    if (document_.norm(t) == opening) ++depth;
    if (document_.norm(t) == closing) --depth;
    return depth == 0 && document_.norm(t) == ";" && quote_at_[t] == quote_at_[span.begin];
  };
  TokenSpan part = span;
  while (part.begin > seen.begin && !parts(part.begin - 1, ")", "(")) --part.begin;
  depth = 0;
  while (part.end < seen.end && !parts(part.end, "(", ")")) ++part.end;
  return part;
}

// 'Asked about it, Roe said "No," he said': only the quotation, where somebody states it before.
TokenSpan ContentReader::behind_others(const Statement& statement, TokenSpan before) const {
  const std::uint32_t q = before.empty() ? kNowhere : quote_at_[before.end - 1];
  if (q == kNowhere || q == quote_at_[statement.anchor]) return before;
  const std::uint32_t begin = document_.quotes[q].tokens.begin;
  if (begin <= before.begin || !statement_at_[begin - 1]) return before;
  return {begin, before.end};
}

// "..., said Roe, who owns it[, would close]": the end of a clause that tells who the speaker is.
std::uint32_t ContentReader::behind_speaker(const Statement& statement, std::uint32_t from) const {
  std::uint32_t t = from;
  while (t < statement.seen.end && tree_.tag(t) == Tag::kComma) ++t;
  const bool his = statement.source.begin >= statement.cue.end && statement.source.end <= t;
  if (!his || t >= statement.seen.end || !is_relative_word(tree_.tag(t))) return from;
  while (t < statement.seen.end && tree_.tag(t) != Tag::kComma) ++t;
  return t + 1 < statement.seen.end && begins_finite(t + 1) ? t : statement.seen.end;
}

// "Profits rose, X said, and sales fell": the clause before, and what goes on behind.
void ContentReader::beside_aside(Statement& statement) const {
  const TokenSpan whole = sentence_part(statement.seen, statement.aside);
  const TokenSpan before =
      behind_others(statement, trim_punctuation(document_, {whole.begin, statement.aside.begin}));
  const TokenSpan behind{behind_speaker(statement, statement.aside.end),
                         std::max(statement.aside.end, whole.end)};
  const bool relative =
      !before.empty() && is_relative_word(tree_.tag(before.end - 1));  // "which, Acme said, fell"
  if (!before.empty() && !relative) statement.content.push_back(before);
  const TokenSpan rest = trim_punctuation(document_, behind);
  const bool aim = rest.size() > 2 && tree_.tag(rest.begin) == Tag::kTO && !before.empty() && !relative &&
                   tree_.verb_group(before.end - 1) != kNowhere;  // "The mill is expected, X said, to close"
  if (aim) return statement.content.push_back(rest);
  if (rest.empty() || !speakers_.holds_finite_verb(behind) || in_lexicon("turn", rest.begin)) return;
  if (!before.empty() && in_lexicon("introducer", rest.begin) && !acts(rest))
    return;                          // "It will close, Roe said, a move that pleased few"
  std::uint32_t dated = rest.begin;  // "Acme won, X said on Monday, two days after the vote closed"
  while (dated + 1 < rest.end && speakers_.is_date(dated)) ++dated;
  if (!before.empty() && dated > rest.begin && in_lexicon("saying-time", dated)) return;
  // "By contrast, X said, it fell"
  const bool all = !speakers_.holds_verb(before) && tree_.tag(rest.begin) != Tag::kVBG;
  if (all || !states(behind, statement.anchor)) statement.content.push_back(rest);
}

}  // namespace claimgraph
