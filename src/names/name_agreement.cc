#include "names/name_agreement.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "names/name_runs.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

// The names of a document by their words.
class NameBook {
 public:
  struct Entry {
    std::uint32_t places = 0;
    const ModelName* name = nullptr;  // at its first place
  };

  NameBook(const Document& document, const std::vector<ModelName>& names) : document_(document) {
    for (const ModelName& name : names) {
      Entry& entry = entries_[words_of(document, name.tokens)];
      if (entry.name == nullptr) entry.name = &name;
      ++entry.places;
      if (name.type == NameType::kPerson && name.tokens.size() > 1)
        surnames_.insert(index(document.tokens.norm[name.tokens.end - 1]));
    }
  }

  /// The one word ends the name of a person.
  bool is_surname(TokenSpan span) const {
    return span.size() == 1 && surnames_.contains(index(document_.tokens.norm[span.begin]));
  }

  /// Null where no name of the document has just these words.
  const Entry* find(TokenSpan span) const {
    const auto found = entries_.find(words_of(document_, span));
    return found == entries_.end() ? nullptr : &found->second;
  }
  std::uint32_t places(TokenSpan span) const {
    const Entry* const entry = find(span);
    return entry == nullptr ? 0 : entry->places;
  }

 private:
  const Document& document_;
  std::unordered_map<std::string, Entry> entries_;
  std::unordered_set<std::uint32_t> surnames_;  // symbols
};

void retype(ModelName& name, NameType type) {
  std::swap(name.behind[model_class(name.type)], name.behind[model_class(type)]);
  name.type = type;
}

class NameParter {
 public:
  NameParter(const Document& document, const NameWords& words, const std::vector<ModelName>& names)
      : document_(document), words_(words), book_(document, names) {}

  /// Where a second name begins in `name`, or 0.
  std::uint32_t second_of(const ModelName& name) const {
    if (!alone(name)) return 0;
    for (std::uint32_t at = name.tokens.begin + 1; at < name.tokens.end; ++at) {
      const TokenSpan first{name.tokens.begin, at}, second{at, name.tokens.end};
      if (repeated(first, second) || two(name, first, second)) return at;
    }
    return 0;
  }

  /// The last word of `name` is none of it.
  bool runs_on(const ModelName& name) const {
    const std::uint32_t last = name.tokens.end - 1;
    constexpr std::uint32_t kOften = 2;
    if (!alone(name) || name.type == NameType::kPerson || book_.places({name.tokens.begin, last}) < kOften)
      return false;
    if (is(last, NameWord::kOrgHead) || is(last, NameWord::kLegal) || is(last, NameWord::kPartners))
      return false;
    const Tag tag = document_.tokens.tag[last];
    const bool word = is(last, NameWord::kCommon) && (is_verb(tag) || tag == Tag::kIN || tag == Tag::kRB);
    const bool office = !is(last, NameWord::kCommon) && words_.role_at(document_, last, last + 1) == 1;
    return word || office;
  }

  /// The part `span` of a name, with what the model told of it elsewhere.
  ModelName part(const ModelName& name, TokenSpan span) const {
    const NameBook::Entry* const entry = book_.find(span);
    ModelName part = entry == nullptr ? name : *entry->name;
    part.tokens = span;
    const KnownName known = words_.known_at(document_, span.begin, span.end);
    if (entry == nullptr && book_.is_surname(span)) {
      retype(part, NameType::kPerson);
    } else if (entry == nullptr && known.length == span.size() && is_organization(known.type)) {
      retype(part, NameType::kOrganization);
    }
    return part;
  }

 private:
  bool is(std::uint32_t token, NameWord kind) const { return words_.is(document_.tokens.norm[token], kind); }

  // It stands so nowhere else, and no table knows it.
  bool alone(const ModelName& name) const {
    const KnownName known = words_.known_at(document_, name.tokens.begin, name.tokens.end);
    constexpr std::uint32_t kLongest = 16;  // words
    return name.tokens.size() > 1 && name.tokens.size() <= kLongest && known.length != name.tokens.size() &&
           book_.places(name.tokens) == 1;
  }

  // "Acme Foods Acme Foods", "Acme Foods Inc Acme Foods"
  bool repeated(TokenSpan first, TokenSpan second) const {
    TokenSpan whole = first;
    while (whole.size() > second.size() && is(whole.end - 1, NameWord::kLegal)) --whole.end;
    return words_of(document_, whole) == words_of(document_, second) &&
           (whole.size() > 1 || book_.find(second) != nullptr);
  }

  // "Roe White House": who leads a body that the tables know.
  bool of_state(TokenSpan first, TokenSpan second) const {
    const KnownName body = words_.known_at(document_, second.begin, second.end);
    const NameBook::Entry* const leader = book_.find(first);
    return second.size() > 1 && body.length == second.size() && body.type == NameType::kGovernment &&
           (book_.is_surname(first) || (leader != nullptr && leader->name->type == NameType::kPerson));
  }

  // "Acme Foods Jane Roe", "Senate Roe": both are names by themselves.
  bool two(const ModelName& name, TokenSpan first, TokenSpan second) const {
    const NameBook::Entry* const behind = book_.find(second);
    if (behind == nullptr && of_state(first, second)) return true;
    if (behind == nullptr && !book_.is_surname(second)) return false;
    if (is(second.begin, NameWord::kCommon) || is(second.begin, NameWord::kOrgHead)) return false;
    const NameBook::Entry* const before = book_.find(first);
    const KnownName known = words_.known_at(document_, first.begin, first.end);
    const bool tabled = known.length == first.size() && !known.ambiguous;
    const bool formed = is(first.end - 1, NameWord::kLegal) && first.size() > 1;
    if (before == nullptr && !tabled && !formed) return false;
    const NameType type = before != nullptr ? before->name->type : tabled ? known.type : name.type;
    if (behind == nullptr || behind->name->type == NameType::kPerson) {
      if (type == NameType::kPerson) return first.size() > 1 && second.size() > 1;
      return second.size() > 1 || name.type != NameType::kPerson;
    }
    return behind->name->type == NameType::kOrganization && second.size() > 1 && first.size() > 1 &&
           !is_place(type);
  }

  const Document& document_;
  const NameWords& words_;
  NameBook book_;
};

// Long names of a document, found again in its text.
class LongNames {
 public:
  struct Entry {
    ModelName name;
    bool partners = false;  // not a whole name but what a firm of partners is called for short
  };

  LongNames(const Document& document, const NameWords& words, const std::vector<ModelName>& names)
      : document_(document), words_(words) {
    const NameBook book(document, names);
    for (const ModelName& name : names) {
      const NameBook::Entry* const entry = book.find(name.tokens);
      if (entry->name == &name && name.tokens.size() > 1 && name.tokens.size() <= kMost &&
          (entry->places > 1 || telling(name))) {
        keep({name});
        Entry called{name, true};
        called.name.tokens = partners_of(name);
        if (!called.name.tokens.empty()) keep(called);
      }
    }
  }

  /// The longest one whose words begin at `token`; null where there is none.
  const Entry* at(std::uint32_t token, std::uint32_t end) const {
    const Tokens& tokens = document_.tokens;
    const Entry* longest = nullptr;
    if (!tokens.has(token, TokenFlag::kCapital)) return longest;
    const auto same_first = by_first_.find(index(tokens.norm[token]));
    if (same_first == by_first_.end()) return longest;
    for (const Entry& one : same_first->second) {
      const TokenSpan name = one.name.tokens;
      // "the Tolland bank" is not Tolland Bank.
      const bool fits = token + name.size() <= end &&
                        tokens.has(token + name.size() - 1, TokenFlag::kCapital) ==
                            tokens.has(name.end - 1, TokenFlag::kCapital) &&
                        std::equal(tokens.norm.begin() + name.begin, tokens.norm.begin() + name.end,
                                   tokens.norm.begin() + token);
      if (fits && (longest == nullptr || name.size() > longest->name.tokens.size())) longest = &one;
    }
    return longest;
  }

 private:
  static constexpr std::uint32_t kMost = 8;  // words
  static constexpr std::size_t kNames = 16;  // with the same first word

  void keep(const Entry& entry) {
    std::vector<Entry>& same_first = by_first_[index(document_.tokens.norm[entry.name.tokens.begin])];
    if (same_first.size() < kNames) same_first.push_back(entry);
  }
  // "Sower and Reed" of "Sower and Reed Publishers Inc", "Elder-Barman" of "Elder-Barman Stores Corp"; empty
  // where neither "and" nor a hyphen stands behind the first word.
  TokenSpan partners_of(const ModelName& name) const {
    constexpr std::uint32_t kTwo = 3;  // tokens of two partners
    const TokenSpan whole = name.tokens;
    const bool two =
        name.type == NameType::kOrganization && whole.size() > kTwo &&
        (document_.norm(whole.begin + 1) == "and" || document_.token_text(whole.begin + 1) == "-") &&
        words_.is(document_.tokens.norm[whole.end - 1], NameWord::kLegal) &&
        !words_.is(document_.tokens.norm[whole.begin + 2], NameWord::kCommon);
    return two ? TokenSpan{whole.begin, whole.begin + kTwo} : TokenSpan{};
  }

  // Named so once, and by no word that runs on: "Tolland Bank", not "Tolland council", "Tolland Games".
  bool telling(const ModelName& name) const {
    const std::uint32_t last = name.tokens.end - 1;
    const Symbol norm = document_.tokens.norm[last];
    return name.type != NameType::kPerson && document_.tokens.has(last, TokenFlag::kCapital) &&
           !words_.is(norm, NameWord::kDemonym) && !words_.is(norm, NameWord::kEventHead);
  }

  const Document& document_;
  const NameWords& words_;
  std::unordered_map<std::uint32_t, std::vector<Entry>> by_first_;  // symbol of the first word
};

}  // namespace

std::vector<ModelName> part_by_document(const Document& document, const NameWords& words,
                                        const std::vector<ModelName>& names) {
  const NameParter parter(document, words, names);
  std::vector<ModelName> parted;
  for (ModelName name : names) {
    if (const std::uint32_t second = parter.second_of(name); second != 0) {
      parted.push_back(parter.part(name, {name.tokens.begin, second}));
      parted.push_back(parter.part(name, {second, name.tokens.end}));
      continue;
    }
    if (parter.runs_on(name)) --name.tokens.end;
    parted.push_back(name);
  }
  return parted;
}

std::vector<ModelName> grow_by_document(const Document& document, const NameWords& words,
                                        const std::vector<ModelName>& names) {
  const LongNames long_names(document, words, names);
  std::vector<ModelName> grown;
  std::size_t next = 0;
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      while (next < names.size() && names[next].tokens.end <= at) grown.push_back(names[next++]);
      const LongNames::Entry* const whole = long_names.at(at, sentence.tokens.end);
      if (whole == nullptr || (next < names.size() && names[next].tokens.begin < at)) continue;
      const std::uint32_t end = at + whole->name.tokens.size();
      std::size_t last = next;
      while (last < names.size() && names[last].tokens.begin < end) ++last;
      // No part of it is a name here, and in capitals others tell of it (headline_names.h).
      const bool unseen = last == next && (document.tokens.has(at, TokenFlag::kAllCaps) || !whole->partners);
      const bool crosses =
          last > next && (names[last - 1].tokens.end > end || names[next].tokens.size() >= end - at);
      if (unseen || crosses) continue;
      ModelName name = whole->name;
      name.tokens = {at, end};
      grown.push_back(name);
      next = last;
      at = end - 1;
    }
  }
  grown.insert(grown.end(), names.begin() + static_cast<std::ptrdiff_t>(next), names.end());
  return grown;
}

}  // namespace claimgraph
