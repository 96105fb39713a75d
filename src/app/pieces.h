// Output in pieces: records for search engines that go to a folder.
#pragma once

#include <cstdint>
#include <string>

#include "app/output.h"
#include "write/formats.h"

namespace claimgraph {

/// Where output goes: one file, or pieces of at most `most` bytes in a folder with a manifest. A file, where
/// `path` is no folder or the format is not one for search engines.
class Target {
 public:
  Target(const std::string& path, Format format, std::uint64_t most);

  /// The file, or the manifest; "" = standard output.
  const std::string& file() const { return file_; }
  /// All that the format is made of: to `output`, which is open on file(), or to pieces and their manifest
  /// there. Pieces of an earlier run that had more are removed. An exit code.
  int write(const std::string& lines, Output& output) const;

 private:
  std::string piece(std::size_t number) const;

  Format format_;
  std::uint64_t most_;
  std::string folder_, name_;  // of pieces; "" where there are none
  std::string file_;
};

}  // namespace claimgraph
