#include "names/name_edges.h"

#include <algorithm>
#include <string_view>

#include "names/name_runs.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kWords = 4;  // words before a name that may belong to it

class NameEdges {
 public:
  NameEdges(const Document& document, const NameWords& words) : document_(document), words_(words) {}

  void to_the_left(ModelName& name, std::uint32_t after) const {
    take_origin(name, after);
    const bool bare = lone_head(name);
    if (!bare) {
      if (name.tokens.size() < 2 || !is_form(name.tokens.end - 1)) return;
      const KnownName known = words_.known_at(document_, name.tokens.begin, name.tokens.end);
      if (known.length + 1 >= name.tokens.size() && !known.ambiguous && is_organization(known.type)) return;
    }
    if (!bare && generic(name) && name.tokens.begin >= after + 2 && parts_of_one(name.tokens.begin - 1))
      name.tokens.begin -= 2;
    for (std::uint32_t i = 0; i < kWords && name.tokens.begin > after && belongs(name.tokens.begin - 1, bare);
         ++i)
      --name.tokens.begin;
    if (bare && name.tokens.size() > 1 && name.type == NameType::kPerson) {
      name.make_firm();
    }
  }

  // "[Orr's] Choice Foods Ltd": ordinary words behind an owner that is no firm or place make no name alone.
  bool owned(const ModelName& name, std::uint32_t first) const {
    const std::uint32_t begin = name.tokens.begin;
    if (begin < first + 2 || document_.tokens.tag[begin - 1] != Tag::kPOS || !capital(begin - 2))
      return false;
    if (begin >= first + 3 && capital(begin - 3)) return false;
    const KnownName owner = words_.known_at(document_, begin - 2, begin - 1);
    const KnownName whole = words_.known_at(document_, begin, name.tokens.end);
    return (owner.length == 0 || owner.type == NameType::kPerson) && whole.length == 0 && ordinary(begin);
  }

  void to_the_right(ModelName& name, std::uint32_t end) const {
    const std::uint32_t at = name.tokens.end;
    if (at >= end || is_form(at - 1)) return;
    if (at + 1 < end && second_syllable(name, at + 1)) {
      name.tokens.end = at + 2;
      return;
    }
    if (words_.is(document_.tokens.norm[at], NameWord::kLastForm) || small_form(name.tokens)) {
      take(name, at + 1);
    } else if (at + 1 < end && joined_partners(at + 1)) {
      const bool ends = at + 2 < end && capital(at + 2) &&
                        (is_form(at + 2) || words_.is(document_.tokens.norm[at + 2], NameWord::kOrgHead));
      take(name, ends ? at + 3 : at + 2);
    } else if (const std::uint32_t head = seated_head(name, end); head > at) {
      take(name, head);
    } else if (at + 3 < end && document_.token_text(at) == "(" && capital(at + 1) &&
               document_.token_text(at + 2) == ")" && is_form(at + 3)) {
      take(name, at + 4);
    }
  }

 private:
  bool is_form(std::uint32_t token) const {
    return words_.is(document_.tokens.norm[token], NameWord::kLegal);
  }
  // "[Technology] Ministry", "[Public Utility] Commission of Iowa": the head of a body or law without its
  // words.
  bool lone_head(const ModelName& name) const {
    const std::uint32_t begin = name.tokens.begin;
    const Symbol norm = document_.tokens.norm[begin];
    const bool head = words_.is(norm, NameWord::kGovernmentHead) || words_.is(norm, NameWord::kOrgHead) ||
                      words_.is(norm, NameWord::kAgreementHead);
    return head && (name.tokens.size() == 1 || document_.norm(begin + 1) == "of") &&
           !capitals_say_nothing(document_, document_.sentences[document_.sentence_of(begin)]);
  }
  // "Acme Technology [corp]", but not "a California corporation".
  bool small_form(TokenSpan name) const {
    return is_small_form(document_, words_, name.end) &&
           !is_place(words_.known_at(document_, name.begin, name.end).type);
  }
  // "Insurance Co": no name by itself.
  bool generic(const ModelName& name) const {
    for (std::uint32_t at = name.tokens.begin; at + 1 < name.tokens.end; ++at) {
      if (!words_.is(document_.tokens.norm[at], NameWord::kOrgHead)) return false;
    }
    return true;
  }
  // "Tolland Inspection [and] Insurance Co"
  bool parts_of_one(std::uint32_t link) const {
    return document_.tokens.tag[link] == Tag::kCC && belongs(link - 1, true);
  }
  bool capital(std::uint32_t token) const { return document_.tokens.has(token, TokenFlag::kCapital); }

  // "Kim Min[-ho]": the given name behind a family name, in small letters behind its hyphen.
  bool second_syllable(const ModelName& name, std::uint32_t token) const {
    constexpr std::uint32_t kLongest = 5;  // letters
    const Tokens& tokens = document_.tokens;
    return name.tokens.size() == 2 && words_.cue(tokens.norm[name.tokens.begin], NameCue::kFamilyFirst) &&
           document_.token_text(token - 1) == "-" && !tokens.has(token, TokenFlag::kSpaceBefore) &&
           tokens.has(token, TokenFlag::kAlpha) && !capital(token) &&
           tokens.end[token] - tokens.begin[token] <= kLongest &&
           !words_.is(tokens.norm[token], NameWord::kCommon);
  }

  // "Sower [and Sons]": by "and" or "&", and no longer name begins there.
  bool joined_partners(std::uint32_t token) const {
    const std::string_view link = document_.norm(token - 1);
    const bool next_name = token + 1 < document_.tokens.size() && capital(token + 1) && !is_form(token + 1) &&
                           !words_.is(document_.tokens.norm[token + 1], NameWord::kOrgHead);
    return (link == "and" || link == "&") && capital(token) && !next_name &&
           words_.is(document_.tokens.norm[token], NameWord::kPartners);
  }

  // "[American] Academy of Letters", "[Royal] Society for Birds".
  void take_origin(ModelName& name, std::uint32_t after) const {
    const std::uint32_t begin = name.tokens.begin;
    const Symbol head = document_.tokens.norm[begin];
    if (name.type == NameType::kPerson || name.tokens.size() < 3 || begin <= after || !capital(begin - 1))
      return;
    if (!words_.is(head, NameWord::kOrgHead) && !words_.is(head, NameWord::kGovernmentHead)) return;
    if (document_.norm(begin + 1) != "of" && document_.norm(begin + 1) != "for") return;
    const Symbol before = document_.tokens.norm[begin - 1];
    if (words_.is(before, NameWord::kDemonym) || words_.opens_body(before)) --name.tokens.begin;
  }

  // The end of "Boston [Stock Exchange]", "U.S. [Labor Department]": capitals behind a place up to what a
  // place gives its name to.
  std::uint32_t seated_head(const ModelName& name, std::uint32_t end) const {
    constexpr std::uint32_t kMost = 4;
    std::uint32_t found = name.tokens.end;
    if (name.type != NameType::kLocation) return found;
    const KnownName known = words_.known_at(document_, name.tokens.begin, name.tokens.end);
    const bool country = known.type == NameType::kCountry && known.length == name.tokens.size();
    for (std::uint32_t t = found; t < std::min(end, name.tokens.end + kMost) && capital(t); ++t) {
      const Symbol norm = document_.tokens.norm[t];
      const bool body = country && words_.is(norm, NameWord::kGovernmentHead) &&
                        !(t + 1 < end && document_.norm(t + 1) == "of");
      if (body || words_.is_seated(norm)) found = t + 1;
    }
    const bool field =
        found > name.tokens.end && found + 1 < end && document_.norm(found) == "of" && capital(found + 1);
    return field ? found + 2 : found;  // "Tolland Board [of Elections]"
  }

  // "Publications Inc", "Computer Services Ltd": nothing but ordinary words before the form.
  bool ordinary(std::uint32_t begin) const {
    constexpr std::uint32_t kLongest = 8;  // words
    const std::uint32_t limit = std::min(document_.tokens.size(), begin + kLongest);
    std::uint32_t end = begin;
    while (end < limit && capital(end) && words_.is(document_.tokens.norm[end], NameWord::kCommon)) ++end;
    return end > begin && end < limit && is_form(end);
  }

  static void take(ModelName& name, std::uint32_t end) {
    name.tokens.end = end;
    name.make_firm();
  }

  // A capital word that tells nothing about the name behind it: no "The", "Retailer", "Chairman" or "Mr".
  // A field of a body may be one: "Public Utility Commission".
  bool belongs(std::uint32_t token, bool field) const {
    const Tag tag = document_.tokens.tag[token];
    const Symbol norm = document_.tokens.norm[token];
    const Symbol lemma = document_.tokens.lemma[token];
    if (!capital(token) || is_form(token)) return false;
    const bool opens = document_.sentences[document_.sentence_of(token)].tokens.begin == token;
    const bool common = words_.is(norm, NameWord::kCommon);
    const bool participle = (tag == Tag::kVBN || tag == Tag::kVBD) && common && ordinary(token + 1);
    if (!is_noun(tag) && !is_adjective(tag) && !(opens && (participle || !common))) return false;
    if (field && opens && common) return false;
    for (const NameWord kind :
         {NameWord::kTitle, NameWord::kNone, NameWord::kCalendar, NameWord::kHeadlineVerb})
      if (words_.is(norm, kind)) return false;
    for (const NameWord kind : {NameWord::kOrgNoun, NameWord::kPersonNoun, NameWord::kPlaceNoun})
      if (!field && !participle && words_.is(lemma, kind)) return false;
    return words_.role_at(document_, token, token + 1) == 0;
  }

  const Document& document_;
  const NameWords& words_;
};

// "the [Harbour Pilots Board] (HPB)", "the [Harbour Pilots Board], HPB, said": what the letters stand for.
class AcronymReader {
 public:
  AcronymReader(const Document& document, const NameWords& words)
      : document_(document), tokens_(document.tokens), words_(words) {}

  /// The words before the token whose initials are its letters; empty where it stands for none.
  TokenSpan meant_by(std::uint32_t token) const {
    if (!set_off(token)) return {};
    const TokenSpan sentence = document_.sentences[document_.sentence_of(token)].tokens;
    std::uint32_t end = token - 1;
    if (end > sentence.begin && tokens_.tag[end - 1] == Tag::kPOS) --end;
    const std::string_view letters = document_.norm(token);
    std::size_t left = letters.size();
    std::uint32_t begin = end;
    while (left > 0 && begin > sentence.begin) {
      const std::uint32_t at = begin - 1;
      const bool fits =
          tokens_.has(at, TokenFlag::kCapital) && document_.norm(at).front() == letters[left - 1];
      if (!fits && !(begin < end && links(at))) break;
      if (fits) --left;
      begin = at;
    }
    return left == 0 ? TokenSpan{begin, end} : TokenSpan{};
  }

  /// The words name a body by themselves: "Pilots Board", "Office of Ports".
  bool names_body(TokenSpan span) const {
    const auto head = [&](std::uint32_t at) {
      return words_.is(tokens_.norm[at], NameWord::kOrgHead) ||
             words_.is(tokens_.norm[at], NameWord::kGovernmentHead);
    };
    for (std::uint32_t at = span.begin + 1; at < span.end; ++at) {
      if (document_.norm(at) == "of" || document_.norm(at) == "for") return head(at - 1);
    }
    return head(span.end - 1);
  }

 private:
  bool set_off(std::uint32_t token) const {
    constexpr std::uint32_t kShort = 3, kLong = 7;  // letters
    const std::uint32_t length = tokens_.end[token] - tokens_.begin[token];
    if (token < kShort || token + 1 >= tokens_.size() || length < kShort || length > kLong ||
        !tokens_.has(token, TokenFlag::kAllCaps) || !tokens_.has(token, TokenFlag::kAlpha))
      return false;
    const std::string_view before = document_.token_text(token - 1);
    const std::string_view behind = document_.token_text(token + 1);
    return (before == "(" && behind == ")") || (before == "," && behind == ",");
  }
  bool links(std::uint32_t token) const {
    const Tag tag = tokens_.tag[token];
    return tag == Tag::kIN || tag == Tag::kCC || tag == Tag::kDT || tag == Tag::kTO || tag == Tag::kPOS;
  }

  const Document& document_;
  const Tokens& tokens_;
  const NameWords& words_;
};

// "Acme Inc of Ohio", "Acme Corp of Springfield", "Acme Corp of Japan": where a firm is; "Steel Corp of
// India" is its name.
bool stands_in(const Document& document, const NameWords& words, std::uint32_t form, std::uint32_t end) {
  const Symbol norm = document.tokens.norm[form];
  if (words.is(norm, NameWord::kLastForm)) return true;
  if (!words.is(norm, NameWord::kLegal) || words.is(document.tokens.norm[end - 1], NameWord::kLegal))
    return false;
  const KnownName known = words.known_at(document, form + 2, end);
  const bool large = known.type == NameType::kCountry || known.type == NameType::kRegion ||
                     known.type == NameType::kLocation;
  const bool plain = form > 0 && words.is(document.tokens.norm[form - 1], NameWord::kCommon);
  return !large || !plain || known.length + form + 2 != end;
}

// "Osworth Partners of Chicago": where a firm is whose name tells it from others; "Harvest Bank of Chicago"
// is a name.
bool seated_firm(const Document& document, const NameWords& words, TokenSpan name, std::uint32_t head) {
  const auto& norm = document.tokens.norm;
  if (!words.is(norm[head], NameWord::kOrgHead) || words.is(norm[head], NameWord::kGovernmentHead) ||
      words.is_seated(norm[head]))
    return false;
  const KnownName known = words.known_at(document, head + 2, name.end);
  const bool place =
      is_place(known.type) && known.type != NameType::kCountry && known.length + head + 2 == name.end;
  if (!place && !words.is(norm[name.end - 1], NameWord::kPlaceHead)) return false;
  for (std::uint32_t at = name.begin; at < head; ++at) {
    bool telling = document.tokens.has(at, TokenFlag::kAlpha);
    for (const NameWord kind : {NameWord::kCommon, NameWord::kDemonym, NameWord::kCompass, NameWord::kOrgHead,
                                NameWord::kPlaceHead, NameWord::kGovernmentHead})
      telling = telling && !words.is(norm[at], kind);
    if (telling && !is_place(words.known_at(document, at, head).type)) return true;
  }
  return false;
}

}  // namespace

bool is_small_form(const Document& document, const NameWords& words, std::uint32_t token) {
  constexpr std::size_t kShortest = 3;  // letters: not "as", "ag"
  const Symbol norm = document.tokens.norm[token];
  return !document.tokens.has(token, TokenFlag::kCapital) && words.is(norm, NameWord::kLegal) &&
         !words.is(norm, NameWord::kCommon) && document.norm(token).size() >= kShortest;
}

std::uint32_t begin_before_form(const Document& document, const NameWords& words, TokenSpan span,
                                std::uint32_t after) {
  const std::uint32_t opening = document.sentences[document.sentence_of(span.begin)].tokens.begin;
  ModelName name;
  name.tokens = span;
  NameEdges(document, words).to_the_left(name, std::max(opening, after));
  return name.tokens.begin;
}

std::vector<ModelName> grow_to_acronyms(const Document& document, const NameWords& words,
                                        const std::vector<ModelName>& names) {
  const AcronymReader acronyms(document, words);
  std::vector<ModelName> grown;
  std::size_t at = 0;
  for (std::uint32_t token = 0; token < document.tokens.size(); ++token) {
    const TokenSpan meant = acronyms.meant_by(token);
    if (meant.size() < 2) continue;
    while (at < names.size() && names[at].tokens.end <= meant.begin) grown.push_back(names[at++]);
    ModelName whole;
    whole.tokens = meant;
    whole.make_firm();
    bool inside = grown.empty() || grown.back().tokens.end <= meant.begin;
    bool ends = acronyms.names_body(meant);
    std::size_t last = at;
    for (; last < names.size() && names[last].tokens.begin < meant.end; ++last) {
      const ModelName& part = names[last];
      inside = inside && meant.begin <= part.tokens.begin && part.tokens.end <= meant.end;
      ends = ends || (part.tokens.end == meant.end && part.type == NameType::kOrganization);
      whole.margin = std::max(whole.margin, part.margin);
    }
    const bool runs_on = last < names.size() && names[last].tokens.begin == token &&
                         names[last].tokens.size() > 1;  // "Acme Resin Works ([ARW) Inc]"
    if (runs_on) whole.tokens.end = names[last++].tokens.end;
    if (!inside || !(ends || runs_on)) continue;
    grown.push_back(whole);
    at = last;
  }
  grown.insert(grown.end(), names.begin() + static_cast<std::ptrdiff_t>(at), names.end());
  return grown;
}

std::vector<ModelName> cut_at_legal_forms(const Document& document, const NameWords& words,
                                          const std::vector<ModelName>& names) {
  std::vector<ModelName> cut;
  for (ModelName name : names) {
    for (std::uint32_t at = name.tokens.begin + 1; at + 2 < name.tokens.end; ++at) {
      const std::string_view next = document.norm(at + 1);
      if (next == "of" && (stands_in(document, words, at, name.tokens.end) ||
                           seated_firm(document, words, name.tokens, at))) {
        const KnownName place = words.known_at(document, at + 2, name.tokens.end);
        const bool whole = is_place(place.type) && place.length + at + 2 == name.tokens.end;
        ModelName firm = name;
        firm.tokens.end = at + 1;
        if (whole) {
          cut.push_back(firm);
          name.tokens.begin = at + 2;
          std::swap(name.behind[model_class(name.type)], name.behind[model_class(NameType::kLocation)]);
          name.type = NameType::kLocation;
        } else {
          name = firm;
        }
        break;
      }
      const KnownName known = next == "," ? words.known_at(document, name.tokens.begin, at + 1) : KnownName{};
      if (known.length == at + 1 - name.tokens.begin && known.length > 1 && !known.ambiguous) {
        ModelName first = name;  // "the Securities and Exchange Commission, Acme said"
        first.tokens.end = at + 1;
        cut.push_back(first);
        name.tokens.begin = at + 2;
        ++at;
        continue;
      }
      if (!words.is(document.tokens.norm[at], NameWord::kLegal) ||
          (next != "and" && next != "," && next != "&"))
        continue;
      if (words.is(document.tokens.norm[at + 2], NameWord::kLegal)) continue;
      ModelName first = name;
      first.tokens.end = at + 1;
      cut.push_back(first);
      name.tokens.begin = at + 2;
      ++at;
    }
    cut.push_back(name);
  }
  return cut;
}

std::vector<ModelName> grow_to_forms(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names) {
  const NameEdges edges(document, words);
  std::vector<ModelName> grown;
  for (ModelName name : names) {
    if (!grown.empty() && name.tokens.begin < grown.back().tokens.end) continue;  // "(Pacific)"
    const TokenSpan sentence = document.sentences[document.sentence_of(name.tokens.begin)].tokens;
    edges.to_the_right(name, sentence.end);
    if (edges.owned(name, sentence.begin)) {
      name.tokens.begin -= 2;
      if (!grown.empty() && grown.back().tokens.end > name.tokens.begin) grown.pop_back();
    }
    edges.to_the_left(name,
                      grown.empty() ? sentence.begin : std::max(sentence.begin, grown.back().tokens.end));
    grown.push_back(name);
  }
  return grown;
}

}  // namespace claimgraph
