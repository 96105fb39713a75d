// What the program's exit status says.
#pragma once

namespace claimgraph {

enum ExitCode : int {
  kDone = 0,
  kUsage = 2,         // wrong usage, patterns or configuration: nothing was processed
  kSomeRejected = 3,  // done, but some inputs were rejected or degraded, each named
  kOutputFailed = 4,
  kInternalError = 5,
  kDamagedGraph = 6,  // or state
  kStateInUse = 7,
  kHungUp = 129,
  kInterrupted = 130,
  kTerminated = 143,
  kReaderGone = 141,  // of standard output
};

}  // namespace claimgraph
