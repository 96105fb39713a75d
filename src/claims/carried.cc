#include "claims/carried.h"

#include <algorithm>
#include <map>

#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kSentencesOn = 2;

class RoleCarrier {
 public:
  RoleCarrier(const Resources& resources, Document& document) : resources_(resources), document_(document) {}

  void run() {
    std::map<std::uint32_t, Bearer> last;  // by group
    for (Claim& claim : document_.claims) {
      if (claim.rule == kNowhere) continue;
      const ClaimType& type = resources_.ontology.types[claim.type];
      if (type.carried == kNoSymbol) continue;
      Bearer& bearer = last[type.conflict_group];
      const RoleFiller* own = claim.filler_of(type.carried);
      if (own != nullptr) {
        bearer = {is_person(entity_of(own->filler)) ? kNowhere : claim.anchor, own->filler};
      } else if (bearer.anchor != kNowhere && goes_on(bearer, claim)) {
        claim.roles.push_back({type.carried, bearer.filler, {}});
        bearer.anchor = claim.anchor;
      }
    }
  }

 private:
  struct Bearer {
    std::uint32_t anchor = kNowhere;
    Filler filler;
  };

  // The entity of a filler, or kNowhere.
  std::uint32_t entity_of(const Filler& filler) const {
    return filler.kind == FillerKind::kEntity ? document_.mentions[filler.index].entity : kNowhere;
  }
  bool is_person(std::uint32_t entity) const {
    return entity != kNowhere && document_.entities[entity].type == "person";
  }

  bool goes_on(const Bearer& bearer, const Claim& claim) const {
    if (entity_of(bearer.filler) == kNowhere || claim.anchor < bearer.anchor) return false;
    const std::uint32_t from = document_.sentence_of(bearer.anchor);
    const std::uint32_t to = document_.sentence_of(claim.anchor);
    if (to - from > kSentencesOn) return false;
    for (std::uint32_t s = from; s <= to; ++s) {
      if (document_.sentences[s].kind != UnitKind::kProse) return false;
    }
    const TokenSpan evidence = claim.evidence;
    for (std::uint32_t t = evidence.begin; t < evidence.end; ++t) {
      if (document_.tokens.tag[t] == Tag::kPRP || document_.tokens.tag[t] == Tag::kPRPS) return false;
    }
    return !names_another(bearer, std::max(evidence.end, claim.anchor + 1));
  }

  // Is somebody else than the bearer named between its claim and `end`? Persons only speak.
  bool names_another(const Bearer& bearer, std::uint32_t end) const {
    const std::uint32_t entity = entity_of(bearer.filler);
    const auto& mentions = document_.mentions;
    auto mention = std::partition_point(mentions.begin(), mentions.end(), [&](const EntityMention& each) {
      return each.tokens.begin < bearer.anchor;
    });
    for (; mention != mentions.end() && mention->tokens.begin < end; ++mention) {
      if (mention->entity != entity && mention->entity != kNowhere && !is_person(mention->entity))
        return true;
    }
    return false;
  }

  const Resources& resources_;
  Document& document_;
};

}  // namespace

void carry_roles(const Resources& resources, Document& document) { RoleCarrier(resources, document).run(); }

}  // namespace claimgraph
