#include "names/name_types.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "base/ascii.h"
#include "names/name_acts.h"
#include "names/name_scores.h"

namespace claimgraph {

NameClass best_class(const ClassScores& scores) {
  // Ties: an organisation before a person before a place.
  constexpr std::array kOrder{NameClass::kOrganization, NameClass::kPerson,    NameClass::kPlace,
                              NameClass::kProduct,      NameClass::kAgreement, NameClass::kOther};
  NameClass best = kOrder[0];
  for (const NameClass kind : kOrder) {
    if (scores[static_cast<std::size_t>(kind)] > scores[static_cast<std::size_t>(best)]) best = kind;
  }
  return best;
}

// The model errs alike at all places of a name, and so do its words: their votes grow with the root of the
// number of places.
int votes_of(const NameGroup& group, NameClass kind) {
  const double root = std::sqrt(static_cast<double>(std::max(1U, group.voters)));
  return static_cast<int>(group.votes[static_cast<std::size_t>(kind)] / root);
}
int own_of(const NameGroup& group, NameClass kind) {
  return static_cast<int>(group.own[static_cast<std::size_t>(kind)] * std::sqrt(group.candidates.size()));
}

NameClass class_of(NameType type) {
  if (type == NameType::kPerson) return NameClass::kPerson;
  if (is_organization(type)) return NameClass::kOrganization;
  if (is_place(type)) return NameClass::kPlace;
  if (type == NameType::kProduct) return NameClass::kProduct;
  return type == NameType::kAgreement ? NameClass::kAgreement : NameClass::kOther;
}

namespace {

int& points(ClassScores& scores, NameClass kind) { return scores[static_cast<std::size_t>(kind)]; }

constexpr int kLeast = 12;  // points of a name that the model sees nowhere

// The gender that a first name, or a title before the name, tells; 'u' when neither does.
char gender_of(const Document& document, const NameWords& words, const NameCandidate& candidate) {
  const std::uint32_t begin = candidate.tokens.begin;
  const auto told = [&](std::uint32_t at) {
    const bool male = words.is(document.tokens.norm[at], NameWord::kMale);
    const bool female = words.is(document.tokens.norm[at], NameWord::kFemale);
    return male == female ? 'u' : male ? 'm' : 'f';
  };
  const char title = candidate.titled && begin > 0 ? told(begin - 1) : 'u';
  if (title != 'u' || candidate.tokens.size() == 1) return title;
  return told(begin);
}

std::string key_of(const Document& document, const NameWords& words, const NameCandidate& candidate,
                   std::vector<Symbol>& norms, bool& legal) {
  std::uint32_t end = candidate.tokens.end;
  const Tokens& tokens = document.tokens;
  while (end > candidate.tokens.begin + 1) {
    const bool form = words.is(tokens.norm[end - 1], NameWord::kLegal);
    if (!form && document.token_text(end - 1) != ",") break;
    legal = legal || form;
    --end;
  }
  std::string key;
  for (std::uint32_t at = candidate.tokens.begin; at < end; ++at) {
    norms.push_back(tokens.norm[at]);
    if (!key.empty() && tokens.has(at, TokenFlag::kSpaceBefore)) key += ' ';
    key += document.norm(at);
  }
  return key;
}

// The finer type of a group whose class is decided.
NameType fine_type(const Document& document, const NameWords& words,
                   const std::vector<NameCandidate>& candidates, const NameGroup& group, NameClass kind) {
  for (const std::uint32_t at : group.candidates) {
    const KnownName& known = candidates[at].known;
    if (known.length != 0 && class_of(known.type) == kind) return known.type;
  }
  const TokenSpan span = candidates[group.candidates.front()].tokens;
  std::uint32_t head = span.end - 1;
  for (std::uint32_t at = span.begin + 1; at < span.end; ++at) {
    if (document.norm(at) == "of" || document.norm(at) == "for") {
      head = at - 1;
      break;
    }
  }
  const Symbol word = document.tokens.norm[head];
  switch (kind) {
    case NameClass::kPerson:
      return NameType::kPerson;
    case NameClass::kOrganization:
      return words.is(word, NameWord::kGovernmentHead) && !group.legal ? NameType::kGovernment
                                                                       : NameType::kOrganization;
    case NameClass::kPlace:
      if (words.is(word, NameWord::kFacilityHead)) return NameType::kFacility;
      if (words.is(word, NameWord::kPlaceHead) ||
          words.is(document.tokens.norm[span.begin], NameWord::kCompass)) {
        return NameType::kRegion;
      }
      return std::any_of(group.candidates.begin(), group.candidates.end(),
                         [&](std::uint32_t at) { return governs(document, words, candidates[at].tokens); })
                 ? NameType::kCountry
                 : NameType::kCity;
    case NameClass::kProduct:
      return NameType::kProduct;
    case NameClass::kAgreement:
      return NameType::kAgreement;
    case NameClass::kOther:
      break;
  }
  return NameType::kNone;
}

}  // namespace

std::vector<NameGroup> group_names(const Document& document, const NameWords& words,
                                   const std::vector<NameCandidate>& candidates) {
  std::vector<NameGroup> groups;
  std::unordered_map<std::string, std::uint32_t> by_key;
  for (std::uint32_t at = 0; at < candidates.size(); ++at) {
    std::vector<Symbol> norms;
    bool legal = false;
    std::string key = key_of(document, words, candidates[at], norms, legal);
    const LexiconEntry* const entry = candidates[at].known.entry;
    if (entry != nullptr && is_place(candidates[at].known.type) && !attribute(*entry, "name").empty()) {
      key = lowered(attribute(*entry, "name"));  // "U.S.", "America"
    }
    const auto [place, fresh] = by_key.try_emplace(key, static_cast<std::uint32_t>(groups.size()));
    if (fresh) {
      NameGroup group;
      group.key = std::move(key);
      group.words = std::move(norms);
      groups.push_back(std::move(group));
    }
    NameGroup& group = groups[place->second];
    group.candidates.push_back(at);
    if (!candidates[at].repeat) ++group.voters;
    group.legal = group.legal || legal;
    if (group.gender == 'u') group.gender = gender_of(document, words, candidates[at]);
    if (candidates[at].known.entry != nullptr) group.entry = candidates[at].known.entry;
    group.gazetteer = group.gazetteer || candidates[at].known.gazetteer;
    PlaceScores told = scores_of_place(document, words, candidates[at]);
    if (candidates[at].headline && candidates[at].repeat) told.context = {};  // the story tells what it is
    const ClassScores acts = scores_of_acts(document, words, candidates[at]);
    if (fresh || (!candidates[at].repeat && group.voters == 1)) group.own = told.words;
    group.tabled += told.tables[static_cast<std::size_t>(NameClass::kPlace)];
    for (std::size_t kind = 0; kind < acts.size(); ++kind) {
      group.scores[kind] += told.tables[kind] + told.context[kind] + acts[kind];
      group.votes[kind] += told.model[kind];
    }
  }
  for (NameGroup& group : groups) {
    for (std::size_t kind = 0; kind < group.scores.size(); ++kind)
      group.scores[kind] +=
          own_of(group, static_cast<NameClass>(kind)) + votes_of(group, static_cast<NameClass>(kind));
  }
  return groups;
}

void settle_types(const Document& document, const NameWords& words,
                  const std::vector<NameCandidate>& candidates, std::vector<NameGroup>& groups) {
  read_usage(document, words, candidates, groups);
  join_aliases(document, words, candidates, groups);
  for (NameGroup& group : groups) {
    if (group.alias_of == kNowhere) continue;
    NameGroup& whole = groups[group.alias_of];
    if (whole.alias_of != kNowhere)
      group.alias_of =
          whole.alias_of == static_cast<std::uint32_t>(&group - groups.data()) ? kNowhere : whole.alias_of;
  }
  for (NameGroup& group : groups) {
    if (group.alias_of == kNowhere) continue;
    NameGroup& owner = groups[group.alias_of];
    ClassScores& whole = owner.scores;
    if (owner.gender == 'u') owner.gender = group.gender;
    const NameClass own = best_class(whole);
    for (std::size_t kind = 0; kind < whole.size(); ++kind) whole[kind] += group.scores[kind];
    // The first word of a firm's name may well look like a person's, and be a town's.
    if (own == NameClass::kOrganization) {
      points(whole, NameClass::kPerson) -=
          votes_of(group, NameClass::kPerson) + own_of(group, NameClass::kPerson);
      if (owner.legal) points(whole, NameClass::kPlace) -= points(group.scores, NameClass::kPlace);
    }
  }
  for (NameGroup& group : groups) {
    if (group.alias_of != kNowhere) continue;
    // "Gould said", but "Gould Inc": nobody bears a legal form.
    const NameClass best = best_class(group.scores);
    const NameClass kind = group.legal && best == NameClass::kPerson ? NameClass::kOrganization : best;
    const bool known = group.entry != nullptr;
    const bool all_weak =
        std::all_of(group.candidates.begin(), group.candidates.end(),
                    [&](std::uint32_t at) { return candidates[at].weak || candidates[at].headline; });
    if (all_weak && !known && group.words.size() == 1) continue;
    const bool unseen = std::all_of(group.candidates.begin(), group.candidates.end(),
                                    [&](std::uint32_t at) { return candidates[at].unseen; });
    if (unseen && group.scores[static_cast<std::size_t>(kind)] < kLeast) continue;
    if (unseen && group.candidates.size() == 1 && kind != NameClass::kOrganization) continue;
    group.type = fine_type(document, words, candidates, group, kind);
    if (group.type != NameType::kPerson) group.gender = 'u';
  }
  for (NameGroup& group : groups) {
    if (group.alias_of != kNowhere) group.type = groups[group.alias_of].type;
  }
}

}  // namespace claimgraph
