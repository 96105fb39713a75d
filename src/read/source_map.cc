#include "read/source_map.h"

#include <algorithm>

namespace claimgraph {
namespace {

std::uint32_t text_end(const SourceRun& run) { return run.text + run.text_size; }

// Where a letter of the run begins, or ends, in the page.
std::uint32_t begin_of(const SourceRun& run, std::uint32_t at) {
  return run.text_size == run.page_size ? run.page + (at - run.text) : run.page;
}
std::uint32_t end_of(const SourceRun& run, std::uint32_t at) {
  return run.text_size == run.page_size ? run.page + (at - run.text) + 1 : run.page + run.page_size;
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> SourceMap::page_range(std::uint32_t begin, std::uint32_t end) const {
  const auto first = std::partition_point(runs.begin(), runs.end(),
                                          [&](const SourceRun& run) { return text_end(run) <= begin; });
  const auto past =
      std::partition_point(first, runs.end(), [&](const SourceRun& run) { return run.text < end; });
  if (first == past || begin >= end) return {0, 0};
  const SourceRun& last = *(past - 1);
  const std::uint32_t from = begin_of(*first, std::max(begin, first->text));
  return {from, std::max(from, end_of(last, std::min(end, text_end(last)) - 1))};
}

}  // namespace claimgraph
