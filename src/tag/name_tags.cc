#include "tag/name_tags.h"

#include <algorithm>
#include <vector>

#include "document.h"
#include "resources.h"
#include "tag/groups_stage.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

bool may_stay(Tag tag) { return is_proper(tag) || tag == Tag::kPOS || tag == Tag::kCD || tag == Tag::kNNS; }

}  // namespace

void tag_names(const Resources& resources, Document& document) {
  Tokens& tokens = document.tokens;
  std::vector<bool> changed(document.sentences.size());
  for (const EntityMention& name : document.mentions) {
    for (std::uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) {
      if (!tokens.has(t, TokenFlag::kCapital) || may_stay(tokens.tag[t])) continue;
      tokens.tag[t] = Tag::kNNP;
      tokens.lemma[t] = tokens.norm[t];
      changed[document.sentence_of(t)] = true;
    }
  }
  if (std::find(changed.begin(), changed.end(), true) != changed.end())
    find_groups_again(resources, document, changed);
}

}  // namespace claimgraph
