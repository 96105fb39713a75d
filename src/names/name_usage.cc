// What the use of a name in the whole article tells: a person is introduced by the full name, and of names
// listed together all are of one kind.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "names/name_types.h"

namespace claimgraph {
namespace {

constexpr int kNeverIntroduced = 8;  // by the root of the number of places
constexpr int kListed = 12;

class UsageReader {
 public:
  UsageReader(const Document& document, const NameWords& words, const std::vector<NameCandidate>& candidates,
              std::vector<NameGroup>& groups)
      : document_(document), words_(words), candidates_(candidates), groups_(groups) {}

  void read() {
    for (const NameGroup& group : groups_) {
      if (group.words.size() < 2) continue;
      parts_.insert(index(group.words.front()));
      parts_.insert(index(group.words.back()));
    }
    for (NameGroup& group : groups_) {
      if (group.entry != nullptr || group.legal) continue;
      if (group.words.size() == 1) never_introduced(group);
      listed(group);
    }
  }

 private:
  static int& points(NameGroup& group, NameClass kind) {
    return group.scores[static_cast<std::size_t>(kind)];
  }
  // What the words around it tell.
  static int told(const NameGroup& group, NameClass kind) {
    return group.scores[static_cast<std::size_t>(kind)] - votes_of(group, kind) - own_of(group, kind);
  }

  // A name of one word that no longer name explains, spoken of as a firm is.
  void never_introduced(NameGroup& group) const {
    const Symbol word = group.words[0];
    if (words_.is(word, NameWord::kFirst) || words_.is(word, NameWord::kLast) || parts_.contains(index(word)))
      return;
    int places = 0;
    for (const std::uint32_t at : group.candidates) {
      if (candidates_[at].titled) return;
      places += candidates_[at].headline ? 0 : 1;
    }
    if (places < 2 || told(group, NameClass::kOrganization) <= std::max(0, told(group, NameClass::kPerson)))
      return;
    points(group, NameClass::kPerson) -= static_cast<int>(kNeverIntroduced * std::sqrt(places));
  }

  // "Acme Foods, [Barrow Reed] and Cole Ltd"
  void listed(NameGroup& group) const {
    for (const std::uint32_t at : group.candidates) {
      const bool before = at > 0 && beside(at - 1) && firm(at - 1);
      const bool behind = at + 1 < candidates_.size() && beside(at) && firm(at + 1);
      if (!before && !behind) continue;
      points(group, NameClass::kOrganization) += kListed;
      return;
    }
  }
  // A comma or "and" alone stands between a candidate and the next.
  bool beside(std::uint32_t at) const {
    const std::uint32_t end = candidates_[at].tokens.end;
    return end + 1 == candidates_[at + 1].tokens.begin &&
           (document_.token_text(end) == "," || document_.norm(end) == "and" || document_.norm(end) == "or");
  }
  bool firm(std::uint32_t at) const {
    const TokenSpan name = candidates_[at].tokens;
    const Symbol last = document_.tokens.norm[name.end - 1];
    return name.size() > 1 && (words_.is(last, NameWord::kLegal) || words_.is(last, NameWord::kOrgHead));
  }

  const Document& document_;
  const NameWords& words_;
  const std::vector<NameCandidate>& candidates_;
  std::vector<NameGroup>& groups_;
  std::unordered_set<std::uint32_t> parts_;  // symbols that begin or end a name of several words
};

}  // namespace

void read_usage(const Document& document, const NameWords& words,
                const std::vector<NameCandidate>& candidates, std::vector<NameGroup>& groups) {
  UsageReader(document, words, candidates, groups).read();
}

}  // namespace claimgraph
