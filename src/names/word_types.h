// What a word names, as far as the company it keeps in much text tells: learned from word vectors by
// src/train/word_type_training.cc for some 340,000 words, most of which no annotated text holds.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

namespace claimgraph {

/// How likely a capitalised word stands in a name of a person, of an organisation, of a place, or in none,
/// each in steps of 0 to kLevels - 1. All 0 for a word nobody knows.
struct WordType {
  static constexpr int kClasses = 4;
  static constexpr std::uint32_t kLevelBits = 4;

  std::uint16_t code = 0;  // kLevelBits a class

  constexpr std::uint32_t level(int type) const {
    return (code >> (kLevelBits * static_cast<std::uint32_t>(type))) & ((1U << kLevelBits) - 1);
  }
  /// The likeliest class with its level.
  constexpr std::uint32_t best() const {
    std::uint32_t top = 0;
    for (int type = 1; type < kClasses; ++type) {
      if (level(type) > level(static_cast<int>(top))) top = static_cast<std::uint32_t>(type);
    }
    return top << kLevelBits | level(static_cast<int>(top));
  }
};

/// A table of WordType by the hash of a norm, in 2^bits slots. It does not own its slots.
class WordTypes {
 public:
  struct Slot {
    std::uint16_t print = 0;
    WordType type;  // code 0: a free slot
  };
  static_assert(sizeof(Slot) == 4);

  WordTypes() = default;
  /// `slots` holds 2^bits of them.
  WordTypes(std::span<const Slot> slots, int bits) : slots_(slots), bits_(bits) {}

  /// The type of the word whose norm has this hash (fnv1a). One of 65,536 unknown words is taken for another
  /// where a slot is probed.
  WordType of(std::uint64_t hash) const {
    if (slots_.empty()) return {};
    const Slot& slot = slots_[find(slots_, bits_, hash)];
    return slot.print == print(hash) ? slot.type : WordType{};
  }
  /// Where a word is, or the free slot where it would be (of full slots, any one).
  static std::size_t find(std::span<const Slot> slots, int bits, std::uint64_t hash) {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = static_cast<std::size_t>((hash * 0x9E3779B97F4A7C15ULL) >> (64 - bits));
    for (std::size_t tried = 1; tried < slots.size(); ++tried, at = (at + 1) & mask) {
      if (slots[at].type.code == 0 || slots[at].print == print(hash)) break;
    }
    return at;
  }
  static constexpr std::uint16_t print(std::uint64_t hash) { return static_cast<std::uint16_t>(hash); }

 private:
  std::span<const Slot> slots_;
  int bits_ = 0;
};

}  // namespace claimgraph
