#include "app/crash.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>

#include "app/exit_codes.h"
#include "app/messages.h"
#include "write/terminal.h"

namespace claimgraph {
namespace {

// Sanitizers watch crashes themselves, on stacks of their own.
#ifdef CLAIMGRAPH_SANITIZED
constexpr bool kWatches = false;
#else
constexpr bool kWatches = true;
#endif
constexpr std::array kSignals = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
constexpr std::size_t kStack = 1U << 16U, kLongestPlace = 400;

// What the handler reads: nothing here may need memory or a lock.
char** arguments = nullptr;
int crash_file = -1;
off_t input_begins = -1;  // of standard input; -1 where it cannot be read again
thread_local std::uint64_t number_in_hand = 0;
thread_local std::array<char, kLongestPlace> place_in_hand;
thread_local std::size_t place_size = 0;

// A line put together without memory of its own.
class Line {
 public:
  Line& operator<<(std::string_view text) {
    const std::size_t size = std::min(text.size(), bytes_.size() - size_);
    std::memcpy(bytes_.data() + size_, text.data(), size);
    size_ += size;
    return *this;
  }
  Line& operator<<(std::uint64_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return *this << std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()));
  }
  bool write_to(int descriptor) const {
    return ::write(descriptor, bytes_.data(), size_) == static_cast<ssize_t>(size_);
  }

 private:
  std::array<char, kLongestPlace + 200> bytes_;
  std::size_t size_ = 0;
};

void on_crash(int signal) {
  Line message;
  message << "claimgraph: internal error: signal " << static_cast<std::uint64_t>(signal);
  if (signal == SIGABRT) message << " (out of memory?)";
  if (number_in_hand > 0) message << " in " << std::string_view(place_in_hand.data(), place_size);
  bool kept = false;
  if (number_in_hand > 0 && crash_file >= 0) {
    Line entry;
    entry << number_in_hand << " " << static_cast<std::uint64_t>(signal) << "\n";
    kept = entry.write_to(crash_file) && ::fsync(crash_file) == 0;
  }
  const bool again = kept && (input_begins < 0 || ::lseek(STDIN_FILENO, input_begins, SEEK_SET) >= 0);
  message << (again             ? "; going on without it\n"
              : kept            ? "; run it again to go on without it\n"
              : crash_file >= 0 ? "; run it again to go on\n"
                                : "; with --state DIR a run goes on without such a record\n");
  message.write_to(STDERR_FILENO);
  if (again) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    ::execv("/proc/self/exe", arguments);
  }
  _exit(kInternalError);
}

}  // namespace

void watch_crashes(char** argv) {
  if (!kWatches) return;
  arguments = argv;
  input_begins = ::lseek(STDIN_FILENO, 0, SEEK_CUR);
  std::set_terminate(std::abort);  // in few words
  prepare_thread_for_crashes();
  struct sigaction action {};
  action.sa_handler = on_crash;
  action.sa_flags = SA_ONSTACK | static_cast<int>(SA_RESETHAND);  // a crash of the handler ends it
  for (const int signal : kSignals) sigaction(signal, &action, nullptr);
}

void prepare_thread_for_crashes() {
  if (!kWatches) return;
  thread_local std::array<char, kStack> bytes;
  stack_t stack{};
  stack.ss_sp = bytes.data();
  stack.ss_size = bytes.size();
  sigaltstack(&stack, nullptr);
}

InHand::InHand(std::uint64_t number, std::string_view where) {
  const std::string place = visible(where.substr(0, kLongestPlace));
  place_size = std::min(place.size(), kLongestPlace);
  std::memcpy(place_in_hand.data(), place.data(), place_size);
  number_in_hand = number;
}

InHand::~InHand() { number_in_hand = 0; }

int keep_crashes_in(const std::string& file) {
  crash_file = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (crash_file >= 0) return kDone;
  say(file, std::string("cannot be written: ") + std::strerror(errno));
  return kOutputFailed;
}

std::map<std::uint64_t, int> crashes_in(const std::string& file) {
  std::map<std::uint64_t, int> found;
  std::ifstream in(file);
  std::uint64_t number = 0;
  for (int signal = 0; in >> number >> signal;) found.emplace(number, signal);
  return found;
}

}  // namespace claimgraph
