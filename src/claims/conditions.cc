#include "claims/conditions.h"

#include <algorithm>

#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr int kDeepest = 6;

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

// The entry that opens a clause, where it makes a condition of it. `past`: the clause above is in the past.
const LexiconEntry* marker_of(const Resources& resources, const SyntaxTree& tree, std::uint32_t node,
                              bool past, std::uint32_t* length) {
  TokenSpan span = tree.subtree(node);
  const Document& document = tree.document();
  // "only if", "but if", "that if"
  const bool led = tree.tag(span.begin) == Tag::kRB || tree.tag(span.begin) == Tag::kCC ||
                   document.norm(span.begin) == "that";
  if (span.size() > 2 && led) {
    const LexiconEntry* entry = entry_at(resources, document, "conditions.not", span, length);
    if (entry != nullptr) return nullptr;
    entry = entry_at(resources, document, "conditions.marker", span, length);
    if (entry == nullptr) ++span.begin;
  }
  const LexiconEntry* entry = entry_at(resources, document, "conditions.marker", span, length);
  // "Had Acme sold", "Should it sell": the helper before its subject.
  const bool turned = entry == nullptr && span.size() > 2 && tree.noun_group(span.begin + 1) != kNowhere;
  if (turned) entry = entry_at(resources, document, "conditions.inverted", span, length);
  if (turned && entry != nullptr) *length = 0;
  if (entry == nullptr) return nullptr;
  if (attribute(*entry, "past") == "no" && (past || is_past(tree, node))) return nullptr;
  *length += span.begin - tree.subtree(node).begin;
  return entry;
}

}  // namespace

std::vector<Condition> find_conditions(const Resources& resources, const SyntaxTree& tree,
                                       std::span<const std::uint32_t> chain) {
  std::vector<Condition> conditions;
  for (const std::uint32_t node : chain) {
    for (const std::uint32_t c : tree.children(node)) {
      const Relation r = tree.relation(c);
      const TokenSpan span = tree.subtree(c);
      std::uint32_t length = 0;
      if (r == Relation::kAdvcl || r == Relation::kAdvclRelcl) {
        const LexiconEntry* entry = marker_of(resources, tree, c, is_past(tree, node), &length);
        if (entry == nullptr) continue;
        conditions.push_back({c, true, trim_punctuation(tree.document(), {span.begin + length, span.end}),
                              attribute(*entry, "operator")});
      } else if (r == Relation::kObl || r == Relation::kNmod || r == Relation::kAdvmod ||
                 r == Relation::kAmod) {
        const LexiconEntry* entry =
            entry_at(resources, tree.document(), "conditions.preposition", span, &length);
        if (entry == nullptr || length >= span.size()) continue;
        conditions.push_back({c, false, trim_punctuation(tree.document(), {span.begin + length, span.end}),
                              attribute(*entry, "operator")});
      }
    }
  }
  return conditions;
}

bool is_conditional(const Resources& resources, const SyntaxTree& tree,
                    std::span<const std::uint32_t> chain) {
  if (chain.empty()) return false;
  std::uint32_t node = chain.back();
  for (int i = 0; i < kDeepest && node != kNowhere; ++i) {
    const Relation r = tree.relation(node);
    const std::uint32_t above = tree.head(node);
    if (above == kNowhere) return false;
    if (r == Relation::kAdvcl) {
      std::uint32_t length = 0;
      return marker_of(resources, tree, node, is_past(tree, above), &length) != nullptr;
    }
    const bool inside = r == Relation::kAclRelcl || r == Relation::kAcl || r == Relation::kObj ||
                        r == Relation::kObl || r == Relation::kNsubj || r == Relation::kConj ||
                        r == Relation::kXcomp || r == Relation::kNmod || r == Relation::kNsubjPass;
    if (!inside) return false;
    node = above;
  }
  return false;
}

}  // namespace claimgraph
