// Relative pronouns: the noun before them, or what their clause hangs on.
#include <algorithm>
#include <string_view>

#include "parse/relation.h"
#include "references/pronoun_place.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

class RelativeReader {
 public:
  explicit RelativeReader(PronounPlace& place)
      : place_(place), context_(place.context), document_(place.document) {}

  // "who", "which" of a relative clause: what the clause hangs on.
  void resolve() {
    const Tokens& tokens = document_.tokens;
    const std::string_view word = document_.norm(place_.token);
    const bool plain = word == "who" || word == "which" || word == "whose";
    const std::uint32_t before = plain ? name_before() : kNowhere;
    if (before != kNowhere) return place_.join(before, "relative", 0.9F);
    std::uint32_t at = place_.token;
    constexpr int kLongest = 5;
    for (int step = 0; step < kLongest && at != kNowhere; ++step) {
      if (tokens.relation[at] == Relation::kAclRelcl) break;
      at = tokens.head[at];
    }
    if (at == kNowhere || tokens.relation[at] != Relation::kAclRelcl || tokens.head[at] > place_.token)
      return;
    const std::uint32_t head = tokens.head[at];
    const bool who = tokens.tag[place_.token] == Tag::kWP || tokens.tag[place_.token] == Tag::kWPS;
    for (std::size_t back = context_.discourse.occurrences().size(); back-- > 0;) {
      const Occurrence& occurrence = context_.discourse.occurrences()[back];
      if (occurrence.sentence != place_.sentence) break;
      if (occurrence.head != head || occurrence.entity == kNowhere) continue;
      if (who && document_.norm(place_.token) != "whose" &&
          place_.entity(occurrence.entity).kind != EntityKind::kParty)
        return;
      if (document_.norm(place_.token) == "that" && tokens.relation[place_.token] == Relation::kMark) return;
      return place_.join(occurrence.entity, "relative", 0.9F);
    }
  }

 private:
  // The end of what stands right before the pronoun, a comma and an age aside: "Roe, 54, who".
  std::uint32_t end_before() const {
    const Tokens& tokens = document_.tokens;
    std::uint32_t end = place_.token;
    if (end > place_.span.begin && (tokens.tag[end - 1] == Tag::kComma ||
                                    document_.token_text(end - 1) == "-" || document_.norm(end - 1) == "–"))
      --end;
    const bool aged =
        end > place_.span.begin + 2 && tokens.tag[end - 1] == Tag::kCD && tokens.tag[end - 2] == Tag::kComma;
    return aged ? end - 2 : end;
  }
  // The name right before the pronoun; kNowhere where it stands inside another phrase ("the head of Acme,
  // which").
  std::uint32_t name_before() {
    const Tokens& tokens = document_.tokens;
    const std::uint32_t end = end_before();
    const auto& mentions = document_.mentions;
    auto at =
        std::lower_bound(mentions.begin(), mentions.end(), end,
                         [](const EntityMention& m, std::uint32_t token) { return m.tokens.begin < token; });
    if (at == mentions.begin() || (--at)->tokens.end != end) return described_before(end);
    const std::uint32_t begin = at->tokens.begin;
    Entity& named = document_.entities[at->entity];
    const bool inside = begin > place_.span.begin && document_.norm(begin - 1) == "of";
    if (document_.norm(place_.token) == "whose") return inside ? kNowhere : at->entity;
    if (tokens.tag[place_.token] == Tag::kWP) return named.type == "person" ? at->entity : person_of(begin);
    if (inside && (begin < place_.span.begin + 2 || !owned_by_name(begin - 2))) return kNowhere;
    if (context_.unproven_person(*at)) named.type = "organization";  // "Acme, which"
    return named.type == "person" ? kNowhere : at->entity;
  }
  // "Acme, a top-ten holder, which": who is called so right before the pronoun.
  std::uint32_t described_before(std::uint32_t end) const {
    const auto& joined = context_.joined;
    const std::string_view word = document_.norm(place_.token);
    for (std::size_t at = joined.size(); at-- > 0 && joined[at].tokens.begin >= place_.span.begin;) {
      if (joined[at].tokens.end != end || joined[at].rule != "apposition" || end == place_.token) continue;
      const bool who = word == "who";
      return (place_.entity(joined[at].entity).type == "person") == who ? joined[at].entity : kNowhere;
    }
    return kNowhere;
  }
  // "shares of Acme, which makes", "the head of Acme, which": not the shares, and nobody.
  bool owned_by_name(std::uint32_t noun) const {
    const Tokens& tokens = document_.tokens;
    if (noun < place_.span.begin || place_.token + 1 >= place_.span.end) return false;
    if (context_.names.is(tokens.lemma[noun], NameWord::kPersonNoun)) return true;
    const Tag next = tokens.tag[place_.token + 1];
    const bool one = next == Tag::kVBZ || document_.norm(place_.token + 1) == "was" ||
                     document_.norm(place_.token + 1) == "itself";
    return tokens.tag[noun] == Tag::kNNS && one;
  }
  // "Jane Roe of Acme, who": the person before the "of" that ends at `begin`; "Jane Roe, an analyst at Acme,
  // who".
  std::uint32_t person_of(std::uint32_t begin) const {
    if (begin < place_.span.begin + 2) return kNowhere;
    const std::string_view link = document_.norm(begin - 1);
    if (link != "of" && link != "at" && link != "from") return kNowhere;
    std::uint32_t before = begin - 2;
    if (context_.names.is(document_.tokens.lemma[before], NameWord::kPersonNoun)) {
      constexpr std::uint32_t kLongest = 5;
      std::uint32_t comma = before;
      while (comma > place_.span.begin && comma + kLongest > before && document_.token_text(comma) != ",")
        --comma;
      if (comma == place_.span.begin || document_.token_text(comma) != ",") return kNowhere;
      before = comma - 1;
    }
    const std::uint32_t found = context_.name_at(before);
    return found != kNowhere && place_.entity(found).type == "person" ? found : kNowhere;
  }

  PronounPlace& place_;
  ReferenceContext& context_;
  Document& document_;
};

}  // namespace

void resolve_relative(PronounPlace& place) { RelativeReader(place).resolve(); }

}  // namespace claimgraph
