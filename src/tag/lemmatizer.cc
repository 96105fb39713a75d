#include "tag/lemmatizer.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::size_t kLongestWord = 64;  // bytes; longer ones are no words of English

std::uint64_t word_key(Symbol word, Tag tag) {
  return std::uint64_t{index(word)} << 8 | (static_cast<std::uint64_t>(tag) + 1);
}

// The last bytes of a word, at most kLongestSuffix, as one number.
std::uint64_t tail_of(std::string_view word) {
  std::uint64_t tail = 0;
  for (const char c : word.substr(word.size() - std::min(word.size(), kLongestSuffix)))
    tail = tail << 8 | static_cast<unsigned char>(c);
  return tail;
}

// Of the last `size` bytes of a word: with the length and the tag they fill one number without collision.
std::uint64_t suffix_key(std::uint64_t tail, std::size_t size, Tag tag) {
  const std::uint64_t head = size << 8 | (static_cast<std::uint64_t>(tag) + 1);
  return head << 8 * size | (tail & ((std::uint64_t{1} << 8 * size) - 1));
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

Tag read_tag(ModelReader& reader) {
  const auto tag = reader.number<std::uint8_t>();
  return tag < kTagCount ? static_cast<Tag>(tag) : Tag::kNone;
}

}  // namespace

Result<Lemmatizer> Lemmatizer::load(const std::string& path, SymbolTable& symbols) {
  auto opened = open_model(path, kLemmaKind);
  if (!opened.ok()) return opened.error();
  ModelReader& reader = opened.value();
  Lemmatizer lemmatizer;
  const auto rules = reader.number<std::uint32_t>();
  for (std::uint32_t at = 0; at < rules && reader.ok(); ++at) {
    const Tag tag = read_tag(reader);
    const std::string_view suffix = reader.text();
    const auto cut = reader.number<std::uint8_t>();
    if (cut > suffix.size() + kLongestSuffix) return damaged_model(path);
    lemmatizer.add_rule(tag, suffix, {cut, std::string(reader.text())});
  }
  const auto exceptions = reader.number<std::uint32_t>();
  for (std::uint32_t at = 0; at < exceptions && reader.ok(); ++at) {
    const Tag tag = read_tag(reader);
    const Symbol word = symbols.intern(reader.text());
    lemmatizer.exceptions_.add(word_key(word, tag), index(symbols.intern(reader.text())));
    lemmatizer.inflected_[static_cast<std::size_t>(tag)] = true;
  }
  if (!reader.ok() || !reader.at_end()) return damaged_model(path);
  return lemmatizer;
}

void Lemmatizer::add_rule(Tag tag, std::string_view suffix, LemmaRule rule) {
  rules_of_.add(suffix_key(tail_of(suffix), suffix.size(), tag), static_cast<std::uint32_t>(rules_.size()));
  suffix_sizes_[static_cast<std::size_t>(tag)] |= static_cast<std::uint8_t>(1U << suffix.size());
  rules_.push_back(std::move(rule));
  inflected_[static_cast<std::size_t>(tag)] = true;
}

void Lemmatizer::teach_form(const std::string& form, Tag tag, Symbol lemma, SymbolTable& symbols) {
  if (by_rule(form, tag) != symbols.view(lemma))
    exceptions_.add(word_key(symbols.intern(form), tag), index(lemma));
}

void Lemmatizer::teach_verb(std::string_view verb, SymbolTable& symbols) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (verb.size() < 3 || !std::all_of(verb.begin(), verb.end(), letter)) return;
  const Symbol lemma = symbols.intern(verb);
  const char last = verb.back(), before = verb[verb.size() - 2];
  std::string stem(last == 'e' ? verb.substr(0, verb.size() - 1) : verb);
  const bool ending_y = last == 'y' && !is_vowel(before);
  const std::string past = ending_y ? std::string(verb.substr(0, verb.size() - 1)) + "ied" : stem + "ed";
  const bool doubled = !is_vowel(last) && last != 'y' && last != 'w' && last != 'x' && is_vowel(before) &&
                       !is_vowel(verb[verb.size() - 3]);
  for (const std::string& each : {past, doubled ? stem + last + "ed" : past}) {
    teach_form(each, Tag::kVBD, lemma, symbols);
    teach_form(each, Tag::kVBN, lemma, symbols);
  }
  teach_form(stem + "ing", Tag::kVBG, lemma, symbols);
  if (doubled) teach_form(stem + last + "ing", Tag::kVBG, lemma, symbols);
  teach_form(std::string(verb) + "s", Tag::kVBZ, lemma, symbols);
}

const LemmaRule* Lemmatizer::rule_of(std::string_view norm, Tag tag) const {
  const std::uint64_t tail = tail_of(norm);
  unsigned sizes = suffix_sizes_[static_cast<std::size_t>(tag)];
  if (norm.size() < kLongestSuffix) sizes &= (2U << norm.size()) - 1;
  while (sizes != 0) {
    const auto size = static_cast<std::size_t>(std::bit_width(sizes) - 1);
    const std::uint32_t* const found = rules_of_.find(suffix_key(tail, size, tag));
    if (found != nullptr) return &rules_[*found];
    sizes ^= 1U << size;
  }
  return nullptr;
}

std::string Lemmatizer::by_rule(std::string_view norm, Tag tag) const {
  const LemmaRule* rule = rule_of(norm, tag);
  if (rule == nullptr || rule->cut >= norm.size()) return std::string(norm);
  return std::string(norm.substr(0, norm.size() - rule->cut)) + rule->add;
}

Symbol Lemmatizer::lemma(Symbol norm, Tag tag, SymbolTable& symbols) const {
  if (!inflected_[static_cast<std::size_t>(tag)]) return norm;
  if (const std::uint32_t* const known = exceptions_.find(word_key(norm, tag)); known != nullptr)
    return Symbol{*known};
  const std::string_view text = symbols.view(norm);
  const LemmaRule* rule = rule_of(text, tag);
  if (rule == nullptr || rule->cut >= text.size() || text.size() > kLongestWord) return norm;
  if (rule->cut == 0 && rule->add.empty()) return norm;
  char lemma[kLongestWord + 256];
  const std::size_t kept = text.size() - rule->cut;
  text.copy(lemma, kept);
  rule->add.copy(lemma + kept, rule->add.size());
  return symbols.intern({lemma, kept + rule->add.size()});
}

}  // namespace claimgraph
