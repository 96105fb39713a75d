#include "claims/sources.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "claims/contents.h"
#include "claims/speakers.h"
#include "claims/statement_slots.h"
#include "claims/statements.h"
#include "claims/whole_units.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::int32_t kReportsMost = 8;  // limits.cc tells it
constexpr int kClimb = 8;                 // heads from a claim to the noun it tells of

class SourceLinker {
 public:
  explicit SourceLinker(ClaimBuilder& builder)
      : builder_(builder),
        tree_(builder.tree()),
        document_(builder.document()),
        speakers_(builder),
        content_(symbol("content")),
        source_(symbol("source")),
        speaker_(symbol("speaker")) {}

  void run() {
    std::vector<Statement> statements = find_statements(builder_);
    gone_ = too_deep(statements);
    std::erase_if(statements, [&](const Statement& statement) { return gone_[statement.claim]; });
    fill_statement_slots(builder_, speakers_, statements);
    std::stable_sort(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) {
      return size_of(a.content) < size_of(b.content);
    });
    order_claims();
    for (const Statement& statement : statements) link(statement);
    for (const Statement& statement : statements) {
      if (statement.content.empty() && !(statement.silent && !statement.source.empty()))
        gone_[statement.claim] = statement.thought || !builder_.make_open(statement.claim);
    }
    builder_.remove(gone_);
  }

 private:
  Symbol symbol(std::string_view name) const { return builder_.resources().symbols.find(name); }
  static std::uint32_t size_of(const std::vector<TokenSpan>& spans) {
    std::uint32_t size = 0;
    for (const TokenSpan span : spans) size += span.size();
    return size;
  }

  // The claims that lie in more than kReportsMost reports: "A said B said C said ..." would repeat the rest
  // of itself for each of its verbs.
  std::vector<bool> too_deep(const std::vector<Statement>& statements) {
    std::vector<std::int32_t> depth(document_.tokens.size() + 1, 0);
    std::uint32_t before = kNowhere;
    for (const Statement& statement : statements) {
      if (statement.anchor == before) continue;
      before = statement.anchor;
      for (const TokenSpan span : statement.content) {
        ++depth[span.begin];
        --depth[span.end];
      }
    }
    std::partial_sum(depth.begin(), depth.end(), depth.begin());
    std::vector<bool> deep(document_.claims.size(), false);
    for (std::size_t c = 0; c < deep.size(); ++c) {
      const std::uint32_t anchor = document_.claims[c].anchor;
      deep[c] = anchor < depth.size() && depth[anchor] > kReportsMost;
      if (deep[c]) document_.cut_short("reports in reports above the limit");
    }
    return deep;
  }

  void order_claims() {
    for (std::uint32_t c = 0; c < document_.claims.size(); ++c) {
      if (!gone_[c]) by_anchor_.push_back(c);
    }
    std::stable_sort(by_anchor_.begin(), by_anchor_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return document_.claims[a].anchor < document_.claims[b].anchor;
    });
  }

  // Whoever praises, blames or declines says nothing of what the words name.
  bool only_judges(const Statement& statement) const {
    const std::uint16_t type = document_.claims[statement.claim].type;
    return !statement.takes_clause && builder_.resources().ontology.types[type].judges;
  }

  // "denied the claim of Roe, head of Acme": what describes a noun in what is said is told by the text
  // itself.
  bool describes_noun(std::uint32_t claim, const Statement& statement) const {
    const TokenSpan noun = statement.noun;
    std::uint32_t at = document_.claims[claim].anchor;
    if (noun.empty() || !noun.contains(at)) return false;
    for (int i = 0; i < kClimb && at != kNowhere && noun.contains(at); ++i, at = tree_.head(at)) {
      const Relation r = tree_.relation(at);
      if (r == Relation::kAclRelcl || r == Relation::kAppos) return true;
    }
    return false;
  }

  // "Roe said the chairman, Ada Lund, would go": who she is tells the text; not so in quotation marks.
  bool added_by_text(std::uint32_t number, TokenSpan said) const {
    const Claim& claim = document_.claims[number];
    const bool added = claim.apposition || (claim.rule != kNowhere &&
                                            builder_.resources().rules.rules[claim.rule].settings.authors);
    const bool beside = claim.modality == Modality::kAsserted && told_beside(claim.anchor, said);
    return (added || beside) && !speakers_.in_quotation(claim.anchor);
  }

  // "Roe said Acme Corp, which owns a mill in Ohio, would grow": so does what is told of a name in passing;
  // what may, will or must be is told by Roe.
  bool told_beside(std::uint32_t at, TokenSpan said) const {
    for (int i = 0; i < kClimb && at != kNowhere && said.contains(at); ++i, at = tree_.head(at)) {
      std::uint32_t opening = tree_.child(at, Relation::kNsubj);
      if (tree_.relation(at) == Relation::kAclRelcl) opening = tree_.subtree(at).begin;
      const std::uint32_t group = tree_.verb_group(at);
      if (opening == kNowhere || opening < 2 || group == kNowhere || !is_wh(tree_.tag(opening))) continue;
      const bool beside = tree_.tag(opening - 1) == Tag::kComma && is_proper(tree_.tag(opening - 2));
      const VerbGroup& verb = document_.verb_groups[group];
      return beside && verb.finite && tree_.tag(verb.tokens.begin) != Tag::kMD;
    }
    return false;
  }

  void link(const Statement& statement) {
    if (only_judges(statement)) return;
    const std::vector<Filler> speakers = speakers_of(statement.claim);
    for (const TokenSpan span : statement.content) {
      auto at = std::lower_bound(
          by_anchor_.begin(), by_anchor_.end(), span.begin,
          [&](std::uint32_t c, std::uint32_t token) { return document_.claims[c].anchor < token; });
      for (; at != by_anchor_.end() && document_.claims[*at].anchor < span.end; ++at) {
        if (*at == statement.claim ||
            document_.claims[*at].anchor == document_.claims[statement.claim].anchor)
          continue;
        if (takes_subject_from_outside(*at, statement) || !keep_inside(*at, span)) gone_[*at] = true;
        if (has_source(*at) || describes_noun(*at, statement) || added_by_text(*at, span)) continue;
        for (const Filler& speaker : speakers) builder_.fill(*at, source_, speaker);
        if (said_itself(*at, statement))
          builder_.fill(statement.claim, content_, {FillerKind::kClaim, *at, document_.claims[*at].evidence});
      }
    }
  }

  // "He said it was sound and would grow" tells nothing of him: an open claim about what is said has its
  // subject there, unless the content has none of its own ("promised to pay").
  bool takes_subject_from_outside(std::uint32_t number, const Statement& statement) const {
    const Claim& claim = document_.claims[number];
    if (claim.rule != kNowhere || claim.subject.empty()) return false;
    const Tag first = tree_.tag(statement.content.front().begin);
    const std::uint32_t group = tree_.verb_group(claim.anchor);
    const bool finite = group != kNowhere && document_.verb_groups[group].finite;
    if (first == Tag::kTO || (first == Tag::kVBG && !finite))
      return false;  // not "said that leaving would hurt"
    return std::none_of(statement.content.begin(), statement.content.end(),
                        [&](TokenSpan span) { return span.overlaps(claim.subject); });
  }

  // "Sales rose, officials said": what is said ends before who says it. False where nothing of the claim's
  // object is said.
  bool keep_inside(std::uint32_t number, TokenSpan said) {
    Claim& claim = document_.claims[number];
    const bool open = claim.rule == kNowhere;
    if (open && claim.subject.begin < said.begin && claim.subject.end > said.begin) {
      claim.subject.begin = said.begin;  // "told [analysts Acme] would sell"
      claim.evidence.begin = std::max(claim.evidence.begin, said.begin);
    }
    if (claim.evidence.begin < said.begin) return true;
    claim.evidence.end = std::max(claim.anchor + 1, std::min(claim.evidence.end, said.end));
    if (!open || claim.object.end <= said.end || claim.object.begin < said.begin) return true;
    const bool outside = claim.object.begin >= said.end;
    const TokenSpan kept =
        outside ? TokenSpan{} : trim_punctuation(document_, {claim.object.begin, said.end});
    std::erase_if(claim.roles, [&](RoleFiller& role) {
      if (role.filler.kind != FillerKind::kText || role.filler.tokens != claim.object) return false;
      role.filler.tokens = kept;
      return kept.empty();
    });
    claim.object = kept;
    if (!outside) return !kept.empty();
    claim.relation.end = std::min(claim.relation.end, said.end);  // "was waived[, according to the ruling]"
    const std::string_view verb = document_.lemma(claim.relation.end - 1);
    return verb != "be" && verb != "have";
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
    const bool statement = is_statement(builder_.resources(), document_.claims[claim]);
    return std::any_of(roles.begin(), roles.end(), [&](const RoleFiller& role) {
      return role.role == source_ && (!statement || role.filler.kind == FillerKind::kEntity);
    });
  }

  // The parties that speak; the words that name them where there are none.
  std::vector<Filler> speakers_of(std::uint32_t claim) const {
    std::vector<Filler> parties, words;
    for (const RoleFiller& role : document_.claims[claim].roles) {
      if (role.role == speaker_ && role.filler.kind == FillerKind::kEntity) parties.push_back(role.filler);
      if (role.role == source_ && role.filler.kind == FillerKind::kText) words = {role.filler};
    }
    return parties.empty() ? words : parties;
  }

  ClaimBuilder& builder_;
  const SyntaxTree& tree_;
  Document& document_;
  const SpeakerReader speakers_;
  const Symbol content_, source_, speaker_;
  std::vector<std::uint32_t> by_anchor_;
  std::vector<bool> gone_;  // by claim
};

}  // namespace

void link_sources(ClaimBuilder& builder) { SourceLinker(builder).run(); }

}  // namespace claimgraph
