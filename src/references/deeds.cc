// What somebody did before tells who is meant: "Acme sued Beta ... the plaintiff".
#include <algorithm>

#include "parse/relation.h"
#include "references/described_group.h"

namespace claimgraph {
namespace {

constexpr int kDeedsBack = 100;  // occurrences

std::uint8_t deed_of(const Document& document, const Occurrence& o) {
  const Relation relation = document.tokens.relation[o.head];
  if (relation == Relation::kOblAgent) return kDoes;
  if (o.role == Role::kObject || relation == Relation::kNsubjPass) return kUndergoes;
  if (o.role == Role::kSubject) return kDoes;
  const bool agent = o.role == Role::kOblique && o.begin > 0 && document.norm(o.begin - 1) == "by";
  return static_cast<std::uint8_t>(agent ? kDoes : 0);
}

// "Acme agreed to [buy] Beta", "hopes to be [bought]": what the subject is to do.
std::uint32_t open_verb(const Tokens& tokens, std::uint32_t governor) {
  constexpr std::uint32_t kNear = 6;
  const std::uint32_t end = std::min(tokens.size(), governor + kNear);
  for (std::uint32_t at = governor + 1; at < end; ++at) {
    if (tokens.head[at] == governor && tokens.relation[at] == Relation::kXcomp) return at;
  }
  return kNowhere;
}

// "bought Acme from Beta": the verb, also where the tree gives the phrase to its object.
std::uint32_t verb_above(const Tokens& tokens, std::uint32_t governor) {
  const std::uint32_t above = tokens.head[governor];
  const bool object = tokens.relation[governor] == Relation::kObj && above != kNowhere;
  return object ? above : governor;
}

std::uint8_t way_of(const Document& document, const Occurrence& o) {
  constexpr std::uint32_t kNear = 6;  // "from the Danish shipping group Acme"
  for (std::uint32_t at = o.begin; at-- > 0 && at + kNear >= o.begin;) {
    if (document.norm(at) == "from") return kYields;
    if (document.norm(at) == "to") return kGets;
    const Tag tag = document.tokens.tag[at];
    if (!is_noun(tag) && !is_adjective(tag) && tag != Tag::kDT) break;
  }
  return 0;
}

// "the takeover of Acme", "a bid for Acme", "Acme's takeover by Beta": what is done to it; "Acme's takeover",
// "a bid by Acme".
std::uint8_t deed_of_noun(const Document& document, const Occurrence& o) {
  if (o.role == Role::kPossessor) {
    const std::uint32_t behind = o.governor + 1;
    return behind < document.tokens.size() && document.norm(behind) == "by" ? kUndergoes : kDoes;
  }
  const bool article = o.begin > 0 && document.tokens.tag[o.begin - 1] == Tag::kDT;
  const std::uint32_t before = o.begin - (article ? 2 : 1);
  const std::string_view link = before < o.begin ? document.norm(before) : std::string_view();
  return link == "of" || link == "for" ? kUndergoes : link == "by" || link == "from" ? kDoes : 0;
}

// "Acme agreed to a [takeover] by Beta", "rejected an [offer] from Beta": the noun of what others do to the
// subject of the verb.
std::uint32_t received_noun(const Document& document, std::uint32_t verb) {
  const Tokens& tokens = document.tokens;
  constexpr std::uint32_t kNear = 8;
  const std::uint32_t end = std::min(tokens.size() - 1, verb + kNear);
  for (std::uint32_t at = verb + 1; at < end; ++at) {
    if (tokens.head[at] == verb && is_noun(tokens.tag[at]) &&
        (document.norm(at + 1) == "by" || document.norm(at + 1) == "from"))
      return at;
  }
  return kNowhere;
}

}  // namespace

int DescribedGroup::told_by_deeds(std::uint32_t candidate) const {
  constexpr int kDeed = 20;
  const Symbol noun = tokens().lemma[group.head];
  if (!context.words.tells_deed(noun)) return 0;
  const auto deed = [&](std::uint32_t verb) { return context.words.deed(noun, tokens().lemma[verb]); };
  const auto& all = context.discourse.occurrences();
  int left = kDeedsBack;
  for (std::size_t at = all.size(); at-- > 0 && left-- > 0;) {
    const Occurrence& o = all[at];
    if (o.entity != candidate || o.governor == kNowhere || o.begin >= group.tokens.begin) continue;
    const bool of_noun = is_noun(tokens().tag[o.governor]);
    if ((deed(o.governor) & (of_noun ? deed_of_noun(document, o) : deed_of(document, o))) != 0) return kDeed;
    if (o.role == Role::kSubject) {
      const std::uint32_t received = received_noun(document, o.governor);
      if (received != kNowhere && (deed(received) & kUndergoes) != 0) return kDeed;
      const std::uint32_t open = open_verb(tokens(), o.governor);
      const bool passive = open != kNowhere && tokens().tag[open] == Tag::kVBN;
      if (open != kNowhere && (deed(open) & (passive ? kUndergoes : kDoes)) != 0) return kDeed;
    }
    if (const std::uint8_t giving = deed(verb_above(tokens(), o.governor));
        giving != 0 && (giving & way_of(document, o)) != 0)
      return kDeed;
  }
  return 0;
}

int DescribedGroup::match(std::uint32_t candidate) const {
  return context.known.match(document, words(), candidate, told_by_deeds(candidate));
}

}  // namespace claimgraph
