#include "graph/fingerprint.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>

#include "graph/identity.h"
#include "graph/sets.h"

namespace claimgraph {
namespace {

constexpr std::size_t kRun = 5;      // words
constexpr std::size_t kFewest = 20;  // words of a text that is compared
constexpr std::size_t kBands = 6;
constexpr std::size_t kRows = 4;       // minima of a band
constexpr std::size_t kBandSize = 12;  // hex digits

// The finalizer of MurmurHash3.
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 33U)) * 0xFF51AFD7ED558CCDULL;
  value = (value ^ (value >> 33U)) * 0xC4CEB9FE1A85EC53ULL;
  return value ^ (value >> 33U);
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> words;
  const std::string plain = folded(text);
  std::uint64_t hash = 0;
  for (const char c : plain) {
    if (c == ' ') {
      words.push_back(mixed(hash));
      hash = 0;
    } else {
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
  }
  if (hash != 0) words.push_back(mixed(hash));
  return words;
}

}  // namespace

std::string fingerprint_of(std::string_view text) {
  const std::vector<std::uint64_t> words = word_hashes(text);
  if (words.size() < kFewest) return "";
  std::array<std::uint64_t, kBands * kRows> least;
  least.fill(~0ULL);
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    std::uint64_t run = 0;
    for (std::size_t j = 0; j < kRun; ++j) run = run * 0x9E3779B97F4A7C15ULL + words[i + j];
    run = mixed(run);
    // Each row multiplies by the next odd multiple of one number.
    std::uint64_t hash = (run ^ (run >> 31U)) * 0x9E3779B97F4A7C15ULL;
    const std::uint64_t step = 2 * hash;
    for (std::uint64_t& row : least) {
      row = std::min(row, hash ^ (hash >> 29U));
      hash += step;
    }
  }
  std::string bands;
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t hash = band + 1;
    for (std::size_t row = 0; row < kRows; ++row) hash = mixed(hash ^ least[band * kRows + row]);
    if (!bands.empty()) bands += ' ';
    for (std::size_t digit = 0; digit < kBandSize; ++digit)
      bands += "0123456789abcdef"[(hash >> (4 * digit)) & 15U];
  }
  return bands;
}

std::vector<std::size_t> copy_groups(const std::vector<std::string_view>& fingerprints) {
  struct Band {
    std::size_t number;
    std::string_view digits;
    std::size_t text;
  };
  std::vector<Band> all;
  all.reserve(fingerprints.size() * kBands);
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    const std::string_view bands = fingerprints[i];
    for (std::size_t at = 0, band = 0; at + kBandSize <= bands.size(); at += kBandSize + 1, ++band)
      all.push_back({band, bands.substr(at, kBandSize), i});
  }
  std::sort(all.begin(), all.end(), [](const Band& a, const Band& b) {
    return std::tie(a.number, a.digits, a.text) < std::tie(b.number, b.digits, b.text);
  });
  DisjointSets groups(fingerprints.size());
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].number == all[i - 1].number && all[i].digits == all[i - 1].digits)
      groups.join(all[i - 1].text, all[i].text);
  }
  std::vector<std::size_t> numbers(fingerprints.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = groups.find(i);
  return numbers;
}

}  // namespace claimgraph
