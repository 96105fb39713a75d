#include "claims/described.h"

#include <string>
#include <unordered_map>

#include "resources.h"
#include "syntax/tree.h"

namespace claimgraph {
namespace {

class Describer {
 public:
  Describer(const Resources& resources, const SyntaxTree& tree, Document& document)
      : resources_(resources),
        tree_(tree),
        document_(document),
        heads_(resources.lexicons.find("described-party")),
        collectives_(resources.lexicons.find("collective")),
        transparent_(resources.lexicons.find("transparent")) {}

  void run() {
    if (heads_ == nullptr) return;
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const TokenSpan tokens = document_.mentions[m].tokens;
      if (document_.mentions[m].form != MentionForm::kNominal) continue;
      if (const std::uint32_t group = group_of(tokens); group != kNowhere)
        made_.emplace(document_.noun_groups[group].head, m);
    }
    for (Claim& claim : document_.claims) {
      if (claim.rule == kNowhere) continue;
      for (RoleFiller& role : claim.roles) {
        if (role.filler.kind != FillerKind::kText) continue;
        const RoleType* type = resources_.ontology.role(claim.type, document_.symbols.view(role.role));
        if (type == nullptr || type->kind != RoleKind::kParty) continue;
        const std::uint32_t mention = mention_of(role.filler.tokens);
        if (mention == kNowhere) continue;
        role.filler = {FillerKind::kEntity, mention, document_.mentions[mention].tokens};
      }
    }
  }

 private:
  bool is(const Lexicon* lexicon, std::uint32_t token) const {
    return resources_.lexicons.holds(lexicon, document_.tokens.lemma[token]);
  }

  std::uint32_t mention_of(TokenSpan tokens) {
    const std::uint32_t group = group_of(tokens);
    if (group == kNowhere) return kNowhere;
    const std::uint32_t head = document_.noun_groups[group].head;
    const auto known = made_.find(head);
    if (known != made_.end()) return known->second;
    Entity entity;
    entity.type = "organization";
    const TokenSpan span = described(group, tokens);
    entity.label = one_line(document_.span_text(span));
    document_.entities.push_back(std::move(entity));
    EntityMention mention;
    mention.tokens = span;
    mention.entity = static_cast<std::uint32_t>(document_.entities.size() - 1);
    mention.form = MentionForm::kNominal;
    document_.mentions.push_back(mention);
    const auto number = static_cast<std::uint32_t>(document_.mentions.size() - 1);
    made_.emplace(head, number);
    return number;
  }

  // The noun group of a filler, if it is headed by a describing word: not its possessor ("the government's
  // reform") nor what hangs on it ("the reform of the government"), but for "all of the bank".
  std::uint32_t group_of(TokenSpan tokens) const {
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::uint32_t group = tree_.noun_group(t);
      if (group == kNowhere || document_.noun_groups[group].head != t) continue;
      const std::uint32_t end = document_.noun_groups[group].tokens.end;
      const bool owns = end + 1 < tokens.end && tree_.tag(end) == Tag::kPOS;
      if (owns || (is(transparent_, t) && !is(heads_, t))) continue;
      return is(heads_, t) ? group : kNowhere;
    }
    return kNowhere;
  }

  // "a group of investors": with its phrase; else the group without article or possessor.
  TokenSpan described(std::uint32_t group, TokenSpan filler) const {
    TokenSpan span = document_.noun_groups[group].tokens;
    const std::uint32_t head = document_.noun_groups[group].head;
    while (span.begin < head && (tree_.tag(span.begin) == Tag::kDT || tree_.tag(span.begin) == Tag::kPRPS ||
                                 tree_.tag(span.begin) == Tag::kPOS))
      ++span.begin;
    if (is(collectives_, head) && filler.end > span.end && document_.norm(span.end) == "of") {
      const std::uint32_t next = tree_.noun_group(span.end + 1);
      if (next != kNowhere) span.end = document_.noun_groups[next].tokens.end;
    }
    return span;
  }

  static std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      if (!blank) line += c;
      if (blank && !line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
  }

  const Resources& resources_;
  const SyntaxTree& tree_;
  Document& document_;
  const Lexicon* heads_;
  const Lexicon* collectives_;
  const Lexicon* transparent_;
  std::unordered_map<std::uint32_t, std::uint32_t> made_;  // head token to mention, also of references
};

}  // namespace

void name_described(const Resources& resources, const SyntaxTree& tree, Document& document) {
  Describer(resources, tree, document).run();
}

}  // namespace claimgraph
