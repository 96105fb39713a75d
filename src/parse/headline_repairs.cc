#include "parse/headline_repairs.h"

#include "parse/relation.h"
#include "parse/tree_of_words.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

class HeadlineRepairs : TreeOfWords {
 public:
  HeadlineRepairs(const Resources& resources, Document& document, TokenSpan sentence)
      : TreeOfWords(resources, document.tokens, sentence) {}

  void run() {
    const std::uint32_t to = first_infinitive();
    if (to == kNowhere) return;
    const std::uint32_t verb = to + 1;
    const std::uint32_t top = outermost(to - 1, to);
    const std::uint32_t noun = is_proper(tag(to - 1)) ? name_over(to - 1) : top;
    if (!is_noun(tag(noun)) || relation(verb) == Relation::kRoot || is_word(TreeWord::kNounTo, noun)) return;
    const std::uint32_t root = outermost(verb, sentence_.end);
    for (std::uint32_t t = sentence_.begin; t < to; ++t) {
      if (t != noun && (head(t) == kNowhere || head(t) >= to)) attach(t, noun, Relation::kDep);
    }
    attach(verb, kNowhere, Relation::kRoot);
    attach(noun, verb, Relation::kNsubj);
    if (top != noun) attach(top, noun, Relation::kCompound);  // "Chipmaker Arden to build"
    attach(to, verb, Relation::kMark);
    if (root <= verb) return;
    const bool object = is_noun(tag(root)) && tag(verb + 1) != Tag::kIN && tag(verb + 1) != Tag::kTO;
    attach(root, verb, object ? Relation::kObj : Relation::kDep);
  }

 private:
  // The "to" of "Acme to buy Beta", if nothing is a finite verb and no verb stands before it.
  std::uint32_t first_infinitive() const {
    std::uint32_t found = kNowhere;
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (is_finite(tag(t)) || (found == kNowhere && is_verb(tag(t)))) return kNowhere;
      if (found != kNowhere || tag(t) != Tag::kTO) continue;
      if (t == sentence_.begin || t + 1 == sentence_.end || tag(t + 1) != Tag::kVB) return kNowhere;
      found = t++;
    }
    return found;
  }

  std::uint32_t name_over(std::uint32_t t) const {
    for (int i = 0;
         i < kDeepest && head(t) != kNowhere && relation(t) == Relation::kFlat && is_proper(tag(head(t)));
         ++i)
      t = head(t);
    return t;
  }

  // The last of the heads over a token that stands before `end`, or the root.
  std::uint32_t outermost(std::uint32_t t, std::uint32_t end) const {
    for (int i = 0; i < kDeepest && head(t) != kNowhere && head(t) < end; ++i) t = head(t);
    return t;
  }
};

}  // namespace

void repair_headline(const Resources& resources, Document& document, TokenSpan sentence) {
  HeadlineRepairs(resources, document, sentence).run();
}

}  // namespace claimgraph
