// Many short lists that are made once and read from then on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/flat_array.h"

namespace claimgraph {

/// Lists by number, one behind the other; those past the last are empty.
template <typename Item>
class FlatLists {
 public:
  FlatLists() = default;
  explicit FlatLists(const std::vector<std::vector<Item>>& lists) {
    std::vector<std::uint32_t> ends;
    std::vector<Item> items;
    for (const std::vector<Item>& list : lists) {
      items.insert(items.end(), list.begin(), list.end());
      ends.push_back(static_cast<std::uint32_t>(items.size()));
    }
    ends_ = std::move(ends);
    items_ = std::move(items);
  }

  std::span<const Item> operator[](std::size_t number) const {
    if (number >= ends_.size()) return {};
    const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
    return {items_.data() + begin, items_.data() + ends_[number]};
  }

  template <typename Archive>
  static void fields(Archive& archive, FlatLists& all) {
    auto& [ends, items] = all;
    archive(ends, items);
  }

 private:
  FlatArray<std::uint32_t> ends_;  // by number: one past the last of its items
  FlatArray<Item> items_;
};

}  // namespace claimgraph
