#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <utility>

#include "read/inputs.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

std::string repaired(const std::string& bytes) {
  std::string text;
  append_repaired(bytes, text);
  return text;
}

// The same, counting what it pulls.
Pull counted(Pull pull, std::atomic<std::uint64_t>* bytes) {
  if (bytes == nullptr) return pull;
  return [pull = std::move(pull), bytes](char* into, std::size_t most, std::string& error) {
    const std::ptrdiff_t got = pull(into, most, error);
    if (got > 0) bytes->fetch_add(static_cast<std::uint64_t>(got));
    return got;
  };
}

class Walk {
 public:
  Walk(const ReadOptions& options, const Receiver& receiver) : options_(options), receiver_(receiver) {}

  bool argument(const std::string& path) {
    if (path == "-") return standard_input();
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) return folder(path, "");
    return file(path, fs::path(path).filename().string());
  }

 private:
  bool standard_input() {
    ByteSource source(pull_from(STDIN_FILENO, options_.stop), options_.stop);
    return read_input(source, options_, "standard input", "", receiver_);
  }

  // Entries in byte order; only this folder's names are held in memory.
  bool folder(const std::string& path, const std::string& below) {
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error))
      names.push_back(it->path().filename().string());
    if (error) receiver_.reject(path, error.message());
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
      if (options_.stop != nullptr && options_.stop->load()) return false;
      if (name.front() == '.') continue;
      const std::string inner = (fs::path(path) / name).string();
      const std::string id = below.empty() ? name : below + "/" + name;
      const fs::file_status status = fs::symlink_status(inner, error);
      bool go_on = true;
      if (fs::is_directory(status)) {
        go_on = folder(inner, id);
      } else if (fs::is_regular_file(status)) {
        go_on = file(inner, id);
      }
      if (!go_on) return false;
    }
    return true;
  }

  bool file(const std::string& path, const std::string& id) {
    return read_file(path, id, options_, receiver_);
  }

  const ReadOptions& options_;
  const Receiver& receiver_;
};

}  // namespace

bool read_file(const std::string& path, const std::string& id, const ReadOptions& options,
               const Receiver& receiver) {
  const std::string name = repaired(path);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    receiver.reject(name, std::strerror(errno));
    return true;
  }
  struct stat info {};
  bool go_on = true;
  const bool pipe = ::fstat(descriptor, &info) == 0 && (S_ISFIFO(info.st_mode) || S_ISCHR(info.st_mode));
  if (!S_ISREG(info.st_mode) && !pipe) {
    receiver.reject(name, "no regular file");
  } else {
    if (pipe) ::fcntl(descriptor, F_SETFL, 0);
    ByteSource source(counted(pull_from(descriptor, options.stop), options.bytes_read), options.stop);
    go_on = read_input(source, options, name, repaired(id), receiver);
    struct stat now {};
    const bool same = ::fstat(descriptor, &now) == 0 && now.st_size == info.st_size &&
                      now.st_mtim.tv_sec == info.st_mtim.tv_sec &&
                      now.st_mtim.tv_nsec == info.st_mtim.tv_nsec;
    if (go_on && !pipe && !same) receiver.reject(name, "it changed while it was read; read it again");
  }
  ::close(descriptor);
  return go_on;
}

bool read_paths(const std::vector<std::string>& paths, const ReadOptions& options, const Receiver& receiver) {
  Walk walk(options, receiver);
  for (const std::string& path : paths) {
    if (!walk.argument(path)) return false;
  }
  return true;
}

}  // namespace claimgraph
