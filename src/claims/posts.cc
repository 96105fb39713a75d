#include "claims/posts.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kFarthestOpening = 4;  // tokens before the firm that what is said begins with

class PostSharer {
 public:
  PostSharer(const Resources& resources, Document& document)
      : resources_(resources),
        document_(document),
        person_(resources.symbols.find("person")),
        company_(resources.symbols.find("company")),
        post_(resources.symbols.find("post")),
        predecessor_(resources.symbols.find("predecessor")),
        source_(resources.symbols.find("source")),
        speaker_(resources.symbols.find("speaker")),
        content_(resources.symbols.find("content")) {}

  void run() {
    for (std::uint32_t c = 0; c < document_.claims.size(); ++c) {
      const Claim& claim = document_.claims[c];
      if (claim.rule == kNowhere) continue;
      const std::string_view type = resources_.ontology.types[claim.type].name;
      if (type == "people.appointment" && filler(claim, predecessor_) != nullptr)
        given_.emplace_back(document_.sentence_of(claim.anchor), c);
      if (type != "org.role") continue;
      take_firm_named(document_.claims[c]);
      if (resources_.rules.rules[claim.rule].settings.authors)
        held_.emplace_back(document_.sentence_of(claim.anchor), c);
    }
    std::sort(held_.begin(), held_.end());
    std::sort(given_.begin(), given_.end());
    find_spoken();
    for (const auto& [sentence, claim] : held_) take_firm(sentence, document_.claims[claim]);
    for (Claim& claim : document_.claims) {
      if (claim.rule == kNowhere) continue;
      const std::string_view type = resources_.ontology.types[claim.type].name;
      const bool leaves = type == "people.departure";
      if (leaves) take_post(claim);
      if (leaves) take_given(claim);
      if (type == "people.appointment") take_other(claim);
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

  // "named Ada Lund chairwoman of Acme, succeeding Bo Berg, who retired": he left what she was given.
  void take_given(Claim& claim) const {
    const std::uint32_t person = party(claim, person_);
    if (person == kNowhere || filler(claim, post_) != nullptr || filler(claim, company_) != nullptr) return;
    const std::uint32_t sentence = document_.sentence_of(claim.anchor);
    for (auto each = std::lower_bound(given_.begin(), given_.end(), std::pair{sentence, 0U});
         each != given_.end() && each->first == sentence; ++each) {
      const Claim& given = document_.claims[each->second];
      const Filler *const post = filler(given, post_), *const firm = filler(given, company_);
      if (party(given, predecessor_) != person || firm == nullptr) continue;
      claim.roles.push_back({company_, *firm, {}});
      if (post != nullptr) claim.roles.push_back({post_, *post, {}});
      return;
    }
  }

  // "was named chairman of Acme, succeeding Bo Berg": the participle goes on with the post that was told
  // before.
  void take_other(Claim& claim) {
    const std::uint32_t sentence = document_.sentence_of(claim.anchor);
    const Claim* const before = told_.sentence == sentence ? &document_.claims[told_.claim] : nullptr;
    const bool goes_on = document_.tokens.tag[claim.anchor] == Tag::kVBG && before != nullptr &&
                         before->anchor < claim.anchor && filler(claim, post_) == nullptr &&
                         party(*before, person_) != kNowhere &&
                         party(*before, person_) == party(claim, person_);
    if (goes_on) {
      for (const Symbol role : {post_, company_}) {
        const Filler* const told = filler(*before, role);
        if (told != nullptr && filler(claim, role) == nullptr) claim.roles.push_back({role, *told, {}});
      }
    }
    if (filler(claim, post_) != nullptr)
      told_ = {sentence, static_cast<std::uint32_t>(&claim - document_.claims.data())};
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

  // ---- whose officer one is that the text names by the post alone

  // What a statement of a sentence says, and who says it.
  struct Spoken {
    std::uint32_t sentence = kNowhere;
    Filler speaker;
    TokenSpan content;
  };

  void find_spoken() {
    for (const Claim& claim : document_.claims) {
      const Filler *const speaker = filler(claim, speaker_), *const content = filler(claim, content_);
      if (claim.rule == kNowhere || speaker == nullptr || content == nullptr) continue;
      spoken_.push_back({document_.sentence_of(claim.anchor), *speaker, content->tokens});
    }
    std::stable_sort(spoken_.begin(), spoken_.end(),
                     [](const Spoken& a, const Spoken& b) { return a.sentence < b.sentence; });
  }

  bool is_officer(const Claim& held) const {
    const Filler* const post = filler(held, post_);
    if (post == nullptr || held_once(held)) return false;
    for (std::uint32_t t = post->tokens.begin; t < post->tokens.end; ++t) {
      if (resources_.lexicons.holds("firm-officer", document_.tokens.norm[t])) return true;
    }
    return false;
  }

  // The firm by name that a mention stands for, or kNowhere.
  std::uint32_t firm_of(std::uint32_t mention) const {
    const std::uint32_t entity = document_.mentions[mention].entity;
    if (entity == kNowhere) return kNowhere;
    const Entity& firm = document_.entities[entity];
    return firm.named && firm.type == "organization" ? entity : kNowhere;
  }
  // One that speaks of its own, and does not print what others say.
  bool speaks_of_its_own(std::uint32_t mention) const {
    const std::uint32_t firm = firm_of(mention);
    return firm != kNowhere && document_.entities[firm].industry != "media";
  }

  // "Acme said chairman Ada Lund ...", "Acme plans no cut, chairman Ada Lund said", "Acme chairman Ada Lund
  // and treasurer Bo Berg": the sentence tells the firm, though not beside the post.
  void take_firm(std::uint32_t sentence, Claim& held) const {
    if (filler(held, company_) != nullptr || !is_officer(held)) return;
    std::optional<Filler> firm = firm_of_list(sentence, held);
    if (!firm) firm = firm_of_saying(sentence, held);
    if (firm) held.roles.push_back({company_, *firm, {}});
  }

  // "editor of the Oslo Daily's website": the firm that stands in the words of the post, the last one.
  void take_firm_named(Claim& held) const {
    const Filler* const post = filler(held, post_);
    if (post == nullptr || filler(held, company_) != nullptr) return;
    const auto& mentions = document_.mentions;
    const TokenSpan words = post->tokens;
    auto at = static_cast<std::uint32_t>(
        std::partition_point(mentions.begin(), mentions.end(),
                             [&](const EntityMention& m) { return m.tokens.begin < words.end; }) -
        mentions.begin());
    while (at-- > 0 && mentions[at].tokens.begin >= words.begin) {
      if (mentions[at].tokens.end > words.end || firm_of(at) == kNowhere) continue;
      held.roles.push_back({company_, {FillerKind::kEntity, at, mentions[at].tokens}, {}});
      return;
    }
  }

  // The firm of the officer right before: "its chairman Ada Lund and treasurer Bo Berg".
  std::optional<Filler> firm_of_list(std::uint32_t sentence, const Claim& held) const {
    for (auto each = std::lower_bound(held_.begin(), held_.end(), std::pair{sentence, 0U});
         each != held_.end() && each->first == sentence; ++each) {
      const Claim& other = document_.claims[each->second];
      const Filler* const firm = filler(other, company_);
      if (firm != nullptr && other.evidence.end < held.evidence.begin && is_officer(other) &&
          is_list_link({other.evidence.end, held.evidence.begin}))
        return *firm;
    }
    return {};
  }

  bool is_list_link(TokenSpan between) const {
    if (between.size() > 2) return false;
    for (std::uint32_t t = between.begin; t < between.end; ++t) {
      if (document_.norm(t) != "," && document_.tokens.tag[t] != Tag::kCC) return false;
    }
    return true;
  }

  // The firm that speaks of the officer, or that the officer speaks of.
  std::optional<Filler> firm_of_saying(std::uint32_t sentence, const Claim& held) const {
    std::optional<Filler> found;
    const auto first = std::lower_bound(spoken_.begin(), spoken_.end(), sentence,
                                        [](const Spoken& s, std::uint32_t n) { return s.sentence < n; });
    for (auto each = first; each != spoken_.end() && each->sentence == sentence; ++each) {
      if (each->speaker.kind != FillerKind::kEntity) continue;
      const std::uint32_t speaker = document_.mentions[each->speaker.index].entity;
      std::optional<Filler> firm;
      if (each->content.contains(held.evidence)) {
        if (speaks_of_its_own(each->speaker.index)) firm = each->speaker;
      } else if (speaker != kNowhere && speaker == party(held, person_)) {
        firm = only_firm(each->content);
      } else {
        continue;
      }
      if (found || !firm) return {};
      found = firm;
    }
    return found;
  }

  // The firm that what is said begins with, where it tells of no other.
  std::optional<Filler> only_firm(TokenSpan content) const {
    const auto& mentions = document_.mentions;
    auto at = static_cast<std::uint32_t>(
        std::partition_point(mentions.begin(), mentions.end(),
                             [&](const EntityMention& m) { return m.tokens.begin < content.begin; }) -
        mentions.begin());
    std::optional<Filler> found;
    for (; at < mentions.size() && mentions[at].tokens.begin < content.end; ++at) {
      const std::uint32_t firm = firm_of(at);
      if (firm == kNowhere) continue;
      if (!found && mentions[at].tokens.begin > content.begin + kFarthestOpening) return {};
      if (found && mentions[found->index].entity != firm) return {};
      if (!found) found = Filler{FillerKind::kEntity, at, mentions[at].tokens};
    }
    return found;
  }

  const Resources& resources_;
  Document& document_;
  const Symbol person_, company_, post_, predecessor_, source_, speaker_, content_;
  // Sentence and claim of a post beside a name, and of an appointment in place of somebody.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> held_, given_;
  // The last appointment to a post, and its sentence.
  struct Told {
    std::uint32_t sentence = kNowhere, claim = kNowhere;
  };
  Told told_;
  std::vector<Spoken> spoken_;  // by sentence
};

}  // namespace

void share_posts(const Resources& resources, Document& document) { PostSharer(resources, document).run(); }

}  // namespace claimgraph
