#include "syntax/join_names.h"

#include <algorithm>
#include <vector>

#include "document.h"
#include "parse/relation.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr int kDeepest = 1000;            // of a tree; sentences are no longer
constexpr std::uint32_t kNameReach = 50;  // tokens beside a name that may depend on it

// The token of a name that stands highest in the tree: no other token of the name is above it.
std::uint32_t head_of(const Tokens& tokens, TokenSpan name) {
  for (std::uint32_t t = name.begin; t < name.end; ++t) {
    std::uint32_t above = tokens.head[t];
    int steps = 0;
    while (above != kNowhere && !name.contains(above) && steps++ < kDeepest) above = tokens.head[above];
    if (above == kNowhere) return t;
  }
  return kNowhere;
}

void join_tree(Tokens& tokens, TokenSpan name, TokenSpan sentence) {
  const std::uint32_t head = head_of(tokens, name);
  if (head == kNowhere || tokens.relation[head] == Relation::kNone) return;
  for (std::uint32_t t = name.begin; t < name.end; ++t) {
    if (t == head) continue;
    tokens.head[t] = head;
    tokens.relation[t] = Relation::kFlat;
  }
  const std::uint32_t from = name.begin > kNameReach ? name.begin - kNameReach : 0;
  for (std::uint32_t t = std::max(sentence.begin, from); t < std::min(sentence.end, name.end + kNameReach);
       ++t) {
    const std::uint32_t above = tokens.head[t];
    if (!name.contains(t) && above != kNowhere && above != head && name.contains(above))
      tokens.head[t] = head;
  }
}

// Groups that a name touches become one with it.
void join_groups(std::vector<NounGroup>& groups, const std::vector<TokenSpan>& names) {
  std::vector<NounGroup> joined;
  std::vector<std::uint32_t> moved(groups.size(), kNowhere);
  std::size_t name = 0;
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    NounGroup group = groups[g];
    while (name < names.size() && names[name].end <= group.tokens.begin) ++name;
    for (std::size_t n = name; n < names.size() && names[n].begin < group.tokens.end; ++n) {
      // A possessor's name ends before its group's head; the group of a name takes all of it.
      if (names[n].begin < group.tokens.begin || names[n].end > group.tokens.end) {
        group.tokens = {std::min(group.tokens.begin, names[n].begin),
                        std::max(group.tokens.end, names[n].end)};
        group.head = std::max(group.head, names[n].end - 1);
      }
    }
    if (!joined.empty() && joined.back().tokens.end > group.tokens.begin) {
      NounGroup& last = joined.back();
      last.tokens.end = std::max(last.tokens.end, group.tokens.end);
      last.head = std::max(last.head, group.head);
    } else {
      joined.push_back(group);
    }
    moved[g] = static_cast<std::uint32_t>(joined.size()) - 1;
  }
  for (std::uint32_t g = 0; g < joined.size(); ++g) {
    std::uint32_t& possessor = joined[g].possessor;
    if (possessor == kNowhere) continue;
    possessor = moved[possessor];
    if (possessor == g) possessor = kNowhere;
  }
  groups = std::move(joined);
}

}  // namespace

void join_names(Document& document) {
  std::vector<TokenSpan> names;
  for (const EntityMention& mention : document.mentions) {
    if (mention.form != MentionForm::kName && mention.form != MentionForm::kAlias) continue;
    if (mention.tokens.size() < 2 || (!names.empty() && mention.tokens.begin < names.back().end)) continue;
    names.push_back(mention.tokens);
    join_tree(document.tokens, mention.tokens,
              document.sentences[document.sentence_of(mention.tokens.begin)].tokens);
  }
  join_groups(document.noun_groups, names);
}

}  // namespace claimgraph
