// Which of a row of things belong together.
#pragma once

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace claimgraph {

/// Union-find; the smallest number of a set stands for it, whatever the order of joining.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::size_t find(std::size_t item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[a > b ? a : b] = a > b ? b : a;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace claimgraph
