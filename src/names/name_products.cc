#include "names/name_products.h"

#include <algorithm>

#include "names/name_bounds.h"
#include "tag/tagset.h"

namespace claimgraph {

void ProductReader::note_owner(TokenSpan span) {
  const KnownName known = words_.known_at(document_, span.begin, span.end);
  if (known.entry == nullptr || !is_organization(known.type)) return;
  const std::string_view usual = attribute(*known.entry, "name");
  owners_.insert(usual.empty() ? known.entry->form() : usual);
}

bool ProductReader::names_owner(std::string_view owner) {
  if (owner.empty()) return false;
  if (!read_) {
    for (const ModelName& name : names_) note_owner(name.tokens);
    for (const NameCandidate& candidate : candidates_) note_owner(candidate.tokens);
    read_ = true;
  }
  return owners_.contains(owner);
}

bool ProductReader::meant(const KnownName& known, TokenSpan span, bool tagged) {
  if (!known.ambiguous || known.gazetteer) return true;
  const Tokens& tokens = document_.tokens;
  const Symbol word = tokens.norm[span.begin];
  const Sentence& sentence = document_.sentences[document_.sentence_of(span.begin)];
  const bool opening = span.begin == sentence.tokens.begin || capitals_say_nothing(document_, sentence);
  if (opening && words_.is(word, NameWord::kCommon) && !is_proper(tokens.tag[span.begin])) return false;
  if (span.end < sentence.tokens.end && words_.is(tokens.lemma[span.end], NameWord::kProductNoun))
    return true;
  if (opening) return false;
  if (!tagged && tokens.has(span.begin, TokenFlag::kInnerCapital)) return true;
  if (tagged && known.entry->category() == "service") return false;  // a platform acts like a firm
  return names_owner(attribute(*known.entry, "owner"));
}

// "15 Pro", "Ultra 2": numbers and words of versions.
std::uint32_t ProductReader::version_end(std::uint32_t at, std::uint32_t end) const {
  constexpr std::uint32_t kLongest = 3;
  constexpr std::uint32_t kDigits = 4;
  const Tokens& tokens = document_.tokens;
  const std::uint32_t begin = at;
  bool number = false;
  for (; at < end && at < begin + kLongest; ++at) {
    const bool digits = tokens.has(at, TokenFlag::kDigit) && !number &&
                        tokens.end[at] - tokens.begin[at] <= kDigits && !counts_what_follows(document_, at);
    const bool word =
        tokens.has(at, TokenFlag::kCapital) && words_.is(tokens.norm[at], NameWord::kProductHead);
    if (!digits && !word) break;
    number = number || digits;
  }
  return at;
}

void ProductReader::settle(NameCandidate& candidate) {
  const TokenSpan span = candidate.tokens;
  const TokenSpan sentence = document_.sentences[document_.sentence_of(span.begin)].tokens;
  KnownName known = words_.known_at(document_, span.begin, sentence.end);
  if (known.length == 0 || known.type != NameType::kProduct || known.never) return;
  const TokenSpan own{span.begin, span.begin + known.length};
  const bool headline =
      capitals_say_nothing(document_, document_.sentences[document_.sentence_of(span.begin)]);
  const std::uint32_t end = headline ? own.end : version_end(own.end, sentence.end);
  if (end < span.end || !meant(known, own, candidate.guess != NameType::kNone)) return;
  known.ambiguous = false;
  known.length = end - span.begin;
  candidate.tokens.end = end;
  candidate.known = known;
}

std::uint32_t ProductReader::maker_before(const NameCandidate& candidate) const {
  const TokenSpan span = candidate.tokens;
  if (span.size() < 2 || candidate.known.length != 0) return 0;
  const KnownName maker = words_.known_at(document_, span.begin, span.end);
  if (maker.length == 0 || maker.length == span.size() || !is_organization(maker.type)) return 0;
  const KnownName product = words_.known_at(document_, span.begin + maker.length, span.end);
  if (product.length == 0 || product.type != NameType::kProduct || product.ambiguous) return 0;
  const std::string_view usual = attribute(*maker.entry, "name");
  const std::string_view owner = attribute(*product.entry, "owner");
  return owner == (usual.empty() ? maker.entry->form() : usual) ? maker.length : 0;
}

}  // namespace claimgraph
