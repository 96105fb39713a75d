#include "read/byte_source.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace claimgraph {

namespace {

constexpr int kLook = 200;  // milliseconds between two looks at `stop`

}  // namespace

Pull pull_from(int descriptor, const std::atomic<bool>* stop) {
  return [descriptor, stop](char* into, std::size_t most, std::string& error) -> std::ptrdiff_t {
    for (;;) {
      if (stop != nullptr && stop->load()) return -1;
      // A signal may come right before the read, which it then would not end.
      pollfd ready{descriptor, POLLIN, 0};
      if (stop != nullptr) {
        const int waited = ::poll(&ready, 1, kLook);
        if (waited == 0 || (waited < 0 && errno == EINTR)) continue;
      }
      const ssize_t got = ::read(descriptor, into, most);
      if (got >= 0) return got;
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        pollfd waiting{descriptor, POLLIN, 0};
        ::poll(&waiting, 1, -1);
      } else if (errno != EINTR) {
        error = std::strerror(errno);
        return -1;
      }
    }
  };
}

Pull pull_from(std::string_view bytes) {
  return [bytes](char* into, std::size_t most, std::string&) mutable -> std::ptrdiff_t {
    const std::size_t size = std::min(most, bytes.size());
    std::memcpy(into, bytes.data(), size);
    bytes.remove_prefix(size);
    return static_cast<std::ptrdiff_t>(size);
  };
}

// Appends what one pull gives; false at the end, on failure and when told to stop.
bool ByteSource::fill() {
  constexpr std::size_t kChunk = 1U << 16U;
  if (ended_) return false;
  if (used_ > 0) {
    buffer_.erase(0, used_);
    before_ += used_;
    used_ = 0;
  }
  const std::size_t had = buffer_.size();
  buffer_.resize(had + kChunk);
  const auto stopped = [&] { return stop_ != nullptr && stop_->load(); };
  const std::ptrdiff_t got = stopped() ? -1 : pull_(buffer_.data() + had, kChunk, error_);
  ended_ = got <= 0;
  interrupted_ = got < 0 && error_.empty();
  buffer_.resize(had + static_cast<std::size_t>(std::max<std::ptrdiff_t>(got, 0)));
  return got > 0;
}

ReadStatus ByteSource::no_more() const {
  if (interrupted_) return ReadStatus::kInterrupted;
  return error_.empty() ? ReadStatus::kEnd : ReadStatus::kFailed;
}

ReadStatus ByteSource::line(std::string& out, std::size_t limit) {
  out.clear();
  std::size_t searched = used_;
  bool too_long = false;
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      too_long = too_long || end - used_ > limit;
      if (!too_long) out.assign(buffer_, used_, end - used_);
      used_ = end + 1;
      return too_long ? ReadStatus::kTooLong : ReadStatus::kData;
    }
    if (buffer_.size() - used_ > limit) {
      too_long = true;
      used_ = buffer_.size();
    }
    searched =
        buffer_.size() - used_;  // where the search goes on once fill() has moved the rest to the front
    if (fill()) continue;
    if (no_more() != ReadStatus::kEnd) return no_more();
    if (buffer_.size() == used_) return too_long ? ReadStatus::kTooLong : ReadStatus::kEnd;
    out.assign(buffer_, used_);
    used_ = buffer_.size();
    return too_long ? ReadStatus::kTooLong : ReadStatus::kData;
  }
}

ReadStatus ByteSource::rest(std::string& out, std::size_t limit) {
  while (buffer_.size() - used_ <= limit && fill()) {
  }
  out.clear();
  if (no_more() != ReadStatus::kEnd) return no_more();
  if (buffer_.size() - used_ > limit) return ReadStatus::kTooLong;
  out.assign(buffer_, used_);
  used_ = buffer_.size();
  return ReadStatus::kData;
}

std::ptrdiff_t ByteSource::read(char* into, std::size_t most) {
  if (buffer_.size() == used_ && !fill()) return no_more() == ReadStatus::kEnd ? 0 : -1;
  const std::size_t size = std::min(most, buffer_.size() - used_);
  std::memcpy(into, buffer_.data() + used_, size);
  used_ += size;
  return static_cast<std::ptrdiff_t>(size);
}

std::string_view ByteSource::peek(std::size_t least) {
  while (buffer_.size() - used_ < least && fill()) {
  }
  return waiting();
}

std::string_view ByteSource::peek_line(std::size_t least) {
  for (;;) {
    const std::size_t first = waiting().find_first_not_of(" \t\r\n");
    const bool whole =
        first != std::string_view::npos && waiting().find('\n', first) != std::string_view::npos;
    if (whole || waiting().size() >= least || !fill()) return waiting();
  }
}

}  // namespace claimgraph
