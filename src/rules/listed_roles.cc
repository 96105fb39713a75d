#include "rules/listed_roles.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "rules/event_matcher.h"
#include "rules/matcher.h"
#include "rules/ontology.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::string_view kConjunct = "conjunct";

class ListedRoles {
 public:
  ListedRoles(const SentenceView& view, RuleMatch& match)
      : view_(view), match_(match), places_(view.document.places_of(match.predicate)) {}

  void take(const RoleType& role) {
    const RoleCapture* only = nullptr;
    for (const RoleCapture& capture : match_.captures) {
      if (capture.role != role.symbol) continue;
      if (only != nullptr) return;
      only = &capture;
    }
    if (only == nullptr || only->filler.kind != FillerKind::kEntity) return;
    const RoleCapture taken = *only;
    const auto at = std::find_if(places_.begin(), places_.end(), [&](const Place& place) {
      return taken.filler.tokens.contains({place.head, place.head + 1});
    });
    if (at == places_.end()) return;
    auto first = at;
    while (first != places_.begin() && first->link == kConjunct && (first - 1)->place == at->place) --first;
    for (auto place = first; place != places_.end() && place->place == at->place; ++place) {
      if (place != first && place->link != kConjunct) break;
      if (place != at) add(*place, taken);
    }
  }

 private:
  const Entity& entity_of(std::uint32_t mention) const {
    return view_.document.entities[view_.document.mentions[mention].entity];
  }

  // With nothing but a list between them: no verb, preposition, owner or post, and no ", and" of two clauses.
  bool beside(TokenSpan a, TokenSpan b) const {
    const Document& document = view_.document;
    if (b.begin < a.begin) std::swap(a, b);
    if (a.end >= b.begin || !view_.tokens.contains(a) || !view_.tokens.contains(b)) return false;
    std::uint32_t commas = 0;
    for (std::uint32_t t = a.end; t < b.begin; ++t) {
      const Tag tag = document.tokens.tag[t];
      const bool described = (is_noun(tag) && !is_proper(tag)) || is_adjective(tag);
      if (described || is_verb(tag) || tag == Tag::kIN || tag == Tag::kTO || tag == Tag::kPRPS ||
          tag == Tag::kMD)
        return false;
      commas += tag == Tag::kComma ? 1 : 0;
    }
    const bool parted = commas == 1 && document.tokens.tag[a.end] == Tag::kComma &&
                        document.tokens.tag[a.end + 1] == Tag::kCC;
    return !parted;
  }

  void add(const Place& place, const RoleCapture& taken) {
    const auto& mentions = view_.document.mentions;
    const auto mention =
        std::partition_point(mentions.begin(), mentions.end(),
                             [&](const EntityMention& each) { return each.tokens.end <= place.head; });
    if (mention == mentions.end() || !mention->tokens.contains({place.head, place.head + 1})) return;
    const auto number = static_cast<std::uint32_t>(mention - mentions.begin());
    const Entity &entity = entity_of(number), &like = entity_of(taken.filler.index);
    const bool pronoun = view_.document.mentions[taken.filler.index].form == MentionForm::kPronoun;
    const bool alike =
        entity.kind == like.kind && entity.named && (pronoun || (entity.type == like.type && like.named));
    const bool filled = std::any_of(match_.captures.begin(), match_.captures.end(), [&](const auto& capture) {
      return capture.filler.tokens.overlaps(mention->tokens) ||
             (capture.filler.kind == FillerKind::kEntity && &entity_of(capture.filler.index) == &entity);
    });
    if (!alike || filled || !beside(taken.filler.tokens, mention->tokens)) return;
    match_.captures.push_back({taken.role, {FillerKind::kEntity, number, mention->tokens}, kConjunct});
    match_.evidence = {std::min(match_.evidence.begin, mention->tokens.begin),
                       std::max(match_.evidence.end, mention->tokens.end)};
  }

  const SentenceView& view_;
  RuleMatch& match_;
  const std::span<const Place> places_;
};

}  // namespace

void take_listed(const SentenceView& view, const Ontology& ontology, RuleMatch& match) {
  if (match.predicate == kNowhere || view.rules.rules[match.rule].event) return;
  ListedRoles listed(view, match);
  for (const RoleType& role : ontology.types[match.type].roles) {
    if (role.list && role.kind == RoleKind::kParty && role.name != "source") listed.take(role);
  }
}

}  // namespace claimgraph
