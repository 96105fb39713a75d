// Joins groups of names that stand for one thing: "Cook" and "Tim Cook", "FTC" and "Federal Trade
// Commission".
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "names/name_types.h"
#include "names/same_words.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr int kPersonal = 12;  // points of evidence that a name is a person's

bool subsequence(std::string_view part, std::string_view whole) {
  std::size_t at = 0;
  for (const char c : whole) at += at < part.size() && part[at] == c ? 1 : 0;
  return at == part.size();
}

// Joins groups that name one thing.
class AliasFinder {
 public:
  AliasFinder(const Document& document, const NameWords& words, const std::vector<NameCandidate>& candidates,
              std::vector<NameGroup>& groups)
      : document_(document), words_(words), candidates_(candidates), groups_(groups) {}

  void find() {
    index_long_names();
    defined_acronyms();
    for (std::uint32_t at = 0; at < groups_.size(); ++at) {
      NameGroup& group = groups_[at];
      if (group.alias_of != kNowhere) continue;
      const std::uint32_t whole = whole_of(at);
      if (whole == kNowhere) continue;
      group.alias_of = whole;
      const bool town = group.entry != nullptr && acts_behind(group, groups_[whole]);
      if (town) group.scores[static_cast<std::size_t>(NameClass::kPlace)] = 0;  // no place in this article
    }
  }

 private:
  NameClass kind(const NameGroup& group) const { return best_class(group.scores); }
  // Persons by their last word, organisations by their first word and by their initials.
  void index_long_names() {
    for (std::uint32_t at = 0; at < groups_.size(); ++at) {
      const NameGroup& group = groups_[at];
      note_usual(at);
      if (group.words.size() < 2 && !group.legal) continue;
      if (kind(group) == NameClass::kPerson) {
        const auto [last, first] = by_last_.try_emplace(index(group.words.back()), at);
        if (!first && ends(group, groups_[last->second])) last->second = at;  // the whole of "Okafor-Price"
        by_given_.try_emplace(index(group.words.front()), at);
        if (family_first(group)) by_family_.try_emplace(index(group.words.front()), at);
      } else if (kind(group) == NameClass::kOrganization || kind(group) == NameClass::kAgreement) {
        note_opening(at);
        const auto [head, fresh] = by_head_.try_emplace(index(head_of(group, document_)), at);
        if (!fresh) head->second = kNowhere;  // two commissions: either may be meant
        const std::string letters = initials(group);
        if (letters.size() >= 2) by_initials_.try_emplace(letters, at);
        const TokenSpan name = candidates_[group.candidates.front()].tokens;
        const std::string parts = letters_around_and(document_, words_, name);
        if (!parts.empty() && parts != group.key) by_parts_.try_emplace(parts, at);
        if (group.words.size() < 2 || kind(group) != NameClass::kOrganization || is_of_place(group)) continue;
        const auto [tail, only] = by_tail_.try_emplace(index(group.words.back()), at);
        if (!only) tail->second = kNowhere;
      }
    }
  }

  // The longest of the names that the tables know one organisation by stands for it.
  void note_usual(std::uint32_t at) {
    std::string usual = usual_name(groups_[at]);
    if (usual.empty()) return;
    const auto [whole, fresh] = by_usual_.try_emplace(std::move(usual), at);
    if (!fresh && groups_[at].key.size() > groups_[whole->second].key.size()) whole->second = at;
  }

  void note_opening(std::uint32_t at) {
    constexpr std::size_t kMost = 8;  // wholes of one first word
    std::vector<std::uint32_t>& wholes = by_first_[index(groups_[at].words.front())];
    if (wholes.size() < kMost) wholes.push_back(at);
  }

  // "National Bank of Ruritania": its last word is the place, no short form.
  bool is_of_place(const NameGroup& group) const {
    return document_.symbols.view(group.words[group.words.size() - 2]) == "of";
  }

  // "Kim Min-ho", "Zhao Lin": the family name stands first.
  bool family_first(const NameGroup& group) const {
    const TokenSpan name = candidates_[group.candidates.front()].tokens;
    const std::uint32_t last = name.end - 1;
    const bool syllables = name.size() == 4 && document_.token_text(last - 1) == "-" &&
                           !document_.tokens.has(last, TokenFlag::kCapital);
    return syllables || words_.cue(group.words.front(), NameCue::kFamilyFirst);
  }

  // "Commission" of "European Commission", "Ministry" of "Ministry of Health".
  static Symbol head_of(const NameGroup& group, const Document& document) {
    for (std::size_t at = 1; at < group.words.size(); ++at) {
      if (document.symbols.view(group.words[at]) == "of") return group.words[at - 1];
    }
    return group.words.back();
  }

  // Of "Acme Process Control (APC) Ltd" those before the bracket; "Bank of Tolland" rather than "BANK OF
  // TOLLAND".
  std::string initials(const NameGroup& group) const {
    std::string letters;
    const auto shouted = [&](std::uint32_t at) {
      return document_.tokens.has(candidates_[at].tokens.begin, TokenFlag::kAllCaps);
    };
    const auto plain = std::find_if_not(group.candidates.begin(), group.candidates.end(), shouted);
    const TokenSpan span =
        candidates_[plain == group.candidates.end() ? group.candidates.front() : *plain].tokens;
    for (std::uint32_t at = span.begin; at < span.end && document_.token_text(at) != "("; ++at) {
      if (!document_.tokens.has(at, TokenFlag::kCapital)) continue;
      letters += document_.norm(at).front();
    }
    return letters;
  }

  static std::string letters_of(std::string_view key) {
    std::string letters;
    for (const char c : key) {
      if (c != '.' && c != ' ' && c != '&') letters += c;
    }
    return letters;
  }

  // "the Federal Trade Commission (FTC)": the name in parentheses behind another.
  void defined_acronyms() {
    std::unordered_map<std::uint32_t, std::uint32_t> ends;  // token behind a candidate -> group
    for (std::uint32_t at = 0; at < groups_.size(); ++at) {
      for (const std::uint32_t candidate : groups_[at].candidates)
        ends[candidates_[candidate].tokens.end] = at;
    }
    for (std::uint32_t at = 0; at < groups_.size(); ++at) {
      NameGroup& group = groups_[at];
      for (const std::uint32_t candidate : group.candidates) {
        const TokenSpan span = candidates_[candidate].tokens;
        if (span.begin < 2 || document_.token_text(span.begin - 1) != "(" ||
            span.end >= document_.tokens.size() || document_.token_text(span.end) != ")")
          continue;
        const auto before = ends.find(span.begin - 1);
        if (before == ends.end() || before->second == at) continue;
        const std::string letters = letters_of(group.key);
        const std::string full = initials(groups_[before->second]);
        const bool of_country =
            letters.size() > 2 && full.ends_with(letters);  // "US Pilots Trade Board (PTB)"
        const bool fits = !letters.empty() && full.size() >= 2 &&
                          (of_country || (letters.front() == full.front() &&
                                          (subsequence(full, letters) || subsequence(letters, full))));
        if (!fits) continue;
        group.alias_of = before->second;
        break;
      }
    }
  }

  // The group a shorter name stands for, or kNowhere.
  std::uint32_t whole_of(std::uint32_t at) const {
    const NameGroup& group = groups_[at];
    const bool alone = group.words.size() == 1;
    if (alone) {
      const auto last = by_last_.find(index(group.words[0]));
      if (last != by_last_.end() && last->second != at && !group.legal && !short_for_firm(at))
        return last->second;
      const auto family = by_family_.find(index(group.words[0]));
      if (family != by_family_.end() && family->second != at && !group.legal) return family->second;
      const auto letters = by_initials_.find(letters_of(group.key));
      const TokenSpan span = candidates_[group.candidates.front()].tokens;
      if (letters != by_initials_.end() && letters->second != at && letters->first.size() >= 3 &&
          !group.legal && document_.tokens.has(span.begin, TokenFlag::kAllCaps)) {
        return letters->second;
      }
    }
    const auto parts = by_parts_.find(group.key);  // "H and T" of Harrow and Tolland
    if (parts != by_parts_.end()) return parts->second;
    if (!alone && !group.legal) {  // "Okafor-Price" of Wendell Okafor-Price, "van Dam" of Jan van Dam
      const auto last = by_last_.find(index(group.words.back()));
      if (last != by_last_.end() && last->second != at && ends(groups_[last->second], group))
        return last->second;
    }
    const std::uint32_t plain = without_place(at);
    if (plain != kNowhere) return plain;
    const bool head_word = alone && (words_.is(group.words[0], NameWord::kOrgHead) ||
                                     words_.is(group.words[0], NameWord::kGovernmentHead));
    if (head_word && group.entry == nullptr) {
      const auto head = by_head_.find(index(group.words[0]));
      if (head != by_head_.end() && head->second != kNowhere && head->second != at) return head->second;
    }
    const std::uint32_t longer = longer_of(at);
    if (longer != kNowhere && !stays_place(group, groups_[longer])) return longer;
    if (alone && !group.legal) {
      const auto tail = by_tail_.find(index(group.words[0]));
      if (tail != by_tail_.end() && tail->second != at && tail->second != kNowhere &&
          ends_firm(group, groups_[tail->second]))
        return tail->second;
    }
    if (alone && words_.is(group.words[0], NameWord::kFirst)) {
      const auto given = by_given_.find(index(group.words[0]));
      if (given != by_given_.end() && given->second != at) return given->second;
    }
    const auto usual = by_usual_.find(usual_name(group));
    return usual != by_usual_.end() && usual->second != at ? usual->second : kNowhere;
  }

  // What the tables call an organisation they know under several names; "" for others.
  std::string usual_name(const NameGroup& group) const {
    if (group.entry == nullptr || kind(group) != NameClass::kOrganization ||
        candidates_[group.candidates.front()].known.ambiguous)
      return {};
    const std::string_view usual = attribute(*group.entry, "name");
    return lowered(usual.empty() ? std::string_view(group.entry->form()) : usual);
  }

  // The first longer name that begins with the group's words, or kNowhere.
  std::uint32_t longer_of(std::uint32_t at) const {
    const auto wholes = by_first_.find(index(groups_[at].words[0]));
    if (wholes == by_first_.end() || groups_[at].legal) return kNowhere;
    for (const std::uint32_t whole : wholes->second) {
      if (whole != at && begins(groups_[whole], groups_[at])) return whole;
    }
    return kNowhere;
  }

  // "Acme Tools of Ohio" where the article has "Acme Tools", too.
  std::uint32_t without_place(std::uint32_t at) const {
    const NameGroup& group = groups_[at];
    const TokenSpan name = candidates_[group.candidates.front()].tokens;
    if (group.entry != nullptr || group.legal || group.words.size() < 4) return kNowhere;
    const auto wholes = by_first_.find(index(group.words[0]));
    if (wholes == by_first_.end()) return kNowhere;
    for (const std::uint32_t firm : wholes->second) {
      const std::vector<Symbol>& part = groups_[firm].words;
      const std::size_t of = part.size();
      if (of < 2 || of + 1 >= group.words.size() || document_.symbols.view(group.words[of]) != "of" ||
          words_.is(part.back(), NameWord::kGovernmentHead) ||
          !std::equal(part.begin(), part.end(), group.words.begin()))
        continue;
      const std::uint32_t place = name.begin + static_cast<std::uint32_t>(of) + 1;
      const NameType known =
          place < name.end ? words_.known_at(document_, place, name.end).type : NameType::kNone;
      if (is_place(known) && known != NameType::kCountry)
        return firm;  // "Acme of America" is a firm of its own
    }
    return kNowhere;
  }
  static bool ends(const NameGroup& whole, const NameGroup& part) {
    return part.words.size() < whole.words.size() &&
           std::equal(part.words.rbegin(), part.words.rend(), whole.words.rbegin());
  }

  // "Pell, a startup" is Pell Laboratories, though Grace Pell founded it: what the text around it tells
  // decides.
  bool short_for_firm(std::uint32_t at) const {
    const NameGroup& group = groups_[at];
    if (longer_of(at) == kNowhere) return false;
    return told(group, NameClass::kOrganization) > told(group, NameClass::kPerson);
  }
  // What the words around it tell.
  static int told(const NameGroup& group, NameClass kind) {
    return group.scores[static_cast<std::size_t>(kind)] - votes_of(group, kind) - own_of(group, kind);
  }

  // A town or region by the tables, but for one that acts behind a firm called by it: "Tolland Power ...
  // Tolland said"; a word that is one rarely only where the text speaks of it as of a place.
  bool stays_place(const NameGroup& group, const NameGroup& whole) const {
    const KnownName& known = candidates_[group.candidates.front()].known;
    if (known.length == 0 || !is_place(known.type) || kind(group) != NameClass::kPlace) return false;
    if (known.ambiguous)
      return told(group, NameClass::kPlace) - group.tabled > told(group, NameClass::kOrganization);
    return !acts_behind(group, whole);
  }
  // "Rovers" of "Tolland Rovers", "Almar" of "Grupo Almar".
  bool ends_firm(const NameGroup& group, const NameGroup& whole) const {
    if (group.entry != nullptr) return kind(group) == NameClass::kPlace && acts_behind(group, whole);
    return kind(group) == NameClass::kOrganization && first_told(group) > first_told(whole);
  }
  // Behind `whole` the name of a town stands where a firm's does, and nowhere as a place does.
  bool acts_behind(const NameGroup& town, const NameGroup& whole) const {
    const KnownName& known = candidates_[town.candidates.front()].known;
    if ((known.type != NameType::kCity && known.type != NameType::kRegion) ||
        (town.words.size() > 1 && words_.is(whole.words.back(), NameWord::kGovernmentHead)) ||
        told(town, NameClass::kPlace) > town.tabled || first_told(town) < first_told(whole))
      return false;
    return std::any_of(town.candidates.begin(), town.candidates.end(), [&](std::uint32_t at) {
      const TokenSpan name = candidates_[at].tokens;
      if (name.end + 1 >= document_.tokens.size() || candidates_[at].headline) return false;
      const Tag next = document_.tokens.tag[name.end];
      const bool finite = next == Tag::kVBD || next == Tag::kVBZ || next == Tag::kMD;
      const std::uint32_t owned = next == Tag::kPOS ? name.end + 1 : name.end;  // "Tolland's shares"
      if (is_noun(document_.tokens.tag[owned]) && !document_.tokens.has(owned, TokenFlag::kCapital) &&
          words_.cue(document_.tokens.lemma[owned], NameCue::kFirmHas))
        return true;
      const bool oblique =
          name.begin > 0 && words_.cue(document_.tokens.norm[name.begin - 1], NameCue::kOblique);
      return candidates_[at].before_role || (finite && !oblique);
    });
  }

  // `part` is the beginning of `whole` and more than a word every such name begins with.
  bool begins(const NameGroup& whole, const NameGroup& part) const {
    if (part.words.size() >= whole.words.size() + (whole.legal ? 1 : 0)) return false;
    if (!std::equal(part.words.begin(), part.words.end(), whole.words.begin())) return false;
    if (words_.is(part.words.back(), NameWord::kOrgHead) && part.words.size() == 1) return false;
    if (kind(part) == NameClass::kPerson && told(part, NameClass::kPerson) >= kPersonal) return false;
    const bool town = is_place(candidates_[part.candidates.front()].known.type);
    for (std::size_t at = part.words.size(); at < whole.words.size() && stands_alone(whole, part); ++at) {
      // "Ford Foundation" and "Ford of Britain" are not Ford.
      const bool branch = !town && document_.symbols.view(whole.words[at]) == "of";
      if (branch || words_.is(whole.words[at], NameWord::kApart)) return false;
    }
    if (known_body(part) && names_another(whole, part.words.size())) return false;
    const std::uint32_t rest =
        candidates_[whole.candidates.front()].tokens.begin + static_cast<std::uint32_t>(part.words.size());
    const std::uint32_t end = candidates_[whole.candidates.front()].tokens.end;
    if (rest >= end) return true;
    const KnownName further = words_.known_at(document_, rest, end);
    return !is_place(further.type) || further.ambiguous;  // not "Acme India", but "Acme Capital"
  }

  // A body that the tables know by these words: "Acme" beside "Acme Sport Interactive".
  bool known_body(const NameGroup& part) const {
    const KnownName& known = candidates_[part.candidates.front()].known;
    return known.length != 0 && !known.ambiguous && is_organization(known.type);
  }

  // The words of `whole` from `at` on make a name of their own kind: "Acme Sport Interactive", not "Acme NA",
  // "Acme Bank" or "Acme de Tolland".
  bool names_another(const NameGroup& whole, std::size_t at) const {
    constexpr std::size_t kForm = 3;  // letters of a form that the lexicons lack
    const std::size_t rest = whole.words.size() - at;
    if (whole.legal || words_.is(whole.words[at], NameWord::kParticle)) return false;
    if (words_.is(whole.words.back(), NameWord::kOrgHead)) return rest > 2;  // not "Acme Glass Works"
    return rest > 1 || document_.symbols.view(whole.words[at]).size() > kForm;
  }

  // `part` is known by itself, or spoken of before `whole` is: not merely short for it.
  bool stands_alone(const NameGroup& whole, const NameGroup& part) const {
    if (part.entry != nullptr) return true;
    for (const std::uint32_t at : part.candidates) {
      if (!in_headline(candidates_[at])) return at < whole.candidates.front();
    }
    return false;
  }

  // The first place of a group outside headlines, else the first one.
  std::uint32_t first_told(const NameGroup& group) const {
    const auto first = std::find_if(group.candidates.begin(), group.candidates.end(),
                                    [&](std::uint32_t at) { return !in_headline(candidates_[at]); });
    return first == group.candidates.end() ? group.candidates.front() : *first;
  }

  bool in_headline(const NameCandidate& candidate) const {
    const Sentence& sentence = document_.sentences[document_.sentence_of(candidate.tokens.begin)];
    return candidate.headline || sentence.kind == UnitKind::kHeadline;
  }

  const Document& document_;
  const NameWords& words_;
  const std::vector<NameCandidate>& candidates_;
  std::vector<NameGroup>& groups_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_last_, by_given_, by_family_, by_head_, by_tail_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_first_;
  std::unordered_map<std::string, std::uint32_t> by_initials_, by_parts_, by_usual_;
};

}  // namespace

void join_aliases(const Document& document, const NameWords& words,
                  const std::vector<NameCandidate>& candidates, std::vector<NameGroup>& groups) {
  AliasFinder(document, words, candidates, groups).find();
}

}  // namespace claimgraph
