#include "parse/subject_repairs.h"

#include <vector>

#include "parse/relation.h"
#include "parse/tree_of_words.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kSubjectPhrase = 24;  // tokens of a noun phrase before its head
constexpr int kNameClimb = 4;                 // names and appositions over the last word before a verb

class SubjectRepairs : TreeOfWords {
 public:
  SubjectRepairs(const Resources& resources, Document& document, TokenSpan sentence)
      : TreeOfWords(resources, document.tokens, sentence), document_(document) {}

  void run() {
    index();
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      settle_expletive(t);
      settle_owner(t);
      if (!is_verb(tag(t)) || t == sentence_.begin) continue;
      find_speaker(t);
      join_list(t);
    }
  }

 private:
  struct Children {
    std::uint32_t subject = kNowhere, content = kNowhere, preposition = kNowhere, conjunction = kNowhere;
    std::uint32_t state = kNowhere;  // an adjective as complement
    bool judged = false;             // has a clause behind it that may be its true subject
  };

  Children& children(std::uint32_t t) { return children_[t - sentence_.begin]; }

  void index() {
    children_.assign(sentence_.size(), {});
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (head(t) == kNowhere) continue;
      Children& above = children(head(t));
      const Relation r = relation(t);
      if (r == Relation::kNsubj || r == Relation::kNsubjPass) above.subject = t;
      if (r == Relation::kCcomp) above.content = t;
      if (r == Relation::kCase) above.preposition = t;
      if (r == Relation::kCc) above.conjunction = t;
      if (r == Relation::kXcomp && is_adjective(tag(t))) above.state = t;
      if (head(t) < t && (r == Relation::kCcomp || r == Relation::kCsubj || is_infinitive(t)))
        above.judged = true;
    }
  }

  // "to sell the mill": with something behind the verb.
  bool is_infinitive(std::uint32_t t) const {
    const Relation r = relation(t);
    return (r == Relation::kXcomp || r == Relation::kAdvcl || r == Relation::kAcl) && tag(t) == Tag::kVB &&
           tag(t - 1) == Tag::kTO && t + 1 < sentence_.end && !is_punctuation(tag(t + 1));
  }

  // "It is clear that the deal failed", "it remains hard to sell the mill": no subject, but the sign of one.
  void settle_expletive(std::uint32_t it) {
    const std::uint32_t verb = head(it);
    if (tag(it) != Tag::kPRP || relation(it) != Relation::kNsubj || verb == kNowhere || verb < it ||
        document_.norm(it) != "it")
      return;
    const std::uint32_t state = is_adjective(tag(verb)) ? verb : children(verb).state;
    if (state == kNowhere) return;
    const bool that =
        state + 1 < sentence_.end && tag(state + 1) == Tag::kIN && document_.norm(state + 1) == "that";
    if (!that && !children(state).judged && !children(verb).judged) return;
    if (is_word(TreeWord::kJudgesClause, state)) tokens_.relation[it] = Relation::kExpl;
  }

  // "it can turn to others, Acme's chief, Ann Lund, wrote": the phrase between comma and verb says it, and is
  // no object of what is said.
  void find_speaker(std::uint32_t t) {
    const std::uint32_t content = children(t).content;
    if (children(t).subject != kNowhere || content == kNowhere || content > t ||
        !is_word(TreeWord::kAttributionVerb, t))
      return;
    std::uint32_t node = tag(t - 1) == Tag::kComma ? t - 2 : t - 1, speaker = kNowhere;
    for (int i = 0; i < kNameClimb && node != kNowhere && node > content && is_noun(tag(node)); ++i) {
      const std::uint32_t first = phrase_begin(node, kSubjectPhrase);
      const bool apart = first > sentence_.begin && tag(first - 1) == Tag::kComma;
      if (apart && children(node).preposition == kNowhere && stands_above(content, node)) speaker = node;
      const Relation r = relation(node);
      if (r != Relation::kAppos && r != Relation::kFlat && r != Relation::kCompound) break;
      node = head(node);
    }
    if (speaker == kNowhere) return;
    attach(speaker, t, Relation::kNsubj);
    children(t).subject = speaker;
  }

  // "The Herald's Ann Lund thinks": of two subjects the first owns the second.
  void settle_owner(std::uint32_t t) {
    const std::uint32_t verb = head(t);
    if (relation(t) != Relation::kNsubj || t + 2 >= sentence_.end || tag(t + 1) != Tag::kPOS ||
        verb == kNowhere || verb < t)
      return;
    const std::uint32_t owned = children(verb).subject;
    if (owned == kNowhere || owned < t + 2 || owned > verb || head(owned) != verb) return;
    if (phrase_begin(owned, kSubjectPhrase) <= t + 2) attach(t, owned, Relation::kNmodPoss);
  }

  // "Acme and Beta end the deal": in a headline the first of the list is no sentence of its own.
  void join_list(std::uint32_t t) {
    const std::uint32_t first = head(t), second = children(t).subject, conjunction = children(t).conjunction;
    if (relation(t) != Relation::kConj || first == kNowhere || relation(first) != Relation::kRoot ||
        !is_noun(tag(first)) || second == kNowhere || conjunction == kNowhere)
      return;
    if (first > conjunction || conjunction > second || second > t || !is_noun(tag(second)) ||
        phrase_begin(second, kSubjectPhrase) != conjunction + 1 || conjunction != first + 1)
      return;
    attach(t, kNowhere, Relation::kRoot);
    attach(first, t, Relation::kNsubj);
    attach(second, first, Relation::kConj);
    attach(conjunction, second, Relation::kCc);
    children(t).subject = first;
  }

  const Document& document_;
  std::vector<Children> children_;
};

}  // namespace

void repair_subjects(const Resources& resources, Document& document, TokenSpan sentence) {
  SubjectRepairs(resources, document, sentence).run();
}

}  // namespace claimgraph
