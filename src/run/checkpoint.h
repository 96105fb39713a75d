// How far a run has come: what a state folder holds, so that the run can go on after a crash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claimgraph/result.h"
#include "run/tally.h"

namespace claimgraph {

/// What a run depends on, by name, in a fixed order.
using Settings = std::vector<std::pair<std::string, std::string>>;

/// The first `bytes` of a file and, to know them again, a digest of the last of them.
struct FileMark {
  std::uint64_t bytes = 0;
  std::string tail;

  friend bool operator==(const FileMark&, const FileMark&) = default;
};

struct Checkpoint {
  Settings settings;
  Tally tally;        // its sum is the number of records that are done with
  std::string chain;  // digest over these records as they were read
  FileMark output, rejects;
  bool internal_error = false;  // of some record
  bool all_read = false;        // nothing is left but to give the output its name
};

/// JSON with a digest of itself, ending in a line break.
std::string checkpoint_text(const Checkpoint& checkpoint);
/// What checkpoint_text() wrote; the error says why it is none.
Result<Checkpoint> checkpoint_from_text(std::string_view text);

/// The mark of a file's first `bytes`; an error where the file is shorter or cannot be read.
Result<FileMark> mark_file(const std::string& path, std::uint64_t bytes);

/// The name of the first setting that differs, "" where none does.
std::string differing(const Settings& a, const Settings& b);

}  // namespace claimgraph
