#include "claims/triples.h"

#include <algorithm>
#include <string_view>

#include "claims/standing.h"

namespace claimgraph {
namespace {

constexpr int kLongestVerbChain = 4;

bool is_clause_relation(Relation r) {
  return r == Relation::kCcomp || r == Relation::kXcomp || r == Relation::kAdvcl ||
         r == Relation::kParataxis || r == Relation::kConj || r == Relation::kCsubj;
}

class TripleReader {
 public:
  TripleReader(const SyntaxTree& tree, std::uint32_t predicate)
      : tree_(tree), document_(tree.document()), predicate_(document_.predicates[predicate]) {
    for (const Place& place : document_.places_of(predicate)) {
      const std::string_view name = document_.symbols.view(place.place);
      if (name == "subject" && subject_ == nullptr) subject_ = &place;
      if (name == "object" && object_ == nullptr) object_ = &place;
    }
  }

  Triple read() {
    Triple triple;
    if (predicate_.verb_group == kNowhere) return triple;
    const std::uint32_t node = predicate_node(tree_, predicate_);
    const VerbGroup& group = document_.verb_groups[predicate_.verb_group];
    triple.relation = verbs(node, group);
    const bool passive = group.passive && object_ != nullptr &&
                         (object_->link == "passive" || object_->head < group.tokens.begin);
    const Place* subject = passive ? object_ : subject_;
    if (subject != nullptr) triple.subject = subject->filler;
    std::uint32_t first = first_argument(node, triple.relation.end, passive);
    if (first == kNowhere) return triple;
    TokenSpan object = argument(first);
    // Words of the preposition belong to the relation.
    for (const std::uint32_t c : tree_.children(first)) {
      if (tree_.relation(c) == Relation::kCase && c < first && c >= triple.relation.end &&
          c - triple.relation.end <= 2) {
        object.begin = std::max(object.begin, c + 1);
        triple.relation.end = std::max(triple.relation.end, c + 1);
      }
    }
    object.begin = std::max(object.begin, triple.relation.end);
    object.end = std::max(object.end, rest_end(node, first, object.end));
    triple.object = trim_punctuation(document_, object);
    return triple;
  }

 private:
  // "would have agreed to buy": the verb groups that hang together, from the outermost.
  TokenSpan verbs(std::uint32_t node, const VerbGroup& group) const {
    TokenSpan span = group.tokens;
    if (group.particle != kNowhere) span.end = std::max(span.end, group.particle + 1);
    if (node != predicate_.token && tree_.noun_group(node) == kNowhere && node >= span.end)
      span.end = node + 1;  // "is exclusive"
    for (int i = 0; i < kLongestVerbChain; ++i) {
      const std::uint32_t above = tree_.head(node);
      if (above == kNowhere || tree_.relation(node) != Relation::kXcomp) break;
      const std::uint32_t number = verb_group_at(tree_, above);
      if (number == kNowhere) break;
      const VerbGroup& outer = document_.verb_groups[number];
      const std::uint32_t outer_end = std::max(outer.tokens.end, above + 1);
      if (outer_end > span.begin || span.begin - outer_end > 1) break;
      span.begin = outer.tokens.begin;
      node = above;
    }
    return span;
  }

  // The object, the complement of a copula, or the first phrase or clause behind the verb.
  std::uint32_t first_argument(std::uint32_t node, std::uint32_t from, bool passive) const {
    if (node != predicate_.token && tree_.noun_group(node) != kNowhere) return node;
    std::uint32_t best = kNowhere;
    for (const std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      if (c < from) continue;
      if (r == Relation::kObj || r == Relation::kIobj) return c;
      const bool phrase = r == Relation::kObl || r == Relation::kOblAgent || r == Relation::kCcomp ||
                          r == Relation::kXcomp || r == Relation::kNmod || r == Relation::kOblUnmarked;
      if (phrase && best == kNowhere) best = c;
    }
    if (best == kNowhere && !passive && object_ != nullptr && object_->link == "relative")
      return object_->head;
    return best;
  }

  TokenSpan argument(std::uint32_t node) const {
    const Relation r = tree_.relation(node);
    if (node == predicate_node(tree_, predicate_) || !is_clause_relation(r)) {
      if (tree_.noun_group(node) != kNowhere) return tree_.noun_phrase(node);
    }
    return tree_.subtree(node);
  }

  // Phrases behind the object that hang on the verb.
  std::uint32_t rest_end(std::uint32_t node, std::uint32_t first, std::uint32_t end) const {
    for (const std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      const bool phrase = r == Relation::kObl || r == Relation::kOblUnmarked || r == Relation::kOblAgent ||
                          r == Relation::kObj;
      if (c <= first || !phrase) continue;
      const TokenSpan span = argument(c);
      std::uint32_t begin = span.begin;
      for (const std::uint32_t mark : tree_.children(c)) begin = std::min(begin, mark);
      if (begin > end + 1) break;
      end = std::max(end, span.end);
    }
    return end;
  }

  const SyntaxTree& tree_;
  const Document& document_;
  const Predicate& predicate_;
  const Place* subject_ = nullptr;
  const Place* object_ = nullptr;
};

}  // namespace

Triple read_triple_of(const SyntaxTree& tree, std::uint32_t predicate) {
  return TripleReader(tree, predicate).read();
}

}  // namespace claimgraph
