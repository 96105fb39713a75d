#include "base/sorted_runs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs sorted_by_runs(const Pairs& pairs, std::size_t memory) {
  SortedRuns runs(memory);
  for (const auto& [key, value] : pairs) runs.add(key, value);
  Pairs out;
  while (const SortedRuns::Record* record = runs.next()) out.emplace_back(record->key, record->value);
  EXPECT_EQ(runs.error(), "");
  EXPECT_EQ(runs.next(), nullptr);
  return out;
}

TEST(SortedRuns, ComeBackInOrderWhateverFitsIntoMemory) {
  std::mt19937 random(5);
  Pairs pairs;
  for (int i = 0; i < 5000; ++i) {
    std::string key(random() % 4, static_cast<char>(random() % 256));
    key += std::to_string(random() % 300);
    pairs.emplace_back(key, std::string(random() % 40, '\0') + std::to_string(i));
  }
  Pairs expected = pairs;
  std::stable_sort(expected.begin(), expected.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  // All in memory; in some runs; in so many that runs of runs are made; each record a run.
  for (const std::size_t memory :
       {std::size_t{1} << 30U, std::size_t{20000}, std::size_t{500}, std::size_t{1}})
    EXPECT_EQ(sorted_by_runs(pairs, memory), expected) << memory;
  EXPECT_TRUE(sorted_by_runs({}, 100).empty());
}

TEST(SortedRuns, APlaceThatTakesNoFilesIsNamed) {
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("TMPDIR", "/nowhere", 1);
  SortedRuns runs(1);
  runs.add("a", "b");
  EXPECT_NE(runs.error().find("/nowhere"), std::string::npos) << runs.error();
  EXPECT_EQ(runs.next(), nullptr);
  kept.empty() ? ::unsetenv("TMPDIR") : ::setenv("TMPDIR", kept.c_str(), 1);
}

}  // namespace
}  // namespace claimgraph
