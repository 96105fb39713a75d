// What the use of a name in the whole article tells: a person is introduced by the full name, and of names
// listed together all are of one kind.
#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "names/name_types.h"

namespace claimgraph {
namespace {

constexpr int kNeverIntroduced = 8;  // by the root of the number of places
constexpr int kListed = 12;
constexpr int kMuch = 10;
constexpr int kSomewhat = 6;
constexpr int kToldByPart = 24;

class UsageReader {
 public:
  UsageReader(const Document& document, const NameWords& words, const std::vector<NameCandidate>& candidates,
              std::vector<NameGroup>& groups)
      : document_(document), words_(words), candidates_(candidates), groups_(groups) {
    group_of_.resize(candidates.size());
    for (std::uint32_t at = 0; at < groups.size(); ++at) {
      for (const std::uint32_t candidate : groups[at].candidates) group_of_[candidate] = at;
      if (groups[at].words.size() == 1) short_.try_emplace(index(groups[at].words[0]), at);
    }
  }

  void read() {
    for (const NameGroup& group : groups_) {
      if (group.words.size() < 2) continue;
      parts_.insert(index(group.words.front()));
      parts_.insert(index(group.words.back()));
    }
    for (NameGroup& group : groups_) {
      if (group.gazetteer || group.legal) continue;
      if (group.words.size() == 1) {
        if (group.entry == nullptr) never_introduced(group);
        listed(group);
      } else if (group.entry == nullptr) {
        shortened(group);
        called_by_first(group);
        if (best_class(group.scores) == NameClass::kPlace) listed(group);  // "[Acme Nation] and Orbex"
      }
    }
  }

 private:
  static int& points(NameGroup& group, NameClass kind) {
    return group.scores[static_cast<std::size_t>(kind)];
  }
  static int points(const NameGroup& group, NameClass kind) {
    return group.scores[static_cast<std::size_t>(kind)];
  }
  // What the words around it tell.
  static int told(const NameGroup& group, NameClass kind) {
    return points(group, kind) - votes_of(group, kind) - own_of(group, kind);
  }

  // A name of one word that no longer name explains, spoken of as a firm is; a first or last name only where
  // much speaks for the firm.
  void never_introduced(NameGroup& group) const {
    const Symbol word = group.words[0];
    if (parts_.contains(index(word))) return;
    const bool personal = words_.is(word, NameWord::kFirst) || words_.is(word, NameWord::kLast);
    int places = 0;
    for (const std::uint32_t at : group.candidates) {
      if (candidates_[at].titled) return;
      places += candidates_[at].headline ? 0 : 1;
    }
    const int margin = told(group, NameClass::kOrganization) - std::max(0, told(group, NameClass::kPerson));
    const bool overruled = !personal && margin >= kMuch;
    if (!overruled && (places < 2 || margin <= (personal ? kMuch : 0))) return;
    points(group, NameClass::kPerson) -= static_cast<int>(kNeverIntroduced * std::sqrt(places));
    if (!overruled) return;  // else what the text tells beats the model
    const int votes = votes_of(group, NameClass::kPerson) - votes_of(group, NameClass::kOrganization);
    points(group, NameClass::kPerson) -= std::max(0, votes);
  }

  // "Acme Foods, [Barrow Reed] and Cole Ltd", "in Leeds and [Reading]"
  void listed(NameGroup& group) const {
    const bool personal =
        words_.is(group.words[0], NameWord::kFirst) || words_.is(group.words[0], NameWord::kLast);
    for (const std::uint32_t at : group.candidates) {
      if (candidates_[at].titled) continue;
      const bool before = at > 0 && beside(at - 1);
      const bool behind = at + 1 < candidates_.size() && beside(at);
      const bool open = group.entry == nullptr ||
                        (candidates_[at].known.ambiguous && (is_organization(candidates_[at].known.type) ||
                                                             candidates_[at].known.type == NameType::kCity));
      if (open && ((before && firm(at - 1, personal)) || (behind && firm(at + 1, personal)))) {
        points(group, NameClass::kOrganization) += kListed;
        return;
      }
      if (before && behind && player(at - 1) && player(at + 1)) {  // "Reed, [Jackson], Lund"
        points(group, NameClass::kPerson) += kListed;
        return;
      }
      const bool place = candidates_[at].known.length != 0 && is_place(candidates_[at].known.type);
      if (place && ((before && town(at - 1)) || (behind && town(at + 1)))) {
        points(group, NameClass::kPlace) += kListed;
        return;
      }
    }
  }
  // A comma or "and" alone stands between a candidate and the next.
  bool beside(std::uint32_t at) const {
    const std::uint32_t end = candidates_[at].tokens.end;
    return end + 1 == candidates_[at + 1].tokens.begin &&
           (document_.token_text(end) == "," || document_.norm(end) == "and" || document_.norm(end) == "or");
  }
  // By its last word, or (unless only words count) by what is told of it.
  bool firm(std::uint32_t at, bool by_words) const {
    const TokenSpan name = candidates_[at].tokens;
    const Symbol last = document_.tokens.norm[name.end - 1];
    if (name.size() > 1 && (words_.is(last, NameWord::kLegal) || words_.is(last, NameWord::kOrgHead)))
      return true;
    if (by_words) return false;
    const NameGroup& group = groups_[group_of_[at]];
    const int best = std::max(points(group, NameClass::kPerson), points(group, NameClass::kPlace));
    return points(group, NameClass::kOrganization) > best + kSomewhat;
  }
  // A person of one word.
  bool player(std::uint32_t at) const {
    return candidates_[at].tokens.size() == 1 &&
           best_class(groups_[group_of_[at]].scores) == NameClass::kPerson;
  }
  // By a table, and by what is told of it.
  bool town(std::uint32_t at) const {
    const KnownName& known = candidates_[at].known;
    return known.length != 0 && is_place(known.type) && !known.ambiguous &&
           best_class(groups_[group_of_[at]].scores) == NameClass::kPlace;
  }

  // "[Harrow Towers]" where "Harrow" denies and owns: no place.
  void shortened(NameGroup& group) const {
    if (best_class(group.scores) != NameClass::kPlace) return;
    const auto place = short_.find(index(group.words.front()));
    if (place == short_.end()) return;
    const NameGroup& part = groups_[place->second];
    const int other = std::max(points(part, NameClass::kPerson), points(part, NameClass::kPlace));
    if (part.entry != nullptr || points(part, NameClass::kOrganization) <= other + kMuch) return;
    points(group, NameClass::kOrganization) += kToldByPart;
  }

  // "[Corvane Tessel] ... Corvane": a person is called by the last name, a firm by the first.
  void called_by_first(NameGroup& group) const {
    const Symbol first = group.words.front();
    if (best_class(group.scores) != NameClass::kPerson || group.words.size() != 2 ||
        words_.is(first, NameWord::kFirst) || words_.cue(first, NameCue::kFamilyFirst) ||
        words_.is(first, NameWord::kDemonym) || short_.contains(index(group.words.back())))
      return;
    constexpr std::size_t kShort = 4;  // "[Sze Tang] ... Sze": short words are often family names
    if (document_.symbols.view(first).size() <= kShort) return;
    const auto part = short_.find(index(first));
    if (part == short_.end()) return;
    const NameGroup& one = groups_[part->second];
    const int firm = told(group, NameClass::kOrganization) + told(one, NameClass::kOrganization);
    const int person = told(group, NameClass::kPerson) + told(one, NameClass::kPerson);
    if (firm <= 0 || person > firm) return;
    const bool prose = std::any_of(one.candidates.begin(), one.candidates.end(),
                                   [&](std::uint32_t at) { return !candidates_[at].headline; });
    if (!prose || one.entry != nullptr) return;
    points(group, NameClass::kPerson) -=
        votes_of(group, NameClass::kPerson) + own_of(group, NameClass::kPerson);
    points(group, NameClass::kOrganization) += kToldByPart;
  }

  const Document& document_;
  const NameWords& words_;
  const std::vector<NameCandidate>& candidates_;
  std::vector<NameGroup>& groups_;
  std::vector<std::uint32_t> group_of_;                     // by candidate
  std::unordered_map<std::uint32_t, std::uint32_t> short_;  // groups of one word, by its symbol
  std::unordered_set<std::uint32_t> parts_;  // symbols that begin or end a name of several words
};

}  // namespace

void read_usage(const Document& document, const NameWords& words,
                const std::vector<NameCandidate>& candidates, std::vector<NameGroup>& groups) {
  UsageReader(document, words, candidates, groups).read();
}

}  // namespace claimgraph
