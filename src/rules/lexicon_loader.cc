// Reads lexicon blocks and tables into Lexicons.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "rules/lexicons.h"
#include "text/cut_words.h"

namespace claimgraph {
namespace {

struct LexiconKindName {
  std::string_view name;
  LexiconKind kind;
};
constexpr std::array kLexiconKindNames{
    LexiconKindName{"verb", LexiconKind::kVerb},     LexiconKindName{"noun", LexiconKind::kNoun},
    LexiconKindName{"word", LexiconKind::kWord},     LexiconKindName{"lemma", LexiconKind::kLemma},
    LexiconKindName{"phrase", LexiconKind::kPhrase},
};

constexpr std::size_t kTextBlock = 1 << 16;

// What one look at each byte of an entry tells.
struct Shape {
  bool normal = true;   // lower case with single spaces
  bool spaced = false;  // holds a space
  bool letters = true;  // and digits, nothing else
};

// By byte: what it keeps an entry from being, as bits.
constexpr std::uint8_t kNotLower = 1, kSpace = 2, kNotLetter = 4;
constexpr std::array<std::uint8_t, 256> kByteShapes = [] {
  std::array<std::uint8_t, 256> shapes{};
  for (std::size_t byte = 0; byte < shapes.size(); ++byte) {
    const char c = static_cast<char>(byte);
    if (is_upper(c) || c == '\t') shapes[byte] |= kNotLower;
    if (c == ' ') shapes[byte] |= kSpace;
    if (!letter_or_digit(c)) shapes[byte] |= kNotLetter;
  }
  return shapes;
}();

Shape shape_of(std::string_view text) {
  std::uint8_t bits = 0;
  for (const char c : text) bits |= kByteShapes[static_cast<unsigned char>(c)];
  const bool spaced = (bits & kSpace) != 0;
  const bool single = !spaced || (text[0] != ' ' && text.find("  ") == std::string_view::npos);
  return {(bits & kNotLower) == 0 && single, spaced, (bits & kNotLetter) == 0};
}

std::size_t lines_of(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

// An entry until all are known. Views point into the files and the texts of the loader.
struct LexiconRow {
  std::string_view text, form, category, attributes;
  Symbol word = kNoSymbol;
  std::uint32_t next = kNowhere;
};

// A token may end behind the first letters of the word at `begin` although letters follow.
bool is_cut(std::string_view text, std::size_t begin) {
  return is_cut_word(text.substr(begin, text.find(' ', begin) - begin));
}

}  // namespace

class LexiconLoader {
 public:
  /// `lines` is about how many entries there will be.
  LexiconLoader(SymbolTable& symbols, std::size_t lines) : symbols_(symbols) { words_.reserve(2 * lines); }

  Result<bool> read_block(const Block& block) {
    const BlockField& header = block.header;
    const std::size_t kind_end = std::min(header.text.find_first_of(" \t"), header.text.size());
    const std::string kind_name = header.text.substr(0, kind_end);
    const auto kind = std::find_if(kLexiconKindNames.begin(), kLexiconKindNames.end(),
                                   [&](const LexiconKindName& k) { return k.name == kind_name; });
    if (kind == kLexiconKindNames.end()) {
      return block.error_at(header, 0, "unknown kind of lexicon " + kind_name + "; write " + kind_list());
    }
    if (!block.fields.empty()) {
      return block.error_at(block.fields[0], 0,
                            "a lexicon has no fields; go on with a line that begins with |");
    }
    Lexicon* const lexicon = open(block.name, kind->kind);
    if (lexicon == nullptr) return block.error_at(header, 0, of_another_kind(block.name));
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
      LexiconRow added;
      added.form = entry;
      if (!entry.empty()) add(*lexicon, nullptr, added);
      at = bar + 1;
    }
    if (entries_of(*lexicon).empty()) return block.error_at(header, 0, "lexicon " + block.name + " is empty");
    return true;
  }

  Result<bool> read_table(LexiconTable table) {
    const std::size_t slash = table.path.find_last_of('/');
    const std::size_t stem = slash == std::string::npos ? 0 : slash + 1;
    const std::string name = table.path.substr(stem, table.path.rfind('.') - stem);
    texts_.push_back(std::make_unique<std::string>(std::move(table.text)));
    const std::string_view text = *texts_.back();
    const bool lemmas = text.substr(0, text.find('\n')) == "# match lemma";
    const LexiconKind kind = lemmas ? LexiconKind::kPhrase : LexiconKind::kTable;
    Lexicon* const opened = open(name, kind);
    if (opened == nullptr) return Error{table.path, 1, 1, of_another_kind(name)};
    std::vector<LexiconRow>& entries = entries_of(*opened);
    entries.reserve(entries.size() + lines_of(text));
    Table whole{table.path, opened->id, {}};
    int number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t newline = std::min(text.find('\n', begin), text.size());
      const std::string_view line = text.substr(begin, newline - begin);
      begin = newline + 1;
      ++number;
      if (trimmed(line).empty() || line[0] == '#') continue;
      if (const auto read = read_line(number, line, whole); !read.ok()) return read.error();
    }
    return true;
  }

  Lexicons finish() {
    std::vector<std::uint32_t> begin;
    std::vector<LexiconId> openers;
    group_by_symbol(openers_, begin, openers);
    for (std::size_t word = 0; word + 1 < begin.size(); ++word)
      std::sort(openers.begin() + begin[word], openers.begin() + begin[word + 1]);
    loaded_.openers_begin_ = std::move(begin);
    loaded_.openers_ = std::move(openers);
    std::vector<WordMembership> memberships;
    group_by_symbol(words_, begin, memberships);
    chain_words(begin, memberships);
    loaded_.membership_begin_ = std::move(begin);
    loaded_.memberships_ = std::move(memberships);
    for (const std::vector<LexiconRow>& rows : rows_) loaded_.rows_.push_back(together(rows));
    for (Index& index : indexes_) loaded_.indexes_.emplace_back(std::move(index.nodes));
    loaded_.finish();
    return std::move(loaded_);
  }

 private:
  struct Index {  // open addressing over the prefixes of a lexicon's phrases
    std::vector<Lexicons::Node> nodes;
    std::size_t used = 0;
  };

  static std::string kind_list() {
    std::string names;
    for (const LexiconKindName& kind : kLexiconKindNames)
      names += (names.empty() ? "" : ", ") + std::string(kind.name);
    return names;
  }

  static std::string of_another_kind(const std::string& name) {
    return "lexicon " + name + " has another kind elsewhere";
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

  // Leaves the first row of each word in a lexicon and chains the entries of the others to its entry.
  void chain_words(std::vector<std::uint32_t>& begin, std::vector<WordMembership>& rows) {
    struct Seen {
      std::size_t word = 0;  // 1 + symbol
      std::uint32_t last = 0;
    };
    std::vector<Seen> seen(loaded_.lexicons_.size());
    std::size_t kept = 0, at = 0;
    for (std::size_t word = 0; word + 1 < begin.size(); ++word) {
      const std::size_t end = begin[word + 1];
      begin[word] = static_cast<std::uint32_t>(kept);
      for (; at < end; ++at) {
        const Lexicon& lexicon = loaded_.lexicons_[static_cast<std::size_t>(rows[at].lexicon)];
        Seen& before = seen[static_cast<std::size_t>(lexicon.id)];
        const std::uint32_t entry = rows[at].entry;
        if (before.word != word + 1)
          rows[kept++] = rows[at];
        else if (lexicon.table == lexicon.id)
          entries_of(lexicon)[before.last].next = entry;
        before = {word + 1, entry};
      }
    }
    begin.back() = static_cast<std::uint32_t>(kept);
    rows.resize(kept);
  }

  // The rows with their texts behind them. A class or attributes like those of the row before stand once.
  static Lexicons::Rows together(const std::vector<LexiconRow>& rows) {
    struct Texts {
      std::string all;
      std::string_view last[4];
      std::size_t at[4] = {};

      std::size_t add(std::size_t column, std::string_view text) {
        if (text == last[column]) return at[column];
        last[column] = text;
        at[column] = all.size();
        all += text;
        return at[column];
      }
    } texts;
    std::vector<std::array<std::size_t, 4>> begins;
    for (const LexiconRow& row : rows) {
      const std::size_t form = texts.add(0, row.form);
      const std::size_t text = row.text == row.form ? form : texts.add(1, row.text);
      begins.push_back({text, form, texts.add(2, row.category), texts.add(3, row.attributes)});
    }
    const std::size_t behind_rows = rows.size() * sizeof(LexiconEntry);
    std::vector<std::uint64_t> bytes((behind_rows + texts.all.size() + 7) / 8);
    for (std::size_t at = 0; at < rows.size(); ++at) {
      const auto place = [&](std::size_t column, std::string_view text) {
        const std::size_t begin = behind_rows + begins[at][column] - at * sizeof(LexiconEntry);
        return LexiconEntry::Place{static_cast<std::uint32_t>(begin),
                                   static_cast<std::uint32_t>(text.size())};
      };
      auto* const entry = new (reinterpret_cast<LexiconEntry*>(bytes.data()) + at) LexiconEntry;
      entry->word = rows[at].word;
      entry->next = rows[at].next;
      entry->text_ = place(0, rows[at].text);
      entry->form_ = place(1, rows[at].form);
      entry->category_ = place(2, rows[at].category);
      entry->attributes_ = place(3, rows[at].attributes);
    }
    texts.all.copy(reinterpret_cast<char*>(bytes.data()) + behind_rows, texts.all.size());
    return {rows.size(), std::move(bytes)};
  }

  std::vector<LexiconRow>& entries_of(const Lexicon& lexicon) {
    return rows_[static_cast<std::size_t>(lexicon.table)];
  }

  // A block with room for `size` bytes that live as long as the lexicons; small texts share one.
  std::string& room(std::size_t size) {
    if (shared_ == nullptr || shared_->capacity() - shared_->size() < size) {
      shared_ = texts_.emplace_back(std::make_unique<std::string>()).get();
      shared_->reserve(std::max(kTextBlock, size));
    }
    return *shared_;
  }

  std::string_view keep(std::string_view text) {
    std::string& block = room(text.size());
    block += text;
    return std::string_view(block).substr(block.size() - text.size());
  }

  // The form in lower case with single spaces.
  std::string_view normal(std::string_view form) {
    std::string& block = room(form.size());
    const std::size_t begin = block.size();
    block += form;
    char* end = block.data() + begin;
    for (const char c : form) {
      const bool space = c == ' ' || c == '\t';
      if (space && end > block.data() + begin && end[-1] == ' ') continue;
      *end++ = space ? ' ' : is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    block.resize(static_cast<std::size_t>(end - block.data()));
    return std::string_view(block).substr(begin);
  }

  // The lexicon of that name and kind, or the class of a table; new if unknown, null when the name is taken.
  Lexicon* open(const std::string& name, LexiconKind kind, const Lexicon* table = nullptr,
                std::string_view category = {}) {
    const auto [place, fresh] = numbers_.try_emplace(name, loaded_.lexicons_.size());
    if (fresh) {
      Lexicon lexicon;
      lexicon.id = static_cast<LexiconId>(place->second);
      lexicon.table = table == nullptr ? lexicon.id : table->id;
      lexicon.name = name;
      lexicon.category = category;
      lexicon.kind = kind;
      loaded_.lexicons_.push_back(std::move(lexicon));
      rows_.emplace_back();
      indexes_.emplace_back();
    }
    Lexicon& lexicon = loaded_.lexicons_[place->second];
    return lexicon.kind == kind && lexicon.category == category ? &lexicon : nullptr;
  }

  struct Table {
    const std::string& path;
    LexiconId id;
    std::vector<std::pair<std::string_view, LexiconId>> classes;  // those met so far
  };

  // The class of a table as a lexicon, or null when its name is taken.
  Lexicon* open_class(std::string_view category, Table& table) {
    for (const auto& [name, id] : table.classes) {
      if (name == category) return &of(id);
    }
    const Lexicon& whole = of(table.id);
    const std::string name = whole.name + "." + std::string(category);
    Lexicon* const opened = open(name, whole.kind, &whole, category);
    if (opened != nullptr) table.classes.emplace_back(category, opened->id);
    return opened;
  }

  Result<bool> read_line(int number, std::string_view line, Table& table) {
    const std::size_t first = std::min(line.find('\t'), line.size());
    const std::size_t second = std::min(line.find('\t', first + 1), line.size());
    LexiconRow entry;
    entry.form = trimmed(line.substr(0, first));
    entry.category = trimmed(line.substr(first, second - first));
    entry.attributes = trimmed(line.substr(second));
    if (entry.form.empty()) return Error{table.path, number, 1, "an entry without text"};
    for (std::string_view rest = entry.attributes; !rest.empty();) {
      const std::string_view item = rest.substr(0, rest.find(';'));
      if (item.find('=') == std::string_view::npos) {
        const auto column = static_cast<int>(item.data() - line.data()) + 1;
        return Error{table.path, number, column,
                     "attribute " + std::string(item) + " has no value; write key=value"};
      }
      rest.remove_prefix(std::min(rest.size(), item.size() + 1));
    }
    Lexicon* own = nullptr;
    if (!entry.category.empty()) {
      own = open_class(entry.category, table);
      if (own == nullptr) {
        const std::string name = of(table.id).name + "." + std::string(entry.category);
        return Error{table.path, number, static_cast<int>(first) + 2, of_another_kind(name)};
      }
    }
    add(of(table.id), own, entry);
    return true;
  }

  // Adds an entry to a lexicon, and to the class it stands in, if any.
  void add(Lexicon& whole, Lexicon* own, LexiconRow entry) {
    entry.text = entry.form;
    Shape shape = shape_of(entry.text);
    if (!shape.normal) {
      entry.text = normal(entry.form);
      shape = shape_of(entry.text);
    }
    std::vector<LexiconRow>& entries = entries_of(whole);
    const auto number = static_cast<std::uint32_t>(entries.size());
    const bool phrase = !shape.letters || is_cut_word(entry.text);  // else no tokenizer cuts it
    const bool spaced = shape.spaced;
    if (!spaced) entry.word = symbols_.intern(entry.text);
    entries.push_back(entry);
    if (phrase) {
      intern_edges(entry.text, whole.kind);
      insert(whole.id, entry.text, number, spaced);
    }
    for (Lexicon* const each : {&whole, own}) {
      if (each == nullptr) continue;
      each->has_phrases = each->has_phrases || phrase;
      if (!spaced) words_.push_back({entry.word, {number, each->id}});
    }
  }

  // The tokens by which rules look for a phrase are known as symbols.
  void intern_edges(std::string_view text, LexiconKind kind) {
    const auto intern = [&](EdgeWords words) {
      symbols_.intern(words.word);
      symbols_.intern(words.run);
    };
    intern(first_words(text));
    if (kind != LexiconKind::kNoun) return;
    intern(last_words(text));
    intern(last_words(noun_stem(text)));
  }

  // Adds a phrase and each prefix of it that may end a token. Phrases of the same text are chained here,
  // words by chain_words().
  void insert(LexiconId lexicon, std::string_view text, std::uint32_t entry, bool spaced) {
    Index& index = indexes_[static_cast<std::size_t>(lexicon)];
    const std::size_t first_word = std::min(text.find(' '), text.size());
    std::uint64_t hash = kLexiconHashStart;
    std::size_t word = 0;  // where the one at hand begins
    for (std::size_t at = 0; at < text.size(); ++at) {
      hash = text_hash(hash, text.substr(at, 1));
      if (text[at] == ' ') {
        word = at + 1;
        continue;
      }
      const bool last = at + 1 == text.size();
      const bool inside = !last && letter_or_digit(text[at]) && letter_or_digit(text[at + 1]) &&
                          !(at + 1 - word == kCutBehind && is_cut(text, word));
      if (inside) continue;
      if ((index.used + 1) * 2 > index.nodes.size())
        grow(index, std::max<std::size_t>(16, index.nodes.size() * 2));
      Lexicons::Node& node = slot(index.nodes, hash);
      if (node.hash == 0) {
        ++index.used;
        node.hash = hash;
        loaded_.prefixes_.add(hash);
        if (at < first_word) openers_.push_back({symbols_.intern(text.substr(0, at + 1)), lexicon});
      }
      node.goes_on = node.goes_on || !last;
      if (!last) continue;
      if (node.entry == kNowhere)
        node.entry = entry;
      else if (spaced)
        chain(rows_[static_cast<std::size_t>(lexicon)], node.entry, entry);
    }
  }

  static void chain(std::vector<LexiconRow>& entries, std::uint32_t first, std::uint32_t entry) {
    while (entries[first].next != kNowhere) first = entries[first].next;
    entries[first].next = entry;
  }

  static Lexicons::Node& slot(std::vector<Lexicons::Node>& nodes, std::uint64_t hash) {
    const std::size_t mask = nodes.size() - 1;
    std::size_t at = (hash ^ (hash >> 29)) & mask;
    while (nodes[at].hash != 0 && nodes[at].hash != hash) at = (at + 1) & mask;
    return nodes[at];
  }

  static void grow(Index& index, std::size_t size) {
    std::vector<Lexicons::Node> nodes(size);
    for (const Lexicons::Node& node : index.nodes) {
      if (node.hash != 0) slot(nodes, node.hash) = node;
    }
    index.nodes.swap(nodes);
  }

  Lexicon& of(LexiconId id) { return loaded_.lexicons_[static_cast<std::size_t>(id)]; }

  SymbolTable& symbols_;
  Lexicons loaded_;
  std::vector<std::vector<LexiconRow>> rows_;  // by LexiconId; empty for a class
  std::vector<Index> indexes_;                 // the same
  std::vector<std::unique_ptr<std::string>> texts_;
  std::string* shared_ = nullptr;  // the one that is being filled
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::pair<Symbol, WordMembership>> words_;
  std::vector<std::pair<Symbol, LexiconId>> openers_;
};

Result<Lexicons> load_lexicons(const std::vector<Block>& blocks, std::vector<LexiconTable> tables,
                               SymbolTable& symbols) {
  std::size_t lines = 0;
  for (const LexiconTable& table : tables) lines += lines_of(table.text);
  LexiconLoader loader(symbols, lines);
  for (const Block& block : blocks) {
    if (block.keyword != "lexicon") continue;
    if (auto read = loader.read_block(block); !read.ok()) return read.error();
  }
  for (LexiconTable& table : tables) {
    if (auto read = loader.read_table(std::move(table)); !read.ok()) return read.error();
  }
  return loader.finish();
}

}  // namespace claimgraph
