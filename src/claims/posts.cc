#include "claims/posts.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "resources.h"

namespace claimgraph {
namespace {

class PostSharer {
 public:
  PostSharer(const Resources& resources, Document& document)
      : resources_(resources),
        document_(document),
        person_(resources.symbols.find("person")),
        company_(resources.symbols.find("company")),
        post_(resources.symbols.find("post")),
        source_(resources.symbols.find("source")) {}

  void run() {
    for (std::uint32_t c = 0; c < document_.claims.size(); ++c) {
      const Claim& claim = document_.claims[c];
      if (claim.rule == kNowhere || resources_.ontology.types[claim.type].name != "org.role") continue;
      if (resources_.rules.rules[claim.rule].settings.authors)
        held_.emplace_back(document_.sentence_of(claim.anchor), c);
    }
    std::sort(held_.begin(), held_.end());
    for (Claim& claim : document_.claims) {
      if (claim.rule == kNowhere) continue;
      const std::string_view type = resources_.ontology.types[claim.type].name;
      const bool leaves = type == "people.departure";
      if (leaves) take_post(claim);
      if (leaves || type == "people.appointment") take_company(claim);
    }
  }

 private:
  const Filler* filler(const Claim& claim, Symbol role) const {
    const RoleFiller* found = claim.filler_of(role);
    return found == nullptr ? nullptr : &found->filler;
  }
  // The only party of a role, or kNowhere.
  std::uint32_t party(const Claim& claim, Symbol role) const {
    std::uint32_t found = kNowhere;
    for (const RoleFiller& each : claim.roles) {
      if (each.role != role) continue;
      if (found != kNowhere || each.filler.kind != FillerKind::kEntity) return kNowhere;
      found = document_.mentions[each.filler.index].entity;
    }
    return found;
  }

  // "former chairman", "formerly of Acme"
  bool held_once(const Claim& held) const {
    const std::uint32_t sentence = document_.sentence_of(held.evidence.begin);
    const std::uint32_t begin = document_.sentences[sentence].tokens.begin;
    for (std::uint32_t t = held.evidence.begin - (held.evidence.begin > begin ? 1 : 0); t < held.evidence.end;
         ++t) {
      if (resources_.lexicons.holds("post-once", document_.tokens.norm[t])) return true;
    }
    return false;
  }

  bool has_role(const Claim& claim, Symbol role) const {
    return role != kNoSymbol && resources_.ontology.role(claim.type, document_.symbols.view(role)) != nullptr;
  }

  // The post that its sentence gives a person beside the name, where it gives one only.
  const Claim* post_of(const Claim& claim, std::uint32_t person) const {
    const std::uint32_t sentence = document_.sentence_of(claim.anchor);
    const Claim* found = nullptr;
    for (auto each = std::lower_bound(held_.begin(), held_.end(), std::pair{sentence, 0U});
         each != held_.end() && each->first == sentence; ++each) {
      const Claim& held = document_.claims[each->second];
      if (party(held, person_) != person) continue;
      if (found != nullptr || held_once(held)) return nullptr;
      found = &held;
    }
    return found;
  }

  void take_post(Claim& claim) const {
    const std::uint32_t person = party(claim, person_);
    const Claim* const held = person == kNowhere ? nullptr : post_of(claim, person);
    if (held == nullptr) return;
    const Filler *const firm = filler(*held, company_), *const post = filler(*held, post_);
    const Filler *const left_firm = filler(claim, company_), *const left = filler(claim, post_);
    const bool other = left != nullptr && (post == nullptr || left->tokens != post->tokens);
    const bool elsewhere = left_firm != nullptr && (party(claim, company_) == kNowhere ||
                                                    party(claim, company_) != party(*held, company_));
    if (other || elsewhere) return;  // "Acme chairman Ada Lund left the board of Beta"
    const bool take_firm = left_firm == nullptr && firm != nullptr && has_role(claim, company_);
    const bool take_post = left == nullptr && post != nullptr && has_role(claim, post_);
    if (take_firm) claim.roles.push_back({company_, *firm, {}});
    if (take_post) claim.roles.push_back({post_, *post, {}});
  }

  void take_company(Claim& claim) const {
    const bool sure = claim.modality == Modality::kAsserted || claim.modality == Modality::kPlanned ||
                      claim.modality == Modality::kExpected;
    const std::uint32_t firm = party(claim, source_);
    if (!sure || firm == kNowhere || filler(claim, company_) != nullptr || !has_role(claim, company_)) return;
    const Entity& speaker = document_.entities[firm];
    if (!speaker.named || speaker.type != "organization" || speaker.industry == "media") return;
    claim.roles.push_back({company_, *filler(claim, source_), {}});
  }

  const Resources& resources_;
  Document& document_;
  const Symbol person_, company_, post_, source_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> held_;  // sentence and claim of a post beside a name
};

}  // namespace

void share_posts(const Resources& resources, Document& document) { PostSharer(resources, document).run(); }

}  // namespace claimgraph
