#include "names/name_bounds.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>

#include "names/name_runs.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

const Sentence& sentence_of(const Document& document, const ModelName& name) {
  return document.sentences[document.sentence_of(name.tokens.begin)];
}

bool known_whole(const Document& document, const NameWords& words, TokenSpan span) {
  return words.known_at(document, span.begin, span.end).length == span.size();
}

auto first_date_from(const Document& document, std::uint32_t token) {
  return std::lower_bound(
      document.dates.begin(), document.dates.end(), token,
      [](const TimeExpression& date, std::uint32_t at) { return date.tokens.begin < at; });
}

// Parts `name` before and behind the token `at`, which belongs to neither.
void part(std::vector<ModelName>& cut, ModelName& name, std::uint32_t at) {
  ModelName first = name;
  first.tokens.end = at;
  cut.push_back(first);
  name.tokens.begin = at + 1;
}

// The office that takes its field behind "of" or "for" ends before `at`: "secretary [of]".
bool office_before(const Document& document, const NameWords& words, std::uint32_t begin, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 4;
  for (std::uint32_t length = 1; length <= kLongest && begin + length <= at; ++length)
    if (words.role_at(document, at - length, at) == length) return true;
  return false;
}

// Words of an office's field: "finance and planning".
bool ordinary(const Document& document, const NameWords& words, TokenSpan span) {
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const Symbol norm = document.tokens.norm[at];
    const bool link = document.tokens.tag[at] == Tag::kCC || document.token_text(at) == ",";
    if (!link && !words.is(norm, NameWord::kCommon) && !words.is(norm, NameWord::kOrgHead)) return false;
  }
  return true;
}

// An office with its field stands directly before `at`, or runs on into it: "Minister of Trade and".
bool field_before(const Document& document, const NameWords& words, std::uint32_t begin, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 7;
  for (std::uint32_t token = at; token > begin && at - token < kLongest;) {
    --token;
    const std::string_view word = document.norm(token);
    if (word == "of" || word == "for") return office_before(document, words, begin, token);
    const bool joins = word == "and" || word == "&" || word == ",";
    if (!joins && !document.tokens.has(token, TokenFlag::kCapital)) return false;
  }
  return false;
}

// "Acme Foods [30] shops", which the amounts do not hold: behind a word of firms, before a plural, two
// figures.
bool counts_shops(const Document& document, const NameWords& words, std::uint32_t number) {
  const Tokens& tokens = document.tokens;
  if (number + 1 >= tokens.size() || tokens.end[number] - tokens.begin[number] < 2) return false;
  const Tag next = tokens.tag[number + 1];
  const bool plural = (next == Tag::kNNS || next == Tag::kVBZ) && document.norm(number + 1).ends_with('s') &&
                      tokens.form[number + 1] == tokens.norm[number + 1];
  const Symbol before = tokens.norm[number - 1];
  return plural && (words.is(before, NameWord::kOrgHead) || words.is(before, NameWord::kLegal));
}

// Whether the words of a name before its "'s" are a party of their own.
class OwnerReader {
 public:
  OwnerReader(const Document& document, const NameWords& words, const std::vector<ModelName>& names)
      : document_(document), words_(words), names_(names) {}

  /// REQUIRES: `mark` lies inside `name`, behind its first token.
  bool owns(TokenSpan name, std::uint32_t mark) {
    const auto& norm = document_.tokens.norm;
    const auto legal = [&](std::uint32_t at) { return words_.is(norm[at], NameWord::kLegal); };
    if (legal(mark - 1)) return true;
    const bool one_word = mark + 2 == name.end;
    if (one_word && legal(mark + 1)) return false;  // "Wendy's Inc"
    const TokenSpan owner{name.begin, mark};
    if (owner.size() == 1 && words_.is(norm[owner.begin], NameWord::kFirst)) return false;  // "Barry's Diner"
    const KnownName known = words_.known_at(document_, name.begin, name.end);
    if (known.length > owner.size()) return false;  // "Moody's Investors"
    const bool town = is_place(known.type) && !legal(name.end - 1);
    const bool party = town || (is_organization(known.type) && !known.ambiguous);
    if (known.length == owner.size() && party) return true;
    if (one_word && words_.is(norm[mark + 1], NameWord::kOrgHead))
      return false;  // "Wool Growers' Federation"
    return (owner.size() > 1 && words_.is(norm[mark - 1], NameWord::kOrgHead)) || stands_alone(owner);
  }

  /// "Wren's Orchard": an unknown word that only stands so and another one name a firm wherever they stand,
  /// where one place tells the second for a firm.
  void learn_owned() {
    for (std::size_t at = 0; at + 1 < names_.size(); ++at) {
      const ModelName& owned = names_[at + 1];
      const bool firm = owned.tokens.size() == 1 && owned.type == NameType::kOrganization;
      const TokenSpan whole = with_owned(names_[at]);
      if (firm && whole.end == owned.tokens.end && !stands_alone(names_[at].tokens))
        taken_.insert(words_of(document_, whole));
    }
  }
  void take_owned(ModelName& owner) const {
    const TokenSpan whole = with_owned(owner);
    if (taken_.empty() || whole.size() == 0 || !taken_.contains(words_of(document_, whole))) return;
    owner.tokens = whole;
    owner.make_firm();
  }

 private:
  // The one unknown word of a name, its mark and the unknown word behind; else empty.
  TokenSpan with_owned(const ModelName& owner) const {
    const TokenSpan left = owner.tokens;
    const std::uint32_t owned = left.end + 1;
    const bool plain = left.size() == 1 && owned < document_.tokens.size() &&
                       document_.tokens.tag[left.end] == Tag::kPOS && !is_place(owner.type);
    return plain && unknown(left.begin) && unknown(owned) ? TokenSpan{left.begin, owned + 1} : TokenSpan{};
  }

  bool unknown(std::uint32_t token) const {
    constexpr std::array kKinds{NameWord::kFirst, NameWord::kLast, NameWord::kOrgHead,
                                NameWord::kGovernmentHead};
    return document_.tokens.has(token, TokenFlag::kCapital) &&
           words_.known_at(document_, token, token + 1).length == 0 &&
           std::none_of(kKinds.begin(), kKinds.end(),
                        [&](NameWord kind) { return words_.is(document_.tokens.norm[token], kind); });
  }

  // A name of the text without a mark behind it: "Wren's Orchard" may be one firm.
  bool stands_alone(TokenSpan owner) {
    if (!std::exchange(asked_, true)) {
      for (const ModelName& name : names_) {
        const std::uint32_t end = name.tokens.end;
        const bool marked = end < document_.tokens.size() && document_.tokens.tag[end] == Tag::kPOS;
        if (name.type != NameType::kPerson && !marked) alone_.insert(words_of(document_, name.tokens));
      }
    }
    return alone_.contains(words_of(document_, owner));
  }

  const Document& document_;
  const NameWords& words_;
  const std::vector<ModelName>& names_;
  bool asked_ = false;
  std::unordered_set<std::string> alone_;  // when asked
  std::unordered_set<std::string> taken_;  // words with what they own
};

}  // namespace

bool counts_what_follows(const Document& document, std::uint32_t token) {
  const auto found =
      std::lower_bound(document.amounts.begin(), document.amounts.end(), token,
                       [](const Amount& amount, std::uint32_t at) { return amount.tokens.begin < at; });
  return found != document.amounts.end() && found->tokens.begin == token && found->tokens.size() > 1;
}

std::vector<ModelName> cut_at_amounts(const Document& document, const NameWords& words,
                                      const std::vector<ModelName>& names) {
  std::vector<ModelName> cut = names;
  for (ModelName& name : cut) {
    const std::uint32_t last = name.tokens.end - 1;
    const bool number = name.tokens.size() > 1 && document.tokens.has(last, TokenFlag::kDigit) &&
                        (counts_what_follows(document, last) || counts_shops(document, words, last));
    if (number && !known_whole(document, words, name.tokens)) --name.tokens.end;
  }
  return cut;
}

std::vector<ModelName> cut_at_dates(const Document& document, const NameWords& words,
                                    const std::vector<ModelName>& names) {
  std::vector<ModelName> cut = names;
  for (ModelName& name : cut) {
    const std::uint32_t last = name.tokens.end - 1;
    const auto date = first_date_from(document, last);
    const bool ends = name.tokens.size() > 1 && date != document.dates.end() && date->tokens.begin == last &&
                      words.is(document.tokens.norm[last], NameWord::kCalendar);
    const KnownName before = words.known_at(document, name.tokens.begin, last);
    const bool acts = last + 1 < document.tokens.size() && is_verb(document.tokens.tag[last + 1]);
    if (ends && (acts || before.length + 1 == name.tokens.size()) &&
        !known_whole(document, words, name.tokens))
      --name.tokens.end;
  }
  const auto in_date = [&](const ModelName& name) {  // "Ganesh Chaturthi", "Eid al-Adha"
    const auto date =
        std::upper_bound(document.dates.begin(), document.dates.end(), name.tokens.begin,
                         [](std::uint32_t at, const TimeExpression& time) { return at < time.tokens.begin; });
    return name.tokens.size() > 1 && date != document.dates.begin() &&
           (date - 1)->tokens.end >= name.tokens.end;
  };
  cut.erase(std::remove_if(cut.begin(), cut.end(), in_date), cut.end());
  return cut;
}

std::vector<ModelName> start_behind_openers(const Document& document, const NameWords& words,
                                            const std::vector<ModelName>& names) {
  std::vector<ModelName> cut = names;
  const auto dated = [&](std::uint32_t token) {
    const auto date = first_date_from(document, token);
    return date != document.dates.end() && date->tokens == TokenSpan{token, token + 1};
  };
  for (ModelName& name : cut) {
    const std::uint32_t begin = name.tokens.begin;
    if (name.tokens.size() < 2 || known_whole(document, words, name.tokens)) continue;
    const TokenSpan sentence = sentence_of(document, name).tokens;
    const Symbol first = document.tokens.norm[begin];
    const bool asks = document.token_text(sentence.end - 1) == "?";
    const bool helper = begin == sentence.begin && words.cue(first, NameCue::kHelper) &&
                        (asks || !is_proper(document.tokens.tag[begin]));
    const bool day = words.is(first, NameWord::kCalendar) && !words.is(first, NameWord::kFirst);  // "Jan"
    if (helper || (day && dated(begin))) ++name.tokens.begin;
  }
  return cut;
}

std::vector<ModelName> cut_at_parties(const Document& document, const NameWords& words,
                                      const std::vector<ModelName>& names) {
  const Tokens& tokens = document.tokens;
  std::vector<ModelName> cut = names;
  const auto demonym = [&](std::uint32_t token) { return words.is(tokens.norm[token], NameWord::kDemonym); };
  for (ModelName& name : cut) {
    if (name.tokens.size() < 2 || known_whole(document, words, name.tokens) ||
        words.is_demonym(document, name.tokens))
      continue;
    TokenSpan place = name.tokens;
    const std::uint32_t begin = place.begin;
    const bool office =  // "Senate Democratic leader"
        words.role_at(document, place.end, sentence_of(document, name).tokens.end) != 0;
    const bool letter = tokens.end[begin] - tokens.begin[begin] == 1 && tokens.tag[begin + 1] == Tag::kHYPH;
    if (letter) {
      place.begin += 2;
    } else if (demonym(place.end - 1) && (office || (begin > 0 && tokens.tag[begin - 1] == Tag::kDT))) {
      --place.end;
    } else if (demonym(begin) && name.type != NameType::kLocation) {
      place.begin += document.norm(begin + 1) == "of" ? 2 : 1;
    } else {
      continue;
    }
    if (place.begin >= place.end) continue;
    const KnownName known = words.known_at(document, place.begin, place.end);
    if (words.is(tokens.norm[place.begin], NameWord::kCompass) && place.size() == 1) continue;
    const bool chamber = known.type == NameType::kGovernment && office;
    if (known.length != place.size() || !(is_place(known.type) || chamber)) continue;
    if (known.ambiguous && !letter && !chamber && place.end == name.tokens.end) continue;
    name.tokens = place;
    name.type = chamber ? NameType::kOrganization : NameType::kLocation;
    name.behind = {1000, 1000, 1000};
    name.behind[model_class(name.type)] = 0;
  }
  return cut;
}

std::vector<ModelName> grow_to_known(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names) {
  std::vector<ModelName> grown = names;
  for (std::size_t at = 0; at < grown.size(); ++at) {
    ModelName& name = grown[at];
    if (name.tokens.empty() || name.type == NameType::kPerson || name.tokens.size() < 2) continue;
    const std::uint32_t begin = name.tokens.begin;
    const std::uint32_t first = sentence_of(document, name).tokens.begin;
    if (begin > (at == 0 ? first : std::max(first, grown[at - 1].tokens.end)) &&
        document.tokens.has(begin - 1, TokenFlag::kCapital)) {
      const KnownName over = words.known_at(document, begin - 1, name.tokens.end);
      const bool article = document.tokens.tag[begin - 1] == Tag::kDT;
      if (over.length > 1 && !over.ambiguous && !article) --name.tokens.begin;
    }
    const std::uint32_t limit = at + 1 < grown.size() ? grown[at + 1].tokens.begin : document.tokens.size();
    const std::uint32_t end = std::min(limit, sentence_of(document, name).tokens.end);
    const KnownName known = words.known_at(document, name.tokens.begin, end);
    const bool longer = known.length > name.tokens.size() && !known.ambiguous;
    if (longer && is_organization(known.type)) name.tokens.end = name.tokens.begin + known.length;
  }
  return grown;
}

std::vector<ModelName> cut_at_owners(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names) {
  OwnerReader owners(document, words, names);
  std::vector<ModelName> cut;
  owners.learn_owned();
  for (ModelName name : names) {
    if (!cut.empty() && name.tokens.begin < cut.back().tokens.end) continue;
    owners.take_owned(name);
    for (std::uint32_t at = name.tokens.begin + 1; at + 1 < name.tokens.end; ++at) {
      if (document.tokens.tag[at] == Tag::kPOS && owners.owns(name.tokens, at)) part(cut, name, at);
    }
    cut.push_back(name);
  }
  return cut;
}

std::vector<ModelName> cut_behind_countries(const Document& document, const NameWords& words,
                                            const std::vector<ModelName>& names) {
  std::vector<ModelName> cut = names;
  for (ModelName& name : cut) {
    if (!country_and_word(document, words, name.tokens)) continue;
    --name.tokens.end;
    name.type = NameType::kLocation;
    name.behind = {1000, 1000, 0};
  }
  return cut;
}

std::vector<ModelName> cut_at_versus(const Document& document, const NameWords& words,
                                     const std::vector<ModelName>& names) {
  std::vector<ModelName> cut;
  for (ModelName name : names) {
    for (std::uint32_t at = name.tokens.begin + 1; at + 1 < name.tokens.end; ++at) {
      const bool small = !document.tokens.has(at, TokenFlag::kCapital);  // not "Jane V. Roe"
      if (small && words.is_versus(document.tokens.norm[at])) part(cut, name, at);
    }
    cut.push_back(name);
  }
  return cut;
}

std::vector<ModelName> cut_at_bylines(const Document& document, const NameWords& words,
                                      const std::vector<ModelName>& names) {
  std::vector<ModelName> cut;
  for (ModelName name : names) {
    for (std::uint32_t at = name.tokens.begin + 1; at + 2 < name.tokens.end; ++at) {
      const bool byline = document.norm(at) == "by" && document.tokens.has(at, TokenFlag::kCapital) &&
                          words.is(document.tokens.norm[at + 1], NameWord::kFirst);
      if (!byline || known_whole(document, words, name.tokens)) continue;
      part(cut, name, at);
      name.make_person();
      break;
    }
    cut.push_back(name);
  }
  return cut;
}

std::vector<ModelName> join_saints(const Document& document, const NameWords& words,
                                   const std::vector<ModelName>& names) {
  const Tokens& tokens = document.tokens;
  std::vector<ModelName> joined;
  for (const ModelName& name : names) {
    const std::uint32_t begin = name.tokens.begin;
    const bool beside = !joined.empty() && joined.back().tokens.end + 1 == begin &&
                        tokens.tag[begin - 1] == Tag::kPOS && joined.back().tokens.size() > 1;
    if (beside && words.is_saint(tokens.norm[joined.back().tokens.begin]) &&
        words.is(tokens.norm[name.tokens.end - 1], NameWord::kOrgHead)) {
      const std::uint32_t saint = joined.back().tokens.begin;
      joined.back() = name;
      joined.back().tokens.begin = saint;
    } else {
      joined.push_back(name);
    }
  }
  return joined;
}

std::vector<ModelName> grow_to_syllables(const Document& document, const NameWords& words,
                                         const std::vector<ModelName>& names) {
  const Tokens& tokens = document.tokens;
  const auto glued = [&](std::uint32_t at) { return !tokens.has(at, TokenFlag::kSpaceBefore); };
  // A hyphen and a small syllable behind the capital word before `hyphen`.
  const auto syllable = [&](std::uint32_t hyphen) {
    constexpr std::uint32_t kLongest = 5;
    const std::uint32_t at = hyphen + 1;
    return at < tokens.size() && document.token_text(hyphen) == "-" && glued(hyphen) == glued(at) &&
           tokens.has(at, TokenFlag::kAlpha) && tokens.form[at] == tokens.norm[at] &&
           tokens.end[at] - tokens.begin[at] <= kLongest && !words.is(tokens.norm[at], NameWord::kCommon);
  };
  // "Lo Wen", "Yin Cha": as names of two syllables are written.
  const auto short_words = [&](TokenSpan name) {
    constexpr std::uint32_t kLongest = 6;
    for (std::uint32_t at = name.begin; at < name.end; ++at) {
      if (!tokens.has(at, TokenFlag::kCapital) || tokens.has(at, TokenFlag::kAllCaps) ||
          tokens.end[at] - tokens.begin[at] > kLongest)
        return false;
    }
    return name.size() == 2 && !words.is(tokens.norm[name.begin], NameWord::kFirst);
  };
  std::vector<ModelName> grown = names;
  for (std::size_t at = 0; at < grown.size(); ++at) {
    TokenSpan& name = grown[at].tokens;
    if (grown[at].type != NameType::kPerson) continue;
    const std::uint32_t first = sentence_of(document, grown[at]).tokens.begin;
    const std::uint32_t limit = at == 0 ? first : std::max(first, grown[at - 1].tokens.end);
    if (name.size() == 1 && name.begin >= limit + 3 && syllable(name.begin - 2) &&
        tokens.has(name.begin - 3, TokenFlag::kCapital) &&
        !words.is(tokens.norm[name.begin - 3], NameWord::kDemonym))
      name.begin -= 3;
    if (name.size() > 2 && document.token_text(name.end - 1) == "-") --name.end;  // "Lo Wen-"
    const bool family = words.cue(tokens.norm[name.begin], NameCue::kFamilyFirst);
    if (name.size() > 1 && syllable(name.end) && (family || short_words(name))) name.end += 2;
  }
  return grown;
}

std::vector<ModelName> cut_at_lists(const Document& document, const NameWords& words,
                                    const std::vector<ModelName>& names) {
  const Tokens& tokens = document.tokens;
  std::vector<ModelName> cut;
  for (ModelName name : names) {
    const std::uint32_t begin = name.tokens.begin;
    std::uint32_t at = begin + 1;
    while (at < name.tokens.end && document.norm(at) != "and") ++at;
    if (at + 1 < name.tokens.end && !known_whole(document, words, name.tokens)) {
      const Symbol behind = tokens.norm[at + 1];
      const bool partners = at + 2 == name.tokens.end &&
                            (words.is(behind, NameWord::kPartners) || words.is(behind, NameWord::kOrgHead) ||
                             words.is(behind, NameWord::kLegal));
      const bool listed = !cut.empty() && cut.back().tokens.end + 1 == begin &&
                          tokens.tag[begin - 1] == Tag::kComma && cut.back().type == name.type;
      const bool both = begin > 0 && words.cue(tokens.norm[begin - 1], NameCue::kBeforeTwo);
      if ((listed || both) && !partners) part(cut, name, at);
    }
    cut.push_back(name);
  }
  return cut;
}

std::vector<ModelName> cut_at_verbs(const Document& document, const NameWords& words,
                                    const std::vector<ModelName>& names) {
  std::vector<ModelName> cut;
  for (ModelName name : names) {
    const auto verb = [&](std::uint32_t at) {
      return words.is(document.tokens.norm[at], NameWord::kHeadlineVerb);
    };
    const auto small_verb = [&](std::uint32_t at) {  // "Jane Reed quit Acme Ltd", "Acme Rail frees Beta Inc"
      const Tag tag = document.tokens.tag[at];
      const bool plural = tag == Tag::kNNS && at + 1 < name.tokens.end &&
                          document.tokens.has(at - 1, TokenFlag::kCapital) &&
                          document.tokens.has(at + 1, TokenFlag::kCapital);
      return (is_verb(tag) || plural) && document.tokens.has(at, TokenFlag::kAlpha) &&
             document.tokens.form[at] == document.tokens.norm[at];
    };
    std::uint32_t at = name.tokens.begin + 1;
    while (at < name.tokens.end && !verb(at) && !small_verb(at)) ++at;
    const bool parts = at < name.tokens.end && !known_whole(document, words, name.tokens) &&
                       (small_verb(at) || capitals_say_nothing(document, sentence_of(document, name)));
    if (parts) {
      if (at + 1 == name.tokens.end) {
        --name.tokens.end;
      } else {
        part(cut, name, at);
      }
    }
    cut.push_back(name);
  }
  return cut;
}

std::vector<ModelName> start_behind_offices(const Document& document, const NameWords& words,
                                            const std::vector<ModelName>& names) {
  std::vector<ModelName> cut;
  for (std::size_t number = 0; number < names.size(); ++number) {
    // "Minister of [Finance] and Planning Jane Roe": a part of the field is no name.
    const bool before_person = number + 1 < names.size() && names[number + 1].type == NameType::kPerson;
    const TokenSpan name_on{names[number].tokens.begin,
                            before_person ? names[number + 1].tokens.begin : names[number].tokens.begin};
    const auto begin = [&] { return sentence_of(document, names[number]).tokens.begin; };
    if (before_person && ordinary(document, words, name_on) &&
        field_before(document, words, begin(), name_on.begin))
      continue;
    ModelName& name = cut.emplace_back(names[number]);
    const auto given = [&](std::uint32_t at) { return words.is(document.tokens.norm[at], NameWord::kFirst); };
    if (name.tokens.size() < 3 || given(name.tokens.begin)) continue;
    std::uint32_t first = name.tokens.begin + 1;
    while (first < name.tokens.end && !given(first)) ++first;
    if (!ordinary(document, words, {name.tokens.begin, first})) continue;
    const bool person = first + 1 < name.tokens.end && first + 4 > name.tokens.end;
    if (!person || !field_before(document, words, begin(), name.tokens.begin)) continue;
    name.tokens.begin = first;
    name.make_person();
  }
  return cut;
}

}  // namespace claimgraph
