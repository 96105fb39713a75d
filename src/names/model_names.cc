// Joins what the model found with what tables and capitals tell.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "names/name_agreement.h"
#include "names/name_bounds.h"
#include "names/name_edges.h"
#include "names/name_pairs.h"
#include "names/name_partners.h"
#include "names/name_products.h"
#include "names/name_runs.h"
#include "names/name_types.h"
#include "names/told_names.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

void vote(const ModelName& name, NameCandidate& candidate) {
  candidate.guess = name.type;
  candidate.margin = name.margin;
  candidate.behind = name.behind;
}

// What a table says of the whole name, with or without the legal form it has here: "Acme Bank" of "Acme Bank
// Inc".
KnownName known_name(const Document& document, const NameWords& words, TokenSpan name) {
  KnownName known = words.known_at(document, name.begin, name.end);
  if (known.length == name.size()) return known;
  const bool form = name.size() == known.length + 1 && known.length > 1 && is_organization(known.type) &&
                    words.is(document.tokens.norm[name.end - 1], NameWord::kLegal);
  if (!form) return {};
  known.length = name.size();
  return known;
}

NameCandidate candidate_of(const Document& document, const NameWords& words, const ModelName& name) {
  NameCandidate candidate;
  candidate.tokens = name.tokens;
  vote(name, candidate);
  candidate.known = known_name(document, words, name.tokens);
  const TokenSpan sentence = document.sentences[document.sentence_of(name.tokens.begin)].tokens;
  const std::uint32_t begin = name.tokens.begin;
  candidate.titled = is_titled(document, words, sentence.begin, begin);
  candidate.before_role =
      words.role_at(document, name.tokens.end, std::min(name.tokens.end + 4, sentence.end)) != 0;
  return candidate;
}

bool never_name(const Document& document, const NameWords& words, TokenSpan span) {
  const KnownName known = words.known_at(document, span.begin, span.end);
  return known.never && known.length == span.size();
}

// Tokens before a person's name that say what the person is: "Teenager Jane Roe", "Finance Secretary Jane
// Roe".
std::uint32_t before_person(const Document& document, const NameWords& words, TokenSpan span) {
  const Tokens& tokens = document.tokens;
  const Symbol norm = tokens.norm[span.begin];
  if (words.is(norm, NameWord::kFirst) || words.is(norm, NameWord::kLast)) return 0;
  if (words.is(tokens.lemma[span.begin], NameWord::kPersonNoun)) return 1;
  if (words.known_at(document, span.begin, span.end).length != 0) return 0;
  const std::uint32_t office = words.role_at(document, span.begin + 1, span.end);
  return office != 0 && span.begin + 1 + office < span.end ? 1 + office : 0;
}

// "A", "of", "group" in small letters: no name that the tables lack begins with such a word.
bool small_word(const Document& document, const NameWords& words, TokenSpan span) {
  const Tokens& tokens = document.tokens;
  const Tag tag = tokens.tag[span.begin];
  const bool article =
      tag == Tag::kDT && (document.norm(span.begin) == "a" || document.norm(span.begin) == "an");
  const std::size_t length = document.norm(span.begin).size();
  const bool link = (tag == Tag::kIN || tag == Tag::kCC) && length > 1 && length < 5;
  const bool small = tokens.form[span.begin] == tokens.norm[span.begin] && is_noun(tag) &&
                     words.is(tokens.norm[span.begin], NameWord::kCommon) &&
                     document.norm(span.begin + 1) == "of";
  if (!tokens.has(span.begin, TokenFlag::kAlpha) || (!article && !link && !small)) return false;
  return words.known_at(document, span.begin, span.end).length == 0;
}

// The capital is owed to the place: the first word of its sentence.
bool capital_of_place(const Document& document, std::uint32_t token) {
  return document.sentences[document.sentence_of(token)].tokens.begin == token;
}

// Tokens of "UPDATE 2-", "RPT-" before a headline; 0 where none stands.
std::uint32_t slug(const Document& document, const NameWords& words, TokenSpan name) {
  const Tokens& tokens = document.tokens;
  const std::uint32_t at = name.begin;
  if (!tokens.has(at, TokenFlag::kAllCaps) || !words.cue(tokens.norm[at], NameCue::kSlug)) return 0;
  const std::uint32_t dash = at + 1 < name.end && tokens.has(at + 1, TokenFlag::kDigit) ? at + 2 : at + 1;
  return dash + 1 < name.end && document.token_text(dash) == "-" ? dash + 1 - at : 0;
}

// "Mr Dean": a person whatever the words, but for a firm's head or legal form ("Dr Reddy's Laboratories").
bool is_addressed(const Document& document, const NameWords& words, std::uint32_t title, TokenSpan name) {
  const auto& norm = document.tokens.norm;
  if (name.empty() || !words.is_honorific(norm[title])) return false;
  const Symbol last = norm[name.end - 1];
  if (name.size() > 1 && (words.is(last, NameWord::kLegal) || words.is(last, NameWord::kOrgHead)))
    return false;
  return words.known_at(document, title, name.end).length == 0;
}

// A given name and one word more that is no body's: "Rose Banks".
bool given_and_last(const Document& document, const NameWords& words, TokenSpan name) {
  if (name.size() != 2) return false;
  const Symbol given = document.tokens.norm[name.begin], last = document.tokens.norm[name.begin + 1];
  const KnownName known = words.known_at(document, name.begin, name.end);  // "Rose": a hint
  return !words.is(last, NameWord::kLegal) && !words.is(last, NameWord::kOrgHead) &&
         known.length != name.size() &&
         (words.is(given, NameWord::kFirst) || known.type == NameType::kPerson);
}

// Tokens of the office before such a name: "Foreign Secretary Rose Banks" is a person, whatever its words
// mean elsewhere.
std::uint32_t office_before(const Document& document, const NameWords& words, TokenSpan name) {
  const std::uint32_t office = words.role_at(document, name.begin, name.end);
  return office != 0 && given_and_last(document, words, {name.begin + office, name.end}) ? office : 0;
}

void make_person(ModelName& name) {
  name.type = NameType::kPerson;
  std::swap(name.behind[model_class(NameType::kPerson)],
            *std::min_element(name.behind.begin(), name.behind.end()));
}

// Titles, offices and nationalities before a person, and "the", stand outside; a title or a nationality alone
// is no name.
void strip_front(const Document& document, const NameWords& words, ModelName& name) {
  const Tokens& tokens = document.tokens;
  while (!name.tokens.empty()) {
    const std::uint32_t at = name.tokens.begin;
    const Symbol norm = tokens.norm[at];
    const bool alone = name.tokens.size() == 1;
    const bool person = name.type == NameType::kPerson;
    std::uint32_t front = 0;
    if (document.norm(at) == "the" || tokens.has(at, TokenFlag::kPunctuation)) front = 1;
    if (front == 0) front = slug(document, words, name.tokens);
    if (!alone && small_word(document, words, name.tokens)) front = 1;
    if (!alone && words.cue(norm, NameCue::kBeforeName) && capital_of_place(document, at) &&
        words.known_at(document, at, name.tokens.end).length == 0)
      front = 1;  // "Former Acme Corp chief"
    const bool given =
        words.is(norm, NameWord::kFirst) && name.tokens.size() == 2;  // "Karen Reed", "Don Reed"
    if (person && words.is(norm, NameWord::kTitle) && !given) front = 1;
    if (!person) {
      const bool addressed = is_addressed(document, words, at, {at + 1, name.tokens.end});
      const bool before = words.is(norm, NameWord::kDemonym) || document.norm(at) == "by";
      const bool person_behind =  // "Danish Rose Banks", "By Rose Banks"
          before && given_and_last(document, words, {at + 1, name.tokens.end});
      const std::uint32_t title =
          addressed || person_behind ? 1 : office_before(document, words, name.tokens);
      if (title != 0) {
        make_person(name);
        front = title;
      }
    }
    if (person && at > 0 && words.makes_family_name(tokens.norm[at - 1], norm)) return;  // "Mr Dean"
    if (person && front == 0 && !given) front = words.role_at(document, at, name.tokens.end);
    if (person && front == 0 && !alone) front = before_person(document, words, name.tokens);
    const bool demonym =
        words.is(norm, NameWord::kDemonym) && words.known_at(document, at, name.tokens.end).length == 0;
    if (front == 0 && demonym && !given && (person || alone)) front = 1;
    if (front == 0 && (words.is_demonym(document, name.tokens) || never_name(document, words, name.tokens)))
      front = name.tokens.size();
    if (alone && front == 0 && words.is(norm, NameWord::kNone)) front = 1;
    const bool law = alone && person && at > 0 && words.is(norm, NameWord::kAgreementHead);
    if (law && (tokens.tag[at - 1] == Tag::kDT || document.token_text(at - 1) == ")"))
      front = 1;  // "the Bill", "(Homes) Bill"
    if (alone && front == 0 && tokens.end[at] - tokens.begin[at] == 1) front = 1;  // a letter
    if (front == 0) return;
    name.tokens.begin += front;
  }
}

// A lone first word of its sentence that reads as an ordinary word: "Growth was slow".
bool ordinary_opening(const Document& document, const NameWords& words, const ModelName& name) {
  if (name.tokens.size() != 1) return false;
  const std::uint32_t at = name.tokens.begin;
  const Tokens& tokens = document.tokens;
  const Sentence& sentence = document.sentences[document.sentence_of(at)];
  if (at != sentence.tokens.begin || is_proper(tokens.tag[at])) return false;
  if (tokens.has(at, TokenFlag::kAllCaps) || tokens.has(at, TokenFlag::kInnerCapital)) return false;
  const Symbol norm = tokens.norm[at];
  const bool personal = words.is(norm, NameWord::kFirst) || words.is(norm, NameWord::kLast);
  return !personal && words.known_at(document, at, at + 1).length == 0;
}

bool dash_between(const Document& document, std::uint32_t at) {
  return document.token_text(at) == "-" && document.tokens.has(at, TokenFlag::kSpaceBefore) &&
         document.tokens.has(at + 1, TokenFlag::kSpaceBefore) &&
         document.tokens.has(at + 1, TokenFlag::kCapital);
}

// "the Acme-Beta merger" is two names where each part begins a name of its own elsewhere; a dash with blanks
// around it parts a dateline from the story: "[Springfield] - The minister ...".
std::vector<ModelName> cut_at_hyphens(const Document& document, const NameWords& words,
                                      const std::vector<ModelName>& names) {
  const auto& norm = document.tokens.norm;
  const auto begins_other = [&](std::uint32_t token) {
    return std::any_of(names.begin(), names.end(), [&](const ModelName& name) {
      return norm[name.tokens.begin] == norm[token] && !name.tokens.contains(token) &&
             (name.tokens.size() == 1 || document.token_text(name.tokens.begin + 1) != "-");
    });
  };
  std::vector<ModelName> cut;
  for (ModelName name : names) {
    const std::uint32_t begin = name.tokens.begin;
    for (std::uint32_t at = begin + 1; at + 1 < name.tokens.end; ++at) {
      if (!dash_between(document, at)) continue;
      const KnownName known = words.known_at(document, begin, at);
      const bool opens = capital_of_place(document, begin) && name.type != NameType::kPerson;
      if (!opens && known.length != at - begin) continue;
      ModelName first = name;
      first.tokens.end = at;
      if (opens && known.length == 0 && !words.is(norm[at - 1], NameWord::kLegal) &&
          !words.is(norm[at - 1], NameWord::kOrgHead)) {
        std::swap(first.behind[model_class(name.type)], first.behind[model_class(NameType::kLocation)]);
        first.type = NameType::kLocation;
      }
      cut.push_back(first);
      name.tokens.begin = at + 1;
      break;
    }
    if (name.tokens.size() == 3 && document.token_text(begin + 1) == "-" && begins_other(begin) &&
        begins_other(begin + 2)) {
      cut.push_back(name);
      cut.back().tokens.end = begin + 1;
      name.tokens.begin = begin + 2;
    }
    cut.push_back(name);
  }
  return cut;
}

// "Orsa Velling of Ohio", "Velling of Ohio": a person, no "Duke of York", and what a table knows.
bool told_by_place(const Document& document, const NameWords& words, const ModelName& name,
                   std::uint32_t of) {
  const TokenSpan whole = name.tokens;
  if (name.type != NameType::kPerson || of == whole.begin || of + 1 >= whole.end ||
      words.known_at(document, whole.begin, whole.end).length > of - whole.begin)
    return false;
  for (std::uint32_t at = whole.begin; at < of; ++at) {
    const Symbol norm = document.tokens.norm[at];
    if (words.is(norm, NameWord::kTitle) || words.is(norm, NameWord::kCommon) ||
        words.role_at(document, at, of) != 0)
      return false;
  }
  const bool titled = whole.begin > 0 && words.is(document.tokens.norm[whole.begin - 1], NameWord::kTitle);
  const KnownName known = words.known_at(document, of + 1, whole.end);
  return !titled && known.length == whole.end - of - 1 &&
         (is_place(known.type) || is_organization(known.type));
}

// "Jane Roe of Acme" is two names: the model saw one, but the first part is a whole person.
std::vector<ModelName> cut_at_of(const Document& document, const NameWords& words,
                                 const std::vector<ModelName>& names) {
  const Tokens& tokens = document.tokens;
  std::vector<ModelName> cut;
  for (std::size_t number = 0; number < names.size(); ++number) {
    ModelName name = names[number];
    const std::uint32_t begin = name.tokens.begin;
    std::uint32_t of = begin;
    while (of < name.tokens.end && document.norm(of) != "of") ++of;
    const bool person =
        of >= begin + 2 && of + 1 < name.tokens.end && of <= begin + 3 &&
        words.is(tokens.norm[begin], NameWord::kFirst) &&
        words.known_at(document, begin, name.tokens.end).length <= of - begin &&
        !words.is(tokens.norm[of - 1], NameWord::kLegal) &&
        !words.is(tokens.norm[of - 1], NameWord::kOrgHead) &&
        !words.is(tokens.norm[of - 1], NameWord::kGovernmentHead) &&
        !words.is(tokens.norm[of - 1], NameWord::kPlaceHead) &&
        (!words.is(tokens.norm[of - 1], NameWord::kCommon) || words.is(tokens.norm[of - 1], NameWord::kLast));
    if (person || told_by_place(document, words, name, of)) {
      ModelName first = name;
      first.tokens.end = of;
      first.make_person();
      cut.push_back(first);
      name.tokens.begin = of + 1;
      if (name.type == NameType::kPerson) {
        name.type = NameType::kOrganization;
        name.behind = {300, 0, 200};
      }
      if (number + 1 < names.size() && names[number + 1].tokens.begin == name.tokens.end) {
        const std::uint32_t firm = name.tokens.begin;  // "Jane Roe of [Acme] [Foods Inc]"
        name = names[++number];
        name.tokens.begin = firm;
      }
    }
    cut.push_back(name);
  }
  return cut;
}

// "Democratic [Sen.] Jane Roe": where an office with a stop stands in a name, 0 where none does.
std::uint32_t stopped_office(const Document& document, const NameWords& words, TokenSpan name) {
  for (std::uint32_t at = name.begin + 1; at + 2 < name.end; ++at) {
    const std::string_view text = document.token_text(at);  // no "M." of a name
    if (text.size() > 2 && text.back() == '.' && words.is(document.tokens.norm[at], NameWord::kTitle) &&
        document.tokens.has(at + 1, TokenFlag::kCapital))
      return at;
  }
  return 0;
}

// "US President Jane Roe" is two names: a person's name holds no office behind a name that a table knows, nor
// does another name before a given name.
std::vector<ModelName> cut_at_offices(const Document& document, const NameWords& words,
                                      const std::vector<ModelName>& names) {
  std::vector<ModelName> cut;
  for (ModelName name : names) {
    const KnownName owner = words.known_at(document, name.tokens.begin, name.tokens.end);
    const std::uint32_t stopped = stopped_office(document, words, name.tokens);
    if (stopped != 0 && !is_place(owner.type)) {
      name.tokens.begin = stopped + 1;
      name.make_person();
      cut.push_back(name);
      continue;
    }
    const std::uint32_t office = name.tokens.begin + owner.length;
    const std::uint32_t length = owner.length == 0 || owner.type == NameType::kPerson ? 0
                                 : office == stopped                                  ? 1
                                                     : words.role_at(document, office, name.tokens.end);
    const std::uint32_t behind = office + length;
    const bool person =
        length != 0 && behind < name.tokens.end &&
        (name.type == NameType::kPerson ||
         (behind + 1 < name.tokens.end && words.is(document.tokens.norm[behind], NameWord::kFirst)));
    if (person) {
      ModelName first = name;
      first.tokens.end = office;
      first.type = is_place(owner.type) ? NameType::kLocation : NameType::kOrganization;
      std::swap(first.behind[model_class(name.type)], first.behind[model_class(first.type)]);
      cut.push_back(first);
      name.tokens.begin = behind;
      std::swap(name.behind[model_class(name.type)], name.behind[model_class(NameType::kPerson)]);
      name.type = NameType::kPerson;
    }
    cut.push_back(name);
  }
  return cut;
}

// How often candidates stand where the model sees no name, by their words.
std::unordered_map<std::string, int> untagged(const Document& document, const std::vector<ModelName>& names,
                                              const std::vector<NameCandidate>& candidates) {
  std::unordered_map<std::string, int> times;
  std::size_t at = 0;
  for (const NameCandidate& candidate : candidates) {
    while (at < names.size() && names[at].tokens.end <= candidate.tokens.begin) ++at;
    if (at < names.size() && names[at].tokens.overlaps(candidate.tokens)) continue;
    ++times[words_of(document, candidate.tokens)];
  }
  return times;
}

// A table's name of several words of which the model saw a part.
bool holds_whole(const NameCandidate& candidate, const ModelName& name) {
  const KnownName& known = candidate.known;
  return known.length > name.tokens.size() && !known.ambiguous &&
         candidate.tokens.begin <= name.tokens.begin && name.tokens.end <= candidate.tokens.end;
}

}  // namespace

std::vector<NameCandidate> with_model_names(const Document& document, const NameWords& words,
                                            const std::vector<ModelName>& found,
                                            const std::vector<NameCandidate>& candidates) {
  std::vector<ModelName> names = join_at_ampersands(document, words, found);
  for (const auto& cut : {cut_at_verbs,       cut_at_versus,     cut_at_bylines,       cut_at_owners,
                          join_saints,        grow_to_syllables, join_at_forms,        cut_at_hyphens,
                          cut_at_legal_forms, join_at_hyphens,   join_at_and,          join_partners,
                          cut_at_lists,       join_fields,       settle_pairs,         start_behind_openers,
                          cut_at_offices,     cut_at_of,         start_behind_offices, cut_at_amounts,
                          cut_at_dates,       cut_at_parties,    cut_behind_countries, grow_to_forms,
                          grow_to_acronyms})
    names = cut(document, words, names);
  for (ModelName& name : names) strip_front(document, words, name);
  std::erase_if(names, [&](const ModelName& name) {
    return name.tokens.empty() || ordinary_opening(document, words, name);
  });
  names = part_by_document(document, words, names);
  names = grow_by_document(document, words, names);
  names = grow_to_known(document, words, names);
  take_in_front(document, words, names);
  std::unordered_map<std::string, int> seen;  // tagged less untagged places
  for (const ModelName& name : names) ++seen.try_emplace(words_of(document, name.tokens), 0).first->second;
  const std::unordered_map<std::string, int> unseen = untagged(document, names, candidates);
  for (const auto& [words_seen, times] : unseen) {
    const auto place = seen.find(words_seen);
    if (place != seen.end() && place->second < 2) place->second -= times;
  }
  for (const ModelName& name : names) {  // "Granite" of "Granite Rail", ordinary word or not
    if (name.type != NameType::kOrganization || name.tokens.size() < 2) continue;
    const TokenSpan first{name.tokens.begin, name.tokens.begin + 1};
    const Symbol norm = document.tokens.norm[first.begin];
    const bool general = words.is(norm, NameWord::kOrgHead) || words.is(norm, NameWord::kDemonym) ||
                         words.is(norm, NameWord::kCompass) || words.is(norm, NameWord::kGovernmentHead);
    if (general || document.tokens.tag[first.begin] == Tag::kDT) continue;
    int& times = seen.try_emplace(words_of(document, first), 0).first->second;
    times = std::max(times, 0);
  }
  constexpr int kOften = 2;  // places at which a name of several words that the model does not see is one
  ProductReader products(document, words, names, candidates);
  std::vector<NameCandidate> merged;
  std::size_t at = 0;
  const auto add = [&](NameCandidate candidate) {
    if (!merged.empty() && candidate.tokens.begin < merged.back().tokens.end)
      return;  // of a product's version
    const std::uint32_t maker = products.maker_before(candidate);
    if (maker != 0) {
      NameCandidate first = candidate;
      first.tokens.end = candidate.tokens.begin + maker;
      first.known = words.known_at(document, first.tokens.begin, first.tokens.end);
      merged.push_back(first);
      candidate.tokens.begin = first.tokens.end;
    }
    products.settle(candidate);
    merged.push_back(candidate);
  };
  const auto keep = [&](NameCandidate candidate) {
    products.settle(candidate);
    constexpr std::int32_t kFarBehind = 1 << 12;
    candidate.behind.fill(kFarBehind);
    if (!candidate.headline) candidate.guess = listed_between(document, names, candidate.tokens);
    if (!candidate.headline && candidate.tokens.end < document.tokens.size() &&
        is_small_form(document, words, candidate.tokens.end))
      ++candidate.tokens.end;  // "Acme Trucking inc"
    if (!merged.empty() && listed_behind(document, words, merged.back(), candidate))
      candidate.guess = NameType::kOrganization;
    if (!candidate.headline && candidate.known.length == 0 && told_a_body(document, words, names, candidate))
      candidate.guess = NameType::kOrganization;
    // "gains on Labour": an ordinary word whose capital inside a sentence says enough.
    const bool inside = !candidate.headline && !candidate.opening && !candidate.weak;
    if (inside && candidate.known.ambiguous && candidate.known.length == candidate.tokens.size() &&
        !attribute(*candidate.known.entry, "inside").empty())
      candidate.guess = NameType::kOrganization;
    const bool addressed =
        candidate.titled && is_addressed(document, words, candidate.tokens.begin - 1, candidate.tokens);
    const bool officer = candidate.titled && given_and_last(document, words, candidate.tokens);
    if (addressed || officer) candidate.guess = NameType::kPerson;
    const bool known =
        candidate.known.length != 0 && (!candidate.known.ambiguous || candidate.known.gazetteer);
    const bool legal = candidate.tokens.size() > 1 &&
                       words.is(document.tokens.norm[candidate.tokens.end - 1], NameWord::kLegal);
    const auto tagged = seen.find(words_of(document, candidate.tokens));
    const bool repeat = !candidate.weak && !candidate.headline && tagged != seen.end() && tagged->second >= 0;
    candidate.unseen =
        candidate.guess == NameType::kNone && tagged == seen.end() &&
        unknown_name(document, words, candidate) &&
        (candidate.tokens.size() == 1 || unseen.at(words_of(document, candidate.tokens)) >= kOften);
    if (legal && !candidate.headline) {
      const std::uint32_t after = merged.empty() ? 0 : merged.back().tokens.end;
      candidate.tokens.begin = begin_before_form(document, words, candidate.tokens, after);
    }
    if (!candidate.known.never &&
        (known || legal || repeat || candidate.unseen || candidate.guess != NameType::kNone))
      add(candidate);
  };
  for (const ModelName& name : names) {
    bool covered = false;
    for (; at < candidates.size() && candidates[at].tokens.begin < name.tokens.end; ++at) {
      const bool overlaps = candidates[at].tokens.overlaps(name.tokens);
      if (overlaps && (candidates[at].known.gazetteer || holds_whole(candidates[at], name))) {
        covered = true;
        NameCandidate whole = candidates[at];
        if (class_of(name.type) == class_of(whole.known.type)) vote(name, whole);
        add(whole);
      } else if (!overlaps && (merged.empty() || merged.back().tokens.end <= candidates[at].tokens.begin)) {
        keep(candidates[at]);
      }
    }
    if (!covered) add(candidate_of(document, words, name));
  }
  for (; at < candidates.size(); ++at) {
    if (merged.empty() || merged.back().tokens.end <= candidates[at].tokens.begin) keep(candidates[at]);
  }
  return merged;
}

}  // namespace claimgraph
