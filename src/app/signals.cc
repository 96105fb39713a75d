#include "app/signals.h"

#include <unistd.h>

#include <csignal>

#include "app/exit_codes.h"

namespace claimgraph {
namespace {

std::atomic<bool> stop{false};
std::atomic<int> code{kInterrupted};  // as shells tell of signals: 128 and the number
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void on_signal(int number) {
  code.store(128 + number);
  if (stop.exchange(true)) _exit(code.load());
}

}  // namespace

void watch_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;  // no SA_RESTART: a blocked read must come back
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  struct sigaction hang_up {};
  sigaction(SIGHUP, nullptr, &hang_up);
  if (hang_up.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, nullptr);  // nohup stays nohup
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

const std::atomic<bool>& stop_requested() { return stop; }

int stop_exit_code() { return code.load(); }

}  // namespace claimgraph
