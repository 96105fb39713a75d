#include "claims/agreements.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>
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
    for (std::uint32_t c = 0; c < claims; ++c) named_after(c);
    find_pair(claims);
    if (pair_.first == kNowhere) return;
    find_mentions_of_pair();
    for (std::uint32_t c = 0; c < claims; ++c) other_of_pair(c);
  }

 private:
  Symbol symbol(std::string_view name) const { return builder_.resources().symbols.find(name); }
  const Ontology& ontology() const { return builder_.resources().ontology; }
  bool in_lexicon(LexiconName name, Symbol word) const { return builder_.in_lexicon(name, word); }

  bool may_have(std::uint32_t claim, std::string_view role) const {
    const Claim& c = document_.claims[claim];
    return c.rule != kNowhere ? ontology().role(c.type, role) != nullptr : role == "agreement";
  }
  const RoleFiller* filler(std::uint32_t claim, Symbol role) const {
    return document_.claims[claim].filler_of(role);
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
        if (!in_lexicon("agreement-place", builder_.tree().preposition(c))) continue;
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

  // The one of holder and grantor that a claim has, where it lacks the other and both are parties.
  struct Side {
    const RoleFiller* known = nullptr;
    Symbol missing = kNoSymbol;
  };
  Side lone_side(std::uint32_t claim) const {
    if (!may_have(claim, "holder") || !may_have(claim, "grantor")) return {};
    const Symbol holder = symbol("holder"), grantor = symbol("grantor");
    const RoleFiller* has = filler(claim, holder);
    const RoleFiller* gives = filler(claim, grantor);
    if ((has == nullptr) == (gives == nullptr)) return {};
    const RoleFiller* known = has != nullptr ? has : gives;
    if (known->filler.kind != FillerKind::kEntity) return {};
    return {known, has != nullptr ? grantor : holder};
  }
  bool is(std::uint32_t entity, EntityKind kind) const { return document_.entities[entity].kind == kind; }
  std::uint32_t entity_of(const RoleFiller& role) const {
    return document_.mentions[role.filler.index].entity;
  }

  // Of two parties to the agreement, the one that is not the holder is the grantor.
  void counterpart(std::uint32_t claim) {
    const RoleFiller* agreement = filler(claim, agreement_);
    if (agreement == nullptr || agreement->filler.kind != FillerKind::kEntity) return;
    const Side side = lone_side(claim);
    if (side.known == nullptr) return;
    std::uint32_t other = kNowhere;
    bool is_party = false;
    for (const AgreementPart& part : document_.agreement_parts) {
      if (part.agreement != entity_of(*agreement)) continue;
      const std::uint32_t party = document_.mentions[part.mention].entity;
      if (party == entity_of(*side.known)) {
        is_party = true;
      } else if (other == kNowhere || document_.mentions[other].entity == party) {
        other = part.mention;
      } else {
        return;  // more than two
      }
    }
    if (other == kNowhere || !is_party) return;
    builder_.fill(claim, side.missing, {FillerKind::kEntity, other, document_.mentions[other].tokens});
  }

  // The two parties that all agreements of two in the article are between, where those are the same.
  void find_pair(std::uint32_t claims) {
    std::vector<std::vector<std::uint32_t>> sides(document_.entities.size());
    for (const AgreementPart& part : document_.agreement_parts)
      add_new(sides[part.agreement], document_.mentions[part.mention].entity);
    std::vector<std::uint32_t> named;
    const Symbol party = symbol("party"), holder = symbol("holder"), grantor = symbol("grantor");
    for (std::uint32_t c = 0; c < claims; ++c) {
      const Claim& claim = document_.claims[c];
      if (claim.rule == kNowhere) continue;
      const bool shared = ontology().types[claim.type].name.starts_with("deal.partnership");
      if (!shared && !ontology().types[claim.type].clause) continue;
      named.clear();
      for (const RoleFiller& role : claim.roles) {
        const bool side = shared ? role.role == party : role.role == holder || role.role == grantor;
        if (side && role.filler.kind == FillerKind::kEntity && is(entity_of(role), EntityKind::kParty))
          add_new(named, entity_of(role));
      }
      if (!join(named)) return;
    }
    for (const std::vector<std::uint32_t>& each : sides) {
      if (!join(each)) return;
    }
  }
  // More than two are as good as three.
  static void add_new(std::vector<std::uint32_t>& entities, std::uint32_t entity) {
    if (entities.size() < 3 && std::find(entities.begin(), entities.end(), entity) == entities.end())
      entities.push_back(entity);
  }
  // False, and no pair, where another pair was found before.
  bool join(const std::vector<std::uint32_t>& sides) {
    if (sides.size() != 2) return true;
    const auto [low, high] = std::minmax(sides[0], sides[1]);
    const std::pair<std::uint32_t, std::uint32_t> found{low, high};
    const bool same = pair_.first == kNowhere || pair_ == found;
    pair_ = same ? found : std::pair{kNowhere, kNowhere};
    return same;
  }

  // Where the two are spoken of, and which sentences name a third party.
  void find_mentions_of_pair() {
    names_third_.assign(document_.sentences.size(), false);
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const EntityMention& mention = document_.mentions[m];
      if (mention.entity == pair_.first) {
        first_.push_back(m);
      } else if (mention.entity == pair_.second) {
        second_.push_back(m);
      } else if (is(mention.entity, EntityKind::kParty)) {
        names_third_[document_.sentence_of(mention.tokens.begin)] = true;
      }
    }
  }

  // A clause with one side told, in a sentence that names no third party, has the other of the article's
  // pair.
  void other_of_pair(std::uint32_t claim) {
    if (document_.claims[claim].rule == kNowhere || !ontology().types[document_.claims[claim].type].clause)
      return;
    const Side side = lone_side(claim);
    if (side.known == nullptr) return;
    const std::uint32_t self = entity_of(*side.known);
    if (self != pair_.first && self != pair_.second) return;
    const std::uint32_t anchor = document_.claims[claim].anchor;
    if (names_third_[document_.sentence_of(anchor)]) return;
    const std::vector<std::uint32_t>& mentions = self == pair_.first ? second_ : first_;
    if (mentions.empty()) return;
    auto behind = std::partition_point(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
      return document_.mentions[m].tokens.begin < anchor;
    });
    if (behind != mentions.begin()) --behind;  // the last one before the clause
    const std::uint32_t other = *behind;
    builder_.fill(claim, side.missing, {FillerKind::kEntity, other, document_.mentions[other].tokens});
  }

  void note_party_names() {
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const EntityMention& mention = document_.mentions[m];
      if (mention.form == MentionForm::kName && is(mention.entity, EntityKind::kParty))
        party_names_.try_emplace(document_.span_text(mention.tokens), m);
    }
  }

  // "the Acme Pay app remains exclusive to Beta": Acme grants what bears its name.
  void named_after(std::uint32_t claim) {
    const Side side = lone_side(claim);
    const RoleFiller* scope = filler(claim, symbol("scope"));
    if (side.missing != symbol("grantor") || scope == nullptr) return;
    const TokenSpan words = scope->filler.tokens;
    auto product =
        std::lower_bound(document_.mentions.begin(), document_.mentions.end(), words.begin,
                         [](const EntityMention& m, std::uint32_t t) { return m.tokens.begin < t; });
    if (product == document_.mentions.end() || !words.contains(product->tokens) ||
        !is(product->entity, EntityKind::kProduct))
      return;
    if (party_names_.empty()) note_party_names();
    for (TokenSpan name = product->tokens; name.size() > 1;) {
      --name.end;
      const auto party = party_names_.find(document_.span_text(name));
      if (party == party_names_.end()) continue;
      builder_.fill(claim, side.missing,
                    {FillerKind::kEntity, party->second, document_.mentions[party->second].tokens});
      return;
    }
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
  std::unordered_map<std::string_view, std::uint32_t> party_names_;   // to a mention
  std::pair<std::uint32_t, std::uint32_t> pair_{kNowhere, kNowhere};  // entities, in order
  std::vector<std::uint32_t> first_, second_;                         // mentions of them, in text order
  std::vector<bool> names_third_;                                     // by sentence
};

}  // namespace

void link_agreements(ClaimBuilder& builder) { AgreementLinker(builder).run(); }

}  // namespace claimgraph
