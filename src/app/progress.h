// A line about a run in progress: how many records, how fast, how much longer.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace claimgraph {

class Progress {
 public:
  /// Looks at the sizes of what will be read, where a terminal shows progress.
  explicit Progress(const std::vector<std::string>& paths);

  /// To be told what is read.
  std::atomic<std::uint64_t>* bytes_read() { return &read_; }
  /// Shows the line anew, a few times a second at most. For one thread.
  void show(std::uint64_t records);

 private:
  using Clock = std::chrono::steady_clock;

  std::uint64_t total_ = 0;  // bytes; 0 = not known
  std::atomic<std::uint64_t> read_{0};
  Clock::time_point begun_ = Clock::now(), shown_ = begun_;
};

/// "1200 records, 410 a second, 35 %, 0:42 left"; without the last two where `total` is 0.
std::string progress_text(std::uint64_t records, std::uint64_t read, std::uint64_t total, double seconds);

}  // namespace claimgraph
