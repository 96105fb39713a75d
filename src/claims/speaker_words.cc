// The words that name a speaker: how far they go, and which party they mean.
#include <algorithm>

#include "claims/speakers.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kWordsToNoun = 4;  // from an article to its noun

}  // namespace

TokenSpan SpeakerReader::whole(const Statement& statement, TokenSpan source) const {
  if (source.empty() || !statement.seen.contains(source)) return source;
  const bool before = source.end <= statement.cue.begin;
  if (source.size() == 1 && tree_.tag(source.begin) == Tag::kDT && !before)
    source.end = std::max(source.end, noun_end(source.end, statement.seen.end));  // "a tally"
  if (tree_.noun_group(source.begin) == kNowhere) return source;
  if (const std::uint32_t end = before ? list_end(statement, source) : source.end; end > source.end)
    return {source.begin, end};
  const std::uint32_t limit = before ? statement.cue.begin : statement.seen.end;
  std::uint32_t end = std::max(source.end, phrase_end(source, limit, statement.cue.begin));
  while (end > source.end && (is_relative_word(tree_.tag(end - 1)) || document_.norm(end - 1) == "that"))
    --end;  // "a report that says"
  return {list_begin(source, statement.seen.begin), end};
}

// Prices, ways and chances say nothing, nor does a sum: "the $5 reported", "a way to say".
bool SpeakerReader::is_mute(const Statement& statement) const {
  const TokenSpan source = statement.source;
  if (names_nobody(source)) return true;
  const std::uint32_t group = source.empty() ? kNowhere : tree_.noun_group(source.begin);
  if (group == kNowhere || mention_in(source) != kNowhere) return false;
  const std::uint32_t head = document_.noun_groups[group].head;
  const bool aim = statement.verb && tree_.tag(statement.cue.begin) == Tag::kTO &&
                   tree_.relation(statement.node) == Relation::kAcl && tree_.head(statement.node) == head;
  return aim && !builder_.in_lexicon("sayer", document_.tokens.lemma[head]);
}

bool SpeakerReader::names_nobody(TokenSpan source) const {
  const std::uint32_t group = source.empty() ? kNowhere : tree_.noun_group(source.begin);
  if (group == kNowhere || mention_in(source) != kNowhere) return false;
  const std::uint32_t head = document_.noun_groups[group].head;
  const auto amount = std::lower_bound(document_.amounts.begin(), document_.amounts.end(), head,
                                       [](const Amount& a, std::uint32_t t) { return a.tokens.end <= t; });
  if (amount != document_.amounts.end() && amount->tokens.contains(head) &&
      amount->dimension == Dimension::kMoney && !document_.tokens.has(head, TokenFlag::kCapital))
    return true;
  const bool of = head + 1 < document_.tokens.size() && document_.norm(head + 1) == "of";
  return !of && builder_.in_lexicon("mute", document_.tokens.lemma[head]);  // not "a number of writers"
}

// The end of the first noun group that begins within a few words, or `from`.
std::uint32_t SpeakerReader::noun_end(std::uint32_t from, std::uint32_t limit) const {
  for (std::uint32_t t = from; t < std::min(limit, from + kWordsToNoun); ++t) {
    const std::uint32_t group = tree_.noun_group(t);
    if (group != kNowhere) return std::min(limit, document_.noun_groups[group].tokens.end);
    if (is_punctuation(tree_.tag(t))) break;
  }
  return from;
}

// "and metals group Acme" behind "Norwegian mining", up to the verb.
std::uint32_t SpeakerReader::list_end(const Statement& statement, TokenSpan source) const {
  std::uint32_t verb = tree_.before_adverbs(statement.cue.begin, source.end);
  if (source.end + 1 >= verb || tree_.tag(source.end) != Tag::kCC) return source.end;
  for (std::uint32_t t = source.end + 1; t < verb; ++t) {
    const Tag tag = tree_.tag(t);
    const bool describes = tag == Tag::kVBG && tree_.noun_group(t + 1) != kNowhere;  // "and smelting group"
    if (tree_.noun_group(t) == kNowhere && tag != Tag::kPOS && tag != Tag::kIN && !describes)
      return source.end;
  }
  return verb;
}

// "two officials and" before "a diplomat".
std::uint32_t SpeakerReader::list_begin(TokenSpan source, std::uint32_t from) const {
  const std::uint32_t top = tree_.top(document_.noun_groups[tree_.noun_group(source.begin)]);
  if (source.begin < from + 2 || tree_.tag(source.begin - 1) != Tag::kCC) return source.begin;
  const bool conjunct = tree_.relation(top) == Relation::kConj;
  const std::uint32_t beside = tree_.noun_group(source.begin - 2);
  std::uint32_t first = conjunct ? tree_.head(top) : kNowhere;
  if (!conjunct && beside != kNowhere) first = tree_.top(document_.noun_groups[beside]);
  if (first == kNowhere || first > source.begin) return source.begin;
  const std::uint32_t group = tree_.noun_group(first);
  const bool same = tree_.relation(first) == tree_.relation(top) && tree_.head(first) == tree_.head(top);
  if (group == kNowhere || !(conjunct || same)) return source.begin;
  const std::uint32_t begin = tree_.phrase_begin(group);
  return begin >= from && !holds_verb({begin, source.begin}) ? begin : source.begin;
}

// What depends on the last noun and follows without a comma.
std::uint32_t SpeakerReader::phrase_end(TokenSpan source, std::uint32_t limit,
                                        std::uint32_t verb_begin) const {
  const std::uint32_t group = tree_.noun_group(source.end - 1);
  if (group == kNowhere) return source.end;
  const std::uint32_t end = std::min(limit, tree_.subtree(tree_.top(document_.noun_groups[group])).end);
  for (std::uint32_t t = source.end; t < end; ++t) {
    const Tag tag = tree_.tag(t);
    if (document_.norm(t) == "as" && tree_.verb_group(t - 1) == kNowhere) return t;  // "said Acme as manager"
    const bool owns =
        tag == Tag::kPOS && t > source.end && t + 1 < end && tree_.noun_group(t + 1) != kNowhere;
    if (owns) continue;  // "figures released by the industry's trade body"
    if (is_punctuation(tag) || tag == Tag::kCC || tag == Tag::kPOS || is_date(t)) {
      const bool marked = t > source.end && tree_.tag(t - 1) == Tag::kIN;
      return marked && is_date(t) ? t - 1 : t;
    }
    const std::uint32_t verb = tree_.verb_group(t);
    const bool finite = verb != kNowhere && document_.verb_groups[verb].finite;
    if (finite && document_.verb_groups[verb].tokens.end == verb_begin && tree_.tag(verb_begin) == Tag::kTO)
      return t;  // "the spokesman declined to say"
    if (finite && end != verb_begin)
      return source.end;  // a relative clause ends at the verb it is parted from
  }
  return end;
}

// "Acme's rivals", "Roe allies", "employers in Ohio": whom the name only describes speaks for himself.
bool SpeakerReader::stands_apart(TokenSpan name, TokenSpan source) const {
  const std::uint32_t group = tree_.noun_group(source.end - 1);
  if (group == kNowhere) return false;
  const auto apart_at = [&](std::uint32_t token) {
    const Symbol lemma = document_.tokens.lemma[token];
    const bool part = builder_.in_lexicon("apart-part", lemma) && !is_proper(tree_.tag(token));
    return part || builder_.in_lexicon("apart-noun", lemma) || is_nobodys_voice(token);
  };
  const std::uint32_t head = document_.noun_groups[group].head;
  if (name.end <= head && apart_at(head)) return true;
  const std::uint32_t first = tree_.noun_group(source.begin);  // "people close to Acme"
  const std::uint32_t begin = document_.noun_groups[group].tokens.begin;
  const bool second = name.end == source.end && source.begin < begin && begin < name.begin &&
                      tree_.tag(begin - 1) == Tag::kCC;  // "founder and chief executive Ada Lund"
  const bool apposed = second || joins_apposed(name, source) ||
                       (name.begin > source.begin && tree_.tag(name.begin - 1) == Tag::kComma);
  if (first != kNowhere && document_.noun_groups[first].tokens.end < name.begin && !apposed &&
      !behind_office(document_.noun_groups[first], name) &&
      (apart_at(document_.noun_groups[first].head) ||
       (is_person(name) && speaks_for_another(document_.noun_groups[first].head))))
    return true;
  if (name.end + 1 < source.end && tree_.tag(name.end) == Tag::kPOS) {  // "Acme's chief economist"
    const std::uint32_t owned = tree_.noun_group(name.end + 1);
    if (owned != kNowhere && (apart_at(document_.noun_groups[owned].head) ||
                              (is_person(name) && speaks_for_another(document_.noun_groups[owned].head))))
      return true;
  }
  return name.begin > source.begin + 1 && tree_.tag(name.begin - 1) == Tag::kIN && apart_at(name.begin - 2);
}

// "two members, Ada Lund and [Per Roe]"
bool SpeakerReader::joins_apposed(TokenSpan name, TokenSpan source) const {
  if (name.begin < source.begin + 3 || tree_.tag(name.begin - 1) != Tag::kCC) return false;
  const std::uint32_t group = tree_.noun_group(name.begin - 2);
  if (group == kNowhere || !is_proper(tree_.tag(name.begin - 2))) return false;
  const std::uint32_t begin = document_.noun_groups[group].tokens.begin;
  return begin > source.begin && tree_.tag(begin - 1) == Tag::kComma;
}

// "newspapers in Oslo and Bergen", "critics including Ada Lund": where those are who speak, or one of them.
bool SpeakerReader::only_tells_which(TokenSpan name, TokenSpan source) const {
  const bool place = is_place(name);
  for (std::uint32_t t = name.begin; t-- > source.begin + 1;) {
    if (builder_.in_lexicon("example-lead", document_.tokens.norm[t])) return true;
    const Tag tag = tree_.tag(t);
    if (tag == Tag::kIN && place) return builder_.in_lexicon("place-lead", document_.tokens.norm[t]);
    if (tree_.noun_group(t) == kNowhere && tag != Tag::kComma && tag != Tag::kCC) return false;
  }
  return false;
}

// "Energy" of "Energy and Mines Minister Ada Lund"
bool SpeakerReader::is_of_title(TokenSpan name, TokenSpan person) const {
  if (person.empty() || name.end + 1 >= person.begin || tree_.tag(name.end) != Tag::kCC || is_person(name) ||
      !tells_person(person.begin - 1))
    return false;
  const std::uint32_t group = tree_.noun_group(person.begin);
  return group != kNowhere && document_.noun_groups[group].tokens.begin == name.end + 1;
}

// "Minister of Mines Ada Lund"; not "a spokesman of Minister Ada Lund".
bool SpeakerReader::behind_office(const NounGroup& office, TokenSpan name) const {
  const std::uint32_t of = office.tokens.end;
  return document_.norm(of) == "of" && of + 1 < name.begin && is_proper(tree_.tag(office.head)) &&
         is_proper(tree_.tag(name.begin - 1)) && !tells_person(name.begin - 1) && is_person(name);
}

// "The Oslo-based watchdog", "A Norway fisherman", "an officer with Acme": where somebody is or works.
bool SpeakerReader::speaks(TokenSpan name, TokenSpan source) const {
  if (stands_apart(name, source) || only_tells_which(name, source)) return false;
  const std::uint32_t group = tree_.noun_group(name.end - 1);
  if (name.begin > source.begin && document_.norm(name.begin - 1) == "with") return false;
  if (group == kNowhere) return true;
  std::uint32_t head = document_.noun_groups[group].head;
  if (name.end < source.end && tree_.tag(name.end) == Tag::kPOS) {  // "Norway's fishing association"
    const std::uint32_t owned = tree_.noun_group(name.end + 1);
    if (owned != kNowhere) head = document_.noun_groups[owned].head;
  }
  const TokenSpan last = last_person(source);
  if (is_of_title(name, last)) return false;
  if (head >= name.end && is_person(name) && builder_.in_lexicon("kin-noun", document_.tokens.lemma[head]))
    return false;  // "the Lund group"
  if (!last.empty() && name.end <= last.begin && head >= name.end && tells_person(head))
    return false;  // "Acme president and chief executive Ada Lund"
  const bool placed = head >= name.end && name.end < source.end && is_place(name);
  return !placed || builder_.in_lexicon("office", document_.tokens.lemma[head]);
}

const Entity* SpeakerReader::entity_of(TokenSpan name) const {
  const auto& mentions = document_.mentions;
  const auto at =
      std::lower_bound(mentions.begin(), mentions.end(), name.begin,
                       [](const EntityMention& m, std::uint32_t t) { return m.tokens.begin < t; });
  return at != mentions.end() && at->tokens == name ? &document_.entities[at->entity] : nullptr;
}
bool SpeakerReader::is_place(TokenSpan name) const {
  const Entity* const found = entity_of(name);
  return found != nullptr && found->kind == EntityKind::kPlace;
}
bool SpeakerReader::is_person(TokenSpan name) const {
  const Entity* const found = entity_of(name);
  return found != nullptr && found->type == "person";
}
// A noun for a person who is no spokesman.
bool SpeakerReader::is_nobodys_voice(std::uint32_t noun) const {
  const std::uint32_t group = tree_.noun_group(noun);
  if (group == kNowhere || speaks_for_another(noun) || is_proper(tree_.tag(noun))) return false;
  const std::uint8_t kinds =
      builder_.resources().reference_words.describe(document_, document_.noun_groups[group]).kinds;
  return (kinds & kDescribesPerson) != 0 && (kinds & kDescribesOrganization) == 0;
}
// "a spokesman"
bool SpeakerReader::speaks_for_another(std::uint32_t noun) const {
  return builder_.in_lexicon("spokesperson", document_.tokens.lemma[noun]);
}

// "Acme's chairman Ada Lund": the name at the head of its noun group that owns nothing.
bool SpeakerReader::heads_phrase(TokenSpan name) const {
  const std::uint32_t group = tree_.noun_group(name.end - 1);
  if (group == kNowhere) return false;
  const std::uint32_t head = document_.noun_groups[group].head;
  const bool owns = name.end < document_.tokens.size() && tree_.tag(name.end) == Tag::kPOS;
  return head >= name.begin && head < name.end && !owns;
}

std::uint32_t SpeakerReader::mention_in(TokenSpan source) const {
  const auto& mentions = document_.mentions;
  const auto after =
      std::lower_bound(mentions.begin(), mentions.end(), source.begin,
                       [](const EntityMention& m, std::uint32_t t) { return m.tokens.begin < t; });
  int left = kNear;
  std::uint32_t best = kNowhere, person = kNowhere;
  for (auto at = after; at != mentions.end() && at->tokens.begin < source.end && left-- > 0; ++at) {
    const EntityKind kind = document_.entities[at->entity].kind;
    if (kind == EntityKind::kAgreement || at->tokens.end > source.end || !speaks(at->tokens, source))
      continue;
    if (kind != EntityKind::kParty && best != kNowhere) continue;
    const auto number = static_cast<std::uint32_t>(at - mentions.begin());
    if (kind == EntityKind::kParty && at->form == MentionForm::kName &&
        document_.entities[at->entity].type == "person") {
      if (heads_phrase(at->tokens)) return number;
      if (person == kNowhere) person = number;
    }
    if (best == kNowhere) best = number;
  }
  return person == kNowhere ? best : person;
}

std::uint32_t SpeakerReader::person_behind_post(TokenSpan source) const {
  const TokenSpan name = last_person(source);
  if (name.empty() || name.begin == source.begin || !is_noun(tree_.tag(name.begin - 1))) return kNowhere;
  bool post = false, behind_of = false;
  for (std::uint32_t t = source.begin; t < name.begin; ++t) {
    const Tag tag = tree_.tag(t);
    if (is_punctuation(tag) || tag == Tag::kCC || tree_.verb_group(t) != kNowhere) return kNowhere;
    behind_of = behind_of || tag == Tag::kIN;
    if (!is_noun(tag) || !tells_person(t)) continue;
    if (behind_of || tag == Tag::kNNS || speaks_for_another(t))
      return kNowhere;  // "an associate of the boss Ada Lund", "a spokesman for"
    post = true;
  }
  return post ? mention_in(name) : kNowhere;
}

std::uint32_t SpeakerReader::behind_listener(std::uint32_t at) const {
  const std::uint32_t group = tree_.noun_group(at);
  if (group != kNowhere && at + 1 < document_.noun_groups[group].tokens.end &&
      builder_.in_lexicon("listener-name", document_.tokens.norm[at]) && tree_.tag(at + 1) != Tag::kPOS)
    return at + 1;
  const bool apart = group != kNowhere && (tree_.tag(at) == Tag::kNNS || tree_.tag(at) == Tag::kNNPS) &&
                     at + 1 < document_.noun_groups[group].tokens.end &&
                     builder_.in_lexicon("listener", document_.tokens.lemma[at]) &&
                     tree_.tag(at + 1) != Tag::kPOS;
  return apart ? at + 1 : at;
}

std::vector<std::uint32_t> SpeakerReader::mentions_listed(TokenSpan source) const {
  std::vector<std::uint32_t> listed;
  bool joined = false;
  const auto parts = [&](std::uint32_t token) {
    joined = joined || tree_.tag(token) == Tag::kCC;
    return tree_.tag(token) == Tag::kCC || tree_.tag(token) == Tag::kComma;
  };
  const auto& mentions = document_.mentions;
  auto at = std::lower_bound(mentions.begin(), mentions.end(), source.begin,
                             [](const EntityMention& m, std::uint32_t t) { return m.tokens.begin < t; });
  for (int left = kNear; at != mentions.end() && at->tokens.end <= source.end && left-- > 0; ++at) {
    const TokenSpan name = at->tokens;
    if (at->form != MentionForm::kName || document_.entities[at->entity].kind == EntityKind::kAgreement)
      continue;
    const bool described = listed.empty() && name.begin == source.begin + 1 &&
                           tree_.tag(source.begin) == Tag::kNNS;  // "lead managers Acme and Beta"
    const bool opens = name.begin == source.begin || described || parts(name.begin - 1);
    const bool closes = name.end == source.end || parts(name.end);
    if (opens && closes && speaks(name, source))
      listed.push_back(static_cast<std::uint32_t>(at - mentions.begin()));
  }
  return joined ? listed : std::vector<std::uint32_t>{};
}

std::pair<TokenSpan, TokenSpan> SpeakerReader::pair_of(TokenSpan source) const {
  std::uint32_t joint = kNowhere;
  for (std::uint32_t t = source.begin; t < source.end; ++t) {
    if (is_punctuation(tree_.tag(t))) return {};
    if (tree_.tag(t) != Tag::kCC || in_name(t)) continue;
    if (joint != kNowhere) return {};
    joint = t;
  }
  if (joint == kNowhere || joint == source.begin || joint + 1 >= source.end) return {};
  const TokenSpan first{source.begin, joint}, second{joint + 1, source.end};
  const TokenSpan person = last_person(second);
  if (!person.empty() && person.begin > second.begin && last_person(first).empty())
    return {};  // "Mines and Energy Minister Ada Lund"
  return is_member(first) && is_member(second) ? std::pair{first, second} : std::pair<TokenSpan, TokenSpan>{};
}

// One noun of one group that is a name or in the plural: "farm groups", "the Senate", not "mining".
bool SpeakerReader::is_member(TokenSpan words) const {
  const std::uint32_t group = tree_.noun_group(words.end - 1);
  if (group == kNowhere || !words.contains(document_.noun_groups[group].tokens) ||
      tree_.phrase_begin(group) > words.begin)
    return false;
  const std::uint32_t head = document_.noun_groups[group].head;
  return tree_.tag(head) == Tag::kNNS || (is_proper(tree_.tag(head)) && !is_date(head));
}

bool SpeakerReader::names_work(const Quote& quote) const {
  constexpr std::uint32_t kLongestTitle = 10;
  const std::uint32_t begin = quote.tokens.begin;
  if (begin == 0 || quote.tokens.size() > kLongestTitle) return false;
  const Tag before = tree_.tag(begin - 1);
  if (tree_.noun_group(begin - 1) == kNowhere && before != Tag::kIN && before != Tag::kPOS) return false;
  std::uint32_t words = 0;
  for (std::uint32_t t = begin + 1; t < quote.tokens.end; ++t) {
    const Tag tag = tree_.tag(t);
    if (is_punctuation(tag) || tag == Tag::kIN || tag == Tag::kCC || tag == Tag::kDT || tag == Tag::kTO ||
        tag == Tag::kPOS || tag == Tag::kCD)
      continue;
    if (!document_.tokens.has(t, TokenFlag::kCapital)) return false;
    ++words;
  }
  return words > 0;
}

}  // namespace claimgraph
