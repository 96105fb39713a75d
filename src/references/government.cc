// "The government": of which country.
#include <algorithm>

#include "references/described_group.h"

namespace claimgraph {

// "Kenya raised the duty. The government said": the one country that the last sentences speak of, or the
// one that the article names far more often than any other.
bool join_government(DescribedGroup& described) {
  const ReferenceContext& context = described.context;
  constexpr int kLookBack = 100;      // occurrences
  constexpr std::uint32_t kNear = 2;  // sentences
  constexpr std::uint32_t kOften = 3;
  if (described.group.tokens.size() != 2 || described.document.norm(described.group.tokens.begin) != "the" ||
      !context.words.is(described.tokens().lemma[described.group.head], RefWord::kGovernmentNoun))
    return false;
  std::uint32_t near = kNowhere, often = kNowhere, leads_near = kNowhere;
  std::uint32_t most = 0, second = 0;
  bool only = true;
  const auto& all = context.discourse.occurrences();
  int left = kLookBack;
  for (std::size_t at = all.size(); at-- > 0 && left-- > 0;) {
    const Occurrence& o = all[at];
    if (o.sentence + kNear > described.sentence && o.role == Role::kSubject && o.entity != kNowhere &&
        described.entity(o.entity).kind == EntityKind::kPlace)
      leads_near = o.entity;
    if (o.entity == kNowhere || o.begin >= described.group.tokens.begin ||
        described.entity(o.entity).type != "country" ||
        context.discourse.section(o.sentence) != context.discourse.section(described.sentence))
      continue;
    const std::string_view link = o.begin == 0 ? std::string_view() : described.document.norm(o.begin - 1);
    const bool told = (link != "of" && link != "with" && link != "from" && link != "to") ||
                      context.discourse.named(o.entity) > 1;
    if (o.sentence + kNear >= described.sentence && (told || near != kNowhere)) {
      only = only && (near == kNowhere || near == o.entity);
      near = o.entity;
    }
    if (o.entity == often) continue;
    const std::uint32_t named = context.discourse.named(o.entity);
    second = std::max(second, std::min(most, named));
    if (named > most) {
      often = o.entity;
      most = named;
    }
  }
  const bool leads = most >= kOften && most >= 2 * second;
  const std::uint32_t found = leads ? often : near != kNowhere && only ? near : kNowhere;
  if (found == kNowhere || (leads_near != kNowhere && leads_near != found)) return false;
  described.join(described.group.tokens, found, "government", 0.6F);
  return true;
}

}  // namespace claimgraph
