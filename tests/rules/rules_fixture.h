// Documents made by hand and rule files given as text, for tests of the rule engine.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "resources.h"
#include "rules/matcher.h"
#include "tag/tagset.h"

namespace claimgraph::test {

/// Rules over a small ontology of their own.
inline Result<std::unique_ptr<Resources>> load_rule_text(std::string_view rules) {
  constexpr std::string_view kOntology =
      "common claim\n  party source\n  claim condition* content*\n  date date\n  agreement agreement\n  slot "
      "cue\n"
      "common clause\n  party holder* grantor\n  slot scope\n"
      "claim deal.acquisition\n  conflicts takeover\n  party buyer* target seller\n  amount price\n  slot "
      "manner\n"
      "claim deal.merger\n  conflicts takeover\n  party party*\n"
      "claim statement.demand\n  conflicts statement\n  party speaker\n"
      "clause exclusivity\n  doc x\n";
  auto resources = std::make_unique<Resources>();
  resources->ontology =
      std::move(load_ontology(read_blocks("ontology", kOntology).value(), resources->symbols).value());
  auto blocks = read_blocks("a.rules", rules);
  if (!blocks.ok()) return blocks.error();
  auto lexicons = load_lexicons(blocks.value(), {}, resources->symbols);
  if (!lexicons.ok()) return lexicons.error();
  resources->lexicons = std::move(lexicons).value();
  auto loaded = load_rules(blocks.value(), resources->lexicons, resources->ontology, resources->symbols);
  if (!loaded.ok()) return loaded.error();
  resources->rules = std::move(loaded).value();
  return resources;
}

/// A document of one sentence: words "form/TAG" or "form/TAG/lemma", then layers added by token numbers.
class SentenceMaker {
 public:
  SentenceMaker(const Resources& resources, std::string_view words) : document(&resources.symbols) {
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      word(words.substr(at, end - at));
      at = end + 1;
    }
    document.sentences.push_back({{0, document.tokens.size()}, UnitKind::kProse, 0});
  }

  std::uint32_t mention(TokenSpan tokens, EntityKind kind = EntityKind::kParty,
                        MentionForm form = MentionForm::kName, std::string type = "organization") {
    Entity entity;
    entity.kind = kind;
    entity.type = std::move(type);
    document.entities.push_back(entity);
    document.mentions.push_back(
        {tokens, static_cast<std::uint32_t>(document.entities.size()) - 1, form, {}, 1});
    return static_cast<std::uint32_t>(document.mentions.size()) - 1;
  }
  void noun(TokenSpan tokens, std::uint32_t possessor = kNowhere) {
    document.noun_groups.push_back({tokens, tokens.end - 1, kNowhere, possessor, false});
  }
  void verb(TokenSpan tokens, TokenSpan clause, std::uint32_t particle = kNowhere) {
    VerbGroup group;
    group.tokens = tokens;
    group.head = tokens.end - 1;
    group.particle = particle;
    document.verb_groups.push_back(group);
    Predicate predicate;
    predicate.token = group.head;
    predicate.verb_group = static_cast<std::uint32_t>(document.verb_groups.size()) - 1;
    predicate.clause = clause;
    document.predicates.push_back(predicate);
  }
  void place(std::uint32_t predicate, std::string_view name, TokenSpan filler,
             std::uint32_t noun_group = kNowhere) {
    document.places.push_back(
        {predicate, document.symbols.find(name), filler, filler.end - 1, noun_group, "own"});
  }
  void money(TokenSpan tokens) {
    Amount amount;
    amount.tokens = tokens;
    amount.dimension = Dimension::kMoney;
    document.amounts.push_back(amount);
  }

  Document document;

 private:
  void word(std::string_view text) {
    const std::size_t first = text.find('/');
    const std::size_t second = text.find('/', first + 1);
    const std::string form(text.substr(0, first));
    std::string norm = form;
    for (char& c : norm) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    Tokens& tokens = document.tokens;
    tokens.begin.push_back(static_cast<std::uint32_t>(document.text.bytes.size()));
    document.text.bytes += form + " ";
    tokens.end.push_back(static_cast<std::uint32_t>(document.text.bytes.size()) - 1);
    tokens.form.push_back(document.symbols.intern(form));
    tokens.norm.push_back(document.symbols.intern(norm));
    const bool lemma = second != std::string_view::npos;
    tokens.lemma.push_back(lemma ? document.symbols.intern(text.substr(second + 1)) : tokens.norm.back());
    tokens.tag.push_back(tag_of(text.substr(first + 1, (lemma ? second : text.size()) - first - 1)));
    tokens.flags.push_back(static_cast<std::uint16_t>(TokenFlag::kSpaceBefore));
    tokens.head.push_back(kNowhere);
    tokens.relation.push_back(Relation{});
  }
};

/// Matches of all rules in the one sentence of a document.
inline std::vector<RuleMatch> matches_in(const Resources& resources, const Document& document) {
  RuleScratch scratch;
  std::vector<RuleMatch> matches;
  match_rules(resources, document, 0, scratch, matches);
  return matches;
}

/// "role=text role=text" of a match.
inline std::string captures_text(const Document& document, const RuleMatch& match) {
  std::string text;
  for (const RoleCapture& capture : match.captures) {
    text += (text.empty() ? "" : " ") + std::string(document.symbols.view(capture.role)) + "=" +
            std::string(document.span_text(capture.filler.tokens));
  }
  return text;
}

}  // namespace claimgraph::test
