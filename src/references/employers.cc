#include "references/employers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "tag/tagset.h"

namespace claimgraph {
namespace {

class Reader {
 public:
  Reader(const Document& document, const NameWords& words, std::span<const EntityMention> mentions)
      : document_(document), tokens_(document.tokens), words_(words), mentions_(mentions) {}

  // The employer that stands beside a person's mention, or kNowhere.
  std::uint32_t beside(const EntityMention& person) const {
    sentence_ = document_.sentences[document_.sentence_of(person.tokens.begin)].tokens;
    const std::uint32_t before = before_person(person.tokens.begin);
    return before != kNowhere ? before : behind_person(person.tokens.end);
  }

 private:
  bool inside(std::uint32_t at) const { return sentence_.contains(at); }
  std::string_view norm(std::uint32_t at) const {
    return inside(at) ? document_.norm(at) : std::string_view();
  }
  bool employs(const EntityMention& mention) const {
    const Entity& entity = document_.entities[mention.entity];
    return (entity.kind == EntityKind::kParty && entity.type != "person") ||
           (entity.kind == EntityKind::kPlace && entity.type == "country");
  }
  bool one_of(std::uint32_t at, std::initializer_list<std::string_view> list) const {
    return std::find(list.begin(), list.end(), norm(at)) != list.end();
  }

  // The employing mention that ends before `end`, widest first; null when none does.
  const EntityMention* ending(std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 10;
    const auto first =
        std::lower_bound(mentions_.begin(), mentions_.end(), end < kLongest ? 0 : end - kLongest,
                         [](const EntityMention& m, std::uint32_t at) { return m.tokens.begin < at; });
    for (auto at = first; at != mentions_.end() && at->tokens.begin < end; ++at) {
      if (at->tokens.end == end && employs(*at)) return &*at;
    }
    return nullptr;
  }
  const EntityMention* beginning(std::uint32_t begin) const {
    auto at =
        std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                         [](const EntityMention& m, std::uint32_t token) { return m.tokens.begin < token; });
    for (; at != mentions_.end() && at->tokens.begin == begin; ++at) {
      if (employs(*at)) return &*at;
    }
    return nullptr;
  }
  // First token of the office that ends before `end`; kNowhere when none does.
  std::uint32_t office_before(std::uint32_t end) const {
    std::uint32_t found = kNowhere;
    for (std::uint32_t length = 1; length <= 5 && end >= sentence_.begin + length; ++length) {
      const std::uint32_t at = end - length;
      if (words_.role_at(document_, at, end) == length) found = at;
    }
    if (found == kNowhere && end > sentence_.begin &&
        words_.is(tokens_.lemma[end - 1], NameWord::kPersonNoun))
      found = end - 1;  // "Acme founder Jane Roe"
    return found;
  }

  // "Acme's new chief executive, Jane Roe", "Acme chief executive Jane Roe", "its boss, Jane Roe"
  std::uint32_t before_person(std::uint32_t begin) const {
    if (begin == sentence_.begin) return kNowhere;
    const std::uint32_t end = norm(begin - 1) == "," ? begin - 1 : begin;
    std::uint32_t office = office_before(end);
    if (office == kNowhere) return kNowhere;
    while (office > sentence_.begin &&
           (is_adjective(tokens_.tag[office - 1]) || tokens_.tag[office - 1] == Tag::kNN ||
            one_of(office - 1, {"then", "co", "-"})))
      --office;  // "Acme's new sports chief"
    if (office == sentence_.begin) return kNowhere;
    const bool owner = tokens_.tag[office - 1] == Tag::kPOS;
    const EntityMention* const employer = ending(owner ? office - 1 : office);
    return employer == nullptr ? kNowhere : employer->entity;
  }

  // ", the chief executive of Acme", ", Acme's chief executive", ", who runs Acme", "of Acme"
  std::uint32_t behind_person(std::uint32_t end) const {
    if (one_of(end, {"of", "at", "from"})) return entity_behind(end);
    if (norm(end) != ",") return kNowhere;
    std::uint32_t at = end + 1;
    if (norm(at) == "who") {
      const bool leads = words_.role_at(document_, at + 1, sentence_.end) != 0 ||
                         one_of(at + 1, {"runs", "leads", "heads", "chairs", "founded", "owns", "manages"});
      return leads ? entity_behind(at + 1) : kNowhere;
    }
    const EntityMention* owner = beginning(at);
    if (owner == nullptr && norm(at) == "the") owner = beginning(at + 1);  // ", the Rovers chairman"
    if (owner != nullptr) {
      at = owner->tokens.end;
      if (inside(at) && tokens_.tag[at] == Tag::kPOS) ++at;
      return office_near(at) != kNowhere ? owner->entity : kNowhere;
    }
    const std::uint32_t office = office_near(at);
    if (office == kNowhere) return kNowhere;
    at = office;
    constexpr std::uint32_t kNear = 6;  // "head of retail at Acme", "partner and analyst at Acme"
    for (const std::uint32_t last = at + kNear; at < last && inside(at); ++at) {
      if (norm(at) == "," || is_verb(tokens_.tag[at])) return kNowhere;
      if (!one_of(at, {"of", "at", "for", "with"})) continue;
      const std::uint32_t found = entity_behind(at);
      if (found != kNowhere) return found;
    }
    return kNowhere;
  }
  // The token behind an office that begins within some words of `at`; kNowhere when none does.
  std::uint32_t office_near(std::uint32_t at) const {
    constexpr std::uint32_t kNear = 4;
    for (const std::uint32_t last = at + kNear; at < last && inside(at); ++at) {
      const std::uint32_t length = words_.role_at(document_, at, sentence_.end);
      if (length != 0) return at + length;
      const Tag tag = tokens_.tag[at];
      const bool may =
          is_noun(tag) || is_adjective(tag) || tag == Tag::kDT || tag == Tag::kHYPH || tag == Tag::kVBG;
      if (!may) return kNowhere;
    }
    return kNowhere;
  }
  std::uint32_t entity_behind(std::uint32_t at) const {
    const EntityMention* found = beginning(at + 1);
    if (found == nullptr && norm(at + 1) == "the") found = beginning(at + 2);
    return found == nullptr ? kNowhere : found->entity;
  }

  const Document& document_;
  const Tokens& tokens_;
  const NameWords& words_;
  std::span<const EntityMention> mentions_;
  mutable TokenSpan sentence_;
};

}  // namespace

Employers::Employers(const Document& document, const NameWords& words,
                     std::span<const EntityMention> mentions)
    : of_(document.entities.size(), kNowhere) {
  const Reader reader(document, words, mentions);
  for (const EntityMention& mention : mentions) {
    if (mention.form != MentionForm::kName || document.entities[mention.entity].type != "person") continue;
    std::uint32_t& employer = of_[mention.entity];
    if (employer == kNowhere) employer = reader.beside(mention);
  }
}

}  // namespace claimgraph
