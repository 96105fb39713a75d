// Interned strings: a word is a 32-bit number from the tokenizer on.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/flat_array.h"
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
    const SymbolTable& table = holder(symbol);
    return table.view(table.text(symbol));
  }
  /// The text_hash() of a text that goes on with the symbol behind a part with the hash `before`.
  std::uint64_t hash_behind(std::uint64_t before, Symbol symbol) const {
    const Text& text = holder(symbol).text(symbol);
    return before * text_power(text.size) + text.hash;
  }
  /// Numbers in use, the base's included.
  std::uint32_t size() const { return base_size_ + static_cast<std::uint32_t>(texts_.size()); }
  /// Forgets all symbols that are not the base's; keeps the memory.
  void clear();

  /// Of a table without base. All that is read stays in the bytes it is read from.
  template <typename Archive>
  static void fields(Archive& archive, SymbolTable& all) {
    auto& [base, base_size, recent, slots, texts, blocks, own, used] = all;
    FlatArray<char> bytes(all.all_bytes());
    archive(slots, texts, bytes);
    if constexpr (Archive::kReads) all.see({bytes.data(), bytes.size()});
  }

 private:
  static constexpr std::uint32_t kBlockBytes = 1 << 16;
  struct Text {
    using Flat = void;
    std::uint64_t hash = 0;   // text_hash() of it alone
    std::uint32_t begin = 0;  // in blocks_, as if they lay one behind the other
    std::uint32_t size = 0;
  };
  const SymbolTable& holder(Symbol symbol) const {
    const SymbolTable* table = this;
    while (index(symbol) < table->base_size_) table = table->base_;
    return *table;
  }
  const Text& text(Symbol own) const { return texts_[index(own) - base_size_]; }
  std::string_view view(const Text& text) const {
    return {blocks_[text.begin / kBlockBytes] + text.begin % kBlockBytes, text.size};
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
  void add_blocks(std::size_t count);
  char* unused();
  void skip_to(std::uint32_t next);
  std::vector<char> all_bytes() const;
  void see(std::span<const char> bytes);
  void grow(std::size_t slots);

  const SymbolTable* base_;
  std::uint32_t base_size_;
  std::vector<Recent> recent_;  // by hash; of tables with a base
  FlatArray<Slot> slots_;       // open addressing, a power of two long, at most half full
  FlatArray<Text> texts_;
  std::vector<const char*> blocks_;  // a text that is longer than a block lies in several that lie together
  std::vector<std::unique_ptr<char[]>> own_;
  std::uint32_t used_ = 0;  // bytes of blocks_
};

}  // namespace claimgraph
