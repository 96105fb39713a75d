// Averaged perceptrons: integer weights by hashed feature, a lane for each class.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <future>
#include <vector>

#include "parse/model.h"

namespace claimgraph::train {

template <std::size_t Lanes>
using Weights = std::vector<std::array<double, Lanes>>;  // by row

/// Integer weights with their running sums, so that averages don't depend on the machine.
template <std::size_t Lanes>
struct Averaged {
  struct Row {
    std::array<std::int32_t, Lanes> weight{};
    std::array<std::int64_t, Lanes> drift{};  // sum of updates times the step they came at
  };
  std::vector<Row> rows;
  std::int64_t step = 1;

  int shift;

  explicit Averaged(int bits) : rows(std::size_t{1} << bits), shift(32 - bits) {}
  Row& row(std::uint32_t hash) { return rows[hash >> shift]; }
  void add(std::uint32_t hash, std::size_t lane, std::int32_t by) {
    Row& r = row(hash);
    r.weight[lane] += by;
    r.drift[lane] += by * step;
  }
  Weights<Lanes> average() const {
    Weights<Lanes> out(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t lane = 0; lane < Lanes; ++lane) {
        out[i][lane] =
            rows[i].weight[lane] - static_cast<double>(rows[i].drift[lane]) / static_cast<double>(step);
      }
    }
    return out;
  }
};

template <std::size_t Lanes>
void quantise(const Weights<Lanes>& sum, int bits, int levels, WeightTable<Lanes>& table) {
  double largest = 1;
  for (const auto& row : sum) {
    for (const double weight : row) largest = std::max(largest, std::abs(weight));
  }
  std::vector<typename WeightTable<Lanes>::Row> rows(std::size_t{1} << bits);
  for (std::size_t i = 0; i < sum.size(); ++i) {
    for (std::size_t lane = 0; lane < Lanes; ++lane)
      rows[i][lane] = static_cast<std::int8_t>(std::lround(sum[i][lane] * levels / largest));
  }
  table = WeightTable<Lanes>(std::move(rows));
}

/// The sum of what `train(seed)` learns with seeds 1 to `seeds`, which learn side by side.
template <std::size_t Lanes, typename Train>
Weights<Lanes> sum_of_seeds(unsigned seeds, Train train) {
  std::vector<std::future<Weights<Lanes>>> learners;
  for (unsigned seed = 1; seed <= seeds; ++seed)
    learners.push_back(std::async(std::launch::async, train, seed));
  Weights<Lanes> sum = learners.front().get();
  for (std::size_t at = 1; at < learners.size(); ++at) {
    const Weights<Lanes> more = learners[at].get();
    for (std::size_t i = 0; i < sum.size(); ++i) {
      for (std::size_t lane = 0; lane < Lanes; ++lane) sum[i][lane] += more[i][lane];
    }
  }
  return sum;
}

}  // namespace claimgraph::train
