#include "app/output.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "app/exit_codes.h"
#include "app/messages.h"

namespace claimgraph {

namespace {

// A device, a pipe or the like takes bytes as they come: nothing may take its place.
bool is_device(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  return std::filesystem::is_other(status);
}

}  // namespace

Output::~Output() {
  if (path_.empty() || descriptor_ < 0) return;
  ::close(descriptor_);
  if (!keep_) ::unlink(file_.c_str());
}

int Output::failed(const char* what) {
  const int error = errno;
  if (path_.empty() && error == EPIPE) return kReaderGone;
  say(path_.empty() ? "standard output" : path_, std::string(what) + ": " + std::strerror(error));
  return kOutputFailed;
}

int Output::open() {
  if (path_.empty()) {
    descriptor_ = STDOUT_FILENO;
    return kDone;
  }
  if (is_device(path_)) {
    keep_ = true;
    file_ = path_;
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    return descriptor_ < 0 ? failed("cannot be written") : kDone;
  }
  file_ = path_ + ".XXXXXX";
  descriptor_ = ::mkostemp(file_.data(), O_CLOEXEC);
  if (descriptor_ < 0) return failed("cannot be written");
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(descriptor_, 0666 & ~mask);
  return kDone;
}

int Output::open_kept(const std::string& file, std::uint64_t keep) {
  keep_ = true;
  file_ = file.empty() ? path_ : file;
  size_ = keep;
  std::error_code error;
  const bool made = !std::filesystem::exists(file_, error);
  descriptor_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor_ < 0 || (made && !sync_folder_of(file_)) ||
      ::ftruncate(descriptor_, static_cast<off_t>(keep)) != 0 || ::lseek(descriptor_, 0, SEEK_END) < 0)
    return failed("cannot be written");
  return kDone;
}

int Output::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor_, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0 && errno == EAGAIN) {
      pollfd ready{descriptor_, POLLOUT, 0};
      ::poll(&ready, 1, -1);
      continue;
    }
    if (done < 0) return failed("cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(done));
    size_ += static_cast<std::uint64_t>(done);
  }
  return kDone;
}

int Output::sync() {
  if (path_.empty() || ::fsync(descriptor_) == 0 || (errno == EINVAL && is_device(path_))) return kDone;
  return failed("cannot be written");  // what a failed fsync has lost is not known: no second try
}

int Output::commit() {
  if (path_.empty()) return kDone;
  if (const int code = sync(); code != kDone) return code;
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed == 0 && (file_ == path_ || std::rename(file_.c_str(), path_.c_str()) == 0))
    return sync_folder_of(path_) ? kDone : failed("cannot be written");
  const int code = failed("cannot be written");
  if (!keep_) ::unlink(file_.c_str());
  return code;
}

bool Output::is_terminal() const { return path_.empty() && ::isatty(STDOUT_FILENO) != 0; }

bool sync_folder_of(const std::string& file) {
  const std::string folder = std::filesystem::path(file).parent_path().string();
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL;  // some file systems have no such thing
  ::close(descriptor);
  return synced;
}

int replace_file(const std::string& path, std::string_view bytes) {
  Output file(path);
  if (const int code = file.open(); code != kDone) return code;
  if (const int code = file.write(bytes); code != kDone) return code;
  return file.commit();
}

}  // namespace claimgraph
