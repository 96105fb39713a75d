// How a document speaks of a word elsewhere, gathered once for all its places.
#include <algorithm>
#include <string_view>

#include "names/name_features.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

// How the document writes a word elsewhere.
enum Evidence : std::uint32_t {
  kLowerCase = 1,
  kMidSentence = 2,
  kAfterTitle = 4,
  kLastOfRun = 8,
  kFirstOfRun = 16,
  kAfterPlaceWord = 32,
  kInHeadedRun = 64,
  kBeforeSay = 128,
  kAfterThe = 256,
  kOwnsOrg = 512,
  kBehindFirstName = 1024,
  kIsIt = 1 << 11,
  kIsHe = 1 << 12,
  kWho = 1 << 13,
  kWhich = 1 << 14,
  kCalledOrg = 1 << 15,
  kCalledPerson = 1 << 16,
  kCalledPlace = 1 << 17,
  kBeforeRole = 1 << 18,
  kNextIt = 1 << 19,
  kNextHe = 1 << 20,
};

}  // namespace

void NameFeatures::note(std::uint32_t token, std::uint32_t bit) {
  evidence_.at(document_.tokens.norm[token]) |= bit;
}

void NameFeatures::gather_evidence() {
  evidence_ = SymbolValues<std::uint32_t>(document_.tokens.size());
  const Tokens& tokens = document_.tokens;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (tokens.has(at, TokenFlag::kAlpha) && tokens.form[at] == tokens.norm[at]) note(at, kLowerCase);
  }
  for (const TokenSpan run : runs_) {
    const Sentence& sentence = document_.sentences[sentence_of_[run.begin]];
    const TokenSpan span = sentence.tokens;
    if (plain_capitals_[sentence_of_[run.begin]]) continue;
    const bool mid = run.begin > span.begin;
    const Symbol before = mid ? tokens.norm[run.begin - 1] : kNoSymbol;
    const std::uint32_t last = run.end - 1;
    if (mid) note(run.begin, kMidSentence);
    if (run.size() > 1) {
      note(last, kLastOfRun);
      note(run.begin, kFirstOfRun);
      if (words_.is(tokens.norm[run.begin], NameWord::kFirst)) note(last, kBehindFirstName);
      if (words_.is(tokens.norm[run.begin], NameWord::kTitle)) note(run.begin + 1, kAfterTitle);
      const bool headed =
          words_.is(tokens.norm[last], NameWord::kLegal) || words_.is(tokens.norm[last], NameWord::kOrgHead);
      for (std::uint32_t at = run.begin; headed && at < last; ++at) note(at, kInHeadedRun);
    }
    if (words_.is(before, NameWord::kTitle)) note(run.begin, kAfterTitle);
    if (words_.is(before, NameWord::kPlaceBefore)) note(run.begin, kAfterPlaceWord);
    if (mid && document_.norm(run.begin - 1) == "the") note(run.begin, kAfterThe);
    if (run.end + 1 >= span.end) continue;
    note(last, evidence_behind(run, span));
    if (words_.is(tokens.lemma[run.end], NameWord::kSay)) note(last, kBeforeSay);
    const bool owner = tokens.tag[run.end] == Tag::kPOS;
    if (words_.is(tokens.norm[owner ? run.end + 1 : run.end], NameWord::kOrgOwned)) note(last, kOwnsOrg);
  }
}

// "it" and its forms, or "he" and "she" and theirs.
NameFeatures::Person NameFeatures::person_of(std::uint32_t token) const {
  const Tag tag = document_.tokens.tag[token];
  if (tag != Tag::kPRP && tag != Tag::kPRPS) return Person::kNone;
  const std::string_view word = document_.norm(token);
  if (word == "it" || word == "its" || word == "itself") return Person::kIt;
  const bool he = word == "he" || word == "she" || word == "his" || word == "her" || word == "him" ||
                  word == "himself" || word == "herself";
  return he ? Person::kHe : Person::kNone;
}

// The first name of a sentence is often who the next one begins with: "It ...", "His ..."; and how many
// pronouns of persons the document holds.
void NameFeatures::gather_pronouns() {
  std::uint32_t persons = 0;
  for (std::uint32_t at = 0; at < document_.tokens.size(); ++at)
    persons += person_of(at) == Person::kHe ? 1 : 0;
  const std::uint32_t share = persons * 200 / std::max(1U, document_.tokens.size());
  persons_ = persons == 0 ? 0 : share == 0 ? 1 : share < 3 ? 2 : 3;
  std::uint32_t first = kNowhere;  // run of the sentence before
  std::size_t run = 0;
  for (const Sentence& sentence : document_.sentences) {
    if (first != kNowhere && !sentence.tokens.empty()) {
      const Person who = person_of(sentence.tokens.begin);
      if (who != Person::kNone) note(runs_[first].end - 1, who == Person::kIt ? kNextIt : kNextHe);
    }
    while (run < runs_.size() && runs_[run].begin < sentence.tokens.begin) ++run;
    const bool inside = run < runs_.size() && runs_[run].begin < sentence.tokens.end;
    if (inside || first == kNowhere || person_of(sentence.tokens.begin) == Person::kNone)
      first = inside ? static_cast<std::uint32_t>(run) : kNowhere;
  }
}

// What stands behind a run tells of it: "X said it", "X, who", "X, the chip maker", "X chief executive".
std::uint32_t NameFeatures::evidence_behind(TokenSpan run, TokenSpan sentence) const {
  const Tokens& tokens = document_.tokens;
  std::uint32_t bits = 0;
  const bool comma = document_.norm(run.end) == ",";
  const std::uint32_t next = comma ? run.end + 1 : run.end;
  if (tokens.tag[next] == Tag::kWP && document_.norm(next) == "who") bits |= kWho;
  if (comma && document_.norm(next) == "which") bits |= kWhich;
  if (words_.role_at(document_, next, sentence.end) != 0) bits |= comma ? kCalledPerson : kBeforeRole;
  constexpr std::uint32_t kNear = 9;
  const std::uint32_t end = std::min(sentence.end, run.end + kNear);
  const bool apposed = comma && (tokens.tag[next] == Tag::kDT || tokens.tag[next] == Tag::kPRPS);
  bool noun = false;
  for (std::uint32_t at = next; at < end; ++at) {
    if (asked_[at] && capital(at)) {
      if (!apposed) break;
      continue;
    }
    const Tag tag = tokens.tag[at];
    if (apposed && !noun && is_noun(tag) && (at + 1 >= end || !is_noun(tokens.tag[at + 1]))) {
      noun = at + 1 >= end || (tokens.tag[at + 1] != Tag::kHYPH && tokens.tag[at + 1] != Tag::kPOS);
      if (noun && words_.is(tokens.lemma[at], NameWord::kOrgNoun)) bits |= kCalledOrg;
      if (noun && words_.is(tokens.lemma[at], NameWord::kPersonNoun)) bits |= kCalledPerson;
      if (noun && words_.is(tokens.lemma[at], NameWord::kPlaceNoun)) bits |= kCalledPlace;
    }
    if (comma) continue;
    if (tag != Tag::kPRP && tag != Tag::kPRPS) continue;
    const Person who = person_of(at);
    if (who == Person::kIt) bits |= kIsIt;
    if (who == Person::kHe) bits |= kIsHe;
    break;
  }
  return bits;
}

}  // namespace claimgraph
