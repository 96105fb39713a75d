#include "tag/missing_verbs.h"

#include "document.h"
#include "resources.h"
#include "tag/tags_in_work.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

class MissingVerbs : TagsInWork {
 public:
  MissingVerbs(const Resources& resources, Document& document, TokenSpan sentence)
      : TagsInWork(resources, document, sentence) {}

  void run() {
    if (sentence_.empty() || find_present() || find_first_past()) return;
    if (tag(sentence_.end - 1) == Tag::kPeriod) find_past();
  }

 private:
  // "Acme plans to cut jobs", "Acme settles patent fight": the first verb form in -s behind a name is one.
  bool find_present() {
    for (std::uint32_t t = sentence_.begin + 1; t + 1 < sentence_.end; ++t) {
      if (tag(t) != Tag::kNNS || !is_noun(tag(t - 1)) || !is_small(t)) continue;
      const Tag next = tag(t + 1);
      const bool opens_object = next == Tag::kDT || next == Tag::kPRPS;
      if (!is_proper(tag(t - 1)) && !opens_object) continue;  // "The contract hands the author"
      const bool goes_on = opens_object || next == Tag::kTO || next == Tag::kCD || next == Tag::kDollar ||
                           is_noun(next) || is_adjective(next);
      const Symbol verb = base_form(t, Tag::kVBZ);
      if (!goes_on || !is_rule_verb(verb)) continue;
      set(t, Tag::kVBZ);
      return true;
    }
    return false;
  }

  // "Profit rose more than 5%.": so is the past of a verb behind the first word.
  bool find_first_past() {
    const std::uint32_t t = sentence_.begin + 1;
    const bool participle = tag(t) == Tag::kVBN && tag(t - 1) == Tag::kVB;  // "Brink left in May."
    if (t >= sentence_.end || (is_verb(tag(t)) && !participle) || !is_small(t) ||
        (tag(t - 1) != Tag::kVB && !is_noun(tag(t - 1))))
      return false;
    const Symbol past = base_form(t, Tag::kVBD);
    if (past == document_.tokens.norm[t] || !is_rule_verb(past)) return false;
    set(t, Tag::kVBD);
    if (tag(t - 1) == Tag::kVB) set(t - 1, Tag::kNN);
    return true;
  }

  // "Acme neither bought nor leased the mill.": a participle with an object, and one joined to it,
  // is one.
  void find_past() {
    for (std::uint32_t t = sentence_.end - 1; t > sentence_.begin; --t) {
      if (tag(t) != Tag::kVBN) continue;
      const std::uint32_t behind = tag(t + 1) == Tag::kRP ? t + 2 : t + 1;  // "bailed out Acme"
      const Tag next = tag(behind);
      const bool object = next == Tag::kDT || next == Tag::kPRPS || next == Tag::kPRP ||
                          next == Tag::kDollar || is_proper(next);
      if (object || (next == Tag::kCC && tag(t + 2) == Tag::kVBD)) set(t, Tag::kVBD);
    }
  }
};

}  // namespace

void find_missing_verb(const Resources& resources, Document& document, TokenSpan sentence) {
  MissingVerbs(resources, document, sentence).run();
}

}  // namespace claimgraph
