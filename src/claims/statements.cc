#include "claims/statements.h"

#include <algorithm>
#include <string_view>

#include "claims/contents.h"
#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kShortestSpeech = 4;  // tokens of a quotation that stands alone, its marks included

class StatementFinder {
 public:
  explicit StatementFinder(ClaimBuilder& builder)
      : builder_(builder),
        document_(builder.document()),
        reader_(builder),
        content_(builder.resources().symbols.find("content")),
        source_(builder.resources().symbols.find("source")),
        speaker_(builder.resources().symbols.find("speaker")),
        that_(builder.resources().symbols.find("that")),
        subject_(builder.resources().symbols.find("subject")) {}

  std::vector<Statement> run() {
    for (std::uint32_t c = 0; c < document_.claims.size(); ++c) {
      if (is_statement(builder_.resources(), document_.claims[c])) statements_.push_back(describe(c));
    }
    std::stable_sort(statements_.begin(), statements_.end(),
                     [](const Statement& a, const Statement& b) { return a.anchor < b.anchor; });
    owned_.assign(document_.quotes.size(), false);
    for (Statement& statement : statements_) {
      reader_.read(statement);
      own(statement);
    }
    join_loose_quotations();
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
      statement.verb = predicate.verb_group != kNowhere && predicate.token == claim.anchor;
      if (statement.verb) statement.cue = document_.verb_groups[predicate.verb_group].tokens;
    }
    const Rule& rule = builder_.resources().rules.rules[claim.rule];
    statement.takes_clause = rule.event && reads_clause(rule);
    for (const RoleFiller& role : claim.roles) {
      const TokenSpan tokens = role.filler.tokens;
      if (role.role == content_ && statement.captured.empty()) statement.captured = tokens;
      if (role.role == speaker_ || role.role == source_) statement.source = wider(statement.source, tokens);
    }
    if (statement.source.empty() && statement.verb) statement.source = subject_of(claim.predicate);
    return statement;
  }

  static TokenSpan wider(TokenSpan a, TokenSpan b) { return a.size() >= b.size() ? a : b; }

  bool reads_clause(const Rule& rule) const {
    for (const EventRole& role : builder_.resources().rules.events[rule.body].roles) {
      if (role.type == nullptr || role.type->symbol != content_) continue;
      for (const PlaceTest& place : role.places) {
        if (place.place == that_) return true;
      }
    }
    return false;
  }

  TokenSpan subject_of(std::uint32_t predicate) const {
    for (const Place& place : document_.places_of(predicate)) {
      if (place.place == subject_) return place.filler;
    }
    return {};
  }

  // ---- quotations

  void own(const Statement& statement) {
    for (const TokenSpan span : statement.content) {
      auto quote = first_quote(span.begin);
      for (; quote < document_.quotes.size() && document_.quotes[quote].tokens.begin < span.end; ++quote)
        owned_[quote] = true;
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
    std::uint32_t last = kNowhere;  // statement before the quotation
    for (std::size_t q = 0; q < document_.quotes.size(); ++q) {
      const Quote& quote = document_.quotes[q];
      for (; next < statements_.size() && statements_[next].anchor < quote.tokens.begin; ++next) {
        if (reader_.quote_at(statements_[next].anchor) == kNowhere) last = static_cast<std::uint32_t>(next);
      }
      if (owned_[q] || last == kNowhere || !stands_alone(quote)) continue;
      if (goes_on(statements_[last], quote)) {
        statements_[last].content.push_back(quote.tokens);
        owned_[q] = true;
      }
    }
  }

  bool stands_alone(const Quote& quote) const {
    if (quote.tokens.size() < kShortestSpeech) return false;
    const TokenSpan sentence = document_.sentences[document_.sentence_of(quote.tokens.begin)].tokens;
    return quote.tokens.begin == sentence.begin;
  }

  bool goes_on(const Statement& statement, const Quote& quote) const {
    const std::uint32_t here = paragraph_of(quote.tokens.begin);
    const std::uint32_t there = paragraph_of(statement.anchor);
    if (statement.content.empty()) {  // "He went on:" and a new line
      return statement.takes_clause && here <= there + 1 &&
             statement.seen.end + 1 >= quote.tokens.begin;
    }
    const std::uint32_t last = statement.content.back().end - 1;
    if (quote.continued) return here <= paragraph_of(last) + 1;
    return here == there || (here == paragraph_of(last));
  }

  ClaimBuilder& builder_;
  Document& document_;
  ContentReader reader_;
  const Symbol content_, source_, speaker_, that_, subject_;
  std::vector<Statement> statements_;
  std::vector<bool> owned_;  // by quotation
};

}  // namespace

std::vector<Statement> find_statements(ClaimBuilder& builder) { return StatementFinder(builder).run(); }

}  // namespace claimgraph
