// Interned strings: a word is a 32-bit number from the tokenizer on.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/text_hash.h"

namespace claimgraph {

/// An index into a SymbolTable; kNoSymbol stands for the empty string.
enum class Symbol : std::uint32_t {};
inline constexpr Symbol kNoSymbol{0};
constexpr std::uint32_t index(Symbol symbol) { return static_cast<std::uint32_t>(symbol); }

/// Strings to dense numbers. A table may stand on a frozen base: the base's symbols keep their numbers
/// (0 .. base.size()), new strings get numbers behind them and die with clear(). The base must outlive the
/// table and may be shared by threads as long as nobody interns into it.
class SymbolTable {
 public:
  explicit SymbolTable(const SymbolTable* base = nullptr);

  /// Makes room for `count` more strings.
  void reserve(std::size_t count);
  /// The number of `text`, new if unknown. The bytes are copied.
  Symbol intern(std::string_view text);
  /// The number of `text`, or kNoSymbol when it is unknown (or empty).
  Symbol find(std::string_view text) const;
  /// The bytes of a symbol; valid until clear() (own symbols) or as long as the base lives.
  std::string_view view(Symbol symbol) const {
    const Text& text = at(symbol);
    return {text.data, text.size};
  }
  /// The text_hash() of a text that goes on with the symbol behind a part with the hash `before`.
  std::uint64_t hash_behind(std::uint64_t before, Symbol symbol) const {
    const Text& text = at(symbol);
    return before * text_power(text.size) + text.hash;
  }
  /// Numbers in use, the base's included.
  std::uint32_t size() const { return base_size_ + static_cast<std::uint32_t>(texts_.size()); }
  /// Forgets all symbols that are not the base's; keeps the memory.
  void clear();

  /// Of a table without base. Texts that are read stay in the bytes they are read from.
  template <typename Archive>
  static void fields(Archive& archive, SymbolTable& all) {
    auto& [base, base_size, recent, slots, texts, blocks, block, block_used, block_sizes] = all;
    archive(slots, texts);
  }

 private:
  struct Text {
    const char* data = nullptr;
    std::uint32_t size = 0;
    std::uint64_t hash = 0;  // text_hash() of it alone

    template <typename Archive>
    static void fields(Archive& archive, Text& all) {
      auto& [data, size, hash] = all;
      std::string_view text(data, size);
      archive(text, hash);
      data = text.data();
      size = static_cast<std::uint32_t>(text.size());
    }
  };
  const Text& at(Symbol symbol) const {
    const SymbolTable* table = this;
    while (index(symbol) < table->base_size_) table = table->base_;
    return table->texts_[index(symbol) - table->base_size_];
  }
  struct Slot {
    using Flat = void;
    std::uint32_t hash = 0;
    std::uint32_t local = 0;  // 1 + index into texts_, 0 = free
  };
  // A frozen word met before, with its bytes: one cache line instead of the three or more that looking it up
  // in a big base costs.
  struct Recent {
    static constexpr std::size_t kLongest = 23;
    std::uint32_t hash = 0;
    Symbol symbol = kNoSymbol;
    std::uint8_t size = 0;
    char text[kLongest] = {};
  };
  Symbol find_frozen(std::string_view text, std::uint32_t hash);
  static std::uint32_t hash_of(std::string_view text);
  Symbol find_own(std::string_view text, std::uint32_t hash) const;
  Symbol find_hashed(std::string_view text, std::uint32_t hash) const;
  Text store(std::string_view text);
  void grow(std::size_t slots);

  const SymbolTable* base_;
  std::uint32_t base_size_;
  std::vector<Recent> recent_;  // by hash; of tables with a base
  std::vector<Slot> slots_;     // open addressing, a power of two long, at most half full
  std::vector<Text> texts_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_ = 0;
  std::size_t block_used_ = 0;
  std::vector<std::size_t> block_sizes_;
};

}  // namespace claimgraph
