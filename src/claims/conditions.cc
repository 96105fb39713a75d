#include "claims/conditions.h"

#include <algorithm>
#include <optional>

#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr int kDeepestCondition = 6;

const LexiconEntry* entry_at(const Resources& resources, const Document& document, std::string_view lexicon,
                             TokenSpan span, std::uint32_t* length) {
  const Lexicon* found = resources.lexicons.find(lexicon);
  if (found == nullptr || span.empty()) return nullptr;
  const PhraseHit hit = resources.lexicons.phrase_at(found->id, document, span.begin, span.end);
  if (hit.length == 0) return nullptr;
  *length = hit.length;
  return &found->entries[hit.entry];
}

bool is_past(const SyntaxTree& tree, std::uint32_t node) {
  const std::uint32_t group = verb_group_at(tree, node);
  if (group == kNowhere) return false;
  const VerbGroup& verb = tree.document().verb_groups[group];
  return verb.tense == Tense::kPast && verb.modal == kNowhere;
}

bool has_modal(const SyntaxTree& tree, std::uint32_t node) {
  const std::uint32_t group = verb_group_at(tree, node);
  return group != kNowhere && tree.document().verb_groups[group].modal != kNowhere;
}

bool is_to_come(const SyntaxTree& tree, std::uint32_t node) {
  const std::uint32_t group = verb_group_at(tree, node);
  return group != kNowhere && tree.document().verb_groups[group].tense == Tense::kFuture;
}

// "The move comes after Acme buys Beta": told as it happens, or as it always does.
bool is_present(const SyntaxTree& tree, std::uint32_t node) {
  const std::uint32_t group = verb_group_at(tree, node);
  if (group == kNowhere) return false;
  const VerbGroup& verb = tree.document().verb_groups[group];
  return verb.finite && verb.tense == Tense::kPresent && verb.modal == kNowhere;
}

// "will pay after parliament passes the budget": in the present tense it has not yet.
bool comes_later(const Resources& resources, const SyntaxTree& tree, std::uint32_t above,
                 std::uint32_t node) {
  const std::uint32_t mark = tree.child(node, Relation::kMark);
  if (mark == kNowhere || !is_present(tree, node)) return false;
  const Symbol word = tree.document().tokens.norm[mark];
  return resources.lexicons.holds("later-word", word) &&
         !(resources.lexicons.holds("after-word", word) && is_present(tree, above));
}

// "closed once it was paid" tells what happened; "would close once it was paid" does not.
bool happened(const SyntaxTree& tree, std::uint32_t above, std::uint32_t node) {
  return is_past(tree, above) || (is_past(tree, node) && !has_modal(tree, above));
}

// The entry that opens a clause, where it makes a condition of it for the clause above.
const LexiconEntry* marker_of(const Resources& resources, const SyntaxTree& tree, std::uint32_t above,
                              std::uint32_t node, std::uint32_t* length) {
  TokenSpan span = tree.subtree(node);
  const Document& document = tree.document();
  // "only if", "but if", "that if", "but only if"
  const auto led = [&] {
    return tree.tag(span.begin) == Tag::kRB || tree.tag(span.begin) == Tag::kCC ||
           document.norm(span.begin) == "that";
  };
  constexpr int kMostLeaders = 2;
  for (int leader = 0; leader < kMostLeaders && span.size() > 2 && led(); ++leader) {
    if (entry_at(resources, document, "conditions.not", span, length) != nullptr) return nullptr;
    if (entry_at(resources, document, "conditions.marker", span, length) != nullptr) break;
    ++span.begin;
  }
  const LexiconEntry* entry = entry_at(resources, document, "conditions.marker", span, length);
  // "Had Acme sold", "Should it sell": the helper before its subject.
  const bool turned = entry == nullptr && span.size() > 2 && tree.noun_group(span.begin + 1) != kNowhere;
  if (turned) entry = entry_at(resources, document, "conditions.inverted", span, length);
  if (turned && entry != nullptr) *length = 0;
  if (entry == nullptr) return nullptr;
  if (attribute(*entry, "past") == "no" && happened(tree, above, node)) return nullptr;
  *length += span.begin - tree.subtree(node).begin;
  return entry;
}

bool may_open_clause(Relation r) {
  return r == Relation::kAdvcl || r == Relation::kAdvclRelcl || r == Relation::kCcomp ||
         r == Relation::kAcl || r == Relation::kAclRelcl;
}

bool may_open_phrase(Relation r) {
  return r == Relation::kObl || r == Relation::kNmod || r == Relation::kAdvmod || r == Relation::kAmod ||
         r == Relation::kDep;
}

// What stands behind a marker of several words to the next comma or stop, where the tree parts them.
TokenSpan rest_of_phrase(const Document& document, std::uint32_t begin) {
  const std::uint32_t last = document.sentences[document.sentence_of(begin)].tokens.end;
  std::uint32_t end = begin;
  while (end < last && document.tokens.tag[end] != Tag::kComma && document.tokens.tag[end] != Tag::kPeriod)
    ++end;
  return {begin, end};
}

bool holds_finite_verb(const Document& document, TokenSpan tokens) {
  const auto begin = document.tokens.tag.begin();
  return std::any_of(begin + tokens.begin, begin + tokens.end, [](Tag tag) {
    return tag == Tag::kVBD || tag == Tag::kVBZ || tag == Tag::kVBP || tag == Tag::kMD;
  });
}

std::optional<Condition> clause_condition(const Resources& resources, const SyntaxTree& tree,
                                          std::uint32_t above, std::uint32_t node) {
  std::uint32_t length = 0;
  const LexiconEntry* entry = marker_of(resources, tree, above, node, &length);
  if (entry == nullptr) return std::nullopt;
  // "asked if": only an adverbial clause of another verb, or one before a verb that does not say it, is sure
  // to be no question.
  const Relation r = tree.relation(node);
  const bool adverbial = r == Relation::kAdvcl || r == Relation::kAdvclRelcl;
  const Symbol verb = tree.document().tokens.lemma[above];
  const bool asks =
      resources.lexicons.holds("asks-if", verb) && (node > above || resources.lexicons.holds("say", verb));
  const bool asked = !adverbial || asks;
  if (asked && attribute(*entry, "asks") == "yes") return std::nullopt;
  const TokenSpan span = tree.subtree(node);
  return Condition{node, true, trim_punctuation(tree.document(), {span.begin + length, span.end}),
                   attribute(*entry, "operator")};
}

// "subject to approval", "in the event that it fails"
std::optional<Condition> phrase_condition(const Resources& resources, const SyntaxTree& tree,
                                          std::uint32_t node) {
  const Document& document = tree.document();
  TokenSpan span = tree.subtree(node);
  while (span.size() > 1 && document.tokens.tag[span.begin] == Tag::kComma) ++span.begin;
  const TokenSpan rest = rest_of_phrase(document, span.begin);
  std::uint32_t length = 0;
  const LexiconEntry* entry = entry_at(resources, document, "conditions.preposition", rest, &length);
  if (entry == nullptr) {
    entry = entry_at(resources, document, "conditions.marker", rest, &length);
    // Not "as soon as possible", "in cases where".
    const TokenSpan told{rest.begin + length, rest.end};
    const bool clause = length > 1 && !told.empty() && document.tokens.tag[told.begin] != Tag::kWRB &&
                        (entry->form().ends_with(" that") || holds_finite_verb(document, told));
    if (!clause) entry = nullptr;
  }
  if (entry == nullptr || length >= rest.size()) return std::nullopt;
  const bool parted = length >= span.size();
  return Condition{node, false,
                   trim_punctuation(document, {span.begin + length, parted ? rest.end : span.end}),
                   attribute(*entry, "operator")};
}

bool may(const Resources& resources, const SyntaxTree& tree, std::uint32_t node) {
  if (!has_modal(tree, node)) return false;
  const Document& document = tree.document();
  const std::uint32_t modal = document.verb_groups[verb_group_at(tree, node)].modal;
  return resources.lexicons.holds("may", document.tokens.norm[modal]);
}

bool gives_up(const Resources& resources, const SyntaxTree& tree, std::uint32_t node) {
  const Document& document = tree.document();
  const std::uint32_t group = verb_group_at(tree, node);
  return (group != kNowhere && document.verb_groups[group].negation != kNowhere) ||
         resources.lexicons.holds("gives-up", document.tokens.lemma[node]);
}

// "was fined and will be banned if it offends again": of the last of several verbs with helpers of their own.
bool of_later_verb(const SyntaxTree& tree, std::uint32_t node, std::uint32_t condition) {
  if (condition < node) return false;
  const auto children = tree.children(node);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    if (tree.relation(c) != Relation::kConj || c >= condition) return false;
    const std::uint32_t group = verb_group_at(tree, c);
    return group != kNowhere && tree.document().verb_groups[group].modal != kNowhere;
  });
}

// The condition that a word opens for the noun it is told of: "the offer is contingent on financing", "the
// purchase hinges on approval".
std::optional<Condition> told_condition(const Resources& resources, const SyntaxTree& tree,
                                        std::uint32_t node) {
  const Relation r = tree.relation(node);
  const std::uint32_t above = tree.head(node);
  if (above == kNowhere || above < node || (r != Relation::kNsubj && r != Relation::kNsubjPass))
    return std::nullopt;
  const Document& document = tree.document();
  const std::uint32_t last = document.sentences[document.sentence_of(above)].tokens.end;
  std::uint32_t length = 0;
  const LexiconEntry* const entry =
      entry_at(resources, document, "conditions.predicate", {above, last}, &length);
  if (entry == nullptr || above + length >= last) return std::nullopt;
  const std::uint32_t group = tree.noun_group(above + length);
  if (group == kNowhere) return std::nullopt;
  const std::uint32_t noun = tree.top(document.noun_groups[group]);
  return Condition{noun, false, tree.noun_phrase(noun), attribute(*entry, "operator")};
}

}  // namespace

std::vector<Condition> find_conditions(const Resources& resources, const SyntaxTree& tree,
                                       std::span<const std::uint32_t> chain) {
  std::vector<std::uint32_t> nodes(chain.begin(), chain.end());
  for (const std::uint32_t node : chain) {  // "threatens to sue unless": of the whole
    for (const std::uint32_t c : tree.children(node)) {
      const bool known = std::find(nodes.begin(), nodes.end(), c) != nodes.end();
      if (tree.relation(c) == Relation::kXcomp && !known) nodes.push_back(c);
    }
  }
  std::vector<Condition> conditions;
  for (const std::uint32_t node : nodes) {
    for (const std::uint32_t c : tree.children(node)) {
      if (of_later_verb(tree, node, c)) continue;
      std::optional<Condition> found;
      if (may_open_clause(tree.relation(c))) {
        found = clause_condition(resources, tree, node, c);
      } else if (may_open_phrase(tree.relation(c))) {
        found = phrase_condition(resources, tree, c);
      }
      if (found) conditions.push_back(*found);
    }
    if (const auto told = told_condition(resources, tree, node)) conditions.push_back(*told);
  }
  return conditions;
}

Modality under_condition(const Resources& resources, const SyntaxTree& tree,
                         std::span<const std::uint32_t> chain, const Claim& claim,
                         const Condition& condition) {
  const bool possible = claim.modality == Modality::kPossible;
  if (!condition.clause || (!possible && claim.modality != Modality::kExpected)) return claim.modality;
  const bool granted = possible && claim.polarity == Polarity::kPositive && !chain.empty() &&
                       may(resources, tree, chain.front()) && gives_up(resources, tree, condition.node);
  if (granted) return Modality::kPermitted;
  const bool open = condition.op != "until" && condition.op != "when";
  return open ? Modality::kHypothetical : claim.modality;
}

std::optional<Modality> within_condition(const Resources& resources, const SyntaxTree& tree,
                                         std::span<const std::uint32_t> chain) {
  if (chain.empty()) return std::nullopt;
  std::uint32_t node = chain.back();
  for (int i = 0; i < kDeepestCondition && node != kNowhere; ++i) {
    const Relation r = tree.relation(node);
    const std::uint32_t above = tree.head(node);
    if (above == kNowhere) return std::nullopt;
    if (r == Relation::kAdvcl) {
      std::uint32_t length = 0;
      const LexiconEntry* const entry = marker_of(resources, tree, above, node, &length);
      if (entry == nullptr) {
        const LexiconEntry* const no =
            entry_at(resources, tree.document(), "conditions.not", tree.subtree(node), &length);
        if (no != nullptr && attribute(*no, "supposes") == "yes") return Modality::kHypothetical;
        return comes_later(resources, tree, above, node) ? std::optional(Modality::kExpected) : std::nullopt;
      }
      const std::string_view op = attribute(*entry, "operator");
      const bool dated = (op == "when" || op == "until") && is_to_come(tree, above);
      return dated ? Modality::kExpected : Modality::kHypothetical;
    }
    const bool inside = r == Relation::kAclRelcl || r == Relation::kAcl || r == Relation::kObj ||
                        r == Relation::kObl || r == Relation::kNsubj || r == Relation::kConj ||
                        r == Relation::kXcomp || r == Relation::kNmod || r == Relation::kNsubjPass;
    if (!inside) return std::nullopt;
    node = above;
  }
  return std::nullopt;
}

}  // namespace claimgraph
