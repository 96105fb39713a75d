// Inputs that grow: a file that is written to, a folder that gets files.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/output.h"
#include "read/inputs.h"

namespace claimgraph {

/// Reads `path` and then what is added to it, until `options.stop`.
///
/// A file is read line by line; a line counts once it ends in a line break. Where another file takes its name
/// that is read next. Of a folder each file is read once, when two looks half a second apart find it of one
/// size and time of change; hidden files never.
class Follower {
 public:
  Follower(std::string path, const ReadOptions& options) : path_(std::move(path)), options_(options) {}

  /// Keeps the order in which files of a folder were read in `file`, and begins with those that stand in it:
  /// so the same records come in the same order after a crash. The exit code.
  int keep_order(const std::string& file);

  /// False when the receiver or `stop` ended it; it never ends by itself.
  bool read(const Receiver& receiver);
  /// The exit code of what went wrong in keeping the order.
  int code() const { return code_; }

 private:
  bool read_file(const Receiver& receiver);
  bool read_folder(const Receiver& receiver);
  bool take(const std::vector<std::string>& names, const Receiver& receiver);
  bool stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  std::string path_;
  ReadOptions options_;
  std::vector<std::string> earlier_;  // names below the folder, in their order
  std::optional<Output> order_;
  int code_ = 0;
};

}  // namespace claimgraph
