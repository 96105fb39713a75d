// Structures as bytes: each has one function by which it is written and read:
//
//   template <typename Archive>
//   static void fields(Archive& archive, Thing& all) {
//     auto& [first, second, third] = all;  // every member, so that one forgotten does not compile
//     archive(first, second);              // those that are written
//   }
//
// Members may be numbers, enumerations, strings, containers and pointers of these, and other structures with
// fields. A structure whose bytes are its value says `using Flat = void;` instead: arrays of it are copied at
// once, or seen where they lie (FlatArray). Views of text that are read point into the bytes of the reader. A
// pointer into an array that both sides know (know()) is written as a number.
#pragma once

#include <array>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/model_file.h"

namespace claimgraph {

template <typename T>
inline constexpr bool kIsBits = false;
template <std::size_t Size>
inline constexpr bool kIsBits<std::bitset<Size>> = true;

/// Whether the compiler tells of vectors of numbers that they have no padding: Clang does not.
using VectorOfNumbers [[gnu::vector_size(16)]] = std::uint16_t;
inline constexpr bool kTellsPadding = std::has_unique_object_representations_v<VectorOfNumbers>;

/// A value that its bytes tell, and that tells its bytes: equal ones are written alike.
template <typename T>
concept FlatValue = std::is_floating_point_v<T> ||
    (std::is_trivially_copyable_v<T> && (std::has_unique_object_representations_v<T> || !kTellsPadding) &&
     (std::is_integral_v<T> || std::is_enum_v<T> || kIsBits<T> || requires { typename T::Flat; }));

template <typename T>
concept KeyedContainer = requires {
  typename T::mapped_type;
};

/// `Stream` is ModelWriter or ModelReader. What is read is good where the reader stays ok().
template <typename Stream>
class ArchiveOf {
 public:
  static constexpr bool kReads = std::is_same_v<Stream, ModelReader>;

  explicit ArchiveOf(Stream& stream) : stream_(stream) {}

  template <typename... Values>
  void operator()(Values&... values) {
    (value(values), ...);
  }

  /// Pointers to these may be written and read from now on. Both sides make the same ones known, in the same
  /// order.
  template <typename Item>
  void know(std::span<Item> items) {
    known_.push_back({reinterpret_cast<const char*>(items.data()), sizeof(Item), items.size(), known_count_});
    known_count_ += items.size();
  }
  /// Items without a count of their own.
  template <typename Item, std::size_t Size>
  void items(std::span<Item, Size> all) {
    if constexpr (FlatValue<Item>) {
      if constexpr (kReads)
        stream_.array(std::span<Item>(all));
      else
        stream_.array(std::span<const Item>(all));
    } else {
      for (Item& each : all) value(each);
    }
  }
  /// Items that are read where they lie.
  template <FlatValue Item>
  void flat(std::span<const Item>& all) {
    auto count = static_cast<std::uint64_t>(all.size());
    value(count);
    stream_.align(alignof(Item));
    if constexpr (kReads)
      all = stream_.template view<Item>(count);
    else
      stream_.array(all);
  }

 private:
  struct Known {
    const char* begin;
    std::size_t size, count;
    std::uint64_t first;
  };

  // The number of items, which take a byte each at least.
  std::size_t count(std::size_t written) {
    auto count = static_cast<std::uint32_t>(written);
    value(count);
    if constexpr (kReads) {
      if (count > stream_.left()) {
        value_too_long();
        return 0;
      }
    }
    return count;
  }

  template <FlatValue Value>
  void value(Value& value) {
    items(std::span(&value, 1));
  }
  template <typename Item>
  void value(const Item*& pointer) {
    std::uint64_t number =
        kReads || pointer == nullptr ? 0 : 1 + number_of(reinterpret_cast<const char*>(pointer));
    value(number);
    if constexpr (kReads) pointer = reinterpret_cast<const Item*>(known(number));
  }
  void value(bool& flag) {
    auto byte = static_cast<std::uint8_t>(flag);
    value(byte);
    if constexpr (kReads) flag = byte != 0;  // bytes that make no sense make no other value
  }
  void value(std::string& text) {
    const std::size_t size = count(text.size());
    if constexpr (kReads) text.resize(size);
    items(std::span(text));
  }
  void value(std::string_view& text) {
    const std::size_t size = count(text.size());
    if constexpr (kReads) {
      const std::span<const char> seen = stream_.template view<char>(size);
      text = {seen.data(), seen.size()};
    } else {
      stream_.array(std::span<const char>(text));
    }
  }
  void value(std::vector<bool>& bits) {
    const std::size_t size = count(bits.size());
    std::vector<std::uint64_t> words((size + 63) / 64);
    if constexpr (!kReads) {
      for (std::size_t at = 0; at < size; ++at) words[at / 64] |= std::uint64_t{bits[at]} << at % 64;
    }
    items(std::span(words));
    if constexpr (!kReads) return;
    bits.assign(size, false);
    for (std::size_t word = 0; word < words.size(); ++word) {
      for (std::uint64_t left = words[word]; left != 0; left &= left - 1)
        bits[word * 64 + static_cast<std::size_t>(std::countr_zero(left))] = true;
    }
  }
  template <typename Item, std::size_t Size>
  void value(std::array<Item, Size>& all) {
    items(std::span(all));
  }
  template <typename First, typename Second>
  void value(std::pair<First, Second>& both) {
    value(both.first);
    value(both.second);
  }
  template <typename Value>
  void value(std::optional<Value>& perhaps) {
    bool there = perhaps.has_value();
    value(there);
    if (!there) return;
    if constexpr (kReads) perhaps.emplace();
    value(*perhaps);
  }
  template <typename Value>
  void value(std::unique_ptr<Value>& owned) {
    if constexpr (kReads) owned = std::make_unique<Value>();
    value(*owned);
  }
  template <KeyedContainer Container>
  void value(Container& all) {
    const std::size_t size = count(all.size());
    if constexpr (kReads) {
      all.reserve(size);
      for (std::size_t at = 0; at < size; ++at) {
        std::pair<typename Container::key_type, typename Container::mapped_type> each;
        value(each);
        all.insert(std::move(each));
      }
    } else {
      for (auto& [key, mapped] : all) {
        auto copy = key;
        (*this)(copy, mapped);
      }
    }
  }
  // Containers one after another: vectors, deques.
  template <typename Container>
  requires requires(Container& all) { all.emplace_back(); }
  void value(Container& all) {
    using Item = typename Container::value_type;
    const std::size_t size = count(all.size());
    if constexpr (requires { all.data(); }) {
      if constexpr (kReads && FlatValue<Item>) {
        if (size > stream_.left() / sizeof(Item)) return value_too_long();
      }
      if constexpr (kReads) all.resize(size);
      items(std::span(all));
    } else {
      for (std::size_t at = 0; kReads && at < size; ++at) all.emplace_back();
      for (Item& each : all) value(each);
    }
  }
  template <typename Structure>
  requires requires(Structure& structure, ArchiveOf& archive) { Structure::fields(archive, structure); }
  void value(Structure& structure) { Structure::fields(*this, structure); }

  void value_too_long() { stream_.template view<char>(SIZE_MAX); }

  std::uint64_t number_of(const char* item) const {
    for (const Known& each : known_) {
      if (item >= each.begin && item < each.begin + each.size * each.count)
        return each.first + static_cast<std::size_t>(item - each.begin) / each.size;
    }
    return known_count_;  // never read back
  }
  const char* known(std::uint64_t number) const {
    if (number == 0 || number > known_count_) return nullptr;
    std::size_t low = 0;
    for (std::size_t high = known_.size(); high - low > 1;) {
      const std::size_t middle = (low + high) / 2;
      (known_[middle].first < number ? low : high) = middle;
    }
    return known_[low].begin + known_[low].size * (number - 1 - known_[low].first);
  }

  Stream& stream_;
  std::vector<Known> known_;  // the numbers of each follow those before it
  std::uint64_t known_count_ = 0;
};

using ArchiveWriter = ArchiveOf<ModelWriter>;
using ArchiveReader = ArchiveOf<ModelReader>;

}  // namespace claimgraph
