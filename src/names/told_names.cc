#include "names/told_names.h"

#include <algorithm>

#include "names/name_repeats.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

bool joins_list(const Document& document, std::uint32_t token) {
  return token < document.tokens.size() &&
         (document.token_text(token) == "," || document.tokens.tag[token] == Tag::kCC);
}

// "[Unify], the union representing its staff,": what the text calls a word right behind proves it a name.
bool called_body(const Document& document, const NameWords& words, TokenSpan name) {
  const Tokens& tokens = document.tokens;
  constexpr std::uint32_t kLongest = 6;
  for (std::uint32_t at = name.begin; at < name.end; ++at) {
    if (!is_proper(tokens.tag[at])) return false;
  }
  std::uint32_t at = name.end + 1;
  if (at + 2 >= tokens.size() || document.token_text(name.end) != "," || tokens.tag[at] != Tag::kDT)
    return false;
  while (++at < name.end + kLongest && at + 1 < tokens.size()) {
    const Tag next = tokens.tag[at + 1];
    if (tokens.has(at, TokenFlag::kCapital)) return false;
    if (is_noun(tokens.tag[at]) && !is_noun(next) && next != Tag::kHYPH) {
      const bool acts = next == Tag::kVBD || next == Tag::kVBZ || next == Tag::kVBP || next == Tag::kMD ||
                        next == Tag::kPOS;  // "Yesterday, the union said"
      return !acts && words.is(tokens.lemma[at], NameWord::kOrgNoun) &&
             !words.is(tokens.lemma[at], NameWord::kPersonNoun);
    }
    if (!is_noun(tokens.tag[at]) && !is_adjective(tokens.tag[at]) && tokens.tag[at] != Tag::kHYPH)
      return false;
  }
  return false;
}

// "its sponsor [Rhino]", "made by rival [Barkwell]", "through his fund, [Baywater]": what a body is called
// stands before its name.
bool body_before(const Document& document, const NameWords& words, const NameCandidate& candidate) {
  const Tokens& tokens = document.tokens;
  const std::uint32_t begin = candidate.tokens.begin;
  const std::uint32_t first = document.sentences[document.sentence_of(begin)].tokens.begin;
  bool proper = false;
  for (std::uint32_t at = begin; at < candidate.tokens.end; ++at) {
    if (!tokens.has(at, TokenFlag::kCapital)) return false;
    proper = proper || is_proper(tokens.tag[at]);
  }
  if (!proper) return false;
  const bool comma = begin > first + 1 && document.token_text(begin - 1) == ",";
  if (begin < first + (comma ? 3 : 1)) return false;
  const std::uint32_t noun = comma ? begin - 2 : begin - 1;
  if (tokens.tag[noun] != Tag::kNN || tokens.has(noun, TokenFlag::kCapital) ||
      !words.is(tokens.lemma[noun], NameWord::kOrgNoun) ||
      words.is(tokens.lemma[noun], NameWord::kPersonNoun))
    return false;
  if (!comma) return true;
  const Tag owner = tokens.tag[noun - 1];
  return owner == Tag::kPRPS || owner == Tag::kPOS || owner == Tag::kDT;
}

// "[Zentara] and Quill Pharma": what is listed before a firm is one.
bool listed_before_firm(const Document& document, const NameWords& words, const std::vector<ModelName>& names,
                        TokenSpan span) {
  const Tokens& tokens = document.tokens;
  if (span.end + 1 >= tokens.size() || tokens.tag[span.end] != Tag::kCC) return false;
  const Symbol norm = tokens.norm[span.begin];
  if (words.is(norm, NameWord::kFirst) || words.is(norm, NameWord::kLast)) return false;
  const auto after =
      std::lower_bound(names.begin(), names.end(), span.end,
                       [](const ModelName& name, std::uint32_t token) { return name.tokens.begin < token; });
  if (after == names.end() || after->tokens.begin != span.end + 1 || after->tokens.size() < 2 ||
      after->type != NameType::kOrganization)
    return false;
  const Symbol last = tokens.norm[after->tokens.end - 1];
  return words.is(last, NameWord::kLegal) || words.is(last, NameWord::kOrgHead);
}

// "the [Employment Department]", "the [Tolland Board of Elections]": capitals with the head of a body behind
// "the", inside a sentence, and no noun that they only tell more of.
bool names_body(const Document& document, const NameWords& words, const NameCandidate& candidate) {
  const Tokens& tokens = document.tokens;
  const TokenSpan name = candidate.tokens;
  if (name.size() < 2 || candidate.opening || candidate.weak || name.begin == 0 ||
      document.norm(name.begin - 1) != "the" || !tokens.has(name.end - 1, TokenFlag::kCapital))
    return false;
  const Tag next = name.end < tokens.size() ? tokens.tag[name.end] : Tag::kPeriod;
  if (is_noun(next) || is_adjective(next) || next == Tag::kHYPH) return false;
  const auto of = std::find_if(tokens.norm.begin() + name.begin + 1, tokens.norm.begin() + name.end,
                               [&](Symbol norm) { return document.symbols.view(norm) == "of"; });
  return words.heads_body(*(of - 1));
}

// "Acme Steel and [JFE]"
bool acronym(const Document& document, const NameWords& words, const NameCandidate& candidate) {
  const Tokens& tokens = document.tokens;
  const std::uint32_t at = candidate.tokens.begin;
  const std::uint32_t length = tokens.end[at] - tokens.begin[at];
  return candidate.tokens.size() == 1 && tokens.has(at, TokenFlag::kAllCaps) && 3 <= length && length <= 5 &&
         !words.is(tokens.norm[at], NameWord::kNone) && candidate.known.length == 0 &&
         document.token_text(at + 1 < tokens.size() ? at + 1 : at) != "-";  // "BBB-minus"
}

// "[Offshore Data Services] said", "the [ABMS] said": who says something and is told by no office, no plural
// of people and no name the tables know.
bool says_as_body(const Document& document, const NameWords& words, const NameCandidate& candidate) {
  const Tokens& tokens = document.tokens;
  const TokenSpan name = candidate.tokens;
  const std::uint32_t last = name.end - 1;
  if (candidate.weak || !speaks_at(document, words, last)) return false;
  if (name.size() == 1) return acronym(document, words, candidate);
  const Symbol norm = tokens.norm[last];
  const bool plural = tokens.tag[last] == Tag::kNNS || tokens.tag[last] == Tag::kNNPS;
  if (!tokens.has(last, TokenFlag::kCapital) || (plural && !words.is(norm, NameWord::kOrgHead)) ||
      words.is(tokens.lemma[last], NameWord::kPersonNoun) ||
      (words.is(tokens.lemma[last], NameWord::kOrgNoun) &&  // "a U.S. Firm"
       words.known_at(document, name.begin, name.end).type == NameType::kCountry) ||
      words.is(norm, NameWord::kTitle) || words.is(norm, NameWord::kDemonym) ||
      words.is(tokens.norm[name.begin], NameWord::kFirst))
    return false;
  for (std::uint32_t at = name.begin; at < name.end; ++at) {
    if (at + words.role_at(document, at, name.end) == name.end) return false;
  }
  const bool the = name.begin > 0 && document.norm(name.begin - 1) == "the";
  return the || name.size() > 2 || words.is(norm, NameWord::kOrgHead);  // two words may be a person's
}

}  // namespace

bool unknown_name(const Document& document, const NameWords& words, const NameCandidate& candidate) {
  const Tokens& tokens = document.tokens;
  if (candidate.weak || candidate.headline || candidate.known.length != 0) return false;
  if (candidate.tokens.begin > 0 && tokens.tag[candidate.tokens.begin - 1] == Tag::kDT) return false;
  for (std::uint32_t at = candidate.tokens.begin; at < candidate.tokens.end; ++at) {
    const Symbol norm = tokens.norm[at];
    if (!is_proper(tokens.tag[at]) || tokens.has(at, TokenFlag::kAllCaps) ||
        tokens.end[at] - tokens.begin[at] < 4 || words.is(norm, NameWord::kCommon) ||
        words.is(norm, NameWord::kDemonym) || words.is(norm, NameWord::kCalendar) ||
        words.is(norm, NameWord::kTitle) || words.is(norm, NameWord::kNone))
      return false;
  }
  return true;
}

NameType listed_between(const Document& document, const std::vector<ModelName>& names, TokenSpan span) {
  if (span.begin == 0 || !joins_list(document, span.begin - 1) || !joins_list(document, span.end))
    return NameType::kNone;
  const auto after =
      std::lower_bound(names.begin(), names.end(), span.end,
                       [](const ModelName& name, std::uint32_t token) { return name.tokens.begin < token; });
  if (after == names.begin() || after == names.end()) return NameType::kNone;
  const ModelName& before = *(after - 1);
  const std::uint32_t next = joins_list(document, span.end + 1) ? span.end + 2 : span.end + 1;
  const bool beside = before.tokens.end + 1 == span.begin && after->tokens.begin == next;
  return beside && before.type == after->type ? before.type : NameType::kNone;
}

bool listed_behind(const Document& document, const NameWords& words, const NameCandidate& before,
                   const NameCandidate& candidate) {
  const std::uint32_t begin = candidate.tokens.begin;
  const bool beside = before.tokens.end + 1 == begin ||
                      (before.tokens.end + 2 == begin && document.token_text(begin - 2) == ",");
  if (!beside || !joins_list(document, begin - 1) || candidate.headline || candidate.opening) return false;
  const bool firm =
      before.known.length == 0 ? before.guess == NameType::kOrganization : is_organization(before.known.type);
  return firm && (candidate.known.type == NameType::kOrganization || acronym(document, words, candidate));
}

bool told_a_body(const Document& document, const NameWords& words, const std::vector<ModelName>& names,
                 const NameCandidate& candidate) {
  return called_body(document, words, candidate.tokens) || body_before(document, words, candidate) ||
         names_body(document, words, candidate) || says_as_body(document, words, candidate) ||
         (unknown_name(document, words, candidate) &&
          listed_before_firm(document, words, names, candidate.tokens));
}

}  // namespace claimgraph
