#include "read/byte_source.h"

#include <unistd.h>

#include <cerrno>

namespace claimgraph {

// Appends what one read gives; false at the end, on failure and when told to stop.
bool ByteSource::fill() {
  constexpr std::size_t kChunk = 1U << 16U;
  if (ended_) return false;
  if (used_ > 0) {
    buffer_.erase(0, used_);
    used_ = 0;
  }
  const std::size_t had = buffer_.size();
  buffer_.resize(had + kChunk);
  ssize_t got = -1;
  do {
    interrupted_ = stop_ != nullptr && stop_->load();
    if (interrupted_) break;
    got = ::read(descriptor_, buffer_.data() + had, kChunk);
  } while (got < 0 && errno == EINTR);
  if (got < 0 && !interrupted_) error_ = errno;
  ended_ = got <= 0;
  buffer_.resize(had + static_cast<std::size_t>(got > 0 ? got : 0));
  return got > 0;
}

ReadStatus ByteSource::line(std::string& out) {
  out.clear();
  std::size_t searched = used_;
  bool too_long = false;
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      too_long = too_long || end - used_ > limit_;
      if (!too_long) out.assign(buffer_, used_, end - used_);
      used_ = end + 1;
      return too_long ? ReadStatus::kTooLong : ReadStatus::kData;
    }
    if (buffer_.size() - used_ > limit_) {
      too_long = true;
      used_ = buffer_.size();
    }
    searched =
        buffer_.size() - used_;  // where the search goes on once fill() has moved the rest to the front
    if (fill()) continue;
    if (interrupted_) return ReadStatus::kInterrupted;
    if (error_ != 0) return ReadStatus::kFailed;
    if (buffer_.size() == used_) return too_long ? ReadStatus::kTooLong : ReadStatus::kEnd;
    out.assign(buffer_, used_);
    used_ = buffer_.size();
    return too_long ? ReadStatus::kTooLong : ReadStatus::kData;
  }
}

ReadStatus ByteSource::rest(std::string& out) {
  while (buffer_.size() - used_ <= limit_ && fill()) {
  }
  out.clear();
  if (interrupted_) return ReadStatus::kInterrupted;
  if (error_ != 0) return ReadStatus::kFailed;
  if (buffer_.size() - used_ > limit_) return ReadStatus::kTooLong;
  out.assign(buffer_, used_);
  used_ = buffer_.size();
  return ReadStatus::kData;
}

std::string_view ByteSource::peek(std::size_t most) {
  for (;;) {
    const std::string_view seen = std::string_view(buffer_).substr(used_);
    const std::size_t first = seen.find_first_not_of(" \t\r\n");
    const bool whole_line =
        first != std::string_view::npos && seen.find('\n', first) != std::string_view::npos;
    if (whole_line || seen.size() >= most || !fill()) return std::string_view(buffer_).substr(used_);
  }
}

}  // namespace claimgraph
