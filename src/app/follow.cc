#include "app/follow.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>

#include "app/exit_codes.h"
#include "app/messages.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

constexpr int kBetweenLooks = 500;  // milliseconds between two looks

void wait() { ::poll(nullptr, 0, kBetweenLooks); }  // a signal ends it early

// What a name stands for, and how it looks now.
struct Look {
  dev_t device = 0;
  ino_t inode = 0;
  off_t size = 0;
  timespec changed{};

  friend bool operator==(const Look& a, const Look& b) {
    return a.device == b.device && a.inode == b.inode && a.size == b.size &&
           a.changed.tv_sec == b.changed.tv_sec && a.changed.tv_nsec == b.changed.tv_nsec;
  }
};

Look look_of(const struct stat& info) { return {info.st_dev, info.st_ino, info.st_size, info.st_mtim}; }

// Reads a file and waits at its end, unless its name stands for another file, or a shorter one, by then.
Pull growing(int descriptor, const std::string& path, const std::atomic<bool>* stop) {
  return [=, at = off_t{0}](char* into, std::size_t most, std::string& error) mutable -> std::ptrdiff_t {
    for (;;) {
      if (stop != nullptr && stop->load()) return -1;
      const ssize_t got = ::pread(descriptor, into, most, at);
      if (got > 0) {
        at += got;
        return got;
      }
      if (got < 0 && errno != EINTR) {
        error = std::strerror(errno);
        return -1;
      }
      struct stat open {
      }, named{};
      const bool there = ::fstat(descriptor, &open) == 0 && ::stat(path.c_str(), &named) == 0;
      if (there && (open.st_ino != named.st_ino || open.st_dev != named.st_dev || named.st_size < at))
        return 0;
      wait();
    }
  };
}

// Names that end in a NUL each, which no name holds; an end that was not written whole is left out.
std::vector<std::string> names_in(const std::string& text, std::size_t& whole) {
  std::vector<std::string> names;
  whole = 0;
  for (std::size_t end; (end = text.find('\0', whole)) != std::string::npos; whole = end + 1)
    names.push_back(text.substr(whole, end - whole));
  return names;
}

// Regular files below a folder by name, hidden ones and links left out.
std::map<std::string, Look> files_below(const std::string& folder) {
  std::map<std::string, Look> found;
  std::error_code error;
  fs::recursive_directory_iterator it(folder, error), end;
  for (; !error && it != end; it.increment(error)) {
    if (it->path().filename().string().starts_with('.')) {
      it.disable_recursion_pending();
      continue;
    }
    struct stat info {};
    if (::lstat(it->path().c_str(), &info) == 0 && S_ISREG(info.st_mode))
      found.emplace(it->path().lexically_relative(folder).string(), look_of(info));
  }
  return found;
}

}  // namespace

int Follower::keep_order(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  std::size_t whole = 0;
  earlier_ = names_in(text.str(), whole);
  order_.emplace(file);
  return order_->open_kept("", whole);
}

bool Follower::read(const Receiver& receiver) {
  return fs::is_directory(path_) ? read_folder(receiver) : read_file(receiver);
}

bool Follower::read_file(const Receiver& receiver) {
  bool missing = false;
  while (!stopped()) {
    const int descriptor = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
      if (!std::exchange(missing, true))
        say(path_, "waiting for it: " + std::string(std::strerror(errno)), Level::kNote);
      wait();
      continue;
    }
    missing = false;
    ReadOptions lines = options_;
    if (lines.format == InputFormat::kAuto) lines.format = InputFormat::kJsonl;
    ByteSource source(growing(descriptor, path_, options_.stop), options_.stop);
    const bool more = read_input(source, lines, path_, "", receiver);
    ::close(descriptor);
    if (!more) return false;
  }
  return false;
}

bool Follower::read_folder(const Receiver& receiver) {
  if (!take(earlier_, receiver)) return false;
  std::set<std::string> taken(earlier_.begin(), earlier_.end());
  std::map<std::string, Look> before;
  while (!stopped()) {
    std::map<std::string, Look> now = files_below(path_);
    std::vector<std::string> ready;
    std::erase_if(now, [&](const auto& each) {
      if (taken.count(each.first) > 0) return true;
      const auto known = before.find(each.first);
      if (known == before.end() || !(known->second == each.second)) return false;
      ready.push_back(each.first);
      return true;
    });
    if (order_ && !ready.empty()) {
      std::string text;
      for (const std::string& name : ready) text += name + '\0';
      code_ = order_->write(text);
      if (code_ == kDone) code_ = order_->sync();
      if (code_ != kDone) return false;
    }
    taken.insert(ready.begin(), ready.end());
    if (!take(ready, receiver)) return false;
    before = std::move(now);
    wait();
  }
  return false;
}

bool Follower::take(const std::vector<std::string>& names, const Receiver& receiver) {
  for (const std::string& name : names) {
    if (!claimgraph::read_file((fs::path(path_) / name).string(), name, options_, receiver)) return false;
  }
  return true;
}

}  // namespace claimgraph
