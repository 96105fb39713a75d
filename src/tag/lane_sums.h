// Sums of rows of bytes, lane by lane, in vectors that stay in registers: what linear models add up.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace claimgraph {

/// 16-bit sums of rows of `Lanes` bytes without sign. Rows are added as pairs (first + 256 * second) and as
/// their second bytes alone; the first ones are what remains. At most 128 rows, so that sums keep their sign
/// when rows hold weights with 128 added.
template <std::size_t Lanes>
class LaneSums {
  using Shorts [[gnu::vector_size(16)]] = std::uint16_t;
  using SignedShorts [[gnu::vector_size(16)]] = std::int16_t;
  static constexpr std::size_t kShorts = 8;  // of a vector
  static constexpr std::size_t kVectors = Lanes / (2 * kShorts);
  static_assert(Lanes % (2 * kShorts) == 0);

 public:
  using Flat = void;

  /// Adds a row of `Lanes` bytes.
  void add(const std::uint8_t* row) {
    for (std::size_t v = 0; v < kVectors; ++v) {
      Shorts pairs;
      std::memcpy(&pairs, row + v * sizeof pairs, sizeof pairs);
      pairs_[v] += pairs;
      seconds_[v] += pairs >> 8;
    }
  }
  void add(const LaneSums& sums) {
    for (std::size_t v = 0; v < kVectors; ++v) {
      pairs_[v] += sums.pairs_[v];
      seconds_[v] += sums.seconds_[v];
    }
  }
  /// Writes the sums of [begin, end) less the lowest of them; false where bytes can't hold one.
  bool above_lowest(std::size_t begin, std::size_t end, std::uint8_t* row) const {
    const auto sum = [this](std::size_t lane) {
      const std::size_t v = lane / (2 * kShorts), pair = lane / 2 % kShorts;
      const int second = seconds_[v][pair];
      return lane % 2 != 0 ? second : static_cast<std::uint16_t>(pairs_[v][pair] - second * 256);
    };
    int lowest = INT16_MAX, highest = 0;
    for (std::size_t lane = begin; lane < end; ++lane) {
      lowest = std::min(lowest, sum(lane));
      highest = std::max(highest, sum(lane));
    }
    if (highest - lowest > UINT8_MAX) return false;
    for (std::size_t lane = begin; lane < end; ++lane)
      row[lane] = static_cast<std::uint8_t>(sum(lane) - lowest);
    return true;
  }
  /// The lane in [begin, end) with the highest sum, of several the first.
  std::size_t best(std::int16_t begin, std::int16_t end) const {
    const SignedShorts kEven = {0, 2, 4, 6, 8, 10, 12, 14};
    constexpr std::int16_t kLowest = INT16_MIN, kHighest = INT16_MAX;
    const SignedShorts kLow = SignedShorts{} + kLowest, kHigh = SignedShorts{} + kHighest;
    SignedShorts sums[2 * kVectors], lanes[2 * kVectors];
    SignedShorts most = kLow;
    for (std::size_t v = 0; v < 2 * kVectors; ++v) {
      const Shorts seconds = seconds_[v / 2];
      const Shorts own = v % 2 != 0 ? seconds : pairs_[v / 2] - (seconds << 8);
      lanes[v] = kEven + static_cast<std::int16_t>(v / 2 * 2 * kShorts + v % 2);
      const SignedShorts barred = (lanes[v] < begin) | (lanes[v] >= end);
      sums[v] = barred ? kLow : (SignedShorts)own;
      most = sums[v] > most ? sums[v] : most;
    }
    std::int16_t highest = most[0];
    for (std::size_t at = 1; at < kShorts; ++at) highest = std::max(highest, std::int16_t{most[at]});
    SignedShorts first = kHigh;
    for (std::size_t v = 0; v < 2 * kVectors; ++v) {
      const SignedShorts found = sums[v] == highest ? lanes[v] : kHigh;
      first = found < first ? found : first;
    }
    std::int16_t lane = first[0];
    for (std::size_t at = 1; at < kShorts; ++at) lane = std::min(lane, std::int16_t{first[at]});
    return static_cast<std::size_t>(lane);
  }

 private:
  Shorts pairs_[kVectors] = {};
  Shorts seconds_[kVectors] = {};
};

}  // namespace claimgraph
