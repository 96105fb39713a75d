// Headlines name parties before they are told: "Chipmaker to cut jobs | Acme, a chipmaker, said ...".
#include <algorithm>

#include "references/described_group.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLead = 2;  // sentences below a headline that tell who is meant
constexpr int kHeadlineTold = 20;   // points: words beside its name, or of its name, say so
constexpr int kHeadlineClear = 10;  // a lead over the next best

class HeadlineReader {
 public:
  HeadlineReader(ReferenceContext& context, std::uint32_t sentence)
      : context_(context), document_(context.document), sentence_(sentence) {}

  void read() {
    const std::uint32_t begin = document_.sentences[sentence_].tokens.begin;
    const auto& groups = document_.noun_groups;
    const auto first = std::lower_bound(
        groups.begin(), groups.end(), begin,
        [](const NounGroup& group, std::uint32_t token) { return group.tokens.begin < token; });
    if (first != groups.end() && first->tokens.begin == begin)
      join(static_cast<std::uint32_t>(first - groups.begin()));
  }

 private:
  const Entity& entity(std::uint32_t at) const { return document_.entities[at]; }

  // A noun without an article that calls one body or person, and no name.
  bool points_ahead(const DescribedGroup& own) const {
    const NounGroup& group = own.group;
    constexpr std::uint8_t kBody = kDescribesOrganization | kDescribesPerson;
    if (group.pronoun || group.determiner != kNowhere || group.possessor != kNowhere || own.completed() ||
        document_.tokens.tag[group.head] != Tag::kNN || (own.description.kinds & kBody) == 0 ||
        (own.description.kinds & ~kBody) != 0)
      return false;
    for (std::uint32_t at = group.tokens.begin; at < group.tokens.end; ++at) {
      const std::uint32_t named = context_.name_at(at);
      if (named != kNowhere && entity(named).kind != EntityKind::kPlace) return false;
      if (own.is(at, RefWord::kOther)) return false;
    }
    return std::none_of(context_.joined.begin(), context_.joined.end(),
                        [&](const EntityMention& m) { return m.tokens.contains(group.head); });
  }

  bool named_in_headline(std::uint32_t candidate) const {
    const auto& mentions = document_.mentions;
    const TokenSpan own = document_.sentences[sentence_].tokens;
    auto mention = std::partition_point(mentions.begin(), mentions.end(),
                                        [&](const EntityMention& m) { return m.tokens.begin < own.begin; });
    for (; mention != mentions.end() && mention->tokens.begin < own.end; ++mention) {
      if (mention->entity == candidate) return true;
    }
    return false;
  }

  // The one named in the lead whom the words fit by far best.
  void join(std::uint32_t number) {
    DescribedGroup own(context_, number, sentence_);
    if (!points_ahead(own)) return;
    std::uint32_t found = kNowhere;
    int best = 0, second = 0;
    const auto& all = context_.discourse.occurrences();  // in order of sentences
    auto next = std::partition_point(all.begin(), all.end(),
                                     [this](const Occurrence& o) { return o.sentence <= sentence_; });
    for (; next != all.end() && next->sentence <= sentence_ + kLead; ++next) {
      const Occurrence& o = *next;
      if (o.entity == kNowhere || o.entity == found ||
          context_.discourse.section(o.sentence) != context_.discourse.section(sentence_))
        continue;
      const Entity& candidate = entity(o.entity);
      if (!candidate.named || candidate.plural || candidate.kind != EntityKind::kParty ||
          (kinds_of(candidate) & own.description.kinds) == 0 || named_in_headline(o.entity))
        continue;
      const int points = own.match(o.entity);
      if (points > best) {
        second = best;
        best = points;
        found = o.entity;
      } else {
        second = std::max(second, points);
      }
    }
    if (found != kNowhere && best >= kHeadlineTold && best - second >= kHeadlineClear)
      own.join(own.group.tokens, found, "headline", 0.65F);
  }

  ReferenceContext& context_;
  const Document& document_;
  std::uint32_t sentence_;
};

}  // namespace

void resolve_headlines(ReferenceContext& context) {
  const auto& sentences = context.document.sentences;
  for (std::uint32_t at = 0; at < sentences.size(); ++at) {
    if (sentences[at].kind == UnitKind::kHeadline) HeadlineReader(context, at).read();
  }
}

}  // namespace claimgraph
