#include "claims/statements.h"

#include <algorithm>
#include <string_view>

#include "claims/contents.h"
#include "claims/reporting.h"
#include "claims/speakers.h"
#include "claims/speaking_on.h"
#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestAddressee = 12;  // tokens from a verb of asking to what is asked
constexpr std::size_t kStatementsBefore = 4;     // looked back at for who goes on
constexpr std::uint32_t kShortestQuotation =
    4;                                      // tokens of a quotation that stands alone, its marks included
constexpr std::uint32_t kFarthestPart = 2;  // tokens from the last said to the next part of a quotation

class StatementFinder {
 public:
  explicit StatementFinder(ClaimBuilder& builder)
      : builder_(builder),
        document_(builder.document()),
        speakers_(builder),
        reader_(builder, speakers_),
        content_(builder.resources().symbols.find("content")),
        that_(builder.resources().symbols.find("that")),
        quote_(builder.resources().symbols.find("quote")),
        object_(builder.resources().symbols.find("object")),
        to_(builder.resources().symbols.find("to")),
        addressee_(builder.resources().symbols.find("addressee")) {}

  std::vector<Statement> run() {
    for (std::uint32_t c = 0; c < document_.claims.size(); ++c) {
      if (is_statement(builder_.resources(), document_.claims[c])) statements_.push_back(describe(c));
    }
    std::stable_sort(statements_.begin(), statements_.end(),
                     [](const Statement& a, const Statement& b) { return a.anchor < b.anchor; });
    reader_.know(statements_);
    set_off_reporting(builder_, speakers_, statements_);
    for (const Statement& statement : statements_) {
      if (!statement.aside.empty()) builder_.stand_apart(statement.claim);
    }
    owned_.assign(document_.quotes.size(), false);
    for (std::size_t s = 0; s < statements_.size(); ++s) {
      Statement& statement = statements_[s];
      inherit_source(s);
      reader_.read(statement);
      reader_.tidy(statement);
      leave_denial_inside(statement);
      if (follows_quotation(statement) || is_owned(statement)) builder_.stand_apart(statement.claim);
      own(statement);
    }
    for (std::size_t s = 1; s < statements_.size(); ++s) take_what_is_said(s);
    join_to_last_paragraph();
    join_loose_quotations();
    for (Statement& statement : statements_) {
      name_source(statement);
      leave_out_addressee(statement);
    }
    let_speak_on(builder_, speakers_, statements_);
    return std::move(statements_);
  }

 private:
  Statement describe(std::uint32_t number) const {
    const Claim& claim = document_.claims[number];
    Statement statement;
    statement.claim = number;
    statement.anchor = claim.anchor;
    statement.cue = {claim.anchor, claim.anchor + 1};
    statement.seen = reader_.seen_from(claim.anchor);
    if (claim.predicate != kNowhere) {
      const Predicate& predicate = document_.predicates[claim.predicate];
      statement.node = predicate_node(builder_.tree(), predicate);
      const bool own = predicate.verb_group != kNowhere && predicate.token == claim.anchor;
      statement.verb = own && builder_.resources().rules.rules[claim.rule].event;
      if (own) statement.cue = document_.verb_groups[predicate.verb_group].tokens;
      while (statement.cue.begin < claim.anchor && speakers_.in_name(statement.cue.begin))
        ++statement.cue.begin;  // "Moody's said"
    }
    const Rule& rule = builder_.resources().rules.rules[claim.rule];
    statement.takes_clause = reads(rule, that_);
    statement.takes_quotation = reads(rule, quote_);
    const std::string_view type = builder_.resources().ontology.types[claim.type].name;
    statement.silent = (rule.event && !has_role(rule, content_)) || type == "statement.decline_comment";
    const bool phrase = !statement.takes_clause && !statement.takes_quotation;
    for (const RoleFiller& role : claim.roles) {
      if (role.role != content_) continue;
      TokenSpan& captured = statement.captured;
      const bool goes_on = phrase && role.filler.tokens.begin >= captured.end;  // "the sale" "as a mistake"
      if (captured.empty()) captured = role.filler.tokens;
      if (goes_on) captured.end = role.filler.tokens.end;
    }
    statement.source = speakers_.source_of(statement);
    if (statement.captured.empty()) statement.captured = beside(statement, rule);
    return statement;
  }

  // "X said profits rose, adding that" and "X said so and added that": X adds.
  void inherit_source(std::size_t number) {
    Statement& statement = statements_[number];
    const std::uint32_t begin = statement.cue.begin;
    if (!statement.verb || begin == 0) return;
    const bool participle = statement.cue.begin == statement.anchor &&
                            document_.tokens.tag[statement.anchor] == Tag::kVBG &&
                            is_punctuation(document_.tokens.tag[begin - 1]);
    std::uint32_t joint = begin;  // "and then added", not "of lying and then saying"
    while (joint > statement.seen.begin && is_adverb(document_.tokens.tag[joint - 1]) &&
           document_.tokens.tag[begin] != Tag::kVBG)
      --joint;
    if (!participle && (joint == 0 || document_.tokens.tag[joint - 1] != Tag::kCC)) return;
    const Statement* const before = speaking_before(number, participle);
    if (before == nullptr || (participle && opens_before(*before, statement))) return;
    const bool gerund =
        begin == statement.anchor && document_.tokens.tag[begin] == Tag::kVBG;  // ", but noting"
    const bool told = !participle && told_before(*before, statement.source, joint);
    const bool joined = gerund || told || statement.source.empty() || statement.source.begin >= begin ||
                        speaks_on(*before, statement);
    if (participle || joined) statement.source = before->source;
    const Claim& first = document_.claims[before->claim];
    if (participle && first.modality == Modality::kAsserted &&
        document_.claims[statement.claim].modality == Modality::kHypothetical)
      builder_.stand_apart(statement.claim);  // "said it may open if it pays, adding that"
  }

  // "When Roe said it fell, Lund laughed, repeating that": who said so only did in the clause before.
  bool opens_before(const Statement& before, const Statement& statement) const {
    const TokenSpan doer = statement.source;
    const bool inside = !before.content.empty() && before.content.back().end > doer.begin;
    return builder_.in_lexicon("saying-time", document_.tokens.norm[statement.seen.begin]) &&
           doer.begin > before.cue.end && !inside && is_somebody(doer);
  }

  // "Asked about it, Roe said it was part of it - no worse, he said, than others": an aside in what somebody
  // says says the same.
  void take_what_is_said(std::size_t number) {
    Statement& aside = statements_[number];
    const bool pronoun = aside.source.size() == 1 && document_.tokens.tag[aside.source.begin] == Tag::kPRP;
    if (aside.aside.empty() || aside.content.empty() || !pronoun) return;
    TokenSpan& first = aside.content.front();
    for (std::size_t s = number; s-- > 0 && statements_[s].anchor >= aside.seen.begin;) {
      const Statement& before = statements_[s];
      if (!before.verb || before.content.empty() || !first.contains(before.anchor) ||
          document_.tokens.tag[before.anchor] == Tag::kVBG || reader_.in_relative_clause(before))
        continue;
      const TokenSpan said = before.content.back();
      if (said.begin >= before.cue.end && said.begin < first.end && said.end + 1 >= first.end &&
          said.end <= aside.aside.begin && are_one(before.source, aside.source))
        first.begin = said.begin;
    }
  }

  bool are_one(TokenSpan a, TokenSpan b) const {
    const std::uint32_t one = speakers_.mention_in(a), other = speakers_.mention_in(b);
    return one != kNowhere && other != kNowhere &&
           document_.mentions[one].entity == document_.mentions[other].entity;
  }

  // "urged banks to lend and hopes": the noun the tree gives was told to act, and what is asked has ended.
  bool told_before(const Statement& before, TokenSpan noun, std::uint32_t joint) const {
    if (before.content.empty()) return false;
    const TokenSpan asked = before.content.back();
    return asked.end + 1 == joint && asked.contains(noun) && !speakers_.holds_finite_verb(asked);
  }

  // The last statement of the sentence that says something and has a source; for a participle the one that
  // reports it.
  const Statement* speaking_before(std::size_t number, bool participle) const {
    const Statement* found = nullptr;
    const std::size_t last = number - std::min<std::size_t>(number, kStatementsBefore);
    for (std::size_t s = number; s-- > last;) {
      const Statement& before = statements_[s];
      if (!before.seen.contains(statements_[number].anchor)) break;
      const bool says_something = !before.content.empty() || before.silent || before.takes_clause;
      if (!before.verb || before.source.empty() || !says_something) continue;
      if (found != nullptr && !(says(before, *found) && is_somebody(before.source))) continue;
      found = &before;
      if (!participle) break;
    }
    return found;
  }

  // "Acme said it knew how much money was lost but said": the subject that the tree gives stands in what was
  // said, and is nobody.
  bool speaks_on(const Statement& before, const Statement& statement) const {
    if (statement.source.begin < before.cue.end || before.source.begin >= before.cue.begin) return false;
    return !is_somebody(statement.source);
  }

  void name_source(Statement& statement) const {
    statement.named = statement.source;
    const TokenSpan whole = speakers_.whole(statement, statement.source);
    if (statement.verb && whole.begin == statement.source.begin && whole.end > statement.source.end &&
        document_.tokens.tag[statement.source.end] == Tag::kCC)
      statement.named = whole;  // "mining and metals group Acme"
    const bool free = std::none_of(statement.content.begin(), statement.content.end(),
                                   [&](TokenSpan span) { return span.overlaps(whole); });
    if (free) statement.source = whole;
  }

  // "Roe, who pushed through the tax reforms, told reporters": who is told does not stand before the
  // speaker's verb behind a comma.
  void leave_out_addressee(const Statement& statement) const {
    if (!statement.verb || speakers_.is_passive(statement)) return;
    auto& roles = document_.claims[statement.claim].roles;
    roles.erase(std::remove_if(roles.begin(), roles.end(),
                               [&](const RoleFiller& role) {
                                 const std::uint32_t end = role.filler.tokens.end;
                                 return role.role == addressee_ && end < statement.cue.begin &&
                                        document_.tokens.tag[end] == Tag::kComma;
                               }),
                roles.end());
  }

  bool has_role(const Rule& rule, Symbol wanted) const {
    const auto& roles = builder_.resources().rules.events[rule.body].roles;
    return std::any_of(roles.begin(), roles.end(), [&](const EventRole& role) {
      return role.type != nullptr && role.type->symbol == wanted;
    });
  }

  // The rule takes its content from that place.
  bool reads(const Rule& rule, Symbol wanted) const {
    if (!rule.event) return false;
    for (const EventRole& role : builder_.resources().rules.events[rule.body].roles) {
      if (role.type == nullptr || role.type->symbol != content_) continue;
      for (const PlaceTest& place : role.places) {
        if (place.place == wanted) return true;
      }
    }
    return false;
  }

  // The noun right behind the verb, or behind the preposition its rule asks for, where the tree has none.
  TokenSpan beside(const Statement& statement, const Rule& rule) const {
    const std::uint32_t next = statement.cue.end;
    if (!statement.verb || next >= statement.seen.end) return {};
    if (reads(rule, to_)) {
      const TokenSpan infinitive = infinitive_behind(statement);
      if (!infinitive.empty()) return infinitive;
    }
    if (reads(rule, object_)) {
      const TokenSpan noun = reader_.noun_at(statement, next);
      return noun.empty() ? reader_.up_to_quotation(statement, next) : noun;
    }
    const Symbol word = document_.tokens.norm[next];
    return builder_.tree().tag(next) == Tag::kIN && reads(rule, word) ? reader_.noun_at(statement, next + 1)
                                                                      : TokenSpan{};
  }

  // "urged drivers to stay": to whom the tree gives it.
  TokenSpan infinitive_behind(const Statement& statement) const {
    const std::uint32_t end = std::min(statement.seen.end, statement.cue.end + kLongestAddressee);
    for (std::uint32_t t = statement.cue.end; t + 1 < end; ++t) {
      if (builder_.tree().tag(t) == Tag::kTO && document_.tokens.tag[t + 1] == Tag::kVB) return {t, t + 2};
      if (builder_.tree().verb_group(t) != kNowhere || document_.tokens.tag[t] == Tag::kComma) return {};
    }
    return {};
  }

  // ---- quotations

  // '"It may close if it must," Roe said': how the words stand is nothing of the verb behind them.
  bool follows_quotation(const Statement& statement) const {
    if (!statement.verb || statement.content.empty()) return false;
    const TokenSpan last = statement.content.front();
    return last.end <= statement.cue.begin && reader_.quote_at(last.end - 1) != kNowhere &&
           reader_.quote_at(last.end - 1) != reader_.quote_at(statement.anchor);
  }

  // "suggested he is no Lincoln": what is said is denied, not that it is.
  void leave_denial_inside(const Statement& statement) const {
    Claim& claim = document_.claims[statement.claim];
    if (claim.polarity != Polarity::kNegative || claim.cues.size() != 1 || !statement.verb) return;
    const std::uint32_t no = claim.cues.front().begin;
    const bool inside = std::any_of(statement.content.begin(), statement.content.end(), [&](TokenSpan span) {
      return no > span.begin && no < span.end && speakers_.holds_finite_verb({span.begin, no});
    });
    if (!inside) return;
    claim.polarity = Polarity::kPositive;
    claim.cues.clear();
  }

  // "does not plan to discuss Roe's claim that it fell": he claims it all the same.
  bool is_owned(const Statement& statement) const {
    const std::uint32_t end = statement.source.end;
    return !statement.verb && !statement.source.empty() && end <= statement.cue.begin &&
           document_.claims[statement.claim].predicate != kNowhere &&
           (document_.tokens.tag[end] == Tag::kPOS || document_.tokens.tag[end - 1] == Tag::kPRPS);
  }

  void own(const Statement& statement) {
    for (const TokenSpan span : statement.content) {
      auto quote = first_quote(span.begin);
      for (; quote < document_.quotes.size() && document_.quotes[quote].tokens.begin < span.end; ++quote) {
        if (!document_.quotes[quote].tokens.contains(statement.anchor)) owned_[quote] = true;
      }
    }
  }
  std::size_t first_quote(std::uint32_t token) const {
    const auto& quotes = document_.quotes;
    const auto at = std::lower_bound(quotes.begin(), quotes.end(), token,
                                     [](const Quote& q, std::uint32_t t) { return q.tokens.end <= t; });
    return static_cast<std::size_t>(at - quotes.begin());
  }
  std::uint32_t paragraph_of(std::uint32_t token) const {
    return document_.sentences[document_.sentence_of(token)].paragraph;
  }

  // "We will grow," he said. "And soon.": what is quoted without a word of saying goes on with what was said.
  void join_loose_quotations() {
    std::size_t next = 0;
    std::uint32_t last = kNowhere;    // statement before the quotation
    std::uint32_t quoted = kNowhere;  // the last that said something in quotation marks
    for (std::size_t q = 0; q < document_.quotes.size(); ++q) {
      const Quote& quote = document_.quotes[q];
      for (; next < statements_.size() && statements_[next].anchor < quote.tokens.begin; ++next) {
        if (reader_.quote_at(statements_[next].anchor) != kNowhere) continue;
        if (statements_[next].source.empty() && !statements_[next].content.empty())
          continue;  // "when asked if"
        if (last != kNowhere &&
            (adds_no_words(statements_[last], statements_[next]) ||
             (statements_[next].content.empty() && says(statements_[last], statements_[next]))))
          continue;  // "he said it had to respond"
        last = static_cast<std::uint32_t>(next);
        const bool aside = quoted != kNowhere && adds_to(statements_[last], statements_[quoted]);
        if (ends_in_quotation(statements_[last]) && !aside) quoted = last;
      }
      if (owned_[q] || !stands_alone(quote)) continue;
      if (last != kNowhere && quoted != kNowhere && adds_to(statements_[last], statements_[quoted]))
        last = quoted;
      for (const std::uint32_t each : {last, quoted}) {
        if (each == kNowhere || owned_[q] || !goes_on(statements_[each], quote)) continue;
        statements_[each].content.push_back(quote.tokens);
        quoted = each;
        owned_[q] = true;
      }
    }
  }

  // "We grew," he said, referring to May. "And soon again.": the quotation goes on with the first, as it does
  // behind a participle that quotes a few words (', saying it was "a joke."').
  bool adds_to(const Statement& statement, const Statement& before) const {
    return document_.tokens.tag[statement.anchor] == Tag::kVBG && before.seen.contains(statement.anchor) &&
           !(ends_in_quotation(statement) && reader_.opens_quotation(statement.content.back().begin));
  }

  // '"We grew," said Roe, who had backed the mill. "And soon again."': she goes on with what she said.
  bool adds_no_words(const Statement& before, const Statement& statement) const {
    const bool words = statement.takes_clause || statement.takes_quotation || !statement.verb;
    return !words && before.seen.contains(statement.anchor) && ends_in_quotation(before) &&
           !ends_in_quotation(statement);
  }

  // Paragraphs of one quotation whose last is followed by words of saying: "... / "... and soon," he said.
  void join_to_last_paragraph() {
    for (std::size_t s = 0; s < statements_.size(); ++s) {
      Statement& statement = statements_[s];
      if (statement.content.empty()) continue;
      std::uint32_t q = reader_.quote_at(statement.content.front().begin);
      if (q == reader_.quote_at(statement.anchor)) continue;  // told inside the quotation
      std::vector<TokenSpan> before;
      while (q != kNowhere && q > 0 && document_.quotes[q].continued && !owned_[q - 1]) {
        owned_[--q] = true;
        before.push_back(document_.quotes[q].tokens);
      }
      statement.content.insert(statement.content.begin(), before.rbegin(), before.rend());
    }
  }

  // Not "when asked if", "who had backed Roe".
  bool may_go_on(const Statement& statement) const {
    const bool words = statement.takes_clause || statement.takes_quotation || !statement.verb;
    return words && !(statement.source.empty() && !statement.content.empty());
  }

  bool ends_in_quotation(const Statement& statement) const {
    return !statement.content.empty() && reader_.quote_at(statement.content.back().end - 1) != kNowhere;
  }

  bool stands_alone(const Quote& quote) const {
    if (quote.tokens.size() < kShortestQuotation) return false;
    const TokenSpan sentence = document_.sentences[document_.sentence_of(quote.tokens.begin)].tokens;
    return quote.tokens.begin == sentence.begin;
  }

  // No sentence of its paragraph stands outside its quotation marks and those of the parts that go on with
  // it.
  bool alone_in_paragraph(const Quote& quote) const {
    const std::uint32_t first = document_.sentence_of(quote.tokens.begin);
    const auto& sentences = document_.sentences;
    const std::uint32_t here = sentences[first].paragraph;
    std::uint32_t end = quote.tokens.end;
    for (std::size_t q = first_quote(end); q < document_.quotes.size(); ++q) {
      const Quote& next = document_.quotes[q];
      if (!next.continued || next.tokens.begin != end || paragraph_of(end) != here) break;
      end = next.tokens.end;
    }
    const std::uint32_t last = document_.sentence_of(end - 1);
    const bool opens = first == 0 || sentences[first - 1].paragraph != here;
    const bool closes = last + 1 == sentences.size() || sentences[last + 1].paragraph != here;
    return opens && closes && end >= sentences[last].tokens.end;
  }

  // Nothing is told behind a statement in its paragraph.
  bool closes_paragraph(const Statement& statement) const {
    const std::uint32_t last = std::max(statement.content.back().end, statement.seen.end);
    const std::uint32_t sentence = document_.sentence_of(last - 1);
    const auto& sentences = document_.sentences;
    return last >= sentences[sentence].tokens.end &&
           (sentence + 1 == sentences.size() || sentences[sentence + 1].paragraph != paragraph_of(last - 1));
  }
  // A quotation that ends with its sentence.
  bool is_whole(const Quote& quote) const {
    return quote.tokens.end >= document_.sentences[document_.sentence_of(quote.tokens.end - 1)].tokens.end;
  }

  bool says(const Statement& outer, const Statement& inner) const {
    return std::any_of(outer.content.begin(), outer.content.end(),
                       [&](TokenSpan span) { return span.begin <= inner.anchor && inner.anchor < span.end; });
  }

  // "after claiming the lead": tells what somebody did, not what he said.
  bool behind_preposition(const Statement& statement) const {
    const std::uint32_t begin = statement.cue.begin;
    return begin > statement.seen.begin && document_.tokens.tag[statement.anchor] == Tag::kVBG &&
           document_.tokens.tag[begin - 1] == Tag::kIN;
  }

  // Not "the rumors" of "The rumors went on.", nor "money from Acme".
  bool is_somebody(TokenSpan source) const {
    if (source.empty()) return false;
    const std::uint32_t group = builder_.tree().noun_group(source.begin);
    const std::uint32_t end = group == kNowhere ? source.end : document_.noun_groups[group].tokens.end;
    if (end < source.end && document_.tokens.tag[end] == Tag::kIN) {
      const std::uint32_t head = document_.noun_groups[group].head;
      const Tag first = document_.tokens.tag[head];
      if (first == Tag::kNN && !builder_.in_lexicon("sayer", document_.tokens.lemma[head]) &&
          !builder_.in_lexicon("apart-noun", document_.tokens.lemma[head]) && !speakers_.in_name(head))
        return false;
    }
    const Tag tag = document_.tokens.tag[source.end - 1];
    return (tag != Tag::kNN && tag != Tag::kNNS) ||
           builder_.in_lexicon("sayer", document_.tokens.lemma[source.end - 1]) ||
           speakers_.mention_in(source) != kNowhere;
  }

  // "They publish it in minutes.": not words.
  bool acts_on(const Statement& statement) const {
    const std::uint32_t next = statement.cue.end;
    return !statement.takes_clause && next < statement.seen.end &&
           builder_.tree().noun_group(next) != kNowhere && !speakers_.is_date(next);
  }

  bool goes_on(const Statement& statement, const Quote& quote) const {
    const std::uint32_t here = paragraph_of(quote.tokens.begin);
    const std::uint32_t there = paragraph_of(statement.anchor);
    const bool next = statement.seen.end + 1 >= quote.tokens.begin && here <= there + 1;
    const bool colon = document_.norm(statement.seen.end - 1) == ":";
    if (next && colon) return true;
    if (statement.content.empty())
      return statement.takes_quotation && next && !behind_preposition(statement) && !acts_on(statement) &&
             !reader_.in_relative_clause(statement) &&
             is_somebody(statement.source);  // "He went on." and a new line
    const std::uint32_t last = statement.content.back().end - 1;
    if (quote.continued && last + kFarthestPart >= quote.tokens.begin)
      return true;  // its first part was said
    const bool opens = here == there + 1 && may_go_on(statement) && closes_paragraph(statement);
    if ((opens && is_whole(quote)) || alone_in_paragraph(quote))
      return here <= paragraph_of(last) + 1 && ends_in_quotation(statement);
    return here == there || here == paragraph_of(last);
  }

  ClaimBuilder& builder_;
  Document& document_;
  SpeakerReader speakers_;
  ContentReader reader_;
  const Symbol content_, that_, quote_, object_, to_, addressee_;
  std::vector<Statement> statements_;
  std::vector<bool> owned_;  // by quotation
};

}  // namespace

std::vector<Statement> find_statements(ClaimBuilder& builder) { return StatementFinder(builder).run(); }

}  // namespace claimgraph
