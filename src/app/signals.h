// Interruption: the first SIGINT, SIGTERM or SIGHUP asks the program to finish the record in hand, a second
// one ends it.
#pragma once

#include <atomic>

namespace claimgraph {

/// Installs the handlers, and ignores SIGPIPE and SIGXFSZ (writing reports them).
void watch_signals();

/// True once a signal has come.
const std::atomic<bool>& stop_requested();

/// kInterrupted, kTerminated or kHungUp by the signal that came.
int stop_exit_code();

}  // namespace claimgraph
