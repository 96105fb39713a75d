// Numbers by 64-bit keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/flat_array.h"

namespace claimgraph {

/// Open addressing, half full at most. Zero is no key.
class NumberTable {
 public:
  /// The number of a key, `value` where it had none; valid until the next add().
  std::uint32_t& add(std::uint64_t key, std::uint32_t value) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    Slot& slot = slots_.own(slot_of(slots_, place(key), key));
    if (slot.key == 0) {
      slot.key = key;
      slot.value = value;
      ++size_;
    }
    return slot.value;
  }
  /// Null for an unknown key; valid until the next add().
  const std::uint32_t* find(std::uint64_t key) const {
    for (std::size_t at = place(key);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].key == key) return &slots_[at].value;
      if (slots_[at].key == 0) return nullptr;
    }
  }

  template <typename Archive>
  static void fields(Archive& archive, NumberTable& all) {
    auto& [slots, size, shift] = all;
    archive(slots, size, shift);
  }

 private:
  struct Slot {
    using Flat = void;
    std::uint64_t key = 0;
    std::uint32_t value = 0;
    std::uint32_t unused = 0;
  };
  std::size_t place(std::uint64_t key) const { return (key * 0x9E3779B97F4A7C15ULL) >> shift_; }
  static std::size_t slot_of(std::span<const Slot> slots, std::size_t at, std::uint64_t key) {
    while (slots[at].key != 0 && slots[at].key != key) at = (at + 1) & (slots.size() - 1);
    return at;
  }
  void grow() {
    std::vector<Slot> more(2 * slots_.size());
    --shift_;
    for (const Slot& slot : slots_) {
      if (slot.key != 0) more[slot_of(more, place(slot.key), slot.key)] = slot;
    }
    slots_ = std::move(more);
  }

  FlatArray<Slot> slots_ = std::vector<Slot>(2);
  std::size_t size_ = 0;
  int shift_ = 63;
};

}  // namespace claimgraph
