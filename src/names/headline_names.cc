#include "names/headline_names.h"

#include <algorithm>

#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kShortest = 2;  // words of a headline
constexpr std::size_t kStory = 3;       // sentences behind a headline that tell its names
constexpr std::size_t kNames = 32;      // ... and as many names in them

class HeadlineReader {
 public:
  HeadlineReader(const Document& document, const NameWords& words,
                 const std::vector<NameCandidate>& candidates)
      : document_(document), tokens_(document.tokens), words_(words), candidates_(candidates) {}

  std::vector<NameCandidate> read() const {
    std::vector<NameCandidate> found;
    std::size_t first = 0;
    for (std::size_t number = 0; number < document_.sentences.size(); ++number) {
      const TokenSpan line = document_.sentences[number].tokens;
      while (first < candidates_.size() && candidates_[first].tokens.begin < line.begin) ++first;
      if (!is_shouted(document_, line, kShortest)) continue;
      std::size_t story = first;
      while (story < candidates_.size() && candidates_[story].tokens.begin < line.end) ++story;
      const std::uint32_t end =
          document_.sentences[std::min(number + kStory, document_.sentences.size() - 1)].tokens.end;
      std::size_t last = story;
      while (last < std::min(candidates_.size(), story + kNames) && candidates_[last].tokens.begin < end)
        ++last;
      read_line(line, {first, story}, {story, last}, found);
    }
    return found;
  }

 private:
  struct Range {
    std::size_t begin, end;  // of candidates
  };

  void read_line(TokenSpan line, Range own, Range story, std::vector<NameCandidate>& found) const {
    std::size_t next = own.begin;
    for (std::uint32_t at = line.begin; at < line.end; ++at) {
      while (next < own.end && candidates_[next].tokens.end <= at) ++next;
      const std::uint32_t limit = next < own.end ? std::max(at, candidates_[next].tokens.begin) : line.end;
      if (next < own.end && candidates_[next].tokens.contains(at)) continue;
      const bool ticker = at > line.begin && document_.token_text(at - 1) == "<";
      const std::uint32_t end = ticker ? at : longest({at, limit}, line, story);
      if (end == at || (at > line.begin && qualifies(end, line))) continue;
      NameCandidate name;
      name.tokens = {at, end};
      name.headline = true;
      name.repeat = true;
      found.push_back(name);
      at = end - 1;
    }
  }

  // The end of the longest name of the story that stands at the beginning of `free`, or its beginning.
  std::uint32_t longest(TokenSpan free, TokenSpan line, Range story) const {
    std::uint32_t end = free.begin;
    for (std::size_t at = story.begin; at < story.end; ++at) {
      if (candidates_[at].headline || candidates_[at].weak) continue;
      end = std::max(end, end_of(candidates_[at], free, line));
    }
    return end;
  }

  std::uint32_t end_of(const NameCandidate& candidate, TokenSpan free, TokenSpan line) const {
    TokenSpan name = candidate.tokens;
    const Symbol here = tokens_.norm[free.begin];
    const bool opens = free.begin == line.begin;
    if (candidate.guess == NameType::kPerson && name.size() > 1) {
      const bool alone = free.size() == 1 || tokens_.norm[free.begin + 1] != tokens_.norm[name.begin];
      const bool surname = here == tokens_.norm[name.end - 1] && !is(free.begin, NameWord::kCommon);
      if (surname && alone && (opens || acts(free.begin + 1, line))) return free.begin + 1;
    }
    while (name.size() > 1 &&
           (is(name.end - 1, NameWord::kLegal) || !tokens_.has(name.end - 1, TokenFlag::kAlpha)))
      --name.end;
    std::uint32_t same = 0;
    while (same < std::min(name.size(), free.size()) &&
           tokens_.norm[name.begin + same] == tokens_.norm[free.begin + same])
      ++same;
    if (same == 0) return free.begin;
    const std::uint32_t end = free.begin + same;
    const bool marked = end < line.end && document_.token_text(end) == "<";
    const bool told = candidate.guess != NameType::kNone || candidate.known.length != 0;
    if (same == name.size()) {
      const bool plain = same == 1 && is(free.begin, NameWord::kCommon);
      return told && (opens || marked || !plain) ? end : free.begin;
    }
    if (candidate.guess != NameType::kOrganization || !begins_firm(free.begin, same)) return free.begin;
    return marked || (opens && (same > 1 || acts(end, line))) ? end : free.begin;
  }

  // "TALBRIDGE" of Talbridge Foods, not "NATIONAL" or "FIRST" of a bank.
  bool begins_firm(std::uint32_t at, std::uint32_t size) const {
    if (size > 1)
      return tokens_.has(at + size - 1, TokenFlag::kAlpha) && tokens_.tag[at + size - 1] != Tag::kIN;
    for (const NameWord kind : {NameWord::kOrgHead, NameWord::kDemonym, NameWord::kCompass,
                                NameWord::kGovernmentHead, NameWord::kFirst})
      if (is(at, kind)) return false;
    return true;
  }

  // "LOANS" behind "TOLLAND", "(TLB)": the name is part of what is told of, which trees of headlines hide.
  bool qualifies(std::uint32_t at, TokenSpan line) const {
    return at < line.end && (is_noun(tokens_.tag[at]) || document_.token_text(at) == "(") && !acts(at, line);
  }

  // A verb of a headline or a mark of owning follows: "TALBRIDGE SELLS", "TALBRIDGE TO SELL".
  bool acts(std::uint32_t at, TokenSpan line) const {
    if (at >= line.end) return false;
    const Tag tag = tokens_.tag[at];
    return is_verb(tag) || tag == Tag::kTO || tag == Tag::kMD || tag == Tag::kPOS ||
           is(at, NameWord::kHeadlineVerb);
  }

  bool is(std::uint32_t token, NameWord kind) const { return words_.is(tokens_.norm[token], kind); }

  const Document& document_;
  const Tokens& tokens_;
  const NameWords& words_;
  const std::vector<NameCandidate>& candidates_;
};

}  // namespace

std::vector<NameCandidate> with_headline_names(const Document& document, const NameWords& words,
                                               std::vector<NameCandidate> candidates) {
  std::vector<NameCandidate> found = HeadlineReader(document, words, candidates).read();
  if (found.empty()) return candidates;
  for (NameCandidate& name : found) {
    name.known = words.known_at(document, name.tokens.begin, name.tokens.end);
    if (name.known.length != name.tokens.size()) name.known = {};
    if (!name.known.never) candidates.push_back(name);
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const NameCandidate& a, const NameCandidate& b) {
    return a.tokens.begin < b.tokens.begin;
  });
  return candidates;
}

}  // namespace claimgraph
