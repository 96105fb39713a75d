#include "claims/triples.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "claims/standing.h"

namespace claimgraph {
namespace {

constexpr int kLongestVerbChain = 4;

bool is_clause_relation(Relation r) {
  return r == Relation::kCcomp || r == Relation::kXcomp || r == Relation::kAdvcl ||
         r == Relation::kParataxis || r == Relation::kConj || r == Relation::kCsubj;
}

// What may stand behind a verb as a part of what it says.
bool is_argument(Relation r) {
  return r == Relation::kObj || r == Relation::kIobj || r == Relation::kObl || r == Relation::kOblAgent ||
         r == Relation::kOblUnmarked || r == Relation::kCcomp || r == Relation::kXcomp ||
         r == Relation::kNmod || r == Relation::kNmodUnmarked || r == Relation::kAdvmod;
}

class TripleReader {
 public:
  TripleReader(const SyntaxTree& tree, std::uint32_t predicate)
      : tree_(tree), document_(tree.document()), predicate_(document_.predicates[predicate]) {
    const std::span<const Place> places = document_.places_of(predicate);
    for (const Place& place : places) {
      const std::string_view name = document_.symbols.view(place.place);
      if (name == "object" && object_ == nullptr) object_ = &place;
      if (name == "subject") subjects_.push_back(&place);
    }
    if (predicate_.verb_group == kNowhere || object_ == nullptr) return;
    const VerbGroup& group = document_.verb_groups[predicate_.verb_group];
    const bool before = object_->link == "passive" || object_->head < group.tokens.begin;
    passive_ = before && (group.passive || subjects_.empty());
    if (!passive_) return;
    subjects_.clear();
    for (const Place& place : places) {
      if (document_.symbols.view(place.place) == "object") subjects_.push_back(&place);
    }
  }

  std::vector<OpenTriple> read() {
    std::vector<OpenTriple> triples;
    if (predicate_.verb_group == kNowhere) return triples;
    const std::uint32_t node = predicate_node(tree_, predicate_);
    OpenTriple first;
    first.relation = verbs(node, document_.verb_groups[predicate_.verb_group]);
    const std::uint32_t argument = first_argument(node, first.relation.end);
    std::vector<TokenSpan> objects;
    if (argument != kNowhere) objects = objects_of(node, argument, first.relation);
    if (objects.empty()) objects.push_back({});
    if (!subjects_.empty()) first.subject = all_subjects();
    for (const TokenSpan object : objects) {
      first.object = object;
      if (triples.size() < kMostTriples) triples.push_back(first);
    }
    return triples;
  }

 private:
  // "the mill that burns coal": what restricts the subject belongs to it.
  TokenSpan restricted(const Place& place) const {
    const std::uint32_t group = tree_.noun_group(place.head);
    if (group == kNowhere) return place.filler;
    const TokenSpan whole = with_relative(tree_.top(document_.noun_groups[group]));
    return whole.begin == place.filler.begin && !whole.contains(predicate_.token) ? whole : place.filler;
  }

  // "Acme, Beta and Gamma": one subject, its members together.
  TokenSpan all_subjects() const {
    TokenSpan whole = subject(*subjects_.front());
    for (const Place* place : subjects_) {
      if (place->link != "conjunct" || place->filler.begin < whole.end) continue;
      whole.end = std::max(whole.end, subject(*place).end);
    }
    return whole;
  }

  // A relative pronoun stands for the noun before it.
  TokenSpan subject(const Place& place) const {
    if (place.filler.size() != 1 || !is_relative_word(tree_.tag(place.head))) return restricted(place);
    std::uint32_t at = place.filler.begin;
    if (at > 0 && tree_.tag(at - 1) == Tag::kComma) --at;
    if (at == 0 || tree_.noun_group(at - 1) == kNowhere) return place.filler;
    const std::uint32_t node = predicate_node(tree_, predicate_), head = tree_.head(node);
    if (tree_.relation(node) == Relation::kAclRelcl && head != kNowhere && head < at) {
      const TokenSpan whole = tree_.noun_phrase(head);  // "the Act of 1986, which"
      if (whole.end == at) return whole;
    }
    const std::uint32_t group = tree_.noun_group(at - 1);
    return {tree_.phrase_begin(group), document_.noun_groups[group].tokens.end};
  }

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
    // "are to be completed"
    const std::uint32_t be = span.begin == 0 ? kNowhere : tree_.verb_group(span.begin - 1);
    if (group.infinitive && be != kNowhere && span.begin == group.tokens.begin &&
        document_.verb_groups[be].tokens.end == span.begin && document_.lemma(span.begin - 1) == "be")
      span.begin = document_.verb_groups[be].tokens.begin;
    return span;
  }

  // The object, the complement of a copula, or the first phrase or clause behind the verb.
  std::uint32_t first_argument(std::uint32_t node, std::uint32_t from) const {
    if (node != predicate_.token && tree_.noun_group(node) != kNowhere) return node;
    std::uint32_t best = kNowhere;
    for (const std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      if (c < from) continue;
      if (r == Relation::kObj || r == Relation::kIobj) return c;
      if (best == kNowhere && (is_argument(r) || is_purpose(c))) best = c;
    }
    if (passive_ || object_ == nullptr) return best;
    const bool shared =
        object_->link == "conjunct" && object_->head >= from;  // "bought and restored the mill"
    if (shared || (best == kNowhere && object_->link == "relative")) return object_->head;
    return best;
  }

  // "was opened to carry coal"
  bool is_purpose(std::uint32_t node) const {
    if (tree_.relation(node) != Relation::kAdvcl) return false;
    const std::uint32_t group = verb_group_at(tree_, node);
    return group != kNowhere && document_.verb_groups[group].infinitive;
  }

  TokenSpan argument(std::uint32_t node) const {
    const Relation r = tree_.relation(node);
    if (node == predicate_node(tree_, predicate_) || !is_clause_relation(r)) {
      if (tree_.noun_group(node) != kNowhere) return with_relative(node);
    }
    return tree_.subtree(node);
  }

  // "a mill that burns coal"
  TokenSpan with_relative(std::uint32_t node) const {
    TokenSpan span = tree_.noun_phrase(node);
    for (const std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      if (c < span.end || (r != Relation::kAclRelcl && r != Relation::kAcl)) continue;
      const TokenSpan clause = tree_.subtree(c);
      if (clause.begin == span.end) span.end = std::max(span.end, clause.end);
    }
    return span;
  }

  // The argument with the phrases behind it, and each of its conjuncts; its preposition goes to the relation.
  std::vector<TokenSpan> objects_of(std::uint32_t node, std::uint32_t first, TokenSpan& relation) const {
    TokenSpan object = argument(first);
    for (const std::uint32_t c : tree_.children(first)) {
      if (tree_.relation(c) == Relation::kCase && c < first && c >= relation.end && c - relation.end <= 2) {
        object.begin = std::max(object.begin, c + 1);
        relation.end = std::max(relation.end, c + 1);
      }
    }
    object.begin = std::max(object.begin, relation.end);
    const bool bounded = object.begin > relation.end && tree_.tag(object.begin) == Tag::kJJS &&
                         tree_.tag(object.begin - 1) == Tag::kIN;
    if (bounded) --object.begin;  // "at least $5"
    object.end = std::max(object.end, rest_end(node, first, object.end));
    std::vector<TokenSpan> objects;
    objects.push_back(trim_punctuation(document_, object));
    if (objects.front().empty()) return {};
    if (tree_.noun_group(first) == kNowhere) return objects;
    for (const std::uint32_t c : tree_.children(first)) {
      if (tree_.relation(c) != Relation::kConj || tree_.noun_group(c) == kNowhere) continue;
      const TokenSpan other = trim_punctuation(document_, tree_.noun_phrase(c));
      if (other.begin < objects.front().end) continue;
      if (first == node) {
        objects.front().end = other.end;  // "was a rebuke for the board and its chairman": one thing
      } else {
        objects.push_back(other);
      }
    }
    return objects;
  }

  // Phrases behind the object that hang on the verb.
  std::uint32_t rest_end(std::uint32_t node, std::uint32_t first, std::uint32_t end) const {
    for (const std::uint32_t c : tree_.children(node)) {
      if (c <= first || !(is_argument(tree_.relation(c)) || is_purpose(c))) continue;
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
  bool passive_ = false;
  const Place* object_ = nullptr;
  std::vector<const Place*> subjects_;
};

bool is_common_noun(Tag tag) { return tag == Tag::kNN || tag == Tag::kNNS; }
bool is_name(Tag tag) { return tag == Tag::kNNP || tag == Tag::kNNPS; }

bool is_border(const SyntaxTree& tree, std::uint32_t token) {
  const Tag tag = tree.tag(token);
  return tag == Tag::kComma || tag == Tag::kPeriod || tag == Tag::kRRB || tag == Tag::kLRB;
}

}  // namespace

std::optional<OpenTriple> read_apposition(const SyntaxTree& tree, std::uint32_t node, TokenSpan sentence) {
  const std::uint32_t above = tree.head(node);
  if (tree.relation(node) != Relation::kAppos || above == kNowhere || above > node) return {};
  if (tree.child(node, Relation::kConj) != kNowhere || tree.child(above, Relation::kConj) != kNowhere)
    return {};
  const std::uint32_t outer = tree.noun_group(above), inner = tree.noun_group(node);
  if (outer == kNowhere || inner == kNowhere || outer == inner) return {};
  const Document& document = tree.document();
  const Tag first = tree.tag(document.noun_groups[outer].head),
            second = tree.tag(document.noun_groups[inner].head);
  OpenTriple triple;
  triple.subject = {tree.phrase_begin(outer), document.noun_groups[outer].tokens.end};
  triple.object = tree.noun_phrase(node);
  // Set off on both sides: "Ada Lund, head of Acme, said".
  if (!sentence.contains(triple.object) || triple.object.begin < triple.subject.end + 1) return {};
  if (!is_border(tree, triple.object.begin - 1)) return {};
  if (triple.object.end < sentence.end && !is_border(tree, triple.object.end)) return {};
  if (is_name(first) && is_common_noun(second)) return triple;
  if (!is_common_noun(first) || !is_name(second)) return {};
  std::swap(triple.subject, triple.object);
  return triple;
}

std::vector<OpenTriple> read_triples_of(const SyntaxTree& tree, std::uint32_t predicate) {
  return TripleReader(tree, predicate).read();
}

OpenTriple read_triple_of(const SyntaxTree& tree, std::uint32_t predicate) {
  const std::vector<OpenTriple> triples = TripleReader(tree, predicate).read();
  return triples.empty() ? OpenTriple{} : triples.front();
}

}  // namespace claimgraph
