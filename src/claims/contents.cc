#include "claims/contents.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "claims/speakers.h"
#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kFarthest = 40;       // tokens between a verb of saying and what is said
constexpr std::uint32_t kLongestAside = 30;   // tokens between a quotation and its verb
constexpr std::uint32_t kLongQuote = 9;       // tokens of a quotation that needs no comma to be speech
constexpr std::uint32_t kShortestSpeech = 8;  // shorter quotations before a verb may be titles
constexpr std::uint32_t kShortestClause = 4;  // tokens of what stands before ", X said." without a verb
constexpr std::uint32_t kNextStatement = 12;  // tokens from a conjunction to the verb of the next statement

bool is_wh(Tag tag) { return tag == Tag::kWP || tag == Tag::kWRB || tag == Tag::kWDT; }
bool is_adverb_tag(Tag tag) { return tag == Tag::kRB || tag == Tag::kRBR || tag == Tag::kRBS; }

}  // namespace

bool is_statement(const Resources& resources, const Claim& claim) {
  return claim.rule != kNowhere && resources.ontology.types[claim.type].name.starts_with("statement.");
}

ContentReader::ContentReader(const ClaimBuilder& builder, const SpeakerReader& speakers)
    : builder_(builder), speakers_(speakers), tree_(builder.tree()), document_(builder.document()) {
  quote_at_.assign(document_.tokens.size(), kNowhere);
  for (std::uint32_t q = 0; q < document_.quotes.size(); ++q) {
    const TokenSpan span = document_.quotes[q].tokens;
    std::fill(quote_at_.begin() + span.begin, quote_at_.begin() + span.end, q);
  }
  statement_at_.assign(document_.tokens.size(), false);
  for (const Claim& claim : document_.claims) {
    if (is_statement(builder.resources(), claim)) statement_at_[claim.anchor] = true;
  }
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
  const std::uint32_t q = quote_at_[at];
  return q != kNowhere && document_.quotes[q].tokens.begin == at ? TokenSpan{at, at + 1} : TokenSpan{};
}

void ContentReader::read(Statement& statement) const {
  if (!statement.verb) {
    if (statement.takes_clause) return clause_of_noun(statement);
    if (!object_behind(statement)) around(statement);
    return;
  }
  statement.thought = of_the_speaker(statement);
  if (statement.thought) return;
  if (statement.takes_quotation && quotation_before(statement)) return quotation_behind(statement);
  if ((statement.takes_clause || statement.takes_quotation) && clause_behind(statement)) return;
  if (statement.takes_clause && clause_before(statement)) return;
  object_behind(statement);
}

// "I think", "you know" inside a quotation: not a statement of its own.
bool ContentReader::of_the_speaker(const Statement& statement) const {
  const bool quoted = quote_at_[statement.anchor] != kNowhere;
  const bool thought = in_lexicon("thought", document_.tokens.lemma[statement.anchor]);
  if (thought && document_.verb_groups[tree_.verb_group(statement.anchor)].infinitive) return true;
  if ((!quoted && !thought) || statement.source.empty()) return false;
  return statement.source.size() == 1 && in_lexicon("quoted-person", statement.source.begin);
}

// ---- small questions

bool ContentReader::in_lexicon(std::string_view name, std::uint32_t token) const {
  return in_lexicon(name, document_.tokens.norm[token]);
}
bool ContentReader::in_lexicon(std::string_view name, Symbol word) const {
  const Lexicon* lexicon = builder_.resources().lexicons.find(name);
  return lexicon != nullptr && builder_.resources().lexicons.has_word(lexicon->id, word);
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

bool ContentReader::has_finite_verb(TokenSpan span) const {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    const std::uint32_t group = tree_.verb_group(t);
    if (group != kNowhere && document_.verb_groups[group].finite) return true;
  }
  return false;
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
  const std::uint32_t q = quote_at_[begin];
  return q == kNowhere || document_.quotes[q].tokens.begin != begin;
}

// "We will grow," said X: the quotation that ends before the verb and its subject.
bool ContentReader::quotation_before(Statement& statement) const {
  const auto& quotes = document_.quotes;
  auto after = std::lower_bound(quotes.begin(), quotes.end(), statement.cue.begin,
                                [](const Quote& q, std::uint32_t t) { return q.tokens.end <= t; });
  if (after == quotes.begin()) return false;
  const Quote& quote = *(after - 1);
  if (!finite(statement) || quote.tokens.end <= statement.seen.begin ||
      quote.tokens.end > statement.cue.begin)
    return false;
  const TokenSpan aside{quote.tokens.end, statement.cue.begin};
  if (aside.size() > kLongestAside || states(aside, statement.anchor)) return false;
  const std::uint32_t last = quote.tokens.end - (quote.closed ? 2 : 1);
  const bool stop = is_punctuation(tree_.tag(last)) ||
                    (quote.tokens.end < statement.seen.end && is_punctuation(tree_.tag(quote.tokens.end)));
  if (!stop && quote.tokens.size() < kLongQuote) return false;
  const TokenSpan speaker = speakers_.source_beside(statement, aside.begin);
  if (speaker.empty()) return false;
  statement.source = speaker;
  const std::uint32_t opening = quote.tokens.begin;
  const Tag before = opening > statement.seen.begin ? tree_.tag(opening - 1) : Tag::kNone;
  const bool set_off = before == Tag::kNone || before == Tag::kComma || before == Tag::kColon;
  const bool title = !set_off || quote.tokens.size() < kShortestSpeech;
  if (title && begins_in_words(statement)) return false;
  if (!set_off && states({statement.seen.begin, opening}, statement.anchor)) return false;
  TokenSpan content = quote.tokens;
  // 'The plan is "a joke," he said': the words before the quotation are his too.
  const TokenSpan sentence = seen_from(content.begin);
  TokenSpan lead{quote_at_[statement.anchor] == kNowhere
                     ? document_.sentences[document_.sentence_of(content.begin)].tokens.begin
                     : sentence.begin,
                 content.begin};
  if (lead.size() > 1 && !states(lead, statement.anchor) && tree_.tag(lead.end - 1) != Tag::kColon)
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

std::uint32_t ContentReader::subject_begin(std::uint32_t verb_group) const {
  const std::uint32_t begin = document_.verb_groups[verb_group].tokens.begin;
  std::uint32_t at = begin;
  while (at > 0 && is_adverb_tag(tree_.tag(at - 1))) --at;
  if (at == 0 || tree_.noun_group(at - 1) == kNowhere) return begin;
  const std::uint32_t group = tree_.noun_group(at - 1);
  const std::uint32_t top = tree_.top(document_.noun_groups[group]);
  const std::uint32_t phrase = tree_.phrase_begin(group);
  return tree_.relation(top) == Relation::kNmod ? std::min(phrase, tree_.subtree(tree_.head(top)).begin)
                                                : phrase;
}

// First token of the clause or quotation behind the verb, or kNowhere.
std::uint32_t ContentReader::clause_begin(const Statement& statement) const {
  const std::uint32_t from = block(statement).end;
  const std::uint32_t limit = std::min(statement.seen.end, from + kFarthest);
  std::uint32_t edge = kNowhere;
  for (const std::uint32_t c : tree_.children(statement.node)) {
    const Relation r = tree_.relation(c);
    const bool clause =
        r == Relation::kCcomp || (r == Relation::kParataxis && verb_group_at(tree_, c) != kNowhere);
    if (clause && c >= from && edge == kNowhere) edge = tree_.subtree(c).begin;
  }
  bool comma = false, relative = false;
  std::uint32_t first = kNowhere;  // noun that may be the subject of a clause without "that"
  const bool told = in_lexicon("tell", document_.tokens.lemma[statement.anchor]);
  for (std::uint32_t t = from; t < limit; ++t) {
    if (t == statement.captured.begin && tree_.tag(t) == Tag::kTO) return t;
    const std::uint32_t q = quote_at_[t];
    if (q != kNowhere && q != quote_at_[statement.anchor] && document_.quotes[q].tokens.begin == t)
      return comma || first == kNowhere ? t : first;
    const Tag tag = tree_.tag(t);
    if (!statement.takes_clause) {
      if (statement_at_[t] || tree_.verb_group(t) != kNowhere) return kNowhere;
      continue;
    }
    if (document_.norm(t) == "that" && opens_clause(statement, t)) return t + 1;
    if (document_.norm(t) == ":") return t + 1;
    const bool wh = is_wh(tag) || in_lexicon("whether", t);
    if (wh && (t == from || (told && tag != Tag::kWDT && document_.norm(t) != "who"))) return t;
    relative = relative || wh;
    if (tag == Tag::kComma) {
      comma = true;
      continue;
    }
    if (first == kNowhere && !comma && !told && may_be_subject(t, from)) first = t;
    if (t == edge && !comma && !wh && !(told && t == from)) return std::min(first, t);
    if (statement_at_[t]) return first;
    if (t > from && first != kNowhere && (wh || in_lexicon("subordinator", t))) return kNowhere;
    const std::uint32_t group = tree_.verb_group(t);
    if (group != kNowhere && document_.verb_groups[group].finite && t >= statement.cue.end && !wh) {
      if (first != kNowhere) return first;
      if (std::exchange(relative, false)) continue;  // "told the people who came that ..."
      return comma ? kNowhere : std::max(from, subject_begin(group));
    }
  }
  return kNowhere;
}

// "the plan" of "said the plan would work", not "Monday" or "a statement" of "said in a statement".
bool ContentReader::may_be_subject(std::uint32_t token, std::uint32_t from) const {
  if (token == from && tree_.tag(token) == Tag::kVBG) return true;  // "said running it was fun"
  return tree_.noun_group(token) != kNowhere && !speakers_.is_date(token) && !behind_preposition(token) &&
         document_.noun_groups[tree_.noun_group(token)].tokens.begin == token;
}

// "that" as a conjunction; behind whom somebody tells also where it was taken for a pronoun.
bool ContentReader::opens_clause(const Statement& statement, std::uint32_t that) const {
  const bool verb_follows = that + 1 < statement.seen.end && tree_.verb_group(that + 1) != kNowhere;
  if (verb_follows) return false;  // "said that was wrong"
  if (tree_.tag(that) == Tag::kIN || tree_.relation(that) == Relation::kMark) return true;
  return in_lexicon("tell", document_.tokens.lemma[statement.anchor]) && that + 1 < statement.seen.end &&
         tree_.noun_group(that + 1) != kNowhere;
}

bool ContentReader::behind_preposition(std::uint32_t token) const {
  if (token == 0) return false;
  const Tag tag = tree_.tag(token - 1);
  return tag == Tag::kIN || tag == Tag::kTO;
}

bool ContentReader::clause_behind(Statement& statement) const {
  const std::uint32_t begin = clause_begin(statement);
  if (begin == kNowhere || begin >= statement.seen.end) return false;
  std::uint32_t end = clause_end(statement, begin, false);
  if (!statement.takes_clause) {  // only what is set off as words
    const bool set_off = begin == statement.cue.end || is_punctuation(tree_.tag(begin - 1));
    if (quote_at_[begin] == kNowhere || !set_off) return false;
    end = document_.quotes[quote_at_[begin]].tokens.end;
  }
  const TokenSpan content = trim_punctuation(document_, {begin, end});
  if (content.empty()) return false;
  statement.content.push_back(content);
  return true;
}

// "its claim that ..."
void ContentReader::clause_of_noun(Statement& statement) const {
  const std::uint32_t that = statement.cue.end;
  if (that + 1 >= statement.seen.end || document_.norm(that) != "that") return;
  const TokenSpan content = trim_punctuation(document_, {that + 1, noun_clause_end(statement, that + 1)});
  if (!content.empty()) statement.content.push_back(content);
}

// A clause in the middle of another ends before the second finite verb that has no noun of its own.
std::uint32_t ContentReader::noun_clause_end(const Statement& statement, std::uint32_t begin) const {
  bool first = true;
  for (std::uint32_t t = begin; t < statement.seen.end; ++t) {
    const std::uint32_t group = tree_.verb_group(t);
    if (group == kNowhere || document_.verb_groups[group].tokens.begin != t ||
        !document_.verb_groups[group].finite)
      continue;
    if (!first && tree_.noun_group(t - 1) == kNowhere && tree_.tag(t - 1) != Tag::kCC) return t;
    const std::uint32_t verb = document_.verb_groups[group].head;
    for (std::uint32_t up = verb, i = 0; !first && i < 8 && up != kNowhere; ++i, up = tree_.head(up)) {
      if (up == statement.node) break;
      if (up == tree_.head(statement.node)) return t;
    }
    first = false;
  }
  return clause_end(statement, begin, false);
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
      if (quote.end >= statement.seen.end || (ended && quote.begin == begin)) return quote.end;
      const bool comma = quote.size() > 2 && tree_.tag(quote.end - 2) == Tag::kComma;
      if (comma && leaves(statement, quote.end)) return quote.end;
      t = quote.end;
      continue;
    }
    if (t > begin && cuts(statement, begin, t)) return t;
    if (tree_.tag(t) == Tag::kComma && t > begin && (noun || (front && opens_main_clause(statement, t + 1))))
      return t;
    if (noun && tree_.tag(t) == Tag::kCC && t > begin && opens_clause_at(t + 1)) return t;
    if (noun && t > begin && tree_.tag(t) == Tag::kIN && t + 1 < statement.seen.end &&
        speakers_.is_date(t + 1))
      return t;
    ++t;
  }
  return statement.seen.end;
}

// The statement stands in a clause before the main one: "While he said it would pay, ...", "Asked if ...,
// ...".
bool ContentReader::in_front(const Statement& statement) const {
  const std::uint32_t begin = statement.seen.begin;
  if (statement.anchor == begin) return true;
  std::uint32_t t = begin;
  while (t < statement.cue.begin && (tree_.tag(t) == Tag::kCC || is_adverb_tag(tree_.tag(t)))) ++t;
  if (t >= statement.cue.begin || !(in_lexicon("subordinator", t) || in_lexicon("turn", t))) return false;
  for (; t < statement.cue.begin; ++t) {
    if (tree_.tag(t) == Tag::kComma) return false;
  }
  return true;
}

bool ContentReader::opens_main_clause(const Statement& statement, std::uint32_t token) const {
  while (token < statement.seen.end && is_adverb_tag(tree_.tag(token))) ++token;
  return token < statement.seen.end && tree_.noun_group(token) != kNowhere;
}

// A verb, or a pronoun and a verb.
bool ContentReader::opens_clause_at(std::uint32_t token) const {
  const std::uint32_t size = document_.tokens.size();
  while (token < size && is_adverb_tag(tree_.tag(token))) ++token;
  if (token >= size) return false;
  const Tag tag = tree_.tag(token);
  if (tag == Tag::kPRP) return token + 1 < size && tree_.verb_group(token + 1) != kNowhere;
  return tag == Tag::kVBD || tag == Tag::kVBZ || tag == Tag::kVBP || tag == Tag::kMD || tag == Tag::kVBN;
}

bool ContentReader::cuts(const Statement& statement, std::uint32_t begin, std::uint32_t at) const {
  const Tag tag = tree_.tag(at);
  if (tag == Tag::kComma) return cuts_at_comma(statement, at);
  if (tag == Tag::kCC) return cuts_at_conjunction(statement, at);
  if (document_.norm(at) == ";" || tag == Tag::kColon)
    return states({at, statement.seen.end}, statement.anchor);
  if (document_.norm(at) == "according" && at + 1 < statement.seen.end && document_.norm(at + 1) == "to")
    return true;
  return begin == kNowhere;
}

// What follows the comma inside a quotation's end belongs to the sentence around it: '"a disgrace," which',
// '"a disgrace," and threatened'.
bool ContentReader::leaves(const Statement& statement, std::uint32_t next) const {
  if (cuts_at_comma(statement, next - 1)) return true;
  const Tag tag = tree_.tag(next);
  if (is_wh(tag) || tag == Tag::kVBG || tag == Tag::kIN) return true;
  if (tag == Tag::kCC) ++next;
  return next < statement.seen.end && tree_.verb_group(next) != kNowhere;
}

// ", adding that", ", according to", ", but he denied"
bool ContentReader::cuts_at_comma(const Statement& statement, std::uint32_t at) const {
  std::uint32_t next = at + 1;
  while (next < statement.seen.end && is_adverb_tag(tree_.tag(next))) ++next;
  if (next >= statement.seen.end) return false;
  if (tree_.tag(next) == Tag::kVBG && (statement_at_[next] || in_lexicon("aside-verb", next))) return true;
  if (document_.norm(next) == "according") return true;
  if (tree_.tag(next) != Tag::kCC && !in_lexicon("turn", next)) return false;
  const bool conjunction = tree_.tag(next) == Tag::kCC;
  if (conjunction && cuts_at_conjunction(statement, next)) return true;
  if (conjunction && next + 1 < statement.seen.end && tree_.noun_group(next + 1) == kNowhere) return false;
  const std::uint32_t end = std::min(statement.seen.end, next + kNextStatement);
  for (std::uint32_t t = next + 1; t < end && quote_at_[t] == quote_at_[at]; ++t) {
    if (statement_at_[t]) return tree_.tag(t) != Tag::kVBG && tree_.tag(t) != Tag::kVB;
    if (document_.norm(t) == "that") return false;
  }
  return false;
}

// "said it would pay and added that": the same speaker goes on.
bool ContentReader::cuts_at_conjunction(const Statement& statement, std::uint32_t at) const {
  std::uint32_t next = at + 1;
  while (next < statement.seen.end && is_adverb_tag(tree_.tag(next))) ++next;
  if (next >= statement.seen.end) return false;
  const std::uint32_t group = tree_.verb_group(next);
  if (group == kNowhere) return false;
  const VerbGroup& verb = document_.verb_groups[group];
  if (verb.tokens.begin > next) return false;
  const bool participles = tree_.tag(next) == Tag::kVBG && tree_.tag(statement.anchor) == Tag::kVBG;
  if (participles) return statement_at_[verb.head];
  if (!verb.finite) return false;
  const bool same = tree_.tag(verb.tokens.begin) == tree_.tag(statement.cue.begin);
  const std::uint32_t head = tree_.relation(verb.head) == Relation::kConj ? tree_.head(verb.head) : kNowhere;
  return same && (statement_at_[verb.head] || head == statement.node);
}

// "Profits rose, X said": the clause before, and behind where it goes on.
bool ContentReader::clause_before(Statement& statement) const {
  const TokenSpan own = block(statement);
  const TokenSpan seen = statement.seen;
  if (own.begin <= seen.begin + 1) return false;
  std::uint32_t comma = own.begin;
  while (comma > seen.begin && tree_.tag(comma - 1) != Tag::kComma && own.begin - comma < 3) --comma;
  if (comma <= seen.begin + 1 || tree_.tag(comma - 1) != Tag::kComma) return false;
  const TokenSpan before{seen.begin, comma - 1};
  if (states(before, statement.anchor)) return false;
  const bool whole = has_finite_verb(before);
  const bool on = own.end < seen.end && tree_.tag(own.end) == Tag::kComma;
  const TokenSpan behind{own.end, seen.end};
  const bool closes = behind.size() <= 1 && before.size() >= kShortestClause;
  if (!whole && !closes && !(on && has_finite_verb(behind))) return false;
  statement.content.push_back(before);
  if (on && !states(behind, statement.anchor) && (!whole || has_finite_verb(behind)))
    statement.content.push_back(trim_punctuation(document_, behind));
  return true;
}

// ---- phrases

// "cited weak demand as a reason": the reason has a place of its own.
std::uint32_t ContentReader::before_other_roles(const Statement& statement, TokenSpan content) const {
  for (const RoleFiller& role : document_.claims[statement.claim].roles) {
    const std::uint32_t begin = role.filler.tokens.begin;
    const bool inside = content.contains(role.filler.tokens) && begin > content.begin + 1;
    if (inside && role.filler.kind == FillerKind::kText && tree_.tag(begin - 1) == Tag::kIN) return begin - 1;
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
    return document_.noun_groups[group].tokens.end <= begin ? t : begin;
  }
  return begin;
}

bool ContentReader::object_behind(Statement& statement) const {
  TokenSpan content = statement.captured;
  if (content.empty()) return false;
  if (content.begin >= statement.cue.end && statement.seen.contains(content)) {
    const bool phrase = tree_.noun_group(content.end - 1) != kNowhere || !statement.verb;
    const bool noun = phrase && document_.norm(statement.anchor) != ":";
    content.begin = object_begin(statement, content.begin);
    content.end = std::max(content.end, clause_end(statement, content.begin, noun));
    content.end = before_other_roles(statement, content);
  }
  content = trim_punctuation(document_, content);
  if (!content.empty()) statement.content.push_back(content);
  return !content.empty();
}

// "according to X": the sentence around it, without the phrase.
void ContentReader::around(Statement& statement) const {
  const TokenSpan seen = statement.seen;
  const Claim& claim = document_.claims[statement.claim];
  TokenSpan phrase = claim.evidence;
  if (!statement.source.empty())
    phrase.end = std::max(phrase.end, tree_.subtree(statement.source.end - 1).end);
  TokenSpan before = trim_punctuation(document_, {seen.begin, std::max(seen.begin, phrase.begin)});
  const TokenSpan behind = trim_punctuation(document_, {std::min(phrase.end, seen.end), seen.end});
  const bool on = phrase.end < seen.end && tree_.tag(phrase.end) == Tag::kComma;
  if (before.size() > 2) statement.content.push_back(before);
  if (before.size() <= 2 || (on && !has_finite_verb(before))) {
    if (!behind.empty()) statement.content.push_back(behind);
  }
}

}  // namespace claimgraph
