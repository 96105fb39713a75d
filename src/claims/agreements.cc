#include "claims/agreements.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {
namespace {

class AgreementLinker {
 public:
  explicit AgreementLinker(ClaimBuilder& builder)
      : builder_(builder), document_(builder.document()), agreement_(symbol("agreement")) {}

  void run() {
    const auto claims = static_cast<std::uint32_t>(document_.claims.size());
    for (std::uint32_t c = 0; c < claims; ++c) {
      if (may_have(c, "agreement") && filler(c, agreement_) == nullptr) find_phrase(c);
    }
    for (std::uint32_t c = 0; c < claims; ++c) inherit_from_list(c);
    for (std::uint32_t c = 0; c < claims; ++c) counterpart(c);
    for (std::uint32_t c = 0; c < claims; ++c) partners(c);
  }

 private:
  Symbol symbol(std::string_view name) const { return builder_.resources().symbols.find(name); }
  const Ontology& ontology() const { return builder_.resources().ontology; }
  bool in_lexicon(std::string_view name, Symbol word) const { return builder_.in_lexicon(name, word); }

  bool may_have(std::uint32_t claim, std::string_view role) const {
    const Claim& c = document_.claims[claim];
    return c.rule != kNowhere ? ontology().role(c.type, role) != nullptr : role == "agreement";
  }
  const RoleFiller* filler(std::uint32_t claim, Symbol role) const {
    for (const RoleFiller& each : document_.claims[claim].roles) {
      if (each.role == role) return &each;
    }
    return nullptr;
  }

  // The agreement mention whose tokens hold the head, or kNowhere.
  std::uint32_t agreement_at(std::uint32_t head) const {
    const auto& mentions = document_.mentions;
    auto at =
        std::upper_bound(mentions.begin(), mentions.end(), head,
                         [](std::uint32_t token, const EntityMention& m) { return token < m.tokens.begin; });
    for (int back = 0; at != mentions.begin() && back < 4; ++back) {
      --at;
      if (at->tokens.contains(head) && document_.entities[at->entity].kind == EntityKind::kAgreement)
        return static_cast<std::uint32_t>(at - mentions.begin());
    }
    return kNowhere;
  }

  // "under the deal", "as part of its contract": of the claim's verb or one above it.
  void find_phrase(std::uint32_t claim) {
    for (const std::uint32_t node : builder_.chain(claim)) {
      for (const std::uint32_t c : builder_.tree().children(node)) {
        const std::string preposition = builder_.tree().preposition(c);
        if (preposition.empty() || !in_lexicon("agreement-place", symbol(preposition))) continue;
        const std::uint32_t group = builder_.tree().noun_group(c);
        if (group == kNowhere) continue;
        const std::uint32_t mention = agreement_at(document_.noun_groups[group].head);
        if (mention == kNowhere) continue;
        builder_.fill(claim, agreement_, {FillerKind::kEntity, mention, document_.mentions[mention].tokens});
        return;
      }
    }
  }

  // "This includes access to X, ...": clauses of the agreement the sentence before spoke of.
  void inherit_from_list(std::uint32_t claim) {
    const Claim& own = document_.claims[claim];
    if (own.rule == kNowhere || !ontology().types[own.type].clause) return;
    const std::uint32_t sentence = document_.sentence_of(own.anchor);
    if (sentence == 0 || !opens_list(document_.sentences[sentence].tokens, own.anchor)) return;
    const TokenSpan before = document_.sentences[sentence - 1].tokens;
    static constexpr std::array<std::string_view, 3> kInherited{"agreement", "until", "effective"};
    for (const std::string_view name : kInherited) {
      const Symbol role = symbol(name);
      if (filler(claim, role) != nullptr || !may_have(claim, name)) continue;
      if (const RoleFiller* found = filler_in(before, role))
        builder_.fill(claim, role, Filler(found->filler));
    }
    static constexpr std::array<std::string_view, 3> kSides{"holder", "grantor", "party"};
    const bool told = std::any_of(kSides.begin(), kSides.end(), [&](std::string_view side) {
      return filler(claim, symbol(side)) != nullptr;
    });
    if (!told) fill_parties(claim);
  }

  bool opens_list(TokenSpan sentence, std::uint32_t anchor) const {
    for (std::uint32_t t = sentence.begin; t < std::min(anchor, sentence.begin + 6); ++t) {
      if (in_lexicon("list-verb", document_.tokens.lemma[t])) return true;
    }
    return false;
  }

  const RoleFiller* filler_in(TokenSpan sentence, Symbol role) const {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      for (const std::uint32_t c : builder_.at(t)) {
        if (const RoleFiller* found = filler(c, role)) return found;
      }
    }
    return nullptr;
  }

  // Of two parties to the agreement, the one that is not the holder is the grantor.
  void counterpart(std::uint32_t claim) {
    const RoleFiller* agreement = filler(claim, agreement_);
    if (agreement == nullptr || agreement->filler.kind != FillerKind::kEntity) return;
    const std::uint32_t entity = document_.mentions[agreement->filler.index].entity;
    const Symbol holder = symbol("holder"), grantor = symbol("grantor");
    if (!may_have(claim, "holder") || !may_have(claim, "grantor")) return;
    const RoleFiller* has = filler(claim, holder);
    const RoleFiller* gives = filler(claim, grantor);
    if ((has == nullptr) == (gives == nullptr)) return;
    const RoleFiller* known = has != nullptr ? has : gives;
    if (known->filler.kind != FillerKind::kEntity) return;
    const std::uint32_t self = document_.mentions[known->filler.index].entity;
    std::uint32_t other = kNowhere;
    bool is_party = false;
    for (const AgreementPart& part : document_.agreement_parts) {
      if (part.agreement != entity) continue;
      const std::uint32_t party = document_.mentions[part.mention].entity;
      if (party == self) {
        is_party = true;
      } else if (other == kNowhere || document_.mentions[other].entity == party) {
        other = part.mention;
      } else {
        return;  // more than two
      }
    }
    if (other == kNowhere || !is_party) return;
    builder_.fill(claim, has != nullptr ? grantor : holder,
                  {FillerKind::kEntity, other, document_.mentions[other].tokens});
  }

  // "Acme may nullify the deal": what becomes of a partnership is a matter of all its parties.
  void partners(std::uint32_t claim) {
    const Claim& own = document_.claims[claim];
    if (own.rule == kNowhere || !ontology().types[own.type].name.starts_with("deal.partnership_")) return;
    fill_parties(claim);
  }

  // All parties of the claim's agreement are parties of the claim.
  void fill_parties(std::uint32_t claim) {
    const RoleFiller* agreement = filler(claim, agreement_);
    if (agreement == nullptr || agreement->filler.kind != FillerKind::kEntity) return;
    const std::uint32_t entity = document_.mentions[agreement->filler.index].entity;
    const Symbol party = symbol("party");
    std::vector<std::uint32_t> named;  // entities
    for (const RoleFiller& each : document_.claims[claim].roles) {
      if (each.role == party && each.filler.kind == FillerKind::kEntity)
        named.push_back(document_.mentions[each.filler.index].entity);
    }
    for (const AgreementPart& part : document_.agreement_parts) {
      const std::uint32_t member = document_.mentions[part.mention].entity;
      if (part.agreement != entity || std::find(named.begin(), named.end(), member) != named.end()) continue;
      named.push_back(member);
      builder_.fill(claim, party,
                    {FillerKind::kEntity, part.mention, document_.mentions[part.mention].tokens});
    }
  }

  ClaimBuilder& builder_;
  Document& document_;
  const Symbol agreement_;
};

}  // namespace

void link_agreements(ClaimBuilder& builder) { AgreementLinker(builder).run(); }

}  // namespace claimgraph
