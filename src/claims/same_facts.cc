#include "claims/same_facts.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::size_t kMostFacts = 8;  // of one type between the same parties

class FactJoiner {
 public:
  FactJoiner(const Resources& resources, Document& document)
      : resources_(resources), document_(document), source_(resources.symbols.find("source")) {}

  void run() {
    std::map<std::string, std::vector<Fact>> by_parties;
    for (std::uint32_t c = 0; c < document_.claims.size(); ++c) {
      const std::string key = key_of(document_.claims[c]);
      if (!key.empty()) tell(by_parties[key], c);
    }
    for (const auto& [key, facts] : by_parties) {
      for (const Fact& fact : facts) {
        for (const std::uint32_t c : fact.claims) add_missing(fact.roles, document_.claims[c].roles);
      }
    }
  }

 private:
  struct Fact {
    std::vector<std::uint32_t> claims;
    std::vector<RoleFiller> roles;  // of all of them, but who says it
  };

  // How a claim stands and who is party to it; "" for what is not joined.
  std::string key_of(const Claim& claim) const {
    if (claim.rule == kNowhere) return {};
    const ClaimType& type = resources_.ontology.types[claim.type];
    if (!type.name.starts_with("deal.")) return {};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> parties;
    bool agreement = false;
    for (const RoleFiller& role : claim.roles) {
      if (role.role == source_) continue;
      if (role.filler.kind == FillerKind::kClaim || !role.op.empty()) return {};
      if (role.filler.kind != FillerKind::kEntity) continue;
      const std::uint32_t entity = document_.mentions[role.filler.index].entity;
      agreement = agreement || document_.entities[entity].kind == EntityKind::kAgreement;
      const auto& members = document_.entities[entity].members;
      for (const std::uint32_t member : members) parties.emplace_back(index(role.role), member);
      if (members.empty()) parties.emplace_back(index(role.role), entity);
    }
    std::sort(parties.begin(), parties.end());
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    if (!agreement || parties.size() < 2) return {};
    std::string key = std::to_string(claim.type);
    for (const int value :
         {static_cast<int>(claim.polarity), static_cast<int>(claim.modality), static_cast<int>(claim.status)})
      key += ' ' + std::to_string(value);
    for (const auto& [role, entity] : parties)
      key += ' ' + std::to_string(role) + ':' + std::to_string(entity);
    return key;
  }

  // Joins a claim to the first fact that it does not contradict.
  void tell(std::vector<Fact>& facts, std::uint32_t claim) const {
    const auto& roles = document_.claims[claim].roles;
    const auto agrees = [&](const Fact& fact) {
      return std::all_of(roles.begin(), roles.end(),
                         [&](const RoleFiller& role) { return !contradicts(fact.roles, role); });
    };
    auto fact = std::find_if(facts.begin(), facts.end(), agrees);
    if (fact == facts.end()) {
      if (facts.size() >= kMostFacts) return;
      fact = facts.insert(facts.end(), Fact{});
    }
    fact->claims.push_back(claim);
    for (const RoleFiller& role : roles) {
      if (role.role != source_) add_missing({role}, fact->roles);
    }
  }

  // Another thing fills the role: not a party, the key tells those.
  bool contradicts(const std::vector<RoleFiller>& roles, const RoleFiller& wanted) const {
    if (wanted.role == source_ || wanted.filler.kind == FillerKind::kEntity) return false;
    bool other = false;
    for (const RoleFiller& role : roles) {
      if (role.role != wanted.role || role.filler.kind == FillerKind::kEntity) continue;
      if (same(role.filler, wanted.filler)) return false;
      other = true;
    }
    return other;
  }

  bool same(const Filler& a, const Filler& b) const { return same_filler(document_, a, b); }

  void add_missing(const std::vector<RoleFiller>& from, std::vector<RoleFiller>& to) const {
    for (const RoleFiller& role : from) {
      const bool there = std::any_of(to.begin(), to.end(), [&](const RoleFiller& other) {
        return other.role == role.role && same(other.filler, role.filler);
      });
      if (!there) to.push_back(role);
    }
  }

  const Resources& resources_;
  Document& document_;
  const Symbol source_;
};

}  // namespace

bool same_filler(const Document& document, const Filler& a, const Filler& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case FillerKind::kEntity:
      return document.mentions[a.index].entity == document.mentions[b.index].entity;
    case FillerKind::kAmount: {
      const Amount &x = document.amounts[a.index], &y = document.amounts[b.index];
      return x.unit == y.unit && x.has_value && y.has_value && x.value == y.value &&
             x.modifier == y.modifier && x.per == y.per;
    }
    case FillerKind::kDate:
      return document.dates[a.index].value == document.dates[b.index].value;
    case FillerKind::kClaim:
    case FillerKind::kText:
      break;
  }
  return document.span_text(a.tokens) == document.span_text(b.tokens);
}

void join_facts(const Resources& resources, Document& document) { FactJoiner(resources, document).run(); }

}  // namespace claimgraph
