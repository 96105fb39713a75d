#include "claims/headlines.h"

#include <algorithm>

#include "claims/same_facts.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kHeadlineLook = 64;  // claims behind a headline

class Headlines {
 public:
  Headlines(const Resources& resources, Document& document)
      : resources_(resources), document_(document), source_(resources.symbols.find("source")) {}

  void run() {
    for (std::uint32_t h = 0; h < document_.claims.size(); ++h) {
      if (is_typed(document_.claims[h]) && is_headline(document_.claims[h])) settle(h);
    }
  }

 private:
  bool is_typed(const Claim& claim) const { return claim.rule != kNowhere; }
  bool is_headline(const Claim& claim) const {
    return document_.sentences[document_.sentence_of(claim.anchor)].kind == UnitKind::kHeadline;
  }

  void settle(std::uint32_t h) {
    std::vector<Claim>& claims = document_.claims;
    Claim& headline = claims[h];
    const bool plan = headline.modality == Modality::kPlanned && headline.status == Status::kNone;
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(claims.size(), h + kHeadlineLook));
    for (std::uint32_t c = h + 1; c < end; ++c) {
      const Claim& claim = claims[c];
      if (!is_typed(claim) || claim.type != headline.type || claim.polarity != headline.polarity) continue;
      const bool settled = claim.status == Status::kAgreed || claim.status == Status::kCompleted;
      if (plan ? !settled : is_headline(claim) || claim.modality != headline.modality) continue;
      if (!names_parties_of(claim, headline)) continue;
      const bool one = is_one(headline, claim);
      if (!plan && !one) continue;
      headline.modality = claim.modality;
      headline.status = claim.status;
      if (one) headline.roles = claim.roles;
      return;
    }
  }

  bool fills(const Claim& claim, const RoleFiller& wanted) const {
    return std::any_of(claim.roles.begin(), claim.roles.end(), [&](const RoleFiller& role) {
      return role.role == wanted.role && same_filler(document_, role.filler, wanted.filler);
    });
  }

  // Every party of the headline, one at least, stands in the claim, in its role.
  bool names_parties_of(const Claim& claim, const Claim& headline) const {
    bool some = false;
    for (const RoleFiller& role : headline.roles) {
      if (role.filler.kind != FillerKind::kEntity) continue;
      if (!fills(claim, role)) return false;
      some = true;
    }
    return some;
  }

  // Do both tell one fact, of which the claim tells all that the headline does?
  bool is_one(const Claim& headline, const Claim& claim) const {
    if (is_statement_type(resources_.ontology.types[claim.type].name)) return false;
    const auto apart = [&](const RoleFiller& role) {
      return !role.op.empty() || role.filler.kind == FillerKind::kClaim || role.role == source_;
    };
    if (std::any_of(claim.roles.begin(), claim.roles.end(), apart) ||
        std::any_of(headline.roles.begin(), headline.roles.end(), apart))
      return false;
    bool amount = false, words = false;
    for (const RoleFiller& role : headline.roles) {
      if (role.filler.kind == FillerKind::kEntity) continue;
      const bool same = fills(claim, role);
      if (!same && (role.filler.kind != FillerKind::kText || claim.filler_of(role.role) == nullptr))
        return false;
      amount = amount || (same && role.filler.kind == FillerKind::kAmount);
      words = words || !same;
    }
    return amount || !words;
  }

  const Resources& resources_;
  Document& document_;
  const Symbol source_;
};

}  // namespace

void settle_headlines(const Resources& resources, Document& document) {
  Headlines(resources, document).run();
}

}  // namespace claimgraph
