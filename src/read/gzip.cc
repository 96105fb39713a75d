#include "read/gzip.h"

#include <zlib.h>

#include <array>
#include <memory>
#include <string>

#include "read/archive.h"

namespace claimgraph {
namespace {

class Gzip {
 public:
  explicit Gzip(ByteSource& source) : source_(source) {
    constexpr int kWindow = 15, kGzipOnly = 16;
    if (inflateInit2(&stream_, kWindow + kGzipOnly) != Z_OK) error_ = "gzip: out of memory";
  }
  ~Gzip() { inflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::ptrdiff_t read(char* into, std::size_t most, std::string& error) {
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    stream_.avail_out = static_cast<uInt>(most);
    while (error_.empty() && stream_.avail_out == most && need_input()) unpack();
    const std::size_t got = most - stream_.avail_out;
    if (unpacked_ > Archive::kFreeBytes && unpacked_ / Archive::kMostRatio > packed_)
      fail("unpacks to more than 200 times its size");
    if (got > 0) return static_cast<std::ptrdiff_t>(got);
    error = error_;
    return error_.empty() && !source_.interrupted() ? 0 : -1;
  }

 private:
  // Bytes to unpack; false at the end, when told to stop, and after an error.
  bool need_input() {
    for (;;) {
      while (!within_ && stream_.avail_in > 0 && *stream_.next_in == 0) {
        ++stream_.next_in;
        --stream_.avail_in;
      }
      if (stream_.avail_in > 0) return true;
      const std::ptrdiff_t got = source_.read(bytes_.data(), bytes_.size());
      if (got < 0 && !source_.interrupted()) fail(source_.error());
      if (got == 0 && within_) fail("truncated gzip input");
      if (got <= 0) return false;
      packed_ += static_cast<std::uint64_t>(got);
      stream_.next_in = reinterpret_cast<Bytef*>(bytes_.data());
      stream_.avail_in = static_cast<uInt>(got);
    }
  }

  void unpack() {
    within_ = true;
    const uInt room = stream_.avail_out;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    unpacked_ += room - stream_.avail_out;
    if (status == Z_STREAM_END) {
      within_ = false;
      inflateReset(&stream_);
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      fail(stream_.msg == nullptr ? "damaged gzip input" : std::string("gzip: ") + stream_.msg);
    }
  }

  void fail(const std::string& what) {
    if (!error_.empty()) return;
    error_ = what + ", after " + std::to_string(packed_ - stream_.avail_in) + " packed and " +
             std::to_string(unpacked_) + " unpacked bytes";
  }

  ByteSource& source_;
  z_stream stream_{};
  std::array<char, 1U << 16U> bytes_;
  bool within_ = false;  // a member
  std::uint64_t packed_ = 0, unpacked_ = 0;
  std::string error_;
};

}  // namespace

Pull unpack_gzip(ByteSource& source) {
  auto gzip = std::make_shared<Gzip>(source);
  return [gzip](char* into, std::size_t most, std::string& error) { return gzip->read(into, most, error); };
}

}  // namespace claimgraph
