#include "rules/lexicons.h"

#include <algorithm>
#include <bit>

namespace claimgraph {
EdgeWords first_words(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  const auto end = std::find_if_not(word.begin(), word.end(), letter_or_digit);
  return {word, word.substr(0, static_cast<std::size_t>(end - word.begin()))};
}

EdgeWords last_words(std::string_view text) {
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  const auto begin = std::find_if_not(word.rbegin(), word.rend(), letter_or_digit);
  return {word, word.substr(word.size() - static_cast<std::size_t>(begin - word.rbegin()))};
}

std::string_view noun_stem(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view preposition : {" of ", " to ", " on ", " for ", " in ", " from "})
    end = std::min(end, text.find(preposition));
  return text.substr(0, end);
}

std::string_view attribute(const LexiconEntry& entry, std::string_view key) {
  for (std::string_view rest = entry.attributes(); !rest.empty();) {
    const std::string_view item = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(rest.size(), item.size() + 1));
    if (item.size() > key.size() && item.substr(0, key.size()) == key && item[key.size()] == '=') {
      return item.substr(key.size() + 1);
    }
  }
  return {};
}

const Lexicon* Lexicons::find(std::string_view name) const {
  const NameSlot* const slot = named(text_hash(0, name));
  return slot == nullptr || (*this)[slot->lexicon].name != name ? nullptr : &(*this)[slot->lexicon];
}

const Lexicons::NameSlot* Lexicons::named(std::uint64_t hash) const {
  if (name_slots_.empty()) return nullptr;
  const std::size_t mask = name_slots_.size() - 1;
  for (std::size_t at = hash >> 32 & mask; name_slots_[at].hash != 0; at = (at + 1) & mask) {
    if (name_slots_[at].hash == hash) return &name_slots_[at];
  }
  return nullptr;
}

void Lexicons::finish() {
  for (Lexicon& lexicon : lexicons_)
    lexicon.entries = {rows_[static_cast<std::size_t>(lexicon.table)].all(), lexicon.category};
  name_slots_.assign(std::bit_ceil(2 * lexicons_.size() + 2), {});
  for (const Lexicon& lexicon : lexicons_) {
    const std::uint64_t hash = text_hash(0, lexicon.name);
    std::size_t at = hash >> 32 & (name_slots_.size() - 1);
    while (name_slots_[at].hash != 0) at = (at + 1) & (name_slots_.size() - 1);
    name_slots_[at] = {hash, lexicon.id};
  }
}

bool Lexicons::holds(LexiconName lexicon, Symbol word) const {
  if (memberships(word).empty()) return false;
  const NameSlot* const slot = named(lexicon.hash);
  return slot != nullptr && has_word(slot->lexicon, word);
}

std::vector<std::string> Lexicons::names() const {
  std::vector<std::string> names;
  for (const Lexicon& lexicon : lexicons_) names.push_back(lexicon.name);
  return names;
}

std::span<const WordMembership> Lexicons::memberships(Symbol word) const {
  const std::uint32_t at = index(word);
  if (at + 1 >= membership_begin_.size()) return {};
  return std::span<const WordMembership>(memberships_)
      .subspan(membership_begin_[at], membership_begin_[at + 1] - membership_begin_[at]);
}

std::span<const LexiconId> Lexicons::phrase_openers(Symbol word) const {
  const std::uint32_t at = index(word);
  if (at + 1 >= openers_begin_.size()) return {};
  return std::span<const LexiconId>(openers_).subspan(openers_begin_[at],
                                                      openers_begin_[at + 1] - openers_begin_[at]);
}

std::uint32_t Lexicons::word_entry(LexiconId lexicon, Symbol word) const {
  for (const WordMembership& membership : memberships(word)) {
    if (membership.lexicon == lexicon) return membership.entry;
  }
  return kNowhere;
}

const Lexicons::Node* Lexicons::node(LexiconId lexicon, std::uint64_t hash) const {
  const LexiconId table = (*this)[lexicon].table;
  const FlatArray<Node>& nodes = indexes_[static_cast<std::size_t>(table)];
  if (nodes.empty()) return nullptr;
  const std::size_t mask = nodes.size() - 1;
  for (std::size_t at = (hash ^ (hash >> 29)) & mask; nodes[at].hash != 0; at = (at + 1) & mask) {
    if (nodes[at].hash == hash) return &nodes[at];
  }
  return nullptr;
}

struct Lexicons::Walk {
  const Document& document;
  LexiconId lexicon;
  std::uint32_t begin, end;  // tokens
  bool by_norm, by_lemma;
  bool single = true;  // entries of one word too
};

Lexicons::Walk Lexicons::walk(LexiconId lexicon, const Document& document, std::uint32_t token,
                              std::uint32_t end) const {
  const LexiconKind kind = (*this)[lexicon].kind;
  const bool verb_or_noun = kind == LexiconKind::kVerb || kind == LexiconKind::kNoun;
  const bool lemmas = verb_or_noun || kind == LexiconKind::kLemma;
  return {document,
          lexicon,
          token,
          std::min(end, document.tokens.size()),
          !lemmas || kind == LexiconKind::kNoun,
          lemmas || kind == LexiconKind::kPhrase};
}

PhraseHit Lexicons::phrase_at(LexiconId lexicon, const Document& document, std::uint32_t token,
                              std::uint32_t end) const {
  const Walk from = walk(lexicon, document, token, end);
  PhraseHit best;
  const Tokens& tokens = document.tokens;
  if (token >= from.end) return best;
  const Symbol norm = tokens.norm[token];
  const bool by_lemma =
      from.by_lemma && token < tokens.lemma.size() && !(from.by_norm && tokens.lemma[token] == norm);
  const auto opens = [&, table = (*this)[lexicon].table](Symbol word) {
    const auto openers = phrase_openers(word);
    return std::binary_search(openers.begin(), openers.end(), table);
  };
  const bool opened = (by_lemma && opens(tokens.lemma[token])) || (from.by_norm && opens(norm));
  if (!opened || !may_begin_phrase(document, token)) {  // a word or nothing
    std::uint32_t entry = from.by_norm ? word_entry(lexicon, norm) : kNowhere;
    if (entry == kNowhere && by_lemma) entry = word_entry(lexicon, tokens.lemma[token]);
    return entry == kNowhere ? best : PhraseHit{1, entry};
  }
  step(from, token, kLexiconHashStart, [&](PhraseHit hit) {
    if (hit.length > best.length) best = hit;
  });
  return best;
}

void Lexicons::phrases_at(LexiconId lexicon, const Document& document, std::uint32_t token, std::uint32_t end,
                          std::vector<PhraseHit>& out) const {
  const std::size_t first = out.size();
  Walk from = walk(lexicon, document, token, end);
  from.single = false;
  step(from, token, kLexiconHashStart, [&](PhraseHit hit) {
    const bool known = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                                   [&](const PhraseHit& other) { return other.length == hit.length; });
    if (hit.length > 1 && !known) out.push_back(hit);
  });
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
            [](const PhraseHit& a, const PhraseHit& b) { return a.length < b.length; });
}

bool Lexicons::may_begin_phrase(const Document& document, std::uint32_t token) const {
  const Tokens& tokens = document.tokens;
  const std::uint32_t next = token + 1;
  if (next >= tokens.size()) return false;
  const auto any_form = [&](std::uint32_t t, auto&& accepts) {
    const Symbol norm = tokens.norm[t], lemma = t < tokens.lemma.size() ? tokens.lemma[t] : norm;
    return accepts(norm) || (lemma != norm && accepts(lemma));
  };
  return any_form(token, [&](Symbol first) {
    std::uint64_t hash = document.symbols.hash_behind(kLexiconHashStart, first);
    if (tokens.has(next, TokenFlag::kSpaceBefore)) hash = text_hash(hash, " ");
    return any_form(
        next, [&](Symbol second) { return prefixes_.may_hold(document.symbols.hash_behind(hash, second)); });
  });
}

bool Lexicons::begins(LexiconId lexicon, std::string_view norm, std::string_view lemma) const {
  for (const std::string_view word : {norm, lemma}) {
    const Node* const found = word.empty() ? nullptr : node(lexicon, text_hash(kLexiconHashStart, word));
    if (found != nullptr && found->goes_on) return true;
  }
  return false;
}

std::uint32_t Lexicons::pair_entry(LexiconId lexicon, std::string_view first, std::string_view second) const {
  const Node* const found =
      node(lexicon, text_hash(text_hash(text_hash(kLexiconHashStart, first), " "), second));
  return found == nullptr ? kNowhere : (*this)[lexicon].entries.held(found->entry);
}

// Follows the entries that go on with `token`. The depth is bounded by the longest entry.
template <typename Take>
void Lexicons::step(const Walk& walk, std::uint32_t token, std::uint64_t hash, Take&& take) const {
  if (token >= walk.end) return;
  const Tokens& tokens = walk.document.tokens;
  if (token > walk.begin && tokens.has(token, TokenFlag::kSpaceBefore)) hash = text_hash(hash, " ");
  const auto found_entry = [&](std::uint32_t entry) {
    if (entry != kNowhere) take(PhraseHit{token + 1 - walk.begin, entry});
  };
  const auto follow = [&](Symbol word) {
    if (walk.single && token == walk.begin) found_entry(word_entry(walk.lexicon, word));
    const std::uint64_t next = walk.document.symbols.hash_behind(hash, word);
    const Node* const found = node(walk.lexicon, next);
    if (found == nullptr) return;
    found_entry((*this)[walk.lexicon].entries.held(found->entry));
    if (found->goes_on) step(walk, token + 1, next, take);
  };
  const Symbol norm = tokens.norm[token];
  if (walk.by_norm) follow(norm);
  const bool tagged = walk.by_lemma && token < tokens.lemma.size();
  if (tagged && (!walk.by_norm || tokens.lemma[token] != norm)) follow(tokens.lemma[token]);
}

}  // namespace claimgraph
