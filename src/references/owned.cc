// Descriptions with an owner: "her party", "its supplier".
#include "references/described_group.h"

namespace claimgraph {
namespace {

constexpr int kLongAgo = 100;  // occurrences

class OwnedReader {
 public:
  explicit OwnedReader(DescribedGroup& described)
      : own_(described),
        context_(described.context),
        document_(described.document),
        group_(described.group) {}

  // "her party", "his company": whom the owner works for.
  bool join_employer() {
    const std::uint32_t pronoun = group_.determiner;
    if (pronoun == kNowhere || tokens().tag[pronoun] != Tag::kPRPS) return false;
    if (!context_.words.is(tokens().lemma[group_.head], RefWord::kEmployerNoun) ||
        group_.tokens.begin + 2 != group_.tokens.end)
      return false;
    const std::uint32_t owner = context_.discourse.entity_at(pronoun);
    const std::uint32_t employer = owner == kNowhere ? kNowhere : context_.employers.of(owner);
    if (employer == kNowhere || entity(employer).kind != EntityKind::kParty) return false;
    const bool any = own_.description.type == "company" || own_.description.type.empty();
    if (own_.match(employer) <= (any ? -1 : 0)) return false;
    own_.join(group_.tokens, employer, "employer", 0.7F);
    return true;
  }

  // "Acme sued Beta over ... its supplier": the other of the two whom the article names far more often than
  // any third, where both were spoken of just before; or the one other whose deeds tell it.
  bool join_counterpart() {
    constexpr std::uint32_t kLongest = 3;  // "its longtime backer"
    constexpr std::uint32_t kNear = 2;     // sentences
    const std::uint32_t owner = own_.owner();
    if (owner == kNowhere || !context_.words.is(tokens().lemma[group_.head], RefWord::kCounterpart) ||
        tokens().tag[group_.head] != Tag::kNN || group_.tokens.size() > kLongest || own_.completed() ||
        (kinds_of(entity(owner)) & kDescribesOrganization) == 0)
      return false;
    for (std::uint32_t at = group_.tokens.begin + 1; at < group_.head; ++at) {
      if (is(at, RefWord::kOther) || tokens().tag[at] == Tag::kJJR || tokens().tag[at] == Tag::kJJS ||
          is_proper(tokens().tag[at]))
        return false;
    }
    std::uint32_t near = kNowhere, told = kNowhere;
    bool one_near = true, one_told = true;
    const auto& all = context_.discourse.occurrences();
    int left = kLongAgo;
    for (std::size_t at = all.size(); at-- > 0 && left-- > 0;) {
      const Occurrence& o = all[at];
      if (o.entity == kNowhere || o.entity == owner || o.begin >= group_.tokens.begin ||
          !entity(o.entity).named || entity(o.entity).kind != EntityKind::kParty ||
          entity(o.entity).type != "organization" || entity(o.entity).plural)
        continue;
      if (o.sentence + kNear >= own_.sentence) {
        one_near = one_near && (near == kNowhere || near == o.entity || lesser(o.entity, near));
        if (near == kNowhere || lesser(near, o.entity)) near = o.entity;
      }
      if (told == o.entity || own_.told_by_deeds(o.entity) == 0) continue;
      one_told = one_told && told == kNowhere;
      told = o.entity;
    }
    const bool by_deed = context_.words.tells_deed(tokens().lemma[group_.head]);
    const std::uint32_t found = told != kNowhere && one_told ? told : one_near && !by_deed ? near : kNowhere;
    if (found == kNowhere || context_.discourse.named(found) < 2) return false;
    own_.join(own_.whole(), found, "counterpart", 0.65F);
    return true;
  }

 private:
  const Tokens& tokens() const { return document_.tokens; }
  const Entity& entity(std::uint32_t at) const { return document_.entities[at]; }
  bool is(std::uint32_t at, RefWord kind) const { return own_.is(at, kind); }

  // The article names it at most a third as often as the other.
  bool lesser(std::uint32_t one, std::uint32_t other) const {
    return context_.discourse.named(one) * 3 <= context_.discourse.named(other);
  }

  DescribedGroup& own_;
  ReferenceContext& context_;
  const Document& document_;
  const NounGroup& group_;
};

}  // namespace

bool join_owned(DescribedGroup& described) {
  OwnedReader reader(described);
  return reader.join_employer() || reader.join_counterpart();
}

}  // namespace claimgraph
