// Many without a name, called so again: "three lenders sued ... the lenders".
#include "references/described_group.h"

namespace claimgraph {

// The last that the text spoke of by the same noun in the plural, where it did so of no others near.
bool join_many(DescribedGroup& described) {
  const ReferenceContext& context = described.context;
  constexpr std::uint32_t kFar = 8;  // sentences
  constexpr int kLookBack = 100;     // occurrences
  const NounGroup& group = described.group;
  const Tokens& tokens = described.tokens();
  if (tokens.tag[group.head] != Tag::kNNS || group.tokens.size() != 2 || described.completed() ||
      described.document.norm(group.tokens.begin) != "the" ||
      (group.tokens.end < tokens.size() &&
       (tokens.tag[group.tokens.end] == Tag::kVBN || tokens.tag[group.tokens.end] == Tag::kVBG)))
    return false;
  std::uint32_t found = kNowhere;  // occurrence
  const auto& all = context.discourse.occurrences();
  int left = kLookBack;
  for (std::size_t at = all.size(); at-- > 0 && left-- > 0 && all[at].sentence + kFar > described.sentence;) {
    const Occurrence& o = all[at];
    if (o.begin >= group.tokens.begin || tokens.lemma[o.head] != tokens.lemma[group.head] ||
        tokens.tag[o.head] != Tag::kNNS ||
        context.discourse.section(o.sentence) != context.discourse.section(described.sentence))
      continue;
    const bool named = o.entity != kNowhere;
    if (named && (described.entity(o.entity).named || described.entity(o.entity).plural)) return false;
    if (!named && o.group == kNowhere) return false;  // any such: nobody in particular
    if (found != kNowhere && (!named || o.entity != all[found].entity)) return false;
    if (found == kNowhere) found = static_cast<std::uint32_t>(at);
  }
  if (found == kNowhere) return false;
  const std::uint32_t many = described.context.entity_of(found);
  if (many == kNowhere) return false;
  described.join(group.tokens, many, "many", 0.65F);
  return true;
}

}  // namespace claimgraph
