#include "app/signals.h"

#include <unistd.h>

#include <csignal>

#include "app/exit_codes.h"

namespace claimgraph {
namespace {

std::atomic<bool> stop{false};
std::atomic<int> code{kInterrupted};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void on_signal(int number) {
  code.store(number == SIGTERM ? kTerminated : kInterrupted);
  if (stop.exchange(true)) _exit(code.load());
}

}  // namespace

void watch_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;  // no SA_RESTART: a blocked read must come back
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

const std::atomic<bool>& stop_requested() { return stop; }

int stop_exit_code() { return code.load(); }

}  // namespace claimgraph
