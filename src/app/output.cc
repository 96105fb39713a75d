#include "app/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "app/exit_codes.h"
#include "app/messages.h"

namespace claimgraph {

Output::~Output() {
  if (path_.empty() || descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(temporary_.c_str());
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
  temporary_ = path_ + ".XXXXXX";
  descriptor_ = ::mkstemp(temporary_.data());
  if (descriptor_ < 0) return failed("cannot be written");
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(descriptor_, 0666 & ~mask);
  return kDone;
}

int Output::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor_, bytes.data(), bytes.size());
    if (done < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (done < 0) return failed("cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return kDone;
}

int Output::commit() {
  if (path_.empty()) return kDone;
  if (::fsync(descriptor_) != 0 || ::close(descriptor_) != 0) return failed("cannot be written");
  descriptor_ = -1;
  if (std::rename(temporary_.c_str(), path_.c_str()) == 0) return kDone;
  const int code = failed("cannot be renamed to");
  ::unlink(temporary_.c_str());
  return code;
}

bool Output::is_terminal() const { return path_.empty() && ::isatty(STDOUT_FILENO) != 0; }

}  // namespace claimgraph
