#include "claims/sources.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

struct Statement {
  std::uint32_t claim = kNowhere;
  std::vector<TokenSpan> content;
  std::uint32_t root = kNowhere;  // tree node of the clause that is its content
  std::uint32_t size = 0;         // tokens of content
};

class SourceLinker {
 public:
  explicit SourceLinker(ClaimBuilder& builder)
      : builder_(builder),
        tree_(builder.tree()),
        document_(builder.document()),
        content_(symbol("content")),
        source_(symbol("source")),
        speaker_(symbol("speaker")),
        cue_(symbol("cue")) {}

  void run() {
    std::vector<Statement> statements;
    for (std::uint32_t c = 0; c < document_.claims.size(); ++c) {
      if (is_statement(document_.claims[c])) statements.push_back(read(c));
    }
    std::stable_sort(statements.begin(), statements.end(),
                     [](const Statement& a, const Statement& b) { return a.size < b.size; });
    order_claims();
    for (const Statement& statement : statements) link(statement);
  }

 private:
  Symbol symbol(std::string_view name) const { return builder_.resources().symbols.find(name); }
  bool is_statement(const Claim& claim) const {
    return claim.rule != kNowhere &&
           builder_.resources().ontology.types[claim.type].name.starts_with("statement.");
  }
  TokenSpan sentence_of(std::uint32_t token) const {
    return document_.sentences[document_.sentence_of(token)].tokens;
  }

  Statement read(std::uint32_t number) {
    Statement statement;
    statement.claim = number;
    const Claim& claim = document_.claims[number];
    const bool verb =
        claim.predicate != kNowhere && document_.predicates[claim.predicate].token == claim.anchor;
    if (verb) {
      spoken_clause(claim, statement);
      quotations(claim, statement);
    } else if (claim.predicate != kNowhere) {
      clause_around(claim, statement);
    }
    std::vector<RoleFiller>& roles = document_.claims[number].roles;
    for (const RoleFiller& role : roles) {
      if (role.role == content_ && role.filler.kind == FillerKind::kText &&
          near_verb(claim, role.filler.tokens))
        statement.content.push_back(role.filler.tokens);
    }
    join(statement.content);
    std::erase_if(roles, [&](const RoleFiller& role) { return role.role == content_; });
    for (const TokenSpan span : statement.content) {
      statement.size += span.size();
      builder_.fill(number, content_, {FillerKind::kText, kNowhere, span});
    }
    if (verb) {
      const VerbGroup* group = group_of(claim.predicate);
      builder_.fill(number, cue_,
                    {FillerKind::kText, kNowhere,
                     group != nullptr ? group->tokens : TokenSpan{claim.anchor, claim.anchor + 1}});
    } else {
      builder_.fill(number, cue_, {FillerKind::kText, kNowhere, {claim.anchor, claim.anchor + 1}});
    }
    name_source(number, verb);
    return statement;
  }

  // Spans in text order; those that overlap or follow each other become one.
  static void join(std::vector<TokenSpan>& spans) {
    std::sort(spans.begin(), spans.end());
    std::vector<TokenSpan> joined;
    for (const TokenSpan span : spans) {
      if (!joined.empty() && span.begin <= joined.back().end + 1)
        joined.back().end = std::max(joined.back().end, span.end);
      else
        joined.push_back(span);
    }
    spans = std::move(joined);
  }

  const VerbGroup* group_of(std::uint32_t predicate) const {
    const std::uint32_t number = document_.predicates[predicate].verb_group;
    return number == kNowhere ? nullptr : &document_.verb_groups[number];
  }

  // The words that name the speaker, as a slot.
  void name_source(std::uint32_t number, bool verb) {
    TokenSpan span;
    for (const RoleFiller& role : document_.claims[number].roles) {
      if (role.role == source_ && role.filler.kind == FillerKind::kText) return;
      if (role.role == speaker_) span = role.filler.tokens;
    }
    if (verb && !document_.claims[number].subject.empty() &&
        (span.empty() || document_.claims[number].subject.contains(span)))
      span = document_.claims[number].subject;
    if (!span.empty()) builder_.fill(number, source_, {FillerKind::kText, kNowhere, span});
  }

  // The clause that depends on the verb, or that the verb is put behind or into.
  void spoken_clause(const Claim& claim, Statement& statement) const {
    const std::uint32_t node = predicate_node(tree_, document_.predicates[claim.predicate]);
    std::uint32_t clause = tree_.child(node, Relation::kCcomp);
    if (clause == kNowhere) {
      const std::uint32_t beside = tree_.child(node, Relation::kParataxis);
      if (beside != kNowhere && verb_group_at(tree_, beside) != kNowhere) clause = beside;
    }
    if (clause != kNowhere) {
      TokenSpan span = tree_.subtree(clause);
      if (span.contains(claim.anchor)) span = beside(span, tree_.subtree(node), claim.anchor);
      while (span.size() > 1 && document_.norm(span.begin) == "that") ++span.begin;
      statement.root = clause;
      if (!span.empty()) statement.content.push_back(span);
      return;
    }
    const std::uint32_t above = tree_.head(node);
    if (tree_.relation(node) != Relation::kParataxis || above == kNowhere) return;
    const TokenSpan whole = tree_.subtree(above);
    const TokenSpan own = tree_.subtree(node);
    const TokenSpan before = trim_punctuation(document_, {whole.begin, std::min(own.begin, whole.end)});
    const TokenSpan behind = trim_punctuation(document_, {std::max(own.end, whole.begin), whole.end});
    for (const TokenSpan part : {before, behind}) {
      if (part.size() > 1) statement.content.push_back(part);
    }
    statement.root = above;
  }

  // The larger part of a span beside an inner one.
  static TokenSpan beside(TokenSpan span, TokenSpan inner, std::uint32_t anchor) {
    const TokenSpan left{span.begin, std::min(inner.begin, anchor)};
    const TokenSpan right{std::max(inner.end, anchor + 1), span.end};
    if (right.begin >= right.end) return left;
    if (left.begin >= left.end) return right;
    return left.size() >= right.size() ? left : right;
  }

  // Quotations of the sentence: they widen the clause they touch, or are the content themselves.
  void quotations(const Claim& claim, Statement& statement) const {
    const TokenSpan sentence = sentence_of(claim.anchor);
    const auto& quotes = document_.quotes;
    auto quote = std::lower_bound(quotes.begin(), quotes.end(), sentence.begin,
                                  [](const Quote& q, std::uint32_t token) { return q.tokens.end <= token; });
    const bool bare = statement.content.empty();
    for (; quote != quotes.end() && quote->tokens.begin < sentence.end; ++quote) {
      if (quote->tokens.contains(claim.anchor) || quote->tokens.size() < 3) continue;
      bool joined = false;
      for (TokenSpan& span : statement.content) {
        const bool touches = quote->tokens.begin <= span.end + 1 && span.begin <= quote->tokens.end + 1;
        if (!touches || joined) continue;
        const TokenSpan wide{std::min(span.begin, quote->tokens.begin),
                             std::max(span.end, quote->tokens.end)};
        if (wide.contains(claim.anchor)) continue;
        span = wide;
        joined = true;
      }
      if (joined) continue;
      const bool long_enough = quote->tokens.size() > 5 || bare;
      if (long_enough && near_verb(claim, quote->tokens)) statement.content.push_back(quote->tokens);
    }
  }

  // A quotation belongs to the verb when no other statement's verb stands between them.
  bool near_verb(const Claim& claim, TokenSpan quote) const {
    const std::uint32_t from = std::min(quote.end, claim.anchor + 1);
    const std::uint32_t to = std::max(quote.begin, claim.anchor);
    for (std::uint32_t t = from; t < to; ++t) {
      for (const std::uint32_t other : builder_.at(t)) {
        if (is_statement(document_.claims[other]) && document_.claims[other].anchor != claim.anchor)
          return false;
      }
    }
    return true;
  }

  // "according to X": the clause around it, without the phrase.
  void clause_around(const Claim& claim, Statement& statement) const {
    const TokenSpan clause = document_.predicates[claim.predicate].clause;
    const TokenSpan sentence = sentence_of(claim.anchor);
    TokenSpan content = clause;
    if (claim.evidence.begin <= clause.begin || claim.evidence.begin - sentence.begin <= 2)
      content.begin = std::max(clause.begin, claim.evidence.end);
    else
      content.end = std::min(clause.end, claim.evidence.begin);
    content = trim_punctuation(document_, content);
    if (content.begin < content.end) statement.content.push_back(content);
    statement.root = predicate_node(tree_, document_.predicates[claim.predicate]);
  }

  void order_claims() {
    for (std::uint32_t c = 0; c < document_.claims.size(); ++c) by_anchor_.push_back(c);
    std::stable_sort(by_anchor_.begin(), by_anchor_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return document_.claims[a].anchor < document_.claims[b].anchor;
    });
  }

  void link(const Statement& statement) {
    const Filler speaker = speaker_of(statement.claim);
    for (const TokenSpan span : statement.content) {
      auto at = std::lower_bound(
          by_anchor_.begin(), by_anchor_.end(), span.begin,
          [&](std::uint32_t c, std::uint32_t token) { return document_.claims[c].anchor < token; });
      for (; at != by_anchor_.end() && document_.claims[*at].anchor < span.end; ++at) {
        if (*at == statement.claim ||
            document_.claims[*at].anchor == document_.claims[statement.claim].anchor)
          continue;
        if (has_source(*at)) continue;
        if (speaker.kind == FillerKind::kEntity || !speaker.tokens.empty())
          builder_.fill(*at, source_, speaker);
        if (said_itself(*at, statement))
          builder_.fill(statement.claim, content_, {FillerKind::kClaim, *at, document_.claims[*at].evidence});
      }
    }
  }

  // Not a claim inside another claim of the content.
  bool said_itself(std::uint32_t claim, const Statement& statement) const {
    if (statement.root == kNowhere) return true;
    const auto& chain = builder_.chain(claim);
    return std::find(chain.begin(), chain.end(), statement.root) != chain.end();
  }

  // A statement's own source slot names its speaker, not who reports it.
  bool has_source(std::uint32_t claim) const {
    const auto& roles = document_.claims[claim].roles;
    const bool statement = is_statement(document_.claims[claim]);
    return std::any_of(roles.begin(), roles.end(), [&](const RoleFiller& role) {
      return role.role == source_ && (!statement || role.filler.kind == FillerKind::kEntity);
    });
  }

  Filler speaker_of(std::uint32_t claim) const {
    Filler text;
    for (const RoleFiller& role : document_.claims[claim].roles) {
      if (role.role == speaker_ && role.filler.kind == FillerKind::kEntity) return role.filler;
      if (role.role == source_ && role.filler.kind == FillerKind::kText) text = role.filler;
    }
    return text;
  }

  ClaimBuilder& builder_;
  const SyntaxTree& tree_;
  Document& document_;
  const Symbol content_, source_, speaker_, cue_;
  std::vector<std::uint32_t> by_anchor_;
};

}  // namespace

void link_sources(ClaimBuilder& builder) { SourceLinker(builder).run(); }

}  // namespace claimgraph
