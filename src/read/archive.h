// Packed inputs: bzip2, xz, zstd, lz4 (gzip: gzip.h); tar and zip, as streams of members. Nothing is written
// to disk.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "read/byte_source.h"

namespace claimgraph {

/// How the bytes are packed ("gzip", "tar", "zip" ...) by their magic number; null where they are not. Asks
/// `source` for no more than it must.
const char* packed_kind(ByteSource& source);

/// The members of a packed input in their order. Formats are switched on one by one: libarchive would take
/// JSON Lines for an mtree manifest. `source` must outlive it.
class Archive {
 public:
  // More unpacked bytes than kMostRatio for each packed one are taken for a bomb, beyond kFreeBytes.
  static constexpr std::uint64_t kMostRatio = 200, kFreeBytes = 8U << 20U;
  static constexpr std::size_t kMostMembers = 1000000;

  explicit Archive(ByteSource& source);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  /// Goes on to the next regular, not hidden file: kData, kEnd, or kFailed (error() says why; nothing follows
  /// then).
  ReadStatus next();
  /// The member's path as it is written there: a label, never a place. "" for what is compressed alone.
  const std::string& name() const { return name_; }
  /// The member's bytes; usable until the next call of next().
  Pull pull();
  const std::string& error() const { return error_; }

 private:
  struct State;
  std::ptrdiff_t read(char* into, std::size_t most, std::string& error);
  std::string complaint(const char* what) const;

  std::unique_ptr<State> state_;
  std::string name_, error_;
  std::uint64_t unpacked_ = 0;
  std::size_t members_ = 0;
};

}  // namespace claimgraph
