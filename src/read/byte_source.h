// Bytes that come from somewhere, given out line by line, piece by piece or whole.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace claimgraph {

/// What a read came to. kTooLong: a line (or all that is left) is above the limit; a line is skipped up to
/// its end. kInterrupted: `stop` was set. kFailed: ByteSource::error() says why.
enum class ReadStatus : std::uint8_t { kData, kEnd, kTooLong, kInterrupted, kFailed };

/// Writes up to `most` bytes to `into`: how many, 0 at the end, -1 on failure (`error` then says why).
using Pull = std::function<std::ptrdiff_t(char* into, std::size_t most, std::string& error)>;

/// Pulls from a file descriptor, which stays the caller's; waits where it would block. `stop`, where given,
/// ends it with -1 and no error.
Pull pull_from(int descriptor, const std::atomic<bool>* stop = nullptr);
/// Pulls from memory, which must outlive it.
Pull pull_from(std::string_view bytes);

/// Reads no more than it must, so a slow producer's lines come one by one. Holds at most a record and 64 KiB.
class ByteSource {
 public:
  static constexpr std::size_t kLineLimit = 16U << 20U;   // bytes of a line or of a JSON value
  static constexpr std::size_t kWholeLimit = 64U << 20U;  // bytes of an input that is one document

  /// `stop`, where given, ends reading as soon as it is true (a signal handler may set it).
  explicit ByteSource(Pull pull, const std::atomic<bool>* stop = nullptr)
      : pull_(std::move(pull)), stop_(stop) {}

  /// The next line without its LF; the last line may lack one.
  ReadStatus line(std::string& out, std::size_t limit = kLineLimit);
  /// Everything that is left.
  ReadStatus rest(std::string& out, std::size_t limit = kWholeLimit);
  /// Up to `most` bytes, at least one unless it is the end. How many, or -1 on failure and interruption.
  std::ptrdiff_t read(char* into, std::size_t most);
  /// What comes next, without giving it out: a line that holds something, or at least `least` bytes where
  /// there is no such line among them, or all there is.
  std::string_view peek_line(std::size_t least);
  /// The next bytes without giving them out: `least` or more, fewer only at the end.
  std::string_view peek(std::size_t least);
  /// Gives out and drops the next `size` bytes, at most what peek() showed.
  void skip(std::size_t size) { used_ += size; }

  /// Bytes given out so far.
  std::uint64_t offset() const { return before_ + used_; }
  bool interrupted() const { return interrupted_; }
  const std::string& error() const { return error_; }

 private:
  bool fill();
  std::string_view waiting() const { return std::string_view(buffer_).substr(used_); }
  ReadStatus no_more() const;

  Pull pull_;
  const std::atomic<bool>* stop_;
  std::string buffer_;
  std::size_t used_ = 0;
  std::uint64_t before_ = 0;  // bytes that have left the buffer
  bool ended_ = false;
  bool interrupted_ = false;
  std::string error_;
};

}  // namespace claimgraph
