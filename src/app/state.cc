#include "app/state.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "app/exit_codes.h"
#include "app/messages.h"
#include "app/output.h"

namespace claimgraph {

State::~State() {
  if (lock_ >= 0) ::close(lock_);  // which unlocks it
}

int State::open(const std::string& folder, const Settings& settings) {
  folder_ = folder;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    say(folder, "cannot be made: " + error.message());
    return kOutputFailed;
  }
  if (const int code = lock(); code != kDone) return code;
  return load(settings);
}

// The lock ends with the process, however it ends.
int State::lock() {
  const std::string path = file("lock");
  lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (lock_ < 0) {
    say(path, std::string("cannot be written: ") + std::strerror(errno));
    return kOutputFailed;
  }
  char owner[32] = {};
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    [[maybe_unused]] const ssize_t got = ::read(lock_, owner, sizeof owner - 1);
    say(folder_, std::string("is in use by another run, process ") + owner);
    return kStateInUse;
  }
  const std::string process = std::to_string(::getpid());
  if (::ftruncate(lock_, 0) == 0 &&
      ::pwrite(lock_, process.data(), process.size(), 0) == static_cast<ssize_t>(process.size()))
    return kDone;
  say(path, std::string("cannot be written: ") + std::strerror(errno));
  return kOutputFailed;
}

int State::load(const Settings& settings) {
  const std::string path = file("checkpoint.json");
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    Checkpoint first;
    first.settings = settings;
    return save(std::move(first));
  }
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto checkpoint = checkpoint_from_text(text);
  if (!checkpoint.ok()) {
    say(path, "is damaged: " + checkpoint.error().message + "; delete the state folder to begin anew");
    return kDamagedGraph;
  }
  last_ = std::move(checkpoint).value();
  const std::string other = differing(last_.settings, settings);
  if (other.empty()) return kDone;
  say(folder_, "is of a run with another " + other + "; give it as it was, or another state folder");
  return kDamagedGraph;
}

int State::save(Checkpoint checkpoint) {
  last_ = std::move(checkpoint);
  return replace_file(file("checkpoint.json"), checkpoint_text(last_));
}

}  // namespace claimgraph
