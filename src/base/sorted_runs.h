// More records than memory holds, given back in order: sorted runs in temporary files, merged on the way out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Records are a key and a value of any bytes (each below 4 GiB). They come back sorted by the key's bytes;
/// those of one key in the order in which they were added. Records stay in memory up to `memory` bytes, then
/// they go to unnamed files in TMPDIR (/tmp where it is not set): at most 64 runs a level are read at once,
/// so time is O(n log n) in few passes. Failure is sticky: after it nothing is taken or given, and error()
/// says why. Not for several threads.
class SortedRuns {
 public:
  struct Record {
    std::string_view key, value;
  };

  explicit SortedRuns(std::size_t memory);
  ~SortedRuns();
  SortedRuns(SortedRuns&&) noexcept;
  SortedRuns& operator=(SortedRuns&&) noexcept;

  void add(std::string_view key, std::string_view value);
  /// The next record in order, or null at the end; it holds until the next call. REQUIRES that nothing is
  /// added after the first call.
  const Record* next();
  /// What next() will give, without taking it.
  const Record* peek();

  /// Empty where all is well.
  const std::string& error() const { return error_; }

 private:
  struct Slot {
    std::uint64_t begin;
    std::uint32_t key_size, value_size;
  };
  struct Run;

  Record record(const Slot& slot) const;
  void sort();
  void spill();
  void join_runs(std::size_t first);
  void start();
  void advance(Run& run);
  void fail(const char* what);

  std::size_t memory_;
  std::string bytes_;
  std::vector<Slot> slots_;
  std::vector<std::unique_ptr<Run>> runs_;
  std::vector<Run*> heap_;  // by what each gives next; the first is the least
  std::size_t given_ = 0;   // of slots_, where there are no runs
  bool started_ = false;
  bool taken_ = true;  // the record at hand has been given out
  Record at_hand_;
  std::string error_;
};

}  // namespace claimgraph
