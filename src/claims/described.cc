#include "claims/described.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "parse/relation.h"
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
        transparent_(resources.lexicons.find("transparent")),
        neuter_(resources.lexicons.find("pronoun-neuter")),
        source_(resources.symbols.find("source")) {}

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
        if (!lacks_party(claim, role)) continue;
        const std::uint32_t mention = mention_of(role.filler.tokens);
        if (mention == kNowhere) continue;
        role.filler = {FillerKind::kEntity, mention, document_.mentions[mention].tokens};
      }
      speak_of_themselves(claim);
    }
  }

 private:
  bool lacks_party(const Claim& claim, const RoleFiller& role) const {
    if (role.filler.kind != FillerKind::kText) return false;
    const RoleType* type = resources_.ontology.role(claim.type, document_.symbols.view(role.role));
    return type != nullptr && type->kind == RoleKind::kParty;
  }

  // "The group said it bought": the body that says it, where nothing else is known of the pronoun.
  void speak_of_themselves(Claim& claim) {
    const auto source = std::find_if(claim.roles.begin(), claim.roles.end(), [&](const RoleFiller& role) {
      return role.role == source_ && role.filler.kind == FillerKind::kEntity;
    });
    if (source == claim.roles.end()) return;
    const TokenSpan said_by = source->filler.tokens;
    const std::uint32_t entity = document_.mentions[source->filler.index].entity;
    if (document_.entities[entity].type != "organization") return;
    for (RoleFiller& role : claim.roles) {
      const TokenSpan words = role.filler.tokens;
      if (words.size() != 1 || !lacks_party(claim, role) || !says_of_itself(said_by, words.begin)) continue;
      EntityMention mention;
      mention.tokens = words;
      mention.entity = entity;
      mention.form = MentionForm::kPronoun;
      role.filler = {FillerKind::kEntity, static_cast<std::uint32_t>(document_.mentions.size()), words};
      document_.mentions.push_back(mention);
    }
  }

  bool says_of_itself(TokenSpan speaker, std::uint32_t pronoun) const {
    if (!resources_.lexicons.holds(neuter_, document_.tokens.norm[pronoun])) return false;
    const std::uint32_t verb = tree_.head(pronoun);
    if (tree_.relation(pronoun) != Relation::kNsubj || verb == kNowhere) return false;
    const std::uint32_t says = tree_.relation(verb) == Relation::kCcomp ? tree_.head(verb) : kNowhere;
    const std::uint32_t subject = says == kNowhere ? kNowhere : tree_.child(says, Relation::kNsubj);
    return subject != kNowhere && speaker.contains(subject);
  }

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
  const Lexicon* neuter_;
  const Symbol source_;
  std::unordered_map<std::uint32_t, std::uint32_t> made_;  // head token to mention, also of references
};

}  // namespace

void name_described(const Resources& resources, const SyntaxTree& tree, Document& document) {
  Describer(resources, tree, document).run();
}

}  // namespace claimgraph
