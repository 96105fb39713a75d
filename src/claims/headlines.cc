#include "claims/headlines.h"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr std::uint32_t kHeadlineLook = 64;  // claims behind a headline

UnitKind unit_of(const Document& document, const Claim& claim) {
  return document.sentences[document.sentence_of(claim.anchor)].kind;
}

bool fills(const Document& document, const Claim& claim, const RoleFiller& wanted) {
  return std::any_of(claim.roles.begin(), claim.roles.end(), [&](const RoleFiller& role) {
    return role.role == wanted.role && role.filler.kind == FillerKind::kEntity &&
           document.mentions[role.filler.index].entity == document.mentions[wanted.filler.index].entity;
  });
}

// Every party of the headline stands in the claim, in its role.
bool tells_the_same(const Document& document, const Claim& headline, const Claim& claim) {
  bool some = false;
  for (const RoleFiller& role : headline.roles) {
    if (role.filler.kind != FillerKind::kEntity) continue;
    if (!fills(document, claim, role)) return false;
    some = true;
  }
  return some;
}

}  // namespace

void settle_headlines(Document& document) {
  std::vector<Claim>& claims = document.claims;
  for (std::uint32_t h = 0; h < claims.size(); ++h) {
    Claim& headline = claims[h];
    const bool plan = headline.rule != kNowhere && headline.modality == Modality::kPlanned &&
                      headline.status == Status::kNone;
    if (!plan || unit_of(document, headline) != UnitKind::kHeadline) continue;
    for (std::uint32_t c = h + 1; c < std::min<std::size_t>(claims.size(), h + kHeadlineLook); ++c) {
      const Claim& claim = claims[c];
      const bool settled = claim.status == Status::kAgreed || claim.status == Status::kCompleted;
      if (claim.rule == kNowhere || claim.type != headline.type || !settled ||
          claim.polarity != headline.polarity || !tells_the_same(document, headline, claim))
        continue;
      headline.modality = claim.modality;
      headline.status = claim.status;
      break;
    }
  }
}

}  // namespace claimgraph
