// Bytes of a file descriptor, line by line or whole.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph {

/// What a read came to. kTooLong: a line above the limit, skipped up to its end. kInterrupted: `stop` was
/// set.
enum class ReadStatus : std::uint8_t { kData, kEnd, kTooLong, kInterrupted, kFailed };

/// Does not own the descriptor. Reads no more than it must, so a slow producer's lines come one by one.
class ByteSource {
 public:
  /// `stop`, where given, ends reading as soon as it is true (a signal handler may set it).
  explicit ByteSource(int descriptor, const std::atomic<bool>* stop = nullptr, std::size_t limit = kLimit)
      : descriptor_(descriptor), stop_(stop), limit_(limit) {}

  /// The next line without its LF; the last line may lack one.
  ReadStatus line(std::string& out);
  /// Everything that is left; kTooLong when that is more than the limit.
  ReadStatus rest(std::string& out);
  /// What has been read but not yet given out, after reading until it holds a line break that follows
  /// something other than white space, or `most` bytes, or the end.
  std::string_view peek(std::size_t most);
  /// errno of a kFailed.
  int error() const { return error_; }

  static constexpr std::size_t kLimit = 64U << 20U;  // bytes of a record

 private:
  bool fill();

  int descriptor_;
  const std::atomic<bool>* stop_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t used_ = 0;
  bool ended_ = false;
  bool interrupted_ = false;
  int error_ = 0;
};

}  // namespace claimgraph
