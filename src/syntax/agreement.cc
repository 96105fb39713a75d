#include "syntax/agreement.h"

#include <vector>

#include "document.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr int kMostHops = 4;  // prepositional phrases looked over on the way
constexpr int kMostAdverbsBetween = 4;

class Agreement {
 public:
  explicit Agreement(const Document& document)
      : document_(document),
        begins_(document.tokens.size() + 1, kNowhere),
        ends_(document.tokens.size() + 1, kNowhere),
        subject_(document.symbols.find("subject")),
        object_(document.symbols.find("object")),
        by_(document.symbols.find("by")) {
    for (std::uint32_t g = 0; g < document.noun_groups.size(); ++g) {
      begins_[document.noun_groups[g].tokens.begin] = g;
      ends_[document.noun_groups[g].tokens.end] = g;
    }
  }

  std::vector<bool> run() const {
    std::vector<bool> agrees;
    for (const Place& place : document_.places) agrees.push_back(agreed(place));
    return agrees;
  }

 private:
  bool agreed(const Place& place) const {
    const Predicate& predicate = document_.predicates[place.predicate];
    if (predicate.verb_group == kNowhere || place.head == kNowhere || place.link != "own") return false;
    const std::uint32_t group = expected(document_.verb_groups[predicate.verb_group], place.place);
    return group != kNowhere && document_.noun_groups[group].tokens.contains(place.head);
  }
  Tag tag(std::uint32_t t) const {
    return t < document_.tokens.size() ? document_.tokens.tag[t] : Tag::kNone;
  }

  // The noun group that the groups alone would put there.
  std::uint32_t expected(const VerbGroup& verb, Symbol place) const {
    const bool turned = verb.passive;
    if (place == object_) return turned ? before(verb.tokens.begin) : behind(verb.tokens.end);
    if (place != subject_) return phrase(verb, place);
    return turned ? phrase(verb, by_) : before(verb.tokens.begin);
  }

  // The group before a token, its own prepositional phrases looked over: "the price of oil rose".
  std::uint32_t before(std::uint32_t token) const {
    for (int adverbs = 0; adverbs < kMostAdverbsBetween && token > 0 && is_adverb(tag(token - 1)); ++adverbs)
      --token;
    for (int hops = 0; hops < kMostHops; ++hops) {
      const std::uint32_t group = ends_[token];
      if (group == kNowhere) return kNowhere;
      const std::uint32_t begin = chain_begin(group);
      const bool hangs = begin > 0 && (tag(begin - 1) == Tag::kIN || tag(begin - 1) == Tag::kTO);
      if (!hangs) return group;
      token = begin - 1;
    }
    return kNowhere;
  }

  // The first token of a group and its possessors.
  std::uint32_t chain_begin(std::uint32_t group) const {
    for (int hops = 0; hops < kMostHops && document_.noun_groups[group].possessor != kNowhere; ++hops)
      group = document_.noun_groups[group].possessor;
    return document_.noun_groups[group].tokens.begin;
  }

  // The group right behind a token; of "Acme's chief" the last.
  std::uint32_t behind(std::uint32_t token) const {
    for (int adverbs = 0; adverbs < kMostAdverbsBetween && is_adverb(tag(token)); ++adverbs) ++token;
    std::uint32_t group = token < begins_.size() ? begins_[token] : kNowhere;
    for (int hops = 0; hops < kMostHops && group != kNowhere; ++hops) {
      const std::uint32_t end = document_.noun_groups[group].tokens.end;
      if (tag(end) != Tag::kPOS || begins_[end + 1] == kNowhere) break;
      group = begins_[end + 1];
    }
    return group;
  }

  // The group behind a preposition that follows the verb or its object.
  std::uint32_t phrase(const VerbGroup& verb, Symbol preposition) const {
    std::uint32_t token = verb.tokens.end;
    if (const std::uint32_t object = behind(token); object != kNowhere) {
      token = document_.noun_groups[object].tokens.end;
    }
    for (int hops = 0; hops < kMostHops; ++hops) {
      if (tag(token) != Tag::kIN && tag(token) != Tag::kTO) return kNowhere;
      const std::uint32_t group = behind(token + 1);
      if (group == kNowhere) return kNowhere;
      if (document_.tokens.norm[token] == preposition) return group;
      token = document_.noun_groups[group].tokens.end;
    }
    return kNowhere;
  }

  const Document& document_;
  std::vector<std::uint32_t> begins_,
      ends_;  // by token: the noun group that begins (ends) there, or kNowhere
  const Symbol subject_, object_, by_;
};

}  // namespace

std::vector<bool> agreeing_places(const Document& document) { return Agreement(document).run(); }

}  // namespace claimgraph
