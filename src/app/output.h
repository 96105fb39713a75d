// Where data goes: standard output, or a file that is written whole and then renamed.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

class Output {
 public:
  /// `path` "" = standard output. open() must come before write().
  explicit Output(std::string path) : path_(std::move(path)) {}
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// 0, or the exit code of the failure, whose message stands on standard error. So do write and commit.
  int open();
  int write(std::string_view bytes);
  /// Makes the file appear under its name. Without it the file does not appear at all.
  int commit();
  bool is_terminal() const;

 private:
  int failed(const char* what);

  std::string path_;
  std::string temporary_;
  int descriptor_ = -1;
};

}  // namespace claimgraph
