// Named word classes: `lexicon` blocks of *.rules files and tables patterns/lexicon/NAME.tsv.
//
//   lexicon acquire verb buy | acquire | take over        (one entry between bars, of one or several words)
//   text<TAB>class<TAB>key=value;key=value                (a line of a table; `#` begins a comment line)
//
// A table is the lexicon NAME, and each of its classes the lexicon NAME.class. Blocks and tables of the same
// name add up. Loaded once, immutable afterwards, shared by all threads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat_array.h"
#include "base/result.h"
#include "base/symbols.h"
#include "document.h"
#include "rules/block_file.h"

namespace claimgraph {

enum class LexiconId : std::uint16_t {};

/// How entries meet tokens: verbs and nouns by lemma and tag, lemmas by lemma, words and tables by norm (the
/// form in lower case), phrases by norm or lemma, word by word. A table whose first line is `# match lemma`
/// is read like a phrase lexicon.
enum class LexiconKind : std::uint8_t { kVerb, kNoun, kWord, kLemma, kPhrase, kTable };

/// An entry, whose texts stand behind all entries of its lexicon: it tells how far, wherever they all lie.
/// The views live as long as the Lexicons.
class LexiconEntry {
 public:
  std::string_view text() const { return view(text_); }              // lower case, single spaces
  std::string_view form() const { return view(form_); }              // as the file writes it
  std::string_view category() const { return view(category_); }      // class column of a table, or ""
  std::string_view attributes() const { return view(attributes_); }  // "key=value;key=value", or ""

  Symbol word = kNoSymbol;        // the text, where it has no space
  std::uint32_t next = kNowhere;  // another entry of the same text

  LexiconEntry(const LexiconEntry&) = delete;
  LexiconEntry& operator=(const LexiconEntry&) = delete;

 private:
  friend class LexiconLoader;
  LexiconEntry() = default;

  struct Place {
    std::uint32_t behind = 0;  // from the entry, in bytes
    std::uint32_t size = 0;
  };
  std::string_view view(Place place) const {
    return {reinterpret_cast<const char*>(this) + place.behind, place.size};
  }
  Place text_, form_, category_, attributes_;
};

/// The tokens an entry may begin (or end) with, however the tokenizer cuts it: its first (last) word, and the
/// first (last) run of letters and digits of that.
struct EdgeWords {
  std::string_view word, run;
};
EdgeWords first_words(std::string_view text);
EdgeWords last_words(std::string_view text);
/// The part of a noun entry up to its head: "right" of "right of first refusal".
std::string_view noun_stem(std::string_view text);

/// The value of `key` among the entry's attributes, or "".
std::string_view attribute(const LexiconEntry& entry, std::string_view key);

/// The entries of a lexicon in the order of the files; by number too, as lookups give it.
class LexiconEntries {
 public:
  LexiconEntries() = default;
  /// The rows of a table, or of those the ones of a class.
  LexiconEntries(std::span<const LexiconEntry> rows, std::string_view category)
      : rows_(rows), category_(category) {}

  class Iterator {
   public:
    Iterator(const LexiconEntries& all, const LexiconEntry* at) : all_(all), at_(at) { skip(); }
    const LexiconEntry& operator*() const { return *at_; }
    Iterator& operator++() {
      ++at_;
      skip();
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    void skip() {
      while (at_ != all_.last() && !all_.holds(*at_)) ++at_;
    }
    const LexiconEntries& all_;
    const LexiconEntry* at_;
  };
  Iterator begin() const { return {*this, rows_.data()}; }
  Iterator end() const { return {*this, last()}; }
  const LexiconEntry& operator[](std::uint32_t number) const { return rows_[number]; }
  bool holds(const LexiconEntry& entry) const { return category_.empty() || entry.category() == category_; }
  /// The entry `number` if it is of the class, else the next one of the same text that is, or kNowhere.
  std::uint32_t held(std::uint32_t number) const {
    while (number != kNowhere && !holds(rows_[number])) number = rows_[number].next;
    return number;
  }

 private:
  const LexiconEntry* last() const { return rows_.data() + rows_.size(); }

  std::span<const LexiconEntry> rows_;
  std::string_view category_;
};

struct Lexicon {
  LexiconId id{};
  LexiconId table{};  // of a class the lexicon of its table, else `id`
  std::string name;
  std::string category;  // of a class of a table, else ""
  LexiconKind kind = LexiconKind::kWord;
  bool has_phrases = false;  // some entry may be several tokens
  LexiconEntries entries;    // a class shares the rows of its table

  template <typename Archive>
  static void fields(Archive& archive, Lexicon& all) {  // all but the entries
    auto& [id, table, name, category, kind, has_phrases, entries] = all;
    archive(id, table, name, category, kind, has_phrases);
  }
};

/// Entry `entry` of `lexicon` is one word.
struct WordMembership {
  using Flat = void;
  std::uint32_t entry = 0;
  LexiconId lexicon{};
  std::uint16_t unused = 0;
};

struct PhraseHit {
  std::uint32_t length = 0;  // tokens; 0 = no hit
  std::uint32_t entry = 0;   // the first entry of that text
};

struct LexiconTable {
  std::string path;  // its stem is the lexicon's name
  std::string text;
};

/// The text_hash() of what stands before an entry.
inline constexpr std::uint64_t kLexiconHashStart = 0xCBF29CE484222325ULL;

/// The name of a lexicon as the program writes it; the compiler hashes it.
struct LexiconName {
  consteval LexiconName(const char* name) : hash(text_hash(0, name)) {}
  std::uint64_t hash;
};

/// A set of hashes that forgets which were told apart: what it does not hold was surely never added.
class PrefixFilter {
 public:
  void add(std::uint64_t hash) { bits_.own(at(hash)) |= bit(hash); }
  bool may_hold(std::uint64_t hash) const { return (bits_[at(hash)] & bit(hash)) != 0; }

  template <typename Archive>
  static void fields(Archive& archive, PrefixFilter& all) {
    auto& [bits] = all;
    archive(bits);
  }

 private:
  static constexpr std::size_t kWords = 1 << 14;
  static std::size_t at(std::uint64_t hash) { return (hash >> 24) % kWords; }
  static std::uint64_t bit(std::uint64_t hash) { return std::uint64_t{1} << (hash >> 58); }

  FlatArray<std::uint64_t> bits_ = std::vector<std::uint64_t>(kWords);
};

class Lexicons {
 public:
  /// The lexicon of that name, or null.
  const Lexicon* find(std::string_view name) const;
  const Lexicon& operator[](LexiconId id) const { return lexicons_[static_cast<std::size_t>(id)]; }
  std::span<const Lexicon> all() const { return lexicons_; }
  std::vector<std::string> names() const;

  /// The lexicons that hold `word` as an entry of one word; empty for symbols that are not frozen.
  std::span<const WordMembership> memberships(Symbol word) const;
  /// The lexicons, classes apart, that hold an entry of which `word` may be the first token, but not the
  /// whole; by their numbers.
  std::span<const LexiconId> phrase_openers(Symbol word) const;
  /// The first entry of a lexicon that is this one word, or kNowhere.
  std::uint32_t word_entry(LexiconId lexicon, Symbol word) const;
  bool has_word(LexiconId lexicon, Symbol word) const { return word_entry(lexicon, word) != kNowhere; }
  /// The same by the lexicon's name; false where there is none of that name.
  bool holds(LexiconName lexicon, Symbol word) const;
  bool holds(const Lexicon* lexicon, Symbol word) const {  // null: false
    return lexicon != nullptr && has_word(lexicon->id, word);
  }

  /// The longest entry (of one or several words) that begins at `token` and ends before or at `end`. How the
  /// tokenizer cuts the entry does not matter ("U.S." may be one token or four) as long as entry and token
  /// end together; spaces do ("set-up" is not "set up").
  PhraseHit phrase_at(LexiconId lexicon, const Document& document, std::uint32_t token,
                      std::uint32_t end = kNowhere) const;
  /// All entries of several tokens that begin at `token` and end before or at `end`, the shortest first.
  void phrases_at(LexiconId lexicon, const Document& document, std::uint32_t token, std::uint32_t end,
                  std::vector<PhraseHit>& out) const;
  /// False where surely no entry of any lexicon begins with `token` and the one behind it.
  bool may_begin_phrase(const Document& document, std::uint32_t token) const;
  /// True when an entry that may be several tokens could begin with this token.
  bool begins(LexiconId lexicon, std::string_view norm, std::string_view lemma) const;
  /// The entry `first second` (a verb and its particle, apart in the text), or kNowhere.
  std::uint32_t pair_entry(LexiconId lexicon, std::string_view first, std::string_view second) const;

  template <typename Archive>
  static void fields(Archive& archive, Lexicons& whole) {
    auto& [lexicons, rows, indexes, prefixes, name_slots, membership_begin, memberships, openers_begin,
           openers] = whole;
    archive(lexicons, rows, indexes, prefixes, membership_begin, memberships, openers_begin, openers);
    if constexpr (Archive::kReads) whole.finish();
  }

 private:
  friend class LexiconLoader;
  struct Node {
    using Flat = void;
    std::uint64_t hash = 0;  // of a prefix that may end a token; 0 = free slot
    std::uint32_t entry = kNowhere;
    bool goes_on = false;  // a longer entry begins with it
    std::uint8_t unused[3] = {};
  };
  struct Rows {  // entries with their texts
    std::uint64_t count = 0;
    FlatArray<std::uint64_t> bytes;

    std::span<const LexiconEntry> all() const {
      return {reinterpret_cast<const LexiconEntry*>(bytes.data()), count};
    }
    template <typename Archive>
    static void fields(Archive& archive, Rows& all) {
      auto& [count, bytes] = all;
      archive(count, bytes);
    }
  };
  struct NameSlot {
    std::uint64_t hash = 0;  // of the name; 0 = free
    LexiconId lexicon{};
  };
  struct Walk;
  // What follows from lexicons_ and entries_.
  void finish();
  const NameSlot* named(std::uint64_t hash) const;
  const Node* node(LexiconId lexicon, std::uint64_t hash) const;
  Walk walk(LexiconId lexicon, const Document& document, std::uint32_t token, std::uint32_t end) const;
  template <typename Take>
  void step(const Walk& walk, std::uint32_t token, std::uint64_t hash, Take&& take) const;

  std::vector<Lexicon> lexicons_;
  std::vector<Rows> rows_;                     // by LexiconId; empty for a class
  std::vector<FlatArray<Node>> indexes_;       // the same: open addressing over the prefixes of its phrases
  PrefixFilter prefixes_;                      // of all indexes
  std::vector<NameSlot> name_slots_;           // open addressing, at most half full
  FlatArray<std::uint32_t> membership_begin_;  // by symbol, one past the end
  FlatArray<WordMembership> memberships_;
  FlatArray<std::uint32_t> openers_begin_;  // by symbol, one past the end
  FlatArray<LexiconId> openers_;
};

/// A character that never ends a token before another one: an ASCII letter or digit, a byte above ASCII.
constexpr bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Loads the `lexicon` blocks among `blocks` and the tables; words of entries are interned into `symbols`.
/// Errors name file, line and column: an unknown kind, an entry without text, an attribute without "=", one
/// name with two kinds.
Result<Lexicons> load_lexicons(const std::vector<Block>& blocks, std::vector<LexiconTable> tables,
                               SymbolTable& symbols);

}  // namespace claimgraph
