#include "rules/lexicons.h"

#include <algorithm>
#include <array>
#include <bit>

namespace claimgraph {
namespace {

// FNV-1a with a 64-bit state: a prefix's hash goes on from the hash of the prefix before it.
constexpr std::uint64_t kHashStart = 0xCBF29CE484222325ULL;

std::uint64_t hash_on(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

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
  for (std::string_view rest = entry.attributes; !rest.empty();) {
    const std::string_view item = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(rest.size(), item.size() + 1));
    if (item.size() > key.size() && item.substr(0, key.size()) == key && item[key.size()] == '=') {
      return item.substr(key.size() + 1);
    }
  }
  return {};
}

const Lexicon* Lexicons::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &lexicons_[found->second];
}

std::vector<std::string> Lexicons::names() const {
  std::vector<std::string> names;
  for (const Lexicon& lexicon : lexicons_) names.push_back(lexicon.name);
  return names;
}

std::span<const WordMembership> Lexicons::memberships(Symbol word) const {
  const std::uint32_t at = index(word);
  if (at + 1 >= membership_begin_.size()) return {};
  return std::span(memberships_)
      .subspan(membership_begin_[at], membership_begin_[at + 1] - membership_begin_[at]);
}

bool Lexicons::opens(LexiconId lexicon, Symbol word) const {
  const std::uint32_t at = index(word);
  if (at + 1 >= openers_begin_.size()) return false;
  const auto first = openers_.begin() + openers_begin_[at];
  const auto last = openers_.begin() + openers_begin_[at + 1];
  return std::find(first, last, lexicon) != last;
}

std::uint32_t Lexicons::word_entry(LexiconId lexicon, Symbol word) const {
  for (const WordMembership& membership : memberships(word)) {
    if (membership.lexicon == lexicon) return membership.entry;
  }
  return kNowhere;
}

Lexicons::Node& Lexicons::slot(std::vector<Node>& nodes, std::uint64_t hash) {
  const std::size_t mask = nodes.size() - 1;
  std::size_t at = (hash ^ (hash >> 29)) & mask;
  while (nodes[at].hash != 0 && nodes[at].hash != hash) at = (at + 1) & mask;
  return nodes[at];
}

const Lexicons::Node* Lexicons::node(LexiconId lexicon, std::uint64_t hash) const {
  const std::vector<Node>& nodes = indexes_[static_cast<std::size_t>(lexicon)].nodes;
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
};

PhraseHit Lexicons::phrase_at(LexiconId lexicon, const Document& document, std::uint32_t token,
                              std::uint32_t end) const {
  const LexiconKind kind = (*this)[lexicon].kind;
  const bool verb_or_noun = kind == LexiconKind::kVerb || kind == LexiconKind::kNoun;
  const bool lemmas = verb_or_noun || kind == LexiconKind::kLemma;
  const Walk walk{document,
                  lexicon,
                  token,
                  std::min(end, document.tokens.size()),
                  !lemmas || kind == LexiconKind::kNoun,
                  lemmas || kind == LexiconKind::kPhrase};
  PhraseHit best;
  const Tokens& tokens = document.tokens;
  if (token >= walk.end) return best;
  const bool lemma = walk.by_lemma && token < tokens.lemma.size() && opens(lexicon, tokens.lemma[token]);
  if (!lemma && !(walk.by_norm && opens(lexicon, tokens.norm[token]))) return best;
  step(walk, token, kHashStart, best);
  return best;
}

bool Lexicons::begins(LexiconId lexicon, std::string_view norm, std::string_view lemma) const {
  for (const std::string_view word : {norm, lemma}) {
    const Node* const found = word.empty() ? nullptr : node(lexicon, hash_on(kHashStart, word));
    if (found != nullptr && found->goes_on) return true;
  }
  return false;
}

std::uint32_t Lexicons::pair_entry(LexiconId lexicon, std::string_view first, std::string_view second) const {
  const Node* const found = node(lexicon, hash_on(hash_on(hash_on(kHashStart, first), " "), second));
  return found == nullptr ? kNowhere : found->entry;
}

// Follows the entries that go on with `token`. The depth is bounded by the longest entry.
void Lexicons::step(const Walk& walk, std::uint32_t token, std::uint64_t hash, PhraseHit& best) const {
  if (token >= walk.end) return;
  const Tokens& tokens = walk.document.tokens;
  if (token > walk.begin && tokens.has(token, TokenFlag::kSpaceBefore)) hash = hash_on(hash, " ");
  const auto follow = [&](Symbol word) {
    const std::uint64_t next = hash_on(hash, walk.document.symbols.view(word));
    const Node* const found = node(walk.lexicon, next);
    if (found == nullptr) return;
    if (found->entry != kNowhere && token + 1 - walk.begin > best.length) {
      best = {token + 1 - walk.begin, found->entry};
    }
    if (found->goes_on) step(walk, token + 1, next, best);
  };
  const Symbol norm = tokens.norm[token];
  if (walk.by_norm) follow(norm);
  const bool tagged = walk.by_lemma && token < tokens.lemma.size();
  if (tagged && (!walk.by_norm || tokens.lemma[token] != norm)) follow(tokens.lemma[token]);
}

// ---- loading

namespace {

struct KindName {
  std::string_view name;
  LexiconKind kind;
};
constexpr std::array kKindNames{
    KindName{"verb", LexiconKind::kVerb},     KindName{"noun", LexiconKind::kNoun},
    KindName{"word", LexiconKind::kWord},     KindName{"lemma", LexiconKind::kLemma},
    KindName{"phrase", LexiconKind::kPhrase},
};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

constexpr std::size_t kTextBlock = 1 << 16;

// Lower case with single spaces.
void normal_text(std::string_view text, std::string& normal) {
  normal.clear();
  for (const char c : text) {
    if (c == ' ' || c == '\t') {
      if (!normal.empty() && normal.back() != ' ') normal += ' ';
    } else {
      normal += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
}

bool one_token(std::string_view text) { return std::all_of(text.begin(), text.end(), letter_or_digit); }

}  // namespace

class LexiconLoader {
 public:
  explicit LexiconLoader(SymbolTable& symbols) : symbols_(symbols) {}

  Result<bool> read_block(const Block& block) {
    const BlockField& header = block.header;
    const std::size_t kind_end = std::min(header.text.find_first_of(" \t"), header.text.size());
    const std::string kind_name = header.text.substr(0, kind_end);
    const auto kind = std::find_if(kKindNames.begin(), kKindNames.end(),
                                   [&](const KindName& k) { return k.name == kind_name; });
    if (kind == kKindNames.end()) {
      return block.error_at(header, 0, "unknown kind of lexicon " + kind_name + "; write " + kind_list());
    }
    if (!block.fields.empty()) {
      return block.error_at(block.fields[0], 0,
                            "a lexicon has no fields; go on with a line that begins with |");
    }
    Lexicon* const lexicon = open(block.name, kind->kind);
    if (lexicon == nullptr) {
      return block.error_at(header, 0, "lexicon " + block.name + " has another kind elsewhere");
    }
    const std::string_view text = keep(header.text);
    const std::size_t end = std::min(text.find(" # "), text.size());
    for (std::size_t at = kind_end; at < end;) {
      const std::size_t bar = std::min(text.find('|', at), end);
      std::string_view entry = trimmed(text.substr(at, bar - at));
      const bool empty_first = entry.empty() && at == kind_end && bar < end;
      if (entry.size() >= 2 && entry.front() == '"' && entry.back() == '"') {
        entry = trimmed(entry.substr(1, entry.size() - 2));
      }
      if (entry.empty() && !empty_first) return block.error_at(header, at, "an entry without text");
      if (!entry.empty()) add(*lexicon, entry, normal(entry), {}, {});
      at = bar + 1;
    }
    if (lexicon->entries.empty()) return block.error_at(header, 0, "lexicon " + block.name + " is empty");
    return true;
  }

  Result<bool> read_table(const LexiconTable& table) {
    const std::size_t slash = table.path.find_last_of('/');
    const std::size_t stem = slash == std::string::npos ? 0 : slash + 1;
    const std::string name = table.path.substr(stem, table.path.rfind('.') - stem);
    const std::string_view text = keep(table.text);
    const bool lemmas = text.substr(0, text.find('\n')) == "# match lemma";
    const LexiconKind kind = lemmas ? LexiconKind::kPhrase : LexiconKind::kTable;
    Lexicon* const opened = open(name, kind);
    if (opened == nullptr) {
      return Error{table.path, 1, 1, "lexicon " + name + " has another kind elsewhere"};
    }
    reserve(opened->id, static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
    Class whole{name, opened->id, {}, {}};
    int number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t newline = std::min(text.find('\n', begin), text.size());
      const std::string_view line = text.substr(begin, newline - begin);
      begin = newline + 1;
      ++number;
      if (trimmed(line).empty() || line[0] == '#') continue;
      if (const auto read = read_line(table.path, number, line, kind, whole); !read.ok()) return read.error();
    }
    return true;
  }

  Lexicons finish() {
    group_by_symbol(words_, loaded_.membership_begin_, loaded_.memberships_);
    group_by_symbol(openers_, loaded_.openers_begin_, loaded_.openers_);
    for (const Lexicon& lexicon : loaded_.lexicons_) {
      loaded_.by_name_.emplace(keep(lexicon.name), static_cast<std::uint16_t>(lexicon.id));
    }
    return std::move(loaded_);
  }

 private:
  static std::string kind_list() {
    std::string names;
    for (const KindName& kind : kKindNames) names += (names.empty() ? "" : ", ") + std::string(kind.name);
    return names;
  }

  // The rows of each symbol side by side, in the order they were added; `begin` tells where they are.
  template <typename Row>
  static void group_by_symbol(const std::vector<std::pair<Symbol, Row>>& pairs,
                              std::vector<std::uint32_t>& begin, std::vector<Row>& rows) {
    std::uint32_t highest = 0;
    for (const auto& [word, row] : pairs) highest = std::max(highest, index(word));
    begin.assign(highest + 2, 0);
    for (const auto& [word, row] : pairs) ++begin[index(word) + 1];
    for (std::size_t at = 1; at < begin.size(); ++at) begin[at] += begin[at - 1];
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    rows.resize(pairs.size());
    for (const auto& [word, row] : pairs) rows[next[index(word)]++] = row;
  }

  // A copy that lives as long as the lexicons; small texts share a block.
  std::string_view keep(std::string_view text) {
    auto& blocks = loaded_.texts_;
    if (blocks.empty() || blocks.back()->capacity() - blocks.back()->size() < text.size()) {
      blocks.push_back(std::make_unique<std::string>());
      blocks.back()->reserve(std::max(kTextBlock, text.size()));
    }
    std::string& block = *blocks.back();
    block += text;
    return std::string_view(block).substr(block.size() - text.size());
  }

  // The text of an entry, its edges known as symbols.
  std::string_view normal(std::string_view form) {
    normal_text(form, scratch_);
    const std::string_view text = scratch_ == form ? form : keep(scratch_);
    if (!one_token(text)) {
      for (const EdgeWords words : {first_words(text), last_words(text), last_words(noun_stem(text))}) {
        symbols_.intern(words.word);
        symbols_.intern(words.run);
      }
    }
    return text;
  }

  // The lexicon of that name and kind, new if unknown; null when it has another kind.
  Lexicon* open(const std::string& name, LexiconKind kind) {
    const auto [place, fresh] = numbers_.try_emplace(name, loaded_.lexicons_.size());
    if (fresh) {
      Lexicon lexicon;
      lexicon.id = static_cast<LexiconId>(place->second);
      lexicon.name = name;
      lexicon.kind = kind;
      loaded_.lexicons_.push_back(std::move(lexicon));
      loaded_.indexes_.emplace_back();
    }
    Lexicon& lexicon = loaded_.lexicons_[place->second];
    return lexicon.kind == kind ? &lexicon : nullptr;
  }

  // A table as a lexicon, and the class of its last line as one: neighbours often share it.
  struct Class {
    std::string name;
    LexiconId id;
    std::string_view last;
    LexiconId last_id;
  };

  void reserve(LexiconId lexicon, std::size_t entries) {
    Lexicon& table = loaded_.lexicons_[static_cast<std::size_t>(lexicon)];
    table.entries.reserve(table.entries.size() + entries);
    Lexicons::Index& index = loaded_.indexes_[static_cast<std::size_t>(lexicon)];
    const std::size_t nodes = std::bit_ceil((index.used + entries) * 2);
    if (nodes > index.nodes.size()) grow(index, nodes);
  }

  Result<bool> read_line(const std::string& path, int number, std::string_view line, LexiconKind kind,
                         Class& table) {
    const std::size_t first = std::min(line.find('\t'), line.size());
    const std::size_t second = std::min(line.find('\t', first + 1), line.size());
    const std::string_view form = trimmed(line.substr(0, first));
    const std::string_view category = trimmed(line.substr(first, second - first));
    const std::string_view attributes = trimmed(line.substr(second));
    if (form.empty()) return Error{path, number, 1, "an entry without text"};
    for (std::string_view rest = attributes; !rest.empty();) {
      const std::string_view item = rest.substr(0, rest.find(';'));
      if (item.find('=') == std::string_view::npos) {
        const auto column = static_cast<int>(item.data() - line.data()) + 1;
        return Error{path, number, column,
                     "attribute " + std::string(item) + " has no value; write key=value"};
      }
      rest.remove_prefix(std::min(rest.size(), item.size() + 1));
    }
    const std::string_view text = normal(form);
    add(loaded_.lexicons_[static_cast<std::size_t>(table.id)], form, text, category, attributes);
    if (category.empty()) return true;
    if (category != table.last) {
      const Lexicon* const own = open(table.name + "." + std::string(category), kind);
      if (own == nullptr) {
        return Error{path, number, static_cast<int>(first) + 2,
                     "lexicon " + table.name + "." + std::string(category) + " has another kind elsewhere"};
      }
      table.last = category;
      table.last_id = own->id;
    }
    add(loaded_.lexicons_[static_cast<std::size_t>(table.last_id)], form, text, category, attributes);
    return true;
  }

  void add(Lexicon& lexicon, std::string_view form, std::string_view text, std::string_view category,
           std::string_view attributes) {
    LexiconEntry entry;
    entry.text = text;
    entry.form = form;
    entry.category = category;
    entry.attributes = attributes;
    const auto number = static_cast<std::uint32_t>(lexicon.entries.size());
    const bool phrase = text.find(' ') != std::string_view::npos;
    lexicon.has_phrases = lexicon.has_phrases || !one_token(text);
    lexicon.entries.push_back(entry);
    const std::uint32_t before = insert(lexicon.id, entry.text, number);
    if (before != kNowhere) {
      std::uint32_t last = before;
      while (lexicon.entries[last].next != kNowhere) last = lexicon.entries[last].next;
      lexicon.entries[last].next = number;
    } else if (!phrase) {
      words_.push_back({symbols_.intern(entry.text), {lexicon.id, number}});
    }
  }

  // Adds the entry and each prefix of it that may end a token; the entry that was there before, or kNowhere.
  std::uint32_t insert(LexiconId lexicon, std::string_view text, std::uint32_t entry) {
    Lexicons::Index& index = loaded_.indexes_[static_cast<std::size_t>(lexicon)];
    const std::size_t first_word = std::min(text.find(' '), text.size());
    std::uint64_t hash = kHashStart;
    std::uint32_t before = kNowhere;
    for (std::size_t at = 0; at < text.size(); ++at) {
      hash = hash_on(hash, text.substr(at, 1));
      const bool last = at + 1 == text.size();
      const bool inside = !last && letter_or_digit(text[at]) && letter_or_digit(text[at + 1]);
      if (inside || text[at] == ' ') continue;
      if ((index.used + 1) * 2 > index.nodes.size())
        grow(index, std::max<std::size_t>(16, index.nodes.size() * 2));
      Lexicons::Node& node = Lexicons::slot(index.nodes, hash);
      if (node.hash == 0) {
        ++index.used;
        node.hash = hash;
        if (at < first_word) openers_.push_back({symbols_.intern(text.substr(0, at + 1)), lexicon});
      }
      node.goes_on = node.goes_on || !last;
      if (!last) continue;
      before = node.entry;
      if (before == kNowhere) node.entry = entry;
    }
    return before;
  }

  static void grow(Lexicons::Index& index, std::size_t size) {
    std::vector<Lexicons::Node> nodes(size);
    for (const Lexicons::Node& node : index.nodes) {
      if (node.hash != 0) Lexicons::slot(nodes, node.hash) = node;
    }
    index.nodes.swap(nodes);
  }

  SymbolTable& symbols_;
  std::string scratch_;
  Lexicons loaded_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::pair<Symbol, WordMembership>> words_;
  std::vector<std::pair<Symbol, LexiconId>> openers_;
};

Result<Lexicons> load_lexicons(const std::vector<Block>& blocks, const std::vector<LexiconTable>& tables,
                               SymbolTable& symbols) {
  LexiconLoader loader(symbols);
  for (const Block& block : blocks) {
    if (block.keyword != "lexicon") continue;
    if (auto read = loader.read_block(block); !read.ok()) return read.error();
  }
  for (const LexiconTable& table : tables) {
    if (auto read = loader.read_table(table); !read.ok()) return read.error();
  }
  return loader.finish();
}

}  // namespace claimgraph
