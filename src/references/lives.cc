// Descriptions of a person by age or life: "the 58-year-old", "the Chilean-born engineer".
#include <algorithm>

#include "references/definite_base.h"

namespace claimgraph {
namespace {

class LifeReader : DefiniteBase {
 public:
  explicit LifeReader(DescribedGroup& described) : DefiniteBase(described) {}

  // "The 58-year-old": the person the sentence before is about, where there is no other.
  bool join() {
    const bool old = aged();
    if (!old && !of_life()) return false;
    const Symbol age = old ? tokens().norm[group_.tokens.begin + 1] : kNoSymbol;
    const auto told = [&](const Occurrence& o) {
      return o.entity != kNowhere && context_.known.age(o.entity) == age;
    };
    std::uint32_t found = kNowhere;
    bool alone = true;
    const auto& all = context_.discourse.occurrences();
    constexpr std::ptrdiff_t kFarBack = 1000;  // occurrences
    const auto first = all.rbegin() + std::min(kFarBack, static_cast<std::ptrdiff_t>(all.size()));
    const auto so_old = std::find_if(all.rbegin(), first, told);
    if (old && so_old != first) {
      own_.join(group_.tokens, so_old->entity, "age", 0.9F);
      return true;
    }
    int left = kLookBack;
    for (std::size_t at = all.size(); at-- > 0 && all[at].sentence + 1 >= own_.sentence && left-- > 0;) {
      if (all[at].entity == kNowhere || all[at].begin >= group_.tokens.begin ||
          entity(all[at].entity).type != "person" || entity(all[at].entity).plural ||
          (old && context_.known.age(all[at].entity) != kNoSymbol) || acts_on_itself(all[at]) ||
          own_.match(all[at].entity) <= kImpossible)
        continue;
      const bool leads = all[at].role == Role::kSubject && !all[at].nested &&
                         !is(all[at].head, RefWord::kRelative);  // not "Roe, who had defended him"
      alone = alone && (found == kNowhere || found == all[at].entity);
      if (found == kNowhere || all[at].entity == found || leads) found = all[at].entity;
    }
    const bool tells_more = !is(group_.tokens.end - 1, RefWord::kOld);  // "the 36-year-old engineer"
    if (found == kNowhere || (tells_more && !alone)) return false;
    own_.join(group_.tokens, found, "age", 0.7F);
    return true;
  }
};

}  // namespace

bool join_by_life(DescribedGroup& described) { return LifeReader(described).join(); }

}  // namespace claimgraph
