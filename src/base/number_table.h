// Numbers by 64-bit keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace claimgraph {

/// Open addressing, half full at most. Zero is no key.
class NumberTable {
 public:
  /// The number of a key, `value` where it had none; valid until the next add().
  std::uint32_t& add(std::uint64_t key, std::uint32_t value) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    Slot& slot = slot_of(key);
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
  void fields(Archive& archive) {
    archive(slots_, size_, shift_);
  }

 private:
  struct Slot {
    using Flat = void;
    std::uint64_t key = 0;
    std::uint32_t value = 0;
    std::uint32_t unused = 0;
  };
  std::size_t place(std::uint64_t key) const { return (key * 0x9E3779B97F4A7C15ULL) >> shift_; }
  Slot& slot_of(std::uint64_t key) {
    std::size_t at = place(key);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  void grow() {
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    --shift_;
    for (const Slot& slot : before) {
      if (slot.key != 0) slot_of(slot.key) = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(2);
  std::size_t size_ = 0;
  int shift_ = 63;
};

}  // namespace claimgraph
