#include "names/name_partners.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "tag/tagset.h"

namespace claimgraph {
namespace {

// "Sower and Reed Inc" is one firm where "Sower" is none by itself: not known, and nowhere else without
// "and"; so is "Acme Finance and Investment Inc", whose last words are no name.
class PartnerReader {
 public:
  PartnerReader(const Document& document, const NameWords& words)
      : document_(document), tokens_(document.tokens), words_(words) {}

  /// What stands before the "and" before a name of one word and its legal form: the last name found (`last`)
  /// or one word in capitals; empty where it is neither.
  TokenSpan before(TokenSpan name, TokenSpan last) const {
    if (initials(name.begin) && name.begin >= last.end + 2) return {name.begin - 2, name.begin - 1};
    if (initials(name.begin) && name.begin == last.end + 1) return last;
    const bool short_firm = name.size() >= 2 && !form(name.begin) && form(name.begin + 1);
    const bool longer = name.size() > 2 && form(name.end - 1);
    if (!(short_firm || longer) || name.begin < 2 || document_.norm(name.begin - 1) != "and") return {};
    if (!last.empty() && last.end + 1 == name.begin) return last;
    if (const TokenSpan run = run_before(name.begin - 1); run.size() > 1) {
      // "[American Wire] and Telegraph Co", whose last words are no firm
      return run.begin >= last.end && is_field(name.begin) ? run : TokenSpan{};
    }
    const TokenSpan word{name.begin - 2, name.begin - 1};
    const bool lone =
        word.begin == 0 || (!capital(word.begin - 1) && document_.token_text(word.begin - 1) != "&");
    const bool firm = proper(word.begin) || (capital(word.begin) && one_acts(name.end));
    return lone && word.begin >= last.end && firm ? word : TokenSpan{};
  }

  /// Where the partners of a firm of several begin: "[Sower, Reed] and Dunn Inc", "[Sower], Reed & Dunn".
  /// Each is one unknown word that stands alone nowhere; `after` is the end of the last name that is none of
  /// them.
  std::uint32_t partners_begin(const ModelName& firm, std::uint32_t after) {
    std::uint32_t begin = firm.tokens.begin;
    const bool last = ends_list(firm.tokens);
    if (firm.type != NameType::kOrganization || !(last || several(firm.tokens)) || listed(firm.tokens))
      return begin;
    while (begin >= after + 2 && document_.token_text(begin - 1) == "," && partner(begin - 2) &&
           (begin < 3 || !tokens_.has(begin - 3, TokenFlag::kCapital)))
      begin -= 2;
    constexpr std::uint32_t kTwo = 4;  // tokens of two partners
    return last && firm.tokens.begin - begin < kTwo ? firm.tokens.begin : begin;
  }

  bool share_a_name(TokenSpan partner, TokenSpan name) {
    if (form(partner.end - 1)) return false;
    if (initials(name.begin)) return true;
    const KnownName known = words_.known_at(document_, partner.begin, partner.end);
    if (!(name.size() >= 2 && form(name.begin + 1)) && !one_acts(name.end))
      return only_together(partner, name, known);
    if (is_field(name.begin)) return true;
    const bool unknown = known.length == 0 || joins_no_firm(partner, name, known) ||
                         (known.ambiguous && one_acts(name.end)) ||
                         (partner.size() == 1 && behind_article(partner) && is_organization(known.type));
    if (partner.size() > 1)  // "Stone Life and Casualty Co said it"
      return unknown && one_acts(name.end) && words_.is(tokens_.norm[partner.end - 1], NameWord::kCommon);
    return unknown && !stands_alone(tokens_.norm[partner.begin]);
  }

 private:
  // "the [Sower] and Reed Co"
  bool behind_article(TokenSpan partner) const {
    return partner.begin > 0 && document_.norm(partner.begin - 1) == "the" &&
           !tokens_.has(partner.begin, TokenFlag::kAllCaps);
  }
  // A town that no "in" or "of" tells to be meant as one, and a country behind "the" before another place:
  // "the [Norway] and Sweden Shipping Co".
  bool joins_no_firm(TokenSpan partner, TokenSpan name, const KnownName& known) const {
    if (!is_place(known.type)) return false;
    if (behind_article(partner))
      return known.type != NameType::kCountry ||
             is_place(words_.known_at(document_, name.begin, name.end).type);
    if (known.type == NameType::kCountry) return false;
    if (known.ambiguous || partner.begin < 2) return true;
    const std::uint32_t before = partner.begin - 1;
    if (tokens_.tag[before] == Tag::kComma)  // "of Dallas, Texas and"
      return known.type == NameType::kCity && words_.known_at(document_, before - 1, before).length == 0;
    return !words_.is(tokens_.norm[before], NameWord::kPlaceBefore) &&
           !words_.cue(tokens_.norm[before], NameCue::kBeforeTwo) && document_.norm(before) != "of";
  }
  // "Sower and Reed Publishers Inc": neither part stands anywhere without the other.
  bool only_together(TokenSpan partner, TokenSpan name, const KnownName& known) {
    if (partner.size() > 1 && !is_field(name.begin)) return false;
    if (partner.begin > 0 && document_.norm(partner.begin - 1) == "and") return false;
    if (known.length == partner.size() && !joins_no_firm(partner, name, known)) return false;
    const Symbol last = tokens_.norm[partner.end - 1], first = tokens_.norm[name.begin];
    if (stands_alone(last)) return false;
    if (known.type == NameType::kCountry) return true;
    const bool ends = partner.size() == 1 && ends_names_.contains(index(last));  // "Jane Sower"
    return !ends && !unjoined_.contains(index(first));
  }

  // "B and [W Supply Co]": a letter on each side.
  bool initials(std::uint32_t second) const {
    const auto letter = [&](std::uint32_t at) {
      return capital(at) && tokens_.end[at] - tokens_.begin[at] == 1;
    };
    return second >= 2 && document_.norm(second - 1) == "and" && letter(second) && letter(second - 2);
  }
  // "Telegraph", "Casualty": no firm's name by itself.
  bool is_field(std::uint32_t at) const {
    return words_.is(tokens_.norm[at], NameWord::kCommon) || words_.is(tokens_.norm[at], NameWord::kOrgHead);
  }
  // The capital words of its sentence right before `end`, three at most.
  TokenSpan run_before(std::uint32_t end) const {
    constexpr std::uint32_t kMost = 3;
    const std::uint32_t first = document_.sentences[document_.sentence_of(end)].tokens.begin;
    std::uint32_t begin = end;
    const auto word = [&](std::uint32_t at) {
      return capital(at) && (is_noun(tokens_.tag[at]) || is_adjective(tokens_.tag[at]));
    };
    while (begin > first && end - begin <= kMost && word(begin - 1)) --begin;
    return end - begin <= kMost ? TokenSpan{begin, end} : TokenSpan{end, end};
  }
  bool capital(std::uint32_t at) const { return tokens_.has(at, TokenFlag::kCapital); }
  // "said it", "is", "has": one firm acts at the token.
  bool one_acts(std::uint32_t at) const {
    if (at + 1 >= tokens_.size()) return false;
    const std::string_view next = document_.norm(at + 1);
    const bool of_itself = tokens_.tag[at] == Tag::kVBD && (next == "it" || next == "its");
    return of_itself || tokens_.tag[at] == Tag::kVBZ || document_.norm(at) == "was";
  }

  // "Sower & Reed", "Sower and Reed Inc": two words with the link between them, and a form behind "and".
  bool several(TokenSpan name) const {
    if (name.size() < 3) return false;
    const std::string_view link = document_.norm(name.begin + 1);
    const bool legal = name.size() > 3 && form(name.end - 1);
    return (link == "&" && (name.size() == 3 || legal)) ||
           (link == "and" && (legal || form(name.begin + 2)));  // "Sower, Reed and Co"
  }

  // "Sower, Reed, [Dunn, Inc]": no "and" stands before the last of them.
  bool ends_list(TokenSpan name) const {
    return name.size() == 3 && document_.token_text(name.begin + 1) == "," && form(name.begin + 2);
  }

  // One word in capitals that the tables and the rest of the text do not know as a name by itself.
  bool partner(std::uint32_t at) {
    const KnownName known = words_.known_at(document_, at, at + 1);
    const bool unknown = known.length == 0 || known.type == NameType::kCity;
    return proper(at) && unknown && !form(at) && !words_.is(tokens_.norm[at], NameWord::kCommon) &&
           !stands_alone(tokens_.norm[at]);
  }

  // "Acme, [Sower & Reed] and Beta": a list goes on behind the firm.
  bool listed(TokenSpan firm) const {
    const std::uint32_t last = firm.end - 1;
    return !form(last) && firm.end < tokens_.size() && document_.norm(firm.end) == "and";
  }

  // Tagged so, or a word in capitals that is no ordinary one: taggers take family names for nouns and
  // adjectives.
  bool proper(std::uint32_t at) const {
    const Tag tag = tokens_.tag[at];
    return is_proper(tag) || ((is_noun(tag) || is_adjective(tag)) && tokens_.has(at, TokenFlag::kCapital) &&
                              !words_.is(tokens_.norm[at], NameWord::kCommon));
  }

  bool form(std::uint32_t at) const { return words_.is(tokens_.norm[at], NameWord::kLegal); }

  // Somewhere in the text in capitals without a link to a further name behind it, and not as the last word of
  // a longer name ("Jane Sower").
  bool stands_alone(Symbol word) {
    if (!std::exchange(read_, true)) {
      for (std::uint32_t at = 0; at + 1 < tokens_.size(); ++at) {
        const std::string_view next = document_.norm(at + 1);
        const bool listed =
            next == "," && at + 2 < tokens_.size() && tokens_.has(at + 2, TokenFlag::kCapital);
        const bool ends = at > 0 && capital(at - 1);
        const bool behind_name = ends && (is_noun(tokens_.tag[at - 1]) || is_adjective(tokens_.tag[at - 1]));
        const bool joined = at > 0 && (document_.norm(at - 1) == "and" || document_.norm(at - 1) == "&");
        if (capital(at) && behind_name) ends_names_.insert(index(tokens_.norm[at]));
        if (capital(at) && !joined) unjoined_.insert(index(tokens_.norm[at]));
        if (tokens_.has(at, TokenFlag::kCapital) && !ends && next != "and" && next != "&" && !listed)
          alone_.insert(index(tokens_.norm[at]));
      }
    }
    return alone_.contains(index(word));
  }

  const Document& document_;
  const Tokens& tokens_;
  const NameWords& words_;
  bool read_ = false;
  // Symbols of words in capitals: alone, behind another one, and behind no "and". Empty until read.
  std::unordered_set<std::uint32_t> alone_, ends_names_, unjoined_;
};

}  // namespace

// "Sower & Reed" is one name of a firm, whatever the parts are alone; "Jo & Ann" are two people.
std::vector<ModelName> join_at_ampersands(const Document& document, const NameWords& words,
                                          const std::vector<ModelName>& names) {
  const Tokens& tokens = document.tokens;
  const auto given = [&](const ModelName& name) {
    return name.tokens.size() == 1 && words.is(tokens.norm[name.tokens.begin], NameWord::kFirst) &&
           !words.is(tokens.norm[name.tokens.begin], NameWord::kLast);
  };
  std::vector<ModelName> joined;
  for (const ModelName& name : names) {
    const bool beside = !joined.empty() && joined.back().tokens.end + 1 == name.tokens.begin &&
                        document.token_text(name.tokens.begin - 1) == "&";
    if (!beside || words.is(tokens.norm[joined.back().tokens.end - 1], NameWord::kLegal) ||
        (given(joined.back()) && given(name))) {
      joined.push_back(name);
      continue;
    }
    ModelName& whole = joined.back();
    const std::int32_t own = whole.behind[model_class(NameType::kOrganization)];
    for (std::int32_t& behind : whole.behind) behind = std::max(behind, own);
    whole.behind[model_class(NameType::kOrganization)] = 0;
    whole.tokens.end = name.tokens.end;
    whole.type = NameType::kOrganization;
    whole.margin = std::max(whole.margin, name.margin);
  }
  return joined;
}

// A name of forms alone belongs to the partners before it: "Sower, Reed and Co Inc"; so does a "Reed and Co"
// behind a comma.
std::vector<ModelName> join_at_forms(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names) {
  const Tokens& tokens = document.tokens;
  const auto form = [&](std::uint32_t at) { return words.is(tokens.norm[at], NameWord::kLegal); };
  const auto all_forms = [&](const ModelName& name) {
    for (std::uint32_t at = name.tokens.begin; at < name.tokens.end; ++at) {
      if (!form(at) && tokens.has(at, TokenFlag::kAlpha)) return false;
    }
    return true;
  };
  std::vector<ModelName> joined;
  for (ModelName name : names) {
    if (all_forms(name)) {
      const std::uint32_t begin = name.tokens.begin;
      const bool beside = !joined.empty() && joined.back().tokens.end + 1 == begin && !form(begin - 2) &&
                          (document.norm(begin - 1) == "and" || document.norm(begin - 1) == "&");
      if (!beside) continue;
      name.tokens.begin = joined.back().tokens.begin;
      name.type = NameType::kOrganization;
      joined.pop_back();
    }
    const std::uint32_t begin = name.tokens.begin;
    const bool partners = name.tokens.size() >= 3 && document.norm(begin + 1) == "and" && form(begin + 2);
    if (partners && !joined.empty() && joined.back().tokens.size() == 1 &&
        joined.back().tokens.end + 1 == begin && document.token_text(begin - 1) == ",") {
      name.tokens.begin = joined.back().tokens.begin;
      joined.pop_back();
    }
    if (partners) {
      name.make_firm();
    }
    joined.push_back(name);
  }
  return joined;
}

std::vector<ModelName> join_at_and(const Document& document, const NameWords& words,
                                   const std::vector<ModelName>& names) {
  PartnerReader partners(document, words);
  std::vector<ModelName> joined;
  for (ModelName name : names) {
    const TokenSpan before = joined.empty() ? TokenSpan{} : joined.back().tokens;
    const TokenSpan partner = partners.before(name.tokens, before);
    if (!partner.empty() && partners.share_a_name(partner, name.tokens)) {
      if (partner == before) joined.pop_back();
      name.tokens.begin = partner.begin;
      name.make_firm();
    }
    joined.push_back(name);
  }
  return joined;
}

std::vector<ModelName> join_at_hyphens(const Document& document, const NameWords& words,
                                       const std::vector<ModelName>& names) {
  const Tokens& tokens = document.tokens;
  const auto glued = [&](std::uint32_t at) { return !tokens.has(at, TokenFlag::kSpaceBefore); };
  // A word in capitals, its hyphen and the name's first word, which the tables know as no name of its own:
  // not "U.S.-[Norvia Council]".
  const auto joins = [&](std::uint32_t begin) {
    if (begin < 2 || document.token_text(begin - 1) != "-" || !glued(begin) || !glued(begin - 1))
      return false;
    const Tag tag = tokens.tag[begin - 2];
    const KnownName known = words.known_at(document, begin - 2, begin - 1);
    return tokens.has(begin - 2, TokenFlag::kCapital) && (is_noun(tag) || is_adjective(tag)) &&
           (known.length == 0 || known.ambiguous || known.type == NameType::kPerson);
  };
  std::vector<ModelName> joined;
  for (ModelName name : names) {
    const Symbol last = tokens.norm[name.tokens.end - 1];
    const bool firm =
        name.tokens.size() > 1 && (words.is(last, NameWord::kLegal) || words.is(last, NameWord::kOrgHead));
    while (firm && joins(name.tokens.begin)) {
      const std::uint32_t first = name.tokens.begin - 2;
      const bool taken = !joined.empty() && joined.back().tokens.end > first;
      if (taken && joined.back().tokens != TokenSpan{first, first + 1}) break;
      if (taken) joined.pop_back();
      name.tokens.begin = first;
      name.make_firm();
    }
    joined.push_back(name);
  }
  return joined;
}

std::vector<ModelName> join_partners(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names) {
  PartnerReader partners(document, words);
  std::vector<ModelName> joined;
  for (ModelName name : names) {
    // Names before this one that are single words may be its partners.
    std::size_t kept = joined.size();
    while (name.tokens.size() >= 3 && kept > 0 && joined[kept - 1].tokens.size() == 1) --kept;
    name.tokens.begin = partners.partners_begin(name, kept == 0 ? 0 : joined[kept - 1].tokens.end);
    while (!joined.empty() && joined.back().tokens.end > name.tokens.begin) joined.pop_back();
    joined.push_back(name);
  }
  return joined;
}

void take_in_front(const Document& document, const NameWords& words, std::vector<ModelName>& names) {
  constexpr std::uint32_t kMost = 6;  // words between the bracket and the name
  const Tokens& tokens = document.tokens;
  std::uint32_t after = 0;
  for (ModelName& name : names) {
    std::uint32_t begin = name.tokens.begin;
    const bool firm = words.is(tokens.norm[name.tokens.end - 1], NameWord::kLegal) ||
                      words.is(tokens.norm[name.tokens.end - 1], NameWord::kOrgHead);
    if (name.tokens.end < tokens.size() && document.token_text(name.tokens.end) == ">") {
      while (begin > after && begin + kMost > name.tokens.begin && tokens.has(begin - 1, TokenFlag::kCapital))
        --begin;
      if (begin > after && document.token_text(begin - 1) == "<") name.tokens.begin = begin;
    } else if (firm && begin >= after + 2 && document.norm(begin - 1) == "and") {
      const std::uint32_t first = begin - 2;
      const bool opens = document.sentences[document.sentence_of(first)].tokens.begin == first;
      const Tag tag = tokens.tag[first];
      const bool word = is_adjective(tag) || tag == Tag::kNN || tag == Tag::kNNP;
      if (opens && word && words.known_at(document, first, first + 1).length == 0) name.tokens.begin = first;
    }
    after = name.tokens.end;
  }
}

}  // namespace claimgraph
