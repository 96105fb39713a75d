#include "document.h"

#include <algorithm>

namespace claimgraph {

void Document::reset() {
  meta = {};
  text.bytes.clear();
  text.body_begin = text.repaired = 0;
  symbols.clear();
  tokens.begin.clear();
  tokens.end.clear();
  tokens.form.clear();
  tokens.norm.clear();
  tokens.lemma.clear();
  tokens.tag.clear();
  tokens.flags.clear();
  tokens.head.clear();
  tokens.relation.clear();
  sentences.clear();
  quotes.clear();
  noun_groups.clear();
  verb_groups.clear();
  amounts.clear();
  dates.clear();
  entities.clear();
  mentions.clear();
  agreement_parts.clear();
  predicates.clear();
  places.clear();
  claims.clear();
  truncated.clear();
}

const RoleFiller* Claim::filler_of(Symbol role) const {
  const auto found =
      std::find_if(roles.begin(), roles.end(), [&](const RoleFiller& each) { return each.role == role; });
  return found == roles.end() ? nullptr : &*found;
}

void Document::cut_short(std::string_view limit) {
  if (truncated.find(limit) != std::string::npos) return;
  if (!truncated.empty()) truncated += "; ";
  truncated += limit;
}

std::span<const Place> Document::places_of(std::uint32_t predicate) const {
  const auto first =
      std::lower_bound(places.begin(), places.end(), predicate,
                       [](const Place& place, std::uint32_t at) { return place.predicate < at; });
  auto last = first;
  while (last != places.end() && last->predicate == predicate) ++last;
  return {first, last};
}

std::uint32_t Document::sentence_of(std::uint32_t token) const {
  const auto after =
      std::upper_bound(sentences.begin(), sentences.end(), token,
                       [](std::uint32_t at, const Sentence& s) { return at < s.tokens.begin; });
  return after == sentences.begin() ? 0 : static_cast<std::uint32_t>(after - sentences.begin()) - 1;
}

}  // namespace claimgraph
