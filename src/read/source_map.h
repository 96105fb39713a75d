// From places of an extracted text back to the page it was taken from.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace claimgraph {

/// A piece of text and the piece of the page it stands for, both in code points, half-open. Where both are
/// of one length they agree letter by letter; else the whole piece stands for the whole (a character
/// reference).
struct SourceRun {
  std::uint32_t text = 0, text_size = 0;
  std::uint32_t page = 0, page_size = 0;
};

/// Runs in the order of the text, without overlaps; text between runs (paragraph breaks) has no place of its
/// own. Page offsets count code points of the decoded page (a byte order mark left out).
struct SourceMap {
  std::vector<SourceRun> runs;

  bool empty() const { return runs.empty(); }
  /// The piece of the page from the first to the last letter of [begin, end) that has a place, as begin and
  /// end; equal where none has. O(log runs).
  std::pair<std::uint32_t, std::uint32_t> page_range(std::uint32_t begin, std::uint32_t end) const;
};

}  // namespace claimgraph
