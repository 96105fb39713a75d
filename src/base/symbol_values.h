// Values of the few symbols of one document, without memory in the size of the whole vocabulary.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/symbols.h"

namespace claimgraph {

/// A value for each symbol, Value{} where none was set. Open addressing, at most half full; O(1).
template <typename Value>
class SymbolValues {
 public:
  /// Room for `most` different symbols other than kNoSymbol; more are an error of the caller.
  explicit SymbolValues(std::size_t most = 0) : slots_(std::bit_ceil(2 * most + 2)) {}

  Value of(Symbol symbol) const { return slots_[place(symbol)].value; }
  /// The value to set; it stands until another symbol is set.
  Value& at(Symbol symbol) {
    Slot& slot = slots_[place(symbol)];
    slot.symbol = symbol;
    return slot.value;
  }

 private:
  struct Slot {
    Symbol symbol = kNoSymbol;
    Value value{};
  };

  std::size_t place(Symbol symbol) const {
    constexpr std::uint32_t kGolden = 0x9E3779B9;  // spreads numbers that follow one another
    std::size_t at = (index(symbol) * kGolden >> 7) & (slots_.size() - 1);
    while (slots_[at].symbol != symbol && slots_[at].symbol != kNoSymbol) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  std::vector<Slot> slots_;
};

}  // namespace claimgraph
