// Where data goes: standard output, or a file that is written whole and then renamed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph {

/// Its functions answer 0, or the exit code of the failure, whose message stands on standard error then.
class Output {
 public:
  /// `path` "" = standard output. One of the open functions must come before write().
  explicit Output(std::string path) : path_(std::move(path)) {}
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// A file of a name of its own beside `path`, gone with this object unless commit() comes first; a device
  /// or pipe at `path` is written to itself.
  int open();
  /// `file` ("" = `path` itself) as it stands, its first `keep` bytes kept; it stays whatever happens.
  /// commit() renames it where it is not `path`.
  int open_kept(const std::string& file, std::uint64_t keep);

  int write(std::string_view bytes);
  /// Returns once all that was written outlives a loss of power.
  int sync();
  /// Makes the file appear under its name.
  int commit();

  /// What is written to; the file of commit() once that is done.
  const std::string& file() const { return file_; }
  /// Bytes in the file; on standard output, those written.
  std::uint64_t size() const { return size_; }
  bool is_terminal() const;

 private:
  int failed(const char* what);

  std::string path_;
  std::string file_;  // what is written to
  bool keep_ = false;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

/// Makes a new or renamed file's name outlive a loss of power; errno tells of failure.
bool sync_folder_of(const std::string& file);

/// Writes `path` anew so that after a crash it is either the old or the new file: temporary file, fsync,
/// rename, fsync of the folder.
int replace_file(const std::string& path, std::string_view bytes);

}  // namespace claimgraph
