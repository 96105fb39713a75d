// Arrays that are made once and read from then on.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace claimgraph {

/// Items that were put together here, or that stand in the bytes of an archive, which must live as long:
/// those are neither copied nor, where nobody asks for them, brought into memory. Whoever changes an array
/// that stands in an archive changes a copy of it.
template <typename Item>
class FlatArray {
 public:
  FlatArray() = default;
  FlatArray(std::vector<Item> own) : own_(std::move(own)), all_(own_) {}
  explicit FlatArray(std::span<const Item> seen) : all_(seen) {}
  FlatArray(FlatArray&& other) noexcept : own_(std::move(other.own_)), all_(std::exchange(other.all_, {})) {}
  FlatArray& operator=(FlatArray&& other) noexcept {
    own_ = std::move(other.own_);
    all_ = std::exchange(other.all_, {});
    return *this;
  }

  std::size_t size() const { return all_.size(); }
  bool empty() const { return all_.empty(); }
  const Item* data() const { return all_.data(); }
  const Item* begin() const { return all_.data(); }
  const Item* end() const { return all_.data() + all_.size(); }
  const Item& operator[](std::size_t at) const { return all_[at]; }
  const Item& front() const { return all_.front(); }
  const Item& back() const { return all_.back(); }

  /// To change items.
  std::span<Item> own() {
    make_own();
    return own_;
  }
  Item& own(std::size_t at) { return own()[at]; }
  void push_back(Item item) {
    make_own();
    own_.push_back(std::move(item));
    all_ = own_;
  }
  /// Keeps the memory.
  void clear() {
    own_.clear();
    all_ = own_;
  }
  void reserve(std::size_t items) {
    make_own();
    own_.reserve(items);
    all_ = own_;
  }

  template <typename Archive>
  static void fields(Archive& archive, FlatArray& array) {
    auto& [own, all] = array;
    archive.flat(all);
  }

 private:
  void make_own() {
    if (all_.data() == own_.data()) return;
    own_.assign(all_.begin(), all_.end());
    all_ = own_;
  }

  std::vector<Item> own_;
  std::span<const Item> all_;
};

}  // namespace claimgraph
